/** What one keeps of cases, and of words that one may show later: documents in one's own space. */
import { DAY_MS } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Trouble } from '../../api.ts'
import { writeJson, type OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { settled, writeDocument, type RoomTools } from '../../sync/writing.ts'
import { emptyIn, letGoOfDocument, ownSpace } from '../documents.ts'
import {
  bareOf,
  CASE_BYTES_MAX,
  CASE_KIND,
  KEPT_WORDS_KIND,
  KeptCase,
  KeptWords,
  type CaseOf,
  type Chosen
} from './entries.ts'
import { joined } from './notes.ts'

type Done = Promise<Result<true, Trouble>>

/** For how long a case that was put away can be brought back. */
export const PUT_AWAY_DAYS = 90

// To read a document again each time the view is drawn would keep a slow phone busy.
const readCases = new WeakMap<OpenedEntry, KeptCase | undefined>()

/** The cases that one knows of, the newest first. */
export function casesIn(own: Space): readonly KeptCase[] {
  return [...own.documents.values()]
    .flatMap((document) => caseOf(document) ?? [])
    .toSorted((a, b) => b.at - a.at)
}

function caseOf(document: OpenedEntry): KeptCase | undefined {
  if (document.entry.kind !== CASE_KIND) return undefined
  if (!readCases.has(document)) {
    const parsed = v.safeParse(KeptCase, document.entry.body)
    readCases.set(document, parsed.success ? parsed.output : undefined)
  }
  return readCases.get(document)
}

/** Whether it can be read again once it is written: else it would be a case no more. */
export function fitsAsCase(body: KeptCase): boolean {
  return v.safeParse(KeptCase, body).success && writeJson(body).length <= CASE_BYTES_MAX
}

/** Writes a case into the lane that it has, beside what came to it meanwhile. */
export async function keepCase(tools: RoomTools, body: KeptCase): Done {
  const own = ownSpace(tools)
  if (!own) return refused('not-found')
  const mine = documentOfCase(own, body)
  const known = mine && caseOf(mine)
  const whole = known ? joined(known, body) : body
  if (!fitsAsCase(whole)) return refused('something-unexpected')
  const before = mine ?? emptyIn(own, CASE_KIND)
  return settled(await writeDocument(tools, own, { kind: CASE_KIND, body: whole, before }))
}

/** One's own copy leaves for good. The others who handle it, and both sides, keep theirs. */
export async function letGoOfCase(tools: RoomTools, one: KeptCase): Done {
  const own = ownSpace(tools)
  const document = own && documentOfCase(own, one)
  return own && document ? letGoOfDocument(tools, own, document) : ok(true)
}

export function isPutAwayTooLong({ putAway }: CaseOf<'handler'>, now: number): boolean {
  return putAway !== null && now - putAway > PUT_AWAY_DAYS * DAY_MS
}

function documentOfCase(
  own: Space,
  { caseId, side }: Pick<KeptCase, 'caseId' | 'side'>
): OpenedEntry | undefined {
  return [...own.documents.values()].find((document) => {
    const known = caseOf(document)
    return known?.caseId === caseId && known.side === side
  })
}

export type Kept = { readonly keptId: string; readonly words: v.InferOutput<typeof KeptWords> }

/** The copies that one keeps, the newest first. */
export function keptIn(own: Space): readonly Kept[] {
  return [...own.documents.values()]
    .flatMap(({ lane: keptId, entry }): Kept[] => {
      if (entry.kind !== KEPT_WORDS_KIND) return []
      const parsed = v.safeParse(KeptWords, entry.body)
      return parsed.success ? [{ keptId, words: parsed.output }] : []
    })
    .toSorted((a, b) => b.words.keptAt - a.words.keptAt)
}

/** Keeps these words, with what proves them, where nobody else can read. */
export async function keepWords(tools: RoomTools, chosen: Chosen): Done {
  const own = ownSpace(tools)
  if (!own) return refused('not-found')
  const keptAt = tools.spaces.serverNow()
  const fits = writeJson({ ...chosen, keptAt }).length <= CASE_BYTES_MAX
  const body = { ...(fits ? chosen : bareOf(chosen)), keptAt }
  const before = emptyIn(own, KEPT_WORDS_KIND)
  return settled(await writeDocument(tools, own, { kind: KEPT_WORDS_KIND, body, before }))
}

/** The copy leaves for good. */
export async function letGoOfWords(tools: RoomTools, keptId: string): Done {
  const own = ownSpace(tools)
  const document = own && own.documents.get(keptId)
  if (!own || document?.entry.kind !== KEPT_WORDS_KIND || document.entry.body === null)
    return ok(true)
  return letGoOfDocument(tools, own, document)
}
