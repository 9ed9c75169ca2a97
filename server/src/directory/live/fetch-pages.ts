/** Fetches a list page by page until it has all of it, goes on where it stopped, and ends where it never would. */
import { createHash } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { READING_FORM } from '@beside/hsds'
import { askFeed } from './ask-feed.ts'
import type { Asking, FeedAnswer, FeedTrouble } from './ask-feed.ts'
import { idOf, isMinimal, isRecord, PAGE_SIZE, readPage, tellsMore } from './read-page.ts'
import type { FeedPage, FeedRecord } from './read-page.ts'
import { keepPage, readProgress, writePage, writeProgress } from './spool.ts'
import type { Progress, Spool, SpooledPage } from './spool.ts'

export type LiveLimits = {
  readonly pages: number
  readonly services: number
  readonly bytes: number
  /** From its begin to its end, also where it was interrupted. */
  readonly wholeMs: number
  /** Between two requests. */
  readonly paceMs: number
  /** How often a line may break at one page, and how long it rests after that. */
  readonly breaks: number
  readonly breakMs: number
  /** For one request, and what its answer may hold, unpacked. */
  readonly answerMs: number
  readonly pageBytes: number
  /** For reading it beside what is there, once it came whole. */
  readonly readMs: number
}
export const LIVE_LIMITS: LiveLimits = {
  pages: 5000,
  services: 200_000,
  bytes: 262_144_000,
  wholeMs: 24 * 3_600_000,
  paceMs: 250,
  breaks: 20,
  breakMs: 30_000,
  answerMs: 60_000,
  pageBytes: 8 * 1024 * 1024,
  readMs: 30 * 60_000
}
/** So many services that tell nothing more by themselves, and nobody asks on. */
const TRIED_DETAILS = 5

export type PagesTrouble = FeedTrouble | 'no-list' | 'repeats' | 'never-ends' | 'not-whole'
export type FetchEnd =
  | { readonly is: 'whole'; readonly progress: Progress; readonly isSame: boolean }
  | { readonly is: 'resting'; readonly untilMs: number }
  | { readonly is: 'broke-off'; readonly why: PagesTrouble }

export type Fetching = {
  readonly address: string
  /** The import of it that counts now. */
  readonly current: number | undefined
  readonly spool: Spool
  readonly asking: Asking
  readonly limits: LiveLimits
  readonly now: () => number
  readonly onProgress: (progress: Progress) => void
}

export async function fetchPages(fetching: Fetching): Promise<FetchEnd> {
  const { address, current, spool, now, onProgress } = fetching
  const before = await readProgress(spool.last)
  // Another list counts since, or it would be read in another way: as it was fetched last is not as it is here.
  const isKnown =
    before?.address === address &&
    before.countsAs === (current ?? null) &&
    before.readingForm === READING_FORM
  const known = isKnown ? before : undefined
  const begun = await readProgress(spool.now)
  const isBegun = begun?.address === address
  let progress = isBegun ? begun : newProgress(address, now())
  // Whoever asked for it is not asked again after a kill in its first page.
  if (!isBegun) await writeProgress(spool.now, progress)
  for (;;) {
    onProgress(progress)
    if (progress.isWhole) return { is: 'whole', progress, isSame: isSameAs(known, progress) }
    const tooMuch = judgeSize(fetching, progress)
    if (tooMuch !== undefined) return { is: 'broke-off', why: tooMuch }
    const step = await fetchPage(fetching, progress, known)
    if ('why' in step) return { is: 'broke-off', why: step.why }
    progress = step.progress
    await writeProgress(spool.now, progress)
    if (progress.restsUntil > now()) return { is: 'resting', untilMs: progress.restsUntil }
  }
}

function newProgress(address: string, begunAt: number): Progress {
  const counts = { total: null, pagesSaid: null, breaks: 0, restsUntil: 0 }
  return { address, begunAt, pages: [], details: 'unknown', isWhole: false, ...counts }
}

export const servicesIn = ({ pages }: Progress) =>
  pages.reduce((sum, { services }) => sum + services, 0)

function judgeSize({ limits, now }: Fetching, progress: Progress): PagesTrouble | undefined {
  const bytes = progress.pages.reduce((sum, page) => sum + page.bytes, 0)
  const isEndless =
    progress.pages.length >= limits.pages ||
    servicesIn(progress) > limits.services ||
    bytes > limits.bytes ||
    now() - progress.begunAt > limits.wholeMs
  return isEndless ? 'never-ends' : undefined
}

/** Every page is as it was, and there are as many. */
function isSameAs(known: Progress | undefined, { pages }: Progress): boolean {
  return (
    known?.pages.length === pages.length &&
    pages.every(({ etag }, index) => etag !== '' && etag === known.pages[index]?.etag)
  )
}

type Step = { readonly progress: Progress } | { readonly why: PagesTrouble }

async function fetchPage(
  fetching: Fetching,
  progress: Progress,
  known: Progress | undefined
): Promise<Step> {
  const number = progress.pages.length + 1
  const before = known?.pages[number - 1]
  // A short list may be as it was, and what it is short for not.
  const etag = known?.details === 'yes' ? '' : (before?.etag ?? '')
  const url = `${fetching.address}/services?page=${number}&per_page=${PAGE_SIZE}`
  const answer = await ask(fetching, url, etag)
  if (answer.is === 'later') return wait(fetching, progress, answer)
  if (answer.is === 'same' && before && (await keepPage(fetching.spool, number))) {
    return add(progress, { ...before, isLast: before.saysLast && isShort(before, known) })
  }
  if (answer.is === 'same') return { why: 'not-whole' }
  if (answer.is === 'no') {
    return isBehindLast(progress, answer.why) ? end(progress) : { why: answer.why }
  }
  const page = readPage(answer.json)
  if (page === undefined) return { why: 'no-list' }
  return await takePage(fetching, progress, { page, etag: answer.etag })
}

