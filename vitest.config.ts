import { defineConfig } from 'vitest/config'

const setupFiles = ['./harness/src/use-runs.ts']

// What is waited for comes soon, and on a busy machine it may take its time.
const patience = { poll: { timeout: 30_000 } }

// A property that runs 20 times as often may take 20 times as long.
const stretch = Math.max(1, Number(process.env.BESIDE_RUNS ?? 500) / 500)

// A floor's tests lie beside its code. They are fast, and all floors share the cores.
function floor(name: string) {
  const include = [`${name}/src/**/*.test.ts`]
  const testTimeout = 600_000 * stretch
  const hookTimeout = 180_000
  return { test: { name, include, setupFiles, testTimeout, hookTimeout, expect: patience } }
}

// Without a store of its own choice a test of the server runs on SQLite.
function onSqlite() {
  const { test } = floor('server')
  return { test: { ...test, exclude: ['**/node_modules/**', 'server/src/store/postgres/**'] } }
}

// The server's tests once more, on its other store. What is in no need of a store, or is about the
// files of SQLite, runs in the project before.
function onPostgres() {
  const { test } = floor('server')
  const rooms = '{clock,feed,gates,http,log,rooms,store}'
  return {
    test: {
      ...test,
      name: 'server on PostgreSQL',
      include: [`server/src/${rooms}/**/*.test.ts`],
      exclude: ['**/*.sqlite.test.ts'],
      globalSetup: ['./server/src/store/postgres/share-cluster.fixture.ts'],
      setupFiles: [...setupFiles, './server/src/store/postgres/need-postgres.fixture.ts']
    }
  }
}

export default defineConfig({
  test: {
    // NOTE: `npm run test:deep` repeats every property 20 times as often as `npm test`.
    passWithNoTests: false,
    // By itself it would leave one of two cores idle.
    maxWorkers: 2,
    projects: [
      floor('kernel'),
      floor('contract'),
      floor('look-over'),
      floor('hsds'),
      floor('find'),
      floor('client'),
      onSqlite(),
      onPostgres(),
      floor('web'),
      {
        test: {
          name: 'scripts',
          include: ['scripts/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
          expect: patience
        }
      },
      {
        // Whole flows and browser journeys come last: they would only slow each other and the floors.
        test: {
          name: 'harness',
          include: ['harness/src/**/*.test.ts'],
          setupFiles: [...setupFiles, './harness/src/web/show-screens.ts'],
          expect: patience,
          testTimeout: 1_800_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 }
        }
      }
    ]
  }
})
