/** The side of whoever asks. A session is needed, so that limits can count; it stands in no row. */
import { AskDesk, DAY_MS, HOUR_MS, PutAsk, WIRE_LIMITS } from '@beside/contract'
import type { DeskView, ListeningNow } from '@beside/contract'
import { isSameBytes, mailboxAddress, plainHash } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { isPlaceClosed } from '../../gates/closing-gate.ts'
import type { Context } from '../../gates/context.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import type { Count } from '../../gates/count-up-to.ts'
import { isPaused } from '../../gates/pause-gate.ts'
import { json, no, route } from '../../gates/route.ts'
import type { RefusalReply, Route } from '../../gates/route.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import {
  addAsk,
  countAsked,
  findAsk,
  findAskAt,
  freedFrom,
  removeAsk,
  removeAsksOver
} from '../../store/asks.ts'
import type { Ask, FoundAsk } from '../../store/asks.ts'
import { readListening } from '../../store/community.ts'
import { hasRoomForOne } from '../../store/shifts.ts'
import type { Room } from '../../store/shifts.ts'
import type { Reader, Writer } from '../../store/tables.ts'
import { findTeam } from '../../store/teams.ts'
import { freeAsk, goOn } from './conversation.ts'
import { noteAsk } from './note-ask.ts'
import { upTo } from './times.ts'

/** How many questions one account puts at new desks in a day: nobody fills the room of all by themselves. */
const NEW_OF_ACCOUNT = 12
/** And how often it lets a conversation go on, so that no few fill the long places of all listeners. */
const GO_ON_OF_ACCOUNT = 4
const SLOW_DOWN = { ...no('slow-down'), retryAfterSeconds: 3600 }
const LIMITS = { bodyBytes: 256, perMinute: 60, per: 'session' } as const

export function deskRoutes(context: Context): readonly Route[] {
  return [nowRoute(context), putRoute(context), actRoute(context)]
}

function nowRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/asks',
    limits: { ...LIMITS, bodyBytes: 0 },
    needs: 'session',
    body: null,
    async answer() {
      if (!clock.isSure()) return no('clock-unsure')
      const isFree = await isSomebodyFree(store.read, { but: [], now: clock.now() })
      return json({ isSomebodyFree: isFree } satisfies ListeningNow)
    }
  })
}

function putRoute(context: Context): Route {
  const { store, clock } = context
  const newOfAccount = countUpTo(NEW_OF_ACCOUNT, {
    lifeMs: DAY_MS,
    elapsed: () => clock.elapsed()
  })
  return route({
    method: 'PUT',
    path: '/api/asks',
    limits: {
      bodyBytes: Math.ceil((WIRE_LIMITS.askBytes * 4) / 3) + 512,
      perMinute: 12,
      per: 'session',
      allPerMinute: 600
    },
    needs: 'session',
    body: PutAsk,
    async answer({ body, session }) {
      const team = await findTeam(store.read, 'listener')
      if (!team) return no('not-found')
      if (!clock.isSure()) return no('clock-unsure')
      if (await isPaused(context, session)) return no('paused')
      if (await isPlaceClosed(store.read, clock)) return no('community-closed')
      const desk = mailboxAddress(bytesOf(body.readKey))
      const bytes = bytesOf(body.bytes)
      return store.write(async (db) => {
        const now = clock.now()
        const until = upTo(HOUR_MS, now + body.hours * HOUR_MS)
        const share = bytesOf(body.share)
        const ask = { desk, id: plainHash(bytes), space: team.space, until, share, bytes }
        const mayAdd = () => newOfAccount.take(textOf(session.account))
        const refusal = await putAsk(db, ask, { now, mayAdd })
        return refusal ?? json(await viewOf(db, desk, now))
      })
    }
  })
}

type NewAsk = Pick<Ask, 'desk' | 'id' | 'space' | 'until' | 'share' | 'bytes'>

