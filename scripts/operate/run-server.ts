/** Starts the server with the built pages, and says where it is and what to do first. */
import { parseArgs } from 'node:util'
import { AddressTrouble } from '../../server/src/config/address.ts'
import { startServer } from '../../server/src/index.ts'
import type { RunningServer, ServerOptions } from '../../server/src/index.ts'
import { chooseFolder, describeFolder } from '../../server/src/instance/instance-folder.ts'
import { openInstance } from '../../server/src/instance/instance.ts'
import { makeStewardLink } from '../../server/src/rooms/stewardship/steward-link.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { noteAddress } from './address-note.ts'
import { choosePort } from './choose-port.ts'
import { openPages } from './open-pages.ts'
import { print } from './print.ts'
import { CommandRefusal } from './read-command.ts'
import {
  describeFirstRun,
  describeStewardLink,
  describeUnknownOption,
  serveWords
} from './words.ts'

type Env = Readonly<Record<string, string | undefined>>

/** @throws InstanceTrouble, StoreTrouble, AddressTrouble, CommandRefusal, each with a text */
export async function runServer(words: readonly string[], env: Env): Promise<RunningServer> {
  const publicAddress = readAddress(env)
  const host = env['BESIDE_HOST']?.trim() || '127.0.0.1'
  const text = readPortOption(words) ?? env['PORT']
  const port = await choosePort({ text, host, isFixed: publicAddress !== undefined })
  const { folder } = describeFolder(chooseFolder(env))
  const { isNew } = await openInstance(folder)
  const { server, hasPages } = await startWithPages({
    dataFolder: folder,
    host,
    port,
    ...(publicAddress === undefined ? {} : { publicAddress }),
    ...(env['BESIDE_TRUSTED_PROXY'] ? { trustedProxy: env['BESIDE_TRUSTED_PROXY'] } : {})
  })
  const address = publicAddress ?? server.address
  await noteAddress(folder, address)
  print(['', serveWords.running, '', `    ${address}`, ''])
  if (isNew) print([...describeStewardLink(address + (await makeFirstLink(folder))), ''])
  if (isNew) print([...describeFirstRun(folder), ''])
  else print([serveWords.anotherLink])
  if (!hasPages) print([serveWords.noPages])
  if (host !== '127.0.0.1') print([serveWords.hostIsOpen])
  print([serveWords.stopHint])
  return server
}

// The pages ask the server, and the server serves the pages: so it is told of them once both are there.
async function startWithPages(options: ServerOptions) {
  const ask: { server?: RunningServer } = {}
  const pages = await openPages(
    options.publicAddress,
    (request) => ask.server?.app.fetch(request) ?? new Response(null, { status: 503 })
  )
  const web = pages === undefined ? {} : { web: pages }
  ask.server = await startServer({ ...options, ...web })
  return { server: ask.server, hasPages: pages !== undefined }
}

async function makeFirstLink(folder: string): Promise<string> {
  await using store = await openStore(folder)
  return await makeStewardLink(store, Date.now())
}

/** The origin that people see, read before anything is made: `https://place.example`. */
function readAddress(env: Env): string | undefined {
  const text = env['BESIDE_ADDRESS']?.trim() ?? ''
  if (text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/u.test(url.protocol) && url.pathname === '/' && !url.search
  if (!isOrigin) throw new AddressTrouble('publicAddress')
  return url.origin
}

function readPortOption(words: readonly string[]): string | undefined {
  const { values, tokens } = parseArgs({
    args: [...words],
    options: { port: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new CommandRefusal(describeUnknownOption(token.value))
    if (token.kind === 'option' && token.name !== 'port') {
      throw new CommandRefusal(describeUnknownOption(token.rawName))
    }
  }
  if (values.port === undefined) return undefined
  if (typeof values.port !== 'string') throw new CommandRefusal(serveWords.portIsStrange)
  return values.port
}
