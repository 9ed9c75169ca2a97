import { expect, test } from 'vitest'
import { befriend, openHouse, type Person } from '../house.ts'
import { bytesOfValue, readDump, readStoreFiles, type Dump, type Row } from './read-dump.ts'

/** What stays of somebody who deleted their account, and why: the other still has this bond. */
const stays: Readonly<Record<string, string>> = {
  spaces: 'the bond, with its head, which the other reads on',
  members: 'both keys of the bond, by which what was signed is checked; one of them has left',
  invites: 'the sealed card of the invitation, which belongs to the bond',
  records: 'what was written in the bond, sealed, and the operations of its chain',
  documents: 'which record of the bond is the current version of a document'
}

test('When Ben deletes his account, the store holds of him only the bond that Ada still has', async () => {
  await using home = await openHouse()
  const ada = await home.person('ada')
  const before = await readDump(home.dataFolder)
  const ben = await home.person('ben')
  const { notes } = await ben.sees('a place of his own', (view) => view.notes !== null)
  const version = notes?.version ?? ''
  expect(await ben.saveNotes({ body: { text: 'For me' }, version })).toMatchObject({ ok: true })
  const bondId = await befriend(ben, ada)
  const his = await rowsSince(before, home.dataFolder)
  expect([...his.keys()].toSorted()).toEqual(
    ['accounts', 'wraps', 'keyrings', 'keyring_parts', 'sessions', ...Object.keys(stays)].toSorted()
  )
  expect(his.get('spaces')).toHaveLength(2)
  expect(await ben.endBond({ bondId, lastWords: 'Be well' })).toMatchObject({ ok: true })
  const last = await rowsSince(before, home.dataFolder)
  // Ada's keyring changed too, because the bond is hers as well.
  const hers = String(before.get('accounts')?.[0]?.['id'])
  const isHis = (row: Row) => String(row['account'] ?? row['id']) !== hers
  const accountBytes = ['accounts', 'wraps', 'sessions', 'keyring_parts'].flatMap((table) =>
    longBytes([...(his.get(table) ?? []), ...(last.get(table) ?? [])].filter(isHis))
  )
  expect(await foundIn(home.dataFolder, accountBytes)).not.toEqual([])
  expect(await ben.deleteAccount({ current: ben.passphrase })).toMatchObject({ ok: true })

  const left = await rowsSince(before, home.dataFolder)
  // Ada's own device noted the bond in her keyring, which is hers and sealed.
  const ownChange = new Set(['keyrings', 'keyring_parts'])
  expect([...left.keys()].filter((table) => !(table in stays) && !ownChange.has(table))).toEqual([])
  expect(left.get('keyrings') ?? []).toHaveLength(1)
  const bonds = left.get('spaces') ?? []
  expect(bonds).toHaveLength(1)
  const bond = String(bonds[0]?.['id'])
  for (const table of ['members', 'invites', 'records', 'documents']) {
    const spaces = (left.get(table) ?? []).map((row) => String(row['space']))
    expect(new Set(spaces), table).toEqual(new Set([bond]))
  }
  // Not in free pages and not in the journal either.
  expect(await foundIn(home.dataFolder, accountBytes)).toEqual([])
})

test('When Ada takes her words back, no file of the store holds their ciphertext', async () => {
  await using home = await openHouse()
  const [ada, ben] = [await home.person('ada'), await home.person('ben')]
  const bondId = await befriend(ada, ben)
  await ada.openTalk(bondId)
  await say(ada, bondId, 'This one stays')
  const before = await readDump(home.dataFolder)
  await say(ada, bondId, 'This was not for here')
  const added = (await rowsSince(before, home.dataFolder)).get('records') ?? []
  const ciphertexts = added.flatMap((row) => bytesOfValue(row['ct']) ?? [])
  expect(ciphertexts).toHaveLength(1)
  expect(ciphertexts[0]?.length).toBeGreaterThan(64)
  expect(await foundIn(home.dataFolder, partsOf(ciphertexts))).not.toEqual([])

  const item = ada.view().talk?.items.findLast(({ kind }) => kind === 'words')
  expect(await ada.takeBack(item?.id ?? '')).toMatchObject({ ok: true })
  await ada.sees('that they are taken back', (view) =>
    (view.talk?.items ?? []).some(({ kind }) => kind === 'taken-back')
  )
  // It leaves the journal a moment later.
  await expect.poll(() => foundIn(home.dataFolder, partsOf(ciphertexts))).toEqual([])
  const kept = (await readDump(home.dataFolder)).get('records') ?? []
  const row = kept.find(({ env_hash }) => String(env_hash) === String(added[0]?.['env_hash']))
  expect(row).toMatchObject({ ct: null })
})

async function say(person: Person, bondId: string, text: string): Promise<void> {
  expect(await person.say({ talkId: bondId, text, notes: [] })).toMatchObject({ ok: true })
  await person.sees('the words sent', ({ talk }) =>
    (talk?.items ?? []).some(
      (item) => item.kind === 'words' && item.text === text && item.delivery === 'sent'
    )
  )
}

/** Rows that are new or different, by table. Tables in which nothing differs are left out. */
async function rowsSince(before: Dump, dataFolder: string): Promise<Dump> {
  const now = await readDump(dataFolder)
  const changed = [...now].map(([table, rows]) => {
    const known = new Set((before.get(table) ?? []).map(written))
    return [table, rows.filter((row) => !known.has(written(row)))] as const
  })
  return new Map(changed.filter(([, rows]) => rows.length > 0))
}

function written(row: Row): string {
  return JSON.stringify(Object.entries(row).map(([column, value]) => [column, String(value)]))
}

function longBytes(rows: readonly Row[]): readonly Buffer[] {
  const values = rows.flatMap((row) => Object.values(row))
  return partsOf(
    values.flatMap((value) => (value instanceof Uint8Array ? [Buffer.from(value)] : []))
  )
}

/** A value may be split over pages of the file: a piece of its middle and of its end are looked for. */
function partsOf(values: readonly Buffer[]): readonly Buffer[] {
  return values
    .filter((value) => value.length >= 16)
    .flatMap((value) => {
      const middle = Math.floor(value.length / 2)
      return [value.subarray(middle - 8, middle + 8), value.subarray(-16)]
    })
}

async function foundIn(dataFolder: string, pieces: readonly Buffer[]): Promise<readonly string[]> {
  const files = [...(await readStoreFiles(dataFolder))]
  return files.flatMap(([file, bytes]) =>
    pieces
      .filter((piece) => bytes.includes(piece))
      .map((piece) => `${piece.toString('hex')} in ${file}`)
  )
}
