import { expect, test } from 'vitest'
import { MailTrouble, readMailHost, readMailSetting } from './mail.ts'

const from = 'post@place.example'

test('a place sends mail where both are set, and none where neither is', () => {
  expect(readMailSetting({})).toBeUndefined()
  expect(readMailSetting({ SMTP_URL: ' ', SMTP_FROM: '' })).toBeUndefined()
  const set = { SMTP_URL: 'smtps://a:b@mail.example', SMTP_FROM: from }
  expect(readMailSetting(set)).toEqual({ url: set.SMTP_URL, from })
})

test('an operator who sets half of it, or something else, is told so', () => {
  for (const [url, address] of [
    ['smtp://mail.example', ''],
    ['', from],
    ['https://mail.example', from],
    ['mail.example', from],
    ['smtp://mail.example', 'Place <post@place.example>'],
    ['smtp://mail.example', 'post']
  ]) {
    expect(() => readMailSetting({ SMTP_URL: url, SMTP_FROM: address }), url).toThrow(MailTrouble)
  }
})

test('outside this machine no mail and no password goes over a line that is not sealed', () => {
  expect(readMailHost('smtp://a%40b:c%2F@mail.example')).toEqual({
    host: 'mail.example',
    port: 587,
    secure: false,
    requireTLS: true,
    auth: { user: 'a@b', pass: 'c/' }
  })
  expect(readMailHost('smtps://mail.example')).toMatchObject({ port: 465, secure: true })
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    expect(readMailHost(`smtp://${host}:25`)).toMatchObject({ port: 25, requireTLS: false })
  }
  expect(readMailHost('smtp://127.0.0.1.example')).toMatchObject({ requireTLS: true })
})
