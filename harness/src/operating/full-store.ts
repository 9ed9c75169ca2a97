/** A store with a row in every table, and a process that goes on writing, for the tests of operating. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { addKeyring } from '../../../server/src/store/keyrings.ts'
import { addDirectoryRows, beginImport } from '../../../server/src/store/directory-imports.ts'
import { putLive } from '../../../server/src/store/directory-live.ts'
import { addWritten } from '../../../server/src/store/directory-written.ts'
import { putPack, putPlace } from '../../../server/src/store/directory-packs.ts'
import { openStore } from '../../../server/src/store/open-store.ts'
import type { Writer } from '../../../server/src/store/tables.ts'

const bytes = (fill: number, size = 32) => new Uint8Array(size).fill(fill)

/** Every row of every table, in an order of its own. */
export function dumpStore(path: string): Record<string, readonly string[]> {
  const database = new DatabaseSync(path, { readOnly: true })
  const names = database
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== 'kysely_migration_lock')
    .toSorted()
  const dumped = names.map((name) => {
    const rows = database.prepare(`select * from "${name}"`).all()
    return [name, rows.map((row) => JSON.stringify(row)).toSorted()] as const
  })
  database.close()
  return Object.fromEntries(dumped)
}

/** One row at least in every table, and enough records that the file has many pages. */
export async function fillStore(folder: string): Promise<void> {
  await using store = await openStore(folder)
  await addAccount(folder, 1)
  await store.write(async (db) => {
    const space = bytes(9)
    await db.insertInto('sessions').values(aSession()).execute()
    await db.insertInto('spaces').values(aSpace(space)).execute()
    await db.insertInto('members').values(aMember(space)).execute()
    for (let seq = 1; seq <= 200; seq += 1) {
      await db.insertInto('records').values(aRecord(space, seq)).execute()
    }
    await db
      .insertInto('documents')
      .values({ space, lane: bytes(5, 16), seq: 2 })
      .execute()
    await db
      .insertInto('invites')
      .values({ id: bytes(6), space, card: bytes(7), admissions: 0 })
      .execute()
    await db
      .insertInto('nudges')
      .values({ space, member: bytes(3), is_waiting: 1, sealed: bytes(12, 896) })
      .execute()
    const drop = { id: bytes(10), address: space, bytes: bytes(11), until: '2026-12-01' }
    await db
      .insertInto('drops')
      .values({ ...drop, taker: null, taken_until: null })
      .execute()
    await db.insertInto('teams').values({ role: 'safety', space }).execute()
    await db
      .insertInto('entries')
      .values({ secret_hash: bytes(12), until: '2026-12-01' })
      .execute()
    await db.insertInto('listings').values(aListing(space)).execute()
    await db.insertInto('pauses').values(aPause(space)).execute()
    await db.insertInto('asks').values(anAsk(space)).execute()
    await db.insertInto('shifts').values(aShift(space)).execute()
    const heard = { quarter: '2026-Q3', question: 'heard', answers: 3, yes: 2 } as const
    await db.insertInto('heard_totals').values(heard).execute()
    const check = { id: 1, line: '["GB"]', act: 'dialled', words: '{}', by: bytes(19) } as const
    await db
      .insertInto('line_checks')
      .values({ ...check, at: 1_800_000_000_000 })
      .execute()
    const pack = { version: 1, manifest: '{"parts":[]}', signature: bytes(20, 64) } as const
    await db
      .insertInto('line_packs')
      .values({ ...pack, lines: bytes(21, 90) })
      .execute()
    const text = { slug: 'walk', withdrawn_at: null, withdrawn_why: '' }
    await db.insertInto('library_texts').values(text).execute()
    await db.insertInto('library_revisions').values(aRevision()).execute()
    const picture = { id: bytes(17), type: 'image/png', bytes: bytes(18, 600) } as const
    await db.insertInto('library_pictures').values(picture).execute()
    const use = { picture: bytes(17), slug: 'walk', number: 1 }
    await db.insertInto('library_picture_uses').values(use).execute()
    const community = { id: 1, name: 'Lantern', admission: 'invitation', region: null } as const
    await db
      .insertInto('community')
      .values({ ...community, outside_contact: '', lines: '[]' })
      .execute()
    await db
      .insertInto('steward_links')
      .values({ secret_hash: bytes(8), made_on: '2026-11-01' })
      .execute()
    const key = { key_hash: bytes(8), expires_at: 1, admissions: 0 }
    await db.insertInto('steward_keys').values(key).execute()
    await db.insertInto('restore_holds').values({ part: 'pages', backup_at: 1 }).execute()
    await fillNewsletter(db)
    await fillGatherings(db)
    await fillDirectory(db)
  })
}

