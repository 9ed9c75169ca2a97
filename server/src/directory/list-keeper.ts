/**
 * The open data of the directory: made on a thread when somebody asks for it, and made anew when the directory changed.
 * What was made of an older directory is given to nobody, since another place may be hidden since.
 */
import type { ListName } from '@beside/hsds'
import type { Bytes } from '@beside/kernel/wire'
import type { Store } from '../store/open-store.ts'
import type { MadeList, MadeLists } from './made-lists.ts'
import { describeDirectory } from './pack-keeper.ts'
import { askWithRows } from './rows-apart.ts'
import { withinPatience } from './within-patience.ts'

/** An answer as it is sent to nearly everybody: made once, and kept while there is room. A page not pressed is 20 times as long. */
export type KeptAnswer = {
  readonly gzip: Bytes
  readonly tag: string
}

export type OpenList = MadeList & { readonly placeOf: ReadonlyMap<string, number> }

export type OpenLists = {
  readonly list: (name: ListName) => OpenList
  /** The answer under this name, made where it is not kept. Undefined where there is none. */
  readonly kept: (
    name: string,
    make: () => Promise<KeptAnswer | undefined>
  ) => Promise<KeptAnswer | undefined>
}

export type ListKeeper = {
  /** The lists of the directory as it is; undefined while they are being made for longer than anybody waits. */
  current(): Promise<OpenLists | undefined>
  /** The directory is another one now: whoever asks next has it looked at. */
  readonly lookAnew: () => void
  stop(): Promise<void>
}

type Parts = {
  readonly store: Pick<Store, 'read'>
  readonly onTrouble: (cause: unknown) => void
  /** How long an answer counts before the directory is looked at again. */
  readonly freshMs?: number
}

const THREAD = new URL('./list-thread.ts', import.meta.url)
const FRESH_MS = 1_000
const TRIES = 2
/** What cannot be made is not tried again at once. */
const REST_MS = 60_000
const ANSWER_BYTES_MAX = 64 * 1024 * 1024

export function openListKeeper({ store, onTrouble, freshMs = FRESH_MS }: Parts): ListKeeper {
  const stopping = new AbortController()
  let held: { readonly of: string; readonly lists: OpenLists } | undefined
  let making: Promise<void> | undefined
  let failed: { readonly of: string; readonly until: number } | undefined
  let described: { readonly at: number; readonly of: Promise<string> } | undefined

  function describe(): Promise<string> {
    const at = performance.now()
    if (described && at - described.at < freshMs) return described.of
    const of = describeDirectory(store)
    described = { at, of }
    of.catch(() => (described = undefined))
    return of
  }
  async function make(of: string): Promise<void> {
    try {
      const asked = { file: THREAD, today: '', stopped: stopping.signal }
      const made: MadeLists = of === '' ? new Map() : await askWithRows(store, asked)
      held = { of, lists: openLists(made) }
    } catch (cause) {
      failed = { of, until: performance.now() + REST_MS }
      if (!stopping.signal.aborted) onTrouble(cause)
    }
  }
  return {
    async current() {
      // What changes meanwhile is made once more, and then whoever asks comes again.
      for (let tries = 0; tries < TRIES; tries += 1) {
        const of = await describe()
        if (held?.of === of) return held.lists
        held = undefined
        if (failed?.of === of && performance.now() < failed.until) return undefined
        making ??= make(of).finally(() => (making = undefined))
        await withinPatience(making)
      }
      const of = await describe()
      return held?.of === of ? held.lists : undefined
    },
    lookAnew: () => (described = undefined),
    async stop() {
      stopping.abort()
      await making
    }
  }
}

const EMPTY: OpenList = { ids: [], by: [], whole: [], brief: [], placeOf: new Map() }

function openLists(made: MadeLists): OpenLists {
  const lists = new Map(
    [...made].map(([name, list]) => {
      const placeOf = new Map(list.ids.map((id, place) => [id, place]))
      return [name, { ...list, placeOf }]
    })
  )
  const answers = new Map<string, KeptAnswer>()
  let bytes = 0
  function keep(name: string, answer: KeptAnswer): void {
    answers.set(name, answer)
    bytes += sizeOf(answer)
    for (const [oldest, one] of answers) {
      if (bytes <= ANSWER_BYTES_MAX) break
      answers.delete(oldest)
      bytes -= sizeOf(one)
    }
  }
  return {
    list: (name) => lists.get(name) ?? EMPTY,
    async kept(name, make) {
      const there = answers.get(name)
      if (there) {
        // Whoever was asked for last goes last.
        answers.delete(name)
        answers.set(name, there)
        return there
      }
      const made = await make()
      if (made && !answers.has(name)) keep(name, made)
      return made
    }
  }
}

/** A small answer takes room as well. */
const NAME_BYTES = 1_000

function sizeOf({ gzip }: KeptAnswer): number {
  return NAME_BYTES + gzip.length
}
