// Set up before each test that needs PostgreSQL. Where it is absent the test counts as not run,
// which is red under CI (`scripts/test.mjs`).
import { beforeEach, inject } from 'vitest'

beforeEach((test) => {
  if (inject('postgres') === '') test.skip('PostgreSQL is not on this machine')
})
