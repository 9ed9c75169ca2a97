/** Numbers for the operator: how much, how fast, and never who or what. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  countRequest(route: string, status: number): void
  countBatch(size: number): void
  read(): Promise<string>
}

export function makeMetrics(counts: {
  readonly readers: () => number
  readonly isClockSure: () => boolean
}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'beside_requests_total',
    help: 'Requests by route and status.',
    labelNames: ['route', 'status'],
    registers
  })
  const batches = new Histogram({
    name: 'beside_batch_records',
    help: 'Records that became durable in one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers
  })
  addGauge(registry, { name: 'beside_feed_readers', help: 'Open feeds.' }, counts.readers)
  const clock = { name: 'beside_clock_sure', help: '1 while the clock can be trusted.' }
  addGauge(registry, clock, () => (counts.isClockSure() ? 1 : 0))
  return {
    countRequest: (route, status) => requests.inc({ route, status }),
    countBatch: (size) => batches.observe(size),
    read: () => registry.metrics()
  }
}

/** A number that is asked for each time somebody reads the numbers. */
function addGauge(
  registry: Registry,
  named: { readonly name: string; readonly help: string },
  read: () => number
): void {
  const gauge = new Gauge({
    ...named,
    registers: [],
    collect() {
      this.set(read())
    }
  })
  registry.registerMetric(gauge)
}
