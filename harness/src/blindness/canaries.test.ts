import { pino } from 'pino'
import { expect, test } from 'vitest'
import { readPrintedCodes } from '../web/care.ts'
import { readSeatCode } from '../web/gatherings.ts'
import { mailOf, openGuide } from '../web/tour/guide.ts'
import { tour } from '../web/tour/tour.ts'
import { openWebHouse } from '../web/web-house.ts'
import { findWords, formsOf } from './find-words.ts'
import { openListener } from './listener.ts'
import { readStoreFiles } from './read-dump.ts'
import { readField, watchFields } from './typed-fields.ts'

// Each canary holds its stem, so that one search finds them all. It has no space, which some fields take
// out, and a letter that each way of escaping writes in its own way.
const secretStem = 'brindlequéorxwim'
const publicStem = 'hollowtapéstunve'
const nameStem = 'quaverdipénolmzu'

/** What a steward types is shown to anybody, before there is any account: public by decision. */
const publicWords: readonly string[] = [
  'the outside contact',
  'the hours promised',
  'the answers promised',
  'the limits promised',
  'the site after Exit',
  'the line',
  'whom the line is for',
  'the part of the country',
  'the languages of the line',
  'the page of the line',
  'subject of a letter',
  'a letter',
  'to send',
  'when it is open',
  'what it costs',
  'the title of a text',
  'what a text is about',
  'the words of a text',
  'the source of a text',
  'who wrote a text',
  'why a text changed',
  'other words',
  'why words are taken',
  'a picture',
  'the name of an entry',
  'who runs an entry',
  'what an entry does',
  'whom an entry is for',
  'the phone of an entry',
  'the texts of an entry',
  'the mail of an entry',
  'safe contact',
  'the languages of an entry',
  'the hours of an entry',
  'the area of an entry',
  'the street of an entry',
  'the town of an entry',
  'the region of an entry',
  'the postcode of an entry',
  'the country of an entry',
  'whom an entry serves',
  'how to get into an entry',
  'the cost of an entry',
  'an area',
  'the title of a gathering',
  'what happens there',
  'the place of a gathering',
  'the languages there',
  'good to know',
  'a neutral word',
  'why it is cancelled'
]
/** What stands in the chain of a team is in the clear for everybody who is signed in: decision 0011. */
const memberWords: readonly string[] = [
  'name of a steward',
  'lines of a steward',
  'name of a listener',
  'name of a second steward',
  'lines of a second steward',
  'what was checked'
]
/** What a circle says of itself in the list is plain to everybody who is signed in, and to the server: decision 0012. */
const listWords: readonly string[] = [
  'the name in the list',
  'What it is for, in the list',
  'What is welcome, in the list',
  'What does not belong here, in the list',
  'the times in the list'
]
/**
 * A sign-in name is told to the server, which keeps a keyed hash of it; and where nudges go and how they look, which
 * it keeps sealed. All of it is in traffic, and nowhere else.
 */
const nameWords: readonly string[] = [
  'a name of nobody',
  'a mailbox',
  'a sender',
  'a subject',
  'an address',
  'a try',
  'a sender of letters',
  'a subject of letters',
  'a link to meet'
]