async function fillNewsletter(db: Writer): Promise<void> {
  const reader = { id: bytes(5, 16), address: bytes(6), sealed: bytes(12, 896) }
  await db
    .insertInto('newsletter_readers')
    .values({
      ...reader,
      rhythm: 'weekly',
      until: null,
      through: 2,
      off_through: 2,
      sent_on: '2026-11-01'
    })
    .execute()
  const letter = { id: bytes(7, 16), topic: 'news', subject: 'News', text: 'Some' } as const
  await db
    .insertInto('letters')
    .values({ ...letter, goes_at: 1, number: 1, out_on: '2026-11-01' })
    .execute()
  await db
    .insertInto('notices')
    .values({ id: 'text a 1', goes_at: 1, number: 2, is_held: 0 })
    .execute()
}

async function fillGatherings(db: Writer): Promise<void> {
  const [id, day] = [bytes(19, 16), '2026-12-01']
  const row = { id, words: '{}', link: bytes(20, 896), shown: 1 }
  await db.insertInto('gatherings').values(row).execute()
  const revision = { gathering: id, number: 1, words: '{}', shown_on: '2026-11-01' }
  await db.insertInto('gathering_revisions').values(revision).execute()
  const date = { gathering: id, day, starts_at: 1, ends_at: 2, is_own: 0, sequence: 0 }
  await db
    .insertInto('gathering_dates')
    .values({ ...date, because: null })
    .execute()
  const seat = { code_hash: bytes(21), gathering: id, day, number: 1, standing: 'seat' } as const
  await db.insertInto('gathering_seats').values(seat).execute()
}

async function fillDirectory(db: Writer): Promise<void> {
  const id = await beginImport(db, { source: 'council', made_on: '2026-11-01', report: '{}' })
  const row = { import: id, entity: 'service', id: 'a', record: '{}', hash: bytes(1) }
  await addDirectoryRows(db, [{ ...row, gone_on: null }])
  await putPlace(db, { place: 'a-place', is_confidential: 1, area: 'North' })
  const address = 'https://lists.example/hsds'
  await putLive(db, { source: 'council', address, rhythm: 'weekly', publishes_itself: 0 })
  await addWritten(db, {
    entry: 'an-entry',
    number: 1,
    fields: '{}',
    made_on: '2026-11-01',
    is_shown: 1
  })
  const pack = { version: 1, manifest: '{}', signature: bytes(2, 64), made_of: '', services: 0 }
  const part = { version: 1, place: 0, sha256: '00', bytes: bytes(3) }
  await putPack(db, pack, [{ ...part, brotli: bytes(4), gzip: bytes(5) }])
}

export async function addAccount(folder: string, fill: number): Promise<void> {
  await using store = await openStore(folder)
  await store.write(async (db) => {
    const account = bytes(fill, 16)
    const whole = { id: account, name_mac: bytes(fill), kit_key: bytes(fill), opaque_record: null }
    await db
      .insertInto('accounts')
      .values({ ...whole, root_generation: 0, paused_until: null })
      .execute()
    const wrap = { account, method: 'kit', generation: 0, bytes: bytes(fill) } as const
    await db.insertInto('wraps').values(wrap).execute()
    await addKeyring(db, account, bytes(fill, 4096))
  })
}

