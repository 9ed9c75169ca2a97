/** Somebody who asks, and listeners who all say yes at once, each on a line of their own. */
import { DeskView, Shift, TakenAsk } from '@beside/contract'
import { plainHash, toBase64url } from '@beside/kernel'
import * as v from 'valibot'
import type { ListenersTeam } from '../server/listeners-team.ts'
import { HttpLine, requestBytes } from '../wire/http-line.ts'
import { randomBytes } from '../wire/random-bytes.ts'
import { arrive, ask, askBytes, askTokens, readPlace } from '../wire/visitor.ts'
import type { Visitor } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type AskLoadTasks = typeof tasks

/** From the press to the answer, in ms. */
export type Race = { readonly winner: number; readonly losers: readonly number[] }

type Listener = { readonly line: HttpLine; readonly visitor: Visitor; readonly token: string }

const QUESTION_BYTES = 1500
const HOURS = 3

const listeners: Listener[] = []
const bare: HttpLine[] = []
/** One desk: whatever is put there takes the place of what waited before. */
const readKey = toBase64url(randomBytes(32))
let asker: Omit<Listener, 'token'> | undefined
let address = ''
let bareAddress = ''
let team = ''

const tasks = {
  /** Accounts, tokens and shifts. */
  async prepare(wish: {
    readonly house: string
    readonly bare: string
    readonly team: ListenersTeam
  }): Promise<void> {
    const { spaceId } = wish.team
    address = wish.house
    bareAddress = wish.bare
    team = `/api/spaces/${toBase64url(spaceId)}`
    const place = await readPlace(address)
    const line = await HttpLine.open(address)
    asker = { line, visitor: await arrive(line, place) }
    for (const { sign: pair } of wish.team.listeners) {
      const own = await HttpLine.open(address)
      const visitor = await arrive(own, place)
      const [token = ''] = await askTokens(own, { place, visitor }, [{ spaceId, pair }])
      const who = { line: own, visitor, token }
      const begin = { method: 'POST', path: `${team}/shift`, body: { act: 'begin' } } as const
      await ask({ line: own, address }, { ...begin, visitor, token }, Shift)
      listeners.push(who)
      bare.push(await HttpLine.open(bareAddress))
    }
  },

  /** Each question is wanted by all; who got it gives it back. */
  async race(wish: { readonly questions: number }): Promise<Race[]> {
    const races: Race[] = []
    while (races.length < wish.questions) races.push(await raceOnce())
    return races
  },

  /** As many posts at once to a server that does nothing. */
  async raceBare(wish: { readonly questions: number }): Promise<number[]> {
    const times: number[] = []
    for (let at = 0; at < wish.questions; at += 1) {
      const request = requestBytes(bareAddress, { method: 'POST', path: '/post/none', body: {} })
      const answers = await Promise.all(bare.map((line) => timeOf(line, request)))
      times.push(...answers.map(({ ms }) => ms))
    }
    return times
  }
}

answerParent(tasks)

async function raceOnce(): Promise<Race> {
  if (!asker) throw new Error('Nobody asks.')
  const words = randomBytes(QUESTION_BYTES)
  const share = toBase64url(randomBytes(32))
  const body = { readKey, bytes: toBase64url(words), share, hours: HOURS }
  const { line, visitor } = asker
  const put = { method: 'PUT', path: '/api/asks', visitor, body } as const
  await ask({ line, address }, put, DeskView)
  const asked = `${team}/asks/${toBase64url(plainHash(words))}`
  const presses = listeners.map((one) => askBytes(address, { ...post(`${asked}/take`), ...one }))
  const answers = await Promise.all(
    listeners.map((one, at) => timeOf(one.line, presses[at] ?? Buffer.alloc(0)))
  )
  const at = answers.findIndex(({ status }) => status === 200)
  const [winner, who] = [answers[at], listeners[at]]
  const losers = answers.filter((one) => one !== winner)
  const areTold = losers.every(({ body: said }) => said.includes('"ask-taken"'))
  if (!winner || !who || !areTold) throw new Error('One has it, and the others are told.')
  v.parse(TakenAsk, JSON.parse(winner.body))
  await ask({ line: who.line, address }, { ...post(`${asked}/return`), ...who }, v.unknown())
  return { winner: winner.ms, losers: losers.map(({ ms }) => ms) }
}

function post(path: string) {
  return { method: 'POST', path } as const
}

async function timeOf(line: HttpLine, request: Buffer) {
  const startedAt = performance.now()
  const { status, body } = await line.send(request)
  return { status, body, ms: performance.now() - startedAt }
}
