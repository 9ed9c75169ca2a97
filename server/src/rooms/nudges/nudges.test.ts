import { MINUTE_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { run } from '../../running.fixture.ts'
import { text } from '../../visitor.fixture.ts'
import {
  askForCode,
  confirm,
  look,
  openPlace,
  passOf,
  readNudges,
  stateOf,
  want
} from './nudges.fixture.ts'

describe('a mailbox', () => {
  test('is tested by six digits, which alone are typed back', async () => {
    await using place = await openPlace()
    const { ben, sink } = place
    const asked = await askForCode(ben.visitor, 'ben@mail.example')
    expect(asked.status).toBe(200)
    const [mail] = sink.mails
    expect(mail).toMatchObject({ from: 'post@quiet.example', to: 'ben@mail.example' })
    expect(mail?.whole).toContain('From: Notes <post@quiet.example>\r\n')
    expect(mail?.whole).toContain('Subject: Your code\r\n')
    expect(mail?.whole).not.toMatch(/http|beside|href|x-mailer/iu)
    expect(asked.body.ticket).not.toContain(sink.newestCode())
    const { status, body } = await confirm(ben.visitor, asked.body.ticket, sink.newestCode())
    expect([status, typeof body.pass]).toEqual([200, 'string'])
  })

  test('is not taken for somebody who guesses, and not long after it was tested', async () => {
    await using place = await openPlace()
    const { ben, sink, clock } = place
    const { ticket } = (await askForCode(ben.visitor, 'ben@mail.example')).body
    const right = sink.newestCode()
    const wrong = right === '000000' ? '000001' : '000000'
    const guesses = []
    for (let round = 0; round < 6; round += 1) {
      guesses.push((await confirm(ben.visitor, ticket, wrong)).body.reason)
    }
    expect(guesses).toEqual([...Array.from({ length: 5 }, () => 'wrong-code'), 'code-over'])
    expect((await confirm(ben.visitor, ticket, right)).body.reason).toBe('code-over')
    const again = (await askForCode(ben.visitor, 'ben@mail.example')).body.ticket
    clock.pass(31 * MINUTE_MS)
    expect((await confirm(ben.visitor, again, sink.newestCode())).body.reason).toBe('code-over')
    expect((await confirm(ben.visitor, `${again.slice(0, -4)}AAAA`, right)).body.reason).toBe(
      'code-over'
    )
  })

  test('of somebody else is not filled by whoever tests it again and again', async () => {
    await using place = await openPlace()
    const { ben, sink, server } = place
    const answers = []
    for (const to of [
      'eve@mail.example',
      'Eve@mail.example',
      'EVE@MAIL.example',
      'eve+more@mail.example'
    ]) {
      answers.push((await askForCode(ben.visitor, to)).status)
    }
    expect(answers).toEqual([200, 200, 200, 200])
    const other = await server.person()
    expect((await askForCode(other, 'eve@mail.example')).body.reason).toBe('slow-down')
    expect((await askForCode(other, 'other@mail.example')).status).toBe(200)
    expect(sink.mails).toHaveLength(5)
  })

  test('has an address, and sender and subject are a line each: nothing smuggles a header in', async () => {
    await using place = await openPlace()
    const { ben, sink } = place
    const addresses = [
      'ben',
      'ben@mail.example, eve@mail.example',
      'Ben <ben@mail.example>',
      'ben@mail.example\r\nBcc: eve@mail.example',
      '"ben"@mail.example',
      'ben@[10.0.0.1]',
      'ben@localhost',
      `${'b'.repeat(200)}@mail.example`
    ]
    for (const to of addresses) {
      expect((await askForCode(ben.visitor, to)).body.reason, to).toBe('bad-request')
    }
    for (const line of [
      '',
      ' ',
      'a\r\nBcc: eve@mail.example',
      'a\nb',
      'a\u202eb',
      'a'.repeat(41)
    ]) {
      const asked = await askForCode(ben.visitor, 'ben@mail.example', { ...look, subject: line })
      expect(asked.body.reason, JSON.stringify(line)).toBe('bad-request')
      const named = await askForCode(ben.visitor, 'ben@mail.example', { ...look, name: line })
      expect(named.body.reason, JSON.stringify(line)).toBe('bad-request')
    }
    expect(sink.visits).toBe(0)
    const odd = { name: '"Ada" <eve@mail.example>, x', subject: '=?utf-8?q?Bcc:_é?=' }
    expect((await askForCode(ben.visitor, 'ben@mail.example', odd)).status).toBe(200)
    const [headers = ''] = sink.mails[0]?.whole.split('\r\n\r\n') ?? []
    expect(headers.match(/^from:.*<post@quiet\.example>$/gimu)).toHaveLength(1)
    expect(headers).not.toMatch(/^(?:bcc|cc):/imu)
    expect(sink.mails.map(({ to }) => to)).toEqual(['ben@mail.example'])
  })

  test('cannot be tested where this place sends no mail, and that is said', async () => {
    await using place = await openPlace()
    const ways = await place.ben.visitor.ask('GET', '/api/nudges')
    expect(ways.body).toMatchObject({ mailFrom: 'post@quiet.example' })
    await using without = await run()
    const person = await without.person()
    expect((await person.ask('GET', '/api/nudges')).body).toEqual({
      mailFrom: null,
      pushKey: null
    })
    expect((await askForCode(person, 'ben@mail.example')).body.reason).toBe('no-mail')
    expect((await without.visitor().ask('GET', '/api/nudges')).body.reason).toBe('not-signed-in')
  })

  test.each([
    'knows no such mailbox',
    'does not like this sender',
    'comes back later',
    'says nothing',
    'has a broken lock'
  ] as const)('is not said to be tested where its host %s', async (mood) => {
    await using place = await openPlace()
    place.sink.mood = mood
    const asked = await askForCode(place.ben.visitor, 'ben@mail.example')
    expect([asked.status, asked.body]).toEqual([422, { reason: 'not-sent' }])
    expect(place.sink.mails).toEqual([])
    place.sink.mood = 'takes all'
    expect((await askForCode(place.ben.visitor, 'ben@mail.example')).status).toBe(200)
  })
})

describe('the row of a membership', () => {
  test('is of one size, tells no address and no look, and two of one person do not look alike', async () => {
    await using place = await openPlace()
    const { ada, ben, sink, server } = place
    const pass = await passOf(ben.visitor, sink)
    await want(ben, pass)
    const other = await passOf(ada.visitor, sink, 'a@b.example')
    await want(ada, other, { look: { name: 'x', subject: 'y' } })
    const rows = await readNudges(server)
    expect(rows.map(({ sealed }) => sealed.length)).toEqual([896, 896])
    const dump = Buffer.concat(rows.flatMap(({ space, member, sealed }) => [space, member, sealed]))
    for (const word of ['ben@mail', 'mail.example', 'Weekly', 'update']) {
      expect(dump.includes(word)).toBe(false)
    }
    await want(ben, pass)
    const again = await readNudges(server)
    const of = (all: typeof rows) =>
      text(all.find(({ member }) => text(member) === text(ben.keys.sign.public))!.sealed)
    expect(of(again)).not.toBe(of(rows))
    expect(server.logged.join('')).not.toMatch(/mail\.example|Weekly/u)
  })

  test('needs a mailbox that was tested, and somebody who is a member now', async () => {
    await using place = await openPlace()
    const { ada, ben, sink, server } = place
    const pass = await passOf(ben.visitor, sink)
    const { ticket } = (await askForCode(ben.visitor, 'eve@mail.example')).body
    for (const odd of ['', 'AAAA', ticket, `${pass.slice(0, -4)}AAAA`]) {
      expect((await want(ben, odd)).status).not.toBe(200)
    }
    const zone = { from: '21:00', to: '08:00', zone: 'Nowhere/Town' }
    expect((await want(ben, pass, { quiet: zone })).body.reason).toBe('bad-request')
    expect(await readNudges(server)).toEqual([])
    expect((await want(ben, pass)).status).toBe(200)
    await ben.write(ben.operation({ op: 'leave' }))
    expect((await want(ben, pass)).body.reason).toBe('not-found')
    await ada.sync()
    expect(await readNudges(server)).toEqual([])
  })

  test('ends with the membership, with its key, with the space, and when it is asked to', async () => {
    await using place = await openPlace()
    const { ada, ben, sink, server } = place
    const pass = await passOf(ben.visitor, sink)
    const key = (await ben.ask('GET', '/nudge')).body
    expect(key).toEqual({ state: 'none' })
    await want(ben, pass)
    await want(ada, pass)
    expect(await stateOf(ben)).toBe('on')
    await ben.ask('DELETE', '/nudge')
    await ben.ask('DELETE', '/nudge')
    expect(await stateOf(ben)).toBe('none')
    expect(await readNudges(server)).toHaveLength(1)
    await ada.sync()
    const { envelope, newKeys } = ada.newKey()
    expect((await ada.write(envelope)).status).toBe(200)
    expect(newKeys).toBeDefined()
    expect(await readNudges(server)).toEqual([])
  })
})
