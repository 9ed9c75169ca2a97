/** What one can do with lines that are suggested for the agreement. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Trouble } from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { ownDocument, settled, writeDocument, type RoomTools } from '../../sync/writing.ts'
import { talkRecords } from '../../talk/fold.ts'
import { letGoOfDocument } from '../documents.ts'
import { writeAgreement } from './actions.ts'
import { AgreementText, circleBody, LINE_ANSWERS_MAX, SuggestionBody } from './entries.ts'
import { foldCircle } from './fold.ts'
import { oneLine } from './one-line.ts'
import {
  agreementWith,
  answersWith,
  isSameLine,
  LINES_EACH,
  type Suggested,
  type SuggestedLine
} from './suggested.ts'

type Done<Reason extends string = never> = Promise<Result<true, Reason | Trouble>>

/** Everybody inside sees it. A line that was answered makes room where nothing else does. */
export async function suggestLine(
  tools: RoomTools,
  space: Space,
  wish: SuggestionBody
): Done<'too-long' | 'nothing-written' | 'too-many'> {
  if (oneLine(wish.line) === '') return refused('nothing-written')
  const body = v.safeParse(SuggestionBody, wish)
  if (!body.success) return refused('too-long')
  const before = placeFor(space, body.output.line)
  if (before === 'none') return refused('too-many')
  return settled(
    await writeDocument(tools, space, { kind: 'suggestion', body: body.output, before })
  )
}

function placeFor(space: Space, line: string): OpenedEntry | undefined | 'none' {
  const mine = [...space.documents.values()].filter(
    ({ entry, memberId }) => entry.kind === 'suggestion' && memberId === space.me
  )
  const lineIn = (one: OpenedEntry) => circleBody(one, 'suggestion')?.line
  const free = mine.find((one) => [undefined, line].includes(lineIn(one)))
  if (free || mine.length < LINES_EACH) return free
  const over = suggestedNow(space).filter(({ isIn, answers }) => isIn || answers.length > 0)
  return mine.find((one) => over.some((old) => isMine(space, old, lineIn(one)))) ?? 'none'
}

function isMine(space: Space, { memberId, line }: SuggestedLine, mine: string | undefined) {
  return memberId === space.me && line === mine
}

/** It leaves the server, and the screens of the others. */
export async function takeSuggestionBack(tools: RoomTools, space: Space, line: string): Done {
  const mine = [...space.documents.values()].find(
    (one) => one.memberId === space.me && circleBody(one, 'suggestion')?.line === line
  )
  return mine ? letGoOfDocument(tools, space, mine) : ok(true)
}

/** Writes it into the agreement, which everybody is asked about again: in the place of the line it was read with. */
export async function takeSuggestion(
  tools: RoomTools,
  space: Space,
  wish: SuggestedLine & Pick<Suggested, 'instead'>
): Done<'too-long' | 'not-found'> {
  const found = findIn(space, wish)
  if (!found) return refused('not-found')
  if (found.isIn) return ok(true)
  // Whoever suggests it may have said meanwhile that it takes the place of another line: that was not read.
  if (found.instead !== wish.instead) return refused('not-found')
  const { agreement } = foldCircle(talkRecords(space))
  const text = agreementWith(agreement.text, found)
  const { allowsDetail } = agreement
  if (!v.is(AgreementText, { text })) return refused('too-long')
  return writeAgreement(tools, space, { text, allowsDetail })
}

/** Says why a line is not taken, to everybody inside. */
export async function answerSuggestion(
  tools: RoomTools,
  space: Space,
  answer: SuggestedLine & { readonly words: string }
): Done<'not-found' | 'too-many'> {
  const found = findIn(space, answer)
  if (!found) return refused('not-found')
  const before = ownDocument(space, 'suggestion-answers')
  const said = (before && circleBody(before, 'suggestion-answers')?.answers) ?? []
  const answers = answersWith(said, { answer, waiting: suggestedNow(space) })
  if (answers.length > LINE_ANSWERS_MAX) return refused('too-many')
  const saying = { kind: 'suggestion-answers', body: { answers }, before }
  return settled(await writeDocument(tools, space, saying))
}

function findIn(space: Space, wish: SuggestedLine): Suggested | undefined {
  return suggestedNow(space).find((one) => isSameLine(one, wish))
}

function suggestedNow(space: Space): readonly Suggested[] {
  return foldCircle(talkRecords(space)).suggestions
}
