/** Reports: their half of the client's surface. */
import { ok, refused, type Result } from '@beside/kernel'
import type { Beside, HeldBack, ReportRefusal, Trouble, WordsChosen } from '../api.ts'
import { ownSpace } from '../rooms/documents.ts'
import type { Cases } from '../rooms/safety/cases.ts'
import { chosenFrom, choosableIn } from '../rooms/safety/choosing.ts'
import {
  bareOf,
  RECORDS_MAX,
  REPORT_BYTES_MAX,
  REPORT_WORDS_MAX,
  STEP_WORDS_MAX,
  type CaseOf,
  type Chosen
} from '../rooms/safety/entries.ts'
import { keepCase, keepWords, keptIn, letGoOfCase, letGoOfWords } from '../rooms/safety/keeping.ts'
import { answerMore, askForMore } from '../rooms/safety/more.ts'
import { askForPause, endPause } from '../rooms/safety/pauses.ts'
import { askForRemoval, sayNoRemoval } from '../rooms/safety/removals.ts'
import { makeReport, sendReport } from '../rooms/safety/report.ts'
import { appeal, NOTHING_MORE, passOn, takeStep, type Post } from '../rooms/safety/steps.ts'
import { writeJson } from '../spaces/entry.ts'
import type { RoomTools } from '../sync/writing.ts'
import type { House } from './house.ts'
import { refuseListener } from './listening-actions.ts'
import { noteCasesSeen } from './news.ts'
import { toolsOf } from './tools.ts'
import { talkOf } from './view.ts'

type SafetyActions = Pick<
  Beside,
  | 'lookAtReports'
  | 'removeUnopened'
  | 'noteCasesSeen'
  | 'readChoosable'
  | 'report'
  | 'keepWords'
  | 'letGoOfWords'
  | 'takeUpCase'
  | 'passCaseOn'
  | 'askForMoreInCase'
  | 'answerMoreInCase'
  | 'decideCase'
  | 'pauseInCase'
  | 'endPauseInCase'
  | 'askRemovalInCase'
  | 'sayNoRemoval'
  | 'putCaseAway'
  | 'letGoOfCase'
  | 'appealCase'
>
type In<Name extends keyof SafetyActions> = Parameters<Beside[Name]>[0]

export function safetyActions(house: House): SafetyActions {
  return {
    async lookAtReports() {
      const open = house.open()
      return open.ok ? open.value.cases.look() : open
    },
    async removeUnopened() {
      const open = house.open()
      return open.ok ? open.value.cases.removeUnopened() : open
    },
    noteCasesSeen: (input) => noteCasesSeen(house, input),
    async readChoosable({ talkId, itemId }) {
      const found = house.space(talkId)
      if (!found.ok) return found
      const { space, rooms } = found.value
      const talk = talkOf(house, rooms, talkId)
      return ok(choosableIn(space, talk, { now: rooms.spaces.serverNow(), itemId }))
    },
    report: (input) => send(house, input),
    keepWords: (input) =>
      withChosen(house, input, async (tools, chosen) => {
        const fits = writeJson(bareOf(chosen)).length <= REPORT_BYTES_MAX
        return fits ? keepWords(tools, chosen) : refused('too-long')
      }),
    letGoOfWords: (keptId) => withTools(house, (tools) => letGoOfWords(tools, keptId)),
    takeUpCase: (caseId) =>
      handle(house, caseId, (tools, post, kept) =>
        takeStep(tools, post, { kept, told: { ...NOTHING_MORE, what: 'taken' } })
      ),
    passCaseOn: ({ caseId, to }) =>
      handle(house, caseId, (tools, post, kept) => passOn(tools, post, { kept, to })),
    askForMoreInCase: ({ caseId, to, words: why }) =>
      handleSaying(
        house,
        { caseId, input: { words: why, heldBack: null } },
        (tools, post, { kept, said: { words } }) =>
          askForMore(tools, post, { kept, to, words, chain: chainOf(house) })
      ),
    answerMoreInCase: (input) => answerAboutMore(house, input),
    decideCase: ({ caseId, decision, ...input }) =>
      handleSaying(house, { caseId, input }, (tools, post, { kept, said }) => {
        const told = { ...NOTHING_MORE, ...said, what: 'decided', decision } as const
        return takeStep(tools, post, { kept, told })
      }),
    pauseInCase: ({ caseId, memberId, days, ...input }) =>
      handleSaying(house, { caseId, input }, (tools, post, { kept, said }) =>
        askForPause(tools, post, { kept, memberId, days, ...said })
      ),
    endPauseInCase: ({ caseId, memberId, ...input }) =>
      handleSaying(house, { caseId, input }, (tools, post, { kept, said }) =>
        endPause(tools, post, { kept, memberId, ...said })
      ),
    askRemovalInCase: ({ caseId, memberId, rule, ...input }) =>
      handleSaying(house, { caseId, input }, (tools, post, { kept, said }) =>
        askForRemoval(tools, post, { kept, memberId, rule: rule.trim(), ...said })
      ),
    sayNoRemoval: (input) => answerAsk(house, input),
    putCaseAway: ({ caseId, isAway }) =>
      withCase(house, caseId, (tools, _cases, kept) => {
        const putAway = isAway ? tools.spaces.serverNow() : null
        return keepCase(tools, { ...kept, putAway })
      }),
    letGoOfCase: (caseId) =>
      withCase(house, caseId, (tools, _cases, kept) => letGoOfCase(tools, kept)),
    appealCase: (input) => ask(house, input)
  }
}

