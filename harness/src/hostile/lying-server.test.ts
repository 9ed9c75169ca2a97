import { checkEvidence, type AppView } from '@beside/client'
import { ok } from '@beside/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { befriend, type House, inviteBy, openHouse, type Person, wordsIn } from '../house.ts'
import { lyingLine, type Json, type Lie } from './lying-line.ts'

/** One house for all of them: each trick is played on a device of Bob's that has never been here. */
let home: House
let alice: Person
let bob: Person
let bondId: string

beforeAll(async () => {
  home = await openHouse()
  alice = await home.person('alice')
  bob = await home.person('bob')
  bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  for (const text of ['one', 'two']) await alice.say({ talkId: bondId, text, notes: [] })
  await bob.openTalk(bondId)
  await bob.sees('both', (view) => wordsIn(view).length === 2)
})
afterAll(() => home[Symbol.asyncDispose]())

type Placed = { seq: number; time: number; envelope: Record<string, string | null> }

function listOf<Item>(answer: Json, name: string): Item[] {
  return answer[name] as Item[]
}

/** Changes the answer to one kind of reading in the bond, and nothing else. */
function about(kind: string, change: (answer: Json) => Json): Lie {
  return (path, answer) => (path.includes(`/spaces/${bondId}/${kind}`) ? change(answer) : answer)
}

function spoilt(text: string, at = 5): string {
  const other = text[at] === 'A' ? 'B' : 'A'
  return text.slice(0, at) + other + text.slice(at + 1)
}

const changeNewest = (part: string, change: (value: string) => string | null): Lie =>
  about('records', (answer) => {
    const records = listOf<Placed>(answer, 'records')
    const newest = records.at(-1)
    if (newest) newest.envelope[part] = change(newest.envelope[part] ?? '')
    return answer
  })

const tricks: readonly {
  readonly title: string
  readonly lie: () => Lie
  readonly alarm: 'log-differs' | 'document-differs'
}[] = [
  {
    title: 'the newest leaf is left out',
    lie: () =>
      about('leaves', (answer) => ({ ...answer, leaves: listOf(answer, 'leaves').slice(0, -1) })),
    alarm: 'log-differs'
  },
  {
    title: 'a record is left out of a page',
    lie: () =>
      about('records', (answer) => ({
        ...answer,
        records: listOf(answer, 'records').toSpliced(2, 1)
      })),
    alarm: 'log-differs'
  },
  {
    title: 'two records change places',
    lie: () =>
      about('records', (answer) => {
        const [first, second, ...rest] = listOf(answer, 'records')
        return { ...answer, records: [second, first, ...rest] }
      }),
    alarm: 'log-differs'
  },
  {
    title: 'a letter of sealed words is changed',
    lie: () => changeNewest('ciphertext', spoilt),
    alarm: 'log-differs'
  },
  {
    title: 'the suite of a record is said to be another, weaker one',
    // Label, its length and that of the suite take 16 bytes; byte 17 is the suite.
    lie: () => changeNewest('header', (header) => spoilt(header, 23)),
    alarm: 'log-differs'
  },
  {
    title: 'the newest operation is left out of the chain',
    lie: () =>
      about('operations', (answer) => ({
        ...answer,
        operations: listOf(answer, 'operations').slice(0, -1)
      })),
    alarm: 'log-differs'
  },
  {
    title: 'the key of the person who invited is another one',
    lie: () =>
      about('operations', (answer) => {
        const [genesis] = listOf<Placed>(answer, 'operations')
        if (genesis) genesis.envelope['header'] = spoilt(genesis.envelope['header'] ?? '', 500)
        return answer
      }),
    alarm: 'log-differs'
  },
  {
    title: 'a document is left out',
    lie: () =>
      about('documents', (answer) => ({
        ...answer,
        documents: listOf(answer, 'documents').slice(1)
      })),
    alarm: 'document-differs'
  },
  {
    title: 'a receipt is not signed by this server',
    lie: () =>
      about('leaves', (answer) => {
        const receipt = answer['receipt'] as Record<string, string>
        receipt['signature'] = spoilt(receipt['signature'] ?? '')
        return answer
      }),
    alarm: 'log-differs'
  }
]

