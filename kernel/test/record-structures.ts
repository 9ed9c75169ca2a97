import { verifySignature } from '../src/crypto/keys.ts'
import { inviteKeys, makeJoin } from '../src/space/invite.ts'
import { makeRekey } from '../src/space/epochs.ts'
import type { Operation } from '../src/space/operations.ts'
import { isSignedByAuthor, parseRecord, type Envelope } from '../src/space/record.ts'
import { openEnvelope, writeEntry, writeErase, writeOperation } from '../src/space/write.ts'
import { tellCircle } from './circle-story.ts'
import { tellKeys, type ToldStep } from './key-story.ts'
import {
  append,
  BEGIN,
  beginSpace,
  fromGenesis,
  keysOf,
  standingOf,
  wordsOf,
  type SpaceLog
} from './space-log.ts'
import {
  bytes,
  fixedRandom,
  flipEach,
  fromJson,
  number,
  text,
  toJson,
  type Fields,
  type Json,
  type Random,
  type Structure
} from './structure.ts'
import { tellTeam } from './team-story.ts'
import { fromHex, toHex } from './read-vectors.ts'

const ada = keysOf('Ada')
const { log: fixedLog } = beginSpace(ada, 'own', fixedRandom('records'))
const standing = toJson(standingOf(fixedLog, ada.sign.public)) as Fields
const authorSecret = toHex(ada.sign.secret)
const epochKey = '22'.repeat(32)
const plain = toHex(wordsOf('{"words":"The kettle is on."}'))

const records: Structure = {
  name: 'records',
  about:
    'Whole envelopes: header, sealed part, signature, and the envelope hash. `plain` is padded before it is sealed. random: salt (32), r (32) where something is sealed.',
  cases: [
    {
      name: 'an entry',
      in: {
        type: 'entry',
        standing,
        lane: '40'.repeat(16),
        isDocument: false,
        plain,
        epochKey,
        authorSecret
      }
    },
    {
      name: 'an entry that is the current document of its lane',
      in: {
        type: 'entry',
        standing,
        lane: '40'.repeat(16),
        isDocument: true,
        plain,
        epochKey,
        authorSecret
      }
    },
    {
      name: 'an operation without words',
      in: { type: 'operation', standing, body: { op: 'leave' }, authorSecret }
    },
    {
      name: 'an operation with words',
      in: { type: 'operation', standing, body: { op: 'leave' }, plain, epochKey, authorSecret }
    },
    { name: 'an erase', in: { type: 'erase', standing, seqs: [3, 7], authorSecret } }
  ],
  make: (input, random) => {
    const envelope = writeRecord(input, random)
    return { ...(toJson(envelope) as Fields), envHash: toHex(parseRecord(envelope)!.envHash) }
  },
  read: (both) => {
    const envelope = envelopeOf(both)
    const record = parseRecord(envelope)
    if (!record || !isSignedByAuthor(record, verifySignature)) return undefined
    return both.plain === undefined ? record : openEnvelope(envelope, bytes(both, 'epochKey'))
  },
  spoil: (both) => {
    const header = text(both, 'header')
    // The version and suite bytes follow the label and the length before them.
    const at = (4 + 'K1/entry'.length + 4) * 2
    const withHeader = (hex: string): Fields => ({ ...both, header: hex })
    return [
      ...flipEach(both, [
        'header',
        'salt',
        'commitment',
        'ciphertext',
        'ciphertextHash',
        'signature',
        'epochKey'
      ]),
      {
        name: 'another version',
        in: withHeader(`${header.slice(0, at)}7f${header.slice(at + 2)}`)
      },
      {
        name: 'another suite',
        in: withHeader(`${header.slice(0, at + 2)}02${header.slice(at + 4)}`)
      },
      { name: 'a flag that is neither yes nor no', in: withHeader(`${header.slice(0, -2)}02`) },
      { name: 'a byte behind the header', in: withHeader(`${header}00`) },
      { name: 'no salt', in: { ...both, salt: '' } },
      { name: 'a short signature', in: { ...both, signature: text(both, 'signature').slice(2) } },
      {
        name: 'a ciphertext that is not the one signed',
        in: { ...both, ciphertext: '00'.repeat(304) }
      }
    ]
  }
}

function writeRecord(input: Fields, random: Random): Envelope {
  const standing = fromJson(input.standing as Json, []) as ReturnType<typeof standingOf>
  const author = { ...ada.sign, secret: bytes<typeof ada.sign.secret>(input, 'authorSecret') }
  if (input.type === 'erase') return writeErase({ standing, seqs: input.seqs as number[] }, author)
  if (input.type === 'operation') {
    const body = fromJson(input.body as Json, ['op', 'kind']) as Operation
    const words =
      input.plain === undefined
        ? undefined
        : { plain: bytes(input, 'plain'), key: bytes(input, 'epochKey') }
    return writeOperation({ standing, body, words }, author, random)
  }
  const entry = {
    standing,
    lane: bytes(input, 'lane'),
    isDocument: input.isDocument === true,
    plain: bytes(input, 'plain')
  }
  return writeEntry(entry, { author, epochKey: bytes(input, 'epochKey') }, random)
}

function envelopeOf(fields: Fields): Envelope {
  const names = ['header', 'salt', 'commitment', 'ciphertext', 'ciphertextHash', 'signature']
  const parts = names.map((name) => [name, bytes(fields, name)])
  return Object.fromEntries(parts) as Envelope
}

const DAY = 86_400_000

