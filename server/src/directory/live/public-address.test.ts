import { describe, expect, test } from 'vitest'
import { readFeedAddress } from './feed-line.ts'
import { isPublicAddress } from './public-address.ts'

const inside = [
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  'fd00:ec2::254',
  '2001::7f00:1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2606:4700::1111%lo',
  'localhost',
  ''
]
const outside = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1']

describe('An address', () => {
  test.each(inside)('%s is nobody’s on the internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(outside)('%s is somebody’s on the internet', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('A list', () => {
  test.each([
    'http://feed.example',
    'https://127.0.0.1',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://name:word@feed.example',
    'https://feed.example/?key=1',
    'https://feed.example/#part',
    'file:///etc/passwd',
    'feed.example',
    `https://feed.example/${'a'.repeat(400)}`
  ])('is not fetched from %s', (address) => {
    expect(readFeedAddress(address)).toBeUndefined()
  })

  test('is fetched from a name, whichever of its pages is given', () => {
    for (const address of [
      ' https://feed.example/hsds/ ',
      'https://feed.example/hsds/services',
      'https://feed.example/hsds/services/'
    ])
      expect(readFeedAddress(address)).toBe('https://feed.example/hsds')
  })
})
