import { expect, test } from 'vitest'
import { openInstance } from '../../instance/instance.ts'
import { addressesGone, forgetAddresses } from './bounces.ts'
import { openPlace } from './newsletter.fixture.ts'
import { openReaderKeys } from './readers.ts'

const report = (address: string, { action = 'failed', status = '5.1.1' } = {}) =>
  [
    'From: MAILER-DAEMON@mail.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox',
    '',
    '--b--',
    ''
  ].join('\r\n')

test('a mail that came back names the mailbox that is gone, and only if it is gone for good', () => {
  expect(addressesGone(report('ada@mail.example'))).toEqual(['ada@mail.example'])
  expect(addressesGone(report('<ada@mail.example>', { status: '5.2.1' }))).toHaveLength(1)
  expect(addressesGone(report('ada@mail.example', { action: 'delayed' }))).toEqual([])
  expect(addressesGone(report('ada@mail.example', { status: '4.2.2' }))).toEqual([])
  // It is full, or the sender is not right: neither says that it is gone.
  expect(addressesGone(report('ada@mail.example', { status: '5.2.2' }))).toEqual([])
  expect(addressesGone(report('ada@mail.example', { status: '5.1.8' }))).toEqual([])
  // The host does not like the sender: that says nothing of the address.
  expect(addressesGone(report('ada@mail.example', { status: '5.7.1' }))).toEqual([])
})

test('many in one file are all found, and what only looks like one is not', () => {
  const names = Array.from({ length: 300 }, (_, index) => `reader${index}@mail.example`)
  expect(addressesGone(names.map((name) => report(name)).join('\n'))).toEqual(names)
  const strange = [
    report('not an address'),
    'Action: failed',
    '\n'.repeat(20_000),
    ':'.repeat(9999)
  ]
  expect(addressesGone(strange.join('\n\n'))).toEqual([])
})

test('the address of somebody whose mails come back is gone, and nobody else is', async () => {
  await using place = await openPlace()
  await place.read('ada@mail.example')
  await place.read('ben@mail.example')
  const instance = await openInstance(place.server.dataFolder)
  await using store = await place.server.openStore()
  const gone = addressesGone(report('ADA@mail.example') + report('nobody@mail.example'))
  expect(await forgetAddresses(store, openReaderKeys({ instance }), gone)).toBe(1)
  expect(await place.rows()).toHaveLength(1)
})
