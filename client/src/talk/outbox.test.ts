import { ok, refused } from '@beside/kernel'
import { expect, test, vi } from 'vitest'
import type { AppendResult } from '../spaces/append.ts'
import { Outbox, WAITING_MAX, type WaitingWords } from './outbox.ts'

const words = (text: string): WaitingWords => ({
  talkId: 'bond',
  entryId: text,
  writeKey: text,
  text,
  notes: [],
  writtenAt: 0
})

test('Words leave in the order in which they were written, each under one write key', async () => {
  const sent: string[] = []
  const outbox = new Outbox(
    async (one) => {
      sent.push(one.writeKey)
      return ok({ seq: sent.length })
    },
    () => undefined
  )
  for (const text of ['one', 'two', 'three']) outbox.add(words(text))
  await vi.waitFor(() => expect(outbox.waitingIn('bond')).toEqual([]))
  expect(sent).toEqual(['one', 'two', 'three'])
})

test('Words wait while the line is cut, and go when it is back', async () => {
  const replies: AppendResult[] = [refused('unreachable'), ok({ seq: 1 })]
  const outbox = new Outbox(
    async () => replies.shift() ?? ok({ seq: 2 }),
    () => undefined
  )
  outbox.add(words('patient'))
  await vi.waitFor(() => expect(replies).toHaveLength(1))
  expect(outbox.waitingIn('bond')).toHaveLength(1)
  outbox.hurry()
  await vi.waitFor(() => expect(outbox.waitingIn('bond')).toEqual([]))
  outbox.close()
})

test('Words wait behind the sign-in page of a hotel, and while something does not fit', async () => {
  const reasons = ['something-unexpected', 'stopped', 'no-key', 'clock-unsure'] as const
  const replies: AppendResult[] = reasons.map((reason) => refused(reason))
  const outbox = new Outbox(
    async () => replies.shift() ?? ok({ seq: 1 }),
    () => undefined
  )
  outbox.add(words('patient'))
  for (let left = reasons.length - 1; left >= 0; left -= 1) {
    await vi.waitFor(() => expect(replies).toHaveLength(left))
    expect(outbox.waitingIn('bond')).toHaveLength(1)
    outbox.hurry()
  }
  await vi.waitFor(() => expect(outbox.waitingIn('bond')).toEqual([]))
  outbox.close()
})

test('Words to one person that have to wait hold up no words to another', async () => {
  const outbox = new Outbox(
    async ({ talkId }) => (talkId === 'bond' ? refused('stopped') : ok({ seq: 1 })),
    () => undefined
  )
  outbox.add(words('to Sam'))
  outbox.add({ ...words('to Kim'), talkId: 'another bond' })
  await vi.waitFor(() => expect(outbox.waitingIn('another bond')).toEqual([]))
  expect(outbox.waitingIn('bond')).toHaveLength(1)
  outbox.close()
})

test('Words that wait behind others can be withdrawn before anybody has them', () => {
  const outbox = new Outbox(
    () => new Promise<AppendResult>(() => undefined),
    () => undefined
  )
  outbox.add(words('on its way'))
  outbox.add(words('not yet'))
  expect(outbox.withdraw('not yet')).toBe(true)
  expect(outbox.withdraw('on its way')).toBe(false)
  outbox.close()
})

test('Words that wait after a try are known as such: they may have arrived', async () => {
  let tries = 0
  const outbox = new Outbox(
    async () => {
      tries += 1
      return refused('unreachable')
    },
    () => undefined
  )
  outbox.add(words('tried'))
  outbox.add(words('not yet'))
  await vi.waitFor(() => expect(tries).toBe(1))
  expect(outbox.triedWords('tried')?.text).toBe('tried')
  expect(outbox.triedWords('not yet')).toBeUndefined()
  outbox.close()
})

test('More than the outbox holds is refused, so that nothing is dropped unseen', () => {
  const outbox = new Outbox(
    () => new Promise<AppendResult>(() => undefined),
    () => undefined
  )
  for (let count = 0; count < WAITING_MAX; count += 1)
    expect(outbox.add(words(`w${count}`))).toBe(true)
  expect(outbox.add(words('too much'))).toBe(false)
  outbox.close()
})

test('Words of a bond in which something did not fit stay, and those to others go on', async () => {
  const sent: string[] = []
  const outbox = new Outbox(
    async (one) => {
      if (one.talkId === 'stopped') return refused('log-differs')
      if (one.talkId === 'over') return refused('ended')
      if ('text' in one) sent.push(one.text)
      return ok({ seq: sent.length })
    },
    () => undefined
  )
  outbox.add({ ...words('held'), talkId: 'stopped' })
  outbox.add({ ...words('too late'), talkId: 'over' })
  outbox.add(words('to another'))
  await vi.waitFor(() => expect(sent).toEqual(['to another']))
  expect(outbox.waitingIn('stopped').map(({ text }) => text)).toEqual(['held'])
  expect(outbox.waitingIn('over').map(({ text }) => text)).toEqual(['too late'])
  expect(outbox.withdraw('held')).toBe(true)
  outbox.close()
})

test('Words to a bond that has ended stay for their author, and nobody tries to send them again', async () => {
  const tried: string[] = []
  const outbox = new Outbox(
    async (one) => {
      if ('text' in one) tried.push(one.text)
      return refused('ended')
    },
    () => undefined
  )
  outbox.add(words('too late'))
  await vi.waitFor(() => expect(tried).toEqual(['too late']))
  outbox.add(words('later still'))
  outbox.hurry()
  outbox.add({ ...words('to another'), talkId: 'another bond' })
  await vi.waitFor(() => expect(tried).toEqual(['too late', 'to another']))
  expect(outbox.waitingIn('bond').map(({ text }) => text)).toEqual(['too late', 'later still'])
  expect(outbox.isEmpty).toBe(false)
  outbox.close()
})

test('A yes goes out before words that wait for their hours, and leaves where nobody asks for it any more', async () => {
  const sent: string[] = []
  const outbox = new Outbox(
    async (one) => {
      sent.push(one.entryId)
      if ('text' in one) return refused('paused')
      return one.entryId === 'late' ? refused('needless') : ok({ seq: 1 })
    },
    () => undefined
  )
  const yes = { ...words('yes'), yesTo: { id: 'a', text: 'We listen.', allowsDetail: false } }
  const { text: _text, notes: _notes, ...waiting } = yes
  outbox.add(words('closed'))
  await vi.waitFor(() => expect(sent).toEqual(['closed']))
  outbox.add(waiting)
  expect(outbox.yesIn('bond')).toEqual(yes.yesTo)
  expect(outbox.waitingIn('bond').map(({ entryId }) => entryId)).toEqual(['closed'])
  await vi.waitFor(() => expect(outbox.yesIn('bond')).toBeUndefined())
  outbox.add({ ...waiting, entryId: 'late' })
  await vi.waitFor(() => expect(sent).toContain('late'))
  await vi.waitFor(() => expect(outbox.yesIn('bond')).toBeUndefined())
  expect(outbox.waitingIn('bond')).toHaveLength(1)
  outbox.close()
})
