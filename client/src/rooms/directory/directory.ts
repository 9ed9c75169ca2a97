/**
 * The list of services on this device: brought, checked, searched. A door of its own, since whoever looks for help needs
 * no account: public pages load this, and none of what opens spaces.
 */
import { WIRE_LIMITS } from '@beside/contract'
import { openPack, saysDanger, type Finder } from '@beside/find'
import { ok, refused, toBase64url, type Bytes, type Result } from '@beside/kernel'
import { readPlace, signingPlaceOf } from '../../account/place.ts'
import type { Environment } from '../../environment.ts'
import { linkToServer } from '../../wire/server-link.ts'
import { answerOnDevice, placesOnDevice, readOnDevice } from './answer.ts'
import { bringPack, type BringRefusal, type Progress } from '../../packs/bring-pack.ts'
import { loadPack, type FoundPack, type PackKeep, type WholePack } from '../../packs/kept-pack.ts'
import { troubleOf, type PackTrouble } from '../../packs/pack-trouble.ts'
import type { PackKind, SigningPlace } from '../../packs/signed-pack.ts'
import type { Answer, Brought, Entry, NamedPlace, Question } from './views.ts'

export type * from './views.ts'
export { answerFromServer, askServerFor, entryFromServer } from './from-server.ts'
export type { FoundByServer, ServerQuestion } from './from-server.ts'
export type { PackKeep, PackTrouble, Progress }
export { saysDanger }

const listKind: PackKind = {
  format: 'beside-pack-1',
  path: '/api/directory',
  partBytesMax: WIRE_LIMITS.packPartBytes
}

/** `fetch` tells nobody who asks, and lets no browser keep the answer: one's own device keeps the list by itself. */
export type DirectoryEnvironment = Pick<Environment, 'address' | 'fetch' | 'now'> & {
  /** The root that a member's keyring has pinned, base64url; null for whoever has none. */
  readonly pinnedRoot: string | null
  /** Null on a shared device. */
  readonly packs: PackKeep | null
  readonly tell: (progress: Progress) => void
}

export type MayFetch = 'all' | 'nothing'

export type Directory = {
  /** @param mayFetch `nothing` where the person is to be asked before more than a few bytes come */
  bring(mayFetch: MayFetch): Promise<Brought>
  search(question: Question): Answer | undefined
  read(id: string): Entry | undefined
  findPlaces(text: string): readonly NamedPlace[]
}

export function openDirectory(environment: DirectoryEnvironment): Directory {
  const loose = new Map<string, Bytes>()
  let held: FoundPack | undefined
  let finder: Finder | undefined

  /** The one that is searched in stays until another one has opened. */
  function opens(parts: WholePack['parts']): boolean {
    const opened = openPack(parts)
    if ('refused' in opened) return false
    finder = opened
    return true
  }

  async function bringNewest(mayFetch: MayFetch) {
    let asked = 0
    const { pinnedRoot } = environment
    held ??= await loadPack(environment.packs, { kind: listKind, pinnedRoot })
    const place = await readTrustedPlace(environment)
    if (!place.ok) return { brought: place, asked }
    const brought = await bringPack({
      kind: listKind,
      address: environment.address,
      fetch: environment.fetch,
      place: place.value,
      held,
      keep: environment.packs,
      loose,
      opens,
      mayFetch: (bytes) => {
        asked = bytes
        return mayFetch === 'all' || bytes === 0
      },
      tell: environment.tell
    })
    if (!brought.ok) return { brought, asked }
    const { version } = brought.value.manifest
    return { brought: ok({ pack: brought.value, version, root: place.value.root }), asked }
  }
  return {
    async bring(mayFetch) {
      const { brought, asked } = await bringNewest(mayFetch)
      if (brought.ok) held = brought.value
      const pack = held?.pack
      if (!pack) return describeNothing(brought.ok ? 'damaged' : brought.reason, asked)
      if (!finder && !opens(pack.parts)) return { state: 'trouble', why: 'refused' }
      if (finder?.services === 0) return { state: 'empty' }
      const { made, notAfter } = pack.manifest
      const trouble = brought.ok ? null : troubleOf(brought.reason)
      return { state: 'ready', made, isOld: environment.now() > notAfter, trouble }
    },
    search: (question) => finder && answerOnDevice(finder, question, environment.now()),
    read: (id) => finder && readOnDevice(finder, id, environment.now()),
    findPlaces: (text) => (finder ? placesOnDevice(finder, text) : [])
  }
}

/** The key that signs, from a root that speaks for itself, or for a member from the very root that was pinned. */
async function readTrustedPlace(
  environment: DirectoryEnvironment
): Promise<Result<SigningPlace, BringRefusal>> {
  const place = await readPlace(linkToServer(environment), environment)
  if (!place.ok) return refused(place.reason === 'another-server' ? 'not-signed' : 'unreachable')
  const { manifest } = place.value
  const { pinnedRoot } = environment
  const isOurs = pinnedRoot === null || toBase64url(manifest.root) === pinnedRoot
  return isOurs ? ok(signingPlaceOf(place.value)) : refused('not-signed')
}

function describeNothing(reason: BringRefusal, bytes: number): Brought {
  if (reason === 'nothing-there') return { state: 'empty' }
  if (reason === 'ask-first') return { state: 'ask', bytes }
  return { state: 'trouble', why: troubleOf(reason) }
}
