/** The server for outsiders: harness, benchmarks and scripts. */
export { startServer } from './main.ts'
export type { RunningServer, ServerOptions, WebHandler } from './main.ts'
export { openStore } from './store/open-store.ts'
export type { Store } from './store/open-store.ts'
export { StoreTrouble } from './store/store-trouble.ts'
export { openInstance } from './instance/instance.ts'
export type { Instance } from './instance/instance.ts'
