import { dev } from '$app/env'
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks'
import takeFragmentUrl from '#lib/ui/take-fragment.ts?worker&url'
import { directionOf, languageOf, withoutLanguage } from '#lib/words/language.ts'

// Their links hold a secret behind the hash sign.
const pagesOfLinks: readonly string[] = ['/i', '/card', '/steward']

// A plain script runs before anything below it; Vite's own form of it while developing is a module.
const takeFragmentScript = `<script${dev ? ' type="module"' : ''} src="${takeFragmentUrl}"></script>`

/** Nothing of a page is kept by the browser (T8). What it may do there is said by the server for all answers. */
export const handle: Handle = async ({ event, resolve }) => {
  const language = languageOf(event.url.pathname)
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%lang%', language)
        .replace('%dir%', directionOf(language))
        .replace(
          '%first%',
          pagesOfLinks.includes(withoutLanguage(event.url.pathname)) ? takeFragmentScript : ''
        ),
    preload: ({ type }) => type === 'js' || type === 'css'
  })
  response.headers.set('cache-control', 'no-store')
  if (withoutLanguage(event.url.pathname) === '/out' && !event.url.searchParams.has('stay')) {
    // What an older visit may have left on this device goes as well, and so do pages kept for Back.
    // With `?stay` the page is asked for by a device that keeps it on purpose.
    response.headers.set('clear-site-data', '"cache", "cookies", "storage"')
  }
  return response
}

/** Pages ask the server in the same process: no address from a request's Host is ever called. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  if (!new URL(request.url).pathname.startsWith('/api/')) return await fetch(request)
  const askServer = event.platform?.req.besideApi
  if (askServer !== undefined) return await askServer(request)
  // While developing the pages run in a process of their own, and its proxy knows the server.
  return dev ? await globalThis.fetch(request) : new Response(null, { status: 503 })
}

/** No path, no address and no stack reaches a page: only that it could not be drawn. */
export const handleError: HandleServerError = ({ kind }) => ({
  message: kind === 'framework' ? 'not-found' : 'not-drawn'
})
