import { MINUTE_MS } from '@beside/contract'
import { expect, test } from 'vitest'
import { askLanes, openNewsletterAsks } from './newsletter-asks.ts'

const CROWD = 10_000

/** A queue with the pace of the newsletter, and a clock that only the test moves. */
function open() {
  const time = { elapsed: 0 }
  const { waiting: queue } = openNewsletterAsks({ elapsed: () => time.elapsed })
  const wish = { topics: ['news'], rhythm: 'each', language: 'en' } as const
  return {
    ask(name: string, address: string, to: string) {
      const look = { name, subject: 'x' }
      queue.add({ to, ...wish, topics: [...wish.topics], look }, askLanes(address, to))
    },
    now: () => {
      const went: string[] = []
      for (let one = queue.next(); one !== undefined; one = queue.next())
        went.push(one.look?.name ?? '')
      return went
    },
    pass: (ms: number) => (time.elapsed += ms)
  }
}

/** After how many minutes it went; undefined where it did not within a day. */
function minutesUntil(name: string, queue: ReturnType<typeof open>): number | undefined {
  for (let minute = 0; minute < 1440; minute += 1) {
    if (queue.now().includes(name)) return minute
    queue.pass(MINUTE_MS)
  }
  return undefined
}

const crowds = {
  'one address': () => '192.0.2.7',
  'one network': (index: number) => `198.51.${index % 256}.${Math.floor(index / 256)}`,
  'one network of the newer kind': (index: number) => `2001:db8:${index.toString(16)}::1`,
  'forty networks': (index: number) => `203.${index % 40}.${Math.floor(index / 40) % 256}.9`
} as const

for (const [name, addressOf] of Object.entries(crowds)) {
  test(`one reader is asked within minutes while ten thousand ask from ${name}, also at the same mail host`, () => {
    const queue = open()
    for (let index = 0; index < CROWD; index += 1)
      queue.ask(`bot ${index}`, addressOf(index), `bot${index}@mail.example`)
    queue.now()
    queue.ask('honest', '81.2.69.142', 'ada@mail.example')
    expect(minutesUntil('honest', queue)).toBeLessThan(3)
  })
}

test('one reader is asked within minutes while ten thousand from everywhere ask for mailboxes of few hosts', () => {
  const queue = open()
  for (let index = 0; index < CROWD; index += 1)
    queue.ask(`bot ${index}`, `${1 + (index % 199)}.${index % 251}.9.9`, `bot${index}@big.example`)
  queue.now()
  queue.ask('honest', '81.2.69.142', 'ada@small.example')
  expect(minutesUntil('honest', queue)).toBeLessThan(3)
})

test('one reader is asked within a day while ten thousand come, each from elsewhere and with a mailbox elsewhere', () => {
  const queue = open()
  for (let index = 0; index < CROWD; index += 1) {
    const address = `${1 + Math.floor(index / 250)}.${index % 250}.9.9`
    queue.ask(`bot ${index}`, address, `bot@host${index}.example`)
  }
  queue.ask('honest', '81.2.69.142', 'ada@small.example')
  expect(minutesUntil('honest', queue)).toBeDefined()
})

test('where there is no room, the crowd gives way and not whoever is here for the first time', () => {
  const queue = open()
  queue.ask('honest', '81.2.69.142', 'ada@small.example')
  for (let index = 0; index < 2 * CROWD + 500; index += 1)
    queue.ask(`bot ${index}`, crowds['forty networks'](index), `bot${index}@mail.example`)
  queue.ask('late', '81.3.69.142', 'ben@other.example')
  const went = queue.now()
  expect(went).toHaveLength(60)
  expect(went).toContain('honest')
  expect(went).toContain('late')
})

test('after a quiet time some go at once, and then no more than the pace allows', () => {
  const queue = open()
  for (let index = 0; index < 100; index += 1)
    queue.ask(`${index}`, '81.2.69.142', 'ada@mail.example')
  expect(queue.now()).toHaveLength(60)
  expect(queue.now()).toEqual([])
  queue.pass(MINUTE_MS)
  expect(queue.now()).toHaveLength(10)
  queue.pass(60 * MINUTE_MS)
  expect(queue.now()).toHaveLength(30)
})