function anAsk(space: Uint8Array<ArrayBuffer>) {
  const waiting = { stage: 'asked', taker: null, taken_until: null } as const
  const sealed = { share: bytes(15), bytes: bytes(16, 600), freed_from: bytes(0, 0) }
  return { desk: bytes(13), id: bytes(14), space, until: 1_795_000_000_000, ...waiting, ...sealed }
}

function aRevision() {
  const written = { head: '{}', body: 'Walk.', made_on: '2026-11-01', why: '' }
  const readable = { withheld_on: null, withheld_why: '' }
  return { slug: 'walk', number: 1, ...written, ...readable, shown_from: 1_790_000_000_000 }
}

function aShift(space: Uint8Array<ArrayBuffer>) {
  const times = { ends_at: 1_795_000_000_000, next_from: 1_795_040_000_000, rests_until: null }
  return { space, member: bytes(4), ...times, needs_debrief: 1 }
}

function aSession() {
  const days = { started_on: '2026-11-01', seen_on: '2026-11-02' }
  return {
    token_hash: bytes(1),
    id: bytes(2, 16),
    account: bytes(1, 16),
    nonce: bytes(3),
    ...days,
    label: null
  }
}

function aSpace(id: Uint8Array<ArrayBuffer>) {
  const receipt = { receipt_generation: 0, receipt_signature: bytes(1, 64) }
  return {
    id,
    state: '{}',
    seq: 200,
    head: bytes(2),
    time: 1_790_000_000_000,
    ...receipt,
    closed_at: null
  }
}

function aListing(space: Uint8Array<ArrayBuffer>) {
  const signed = { inbox: bytes(3), key: bytes(3), words: bytes(11), signature: bytes(1, 64) }
  return { space, ...signed, until: '2026-12-01', taken_off: null }
}

function aMember(space: Uint8Array<ArrayBuffer>) {
  const open = { is_current: 1, joined_seq: 1, left_seq: null, left_time: null }
  return { space, sign_key: bytes(3), member_id: bytes(4), ...open }
}

function aPause(space: Uint8Array<ArrayBuffer>) {
  const by = { set_by: bytes(4), is_confirmed: 0, made_on: '2026-11-01' }
  return { space, member: bytes(4), days: 7, ...by }
}

function aRecord(space: Uint8Array<ArrayBuffer>, seq: number) {
  const unique = new Uint8Array(Buffer.alloc(32, `record ${seq} `))
  return {
    space,
    seq,
    time: 1_790_000_000_000 + seq,
    type: 2,
    lane: bytes(0, 16),
    is_document: 0,
    author: bytes(3),
    write_hash: unique,
    env_hash: unique,
    head: unique,
    header: bytes(1, 200),
    salt: unique,
    commitment: unique,
    ct_hash: unique,
    signature: bytes(2, 64),
    ct: bytes(seq % 256, 1000)
  }
}

/** A process of its own that writes two rows at a time, always together, until it is stopped. */
export async function startWriter(folder: string): Promise<{ stop(): Promise<void> }> {
  const sourceOf = (name: string) =>
    JSON.stringify(fileURLToPath(new URL(`../../../server/src/store/${name}`, import.meta.url)))
  const program = `
    import { randomBytes } from 'node:crypto'
    const { openStore } = await import(${sourceOf('open-store.ts')})
    const { addKeyring } = await import(${sourceOf('keyrings.ts')})
    const store = await openStore(${JSON.stringify(folder)})
    const bytes = (size) => new Uint8Array(randomBytes(size))
    for (;;) {
      await store.write(async (db) => {
        const id = bytes(16)
        const account = { id, name_mac: bytes(32), kit_key: bytes(32), opaque_record: null }
        await db.insertInto('accounts')
          .values({ ...account, root_generation: 0, paused_until: null }).execute()
        await addKeyring(db, id, bytes(9000))
        await db.insertInto('wraps')
          .values({ account: id, method: 'kit', generation: 0, bytes: bytes(99) }).execute()
      })
      process.stdout.write('.')
      await new Promise((done) => setTimeout(done, 1))
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  await once(child.stdout, 'data')
  return {
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
  }
}
