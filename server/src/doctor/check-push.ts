/** Whether nudges can come to devices. No push service is asked: it would need the address of somebody's device. */
import { PushTrouble, readPushSetting } from '../config/push.ts'
import { act, hint, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { TELLING } from './telling-names.ts'
import { doctorWords } from './words.ts'

export function checkPush(env: Readonly<Record<string, string | undefined>>): readonly Finding[] {
  try {
    const setting = readPushSetting(env)
    if (!setting) return [hint(doctorWords.noPush)]
    return [
      well(doctorWords.pushWell),
      ...(TELLING.test(setting.contact) ? [hint(doctorWords.tellingPush)] : [])
    ]
  } catch (cause) {
    if (cause instanceof PushTrouble) return [act(doctorWords.pushIsStrange)]
    throw cause
  }
}
