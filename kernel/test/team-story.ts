/** The life of a team: who gives a post, who says the second yes, what waits too long, and what counts for nothing. */
import type { Hash } from '../src/brand.ts'
import type { MemberKeys } from '../src/crypto/keys.ts'
import { makeRekey, type EpochKey } from '../src/space/epochs.ts'
import { inviteKeys, makeKnock, type InviteKeys } from '../src/space/invite.ts'
import type { Appoint, Operation, Role } from '../src/space/operations.ts'
import { writeEntry, writeOperation } from '../src/space/write.ts'
import type { ToldStep } from './key-story.ts'
import { append, BEGIN, beginSpace, keysOf, standingOf, wordsOf } from './space-log.ts'
import type { Random } from './structure.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const [ada, ben, cleo, dov, eve] = ['Ada', 'Ben', 'Cleo', 'Dov', 'Eve'].map((name) =>
  keysOf(name)
) as [MemberKeys, MemberKeys, MemberKeys, MemberKeys, MemberKeys]

type Told = {
  readonly attempt: (name: string, author: MemberKeys, body: Operation) => void
  readonly write: (name: string, author: MemberKeys, key: EpochKey) => void
  readonly rekey: (name: string, author: MemberKeys, from: EpochKey) => EpochKey
  readonly link: (name: string, author: MemberKeys) => InviteKeys
  readonly appoint: (link: InviteKeys, who: MemberKeys, post?: Partial<Appoint>) => Appoint
  /** Says yes to what waits, the newest first. */
  readonly yes: (name: string, author: MemberKeys, before?: number) => void
  readonly again: (name: string, author: MemberKeys) => void
  readonly pass: (time: number) => void
  readonly remove: (who: MemberKeys) => Operation
  readonly role: (who: MemberKeys, role: Role) => Operation
}

export function tellTeam(random: Random, tell: (step: ToldStep) => void): void {
  const begun = beginSpace(ada, 'team', random)
  let { log } = begun
  let time = BEGIN
  let proposal = new Uint8Array(32) as Hash
  tell({ name: 'Ada begins', outcome: 'ok', envelope: begun.envelope, time, log })
  const send = (name: string, envelope: ToldStep['envelope']): void => {
    time += 1000
    const appended = append(log, envelope, time)
    log = appended.log
    tell({ name, outcome: appended.outcome, envelope, time, log })
  }
  const attempt: Told['attempt'] = (name, author, body) => {
    const standing = standingOf(log, author.sign.public)
    send(name, writeOperation({ standing, body }, author.sign, random))
  }
  const idOf = (who: MemberKeys): Hash =>
    log.state.members.find((one) => one.sign.join() === who.sign.public.join())!.id
  const told: Told = {
    attempt,
    write: (name, author, { key }) => {
      const standing = standingOf(log, author.sign.public)
      const entry = { standing, lane: new Uint8Array(16), isDocument: false, plain: wordsOf('{}') }
      send(name, writeEntry(entry, { author: author.sign, epochKey: key }, random))
    },
    rekey: (name, author, from) => {
      const { rekey, next } = makeRekey(log.state, from, random)
      attempt(name, author, rekey)
      return next
    },
    link: (name, author) => {
      const keys = inviteKeys(random(16))
      attempt(name, author, { op: 'invite', key: keys.pair.public, expiresAt: time + 7 * DAY })
      return keys
    },
    appoint: (link, who, post) => {
      const said = { role: 'member', mustReport: false, words: 'We met in person.' } as const
      const knock = makeKnock(link, log.spaceId, who)
      return { op: 'appoint', ...knock, ...said, until: time + 365 * DAY, ...post }
    },
    yes: (name, author, before = 0) => {
      proposal = log.state.proposals.at(-1 - before)?.id ?? proposal
      attempt(name, author, { op: 'cosign', proposal })
    },
    again: (name, author) => attempt(name, author, { op: 'cosign', proposal }),
    pass: (more) => {
      time += more
    },
    remove: (who) => ({ op: 'remove', memberId: idOf(who) }),
    role: (who, role) => ({ op: 'role', memberId: idOf(who), role })
  }
  const first = tellAlone(told, begun.epochKey)
  const second = tellTwo(told, first)
  tellEnds(told, second)
}

