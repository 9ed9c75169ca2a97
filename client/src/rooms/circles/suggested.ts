/** Lines that members suggest for the agreement, as they are read. */
import type { OpenedEntry } from '../../spaces/entry.ts'
import { circleBody, type SuggestionBody } from './entries.ts'
import { oneLine } from './one-line.ts'

/** Those of one member that can wait at once: nobody takes up the room of the others. */
export const LINES_EACH = 5

/** A line is known by whose it is and by its words, so that no other ones stand under the same name. */
export type SuggestedLine = { readonly memberId: string; readonly line: string }
type LineAnswer = SuggestedLine & { readonly words: string }
export type Suggested = SuggestedLine & {
  /** The line that it would change; empty for a new one, or where that stands there no more. */
  readonly instead: string
  /** Whether it stands in the agreement now. */
  readonly isIn: boolean
  /** By those who hold the circle. */
  readonly answers: readonly { readonly memberId: string; readonly words: string }[]
}

/** The oldest first. A line that stands in the agreement is taken, whoever wrote it in. */
export function suggestedIn(
  documents: readonly OpenedEntry[],
  agreement: string
): readonly Suggested[] {
  const inOrder = documents.toSorted((one, other) => one.seq - other.seq)
  const present = agreement.split('\n').map(oneLine)
  const answers = inOrder.flatMap((one) =>
    (circleBody(one, 'suggestion-answers')?.answers ?? []).map((answer) => ({
      by: one.memberId,
      answer
    }))
  )
  const all = inOrder.reduce<readonly Suggested[]>((so, one) => {
    const body = circleBody(one, 'suggestion')
    const mine = so.filter(({ memberId }) => memberId === one.memberId)
    if (!body || mine.length === LINES_EACH || mine.some(({ line }) => line === body.line))
      return so
    const suggested = { memberId: one.memberId, line: body.line }
    return [
      ...so,
      {
        ...suggested,
        instead: present.includes(body.instead) ? body.instead : '',
        isIn: present.includes(body.line),
        answers: answers
          .filter(({ answer }) => isSameLine(answer, suggested))
          .map(({ by, answer }) => ({ memberId: by, words: answer.words }))
      }
    ]
  }, [])
  return all
}

export function isSameLine(one: SuggestedLine, other: SuggestedLine): boolean {
  return one.memberId === other.memberId && one.line === other.line
}

/** The agreement with that line in it: in the place of another, or after all that stands there. */
export function agreementWith(agreement: string, { line, instead }: SuggestionBody): string {
  const lines = agreement.trimEnd().split('\n')
  const at = instead === '' ? -1 : lines.findIndex((one) => oneLine(one) === instead)
  return (at < 0 ? [...lines, line] : lines.with(at, line)).join('\n').trimStart()
}

/** This answer beside the others of the same member, as far as what they are to still waits. */
export function answersWith(
  before: readonly LineAnswer[],
  { answer, waiting }: { readonly answer: LineAnswer; readonly waiting: readonly SuggestedLine[] }
): LineAnswer[] {
  const others = before.filter(
    (one) => !isSameLine(one, answer) && waiting.some((line) => isSameLine(line, one))
  )
  return [...others, answer]
}
