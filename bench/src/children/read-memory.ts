/** What this process holds in memory, in bytes, once what nobody needs any more is gone. */
export async function readMemory(): Promise<number> {
  for (let round = 0; round < ROUNDS; round += 1) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
  return process.memoryUsage().rss
}

const ROUNDS = 4
const SETTLE_MS = 60
