import type { Benchmark } from './benchmark.ts'
import { kernelSizeBenchmark } from './kernel/kernel-size.ts'
import { rekeyBenchmark } from './kernel/rekey.ts'
import { verifyReportBenchmark } from './kernel/verify-report.ts'
import { openBenchmark, sealBenchmark } from './kernel/seal-and-open.ts'
import { appendPostgresBenchmark } from './server/append-postgres.ts'
import { appendSqliteBenchmark } from './server/append-sqlite.ts'
import { askClaimBenchmark } from './server/ask-claim.ts'
import { floodsBenchmark } from './server/floods.ts'
import { growthBenchmark } from './server/growth.ts'
import { import10000Benchmark } from './server/import-10000.ts'
import { hsdsImportTablesBenchmark } from './server/hsds-import-tables.ts'
import { hsdsImportBenchmark } from './server/hsds-import.ts'
import { hsdsPages100000Benchmark, hsdsPagesBenchmark } from './server/hsds-pages.ts'
import { loadBenchmark } from './server/load.ts'
import { find100000Benchmark, find10000Benchmark } from './find/find.ts'
import { lookOverBenchmark } from './web/look-over.ts'
import { memoryBenchmark } from './server/connection-memory.ts'
import { signInBenchmark } from './server/sign-in.ts'
import { firstPageBenchmark } from './server/first-page.ts'
import { fanoutMixedBenchmark } from './server/fanout-mixed.ts'
import { fanout1000Benchmark, fanout100Benchmark } from './server/fanout-one.ts'
import { longCircleBenchmark } from './web/long-circle.ts'
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
  rekeyBenchmark,
  verifyReportBenchmark,
  appendSqliteBenchmark,
  appendPostgresBenchmark,
  firstPageBenchmark,
  signInBenchmark,
  askClaimBenchmark,
  memoryBenchmark,
  fanoutMixedBenchmark,
  fanout100Benchmark,
  fanout1000Benchmark,
  floodsBenchmark,
  growthBenchmark,
  coldStartBenchmark,
  firstLoadPublicBenchmark,
  usablePublicBenchmark,
  firstLoadAppBenchmark,
  usableAppBenchmark,
  kernelSizeBenchmark,
  longCircleBenchmark,
  lookOverBenchmark,
  hsdsImportBenchmark,
  hsdsImportTablesBenchmark,
  import10000Benchmark,
  hsdsPagesBenchmark,
  hsdsPages100000Benchmark,
  find10000Benchmark,
  find100000Benchmark,
  loadBenchmark
]
