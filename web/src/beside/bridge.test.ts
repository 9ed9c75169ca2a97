import type { AppView, Beside } from '@beside/client'
import { afterEach, expect, it } from 'vitest'
import { answerCalls } from './answer-calls.ts'
import { connectBeside } from './bridge.ts'

const closing: MessagePort[] = []
afterEach(() => {
  for (const port of closing.splice(0)) port.close()
})

const view = { connection: 'live', people: [] } as unknown as AppView

function joined(client: Partial<Beside>) {
  const { port1, port2 } = new MessageChannel()
  closing.push(port1, port2)
  let active = 0
  const whole = { watch: () => () => {}, ...client } as Beside
  answerCalls(port2, whole, () => (active += 1))
  port1.start()
  port2.start()
  return { bridge: connectBeside(port1), page: port1, countActive: () => active }
}

it('A call goes over with its words, and its answer comes back', async () => {
  const { bridge } = joined({
    closeInvite: async (bondId) =>
      bondId === 'a' ? { ok: true, value: true } : { ok: false, reason: 'not-found' }
  })
  expect(await bridge.beside.closeInvite('a')).toEqual({ ok: true, value: true })
  expect(await bridge.beside.closeInvite('b')).toEqual({ ok: false, reason: 'not-found' })
})

it('Each view reaches everyone who watches, and who comes later sees the latest', async () => {
  let push: (view: AppView) => void = () => {}
  const { bridge } = joined({
    watch: (listener) => {
      push = listener
      return () => {}
    }
  })
  const first = new Promise<AppView>((resolve) => bridge.beside.watch(resolve))
  push(view)
  expect(await first).toEqual(view)
  expect(await new Promise((resolve) => bridge.beside.watch(resolve))).toEqual(view)
})

it('Words of a conversation go over once, and stand in each view', async () => {
  let push: (view: AppView) => void = () => {}
  const { bridge, page } = joined({
    watch: (listener) => {
      push = listener
      return () => {}
    }
  })
  const heard: string[] = []
  page.addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)))
  const seen: (readonly unknown[] | undefined)[] = []
  bridge.beside.watch(({ talk }) => seen.push(talk?.items))
  const items = [{ id: 'a', text: 'the lake' }]
  const showing = (items: readonly unknown[] | null) =>
    push({ ...view, talk: items && { talkId: 'b', items } } as unknown as AppView)
  showing(items)
  showing([...items, { id: 'b', text: 'the hill' }])
  showing(null)
  showing(items)
  await bridge.beside.keepKit()
  expect(seen.map((one) => one?.length)).toEqual([1, 2, undefined, 1])
  expect(seen[1]?.[0]).toBe(seen[0]?.[0])
  expect(heard.filter((message) => message.includes('lake'))).toHaveLength(2)
})

it('A mistake of the client says nothing about the words it happened over', async () => {
  const { bridge, page } = joined({
    saveNotes: () => {
      throw new Error('I wrote about the lake')
    }
  })
  const heard: unknown[] = []
  page.addEventListener('message', ({ data }) => heard.push(data))
  const answer = await bridge.beside.saveNotes({ body: { text: 'the lake' }, version: '' })
  expect(answer).toEqual({ ok: false, reason: 'something-unexpected' })
  expect(JSON.stringify(heard)).not.toContain('lake')
})

it('Nobody waits for ever when the Worker could not be fetched, and it is said why', async () => {
  const { port1 } = new MessageChannel()
  closing.push(port1)
  const bridge = connectBeside(port1)
  const save = bridge.beside.keepKit()
  const name = bridge.beside.suggestSignInName('willow')
  bridge.breakOff()
  expect(await save).toEqual({ ok: false, reason: 'unreachable' })
  expect(await name).toBe('')
})

it('Only methods of the client can be called', async () => {
  const { bridge } = joined({})
  const stranger = bridge.beside as unknown as Record<string, (input: unknown) => Promise<unknown>>
  for (const name of ['constructor', 'toString', '__proto__', 'burnIt']) {
    expect(await stranger[name]?.(null)).toEqual({ ok: false, reason: 'something-unexpected' })
  }
})

it('Every sign of life is heard', async () => {
  const { bridge, page, countActive } = joined({ keepKit: async () => ({ ok: true, value: true }) })
  page.postMessage({ sign: 'active' })
  await bridge.beside.keepKit()
  expect(countActive()).toBe(2)
})
