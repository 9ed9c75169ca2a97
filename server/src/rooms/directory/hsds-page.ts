/** A page of the open data as the standard has it, made of the lines that were kept. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ListedBy } from '@beside/hsds'
import type { KeptAnswer, OpenList } from '../../directory/list-keeper.ts'
import { linesAt } from '../../directory/made-lists.ts'
import { NARROWING } from './hsds-asked.ts'
import type { PageAsked } from './hsds-asked.ts'

export function makePage(list: OpenList, asked: PageAsked): KeptAnswer {
  const { page, perPage } = asked
  const places = placesOf(list, asked)
  const total = places?.length ?? list.ids.length
  const pages = Math.ceil(total / perPage)
  const first = (page - 1) * perPage
  const shown =
    places?.slice(first, first + perPage) ?? range(first, Math.min(first + perPage, total))
  const head = {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: shown.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: shown.length === 0
  }
  const said = JSON.stringify(head).slice(0, -1)
  return answerOf(`${said},"contents":[${linesOf(list, asked, shown).join(',')}]}`)
}

/** One record with all that belongs to it. */
export function makeRecord(list: OpenList, id: string): KeptAnswer | undefined {
  const place = list.placeOf.get(id)
  if (place === undefined) return undefined
  return answerOf(linesAt(list.whole, [place])[0] ?? '')
}

export function answerOf(text: string): KeptAnswer {
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, TAG_LENGTH)
  return { gzip: new Uint8Array(gzipSync(text)), tag }
}
const TAG_LENGTH = 22

function linesOf(list: OpenList, { shape }: PageAsked, places: readonly number[]) {
  if (shape === 'whole') return linesAt(list.whole, places)
  if (shape === 'brief') return linesAt(list.brief, places)
  return places.map((place) => {
    const { [place]: id } = list.ids
    const modified = list.by[place]?.last_modified
    return JSON.stringify({ id, ...(modified !== undefined && { modified_date: modified }) })
  })
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** The records that are asked for, by their places in the list; undefined where all are. */
function placesOf(
  { ids, by }: OpenList,
  { since, by: asked }: PageAsked
): readonly number[] | undefined {
  const names = NARROWING.filter((name) => asked[name] !== undefined)
  if (since === undefined && names.length === 0) return undefined
  return [...ids.keys()].filter((place) => {
    const said = by[place] ?? {}
    return names.every((name) => said[name] === asked[name]) && isSince(said, since)
  })
}

/** A record that does not say when it was changed may have been changed since. */
function isSince({ last_modified: modified }: ListedBy, since: number | undefined): boolean {
  if (since === undefined || modified === undefined) return true
  const at = Date.parse(modified)
  return Number.isNaN(at) || at >= since
}
