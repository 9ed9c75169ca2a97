import { examine } from '../../server/src/doctor/doctor.ts'
import type { Finding } from '../../server/src/doctor/finding.ts'
import { doctorWords } from '../../server/src/doctor/words.ts'
import { print } from './print.ts'

const signByLevel = { well: '   ', hint: ' ? ', act: '-> ' } as const satisfies Record<
  Finding['level'],
  string
>

/** @returns 1 if somebody should do something, for whoever runs it every night */
export async function runDoctor(data: string): Promise<number> {
  const findings = await examine({ dataFolder: data, now: Date.now(), env: process.env })
  const isToDo = findings.some(({ level }) => level === 'act')
  print([
    doctorWords.intro,
    '',
    ...findings.map(({ level, text }) => `${signByLevel[level]}${text}`),
    '',
    isToDo ? doctorWords.someToDo : doctorWords.allWell
  ])
  return isToDo ? 1 : 0
}
