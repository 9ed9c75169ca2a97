/** Being heard: this half of the client's surface. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { ListeningActs } from '../api-listening.ts'
import type { AskRefusal, AskWish, HandOverAsk, Trouble } from '../api.ts'
import { listenerShownIn } from '../rooms/listening/admission.ts'
import {
  answerHandOver,
  askHandOver,
  sayBack,
  sayLast,
  sayPresence,
  windDown
} from '../rooms/listening/conversation.ts'
import { readNow } from '../rooms/listening/desk.ts'
import { FullWish, LadderNoteShape, SelfShape } from '../rooms/listening/entries.ts'
import { heardIn } from '../rooms/listening/heard.ts'
import { noteStep } from '../rooms/listening/ladder.ts'
import { keepKindWords, letGoOfKindWords, lookBack } from '../rooms/listening/own.ts'
import {
  heardByIn,
  isAsked,
  markOf,
  refuseAlso,
  refusedIn,
  saveSelf
} from '../rooms/listening/remembered.ts'
import { readTotals, takeBackTelling, tellTotals } from '../rooms/listening/telling.ts'
import { ENTRY_TEXT_MAX } from '../spaces/entry.ts'
import { settled, type RoomTools } from '../sync/writing.ts'
import { narrowed } from '../wire/server-link.ts'
import { lastWordsOf } from './bond-actions.ts'
import type { House, OpenRooms } from './house.ts'
import { inSpace, teamsOf, toolsOf } from './tools.ts'
import { talkOf } from './view.ts'

type In<Name extends keyof ListeningActs> = Parameters<ListeningActs[Name]>[0]

export function listeningActions(house: House): ListeningActs {
  return {
    async readListeningNow() {
      const tools = toolsOf(house)
      if (!tools) return refused('not-signed-in')
      const read = await readNow(tools)
      return read.ok ? read : narrowed(read)
    },
    askToBeHeard: (wish) => withWish(house, wish, ({ asking }, full) => asking.askFor(full)),
    changeAsk: (wish) => withWish(house, wish, ({ asking }, full) => asking.change(full)),
    withdrawAsk: () => inRooms(house, ({ asking }) => asking.withdraw()),
    lookAtAsk: () => inRooms(house, ({ asking }) => asking.look()),

    saveListenerSelf: (self) => save(house, self),
    beginShift: () => onShift(house, 'begin'),
    endShift: async () => narrowedIfNot(await onShift(house, 'end')),
    rest: async () => narrowedIfNot(await onShift(house, 'rest')),
    debriefed: async () => narrowedIfNot(await onShift(house, 'debriefed')),
    lookAtAsks: () => inRooms(house, ({ desk }) => desk.look()),
    takeAsk: (askId) => inRooms(house, ({ desk }) => desk.take(askId)),

    sayPresence: ({ bondId, presence }) =>
      inSpace(house, bondId, (tools, space) => sayPresence(tools, space, presence)),
    windDown: (bondId) => inSpace(house, bondId, windDown),
    askHandOver: ({ bondId, ...asked }) =>
      inSpace(house, bondId, (tools, space) => askHandOver(tools, space, asked)),
    sayBack: (bondId) => inSpace(house, bondId, sayBack),
    answerHandOver: (input) => answer(house, input),
    endHeard: (input) => end(house, input),
    noteLadderStep: (input) => noteLadderStep(house, input),
    goOnHeard: (bondId) => inRooms(house, ({ asking }) => asking.goOn(bondId)),
    lookBack: (input) => inTools(house, (tools) => lookBack(tools, input)),
    tellTotals: (bondId) => inTools(house, (tools) => tellTotals(tools, bondId)),
    takeBackTelling: () => inTools(house, takeBackTelling),
    async readHeardTotals() {
      const tools = toolsOf(house)
      if (!tools) return refused('not-signed-in')
      const read = await readTotals(tools)
      return read.ok ? read : narrowed(read)
    },
    refuseListener: (bondId) => refuseListener(house, bondId),
    keepKindWords: (itemId) => keep(house, itemId),
    letGoOfKindWords: (keptId) => inTools(house, (tools) => letGoOfKindWords(tools, keptId))
  }
}

async function inRooms<Value, Reason extends string>(
  house: House,
  act: (rooms: OpenRooms) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in'>> {
  // Who listens is read from the teams.
  await teamsOf(house)
  const { rooms } = house
  if (!rooms) return refused('not-signed-in')
  const done = await act(rooms)
  house.changed()
  return done
}

async function inTools<Value, Reason extends string>(
  house: House,
  act: (tools: RoomTools) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in'>> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  const done = await act(tools)
  house.changed()
  return done
}

async function withWish<Value, Reason extends string>(
  house: House,
  wish: AskWish,
  act: (rooms: OpenRooms, wish: FullWish) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'too-long' | 'not-signed-in'>> {
  const full = v.safeParse(FullWish, wish)
  return full.success ? inRooms(house, (rooms) => act(rooms, full.output)) : refused('too-long')
}

async function save(
  house: House,
  self: In<'saveListenerSelf'>
): ReturnType<ListeningActs['saveListenerSelf']> {
  return inTools(house, async (tools) => {
    const read = v.safeParse(SelfShape, self)
    return read.success
      ? settled(await saveSelf(tools, read.output))
      : refused('something-unexpected')
  })
}

async function onShift(
  house: House,
  act: 'begin' | 'end' | 'rest' | 'debriefed'
): Promise<Result<true, 'resting' | 'debrief-first' | Trouble>> {
  const done = await inRooms(house, ({ desk }) => desk.change(act))
  return done.ok ? done : narrowed(done, 'resting', 'debrief-first')
}

/** Only to begin one may stand in the way of a shift. */
function narrowedIfNot(done: Result<true, string>): Result<true, Trouble> {
  return done.ok ? done : narrowed(done)
}