const chain: Structure = {
  name: 'chain',
  about:
    'A space from its genesis to its end. Each step is put behind those that stood: `outcome` is "ok" or the reason for which everybody skips it.',
  cases: [
    { name: 'Ada and Ben', in: { begin: BEGIN } },
    { name: 'keys that change', in: { begin: BEGIN, story: 'keys' } },
    { name: 'a circle', in: { begin: BEGIN, story: 'circle' } },
    { name: 'a team', in: { begin: BEGIN, story: 'team' } }
  ],
  make: (input, random) => {
    const steps: Fields[] = []
    const stories = { keys: tellKeys, circle: tellCircle, team: tellTeam }
    const tellStory = stories[input.story as keyof typeof stories] ?? tellBond
    tellStory(random, ({ envelope, time, log, ...step }) => {
      const { opHash, epoch, isStale, isClosed } = log.state
      const after = {
        seq: log.positions.length - 1,
        opHash,
        epoch,
        isStale,
        isClosed,
        head: log.positions.at(-1)!.head
      }
      steps.push({ ...step, time, envelope: toJson(envelope), after: toJson(after) })
    })
    return { steps }
  }
}

/** Tells each step of a bond's life: what is tried, and what everybody makes of it. */
function tellBond(random: Random, tell: (step: ToldStep) => void): void {
  const [ben, cleo] = [keysOf('Ben'), keysOf('Cleo')]
  const first = beginSpace(ada, 'bond', random)
  let { log } = first
  let time = BEGIN
  tell({ name: 'Ada begins', outcome: 'ok', envelope: first.envelope, time, log })
  const attempt = (name: string, author: typeof ada, body: Operation): void => {
    const envelope = writeOperation(
      { standing: standingOf(log, author.sign.public), body },
      author.sign,
      random
    )
    send(name, envelope)
  }
  const send = (name: string, envelope: Envelope): void => {
    time += 1000
    const appended = append(log, envelope, time)
    log = appended.log
    tell({ name, outcome: appended.outcome, envelope, time, log })
  }
  const write = (name: string, author: typeof ada, key: Uint8Array<ArrayBuffer>): void => {
    const entry = {
      standing: standingOf(log, author.sign.public),
      lane: fromHex('40'.repeat(16)),
      isDocument: false,
      plain: wordsOf('{}')
    }
    send(name, writeEntry(entry, { author: author.sign, epochKey: key }, random))
  }
  const invite = inviteKeys(random(16))
  const late = inviteKeys(random(16))
  const joinOf = (keys: typeof invite, who: typeof ada): Operation =>
    makeJoin(keys, log.state, { sign: who.sign.public, kem: who.kem.public })
  attempt('Ben invites, who is not here', ben, {
    op: 'invite',
    key: invite.pair.public,
    expiresAt: time + DAY
  })
  attempt('Ada invites for longer than a link may last', ada, {
    op: 'invite',
    key: invite.pair.public,
    expiresAt: time + 9 * DAY
  })
  attempt('Ada invites', ada, { op: 'invite', key: invite.pair.public, expiresAt: time + 7 * DAY })
  attempt('Ada invites with the same key again', ada, {
    op: 'invite',
    key: invite.pair.public,
    expiresAt: time + 7 * DAY
  })
  attempt('Ada makes a link for an hour', ada, {
    op: 'invite',
    key: late.pair.public,
    expiresAt: time + 3_600_000
  })
  write('Ada writes', ada, first.epochKey.key)
  time += DAY
  attempt('Ben comes by the link that has expired', ben, joinOf(late, ben))
  attempt('Ben comes by a link that never was', ben, joinOf(inviteKeys(random(16)), ben))
  const stolen = joinOf(invite, ben)
  attempt('Cleo sends the claim that was made for Ben', cleo, stolen)
  attempt('Ben joins', ben, joinOf(invite, ben))
  attempt('Cleo joins by the link that was used', cleo, joinOf(invite, cleo))
  write('Ada writes before the rekey', ada, first.epochKey.key)
  const made = makeRekey(log.state, first.epochKey, random)
  attempt('Ben rekeys for himself alone', ben, { ...made.rekey, boxes: made.rekey.boxes.slice(1) })
  attempt('Ben rekeys for both in the wrong order', ben, {
    ...made.rekey,
    boxes: made.rekey.boxes.toReversed()
  })
  attempt('Ben rekeys', ben, made.rekey)
  write('Ben writes', ben, made.next.key)
  attempt('Ada takes back a link that expired', ada, { op: 'uninvite', inviteId: late.inviteId })
  attempt('Ada takes it back again', ada, { op: 'uninvite', inviteId: late.inviteId })
  attempt('Ada invites a third person', ada, {
    op: 'invite',
    key: cleo.sign.public,
    expiresAt: time + DAY
  })
  attempt('Ben leaves', ben, { op: 'leave' })
  write('Ben writes after he left', ben, made.next.key)
  const alone = makeRekey(log.state, made.next, random)
  attempt('Ada rekeys for herself', ada, alone.rekey)
  attempt('Ada leaves, and the space ends', ada, { op: 'leave' })
  write('Ada writes where nothing is any more', ada, alone.next.key)
}

/** Puts each step behind those before it, and says where the outcome or the state is another. */
export function differencesInChain(both: Fields): string[] {
  const found: string[] = []
  let log: SpaceLog | undefined
  for (const step of both.steps as readonly Fields[]) {
    const envelope = envelopeOf(step.envelope as Fields)
    const appended: { log: SpaceLog; outcome: string } = log
      ? append(log, envelope, number(step, 'time'))
      : { log: fromGenesis(envelope, number(step, 'time')), outcome: 'ok' }
    log = appended.log
    const after = step.after as Fields
    const isSame =
      toHex(log.state.opHash) === after.opHash && toHex(log.positions.at(-1)!.head) === after.head
    if (appended.outcome !== step.outcome || !isSame)
      found.push(`${text(step, 'name')}: ${appended.outcome}`)
  }
  return found
}

export const recordStructures: readonly Structure[] = [records, chain]
