import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { decodeOperation, parseRecord, rootIdOf, toBase64url, type SecretKey } from '@beside/kernel'
import { toJson } from '../../../kernel/test/structure.ts'
import { fastCheckOptions } from '../runs.ts'
import { askPython, type Asked } from './ask-python.ts'
import { bondLife, liveInBond } from './bond-lives.ts'
import { circleLife, liveInCircle, wholeCircle } from './circle-lives.ts'
import { openKept, type KeptAccount } from './kept-account.ts'
import { judgeByKernel } from './kernel-judge.ts'
import { liveThrough, type LiveHistory } from './live-history.ts'
import { findPython, runPython } from './run-python.ts'
import type { Placed, Seen } from './served-log.ts'
import { spoil, spoiling, type Spoiling } from './spoil.ts'
import { liveInTeam, teamLife, wholeTeam } from './team-lives.ts'

const python = findPython() ?? ''
const sampled = fastCheckOptions()
// A life is a dozen records, so a fifth of them is as much to judge.
const sampledLives = { ...sampled, numRuns: Math.ceil(sampled.numRuns / 5) }
/** So many cases go to one process at once: enough that starting it costs nothing. */
const CASES_AT_ONCE = 500
// The long form tries twenty times as much.
const timeout = 180_000 * Math.max(1, sampled.numRuns / 500)

let history: LiveHistory
let people: readonly (KeptAccount & ReturnType<typeof openKept>)[]

beforeAll(async () => {
  if (!python) return
  history = await liveThrough()
  people = history.people.map((kept) => ({ ...kept, ...openKept(kept) }))
})

test.skipIf(!python)(
  'someone who knows only the document reads every vector as the kernel does',
  () => {
    const { status, out } = runPython(python, [])
    expect(out).toMatch(/^\d+ agree, 0 differ, \d left out .*\n$/)
    expect(status).toBe(0)
  }
)

test.skipIf(!python)(
  'Alice and Bob find all that they wrote, by twelve words and the document alone',
  () => {
    const { logs, sixWords } = history
    const readers = people.map((_, at) => at)
    const members = bondMembers()
    const asked = logs.map((log) => ({ log, readers }))
    const answer = askPython(python, { people: history.people, logs: asked, members })
    expect(answer.people).toEqual(
      people.map(({ kitKey, root, keyring, pairs }) =>
        toJson({
          kitKey,
          rootId: rootIdOf(root),
          keyring: createHash('sha256').update(JSON.stringify(keyring)).digest('hex'),
          memberKeys: pairs.map(({ sign }) => sign.public)
        })
      )
    )
    for (const [at, log] of logs.entries()) {
      const byKernel = judgeByKernel(log, people)
      expect(answer.logs[at]).toEqual(toJson(byKernel))
      expect(byKernel.isReceipt).toBe(true)
      expect(byKernel.records.map(({ outcome }) => outcome)).toEqual(log.records.map(() => 'ok'))
      expect(byKernel.records.every((one) => one.isItsLeaf && one.hasSeenRight)).toBe(true)
    }
    expectWholeLife()
    expect(answer.sixWords).toEqual([sixWords.theirs, sixWords.mine])
  }
)

test.skipIf(!python)(
  'whatever is changed in a log that they lived through, both judge it alike',
  { timeout },
  () => {
    const signers = new Map<string, SecretKey>(
      people.flatMap(({ pairs }) =>
        pairs.map(({ sign }) => [toBase64url(sign.public), sign.secret] as const)
      )
    )
    for (const some of inBatches(fc.sample(spoiling, sampled))) {
      const asked = some.map((how) => askedOf(how, signers))
      const answer = askPython(python, { people: history.people, logs: asked })
      for (const [at, { log, readers }] of asked.entries()) {
        const byKernel = judgeByKernel(
          log,
          readers.flatMap((at) => people[at] ?? [])
        )
        expect(answer.logs[at], JSON.stringify(some[at])).toEqual(toJson(byKernel))
      }
    }
  }
)

test.skipIf(!python).each([
  ['bond', bondLife, liveInBond],
  ['circle', circleLife, liveInCircle],
  ['team', teamLife, liveInTeam]
] as const)(
  'whatever people try in a %s, both skip the same for the same reason',
  { timeout },
  (_, life, live) => {
    for (const some of inBatches(fc.sample(life, sampledLives))) {
      const lives = some.map(live)
      const answer = askPython(python, { lives: lives.map(({ steps }) => steps) })
      for (const [at, { told }] of lives.entries()) {
        expect(answer.lives[at], JSON.stringify(some[at])).toEqual(toJson(told))
      }
    }
  }
)

