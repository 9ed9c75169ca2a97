/** What an operator reads from `npm start` and `npm run beside`. */
export const help: readonly string[] = [
  'What you can do for your community:',
  '',
  '  npm run beside -- doctor          look at everything, and say what needs doing',
  '  npm run beside -- backup          make a backup now',
  '  npm run beside -- restore         bring a backup back in an empty folder',
  '  npm run beside -- sign-restore    sign a restore with your root key, later',
  '  npm run beside -- steward         print a new one-time link for a steward',
  '',
  'What you can add:',
  '',
  '  --data (folder)      where the data lies, if not in the usual place',
  '  --to (folder)        where a backup goes, or where a restore goes',
  '  --every 24h          make a backup again and again (m, h and d are fine)',
  '  --keep 14            how many backups stay',
  '  --new-phrase         make a new phrase for all backups to come',
  '  --show-phrase        show a new phrase although nobody sits at the screen',
  '  --from (folder)      the backup to bring back',
  '  --root-key (file)    your root key, to sign a restore',
  '  --phrase-file (file) a file with your phrase, if you do not want to type it',
  '',
  'docs/operating.md tells all of it slowly.'
]

export const commandWords = {
  askForHelp: 'Run npm run beside to see what there is.',
  restoreNeedsFrom: 'Say which backup to bring back: --from and its folder.',
  restoreNeedsTo: 'Say where to bring it back: --to and an empty folder.',
  signNeedsKey: 'Say where your root key is: --root-key and its file.',
  keepIsStrange: 'The number after --keep can be from 1 to 1000.',
  everyIsStrange: 'After --every comes a time from 1m to 7d, such as 24h.',
  everyAndNewPhrase: 'Make the new phrase first, by hand. Then start --every again.',
  noPhrase: 'No phrase was given. Type it, or name a file with --phrase-file.',
  noPhraseFile: 'The file with the phrase cannot be read. Check its place.',
  storeFull: 'The disk is full. Nothing was lost. Make some room, then try again.',
  storeAway: 'The store cannot be opened now. Nothing was changed. Try npm run beside -- doctor.',
  stopped: 'Stopped. Backups that were made stay where they are.'
} as const

export function describeUnknownCommand(command: string): string {
  return `There is no "${command}" here.`
}

export function describeUnknownOption(option: string): string {
  return `"${option}" does not belong to this.`
}

export function describeBareOption(option: string): string {
  return `Something should follow after ${option}.`
}

export function describeLaterTry(time: string): string {
  return `It will be tried again at ${time}.`
}

export function describeStewardLink(link: string): readonly string[] {
  return [
    'Open this link once, to name your community and say who may come in:',
    '',
    `    ${link}`,
    '',
    'It works one time, within a week. Give it to nobody whom you do not trust with this.'
  ]
}
