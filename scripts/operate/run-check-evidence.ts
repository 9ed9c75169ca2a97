import { readFileSync } from 'node:fs'
import { checkEvidence } from '@beside/client'
import { print } from './print.ts'
import { CommandRefusal } from './command-refusal.ts'
import { commandWords, evidenceWords } from './words.ts'

/** @returns 1 if the file shows nothing, for whoever looks at many */
export function runCheckEvidence(file: string): number {
  const checked = checkEvidence(readJson(file))
  if (!checked.ok) throw new CommandRefusal(commandWords.noEvidence)
  const { root, spaceId, findings, hasWords } = checked.value
  const shown = findings.map(({ shows, seq }) => `${evidenceWords.shows[shows]} ${seq}.`)
  print([
    evidenceWords.aboutPlace,
    `  ${root}`,
    evidenceWords.aboutSpace,
    `  ${spaceId}`,
    '',
    ...(shown.length === 0 ? [evidenceWords.nothing] : shown),
    ...(hasWords ? ['', evidenceWords.words] : []),
    '',
    ...evidenceWords.careful
  ])
  return shown.length === 0 ? 1 : 0
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
