import { expect, test } from 'vitest'
import { openMailSink } from '../../../server/src/mail/mail-sink.fixture.ts'
import { befriend, hasSettledKeys, openHouse } from '../house.ts'
import {
  accountSide,
  bytesOfValue,
  readDump,
  spaceSide,
  teamTables,
  type Dump
} from './read-dump.ts'

/** Shorter values, such as counts and the names of states, are shared by everybody. */
const BYTES_MIN = 8

test('No row ties an account to a space after several people have lived in the house', async () => {
  await using sink = await openMailSink()
  await using home = await openHouse({ mail: sink.setting })
  const [ada, ben, cleo] = [
    await home.person('ada'),
    await home.person('ben'),
    await home.person('cleo')
  ]
  const bondId = await befriend(ada, ben)
  const other = await befriend(ada, cleo)
  await ada.say({ talkId: bondId, text: 'Good evening', notes: [] })
  await cleo.say({ talkId: other, text: 'Good morning', notes: [] })
  await ben.saveNotes({ body: { text: 'For myself' }, version: ben.view().notes?.version ?? '' })
  const elsewhere = home.device('ada')
  const words = ada.kitWords.join(' ')
  expect(await elsewhere.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  const { passphrase } = ada
  expect(await elsewhere.changeKit({ current: passphrase })).toMatchObject({ ok: true })
  expect(
    await ben.changeEverything({ current: ben.passphrase, next: 'five other quiet lanterns' })
  ).toMatchObject({ ok: true })
  await ben.sees('new keys everywhere', hasSettledKeys)
  const look = { name: 'Notes', subject: 'An update' }
  expect(await ben.testNudge({ address: 'ben@mail.example', look })).toMatchObject({ ok: true })
  const code = sink.newestCode()
  expect(await ben.switchNudgesOn({ code, quiet: null })).toMatchObject({ ok: true })
  expect(await ben.setNudge({ spaceId: bondId, isOn: true })).toMatchObject({ ok: true })
  expect(await ada.endBond({ bondId: other, lastWords: 'Be well' })).toMatchObject({ ok: true })

  const dump = await readDump(home.dataFolder)
  for (const table of [
    'accounts',
    'wraps',
    'keyrings',
    'keyring_parts',
    'sessions',
    ...spaceSide
  ]) {
    expect(dump.get(table)?.length, table).toBeGreaterThan(0)
  }
  expect(findTies(dump)).toEqual([])

  // A tie that somebody plants is found: as a value of its own, and inside another one.
  const account = bytesOfValue(dump.get('accounts')?.[0]?.['id']) ?? Buffer.alloc(0)
  expect(account.length).toBeGreaterThanOrEqual(BYTES_MIN)
  const asValue = await readDump(home.dataFolder, (copy) => {
    copy
      .prepare('update documents set lane = ? where lane = (select min(lane) from documents)')
      .run(account)
  })
  expect(findTies(asValue)).toContain('accounts.id in documents.lane')
  const inside = await readDump(home.dataFolder, (copy) => {
    copy
      .prepare(`update spaces set state = replace(state, '{', '{"of":"' || ? || '",')`)
      .run(account.toString('base64url'))
  })
  expect(findTies(inside)).toContain('accounts.id in spaces.state')
  const space = bytesOfValue(dump.get('spaces')?.[0]?.['id']) ?? Buffer.alloc(0)
  const backwards = await readDump(home.dataFolder, (copy) => {
    copy.prepare('update sessions set label = ?').run(Buffer.concat([Buffer.from('at '), space]))
  })
  expect(findTies(backwards)).toContain('spaces.id in sessions.label')
})

/** Values of one side that stand in the other, whole or inside a longer one, raw or written as text. */
function findTies(dump: Dump): readonly string[] {
  const [accounts, spaces] = [
    valuesOf(dump, accountSide),
    valuesOf(dump, [...spaceSide, ...teamTables])
  ]
  const ties = [...tiesBetween(accounts, spaces), ...tiesBetween(spaces, accounts)]
  return [...new Set(ties)]
}

type Value = { readonly where: string; readonly bytes: Buffer }

function valuesOf(dump: Dump, tables: readonly string[]): readonly Value[] {
  return tables.flatMap((table) =>
    (dump.get(table) ?? []).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) => {
        const bytes = bytesOfValue(value)
        const isLong = bytes !== undefined && bytes.length >= BYTES_MIN
        return isLong ? [{ where: `${table}.${column}`, bytes }] : []
      })
    )
  )
}

function tiesBetween(some: readonly Value[], others: readonly Value[]): readonly string[] {
  return some.flatMap(({ where, bytes }) => {
    const forms = [
      bytes,
      ...(['hex', 'base64', 'base64url'] as const).map((form) => write(bytes, form))
    ]
    return others
      .filter((other) => forms.some((form) => other.bytes.includes(form)))
      .map((other) => `${where} in ${other.where}`)
  })
}

function write(bytes: Buffer, form: 'hex' | 'base64' | 'base64url'): Buffer {
  return Buffer.from(bytes.toString(form).replaceAll('=', ''))
}
