import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { directionOf, languageOf } from '#lib/words/language.ts'

const headers: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'permissions-policy': [
    'accelerometer',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'usb',
    'browsing-topics',
    'interest-cohort'
  ]
    .map((feature) => `${feature}=()`)
    .join(', ')
}

/** Every page leaves with the same headers; nothing of it is kept by the browser (T8). */
export const handle: Handle = async ({ event, resolve }) => {
  const language = languageOf(event.url.pathname)
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', language).replace('%dir%', directionOf(language)),
    // Scripts and styles are found through the page itself; a font is worth asking for early.
    preload: ({ type }) => type === 'js' || type === 'css' || type === 'font'
  })
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/** No path, no address and no stack reaches a page: only that it could not be drawn. */
export const handleError: HandleServerError = ({ kind }) => ({
  message: kind === 'framework' ? 'not-found' : 'not-drawn'
})
