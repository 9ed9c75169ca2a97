// The real thread, which ends where it is asked to register somebody.
import { parentPort } from 'node:worker_threads'
import type { OpaqueQuestion } from './opaque.ts'

parentPort?.on('message', ({ task }: OpaqueQuestion) => {
  if (task.step === 'register') process.exit()
})
await import('./opaque-thread.ts')
