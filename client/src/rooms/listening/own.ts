/** What one keeps of it in one's own space: how it was, in our own questions, and kind words. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { KindWords, LookedBack, Trouble } from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { settled, writeDocument, type WritingTools } from '../../sync/writing.ts'
import { documentOf, emptyIn, letGoOfDocument, ownSpace } from '../documents.ts'
import {
  KIND_WORDS_KEPT_MAX,
  KIND_WORDS_KIND,
  KindWordsBody,
  LOOKED_BACK_KIND,
  LOOKED_BACK_MAX,
  LookedBackBody
} from './entries.ts'

type Done<Reason extends string = never> = Promise<Result<true, Reason | Trouble>>

export function lookedBackIn(own: Space): LookedBackBody['by'] {
  const read = v.safeParse(LookedBackBody, documentOf(own, LOOKED_BACK_KIND)?.entry.body)
  return read.success ? read.output.by : []
}

/** Null puts the questions aside. */
export async function lookBack(
  tools: WritingTools,
  { bondId, answers }: { readonly bondId: string; readonly answers: LookedBack | null }
): Done {
  const own = ownSpace(tools)
  if (!own) return refused('not-found')
  const others = lookedBackIn(own).filter((one) => one.bondId !== bondId)
  const body = { by: [...others, { bondId, answers }].slice(-LOOKED_BACK_MAX) }
  const before = documentOf(own, LOOKED_BACK_KIND)
  return settled(await writeDocument(tools, own, { kind: LOOKED_BACK_KIND, body, before }))
}

/** Newest first. */
export function kindWordsIn(own: Space): readonly KindWords[] {
  return documentsOf(own)
    .toSorted((a, b) => b.seq - a.seq)
    .flatMap(({ lane: keptId, entry }) => {
      const read = v.safeParse(KindWordsBody, entry.body)
      return read.success ? [{ keptId, ...read.output }] : []
    })
}

export async function keepKindWords(
  tools: WritingTools,
  kept: v.InferOutput<typeof KindWordsBody>
): Done<'too-many' | 'too-long'> {
  const own = ownSpace(tools)
  const body = v.safeParse(KindWordsBody, kept)
  if (!own) return refused('not-found')
  if (!body.success) return refused('too-long')
  if (kindWordsIn(own).length >= KIND_WORDS_KEPT_MAX) return refused('too-many')
  const before = emptyIn(own, KIND_WORDS_KIND)
  const saying = { kind: KIND_WORDS_KIND, body: body.output, before }
  return settled(await writeDocument(tools, own, saying))
}

/** The copy leaves for good. */
export async function letGoOfKindWords(tools: WritingTools, keptId: string): Done {
  const own = ownSpace(tools)
  const document = own && documentsOf(own).find(({ lane }) => lane === keptId)
  if (!own || !document) return ok(true)
  return letGoOfDocument(tools, own, document)
}

function documentsOf(own: Space): readonly OpenedEntry[] {
  return [...own.documents.values()].filter(
    ({ entry }) => entry.kind === KIND_WORDS_KIND && entry.body !== null
  )
}
