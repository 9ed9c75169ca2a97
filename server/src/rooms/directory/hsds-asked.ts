/** What may be asked of a list of the open data. Whatever else stands in a query is refused in words, and kept nowhere. */
import type { ListName } from '@beside/hsds'

/** What of each record is on a page. */
export type PageShape = 'brief' | 'whole' | 'minimal'
export const NARROWING = ['organization_id', 'taxonomy_id', 'parent_id'] as const

export type PageAsked = {
  readonly page: number
  readonly perPage: number
  readonly shape: PageShape
  /** Moment from which on a record was changed, in ms since 1970. */
  readonly since: number | undefined
  readonly by: Readonly<Partial<Record<(typeof NARROWING)[number], string>>>
}

export const PER_PAGE = 50
export const PER_PAGE_MAX = 100
/** `minimal` is for whoever wants to see all at once what changed. */
export const MINIMAL_MAX = 5_000
const PAGE_MAX = 1_000_000
const ID_LENGTH_MAX = 100
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/u

export const PARAMETERS: Readonly<Record<ListName, readonly string[]>> = {
  services: ['page', 'per_page', 'format', 'organization_id', 'modified_after', 'minimal', 'full'],
  organizations: ['page', 'per_page', 'format', 'full'],
  service_at_locations: ['page', 'per_page', 'format', 'organization_id', 'modified_after', 'full'],
  taxonomies: ['page', 'per_page', 'format'],
  taxonomy_terms: ['page', 'per_page', 'format', 'taxonomy_id', 'parent_id']
}

type Query = readonly (readonly [string, string])[]

/** A refusal says what is right, and never repeats what was asked. */
export function readPageAsked(list: ListName, query: Query): PageAsked | { readonly says: string } {
  const names = query.map(([name]) => name)
  const known = PARAMETERS[list]
  if (names.some((name) => !known.includes(name))) {
    return { says: `This list takes ${known.join(', ')} and nothing else.` }
  }
  if (new Set(names).size < names.length) return { says: 'Each parameter can be given once.' }
  const given = new Map(query)
  if ((given.get('format') ?? 'json') !== 'json') return { says: 'format can be json alone.' }
  const isMinimal = readFlag(given.get('minimal'))
  const isFull = readFlag(given.get('full'))
  if (isMinimal === undefined || isFull === undefined || (isMinimal && isFull)) {
    return { says: 'minimal and full are true or false, and one of them at most is true.' }
  }
  return readNumbers(given, isMinimal ? 'minimal' : isFull ? 'whole' : 'brief')
}

type Given = ReadonlyMap<string, string>

function readNumbers(given: Given, shape: PageShape): PageAsked | { readonly says: string } {
  const most = shape === 'minimal' ? MINIMAL_MAX : PER_PAGE_MAX
  const page = readCount(given.get('page') ?? '1', PAGE_MAX)
  if (page === undefined) return { says: 'page is a whole number, and the first one is 1.' }
  const usual = shape === 'minimal' ? MINIMAL_MAX : PER_PAGE
  const perPage = readCount(given.get('per_page') ?? String(usual), most)
  if (perPage === undefined) return { says: `per_page is a whole number from 1 to ${most}.` }
  const since = readMoment(given.get('modified_after'))
  if (Number.isNaN(since)) {
    return { says: 'modified_after is a day, or a time with its zone, as in RFC 3339.' }
  }
  const ids = NARROWING.flatMap((name) => {
    const id = given.get(name)
    return id === undefined ? [] : [[name, id] as const]
  })
  if (ids.some(([, id]) => id === '' || id.length > ID_LENGTH_MAX))
    return { says: 'That is no id.' }
  return { page, perPage, shape, since, by: Object.fromEntries(ids) }
}

function readFlag(text = 'false'): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined
}

function readCount(text: string, most: number): number | undefined {
  const count = /^\d{1,7}$/u.test(text) ? Number(text) : 0
  return count >= 1 && count <= most ? count : undefined
}

function readMoment(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return MOMENT.test(text) ? Date.parse(text) : Number.NaN
}
