/** Whether a write comes from our own pages. Browsers say so themselves; what is no browser has no cookies to abuse. */
import type { Context as HonoContext } from 'hono'
import type { Context } from '../gates/context.ts'
import type { Bindings } from './read-body.ts'

export function isSameOrigin(c: HonoContext<Bindings>, context: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = c.req.header('host') ?? ''
  return origin === context.publicOrigin || hostOf(origin) === host
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
