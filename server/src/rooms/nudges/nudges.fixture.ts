/** What people do to be nudged, for the tests of this room. */
import { MINUTE_MS } from '@beside/contract'
import type { NudgeLook, NudgeState, NudgeHours } from '@beside/contract'
import { openMailSink } from '../../mail/mail-sink.fixture.ts'
import type { MailSink } from '../../mail/mail-sink.fixture.ts'
import { openPushSink } from '../../push/push-sink.fixture.ts'
import type { PushSink } from '../../push/push-sink.fixture.ts'
import { makeBond } from '../../membership.fixture.ts'
import type { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import type { NudgeRow } from '../../store/nudges.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'

/** Longer than a nudge waits. */
export const SOON_MS = 10 * MINUTE_MS

export const look: NudgeLook = { name: 'Weekly notes', subject: 'You have an update' }

export type Place = AsyncDisposable & {
  readonly server: Running
  readonly sink: MailSink
  readonly push: PushSink
  readonly clock: ReturnType<typeof testClock>
  /** Ada, who writes, and Ben, who wants to be nudged, in one bond. */
  readonly ada: Membership
  readonly ben: Membership
  /** Lets time pass, and looks at what is due: once to see it, once to send it. */
  later(ms?: number): Promise<void>
}

export async function openPlace(): Promise<Place> {
  const sink = await openMailSink()
  const push = await openPushSink()
  const clock = testClock()
  const server = await run({
    clock,
    mail: sink.setting,
    mailPatienceMs: 500,
    push: push.setting,
    pushPatienceMs: 500
  })
  const [ada, ben] = await makeBond(await server.person(), await server.person())
  return {
    server,
    sink,
    push,
    clock,
    ada,
    ben,
    async later(ms = SOON_MS) {
      await server.server.nudge()
      clock.pass(ms)
      await server.server.nudge()
      for (const member of [ada, ben]) {
        member.token = (await member.askToken(clock.now() + 600_000)) ?? ''
      }
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await sink.close()
      await push.close()
    }
  }
}

export function askForCode(
  who: Visitor,
  to: string,
  look_: NudgeLook = look
): Promise<Answer<{ ticket: string }>> {
  return who.ask('POST', '/api/nudges/test', { body: { to, look: look_ } })
}

export function confirm(
  who: Visitor,
  ticket: string,
  code: string
): Promise<Answer<{ pass: string }>> {
  return who.ask('POST', '/api/nudges/confirm', { body: { ticket, code } })
}

/** Somebody whose mailbox was tested. */
export async function passOf(
  who: Visitor,
  sink: MailSink,
  to = 'ben@mail.example'
): Promise<string> {
  const { ticket } = (await askForCode(who, to)).body
  const { body } = await confirm(who, ticket, sink.newestCode())
  if (!body.pass) throw new Error(`no pass: ${body.reason}`)
  return body.pass
}

export function want(
  member: Membership,
  pass: string,
  changes: { readonly look?: NudgeLook; readonly quiet?: NudgeHours | null } = {}
): Promise<Answer> {
  return member.ask('PUT', '/nudge', { pass, look, quiet: null, ...changes })
}

export function testPush(who: Visitor, endpoint: unknown): Promise<Answer<{ pass: string }>> {
  return who.ask('POST', '/api/nudges/push', { body: { endpoint } })
}

/** Somebody whose device was reached. */
export async function pushPassOf(
  who: Visitor,
  push: PushSink,
  endpoint = push.endpoint()
): Promise<string> {
  const { body } = await testPush(who, endpoint)
  if (!body.pass) throw new Error(`no pass: ${body.reason}`)
  return body.pass
}

export function wantPush(
  member: Membership,
  pass: string,
  quiet: NudgeHours | null = null
): Promise<Answer> {
  return member.ask('PUT', '/nudge', { pass, look: null, quiet })
}

export async function stateOf(member: Membership): Promise<string | undefined> {
  const { body } = await member.ask<NudgeState>('GET', '/nudge')
  return body.state ?? body.reason
}

export async function readNudges(server: Running): Promise<readonly NudgeRow[]> {
  await using store = await server.openStore()
  return await store.read.selectFrom('nudges').selectAll().execute()
}
