/** What a reply is, and that nobody keeps it. What a browser may do with it: `answer-headers.ts`. */
export const API_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store'
} as const

/** The feed is chunked by hand (`feed/feed-frames.ts`), and no proxy may gather it up. */
export const STREAM_HEADERS = {
  ...API_HEADERS,
  'content-type': 'text/event-stream; charset=utf-8',
  'transfer-encoding': 'chunked',
  'x-accel-buffering': 'no'
} as const
