import { readFile } from 'node:fs/promises'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { act, hint, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { TELLING } from './telling-names.ts'
import { doctorWords } from './words.ts'

const THIS_MACHINE = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::|$)/u

/**
 * The address that people see, as it is set for the server. Where the doctor was not told it, as by hand, the
 * one of the last start counts; whether the server knows its proxy cannot be seen then.
 */
export function checkAddress(
  env: Readonly<Record<string, string | undefined>>,
  lastAddress = ''
): readonly Finding[] {
  const set = env['BESIDE_ADDRESS']?.trim() ?? ''
  if (set !== '') {
    const hasProxy = (env['BESIDE_TRUSTED_PROXY'] ?? '') !== ''
    return judgeAddress(set, hasProxy ? [] : [hint(doctorWords.noProxy)])
  }
  const isNone = lastAddress === '' || THIS_MACHINE.test(lastAddress)
  return isNone ? [hint(doctorWords.noAddress)] : judgeAddress(lastAddress, [])
}

export async function readLastAddress({ lastAddress }: InstanceFolder): Promise<string> {
  return (await readFile(lastAddress, 'utf8').catch(() => '')).trim()
}

function judgeAddress(text: string, ofProxy: readonly Finding[]): readonly Finding[] {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:') return [act(doctorWords.plainAddress)]
  if (url?.protocol !== 'https:' || url.pathname !== '/') return [act(doctorWords.strangeAddress)]
  return [
    well(doctorWords.addressWell),
    ...(TELLING.test(url.hostname) ? [hint(doctorWords.tellingAddress)] : []),
    ...ofProxy
  ]
}