async function send(
  house: House,
  { chosen, refusesListener, ...wish }: In<'report'>
): ReturnType<Beside['report']> {
  const words = wish.words.trim()
  if (words.length > REPORT_WORDS_MAX) return refused('too-long')
  const reported = await withChosen(house, chosen, async (tools, what) => {
    const { cases } = house.rooms ?? {}
    const { teamToTell: team } = cases ?? {}
    if (!cases || !team) return refused('nobody-to-tell')
    if (what.records.length === 0 && words === '') return refused('nothing-written')
    const key = JSON.stringify({ chosen, wish })
    const report = cases.unsent.get(key) ?? makeReport(tools, what, { ...wish, words })
    cases.unsent.set(key, report)
    const sent = await cases.inTurn(() => sendReport(tools, team, report))
    if (sent.ok && sent.value.length === 0) cases.unsent.delete(key)
    return sent.ok ? ok({ caseId: report.report.caseId, unreached: sent.value }) : sent
  })
  if (!reported.ok) return reported
  // After the report, so that nothing holds that back.
  const isRefused =
    refusesListener && chosen.from === 'talk' && (await refuseListener(house, chosen.talkId)).ok
  return ok({ ...reported.value, isRefused })
}

async function ask(
  house: House,
  { caseId, side, words, to }: In<'appealCase'>
): ReturnType<Beside['appealCase']> {
  const said = words.trim()
  if (said === '') return refused('nothing-written')
  if (said.length > REPORT_WORDS_MAX) return refused('too-long')
  return withTools(house, async (tools) => {
    const { cases } = house.rooms ?? {}
    if (!cases) return refused('not-found')
    return cases.inTurn(async () => {
      const kept = cases.find(caseId, side)
      if (!cases.team || !kept) return refused('not-found')
      return appeal(tools, cases.team, { kept, words: said, to })
    })
  })
}

async function answerAsk(
  house: House,
  { circleId, askId, words }: In<'sayNoRemoval'>
): ReturnType<Beside['sayNoRemoval']> {
  const said = words.trim()
  if (said.length > STEP_WORDS_MAX) return refused('too-long')
  return withTools(house, async (tools) => {
    const { cases } = house.rooms ?? {}
    const space = tools.spaces.get(circleId)
    if (!cases || !space) return refused('not-found')
    return cases.inTurn(async () => {
      const one = cases
        .asks()
        .find(({ notes }) => notes.some(({ signature }) => signature === askId))
      if (!cases.team || !one) return refused('not-found')
      const done = await sayNoRemoval(tools, cases.team, { one, space, askId, words: said })
      return done.ok ? keepCase(tools, done.value) : done
    })
  })
}

