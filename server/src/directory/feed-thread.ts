// The thread of `read-apart.ts`: reads one feed, and waits after each batch until it was taken.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { FeedFile } from './feed-file.ts'
import { readFeed } from './read-feed.ts'

for await (const batch of readFeed(workerData as FeedFile)) {
  parentPort?.postMessage(batch)
  if (parentPort) await once(parentPort, 'message')
}
parentPort?.close()
