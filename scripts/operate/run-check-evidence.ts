import { readFileSync } from 'node:fs'
import { checkEvidence, type CheckedEvidence } from '@beside/client'
import { print } from './print.ts'
import { CommandRefusal } from './read-command.ts'
import { commandWords } from './words.ts'

type Finding = CheckedEvidence['findings'][number]

/** @returns 1 if the file shows nothing, for whoever looks at many */
export function runCheckEvidence(file: string): number {
  const checked = checkEvidence(readJson(file))
  if (!checked.ok) throw new CommandRefusal(commandWords.noEvidence)
  const { root, spaceId, findings, hasWords } = checked.value
  print([
    'This file is about the place with this root:',
    `  ${root}`,
    'and one space in it:',
    `  ${spaceId}`,
    '',
    ...(findings.length === 0
      ? ['It shows nothing that does not fit.']
      : findings.map(describeFinding)),
    ...(hasWords
      ? ['', 'It also holds words. They are as its maker says, and prove nothing.']
      : []),
    '',
    'Compare the root with the one of your place. A repair from a backup can look the same:',
    'ask who runs the place before you draw a conclusion.'
  ])
  return findings.length === 0 ? 1 : 0
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function describeFinding({ shows, seq }: Finding): string {
  switch (shows) {
    case 'two-pasts':
      return `Proven: the server signed two different pasts at record ${seq}.`
    case 'signed-contradiction':
      return `Proven: the server signed record ${seq}, which had seen another past.`
    case 'names-another-past':
      return `Shown: record ${seq} had seen another past. The server or its author made it so.`
    case 'shorter-log':
      return `Shown: the server signed up to record ${seq}, and the file holds less than that.`
    case 'old-document':
      return `Shown: a page came that record ${seq} had replaced. The server did not sign that.`
    default:
      return shows satisfies never
  }
}
