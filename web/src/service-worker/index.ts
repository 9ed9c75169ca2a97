/**
 * Help now, Find support and the neutral page for times without a network, and nudges, on one's own device only (T8, T9).
 *
 * It is registered after a person said that the device is theirs. It keeps files and pages that are the
 * same for everybody, and nothing else: no answer of the server passes through it. Of nudges it knows how one
 * looks, and neither for whom it is nor about what.
 */
import { version } from '$app/env'
import { immutable } from '$app/manifest'
import { self } from '$app/service-worker'
import { forgetFormerKeep, linesCache, listCache } from '../beside/pack-keep.ts'
import { lookCache, readLook } from '../ui/nudge-look.ts'
import { type Language, languageOf, pathIn, withoutLanguage } from '../words/language.ts'

const cacheName = `notes-${version}`
const outPath = '/out'
const signInPath = '/sign-in'
/** Where this device lost what was chosen. */
const plainLook = { name: 'Notes', subject: 'You have an update' }
/** In English for everybody; in another language once somebody opened one of them in it. */
const helpPaths: readonly string[] = [
  '/help-now',
  '/help-now/breathe',
  '/help-now/senses',
  '/support'
]
// What a script of a page brings along: the build lists the script and not these.
const chunkFiles = /\/workers\/chunks\/[^/]+\.js$/u
const filePaths = immutable
  .map(({ path }) => new URL(path, self.location.origin).pathname)
  .filter((path) => /\.(css|woff2)$|\/(on-page|search-worker)-/u.test(path))

self.addEventListener('install', (event) => event.waitUntil(keepPages()))
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()))
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin) return
  if (filePaths.includes(pathname)) event.respondWith(keptFirst(event.request, pathname))
  else if (chunkFiles.test(pathname)) event.respondWith(keptOnUse(event.request, pathname))
  // The kept one is there at once, and does not clear what this device keeps for its owner.
  else if (mode === 'navigate' && withoutLanguage(pathname) === outPath) {
    event.respondWith(keptOut(pathname))
  } else if (mode === 'navigate' && isHelp(pathname)) {
    const page = newestFirst(event.request, pathname)
    event.respondWith(page)
    const keepRest = async () => await keepLanguage(languageOf(pathname))
    event.waitUntil(page.then(keepRest, () => undefined))
  }
})

self.addEventListener('push', (event) => event.waitUntil(showNudge()))
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  // Whoever taps it may not be its owner: it opens nothing that is somebody's.
  event.waitUntil(self.clients.openWindow(signInPath))
})

// A push holds nothing, so there is nothing to read. A newer nudge takes the place of an older one.
async function showNudge(): Promise<void> {
  const { name, subject } = (await readLook()) ?? plainLook
  const look = { body: subject, icon: '/icon-192.png', tag: 'update' }
  await self.registration.showNotification(name, look)
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) page.postMessage('push')
}

async function keepPages(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll([...filePaths, ...helpPaths])
  await keepChunks(cache)
  await cache.put(outPath, await askForOut(outPath))
  for (const language of await languagesKept()) await keepLanguage(language)
}

/** A script does not begin without what it names, and the words of other languages are among that. */
async function keepChunks(cache: Cache): Promise<void> {
  for (const path of filePaths.filter((one) => one.includes('/on-page-'))) {
    const script = (await (await cache.match(path))?.text()) ?? ''
    const named = new Set(script.match(/\.\/chunks\/[\w-]+\.js/gu))
    const address = new URL(path, self.location.origin)
    await cache.addAll([...named].map((one) => new URL(one, address).pathname))
  }
}

/** Whoever opened one of these pages in a language finds the others in it too, also those never opened. */
async function keepLanguage(language: Language): Promise<void> {
  if (language === 'en') return
  const cache = await caches.open(cacheName)
  for (const english of [...helpPaths, outPath]) {
    const path = pathIn(language, english)
    if ((await cache.match(path)) !== undefined) continue
    // One that does not come keeps nothing else from being kept, and is asked for again with the next page.
    const page = await (english === outPath ? askForOut(path) : fetch(path)).catch(() => null)
    if (page?.ok === true) await cache.put(path, page)
  }
}

/** Asked for in the form that clears no storage: this device is one's own. */
async function askForOut(path: string): Promise<Response> {
  return await fetch(`${path}?stay`, { cache: 'no-store' })
}

/** In which languages somebody opened help here, also before there was a newer version. */
async function languagesKept(): Promise<ReadonlySet<Language>> {
  const kept = new Set<Language>()
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url)
      if (isHelp(pathname)) kept.add(languageOf(pathname))
    }
  }
  return kept
}

function isHelp(pathname: string): boolean {
  return helpPaths.includes(withoutLanguage(pathname))
}

async function forgetOlder(): Promise<void> {
  const names = await caches.keys()
  const stays: readonly string[] = [cacheName, lookCache, listCache, linesCache]
  const older = names.filter((name) => !stays.includes(name))
  await Promise.all(older.map((name) => caches.delete(name)))
  await forgetFormerKeep()
}

async function keptOut(path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(path)
  if (kept !== undefined) return kept
  try {
    return await askForOut(path)
  } catch (trouble) {
    return await englishOf(path, trouble)
  }
}

/** A page in another language than one's own helps more than the browser's own words of trouble. */
async function englishOf(path: string, trouble: unknown): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(withoutLanguage(path))
  if (kept === undefined) throw trouble
  return kept
}

async function keptFirst(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? (await fetch(request))
}

async function keptOnUse(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(path)
  if (kept !== undefined) return kept
  const file = await fetch(request)
  if (file.ok) await cache.put(path, file.clone())
  return file
}

async function newestFirst(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  try {
    const page = await fetch(request)
    // Another country is chosen in the address. Only the page as everybody sees it is kept.
    if (page.ok && new URL(request.url).search === '') await cache.put(path, page.clone())
    return page
  } catch (trouble) {
    return (await cache.match(path)) ?? (await englishOf(path, trouble))
  }
}
