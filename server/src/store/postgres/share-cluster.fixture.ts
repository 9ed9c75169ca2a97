/** Starts one PostgreSQL for all tests of a project, or says in one line that there is none. */
import type { TestProject } from 'vitest/node'
import { ABSENT, findPostgres, startCluster } from './cluster.fixture.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the database to which one connects to make others; empty where there is none. */
    postgres: string
  }
}

export default async function shareCluster(project: TestProject) {
  const programs = findPostgres()
  if (programs === undefined) {
    console.log(ABSENT)
    project.provide('postgres', '')
    return undefined
  }
  const cluster = await startCluster(programs)
  project.provide('postgres', cluster.urlOf('postgres'))
  return () => cluster[Symbol.asyncDispose]()
}
