/** Everything that people and the server may do in a story, each with the sentence that tells it. */
import { isSameBytes, parseRecord } from '@beside/kernel'
import { readEnvelope } from '../wire/read-wire.ts'
import { withoutWords, type Item, type Lies } from './hostile-server.fixture.ts'
import { keysBy, NAMES, otherServerPair, stranger, type Name } from './hostile-begin.fixture.ts'
import {
  flipped,
  ghostJoin,
  strangersWords,
  type Person,
  type Story
} from './hostile-story.fixture.ts'

/** In a circle, by whoever leads. */
export const LEADING = ['lets Dora in', 'removes', 'hands on'] as const
export const ACTS = [
  'writes',
  'saves a plan',
  'takes back',
  'opens an epoch',
  'leaves',
  'hears',
  'comes back',
  'reads earlier',
  'loses an answer',
  ...LEADING
] as const
export const TRICKS = [
  'keeps',
  'lets through',
  'shows an older past',
  'drops',
  'swaps',
  'replays',
  'redates',
  'alters',
  'withholds words',
  'keeps what was taken back',
  'hides an operation',
  'misplaces an operation',
  'invents words',
  'invents a member',
  'serves an old plan',
  'swallows a write',
  'signs and swallows a write',
  'answers with another record of theirs',
  'refuses a write',
  'gives no window',
  'serves the pages of another',
  'lets write on who left',
  'signs with another key'
] as const
export type Act = (typeof ACTS)[number]
export type Trick = (typeof TRICKS)[number]
export type Move = { readonly who: Name; readonly does: Act | Trick; readonly at: number }

export async function play(story: Story, move: Move): Promise<void> {
  const { who: name, does } = move
  if (isTrick(does)) {
    const sentence = playTrick(story, { ...move, does })
    if (sentence !== undefined) story.tell(sentence)
    return
  }
  if (!story.isIn(name)) return
  const person = await story.person(name)
  if (person.acts) await playAct(story, person, { does, at: move.at })
}

function isTrick(does: Act | Trick): does is Trick {
  return TRICKS.some((trick) => trick === does)
}

async function playAct(
  story: Story,
  person: Person,
  { does, at }: { readonly does: Act; readonly at: number }
): Promise<void> {
  switch (does) {
    case 'writes':
      // Who does not know whether the last words arrived sends those again first.
      return story.says(person, 'words', person.unsure)
    case 'saves a plan':
      return story.says(person, 'plan')
    case 'takes back':
      return story.takesBack(person)
    case 'opens an epoch':
      return story.opensEpoch(person)
    case 'leaves':
      // Whoever has two devices stays.
      return person.name.startsWith('Anna') ? undefined : story.leaves(person)
    case 'hears':
      return story.hears(person)
    case 'comes back':
      return story.comesBack(person)
    case 'reads earlier':
      return story.readsEarlier(person)
    case 'loses an answer':
      story.server.liesTo(person.name).nextWrite = 'answer-lost'
      story.tell(`The next answer to ${person.name} gets lost on the way.`)
      return story.says(person, 'words')
    case 'lets Dora in':
      return story.letsDoraIn(person)
    case 'removes':
      return story.removes(person, at)
    case 'hands on':
      return story.handsOn(person, at)
    default:
      return does satisfies never
  }
}

type Played = { readonly who: Name; readonly does: Trick; readonly at: number }

/** What the server did, or undefined where there was nothing to do it to. */
function playTrick(story: Story, { who: victim, does, at: pick }: Played): string | undefined {
  const { server } = story
  const log = server.logOf(victim)
  const lies = server.liesTo(victim)
  // Counted from the newest.
  const index = log.length - 1 - (pick % log.length)
  switch (does) {
    case 'keeps': {
      const names = [...story.people.keys()]
      const other = names[pick % names.length] ?? 'Ben'
      if (other === victim) return undefined
      lies.keptFrom.add(other)
      return `The server keeps from ${victim} what ${other} writes.`
    }
    case 'lets through':
      return letThrough(story, victim)
    case 'shows an older past':
      log.splice(Math.max(1, log.length - 1 - (pick % 3)))
      return `The server shows ${victim} an older past.`
    case 'drops':
      log.splice(index, 1)
      return `The server leaves out record ${index + 1} for ${victim}.`
    case 'swaps':
      log.splice(index, 2, ...log.slice(index, index + 2).toReversed())
      return `The server swaps records ${index + 1} and ${index + 2} for ${victim}.`
    case 'replays': {
      const item = log[index]
      if (item) server.put(victim, item.envelope)
      return `The server serves record ${index + 1} once more to ${victim}.`
    }
    case 'redates': {
      const item = log[index]
      if (item) log[index] = { ...item, time: item.time + (pick % 2 === 0 ? -500 : 500) }
      return `The server dates record ${index + 1} otherwise for ${victim}.`
    }
    case 'alters':
      return alter(log, { index, victim, pick })
    case 'withholds words':
      return withhold(story, victim, index)
    case 'keeps what was taken back':
      return keepTakenBack(story, victim)
    case 'invents words': {
      if (!hasBeginning(story, victim)) return undefined
      const as = pick % 2 === 0 ? 'Ben' : 'stranger'
      server.put(victim, strangersWords(story, victim, { as, keys: stranger }))
      return `The server invents words for ${victim}.`
    }
    case 'invents a member':
      if (!hasBeginning(story, victim)) return undefined
      server.put(victim, ghostJoin(story, victim))
      return `The server lets in somebody whom nobody invited, for ${victim}.`
    case 'lets write on who left': {
      const left = whoLeft(story, victim)
      if (!left) return undefined
      server.put(victim, strangersWords(story, victim, { as: left, keys: keysBy[left] }))
      return `The server takes words from ${left}, who is not here any more, for ${victim}.`
    }
    case 'serves an old plan':
      lies.oldDocuments = pick % 2 === 0 ? 'as-was' : 'now'
      return `The server serves ${victim} the plan before the newest.`
    case 'answers with another record of theirs':
      lies.nextWrite = 'passed-off'
      lies.passedOffAs = ownSeq(story, victim, pick)
      return `The server will answer the next words of ${victim} with the receipt of record ${lies.passedOffAs}.`
    default:
      return tellLie(lies, { victim, does, seq: operationSeq(story, victim, pick) })
  }
}

