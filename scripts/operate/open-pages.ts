/** The built pages, mounted beside the server in one process. */
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../setup/paths.mjs'

type PageHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => void
type Answer = Response | Promise<Response>
type Api = (request: Request, incoming: IncomingMessage) => Answer
type Visited = IncomingMessage & { besideApi?: (request: Request) => Answer }

const PROTOCOL_HEADER = 'x-beside-protocol'
const HANDLER = join(root, 'web', 'build', 'handler.js')

/**
 * @param origin the origin that people see, if there is one
 * @param askServer answers the pages' own questions without a way over the network, for whoever visits them
 * @returns undefined if the pages are not built
 */
export async function openPages(
  origin: string | undefined,
  askServer: Api
): Promise<PageHandler | undefined> {
  if (!existsSync(HANDLER)) return undefined
  // The pages cannot see how a browser came. They are told in a header that we alone write.
  process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER
  const built = (await import(pathToFileURL(HANDLER).href)) as { handler: PageHandler }
  const publicHost = origin?.startsWith('https:') === true ? new URL(origin).host : undefined
  return (incoming, outgoing) => {
    const isPublic = publicHost !== undefined && incoming.headers.host === publicHost
    incoming.headers[PROTOCOL_HEADER] = isPublic ? 'https' : 'http'
    const visited: Visited = incoming
    visited.besideApi = (request) => askServer(request, incoming)
    built.handler(visited, outgoing)
  }
}
