/** A line between a real client and the real server on which answers are changed, as a hostile server would. */
import { nodeEnvironment } from '@beside/client/node'

export type Json = Record<string, unknown>
/** Gets the path of a request and the answer to it; gives what the client is told instead. */
export type Lie = (path: string, answer: Json) => Json | Response

export type LyingLine = {
  lie: Lie | undefined
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
}

export function lyingLine(address: string): LyingLine {
  const real = nodeEnvironment(address).fetch
  const line: LyingLine = {
    lie: undefined,
    async fetch(url, init) {
      const { lie } = line
      const response = await real(url, init)
      const path = url.slice(address.length)
      // A feed lives long: it is lied to by what is said while it lives.
      if (response.ok && path === '/api/feed')
        return spoilFeed(response, (...said) => line.lie?.(...said) ?? said[1])
      if (!lie || !response.ok) return response
      const answer = lie(path, (await response.json()) as Json)
      return answer instanceof Response ? answer : Response.json(answer)
    }
  }
  return line
}

// Frames are changed one by one: each is a line of JSON after `data:`.
function spoilFeed(response: Response, lie: Lie): Response {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ''
  const spoil = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      rest += decoder.decode(chunk, { stream: true })
      const frames = rest.split('\n\n')
      rest = frames.pop() ?? ''
      for (const frame of frames)
        controller.enqueue(encoder.encode(`${spoilFrame(frame, lie)}\n\n`))
    }
  })
  return new Response(response.body?.pipeThrough(spoil), response)
}

function spoilFrame(frame: string, lie: Lie): string {
  const data = frame.split('\n').find((one) => one.startsWith('data:'))
  if (data === undefined) return frame
  const said = lie('/api/feed', JSON.parse(data.slice(5)) as Json)
  return said instanceof Response ? ': nothing' : `data: ${JSON.stringify(said)}`
}