async function newDevice(
  lie?: Lie
): Promise<{ phone: Person; line: ReturnType<typeof lyingLine> }> {
  const line = lyingLine(home.address)
  line.lie = lie
  const phone = home.device('bob', line)
  const words = bob.kitWords.join(' ')
  expect(await phone.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  await phone.openTalk(bondId)
  return { phone, line }
}

const mine = ({ talk }: AppView) =>
  (talk?.items ?? []).filter((one) => one.kind === 'words').filter(({ by }) => by === 'me')

const isAlarmed =
  (kind: string) =>
  (view: AppView): boolean =>
    view.alarms.some((one) => one.kind === kind && one.bondId === bondId)

for (const { title, lie, alarm } of tricks) {
  test(`Bob is told where ${title}; nothing goes out, and he can hand on what shows it`, async () => {
    const { phone } = await newDevice(lie())
    await phone.sees('the alarm', isAlarmed(alarm))
    expect(phone.view().talk?.canWrite).toBe(false)
    const alarmId = phone.view().alarms.find((one) => one.bondId === bondId)?.id ?? ''
    const made = await phone.exportEvidence({ alarmId, withWords: false })
    if (!made.ok) throw new Error(made.reason)
    expect(checkEvidence(JSON.parse(made.value.json))).toMatchObject({
      ok: true,
      value: { spaceId: bondId, alarm, hasWords: false }
    })
    await phone.leave()
  })
}

test('Words that are held back are said to be held back, and nothing else stops', async () => {
  const { phone } = await newDevice(changeNewest('ciphertext', () => null))
  await phone.sees('the gap', (view) =>
    (view.talk?.items ?? []).some(({ kind }) => kind === 'withheld')
  )
  expect(phone.view().alarms).toEqual([])
  expect(phone.view().talk?.canWrite).toBe(true)
  await phone.leave()
})

test('Words that were changed on their way are never shown, and Bob is told', async () => {
  const { phone, line } = await newDevice()
  await phone.sees('the words of before', (view) => wordsIn(view).length >= 2)
  line.lie = (path, answer) => {
    const record = answer['record'] as Placed | undefined
    if (path === '/api/feed' && record?.envelope['ciphertext'])
      record.envelope['ciphertext'] = spoilt(record.envelope['ciphertext'])
    return answer
  }
  const before = wordsIn(phone.view())
  await phone.sees('a line', ({ connection }) => connection === 'live')
  await alice.say({ talkId: bondId, text: 'changed on the way', notes: [] })
  await phone.sees('the alarm', isAlarmed('log-differs'))
  expect(wordsIn(phone.view())).toEqual(before)
  await phone.leave()
})

test('Words that the feed left out come with the next ones, and nobody is alarmed', async () => {
  const { phone, line } = await newDevice()
  await phone.sees('a line', ({ connection }) => connection === 'live')
  let isFirst = true
  line.lie = (path, answer) => {
    const isLeftOut = path === '/api/feed' && isFirst && answer['event'] === 'record'
    if (isLeftOut) isFirst = false
    return isLeftOut ? new Response() : answer
  }
  for (const text of ['left out', 'and the next'])
    await alice.say({ talkId: bondId, text, notes: [] })
  await phone.sees('both', (view) => wordsIn(view).slice(-2).join() === 'left out,and the next')
  expect(isFirst).toBe(false)
  expect(phone.view().alarms).toEqual([])
  await phone.leave()
})

test('Words that a server says it took, and did not, stay with Bob as not sent', async () => {
  const { phone, line } = await newDevice()
  await phone.sees('the words of before', (view) => wordsIn(view).length >= 2)
  line.lie = about('records', (answer) => ('receipt' in answer ? { ...answer, seq: 1 } : answer))
  await phone.say({ talkId: bondId, text: 'not really taken', notes: [] })
  await phone.sees('the alarm', isAlarmed('log-differs'))
  expect(mine(phone.view()).at(-1)).toMatchObject({ text: 'not really taken', delivery: 'waiting' })
  await phone.leave()
})

test('Words that a server answers with the receipt of something else that Bob did stay with him as not sent', async () => {
  const { phone, line } = await newDevice()
  await phone.sees('a line', ({ connection }) => connection === 'live')
  await phone.say({ talkId: bondId, text: 'soon taken back', notes: [] })
  const seen = await phone.sees('his words sent', (view) => mine(view).at(-1)?.delivery === 'sent')
  let receipt: Json | undefined
  line.lie = about('records', (answer) => ('receipt' in answer ? (receipt ??= answer) : answer))
  expect(await phone.takeBack(mine(seen).at(-1)?.id ?? '')).toMatchObject({ ok: true })
  await phone.say({ talkId: bondId, text: 'please call me', notes: [] })
  await phone.sees('the alarm', isAlarmed('log-differs'))
  const last = mine(phone.view()).at(-1)
  expect(last).toMatchObject({ text: 'please call me', delivery: 'waiting' })
  await phone.leave()
})

test('A keyring that goes back while Bob is here is not taken, not written over, and he is told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  let old: unknown
  const { phone, line } = await newDevice((_, answer) => {
    old ??= answer['keyring']
    return answer
  })
  const kept = { hospital: 'fold' }
  expect(await phone.setNoteChoice({ note: 'hospital', choice: 'fold' })).toEqual(ok(true))
  line.lie = (path, answer) => (path === '/api/session' ? { ...answer, keyring: old } : answer)
  await vi.advanceTimersByTimeAsync(60_000)
  const told = await phone.sees('the alarm', ({ alarms }) => alarms.length > 0)
  expect(told.alarms).toMatchObject([{ kind: 'keyring-rolled-back' }])
  expect(told.preferences.noteChoices).toEqual(kept)
  line.lie = (path, answer) =>
    path === '/api/account/keyring'
      ? Response.json({ reason: 'keyring-moved', keyring: old }, { status: 409 })
      : answer
  expect(await phone.setExitPlace('https://example.org')).toMatchObject({ ok: false })
  line.lie = undefined
  await phone.leave()
  const another = (await newDevice()).phone
  expect(another.view().preferences.noteChoices).toEqual(kept)
  expect(another.view().alarms).toEqual([])
  await another.leave()
})

