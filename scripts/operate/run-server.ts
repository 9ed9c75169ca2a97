/** Starts the server with the built pages, and finds out what to say about it. */
import { parseArgs } from 'node:util'
import { AddressTrouble, readAddressRules } from '../../server/src/config/address.ts'
import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { readMailSetting } from '../../server/src/config/mail.ts'
import { readPushSetting } from '../../server/src/config/push.ts'
import { doctorWords } from '../../server/src/doctor/words.ts'
import { startServer } from '../../server/src/index.ts'
import type { RunningServer, ServerOptions } from '../../server/src/index.ts'
import { chooseFolder, describeFolder } from '../../server/src/instance/instance-folder.ts'
import { openInstance } from '../../server/src/instance/instance.ts'
import { makeStewardLink } from '../../server/src/rooms/stewardship/steward-link.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { checkPlace } from '../../server/src/store/store-place.ts'
import { noteAddress } from './address-note.ts'
import { choosePort } from './choose-port.ts'
import { openPages } from './open-pages.ts'
import { readRelease } from './read-release.ts'
import { CommandRefusal } from './command-refusal.ts'
import {
  describeFirstRun,
  describeStewardLink,
  describeUnknownOption,
  serveWords
} from './words.ts'

type Env = Readonly<Record<string, string | undefined>>

export type Started = { readonly server: RunningServer; readonly toSay: readonly string[] }

/** @throws InstanceTrouble, StoreTrouble, AddressTrouble, MailTrouble, PushTrouble, CommandRefusal, each with a text */
export async function runServer(words: readonly string[], env: Env): Promise<Started> {
  const publicAddress = readAddress(env)
  const host = env['BESIDE_HOST']?.trim() || '127.0.0.1'
  const text = readPortOption(words) ?? env['PORT']
  const port = await choosePort({ text, host, isFixed: publicAddress !== undefined })
  const { folder } = describeFolder(chooseFolder(env))
  const databaseUrl = readDatabaseUrl(env)
  const mail = readMailSetting(env)
  const push = readPushSetting(env)
  const feedsMax = readOpenPages(env)
  checkPlace(folder, databaseUrl)
  const { isNew } = await openInstance(folder)
  const { server, hasPages } = await startWithPages({
    dataFolder: folder,
    databaseUrl,
    mail,
    push,
    host,
    port,
    feedsMax,
    ...(publicAddress === undefined ? {} : { publicAddress }),
    ...(env['BESIDE_TRUSTED_PROXY'] ? { trustedProxy: env['BESIDE_TRUSTED_PROXY'] } : {})
  })
  const address = publicAddress ?? server.address
  await noteAddress(folder, address)
  const link = isNew ? address + (await makeFirstLink(folder, databaseUrl)) : undefined
  return {
    server,
    toSay: [
      '',
      serveWords.running,
      '',
      `    ${address}`,
      '',
      ...(link === undefined ? [serveWords.anotherLink] : describeStewardLink(link)),
      ...(link === undefined ? [] : ['', ...describeFirstRun(folder), '']),
      ...(publicAddress?.startsWith('http:') === true ? [doctorWords.plainAddress] : []),
      ...(hasPages ? [] : [serveWords.noPages]),
      ...(host === '127.0.0.1' ? [] : [serveWords.hostIsOpen]),
      serveWords.stopHint
    ]
  }
}

// The pages ask the server, and the server serves the pages: so it is told of them once both are there.
export async function startWithPages(options: ServerOptions) {
  const ask: { server?: RunningServer } = {}
  const pages = await openPages(options.publicAddress, (request, incoming) => {
    const { server } = ask
    if (!server) return new Response(null, { status: 503 })
    return server.app.fetch(request, { arrival: server.arrivalOf(incoming) })
  })
  const release = pages && readRelease()
  ask.server = await startServer({
    ...options,
    ...(pages && { web: pages }),
    ...(release && { release })
  })
  return { server: ask.server, hasPages: pages !== undefined }
}

async function makeFirstLink(folder: string, databaseUrl: string | undefined): Promise<string> {
  await using store = await openStore(folder, { databaseUrl })
  return await makeStewardLink(store, Date.now())
}

/** How many open pages hear of news at once; undefined where the operator leaves it to the server. */
function readOpenPages(env: Env): number | undefined {
  const text = env['BESIDE_OPEN_PAGES']?.trim() ?? ''
  if (text === '') return undefined
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new CommandRefusal(serveWords.openPagesAreStrange)
  return count
}

/** The origin that people see, `https://place.example`, read before anything is made. */
function readAddress(env: Env): string | undefined {
  const publicAddress = env['BESIDE_ADDRESS']?.trim()
  const { publicOrigin } = readAddressRules({
    publicAddress,
    trustedProxy: env['BESIDE_TRUSTED_PROXY']
  })
  const rest = publicAddress?.slice(publicOrigin?.length ?? 0) ?? ''
  if (!['', '/'].includes(rest)) throw new AddressTrouble('publicAddress')
  return publicOrigin
}

export function readPortOption(words: readonly string[]): string | undefined {
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
