import { error } from '@sveltejs/kit'
import { readLibrary } from '#lib/community/read-library.ts'
import { makeFeed } from '../make-feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ fetch, url }) => {
  const texts = await readLibrary(fetch)
  if (texts === null) error(503, 'not-drawn')
  const feed = makeFeed(texts, url.origin, url.pathname).rss2()
  return new Response(feed, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } })
}
