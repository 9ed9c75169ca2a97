import { MINUTE_MS } from '@beside/contract'
import { expect, test } from 'vitest'
import { behindProxy, openPlace } from './newsletter.fixture.ts'
import type { Place } from './newsletter.fixture.ts'

const to = 'ada@mail.example'
const mailsTo = ({ sink }: Place, address: string) =>
  sink.mails.filter((mail) => mail.to === address)

test('Somebody who asks for the newsletter is asked soon, also while a crowd from many addresses asks, and those are asked one after the other', async () => {
  await using place = await openPlace(undefined, behindProxy)
  const ask = (mailbox: string, address: string) => place.ask(mailbox, {}, address)
  for (let index = 0; index < 300; index += 1)
    expect(
      (await ask(`bot${index}@big.example`, `198.51.${index % 256}.${Math.floor(index / 256)}`))
        .status
    ).toBe(200)
  expect((await ask(to, '81.2.69.142')).status).toBe(200)
  await expect.poll(() => place.sink.mails.length).toBe(60)
  expect(mailsTo(place, to)).toEqual([])
  place.clock.pass(MINUTE_MS)
  await place.server.server.nudge()
  expect(place.sink.mails).toHaveLength(70)
  expect(mailsTo(place, to)).toHaveLength(1)
})
