// A server in a process of its own, so that a test can kill it, fill its disk and move its clock.
import { startServer, type ServerOptions } from '@beside/server'
import { pino } from 'pino'
import { systemClock } from '../../../server/src/clock/clock.ts'
import { lineToFeeds } from '../../../server/src/directory/live/feed-server.fixture.ts'

type Words = ServerOptions & { readonly fetchesFromHere?: boolean }

const { fetchesFromHere, ...setting } = JSON.parse(process.argv[2] ?? '{}') as Words
/** Lists that this machine publishes for a test, and no other address of it. */
const feeds = { feedLine: lineToFeeds, feedLimits: { paceMs: 0, breakMs: 0 } }
let jumpedMs = 0
// Wall time alone jumps: that is what a clock that was set wrong does.
const clock = { now: () => systemClock.now() + jumpedMs, elapsed: () => systemClock.elapsed() }
process.on('message', (said: { readonly jumpedMs: number } | { readonly renews: true }) => {
  if ('jumpedMs' in said) ({ jumpedMs } = said)
  else void server.renewDirectory()
})
process.on('disconnect', () => process.exit())

const log = pino({ base: null, level: 'error' }, pino.destination({ fd: 2, sync: true }))
const options = { ...setting, log, clock, rateScale: 1000 }
const server = await startServer(fetchesFromHere === true ? { ...options, ...feeds } : options)
process.send?.({ port: server.port })
