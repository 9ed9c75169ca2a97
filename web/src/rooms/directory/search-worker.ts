/**
 * Here the list of services lives and is searched. What somebody looks for comes in, is answered, and is kept nowhere;
 * this Worker asks the server for the same things whatever they are.
 */
import { openDirectory, saysDanger, type Directory } from '@beside/client/directory'
import { createPackKeep, listCache } from '#lib/beside/pack-keep.ts'
import type { FromSearch, ToSearch } from './search-messages.ts'

let directory: Directory | undefined

addEventListener('message', ({ data }: MessageEvent<ToSearch>) => {
  void answer(data).then(
    (value) => say({ id: data.id, value }),
    () => say({ id: data.id, isBroken: true })
  )
})

async function answer({ ask, argument }: ToSearch): Promise<unknown> {
  switch (ask) {
    case 'bring': {
      directory ??= openDirectory({
        address: location.origin,
        // Whoever is signed in asks as everybody does.
        fetch: (url, init) => fetch(url, { ...init, credentials: 'omit', cache: 'no-store' }),
        now: () => Date.now(),
        pinnedRoot: argument.pinnedRoot,
        packs: argument.mayKeep ? createPackKeep(listCache) : null,
        tell: (progress) => say({ progress })
      })
      return await directory.bring(argument.mayFetch)
    }
    case 'search':
      return directory?.search(argument)
    case 'danger':
      return saysDanger(argument)
    case 'read':
      return directory?.read(argument)
    case 'places':
      return directory?.findPlaces(argument)
  }
}

function say(message: FromSearch): void {
  postMessage(message)
}
