import type { HttpLine } from './http-line.ts'

/** Sends requests one after another; gives back the time of all of them together, in ms. */
export async function timeRequests(line: HttpLine, requests: readonly Buffer[]): Promise<number> {
  const startedAt = performance.now()
  for (const request of requests) {
    const { status, body } = await line.send(request)
    if (status !== 200) throw new Error(`A request was answered with ${status} ${body}`)
  }
  return performance.now() - startedAt
}
