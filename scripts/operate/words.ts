/** What an operator reads from `npm start` and `npm run beside`. */
import type { CopyReason } from '../../server/src/store/copy/copy-trouble.ts'
import { directoryHelp, directoryOptions } from './directory-words.ts'

export const help: readonly string[] = [
  'What you can do for your community:',
  '',
  '  npm run beside -- doctor          look at everything, and say what needs doing',
  '  npm run beside -- backup          make a backup now',
  '  npm run beside -- restore         bring a backup back in an empty folder',
  '  npm run beside -- sign-restore    sign a restore with your root key, later',
  '  npm run beside -- sign-release    say with your root key which code is yours',
  '  npm run beside -- steward         print a new one-time link for a steward',
  '  npm run beside -- end-sessions    sign everybody out, while the server is stopped',
  '  npm run beside -- check-evidence  look at a file that somebody saved after an alarm',
  '  npm run beside -- move-to-postgres',
  '                                    move all rows to the database at DATABASE_URL',
  '  npm run beside -- newsletter-bounces',
  '                                    forget the addresses whose mails came back',
  ...directoryHelp,
  '',
  'What you can add:',
  '',
  '  --data (folder)      where the data lies, if not in the usual place',
  '  --to (place)         where a backup, a restore or a signature goes',
  '  --every 24h          make a backup again and again (m, h and d are fine)',
  '  --keep 14            how many backups stay',
  '  --new-phrase         make a new phrase for all backups to come',
  '  --show-phrase        show a new phrase although nobody sits at the screen',
  '  --from (folder)      the backup to bring back',
  '  --root-key (file)    your root key, to sign a restore or the code',
  '  --phrase-file (file) a file with your phrase, if you do not want to type it',
  '  --file (file)        the file that somebody saved after an alarm, or mails that came back',
  ...directoryOptions,
  '',
  'docs/operating.md tells all of it slowly.'
]

export const commandWords = {
  askForHelp: 'Run npm run beside to see what there is.',
  restoreNeedsFrom: 'Say which backup to bring back: --from and its folder.',
  restoreNeedsTo: 'Say where to bring it back: --to and an empty folder.',
  checkNeedsFile: 'Say which file to look at: --file and its place.',
  bouncesNeedFile: 'Say where the mails are that came back: --file and a file that can be read.',
  noEvidence: 'This is not a file that was saved after an alarm, or it was cut short.',
  signNeedsKey: 'Say where your root key is: --root-key and its file.',
  keepIsStrange: 'The number after --keep can be from 1 to 1000.',
  everyIsStrange: 'After --every comes a time from 1m to 7d, such as 24h.',
  everyAndNewPhrase: 'Make the new phrase first, by hand. Then start --every again.',
  noPhrase: 'No phrase was given. Type it, or name a file with --phrase-file.',
  noPhraseFile: 'The file with the phrase cannot be read. Check its place.',
  storeFull: 'The disk is full. Nothing was lost. Make some room, then try again.',
  storeAway: 'The store cannot be opened now. Nothing was changed. Try npm run beside -- doctor.',
  storeInUse: 'Another server works with that folder already. Stop it, or choose another folder.',
  databaseInUse:
    'Another server works with that database already. Stop it, or choose another database.',
  moveNeedsDatabase:
    'Say where PostgreSQL is: set DATABASE_URL, such as postgres://name:password@host/database',
  moving: 'Moving, and reading everything again. This can take some minutes.',
  anotherDatabase:
    'That database belongs to another community. Nothing was changed. Check DATABASE_URL and the data folder.',
  databaseEmpty:
    'That database holds nothing, and this community has its rows in one. Nothing was changed. Check DATABASE_URL.',
  databaseNotUtf8:
    'That database cannot hold every letter. Nothing was changed. Make one with --encoding UTF8 --template template0.',
  databaseUrlIsStrange:
    'DATABASE_URL cannot be used. It should look like postgres://name:password@host/database',
  storeElsewhere:
    'The store of this community is in PostgreSQL. Set DATABASE_URL, as it was set before.',
  storeNotMoved:
    'There is a store in the data folder, and DATABASE_URL names another. To move it there, run: npm run beside -- move-to-postgres',
  stopped: 'Stopped. Backups that were made stay where they are.'
} as const

export const bouncesWords = {
  found: (count: number) => `Addresses in these mails that are gone for good: ${count}.`,
  forgotten: (count: number) => `Of these, read the newsletter and are forgotten now: ${count}.`
} as const