async function answer(
  house: House,
  { bondId, entryId: to, isYes }: In<'answerHandOver'>
): ReturnType<ListeningActs['answerHandOver']> {
  const asked = house.rooms && askedIn(house.rooms, bondId)
  // What came since was not read, and is not what the answer is for.
  if (asked?.entryId !== to) return refused('asked-otherwise')
  if (isYes) {
    const done = await inRooms(house, (rooms) => askAfterYes(rooms, bondId, asked))
    if (!done.ok) return narrowed(done, 'nobody-listens', 'too-many', 'cover-gone')
  }
  const said = await inSpace(house, bondId, (tools, space) =>
    answerHandOver(tools, space, { to, isYes })
  )
  if (!said.ok || !isYes || asked.kind !== 'hand-over') return said
  const ended = await end(house, { bondId, lastWords: '' })
  return ended.ok ? ended : narrowed(ended)
}

async function askAfterYes(
  { account, asking, spaces, teams }: OpenRooms,
  bondId: string,
  asked: HandOverAsk
): Promise<Result<true, AskRefusal | 'cover-gone' | Trouble>> {
  const space = spaces.get(bondId)
  if (!space) return refused('not-found')
  const heardBy = heardByIn(account.keyring, bondId) ?? listenerShownIn(teams, space)
  if (asked.kind !== 'cover') return asking.askBeside(bondId, { kind: asked.kind, heardBy })
  const { kind, by } = asked
  if (by === null) return ok(true)
  const isThere = teams.of('listener')?.holders.some(({ memberId }) => memberId === by)
  // Nobody is asked whom this person does not want, whoever names them.
  const isWanted = isThere === true && !refusedIn(account.keyring).includes(by)
  return isWanted ? asking.askBeside(bondId, { kind, heardBy, by }) : refused('cover-gone')
}

function askedIn(rooms: OpenRooms, bondId: string) {
  const space = rooms.spaces.get(bondId)
  return space && heardIn(rooms, space)?.asked
}

async function end(
  house: House,
  { bondId, lastWords }: In<'endHeard'>
): ReturnType<ListeningActs['endHeard']> {
  const text = lastWords.trim()
  if (text.length > ENTRY_TEXT_MAX) return refused('too-long')
  const words = text === '' ? undefined : lastWordsOf(house, bondId, text)
  const saying = words && {
    kind: 'words',
    body: { text, notes: [] },
    id: words.entryId,
    writeKey: words.writeKey
  }
  const ended = await inSpace(house, bondId, async (tools, space) => {
    // Where it is over already nothing is said: what was agreed of the words is done.
    const isOver = (heardIn(tools, space)?.overAt ?? null) !== null
    const isMine = isOver && !saying && isAsked(markOf(tools.account.keyring, bondId))
    return isMine && house.rooms
      ? house.rooms.asking.through(bondId)
      : sayLast(tools, space, saying)
  })
  if (!ended.ok) return ended
  house.rooms?.lastWords.delete(bondId)
  // What was agreed of the words is done now where both are through, and else at a later look.
  await house.rooms?.asking.look()
  await house.rooms?.desk.look()
  return ended
}

async function noteLadderStep(
  house: House,
  { bondId, conversation, ...note }: In<'noteLadderStep'>
): ReturnType<ListeningActs['noteLadderStep']> {
  if ([note.owner, note.why].some((words) => words.trim() === '')) return refused('nothing-written')
  const read = v.safeParse(LadderNoteShape, note)
  const { post, view, begunSteps: begun } = house.rooms?.desk ?? {}
  if (!read.success) return refused('too-long')
  const isNoted = view?.ladder.some((one) => one.conversation === conversation) === true
  if (!post || !begun || (conversation !== null && !isNoted)) return refused('not-found')
  const team = post.space
  if (bondId !== null)
    return inSpace(house, bondId, (tools, space) =>
      noteStep(tools, { team, about: { space }, begun }, read.output)
    )
  const about = { space: undefined, conversation }
  return inTools(house, (tools) => noteStep(tools, { team, about, begun }, read.output))
}

/** Whoever listens there is not offered to this person again. */
export async function refuseListener(
  house: House,
  bondId: string
): ReturnType<ListeningActs['refuseListener']> {
  const teams = await teamsOf(house)
  return inTools(house, async (tools) => {
    const space = tools.spaces.get(bondId)
    const shown = teams && space && listenerShownIn(teams, space)
    // Whom this person let in is known here, also when they left, or show no role any more.
    const memberId = heardByIn(tools.account.keyring, bondId) ?? shown
    return memberId === undefined
      ? refused('not-found')
      : settled(await refuseAlso(tools, memberId))
  })
}

/** Of the conversation that is open. */
async function keep(house: House, itemId: string): ReturnType<ListeningActs['keepKindWords']> {
  const { rooms, talkId = '' } = house
  const talk = rooms && talkOf(house, rooms, talkId)
  const item = talk?.items.find(({ id }) => id === itemId)
  if (!talk || item?.kind !== 'words' || item.by === 'me') return refused('not-found')
  // What somebody told a listener is not theirs to keep.
  if (markOf(rooms.account.keyring, talkId)?.side === 'listener') return refused('not-found')
  const { text: words, memberId, at } = item
  const name = talk.people[memberId]?.name ?? ''
  return inTools(house, (tools) => keepKindWords(tools, { words, name, saidAt: Math.floor(at) }))
}
