// The thread of `opaque.ts`: one step after the other, as they are asked.
import { parentPort, workerData } from 'node:worker_threads'
import { ready } from '@serenity-kit/opaque'
import { finishSignIn, startRegistration, startSignIn } from './opaque-steps.ts'
import type { OpaqueHome } from './opaque-steps.ts'
import type { OpaqueQuestion, OpaqueTask, OpaqueValue } from './opaque.ts'

const home = workerData as OpaqueHome
await ready

parentPort?.on('message', ({ id, task }: OpaqueQuestion) => {
  parentPort?.postMessage({ id, value: take(task) })
})

function take(task: OpaqueTask): OpaqueValue {
  switch (task.step) {
    case 'register':
      return { registered: startRegistration(home, task.credential, task.request) }
    case 'start':
      return { started: startSignIn(home, task, task.request) }
    case 'finish':
      return { isFinished: finishSignIn(home, task.state, task.finish) }
    default:
      return task satisfies never
  }
}
