import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { describePhraseRefusal, restoreWords } from '../../server/src/backup/words.ts'
import { readPhrase } from '../../server/src/vault/phrase.ts'
import { CommandRefusal } from './command-refusal.ts'
import { commandWords } from './words.ts'

const TRIES = 5

/** The phrase from the file, from `BESIDE_BACKUP_PHRASE`, or typed by the operator. */
export async function askPhrase(phraseFile: string | null): Promise<string> {
  const given = await readGiven(phraseFile)
  if (given === undefined) return await askAtScreen()
  const phrase = readPhrase(given)
  if (phrase.ok) return phrase.value
  throw new CommandRefusal(explain(phrase.refusal))
}

async function readGiven(phraseFile: string | null): Promise<string | undefined> {
  if (phraseFile === null) return process.env['BESIDE_BACKUP_PHRASE']
  return await readFile(phraseFile, 'utf8').catch(() => {
    throw new CommandRefusal(commandWords.noPhraseFile)
  })
}

// Somebody who restores is often in a hurry, so a mistyped word is named and asked for again.
async function askAtScreen(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    let asked = 0
    process.stdout.write(restoreWords.askPhrase)
    for await (const line of terminal) {
      asked += 1
      const phrase = readPhrase(line)
      if (phrase.ok) return phrase.value
      if (!process.stdin.isTTY || asked >= TRIES) throw new CommandRefusal(explain(phrase.refusal))
      process.stdout.write(`${explain(phrase.refusal)}\n${restoreWords.askPhrase}`)
    }
    throw new CommandRefusal(commandWords.noPhrase)
  } finally {
    terminal.close()
  }
}

function explain(refusal: Parameters<typeof describePhraseRefusal>[0] | undefined): string {
  return refusal ? describePhraseRefusal(refusal) : commandWords.noPhrase
}
