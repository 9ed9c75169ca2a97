import type { Benchmark } from './benchmark.ts'
import { kernelSizeBenchmark } from './kernel/kernel-size.ts'
import { openBenchmark, sealBenchmark } from './kernel/seal-and-open.ts'
import { appendBenchmark } from './server/append-sqlite.ts'
import { memoryBenchmark } from './server/connection-memory.ts'
import { fanoutBenchmark } from './server/fanout-mixed.ts'
import { coldStartBenchmark } from './web/cold-start.ts'
import {
  firstLoadAppBenchmark,
  firstLoadPublicBenchmark,
  usableAppBenchmark,
  usablePublicBenchmark
} from './web/first-load.ts'

/** In the order in which a table shows them. */
export const benchmarks: readonly Benchmark[] = [
  sealBenchmark,
  openBenchmark,
  appendBenchmark,
  memoryBenchmark,
  fanoutBenchmark,
  coldStartBenchmark,
  firstLoadPublicBenchmark,
  usablePublicBenchmark,
  firstLoadAppBenchmark,
  usableAppBenchmark,
  kernelSizeBenchmark
]
