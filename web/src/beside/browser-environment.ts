import { readWordList, verifyByHost, type Environment, type Keep } from '@beside/client'
import { describeDevice } from './describe-device.ts'
import { createPackKeep, linesCache } from './pack-keep.ts'

/** What a browser's Worker offers to the client. */
export function browserEnvironment(keep: Keep | null): Environment {
  return {
    // Whole, because links that people give by hand begin with it.
    address: location.origin,
    fetch: (url, init) => fetch(url, init),
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    now: () => Date.now(),
    readWordList,
    verify: verifyByHost,
    deviceLabel: describeDevice(navigator.userAgent),
    keep,
    lines: createPackKeep(linesCache)
  }
}
