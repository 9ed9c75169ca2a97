/** A person's own space, and the one current document of a kind in it, with the version that it was based on. */
import { ok, refused, writeErase, type Result } from '@beside/kernel'
import type { Trouble } from '../api.ts'
import { newWriteKey } from '../spaces/append.ts'
import { byLane, type OpenedEntry } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { narrowed } from '../wire/server-link.ts'
import { settled, writeDocument, type WritingTools } from '../sync/writing.ts'

const NO_VERSION = ''

/** The person's own space, with notes, plan and boundaries. */
export function ownSpace({
  account,
  spaces
}: Pick<WritingTools, 'account' | 'spaces'>): Space | undefined {
  const own = account.keyring.memberships.find(
    ({ purpose, state }) => purpose === 'own' && state === 'in'
  )
  return own?.spaceId === undefined ? undefined : spaces.get(own.spaceId)
}

/** The document of a kind; where a race made two lanes, the older lane by name, for every device alike. */
export function documentOf(space: Space, kind: string): OpenedEntry | undefined {
  const [first] = [...space.documents.values()]
    .filter(({ entry }) => entry.kind === kind)
    .toSorted(byLane)
  return first
}

export function versionOf(document: OpenedEntry | undefined): string {
  return document ? `${document.lane}.${document.seq}` : NO_VERSION
}

/** Saves if nobody saved since `version`; else says so, and nothing is overwritten. */
export async function saveDocument(
  tools: WritingTools,
  space: Space,
  save: { readonly kind: string; readonly body: unknown; readonly version: string }
): Promise<Result<true, 'changed-elsewhere' | Trouble>> {
  const current = documentOf(space, save.kind)
  if (versionOf(current) !== save.version) return refused('changed-elsewhere')
  const { kind, body } = save
  const written = await writeDocument(tools, space, { kind, body, before: current })
  return written.ok ? ok(true) : narrowed(written)
}

/** A space has its documents for life: what was let go leaves its place to the next. */
export function emptyIn(space: Space, kind: string): OpenedEntry | undefined {
  return [...space.documents.values()].find(
    ({ entry }) => entry.kind === kind && entry.body === null
  )
}

/**
 * The document leaves the server for good. First something empty takes its place: a current document without its
 * words is what a server shows that holds them back, and every later sign-in would stop there.
 */
export async function letGoOfDocument(
  tools: WritingTools,
  space: Space,
  document: OpenedEntry
): Promise<Result<true, Trouble>> {
  const seqs = [document.seq]
  const empty = { kind: document.entry.kind, body: null, before: document }
  const emptied = await writeDocument(tools, space, empty)
  if (!emptied.ok) return settled(emptied)
  return settled(
    await tools.spaces.append(space, {
      writeKey: newWriteKey(tools.environment),
      needsFreshEpoch: false,
      write: (standing) => writeErase({ standing, seqs }, space.keys.sign)
    })
  )
}
