/** A house whose machine is lost while people are in it, and brought back from a backup by the operator. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppView } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { arriveAs, befriend, openHouse, wordsIn, type House, type Person } from '../house.ts'
import { runBeside } from './run-beside.ts'

export type LostHouse = AsyncDisposable & {
  readonly home: House
  readonly alice: Person
  readonly bob: Person
  readonly bondId: string
  /** Takes the machine away, and restores the backup in an empty folder, by processes of their own. */
  readonly loseAndRestore: (after: {
    readonly isSigned: boolean
    /** What else happens before the server starts again. */
    readonly meanwhile?: (dataFolder: string) => Promise<void>
  }) => Promise<void>
  readonly signLater: () => Promise<void>
  /** Where the operator keeps the root key. */
  readonly rootKey: string
  /** Alice's cookie from before. */
  readonly cookie: string
}

/** Alice and Bob talk while a backup is made, and after it. */
export async function liveUntilLost(): Promise<LostHouse> {
  const place = await mkdtemp(join(tmpdir(), 'beside-drill-'))
  const home = await openHouse()
  const env = { BESIDE_DATA: home.dataFolder }
  const stick = join(place, 'root.key')
  let cookie = ''
  const { fetch: ask } = nodeEnvironment(home.address)
  const alice = home.device('alice', {
    async fetch(url, init) {
      const reply = await ask(url, init)
      cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return reply
    }
  })
  await arriveAs(alice)
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'before the backup', notes: [] })
  await heard(bob, 'before the backup')
  const { phrase, from } = await backUpUnderLoad(alice, { bondId, env, to: join(place, 'backups') })
  await cp(describeFolder(home.dataFolder).root, stick)
  await alice.say({ talkId: bondId, text: 'Alice after the backup', notes: [] })
  await heard(bob, 'Alice after the backup')
  await bob.say({ talkId: bondId, text: 'Bob after the backup', notes: [] })
  await heard(alice, 'Bob after the backup')
  const run = async (words: readonly string[], typed = '') => {
    const done = await runBeside(words, { env, typed })
    if (done.code !== 0) throw new Error(done.said)
  }
  const signLater = () => run(['sign-restore', '--root-key', stick])
  return {
    home,
    alice,
    bob,
    bondId,
    signLater,
    rootKey: stick,
    cookie,
    loseAndRestore: ({ isSigned, meanwhile }) =>
      home.restart(async () => {
        await rm(home.dataFolder, { recursive: true })
        await run(['restore', '--from', from, '--to', home.dataFolder], `${phrase}\n`)
        if (isSigned) await signLater()
        await meanwhile?.(home.dataFolder)
      }),
    async [Symbol.asyncDispose]() {
      await home[Symbol.asyncDispose]()
      await rm(place, { recursive: true, force: true })
    }
  }
}

/** One line of the file of secrets, exchanged. */
export async function changeSecrets(
  dataFolder: string,
  changes: Readonly<Record<string, unknown>>
): Promise<void> {
  const { secrets } = describeFolder(dataFolder)
  const file = JSON.parse(await readFile(secrets, 'utf8')) as object
  await writeFile(secrets, JSON.stringify({ ...file, ...changes }))
}

export async function heard(person: Person, text: string): Promise<void> {
  await until(person, (view) => wordsIn(view).includes(text))
}

/** The page was open all the time; the session in it was ended by the restore. */
export async function signedOut(person: Person): Promise<void> {
  await until(person, ({ session }) => session.state === 'signed-out')
}

/** Waits as long as the test may take: a page that lost its server asks less and less often. */
export async function until(person: Person, wished: (view: AppView) => boolean): Promise<AppView> {
  const { promise, resolve } = Promise.withResolvers<AppView>()
  const stop = person.watch((view) => {
    if (wished(view)) resolve(view)
  })
  return await promise.finally(stop)
}

async function backUpUnderLoad(
  person: Person,
  to: { readonly bondId: string; readonly env: Record<string, string>; readonly to: string }
): Promise<{ readonly phrase: string; readonly from: string }> {
  const words = ['backup', '--to', to.to, '--show-phrase']
  const load = { isOver: false }
  const backup = runBeside(words, { env: to.env }).finally(() => {
    load.isOver = true
  })
  for (let at = 0; !load.isOver; at += 1) {
    const text = `line ${at}`
    await person.say({ talkId: to.bondId, text, notes: [] })
    await person.sees(`“${text}” sent`, (view) =>
      (view.talk?.items ?? []).some(
        (item) => item.kind === 'words' && item.text === text && item.delivery === 'sent'
      )
    )
  }
  const { said } = await backup
  const phrase = /^ *((?:[a-z]+[ -]){7}[a-z]+) *$/mu.exec(said)?.[1]
  const from = /It lies in (\S+)/u.exec(said)?.[1]
  if (!phrase || !from) throw new Error(said)
  return { phrase, from }
}
