export type * from './api.ts'
export type { Environment, Keep } from './environment.ts'
export { createBeside } from './beside.ts'
export { nodeEnvironment } from './node-environment.ts'
