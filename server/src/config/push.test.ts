import { expect, test } from 'vitest'
import { isOfPushService, PushTrouble, readPushSetting } from './push.ts'

const contact = 'mailto:post@place.example'

test('a place sends pushes where a contact is set, and none where nothing is', () => {
  expect(readPushSetting({})).toBeUndefined()
  expect(readPushSetting({ PUSH_CONTACT: ' ' })).toBeUndefined()
  expect(readPushSetting({ PUSH_CONTACT: contact })).toEqual({ contact, hosts: [] })
  const PUSH_HOSTS = 'push.example.org, *.push.example.net http://127.0.0.1:8000'
  expect(readPushSetting({ PUSH_CONTACT: 'https://place.example', PUSH_HOSTS })).toEqual({
    contact: 'https://place.example',
    hosts: ['push.example.org', '*.push.example.net', 'http://127.0.0.1:8000']
  })
})

test('an operator who sets something else is told so', () => {
  for (const [PUSH_CONTACT, PUSH_HOSTS] of [
    ['', 'push.example.org'],
    ['post@place.example', ''],
    ['http://place.example', ''],
    ['mailto:post@place.example\nx', ''],
    [contact, '*'],
    [contact, '*.org'],
    [contact, '10.0.0.1'],
    [contact, 'localhost'],
    [contact, 'http://push.example.org'],
    [contact, 'https://127.0.0.1.example']
  ]) {
    expect(() => readPushSetting({ PUSH_CONTACT, PUSH_HOSTS }), PUSH_HOSTS).toThrow(PushTrouble)
  }
})

test('nothing is posted to a host that is no push service, however its address is written', () => {
  const setting = { contact, hosts: ['*.push.example.net', 'http://127.0.0.1:8000'] }
  const of = (endpoint: string): boolean => isOfPushService(endpoint, setting)
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc%2b',
    'https://one.push.example.net/abc',
    'http://127.0.0.1:8000/abc'
  ]) {
    expect(of(endpoint), endpoint).toBe(true)
  }
  for (const endpoint of [
    '',
    'fcm.googleapis.com/fcm/send/abc',
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evilpush.apple.com/abc',
    'https://push.apple.com/abc',
    'https://fcm.googleapis.com@evil.example/abc',
    'https://a:b@fcm.googleapis.com/abc',
    'https://fcm.googleapis.com/abc#d',
    'https://evil.example/?https://fcm.googleapis.com/',
    'https://evil.example\\@fcm.googleapis.com/',
    'http://127.0.0.1:8001/abc',
    'https://127.0.0.1:8000/abc',
    'http://localhost:8000/abc',
    'http://2130706433:8000/abc/../../x'.replace('8000', '9'),
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'https://metadata.google.internal/',
    'file:///etc/passwd',
    'data:text/plain,x'
  ]) {
    expect(of(endpoint), endpoint).toBe(false)
  }
})
