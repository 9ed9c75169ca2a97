/**
 * What somebody looks for, and what was found: in the memory of this page alone. It is in no address, no title, no
 * history and no storage, and goes when the page does.
 */
import type { Answer, Brought, Entry, NamedPlace } from '@beside/client/directory'
import { announce } from '#lib/ui/announce.svelte.ts'
import type { Language } from '#lib/words/language.ts'
import { startSearch, type SearchWorker } from './ask-worker.ts'
import type { BringWish } from './search-messages.ts'
import { noWish, shownAtOnce, type Wish } from './wish.ts'
import { spokenDirectory } from './words-in.ts'

/** Before a script runs, and where the list does not come, the server can search. */
export type ListState = { readonly state: 'server' } | Coming | Brought
type Coming = { readonly state: 'coming'; readonly part: number }

/** What the server found already, where it was asked. */
export type Begun = {
  readonly wish: Wish
  readonly place: string
  readonly isPlaceUnknown: boolean
  readonly answer: Answer | null
  readonly isDanger: boolean
  /** The server did not search: too many asked, or it is not well. */
  readonly isRefused: boolean
  /** There is nothing to search. */
  readonly isEmpty: boolean
}

/** A pause in typing, after which the device searches by itself. */
const pauseMs = 250

export class Finding {
  list = $state.raw<ListState>({ state: 'server' })
  wish = $state.raw<Wish>(noWish)
  answer = $state.raw<Answer | null>(null)
  /** Whether the answer is of this device, where its entries can be opened too. */
  isAnswerHere = $state(false)
  /** Whether the words say danger. Known before there is a list. */
  isDanger = $state(false)
  /** Somebody pressed Search, and there is no list yet. */
  isWaiting = $state(false)
  isRefused = $state(false)
  entry = $state.raw<Entry | null>(null)
  /** Whether the answer is to words, or shows the list from its beginning. */
  isBrowsing = $state(true)
  /** What was typed for a place. The server looks it up where no script runs. */
  readonly place: string
  /** The server knew no such place. */
  readonly isPlaceUnknown: boolean
  #count = shownAtOnce
  #turn = 0
  #pause: ReturnType<typeof setTimeout> | undefined
  #worker: SearchWorker | null = null
  readonly #bringing: Omit<BringWish, 'mayFetch'>
  readonly #language: Language

  constructor(
    { language, ...bringing }: Omit<BringWish, 'mayFetch'> & { readonly language: Language },
    begun: Partial<Begun> = {}
  ) {
    this.#bringing = bringing
    this.#language = language
    this.wish = begun.wish ?? noWish
    this.place = begun.place ?? ''
    this.isPlaceUnknown = begun.isPlaceUnknown ?? false
    this.answer = begun.answer ?? null
    // Whoever reads far down already goes on there.
    this.#count = Math.max(shownAtOnce, this.answer?.cards.length ?? 0)
    this.isDanger = begun.isDanger ?? false
    this.isRefused = begun.isRefused ?? false
    this.isBrowsing = this.wish.words.trim() === ''
    if (begun.isEmpty === true) this.list = { state: 'empty' }
  }

  async bring(mayFetch: BringWish['mayFetch'] = isSavingData() ? 'nothing' : 'all'): Promise<void> {
    // Where the server said that there is nothing, no form comes and goes while the device asks.
    if (this.list.state !== 'empty') this.list = { state: 'coming', part: 0 }
    this.#worker ??= startSearch(({ bytes, of }) => {
      if (this.list.state === 'coming') this.list = { state: 'coming', part: bytes / of }
    })
    const bringing = this.#worker.ask('bring', { ...this.#bringing, mayFetch })
    void this.#lookForDanger()
    const brought = await bringing
    if (this.#worker === null) return
    this.list = brought ?? { state: 'trouble', why: 'not-reached' }
    // What the server found near a place that was typed stays until something else is looked for.
    if (this.list.state === 'ready' && (this.answer === null || this.place === ''))
      await this.#search()
  }

  /** Changes what is looked for. What is typed waits for a pause, since it is not whole. */
  change(change: Partial<Wish>): void {
    const isNewWords = change.words !== undefined && change.words !== this.wish.words
    this.wish = { ...this.wish, ...(isNewWords && { isAsTyped: false }), ...change }
    this.#count = shownAtOnce
    clearTimeout(this.#pause)
    if (isNewWords) this.#pause = setTimeout(() => void this.#lookUp(), pauseMs)
    else void this.#lookUp()
  }

  /** Searches at once: somebody pressed for it. */
  async search(): Promise<void> {
    clearTimeout(this.#pause)
    this.isWaiting = this.list.state !== 'ready'
    await this.#lookUp()
  }

  async showMore(): Promise<void> {
    this.#count += shownAtOnce
    await this.#search()
  }

  async open(id: string): Promise<void> {
    this.entry = (await this.#worker?.ask('read', id)) ?? null
  }

  async findPlaces(text: string): Promise<readonly NamedPlace[]> {
    return (await this.#worker?.ask('places', text)) ?? []
  }

  forget(): void {
    clearTimeout(this.#pause)
    this.#worker?.stop()
    this.#worker = null
    this.wish = noWish
    this.answer = null
    this.entry = null
    this.isDanger = false
    this.isWaiting = false
    this.isRefused = false
  }

  async #lookUp(): Promise<void> {
    await (this.list.state === 'ready' ? this.#search() : this.#lookForDanger())
  }

  /** Before there is a list: whoever is in danger does not wait for one. */
  async #lookForDanger(): Promise<void> {
    if (this.wish.words.trim() === '') {
      this.isDanger = false
      return
    }
    this.#turn += 1
    const turn = this.#turn
    const isDanger = await this.#worker?.ask('danger', this.wish.words)
    if (isDanger !== undefined && turn === this.#turn) this.isDanger = isDanger
  }

  async #search(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const isBrowsing = this.wish.words.trim() === ''
    const answer = await this.#worker?.ask('search', {
      ...this.wish,
      count: this.#count,
      saidIn: this.#language
    })
    // What was typed since then is answered by itself.
    if (answer === undefined || turn !== this.#turn) return
    this.answer = answer
    this.isAnswerHere = true
    this.isDanger = answer.isDanger
    this.isWaiting = false
    this.isRefused = false
    this.isBrowsing = isBrowsing
    const { support: words } = spokenDirectory.in(this.#language)
    announce(answer.cards.length === 0 ? words.nothing : words.found(answer.cards.length))
  }
}

/** What the person set in their browser or phone. Not all browsers say it. */
function isSavingData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}