async function putAsk(
  db: Writer,
  ask: NewAsk,
  { now, mayAdd }: { readonly now: number; readonly mayAdd: () => boolean }
): Promise<RefusalReply | undefined> {
  await removeAsksOver(db, now)
  const before = await findAskAt(db, ask.desk, now)
  // An answer may have been lost.
  if (before && isSameBytes(before.id, ask.id)) return undefined
  if (before?.is_held === 1) return no('ask-taken')
  // Whoever copies what another asked puts it nowhere.
  if (await findAsk(db, ask, now)) return no('not-allowed')
  const others = (await countAsked(db, ask.space)) - (before ? 1 : 0)
  if (others >= WIRE_LIMITS.asksWaiting) return no('too-many')
  if (!before && !mayAdd()) return SLOW_DOWN
  await removeAsk(db, ask.desk)
  const freed_from = before?.freed_from ?? new Uint8Array()
  await addAsk(db, { ...ask, stage: 'asked', taker: null, taken_until: null, freed_from })
  await noteAsk(db, { ...ask, freed_from }, now)
  return undefined
}

function actRoute({ store, clock }: Context): Route {
  const goesOn = countUpTo(GO_ON_OF_ACCOUNT, { lifeMs: DAY_MS, elapsed: () => clock.elapsed() })
  return route({
    method: 'POST',
    path: '/api/asks/desk',
    limits: LIMITS,
    needs: 'session',
    body: AskDesk,
    async answer({ body, session }) {
      if (!clock.isSure()) return no('clock-unsure')
      const desk = mailboxAddress(bytesOf(body.readKey))
      // Whoever only looks waits for no turn to write.
      if (body.act === 'look') return json(await viewOf(store.read, desk, clock.now()))
      return store.write(async (db) => {
        const now = clock.now()
        const ask = await findAskAt(db, desk, now)
        const account = textOf(session.account)
        const refusal = await doAtDesk(db, { body, ask, goesOn, account }, now)
        return refusal ?? json(await viewOf(db, desk, now))
      })
    }
  })
}

type DeskAct = {
  readonly body: AskDesk
  readonly ask: FoundAsk | undefined
  readonly goesOn: Count
  readonly account: string
}

async function doAtDesk(
  db: Writer,
  { body, ask, goesOn, account }: DeskAct,
  now: number
): Promise<RefusalReply | undefined> {
  // What is not there was ended or withdrawn, as was asked: an answer may have been lost.
  if (!ask) return body.act === 'go-on' ? no('not-found') : undefined
  switch (body.act) {
    case 'look':
      return undefined
    case 'withdraw':
      if (ask.is_held === 1) return no('ask-taken')
      await removeAsk(db, ask.desk)
      return undefined
    case 'end':
      await removeAsk(db, ask.desk)
      return undefined
    case 'free':
      await freeAsk(db, { ask, from: bytesOf(body.from) }, now)
      return undefined
    case 'go-on': {
      // An answer may have been lost: what goes on already is not counted again.
      const isNew = ask.stage !== 'goes-on'
      if (isNew && goesOn.isFull(account)) return SLOW_DOWN
      const refusal = await goOn(db, ask, now)
      if (isNew && !refusal) goesOn.take(account)
      return refusal
    }
  }
}

/** Nobody is told whether another has a desk there. */
async function viewOf(db: Reader, desk: Bytes, now: number): Promise<DeskView> {
  const ask = await findAskAt(db, desk, now)
  const isHeld = ask?.is_held === 1
  return {
    state: ask ? stateOf(ask) : 'gone',
    takenBy: isHeld && ask.taker ? textOf(ask.taker) : null,
    isSomebodyFree: await isSomebodyFree(db, { but: ask ? freedFrom(ask) : [], now })
  }
}

function stateOf({ is_held, stage, size }: FoundAsk): DeskView['state'] {
  if (is_held === 1) return stage === 'asked' ? 'taken' : 'open'
  return size > 0 ? 'waiting' : 'gone'
}

async function isSomebodyFree(
  db: Reader,
  { but, now }: Pick<Room, 'but' | 'now'>
): Promise<boolean> {
  const team = await findTeam(db, 'listener')
  if (!team) return false
  const { conversations } = await readListening(db)
  return hasRoomForOne(db, { space: team.space, now, max: conversations, but })
}
