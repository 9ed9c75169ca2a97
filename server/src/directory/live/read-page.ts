/** One page of services, as APIs of HSDS 3 and Open Referral UK give it. */
import { isDeepStrictEqual } from 'node:util'

export type FeedRecord = Readonly<Record<string, unknown>>
export type FeedPage = {
  readonly items: readonly FeedRecord[]
  /** What is no record, so that the report names it. */
  readonly others: number
  /** It says itself that no page comes after it. */
  readonly isLast: boolean
  /** A list with nothing around it. It may be all there is, whichever page is asked for. */
  readonly isBare: boolean
  /** How many services there are in all, as the feed says; null where it says nothing. */
  readonly total: number | null
  readonly pages: number | null
}

/** So many services are asked for at once. */
export const PAGE_SIZE = 50

const LISTS = ['contents', 'content', 'services', 'data', 'items', 'results']

/** Undefined where there is no list of services in it. */
export function readPage(json: unknown): FeedPage | undefined {
  const list = Array.isArray(json) ? (json as readonly unknown[]) : listIn(json)
  if (list === undefined) return undefined
  const items = list.filter((one) => isRecord(one))
  const head = isRecord(json) ? json : {}
  return {
    items,
    others: list.length - items.length,
    isLast: head['last_page'] === true || head['last'] === true,
    isBare: Array.isArray(json),
    total: countOf(head['total_items'] ?? head['totalElements'] ?? head['total']),
    pages: countOf(head['total_pages'] ?? head['totalPages'])
  }
}

function listIn(json: unknown): readonly unknown[] | undefined {
  if (!isRecord(json)) return undefined
  for (const name of LISTS) {
    const list = json[name]
    if (Array.isArray(list)) return list as readonly unknown[]
  }
  return undefined
}

export function isRecord(value: unknown): value is FeedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

const WHOLE = ['service_at_locations', 'phones', 'contacts', 'schedules', 'locations']

/** Whether a list says so little of its services that each is asked for by itself. */
export function isMinimal({ items }: FeedPage): boolean {
  return items.length > 0 && items.every((item) => WHOLE.every((name) => item[name] === undefined))
}

/** Whether asking for one by itself told anything more. */
export function tellsMore(item: FeedRecord, details: FeedRecord): boolean {
  return Object.keys(details).some((name) => !isDeepStrictEqual(item[name], details[name]))
}

const ID_LENGTH_MAX = 200

/** An id that can stand in an address; undefined where it has none. */
export function idOf({ id }: FeedRecord): string | undefined {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  const text = String(id)
  return text === '' || text.length > ID_LENGTH_MAX ? undefined : text
}