/** Fields that need not receive a canary, and why. */
const excused: Readonly<Record<string, string>> = {
  '/steward: What is this place called?': 'public by decision; the tour types its own name there',
  '/steward: The number': 'takes digits alone; public by decision',
  '/steward: On which day did you dial it?': 'takes a day alone; public by decision',
  '/app/care/settings: What is this place called?': 'public by decision; as it was set up',
  '/app/care/settings: The number': 'takes digits alone; public by decision',
  '/app/care/settings: On which day did you dial it?': 'takes a day alone; public by decision',
  '/app/care/settings: On which day does it close?': 'takes a day alone; public by decision',
  '/app/care/library/write: Its address': 'takes small letters alone; public by decision',
  '/app/care/library/write: Read through on': 'takes a day alone; public by decision',
  '/app/care/library/write: To be read through again by': 'takes a day alone; public by decision',
  '/app/care/library/write: From when?': 'takes a moment alone; public by decision',
  '/app/care/library/write: The picture': 'takes a file alone; public by decision',
  '/library/grounding: The link': 'shows a link to a page for everybody',
  '/library/phone: The link': 'shows a link to a page for everybody',
  '/library/evening-walk: The link': 'shows a link to a page for everybody',
  '/app/people/talk: The link': 'shows a link; its secret part is looked for',
  '/app/circles/circle: The link': 'shows a link; its secret part is looked for',
  '/app/circles/plan: The day': 'takes a day alone; its plan is looked for',
  '/app/circles/plan: When it begins': 'takes a time of day alone',
  '/app/circles/plan: The last day': 'takes a day alone',
  '/app/circles/meet: The new day': 'takes a day alone',
  '/app/circles/meet: The new time': 'takes a time of day alone',
  '/app/care/give: The link': 'shows a link; its secret part is looked for',
  '/app/care/give: Until which day?': 'takes a day alone; in the clear by decision 0011',
  '/app/care/feeds: What is this list called?': 'names a list of services; by decision 0003',
  '/app/care/feeds: What is the fetched list called?': 'names a list of services; by decision 0003',
  '/app/care/feeds: At which address is it?':
    'takes the address of a public list; by decision 0003',
  '/app/care/feeds: Which file?': 'takes a file of services, which are public',
  '/app/care/entries/write: Mail address': 'takes plain letters alone; public by decision',
  '/app/care/entries/write: Web page': 'takes an address alone; public by decision',
  '/app/care/entries/write: From': 'takes a time alone; public by decision',
  '/app/care/entries/write: Until': 'takes a time alone; public by decision',
  '/app/care/entries/write: When was it last checked?': 'takes a day alone; public by decision',
  '/app/heard/talk: Away until': 'takes a day alone',
  '/app/care/newsletter: At a time, if you like': 'takes a time alone',
  '/app/care/gatherings: It begins': 'takes a moment alone; public by decision',
  '/app/care/gatherings: It ends': 'takes a moment alone; public by decision',
  '/app/care/gatherings: Every how many weeks?': 'takes a number alone; public by decision',
  '/app/care/gatherings: How many times?': 'takes a number alone; public by decision',
  '/app/care/gatherings: The last day': 'takes a day alone; public by decision',
  '/app/care/gatherings: How many seats has each date?': 'takes a number alone; public by decision',
  '/app/care/gatherings: Asking ends so many hours before':
    'takes a number alone; public by decision',
  '/app/care/gatherings: New beginning': 'takes a moment alone; public by decision',
  '/app/care/gatherings: New end': 'takes a moment alone; public by decision',
  '/gatherings/seat: Your code': 'takes a code alone; it is looked for below',
  '/app/care/gatherings: The code that they told you': 'takes a code alone; it is looked for below',
  '/newsletter: Your e-mail address': 'takes plain letters alone; they are looked for below',
  '/app/care/newsletter: An address of yours':
    'takes plain letters alone; they are looked for below',
  '/newsletter/own: Who it seems to be from': 'as it was asked for on /newsletter',
  '/newsletter/own: What it seems to be about': 'as it was asked for on /newsletter',
  '/app/me/nudges: The six digits': 'takes digits alone',
  '/app/me/nudges: From': 'takes a time of day alone',
  '/app/me/nudges: Until': 'takes a time of day alone',
  '/i: The link': 'takes a link; its secret part is looked for'
}

/** Screens that show a link. */
const withLink: readonly string[] = [
  'the link',
  'about a circle, with a link',
  'give a role, with a link'
]

