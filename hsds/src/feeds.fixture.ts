import { readJson } from './index.ts'
import type { Feed, Kept, Read } from './index.ts'

export const SOURCE = 'https://feeds.example.org/services'

export async function readAll(given: unknown, feed: Partial<Feed> = {}): Promise<readonly Read[]> {
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  const bytes = given instanceof Uint8Array ? given : new TextEncoder().encode(text)
  return collect(readJson([bytes], { source: SOURCE, ...feed }))
}

export async function collect(reads: AsyncIterable<Read>): Promise<readonly Read[]> {
  const all: Read[] = []
  for await (const read of reads) all.push(read)
  return all
}

export function keptOf(reads: readonly Read[]): readonly Kept[] {
  return reads.flatMap((read) => ('record' in read ? [read] : []))
}

/** What became of a feed, in one line: what was kept, what was refused and why, what was changed. */
export function summarise(reads: readonly Read[]): string {
  const counts = new Map<string, number>()
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (const read of reads) {
    if ('refused' in read) {
      add(`refused: ${[read.refused.reason, read.refused.at].filter(Boolean).join(' ')}`)
      continue
    }
    add(read.entity)
    for (const note of read.notes) {
      const field =
        note.at
          .split('.')
          .at(-1)
          ?.replace(/\[\d+\]/g, '') ?? ''
      add('repaired' in note ? `${note.repaired} ${field}` : `left out: ${note.leftOut} ${field}`)
    }
  }
  return [...counts].map(([what, count]) => `${count} ${what}`).join(', ')
}
