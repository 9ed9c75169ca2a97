/** Notes of what the team did: what they say, and whether somebody signed them who could. */
import { DAY_MS } from '@beside/contract'
import { caseStepHash, verifySignature } from '@beside/kernel'
import * as v from 'valibot'
import { readJson } from '../../spaces/entry.ts'
import type { TeamChain } from '../../teams/chain.ts'
import { heldPostAt, keysEver } from '../../teams/signers.ts'
import { bytesOf, spaceIdOfText } from '../../wire/read-wire.ts'
import type { CaseStep } from '../../api.ts'
import { Step, type Appeal, type CaseOf, type KeptCase, type Note } from './entries.ts'

// Each draw asks for every note that is kept.
const readSteps = new WeakMap<Note, Step | undefined>()

/** What a note says. It was checked when it came. */
export function stepIn(note: Note): Step | undefined {
  if (!readSteps.has(note)) {
    const parsed = v.safeParse(Step, readJson(bytesOf(note.step)))
    readSteps.set(note, parsed.success ? parsed.output : undefined)
  }
  return readSteps.get(note)
}

/** Whether it decides something, which somebody else can be asked to look at anew. */
export function isDecision(note: Note): boolean {
  const step = stepIn(note)
  return step !== undefined && decides(step.what)
}

export function decides(what: Step['what']): boolean {
  return what === 'decided' || what === 'paused'
}

/** `unclear`: what we know of the team does not tell yet, so nobody throws it away. */
export type Verdict = 'theirs' | 'not-theirs' | 'unclear'

/** Whether somebody signed this note who held a post in the safety team then, whatever became of them since. */
export function judgeNote(note: Note, chain: TeamChain | undefined, now: number): Verdict {
  const step = stepIn(note)
  if (!step) return 'not-theirs'
  if (!chain || note.teamId !== chain.teamId || step.at > now + DAY_MS) return 'unclear'
  const keys = keysEver(chain, step.by)
  if (keys.length === 0) return 'unclear'
  const signature = bytesOf(note.signature)
  const message = caseStepHash(spaceIdOfText(note.teamId), bytesOf(note.caseId), bytesOf(note.step))
  if (keys.some((key) => verifySignature(signature, message, key)))
    return heldPostAt(chain, step.by, step.at) ? 'theirs' : 'not-theirs'
  // A key that changed just now may not have reached us yet.
  return now - step.at > DAY_MS ? 'not-theirs' : 'unclear'
}

/** The decision that we hold ourselves, of which somebody shows what they were told: that may leave out a reason. */
export function decisionHeld({ notes }: CaseOf<'handler'>, shown: Note): Note | undefined {
  const told = stepIn(shown)
  return notes.find((note) => {
    const step = stepIn(note)
    return isDecision(note) && told?.by === step?.by && told?.at === step?.at
  })
}

/** As it is kept: the decision lies beside it already, and a case has to fit into one entry. */
export function asKept(asked: Appeal, { step: _step, voice: _voice, ...note }: Note): Appeal {
  return { ...asked, note: { ...note, step: '' } }
}

export function hasAppealed({ appeals }: KeptCase, { side, note }: Appeal): boolean {
  return appeals.some((one) => one.side === side && one.note.signature === note.signature)
}

/** What became of a pause by this step: as far as those steps tell that this person has. */
export function endingOf({ notes }: Pick<KeptCase, 'notes'>, note: Note): CaseStep['ending'] {
  const step = stepIn(note)
  if (step?.what !== 'pause-ended') return null
  const earlier = notes.slice(0, notes.indexOf(note)).flatMap((one) => stepIn(one) ?? [])
  const last = earlier.findLast(({ pause }) => pause?.memberId === step.pause?.memberId)
  if (last?.what !== 'pause-asked') return 'ended'
  return last.by === step.by ? 'taken-back' : 'refused'
}

/** What lies in one lane may have grown since it was read: nothing that came meanwhile is written over. */
export function joined(known: KeptCase, body: KeptCase): KeptCase {
  const notes = onlyOnce([...known.notes, ...body.notes], ({ signature }) => signature)
  const whole = {
    notes: notes.toSorted((a, b) => (stepIn(a)?.at ?? 0) - (stepIn(b)?.at ?? 0)),
    appeals: onlyOnce(
      [...known.appeals, ...body.appeals],
      ({ side, note, at }) => `${side}.${note.signature}.${at}`
    )
  }
  if (known.side !== 'handler' || body.side !== 'handler') return { ...body, ...whole }
  // A report and what was judged of it belong together.
  const { report, writers, leaders } = known.report ? known : body
  return { ...body, ...whole, report, writers, leaders }
}

function onlyOnce<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  // The first one stays.
  return [
    ...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()
  ].toReversed()
}