test('An invitation whose bond was changed on its way is not taken for the one that was given', async () => {
  const { fragment } = await inviteBy(alice)
  const { phone, line } = await newDevice()
  expect(await phone.readInvite(fragment)).toMatchObject({ ok: true })
  line.lie = (path, answer) =>
    path.startsWith('/api/invites/')
      ? { ...answer, records: listOf(answer, 'records').toSpliced(1, 1) }
      : answer
  expect(await phone.readInvite(fragment)).toEqual({ ok: false, reason: 'another-server' })
  await phone.leave()
})

test('A place that becomes another while Bob is here is noticed', async () => {
  const { phone, line } = await newDevice()
  line.lie = (path, answer) =>
    path === '/api/instance' ? { ...answer, instanceId: 'A'.repeat(43) } : answer
  expect(await phone.readInstance()).toMatchObject({ ok: false })
  await phone.leave()
})

test('Whatever letter of whatever answer is changed, Bob sees nothing that nobody wrote', async () => {
  const real = new Set(wordsIn(bob.view()))
  const kinds = fc.constantFrom('leaves', 'operations', 'records', 'documents')
  const runs = { numRuns: 24 }
  await fc.assert(
    fc.asyncProperty(kinds, fc.nat(20_000), async (kind, at) => {
      const { phone } = await newDevice(about(kind, (answer) => withChange(answer, at)))
      const shown = wordsIn(phone.view()).filter((text) => !isReal(text, real))
      expect(shown).toEqual([])
      await phone.leave()
    }),
    runs
  )
  expect(alice.view().alarms).toEqual([])
})

// What was said meanwhile in this house by Alice, who is real.
function isReal(text: string, real: ReadonlySet<string>): boolean {
  return (
    real.has(text) || wordsIn(alice.view()).includes(text) || wordsIn(bob.view()).includes(text)
  )
}

/** The answer with one letter changed inside one of its values; where that is no JSON, as it was. */
function withChange(answer: Json, at: number): Json {
  const text = JSON.stringify(answer)
  try {
    return JSON.parse(spoilt(text, at % text.length)) as Json
  } catch {
    return answer
  }
}