function chainOf(house: House) {
  return house.rooms?.teams.chainOf('safety')
}

async function answerAboutMore(
  house: House,
  { caseId, ...answer }: In<'answerMoreInCase'>
): ReturnType<Beside['answerMoreInCase']> {
  return withTools(house, async (tools) => {
    const { cases } = house.rooms ?? {}
    if (!cases) return refused('not-found')
    return cases.inTurn(async () => {
      const kept = cases.find(caseId, 'reporter')
      const { teamToTell: team } = cases
      const chain = chainOf(house)
      if (!kept || !team || !chain) return refused('not-found')
      return answerMore(tools, { team, chain }, { kept, ...answer })
    })
  })
}

type Handled<Reason extends string> = Promise<Result<true, Reason | Trouble>>
type Saying = { readonly words: string; readonly heldBack: HeldBack | null }

/** A step by somebody who holds a post, which rests while they are paused. */
function handle<Reason extends string = never>(
  house: House,
  caseId: string,
  act: (tools: RoomTools, post: Post, kept: CaseOf<'handler'>) => Handled<Reason>
): Handled<Reason> {
  return withCase<Reason>(house, caseId, async (tools, { post }, kept) => {
    if (tools.account.pauseAt(tools.spaces.serverNow()) !== null) return refused('paused')
    return post ? act(tools, post, kept) : refused('not-found')
  })
}

/** A step with a reason; what is held back has a reason of its own. */
async function handleSaying<Reason extends string = never>(
  house: House,
  { caseId, input }: { readonly caseId: string; readonly input: Saying },
  act: (
    tools: RoomTools,
    post: Post,
    what: { readonly kept: CaseOf<'handler'>; readonly said: Saying }
  ) => Handled<Reason>
): Handled<Reason | 'nothing-written' | 'too-long'> {
  const { heldBack } = input
  const words = input.words.trim()
  const why = heldBack?.why.trim() ?? ''
  if (words === '' || (heldBack && why === '')) return refused('nothing-written')
  if (Math.max(words.length, why.length) > STEP_WORDS_MAX) return refused('too-long')
  const said = { words, heldBack: heldBack && { from: heldBack.from, why } }
  return handle<Reason>(house, caseId, (tools, post, kept) => act(tools, post, { kept, said }))
}

function withCase<Reason extends string = never>(
  house: House,
  caseId: string,
  act: (tools: RoomTools, cases: Cases, kept: CaseOf<'handler'>) => Handled<Reason>
): Handled<Reason> {
  return withTools<true, Reason | Trouble>(house, async (tools) => {
    const { cases } = house.rooms ?? {}
    if (!cases) return refused('not-found')
    return cases.inTurn(async () => {
      const kept = cases.find(caseId, 'handler')
      return kept ? act(tools, cases, kept) : refused('not-found')
    })
  })
}

async function withChosen<Value, Reason extends string>(
  house: House,
  chosen: WordsChosen,
  act: (tools: RoomTools, chosen: Chosen) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | ReportRefusal | Trouble>> {
  return withTools<Value, Reason | ReportRefusal | Trouble>(house, async (tools) => {
    const found = chosenIn(house, tools, chosen)
    if (!found) return refused('not-found')
    return found.records.length > RECORDS_MAX ? refused('too-long') : act(tools, found)
  })
}

function chosenIn(house: House, tools: RoomTools, chosen: WordsChosen): Chosen | undefined {
  if (chosen.from === 'kept') {
    const own = ownSpace(tools)
    const kept = own && keptIn(own).find(({ keptId }) => keptId === chosen.keptId)
    if (!kept) return undefined
    const { keptAt: _keptAt, ...words } = kept.words
    return words
  }
  const space = house.rooms?.spaces.get(chosen.talkId)
  return space && chosenFrom(space, chosen, tools.spaces.serverNow())
}

async function withTools<Value, Reason extends string>(
  house: House,
  act: (tools: RoomTools) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in'>> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  const done = await act(tools)
  house.changed()
  return done
}
