/** Nothing of the API may be kept, framed, guessed at or read by another site. */
export const API_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer'
} as const

/** The feed is chunked by hand (`feed/feed-frames.ts`), and no proxy may gather it up. */
export const STREAM_HEADERS = {
  ...API_HEADERS,
  'content-type': 'text/event-stream; charset=utf-8',
  'transfer-encoding': 'chunked',
  'x-accel-buffering': 'no'
} as const
