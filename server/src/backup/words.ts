/** What an operator reads about backups. */
import type { PhraseRefusal } from '../vault/phrase.ts'
import type { BackupReason } from './backup-trouble.ts'

export const backupWords: Readonly<Record<BackupReason, string>> = {
  'store-missing': 'There is no store in that folder yet. Start the server once, then try again.',
  'store-damaged':
    'The store cannot be read as a whole. Nothing was changed. Run "npm run beside -- doctor" to see more.',
  'phrase-needs-a-person':
    'There is no phrase for backups yet. Run "npm run beside -- backup" once by hand, so that you can write it down.',
  'phrase-set-elsewhere':
    'Another backup set its phrase a moment ago. Use that phrase, and forget this one.',
  'backup-key-damaged':
    'The file backup-key.json cannot be read. Run "npm run beside -- backup --new-phrase" to make a new one.',
  'copy-differs':
    'What was written could not be read back. The disk may be old. Try another folder.',
  'from-missing': 'There is no folder at that place. Check how it is written.',
  'not-a-backup':
    'That folder does not hold a backup. It should hold store.sqlite and secrets.sealed.',
  'backup-damaged': 'This backup has changed since it was made. Please take an older one.',
  'wrong-phrase':
    'The phrase does not open this backup. Check each word. If they are right, the file has changed.',
  'folder-not-empty': 'The new folder is not empty. Nothing was written. Choose an empty one.',
  'nothing-to-sign': 'No restore waits to be signed here. Nothing was changed.'
}

export function describePhraseRefusal(refusal: PhraseRefusal): string {
  switch (refusal.problem) {
    case 'word-count':
      return `The phrase has eight words. You gave ${refusal.count}.`
    case 'unknown-word':
      return `Word ${refusal.position} is "${refusal.word}". It is not in the list of words. Look at your note again.`
    default:
      return refusal satisfies never
  }
}

export function describePhrase(phrase: string): readonly string[] {
  return [
    'Write these eight words on paper. They open your backups.',
    '',
    `    ${phrase}`,
    '',
    'They are shown only now, and no machine keeps them.',
    'Without them a backup cannot be opened by anyone. Keep the paper away from this machine.',
    ''
  ]
}

export function describeBackupMade(made: {
  readonly folder: string
  readonly dropped: number
}): readonly string[] {
  const lines = [
    `The backup is made and checked. It lies in ${made.folder}`,
    'Copy that whole folder to another machine.'
  ]
  if (made.dropped === 0) return lines
  return [...lines, `Older backups that were let go: ${made.dropped}.`]
}

export function describeNextBackup(time: string): string {
  return `The next backup will be made at ${time}.`
}

export const restoreWords = {
  askPhrase: 'The eight words of your backup phrase: ',
  doors: 'Everybody signs in anew. Old steward links and cards of entry no longer work.',
  signed: 'The restore is signed. It says that this is your server, and to what time it went back.',
  signedLater: 'The restore is signed. Start the server again, so that it can say so.',
  notSigned: [
    'The restore is not signed, because the root key was not given.',
    'Devices of your people cannot tell it from a stolen copy, and may stop and warn.',
    'Bring your root key, then run "npm run beside -- sign-restore --root-key" with its place.'
  ],
  tell: 'Tell your community to what time it went back. The pages say it too once the restore is signed.',
  removed:
    'People who deleted their account after that time are here again. Those who changed their keys can do it once more.'
} as const

export function describeRestored(restored: {
  readonly folder: string
  readonly time: string
}): readonly string[] {
  return [
    `The community is back in ${restored.folder}`,
    `It is as it was on ${restored.time}. What came later is not in it.`
  ]
}

export function describeChoice(newest: string): string {
  return `That folder holds several backups. The newest one is ${newest}. Please name the one you want.`
}
