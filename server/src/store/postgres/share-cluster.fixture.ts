/** Starts one PostgreSQL for all tests of a project, or says in one line that there is none. */
import type { TestProject } from 'vitest/node'
import { ABSENT, findPostgres, startCluster } from './cluster.fixture.ts'
import type { Cluster } from './cluster.fixture.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the database from which one makes others; empty where there is none. */
    postgres: string
  }
}

let cluster: Cluster | undefined

export async function setup(project: TestProject): Promise<void> {
  const programs = findPostgres()
  if (programs === undefined) process.stdout.write(`${ABSENT}\n`)
  else cluster = await startCluster(programs)
  project.provide('postgres', cluster?.urlOf('postgres') ?? '')
}

export async function teardown(): Promise<void> {
  await cluster?.[Symbol.asyncDispose]()
}