/** What a file shows that somebody saved after an alarm. After each of `shows` comes a number. */
export const evidenceWords = {
  aboutPlace: 'This file is about the place with this root:',
  aboutSpace: 'and one space in it:',
  nothing: 'It shows nothing that does not fit.',
  shows: {
    'two-pasts': 'Proven: the server signed two different pasts. They part at record',
    'signed-contradiction':
      'Proven: the server signed a record that had seen another past. It is record',
    'names-another-past':
      'Shown: a record had seen another past. Its author or the server made it so. It is record',
    'shorter-log': 'Shown: the file holds less than the server once signed. That went up to record',
    'old-document': 'Shown: a page came that was replaced before. The newer one is record'
  },
  words: 'It also holds words. They are as its maker says, and prove nothing by themselves.',
  careful: [
    'Compare the root with the one of your place. A repair from a backup can look the same.',
    'So ask who runs the place before you draw a conclusion.'
  ]
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

export const copyWords = {
  'target-not-empty':
    'That database holds other rows already. Nothing was changed. Make an empty one, and try again.',
  'moved-already':
    'It was moved already, and people went on there since. The file here is older. Nothing was changed. Start the server.',
  'rows-do-not-fit':
    'Some rows do not fit into the database. Nothing was moved. Run the doctor, and tell those who make Beside.',
  'copy-differs':
    'What was written could not be read back as it was. Nothing was moved. Please try again.',
  'heads-differ':
    'The log of a space does not add up in the old store. Nothing was moved. Tell those who make Beside.'
} as const satisfies Record<CopyReason, string>

export function describeMoved(moved: {
  readonly rows: number
  readonly spaces: number
  readonly wasThere: boolean
  readonly file: string
}): readonly string[] {
  return [
    moved.wasThere ? 'All rows are in the database already.' : 'All rows are in the database now.',
    `They were read back and compared: ${moved.rows} rows, and the logs of ${moved.spaces} spaces.`,
    'What to do next:',
    '  1. Set DATABASE_URL for the server and for backups, then start the server.',
    '  2. Run npm run beside -- doctor, and make a backup.',
    `  3. When all is well, delete the old store: ${moved.file}`,
    'The rest of the data folder stays in use. Keep it.'
  ]
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

export const endSessionsWords: readonly string[] = [
  'Everybody is signed out, on every device. Nothing that they wrote is gone.',
  'Start the server again. People sign in with their passphrase or kit.'
]

export const releaseWords = {
  noPages: 'The pages are not built yet. Start npm start once, then sign.',
  differs: 'The built pages are not the ones that were listed. Build them anew, then sign.',
  signed: 'Signed. People who are signed in now read on which day it was.',
  carry: 'Copy this file into the data folder of your server, under the name signed-release.json:',
  compare: 'To be sure, build the same version on another machine. It gives the same mark.'
} as const

export function describeMark(hash: string): string {
  return `The mark of this code is ${hash}`
}

export const serveWords = {
  running: 'Your community is running. Open it in a browser:',
  stopHint: 'Stop it with Ctrl+C.',
  stopping: 'Stopping. What was sent is kept.',
  anotherLink: 'A new steward link, if you need one: npm run beside -- steward',
  portIsStrange: 'The port can be a number from 1 to 65535.',
  openPagesAreStrange: 'BESIDE_OPEN_PAGES can be a number from 1 to 1000000.',
  noPortFree: 'No port near the one you chose is free. Choose another with --port.',
  addressIsStrange: 'BESIDE_ADDRESS cannot be used. It should look like https://place.example',
  proxyIsStrange:
    'BESIDE_TRUSTED_PROXY cannot be used. Write loopback, private, or the address of your proxy.',
  noPages: 'The pages are not built, so browsers will find nothing. Start with npm start instead.',
  hostIsOpen: 'The server listens on the network. Make sure that only your proxy can reach it.'
} as const

export function describeTakenPort(port: number): string {
  return `Port ${port} is taken, and your proxy expects the server there. Free it, or choose another.`
}

export function describeFirstRun(folder: string): readonly string[] {
  return [
    `Everything lies in ${folder}`,
    'Two things to do soon:',
    '  1. Copy root.key from there to a memory stick, check the copy, and delete it there.',
    '  2. Make a first backup: npm run beside -- backup',
    'docs/operating.md tells more.'
  ]
}
