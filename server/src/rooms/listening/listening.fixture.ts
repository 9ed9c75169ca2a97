/** A place with a team of listeners, and what people ask and do there, for the tests of this room. */
import { LISTENING_DEFAULTS } from '@beside/contract'
import type {
  AskDesk,
  AskPage,
  ChangeShift,
  DeskView,
  ListeningLimits,
  Shift,
  TakenAsk
} from '@beside/contract'
import { mailboxAddress, plainHash } from '@beside/kernel'
import { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import type { ServerOptions } from '../../main.ts'
import { readCommunity, saveCommunity } from '../../store/community.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'
import { appoint, beginStewards, beginTeam, idOf, refresh } from '../teams/teams.fixture.ts'

export type Place = AsyncDisposable & {
  readonly server: Running
  readonly clock: ReturnType<typeof testClock>
  /** Somebody in the stewards' team, and somebody in a circle. */
  readonly steward: Membership
  readonly elsewhere: Membership
  /** Who founded the team, and leads it with a second. */
  readonly team: Membership
  readonly second: Membership
  readonly listeners: readonly Membership[]
  readonly asker: Visitor
  /** Time passes, and everybody has a token as before. */
  pass(ms: number): Promise<void>
  stay(): Promise<void>
  addListener(days?: number): Promise<Membership>
}

export async function openPlace(
  count: number,
  options: Partial<ServerOptions> = {}
): Promise<Place> {
  const clock = testClock()
  const server = await run({ clock, ...options })
  const steward = await beginStewards(server, clock)
  const elsewhere = await Membership.begin(await server.person(), 'circle')
  const team = await beginTeam('listener', steward)
  const lead = { clock, days: 300, role: 'admin' } as const
  const second = await appoint(team, await server.person(), lead)
  const listeners: Membership[] = []
  const addListener = async (days = 100) => {
    const added = await appoint(team, await server.person(), { clock, days, second })
    listeners.push(added)
    return added
  }
  while (listeners.length < count) await addListener()
  const stay = () => refresh([steward, elsewhere, team, second, ...listeners], clock)
  await stay()
  return {
    server,
    clock,
    steward,
    elsewhere,
    team,
    second,
    listeners,
    asker: await server.person(),
    async pass(ms) {
      clock.pass(ms)
      await stay()
    },
    stay,
    addListener,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}

export async function setLimits(
  { server }: Place,
  limits: Partial<ListeningLimits>
): Promise<void> {
  await using store = await server.openStore()
  const listening = { ...LISTENING_DEFAULTS, ...limits }
  await store.write(async (db) => saveCommunity(db, { ...(await readCommunity(db)), listening }))
}

export type Question = {
  readonly readKey: string
  readonly bytes: string
  readonly share: string
  readonly id: string
  readonly desk: string
}

export function makeQuestion(size = 99, readKey = text(randomTestBytes(32))): Question {
  const words = randomTestBytes(size)
  const desk = text(mailboxAddress(Buffer.from(readKey, 'base64url')))
  const share = text(randomTestBytes(32))
  return { readKey, bytes: text(words), share, id: text(plainHash(words)), desk }
}

export function put(
  who: Visitor,
  { readKey, bytes: words, share }: Question,
  hours = 24
): Promise<Answer<DeskView>> {
  return who.ask('PUT', '/api/asks', { body: { readKey, bytes: words, share, hours } })
}

/** A new question that waits. */
export async function ask(who: Visitor, hours = 24): Promise<Question> {
  const question = makeQuestion()
  const answer = await put(who, question, hours)
  if (answer.status !== 200) throw new Error(`not asked: ${answer.body.reason}`)
  return question
}

export function atDesk(
  who: Visitor,
  { readKey }: Pick<Question, 'readKey'>,
  act: Exclude<AskDesk['act'], 'free'> = 'look'
): Promise<Answer<DeskView>> {
  return who.ask('POST', '/api/asks/desk', { body: { readKey, act } })
}

export function free(
  who: Visitor,
  { readKey }: Pick<Question, 'readKey'>,
  from: Membership
): Promise<Answer<DeskView>> {
  const body = { readKey, act: 'free', from: text(idOf(from)) }
  return who.ask('POST', '/api/asks/desk', { body })
}

/** How it stands with one's question. */
export async function stateAt(who: Visitor, question: Question): Promise<string> {
  const { body } = await atDesk(who, question)
  return body.reason ?? body.state
}

export function list(who: Membership, query = ''): Promise<Answer<AskPage>> {
  return who.ask('GET', `/asks${query}`)
}

export async function listIds(who: Membership): Promise<readonly string[]> {
  return (await list(who)).body.asks.map(({ id }) => id)
}

export function claim(
  who: Membership,
  { id }: Pick<Question, 'id'>,
  act: 'take' | 'open' | 'return' = 'take'
): Promise<Answer<Partial<TakenAsk>>> {
  return who.ask('POST', `/asks/${id}/${act}`)
}

/** What came of it, as one word. */
export async function said(answer: Promise<Answer<unknown>>): Promise<string> {
  const { body } = await answer
  return body.reason ?? 'done'
}

export function shift(who: Membership, act: ChangeShift['act']): Promise<Answer<Shift>> {
  return who.ask('POST', '/shift', { act })
}

export async function beginShifts(who: readonly Membership[]): Promise<void> {
  for (const one of who) {
    const answer = await shift(one, 'begin')
    if (answer.status !== 200) throw new Error(`no shift: ${answer.body.reason}`)
  }
}

export async function readRows(server: Running) {
  await using store = await server.openStore()
  const asks = await store.read.selectFrom('asks').selectAll().execute()
  const shifts = await store.read.selectFrom('shifts').selectAll().execute()
  return { asks, shifts }
}
