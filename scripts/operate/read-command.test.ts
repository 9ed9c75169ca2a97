import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CommandRefusal } from './command-refusal.ts'
import { readCommand } from './read-command.ts'

const env = { BESIDE_DATA: '/somewhere/data' }
const read = (words: string) => readCommand(words === '' ? [] : words.split(' '), env)

test('nothing at all, or a cry for help, shows what there is', () => {
  for (const words of ['', 'help', '--help', '-h', 'backup --help']) {
    expect(read(words)).toEqual({ name: 'help' })
  }
})

test('a backup goes beside the data folder, once, and fourteen stay', () => {
  expect(read('backup')).toEqual({
    name: 'backup',
    data: '/somewhere/data',
    to: '/somewhere/backups',
    everyMs: null,
    keep: 14,
    wantsNewPhrase: false,
    showsPhrase: false
  })
})

test('an operator says how often, where, and how many', () => {
  expect(read('backup --every 24h --to /mnt/disk --keep=3 --data /other')).toMatchObject({
    data: '/other',
    to: '/mnt/disk',
    everyMs: 24 * 3600_000,
    keep: 3
  })
  expect(read('backup --every 90m')).toMatchObject({ everyMs: 90 * 60_000 })
  expect(read('backup --every 7d')).toMatchObject({ everyMs: 7 * 24 * 3600_000 })
})

test('a restore knows whence, where to, and by which key', () => {
  expect(read('restore --from /a --to b --root-key /stick/root.key')).toEqual({
    name: 'restore',
    from: '/a',
    to: join(process.cwd(), 'b'),
    rootKey: '/stick/root.key',
    phraseFile: null
  })
})

test('without BESIDE_DATA the data lies beside the project', () => {
  const command = readCommand(['doctor'], {})
  expect(command).toMatchObject({ name: 'doctor', data: join(process.cwd(), 'data') })
})

test('what cannot be understood is said, and the word in question named', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['bakup', /There is no "bakup" here/u],
    ['toString', /There is no "toString" here/u],
    ['backup --form x', /"--form" does not belong/u],
    ['backup -x', /"-x" does not belong/u],
    ['backup now', /"now" does not belong/u],
    ['doctor --to x', /"--to" does not belong/u],
    ['backup --show-phrase=yes', /"yes" does not belong/u],
    ['backup --to', /should follow after --to/u],
    ['backup --to=', /should follow after --to/u],
    ['backup --every often', /such as 24h/u],
    ['backup --every 30s', /such as 24h/u],
    ['backup --every 0h', /such as 24h/u],
    ['backup --every 8d', /such as 24h/u],
    ['backup --every 24h --new-phrase', /Make the new phrase first/u],
    ['backup --keep 0', /from 1 to 1000/u],
    ['backup --keep -1', /--keep/u],
    ['backup --keep many', /from 1 to 1000/u],
    ['restore --to x', /--from and its folder/u],
    ['restore --from x', /--to and an empty folder/u],
    ['sign-restore', /--root-key and its file/u],
    ['sign-release --to here.json', /--root-key and its file/u]
  ]
  for (const [words, text] of cases) {
    expect(() => read(words)).toThrow(CommandRefusal)
    expect(() => read(words)).toThrow(text)
  }
})

test('mails that came back are in a file that is named', () => {
  expect(read('newsletter-bounces --file /mails/bounces.mbox')).toEqual({
    name: 'newsletter-bounces',
    data: '/somewhere/data',
    file: '/mails/bounces.mbox'
  })
  expect(() => read('newsletter-bounces')).toThrow(CommandRefusal)
})
