/** The floor of a page that is kept: a plain Node server that sends the same bytes to whoever asks. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from './answer-parent.ts'

export type BarePageTasks = typeof tasks

let page: Uint8Array = new Uint8Array(0)

const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => {
  incoming.resume()
  outgoing.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': page.length
  })
  outgoing.end(page)
})

const tasks = {
  async start({ bytes }: { readonly bytes: Uint8Array }): Promise<string> {
    page = bytes
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}

answerParent(tasks)
