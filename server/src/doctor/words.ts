/** What the doctor says. Each sentence that asks for something says how to do it. */
export const doctorWords = {
  intro: 'This is how your community is.',
  allWell: 'Nothing needs to be done.',
  someToDo: 'Lines with an arrow ask you to do something.',
  noFolder: 'There is no data folder there. Start your community once with npm start.',
  folderWell: 'Only you can read the data folder.',
  folderIsFile: 'There is a file where the data folder should be.',
  folderClosed: 'The data folder cannot be opened. Run this as the account that runs the server.',
  secretsWell: 'The secrets are whole, and sign-in is set up.',
  noSetup:
    'The part of the secrets that sign-in needs cannot be read. Bring secrets.json back from a backup.',
  rootAway: 'The root key is not on this machine. That is right.',
  rootHere:
    'The root key still lies here. Copy root.key to a memory stick, check the copy, then delete it here.',
  anotherRootHere:
    'The file root.key belongs to another community. Look for your own, and keep both.',
  noStore: 'There is no store yet. Start your community once with npm start.',
  storeWell: 'The store is whole.',
  storeDamaged:
    'The store cannot be read as a whole. Stop the server and restore your last backup.',
  storeFull:
    'The disk is full, so the store cannot be opened to look at it. Make some room, then look again.',
  storeShut:
    'The store cannot be opened now. That alone is no damage. Check that the disk has room and works, then look again.',
  storeStrays:
    'Some rows in the store belong to nobody any more. Nothing is lost by it. Tell those who make Beside.',
  databaseWell: 'The database answers, and keeps what it acknowledges.',
  databaseAway:
    'The database does not answer as it should. Check DATABASE_URL, and that PostgreSQL runs.',
  databaseEmpty:
    'The database holds nothing of this community. Check DATABASE_URL. If its rows were lost, bring back a backup.',
  databaseNotDurable:
    'The database may lose words when the power goes out. Set fsync and full_page_writes to on in PostgreSQL.',
  oldStoreHere:
    'The old store from before the move still lies here. Delete store.sqlite once all is well.',
  storeElsewhere: 'The store is in PostgreSQL. Set DATABASE_URL here too, and look again.',
  storeNotMoved:
    'DATABASE_URL is set, and the store is still a file here. Run: npm run beside -- move-to-postgres',
  anotherDatabase:
    'The database belongs to another community. Check DATABASE_URL and the data folder.',
  databaseUrlIsStrange:
    'DATABASE_URL cannot be used. It should look like postgres://name:password@host/database',
  noBackup: 'There is no backup yet. Run: npm run beside -- backup',
  nodeWell: 'Node is new enough.',
  clockWell: 'The clock looks right.',
  clockWrong:
    'The clock of this machine shows a date that cannot be. Set it, then start the server again.',
  clockBehind:
    'The clock is behind the newest words in the store. Set it, then start the server again.',
  clockJumped:
    'The clock of this machine jumped while the server ran. Set it by the network, then start the server again.',
  noAddress: 'Only this machine can reach your community. docs/operating.md tells how to open it.',
  plainAddress:
    'The address begins with http. Other people need https, or their browser will not keep things safe.',
  strangeAddress: 'The address cannot be used. It should look like https://place.example',
  addressWell: 'The address begins with https.',
  tellingAddress:
    'The address tells what the place is for. Someone who looks over a shoulder can read it. A neutral name is safer.',
  noMail: 'No mail is set up, so nobody can switch on nudges. docs/operating.md tells how.',
  mailWell: 'The mail host answers, and lets this place in.',
  mailAway:
    'The mail host does not let this place in. Check SMTP_URL and its password. Outside this machine it needs a sealed line.',
  noPush: 'PUSH_CONTACT is not set, so nudges come to no device. docs/operating.md tells how.',
  pushWell: 'Nudges can come to devices, through the push services of their browsers.',
  pushIsStrange:
    'PUSH_CONTACT or PUSH_HOSTS cannot be used. They should look like mailto:post@place.example and push.example.org',
  tellingPush:
    'Push services read PUSH_CONTACT, and its name tells what this place is. Take one that says nothing.',
  mailIsStrange:
    'SMTP_URL and SMTP_FROM cannot be used. They should look like smtps://name:password@mail.example and post@place.example',
  tellingMail:
    'The address in SMTP_FROM tells what the place is for. It stands in every nudge. A neutral one is safer.',
  noProxy:
    'The server does not know of your proxy, so all people look like one to it. Set BESIDE_TRUSTED_PROXY.'
} as const

export function describeOldNode(version: string): string {
  return `Node ${version} is too old. Start it with npm, which brings the right one.`
}

export function describeOpenFolder(folder: string): string {
  return `Other accounts of this machine can look into the data folder. Run: chmod 700 ${folder}`
}

export function describeOpenFiles(names: readonly string[]): string {
  return `Other accounts of this machine can read ${names.join(', ')}. Run in the data folder: chmod 600 ${names.join(' ')}`
}

export function describeStrangers(names: readonly string[]): string {
  return `${names.join(', ')} belongs to another account than the folder. The server may not be able to use it.`
}

export function describeUnsigned(time: number): string {
  const date = new Date(time).toISOString().slice(0, 10)
  return `The restore back to ${date} is not signed, so it looks like a stolen copy. Run: npm run beside -- sign-restore`
}

export function describeRoom(freeBytes: number, isEnough: boolean): string {
  const megabytes = Math.floor(freeBytes / 1_000_000)
  const size =
    megabytes > 9999 ? `${Math.floor(megabytes / 1000)} gigabytes` : `${megabytes} megabytes`
  if (isEnough) return `There is room on the disk: ${size}.`
  return `The disk has ${size} left. When it is full, people cannot write. Please make room.`
}

export function describeOldBackup(hours: number): string {
  return `The last backup is ${describeHours(hours)} old. Run: npm run beside -- backup`
}

export function describeBackupWell(hours: number): string {
  return hours < 1
    ? 'The last backup was made within the hour.'
    : `The last backup is ${describeHours(hours)} old.`
}

export function describeBackupGone(folder: string): string {
  return `It is no longer at ${folder}. That is fine if you moved it to a safe place.`
}

function describeHours(hours: number): string {
  if (hours < 48) return hours === 1 ? 'one hour' : `${hours} hours`
  return `${Math.floor(hours / 24)} days`
}