type LieName = Exclude<
  Trick,
  | 'keeps'
  | 'lets through'
  | 'shows an older past'
  | 'drops'
  | 'swaps'
  | 'replays'
  | 'redates'
  | 'alters'
  | 'withholds words'
  | 'keeps what was taken back'
  | 'invents words'
  | 'invents a member'
  | 'serves an old plan'
  | 'answers with another record of theirs'
  | 'lets write on who left'
>

function tellLie(
  lies: Lies,
  { victim, does, seq }: { victim: Name; does: LieName; seq: number }
): string {
  switch (does) {
    case 'hides an operation':
      lies.hidden.add(seq)
      return `The server hides operation ${seq} from the chain that ${victim} is shown.`
    case 'misplaces an operation':
      lies.misplaced.add(seq)
      return `The server tells ${victim} that operation ${seq} lies one later.`
    case 'swallows a write':
      lies.nextWrite = 'swallowed'
      return `The server will say to ${victim} that it took the next words, and drop them.`
    case 'signs and swallows a write':
      lies.nextWrite = 'swallowed-and-signed'
      return `The server will sign the next words of ${victim}, and drop them.`
    case 'refuses a write':
      lies.nextWrite = 'refused'
      return `The server will refuse the next words of ${victim}.`
    case 'gives no window':
      lies.hasNoWindow = true
      return `The server gives ${victim} no leaves before a page.`
    case 'serves the pages of another':
      lies.pagesOf = victim === 'Ben' ? 'Anna' : 'Ben'
      return `The server serves ${victim} the pages that ${lies.pagesOf} is shown.`
    case 'signs with another key':
      lies.receipts = otherServerPair
      return `The server signs for ${victim} with another key.`
    default:
      return does satisfies never
  }
}

function operationSeq({ server }: Story, victim: Name, pick: number): number {
  const seqs = server
    .places(victim)
    .flatMap(({ record, leaf }) => (record.header.type === 'operation' ? [leaf.seq] : []))
  return seqs[seqs.length - 1 - (pick % seqs.length)] ?? 1
}

function ownSeq({ server, people }: Story, victim: Name, pick: number): number {
  const me = people.get(victim)?.space.keys.sign.public
  const seqs = server
    .places(victim)
    .flatMap(({ record, leaf }) => (me && isSameBytes(record.header.author, me) ? [leaf.seq] : []))
  return seqs[seqs.length - 1 - (pick % seqs.length)] ?? 1
}

/** False once the server took the genesis from its place: then nothing stands on this log any more. */
function hasBeginning({ server }: Story, victim: Name): boolean {
  return server.stateOf(victim) !== undefined
}

function whoLeft({ server }: Story, victim: Name): Name | undefined {
  const members = server.stateOf(victim)?.members ?? []
  const left = members.find(({ leftSeq }) => leftSeq !== undefined)
  return left && NAMES.find((name) => isSameBytes(keysBy[name].sign.public, left.sign))
}

function letThrough(story: Story, victim: Name): string | undefined {
  const { server } = story
  const { keptFrom } = server.liesTo(victim)
  if (keptFrom.size === 0) return undefined
  const known = new Set(server.logOf(victim).map(({ envelope }) => envelope.signature))
  for (const other of keptFrom) {
    for (const { envelope } of server.logOf(other)) {
      if (!known.has(envelope.signature)) server.put(victim, envelope)
      known.add(envelope.signature)
    }
  }
  keptFrom.clear()
  return `The server gives ${victim} what it kept, as if it were new.`
}

type Alteration = { readonly index: number; readonly victim: Name; readonly pick: number }

function alter(log: Item[], { index, victim, pick }: Alteration): string | undefined {
  const item = log[index]
  if (!item) return undefined
  const fields = ['header', 'salt', 'commitment', 'ciphertext', 'signature'] as const
  const field = fields[pick % fields.length] ?? 'signature'
  const value = item.envelope[field] ?? ''
  if (value === '') return undefined
  const envelope = { ...item.envelope, [field]: flipped(value, pick) }
  if (!parseRecord(readEnvelope(envelope))) return undefined
  log[index] = { ...item, envelope }
  return `The server changes a bit in the ${field} of record ${index + 1} for ${victim}.`
}

function withhold(story: Story, victim: Name, index: number): string | undefined {
  const log = story.server.logOf(victim)
  const item = log[index]
  if (!item || story.server.parsed(item).header.type !== 'entry') return undefined
  log[index] = withoutWords(item)
  return `The server holds back the words of record ${index + 1} from ${victim}.`
}

// Another client's log may still hold them, where the server kept the erase from that one.
function keepTakenBack(story: Story, victim: Name): string | undefined {
  const log = story.server.logOf(victim)
  for (const name of story.people.keys()) {
    for (const item of story.server.logOf(name)) {
      const at = log.findIndex(({ envelope }) => envelope.signature === item.envelope.signature)
      const mine = log[at]
      if (!mine || mine.envelope.ciphertext !== null || item.envelope.ciphertext === null) continue
      log[at] = { ...mine, envelope: item.envelope }
      return `The server still serves ${victim} what was taken back.`
    }
  }
  return undefined
}
