// A server in a process of its own, so that a test can kill it, fill its disk and move its clock.
import { startServer, type ServerOptions } from '@beside/server'
import { pino } from 'pino'
import { systemClock } from '../../../server/src/clock/clock.ts'

const setting = JSON.parse(process.argv[2] ?? '{}') as ServerOptions
let jumpedMs = 0
// Wall time alone jumps: that is what a clock that was set wrong does.
const clock = { now: () => systemClock.now() + jumpedMs, elapsed: () => systemClock.elapsed() }
process.on('message', (said: { readonly jumpedMs: number }) => {
  jumpedMs = said.jumpedMs
})
process.on('disconnect', () => process.exit())

const log = pino({ base: null, level: 'error' }, pino.destination({ fd: 2, sync: true }))
const { port } = await startServer({ ...setting, log, clock, rateScale: 1000 })
process.send?.({ port })