function tellAlone(told: Told, begun: EpochKey): EpochKey {
  const { attempt, yes, appoint, pass } = told
  const link = told.link('Ada makes a link', ada)
  const asSteward = appoint(link, ben, { role: 'admin' })
  attempt('Ben gives himself a post', ben, asSteward)
  attempt('Ada lets Ben in as into a circle', ada, {
    ...appoint(link, ben),
    op: 'add'
  })
  attempt('Ada proposes a post that would be over', ada, appoint(link, ben, { until: BEGIN }))
  attempt('Ada proposes who never asked', ada, { ...asSteward, proof: asSteward.claim })
  attempt('Ada proposes Ben', ada, asSteward)
  told.write('Nothing is stale yet', ada, begun)
  yes('Ada says yes to herself at once', ada)
  pass(72 * HOUR - 4000)
  yes('Ada says yes to herself too early', ada)
  yes('Ada, who is alone, says yes after three days', ada)
  told.write('Ada writes before the rekey', ada, begun)
  return told.rekey('Ben rekeys', ben, begun)
}

function tellTwo(told: Told, from: EpochKey): EpochKey {
  const { attempt, yes, appoint, pass, remove, role } = told
  const link = told.link('Ben makes a link', ben)
  attempt('Ada proposes Cleo for some days', ada, appoint(link, cleo, { until: BEGIN + 7 * DAY }))
  attempt('Ben proposes Cleo for a year', ben, appoint(link, cleo, { mustReport: true }))
  pass(8 * DAY)
  yes('Ben says yes to himself', ben)
  yes('Cleo says yes, who is not here', cleo)
  yes('Ada says yes to the post that is over', ada, 1)
  yes('Ada says yes to the year, though the link has ended since', ada)
  yes('Ada says yes to what is left', ada)
  const next = told.rekey('Cleo rekeys', cleo, from)
  told.write('Cleo writes', cleo, next)
  attempt('Cleo shows herself', cleo, { op: 'present', words: 'I am Cleo. I listen.' })
  attempt('Dov shows himself, who is not here', dov, { op: 'present', words: 'I am Dov.' })
  attempt('Cleo removes Ben', cleo, remove(ben))
  attempt('Ada removes herself', ada, remove(ada))
  attempt('Ada proposes that Ben goes', ada, remove(ben))
  yes('Ada says yes to that herself', ada)
  attempt('Ada proposes Cleo as a steward', ada, role(cleo, 'admin'))
  yes('Ben says yes to that', ben)
  yes('Cleo says yes: Ben goes', cleo)
  told.again('Cleo says it again', cleo)
  told.write('Ada writes before the rekey', ada, next)
  attempt('A team has no policy of its own', ada, { op: 'policy', policy: { retentionDays: 30 } })
  return told.rekey('Ada rekeys', ada, next)
}

function tellEnds(told: Told, from: EpochKey): void {
  const { attempt, yes, appoint, pass, remove, role } = told
  const link = told.link('Cleo makes a link', cleo)
  const short = { until: BEGIN + 20 * DAY, role: 'admin' } as const
  attempt('Ada proposes Dov for some days', ada, appoint(link, dov, short))
  yes('Cleo says yes to Dov', cleo)
  const next = told.rekey('Dov rekeys', dov, from)
  attempt('Dov proposes that Cleo leads no more', dov, role(cleo, 'member'))
  const late = told.link('Dov makes a link', dov)
  attempt('Ada proposes Eve by it', ada, appoint(late, eve))
  pass(20 * DAY)
  yes('Cleo says yes to what Dov proposed, whose post is over', cleo, 1)
  yes('Dov says yes to Eve', dov)
  attempt('Dov proposes', dov, role(cleo, 'member'))
  attempt('Dov shows himself', dov, { op: 'present', words: 'I am Dov.' })
  told.write('Dov still reads and writes', dov, next)
  yes('Cleo says yes to Eve, who asked while the link held', cleo)
  attempt('Dov removes himself', dov, remove(dov))
  attempt('Eve takes Dov out', eve, remove(dov))
  const last = told.rekey('Eve rekeys without Dov', eve, next)
  told.write('Dov writes', dov, last)
  attempt('Ada proposes that Eve leads', ada, role(eve, 'admin'))
  pass(31 * DAY)
  yes('Cleo says yes after a month', cleo)
  attempt('Ada leaves', ada, { op: 'leave' })
  attempt('Cleo steps down alone', cleo, role(cleo, 'member'))
  attempt('Cleo leaves', cleo, { op: 'leave' })
  told.link('Eve, who leads now, makes a link', eve)
  attempt('Eve leaves', eve, { op: 'leave' })
}