test.skipIf(!python)(
  'what was written in a circle opens in both for the same people, and for nobody whom it was not for',
  () => {
    const { log, readers } = wholeCircle()
    const byKernel = judgeByKernel(log, readers)
    const answer = askPython(python, { logs: [{ log, others: readers }] })
    expect(answer.logs[0]).toEqual(toJson(byKernel))
    expect(byKernel.isReceipt).toBe(true)
    const [ada, ben, cleo, dov] = byKernel.opened.map((seen) =>
      seen.flatMap((one, at) => (one instanceof Uint8Array ? [log.records[at]!.leaf.seq] : []))
    )
    expect(cleo).toEqual(dov)
    expect(ben).toEqual(dov)
    // Whoever left reads nothing that came later.
    expect(ada).toEqual(dov?.slice(0, -1))
    // By the keys that Ben had before he was removed, he reads what was said until then.
    const before = { pairs: readers[1]!.pairs.slice(0, 1) }
    const { opened } = judgeByKernel(log, [before])
    expect(askPython(python, { logs: [{ log, others: [before] }] }).logs[0]).toMatchObject({
      opened: toJson(opened)
    })
    expect(opened[0]!.filter((one) => one instanceof Uint8Array).length).toBe(4)
  }
)

test.skipIf(!python).each([
  ['circle', wholeCircle],
  ['team', wholeTeam]
] as const)(
  'whatever is changed in the log of a %s, both judge it alike',
  { timeout },
  (_, whole) => {
    const { log, readers, signers } = whole()
    for (const some of inBatches(fc.sample(spoiling, sampledLives))) {
      const asked = some.map((how) => ({
        log: spoil([log], how, signers),
        others: [readers[how.by % readers.length]!]
      }))
      const answer = askPython(python, { logs: asked })
      for (const [at, one] of asked.entries()) {
        const byKernel = judgeByKernel(one.log, one.others)
        expect(answer.logs[at], JSON.stringify(some[at])).toEqual(toJson(byKernel))
      }
    }
  }
)

test.skipIf(!python)(
  'what was written in a team opens in both for those who were here, and not for whose post was taken',
  () => {
    const { log, readers } = wholeTeam()
    const byKernel = judgeByKernel(log, readers)
    expect(askPython(python, { logs: [{ log, others: readers }] }).logs[0]).toEqual(
      toJson(byKernel)
    )
    expect(byKernel.records.map(({ outcome }) => outcome)).toEqual(log.records.map(() => 'ok'))
    const counts = byKernel.opened.map(
      (seen) => seen.filter((one) => one instanceof Uint8Array).length
    )
    // Words were written seven times, the genesis among them. Ada left before the last, and Dov's post was over.
    expect(counts).toEqual([6, 7, 7, 6])
  }
)

/** That the history has in it what it is there for; the new keys open what the old ones wrote. */
function expectWholeLife(): void {
  const verdicts = history.logs.map((log) => judgeByKernel(log, people))
  const [, aliceNow, bob] = [0, 1, 2].map((reader) =>
    verdicts.flatMap(({ opened }) => (opened[reader] ?? []).map(textOf)).join('\n')
  )
  for (const said of ['and hot', 'With new keys, then', 'Be well', 'taken-back']) {
    expect(aliceNow).toContain(said)
    expect(bob).toContain(said)
  }
  expect(aliceNow).toContain('One thought, and another')
  expect(bob).not.toContain('One thought')
  const operations = history.logs.flatMap(({ records }) => records.map(operationIn))
  for (const op of ['genesis', 'invite', 'uninvite', 'join', 'rekey', 'setkey', 'leave']) {
    expect(operations).toContain(op)
  }
}

function textOf(seen: Seen): string {
  return seen instanceof Uint8Array ? new TextDecoder().decode(seen) : String(seen)
}

function operationIn({ envelope }: Placed): string | undefined {
  const header = parseRecord(envelope)?.header
  return header?.type === 'operation' ? decodeOperation(header.body)?.op : header?.type
}

function askedOf(
  how: Spoiling,
  signers: ReadonlyMap<string, SecretKey>
): Asked & { readonly readers: readonly number[] } {
  return { log: spoil(history.logs, how, signers), readers: [how.by % people.length] }
}

function bondMembers() {
  const states = history.logs.map((log) => judgeByKernel(log, []).state)
  const bond = states.find((state) => state?.members.length === 2)
  return (bond?.members ?? []).map((member) => ({ ...member, spaceId: bond!.spaceId }))
}

function inBatches<One>(all: readonly One[]): readonly (readonly One[])[] {
  const count = Math.ceil(all.length / CASES_AT_ONCE)
  return Array.from({ length: count }, (_, at) =>
    all.slice(at * CASES_AT_ONCE, (at + 1) * CASES_AT_ONCE)
  )
}
