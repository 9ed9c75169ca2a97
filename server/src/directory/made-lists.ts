/** The lists of the open data as they lie in memory: lines of JSON, pressed in blocks, and what a list is narrowed by. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { LIST_NAMES } from '@beside/hsds'
import type { JsonRecord, Listed, ListedBy, ListName } from '@beside/hsds'
import type { Bytes } from '@beside/kernel/wire'

export type MadeList = {
  readonly ids: readonly string[]
  readonly by: readonly ListedBy[]
  /** Blocks of so many lines: the whole records, and the same as a list shows them. */
  readonly whole: readonly Bytes[]
  readonly brief: readonly Bytes[]
}
export type MadeLists = ReadonlyMap<ListName, MadeList>

/** As many as are on a page where nobody asks for more. */
const BLOCK_LINES = 50
/** Quick, and a tenth of the size. */
const LEVEL = 5
/** Of all blocks together. A directory that needs more is no list for one server's memory. */
const BYTES_MAX = 512 * 1024 * 1024

/** @throws where there is more than one server may hold in memory */
export function makeLists(listed: Iterable<Listed>): MadeLists {
  const making = new Map(LIST_NAMES.map((name) => [name, new Making()]))
  let bytes = 0
  for (const { list, ...line } of listed) {
    bytes += making.get(list)?.add(line) ?? 0
    if (bytes > BYTES_MAX) throw new Error('The lists of the open data are too large')
  }
  return new Map([...making].map(([name, one]) => [name, one.end()]))
}

class Making {
  readonly #ids: string[] = []
  readonly #by: ListedBy[] = []
  readonly #whole = new Blocks()
  readonly #brief = new Blocks()

  /** How many bytes more it holds. */
  add({ id, by, whole, brief }: Omit<Listed, 'list'>): number {
    this.#ids.push(id)
    this.#by.push(by)
    return this.#whole.add(whole) + this.#brief.add(brief)
  }

  end(): MadeList {
    const [ids, by] = [this.#ids, this.#by]
    return { ids, by, whole: this.#whole.end(), brief: this.#brief.end() }
  }
}

class Blocks {
  readonly #pressed: Bytes[] = []
  #lines: string[] = []

  add(record: JsonRecord): number {
    this.#lines.push(JSON.stringify(record))
    return this.#lines.length < BLOCK_LINES ? 0 : this.#press()
  }

  #press(): number {
    // A line of JSON has no line break in it.
    const block = new Uint8Array(deflateRawSync(this.#lines.join('\n'), { level: LEVEL }))
    this.#pressed.push(block)
    this.#lines = []
    return block.length
  }

  end(): readonly Bytes[] {
    if (this.#lines.length > 0) this.#press()
    return this.#pressed
  }
}

/** The lines at these places of a list, in this order. */
export function linesAt(blocks: readonly Bytes[], places: readonly number[]): readonly string[] {
  const open = new Map<number, readonly string[]>()
  return places.map((place) => {
    const at = Math.floor(place / BLOCK_LINES)
    const lines = open.get(at) ?? openBlock(blocks[at])
    open.set(at, lines)
    return lines[place % BLOCK_LINES] ?? ''
  })
}

function openBlock(block: Bytes | undefined): readonly string[] {
  return block ? inflateRawSync(block).toString('utf8').split('\n') : []
}
