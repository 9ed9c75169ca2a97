/** How people were heard: one row for each question and quarter of a year, and none for an answer. */
import type { HeardQuestion } from '@beside/contract'
import type { Reader, Tables, Writer } from './tables.ts'

export type HeardTotal = Tables['heard_totals']

export async function countHeard(
  db: Writer,
  answer: { readonly quarter: string; readonly question: HeardQuestion; readonly isYes: boolean }
): Promise<void> {
  const { quarter, question, isYes } = answer
  const yes = isYes ? 1 : 0
  await db
    .insertInto('heard_totals')
    .values({ quarter, question, answers: 1, yes })
    .onConflict((conflict) =>
      conflict.columns(['quarter', 'question']).doUpdateSet((row) => ({
        answers: row('heard_totals.answers', '+', 1),
        yes: row('heard_totals.yes', '+', yes)
      }))
    )
    .execute()
}

/** From this quarter on, before that one. */
export async function listHeardTotals(
  db: Reader,
  { from, before }: { readonly from: string; readonly before: string }
): Promise<HeardTotal[]> {
  return db
    .selectFrom('heard_totals')
    .selectAll()
    .where('quarter', '>=', from)
    .where('quarter', '<', before)
    .execute()
}

export async function removeHeardTotalsBefore(db: Writer, quarter: string): Promise<void> {
  await db.deleteFrom('heard_totals').where('quarter', '<', quarter).execute()
}