/**
 * A full page that is as it was may have got another one behind it, so that one is asked for as well; what says that it
 * is the last one may say so of its own services alone.
 */
function isShort({ services }: SpooledPage, known: Progress | undefined): boolean {
  const [first, ...more] = known?.pages ?? []
  return services < (first && more.length > 0 ? first.services : PAGE_SIZE)
}

/** Some say that there is no page behind the last one, and some refuse to be asked for it. */
function isBehindLast({ pages }: Progress, why: FeedTrouble): boolean {
  const last = pages.at(-1)
  return last !== undefined && (why === 'not-there' || (why === 'refused' && last.saysLast))
}

type Came = { readonly page: FeedPage; readonly etag: string }

async function takePage(
  fetching: Fetching,
  progress: Progress,
  { page, etag }: Came
): Promise<Step> {
  const told = { ...progress, total: page.total, pagesSaid: page.pages }
  if (page.items.length + page.others === 0) return end(told)
  const ids = sumOf(page.items)
  if (progress.pages.some((one) => one.ids === ids)) {
    return isLastAgain(progress, page, ids) ? end(told) : { why: 'repeats' }
  }
  const whole = await withDetails(fetching, told, page)
  if ('step' in whole) return whole.step
  // What is no record is refused by the reader, under its line.
  const others = Array.from({ length: page.others }, () => 'null\n')
  const lines = [...whole.items.map((item) => `${JSON.stringify(item)}\n`), ...others].join('')
  await writePage(fetching.spool.now, progress.pages.length + 1, lines)
  const services = page.items.length + page.others
  const bytes = Buffer.byteLength(lines)
  const next = { ...told, details: whole.details }
  const { isLast, pages } = page
  const saysLast = isLast || (pages !== null && progress.pages.length + 1 >= pages)
  return add(next, { ids, etag, services, bytes, saysLast, isLast })
}

/** Behind the last page some give that page again: its end, unless all pages are the same. */
function isLastAgain({ pages }: Progress, { isLast, isBare }: FeedPage, ids: string): boolean {
  return pages.at(-1)?.ids === ids && (pages.length > 1 || isLast || isBare)
}

/** And whether it counts as the last one now. */
type Added = SpooledPage & { readonly isLast: boolean }

function add(progress: Progress, { isLast, ...page }: Added): Step {
  const pages = [...progress.pages, page]
  const next = { ...progress, pages, breaks: 0, restsUntil: 0 }
  const { total, pagesSaid } = progress
  const isThere = total === null || servicesIn(next) >= total
  // Neither how many pages there are nor which is the last one is believed while services are missing.
  const isEnd = isLast || (pagesSaid !== null && pages.length >= pagesSaid)
  return isEnd && isThere ? end(next) : { progress: next }
}

/** There is no more. Where less came than was said, nobody knows what is missing. */
function end(progress: Progress): Step {
  const { total } = progress
  if (total !== null && servicesIn(progress) < total) return { why: 'not-whole' }
  return { progress: { ...progress, isWhole: true, breaks: 0, restsUntil: 0 } }
}

type Detailed =
  | { readonly items: readonly FeedRecord[]; readonly details: Progress['details'] }
  | { readonly step: Step }

/** Asks for each service by itself, where the list says too little of it. */
async function withDetails(
  fetching: Fetching,
  progress: Progress,
  page: FeedPage
): Promise<Detailed> {
  if (progress.details === 'no' || (progress.details === 'unknown' && !isMinimal(page)))
    return { items: page.items, details: progress.details }
  const items: FeedRecord[] = []
  let details: Progress['details'] = progress.details
  for (const [index, item] of page.items.entries()) {
    const id = idOf(item)
    if (details === 'unknown' && index >= TRIED_DETAILS) details = 'no'
    if (id === undefined || details === 'no') {
      items.push(item)
      continue
    }
    const answer = await ask(fetching, `${fetching.address}/services/${encodeURIComponent(id)}`, '')
    if (answer.is === 'later') return { step: wait(fetching, progress, answer) }
    // What was taken away meanwhile, or is another one, stays as the list has it.
    const isOne = answer.is === 'json' && isRecord(answer.json) && idOf(answer.json) === id
    const one = isOne ? answer.json : item
    if (tellsMore(item, one)) details = 'yes'
    items.push(one)
  }
  return { items, details }
}

async function ask(fetching: Fetching, url: string, etag: string): Promise<FeedAnswer> {
  const { limits, asking } = fetching
  await rest(limits.paceMs, undefined, { signal: asking.stopped })
  return await askFeed(asking, url, etag)
}

function wait(
  { limits, now }: Fetching,
  progress: Progress,
  { why, waitMs }: Extract<FeedAnswer, { readonly is: 'later' }>
): Step {
  const breaks = progress.breaks + 1
  if (breaks > limits.breaks) return { why }
  const ms = Math.max(waitMs, limits.breakMs * breaks)
  return { progress: { ...progress, breaks, restsUntil: now() + ms } }
}

function sumOf(items: readonly FeedRecord[]): string {
  const ids = JSON.stringify(items.map((item) => idOf(item) ?? item))
  return createHash('sha256').update(ids).digest('hex')
}