test('Nothing that people type is found in the store, the log, the numbers or on the wire', async () => {
  await using listener = openListener()
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const ports: number[] = []
  await using home = await openWebHouse({
    log,
    through: (port) => {
      ports.push(port)
      return listener.through(port)
    }
  })
  const readMetrics = async () =>
    await (await fetch(`http://127.0.0.1:${ports[0] ?? 0}/metrics`)).text()
  const lookEverywhere = async () =>
    new Map([
      ...(await readStoreFiles(home.dataFolder)),
      ['log', Buffer.from(logged.join(''))],
      ['metrics', Buffer.from(await readMetrics())],
      ['traffic', listener.heard()]
    ])
  log.trace('the log is read to its finest grain')

  const guide = await openGuide(home, canaryFor)
  const fields = watchFields()
  await fields.follow(guide.hers)
  await fields.follow(guide.guest)
  const secrets = new Set<string>([secretStem])
  const kitWords = new Set<string>()
  const noteKits = () => {
    for (const { kitWords: words } of [guide.mina, guide.sam, guide.cem]) {
      for (const word of words) kitWords.add(word)
      for (const three of threesOf(words)) secrets.add(three)
    }
  }
  const codes: string[] = []
  const storesBefore = new Map<string, Buffer>()
  const keepStore = async (when: string) => {
    for (const [file, bytes] of await readStoreFiles(home.dataFolder)) {
      storesBefore.set(`${file}, ${when}`, bytes)
    }
  }
  for await (const { name, page } of tour(guide)) {
    noteKits()
    const isLink = withLink.includes(name)
    if (name === 'cards, made') codes.push(...(await readPrintedCodes(page)))
    if (name.endsWith(', its code')) codes.push(await readSeatCode(page))
    if (isLink) secrets.add(secretOf(await readField(page, 'The link')))
    // Settings are changed later, and the last screens set the server back: what it held is kept.
    if (name === 'steward, saved') await keepStore('set up')
    if (name === 'people, with Sam') await keepStore('before it was set back')
  }
  noteKits()
  const saidByOthers = [
    'Good evening from Sam',
    'Something harder',
    'It is good to be here',
    'Nor could I, all week'
  ]
  for (const said of [
    ...saidByOthers,
    'We are full until June.',
    guide.sam.passphrase,
    guide.cem.passphrase
  ]) {
    secrets.add(said)
  }
  expect(secrets.size).toBeGreaterThan(40)

  const places = new Map([...storesBefore, ...(await lookEverywhere())])
  expect([...places.keys()].filter((where) => where.startsWith('store'))).toHaveLength(9)
  // The journal may just have been emptied into the store; all else holds something.
  const isEmpty = ([where, bytes]: readonly [string, Buffer]) =>
    bytes.length === 0 && !where.includes('-wal')
  expect([...places].filter(isEmpty)).toEqual([])

  // The search finds a word in each place and in each form, before it is believed that it finds none.
  for (const [where, bytes] of places) {
    for (const [form, planted] of formsOf(secretStem)) {
      const middle = Math.floor(bytes.length / 2)
      const copy = Buffer.concat([bytes.subarray(0, middle), planted, bytes.subarray(middle)])
      const found = findWords(new Map([[where, copy]]), [secretStem])
      expect(found.map((find) => find.form)).toContain(form)
    }
  }
  const planted = 'planted lantern é'
  log.trace({ planted })
  await fetch(`${home.address}/about?said=${encodeURIComponent(planted)}`)
  await fetch(home.address, { method: 'POST', body: JSON.stringify({ planted }) })
  const told = findWords(await lookEverywhere(), [planted])
  expect(told).toContainEqual({ where: 'log', word: planted, form: 'utf8' })
  expect(told).toContainEqual({ where: 'traffic', word: planted, form: 'utf8' })
  expect(told).toContainEqual({ where: 'traffic', word: planted, form: 'percent' })
  expect(told.map(({ where }) => where)).not.toContain('metrics')
  // Words that may be there are found where they may be: so others would be found as well.
  const open = findWords(places, [publicStem, nameStem])
  const seenOpenly = open.map(({ where, word }) => `${word} in ${where.replace(/-wal/u, '')}`)
  expect(seenOpenly).toContain(`${publicStem} in store.sqlite, set up`)
  expect(seenOpenly).toContain(`${publicStem} in traffic`)
  expect(seenOpenly).toContain(`${nameStem} in traffic`)

  expect(findWords(places, [...secrets])).toEqual([])
  const kept = new Map([...places].filter(([where]) => where !== 'traffic'))
  const mailboxes = ['a mailbox', 'an address', 'a try'].map((about) => mailOf(canaryFor(about)))
  for (const mailbox of mailboxes)
    expect(guide.home.mail.mails.map(({ to }) => to)).toContain(mailbox)
  const names = [
    nameStem,
    ...mailboxes,
    ...mailboxes.map((mailbox) => mailbox.split('@')[0] ?? ''),
    guide.mina.signInName,
    guide.sam.signInName,
    guide.cem.signInName
  ]
  expect(names.every((name) => name.length > 8)).toBe(true)
  expect(findWords(kept, names)).toEqual([])
  // A code of a card or a seat is told to the server, which keeps a keyed hash of it.
  const bare = codes.map((code) => code.replaceAll('-', ''))
  expect(bare).toHaveLength(10)
  expect(findWords(kept, [...codes, ...bare])).toEqual([])

  const isSecretTyped = (typed: string) =>
    isCanary(typed) || typed.split(' ').every((word) => kitWords.has(word))
  const untyped = [...fields.byName]
    .filter(([name, typed]) => !(name in excused) && ![...typed].some(isSecretTyped))
    .map(([name]) => name)
  expect(untyped).toEqual([])
  expect(fields.byName.size).toBeGreaterThan(30)
  expect(Object.keys(excused).filter((name) => !fields.byName.has(name))).toEqual([])
})

function canaryFor(about: string): string {
  const stem = [...publicWords, ...memberWords, ...listWords].includes(about)
    ? publicStem
    : nameWords.includes(about)
      ? nameStem
      : secretStem
  return about === 'to send' ? stem : `${stem} ${about}`.slice(0, 38)
}

function isCanary(typed: string): boolean {
  return [secretStem, publicStem, nameStem].some((stem) => typed.includes(stem))
}

// A single word of a kit stands in the list of words that every device loads. Three in a row do not.
function threesOf(words: readonly string[]): readonly string[] {
  return words.slice(2).flatMap((third, first) => {
    const three = [words[first], words[first + 1], third]
    return [three.join(' '), three.join('","')]
  })
}

function secretOf(link: string): string {
  const secret = link.split('#')[1] ?? ''
  if (secret.length < 20) throw new Error('This link has no secret part')
  return secret
}
