/** Search over a pack, as a device has it: how large, how soon ready, how quick, how much memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { buildPack } from '../../../find/src/index.ts'
import { heldOut } from '../../../find/src/needs/held-out.fixture.ts'
import type { Benchmark } from '../benchmark.ts'
import { startChild } from '../children/child.ts'
import type { FindDeviceTasks } from '../children/find-device.ts'
import { median, percentile } from '../statistics.ts'
import { manyServices } from './many-services.ts'

const DEVICES = 5
const ROUNDS = 3
const bytesPerMb = 1_000_000

type Aims = {
  readonly packMb: number
  readonly readyMs: number
  readonly p99Ms: number
  readonly memoryMb: number
}

export const find10000Benchmark = findBenchmark(10_000, {
  packMb: 1.4,
  readyMs: 100,
  p99Ms: 15,
  memoryMb: 20
})
export const find100000Benchmark: Benchmark = {
  ...findBenchmark(100_000, { packMb: 14, readyMs: 300, p99Ms: 30, memoryMb: 80 }),
  isLong: true
}

// Words, beginnings of words, mistakes and other languages, beside the phrases that people say.
const words = `food pantry, food bank miami, shelter, dentist, counselling, councelling, swimming lesons, afterschool, legal aid,
  imigration lawyer, tutoring, head start, hous, clin, foo, rehab near me, creole, comida gratis, refugio, ayuda con la renta,
  medicaid, transportaton, alzheimers, veteran, summer camp, library, wic, church, st vincent de paul, salvation army, 33142,
  hialeah, diabetes, hiv testing, job training, gun violence, mobile pantry, senior center, blind, zzzzqqq, a, the`
const texts = [...words.split(','), ...heldOut.map(({ text }) => text)].map((text) => text.trim())

function findBenchmark(services: number, aims: Aims): Benchmark {
  return {
    name: `find-${services}`,
    peer: 'the aims, the worst of four',
    aim: { text: '≤ 1', isMet: ({ value }) => value <= 1 },
    async measure() {
      const folder = mkdtempSync(join(tmpdir(), 'beside-find-'))
      try {
        const packed = writePack(folder, await manyServices(services))
        const seen = []
        for (let device = 0; device < DEVICES; device += 1) seen.push(await tryOn(folder))
        const times = seen.flatMap((one) => one.times)
        const found: Aims = {
          packMb: packed / bytesPerMb,
          // Others on the machine only add to it.
          readyMs: Math.min(...seen.map(({ readyMs }) => readyMs)),
          p99Ms: percentile(times, 99),
          memoryMb: median(seen.map(({ memory }) => memory)) / bytesPerMb
        }
        const names = ['packMb', 'readyMs', 'p99Ms', 'memoryMb'] as const
        const value = Math.max(...names.map((name) => found[name] / aims[name]))
        const notes = names.map((name) => `${found[name].toFixed(2)} of ${aims[name]} ${name}`)
        return {
          value,
          unit: '× the aim',
          against: 1,
          ratio: value,
          notes: [...notes, `p50 ${median(times).toFixed(2)} ms over ${texts.length} texts`]
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
  }
}

/** The pack in files, and how many bytes of it travel. */
function writePack(folder: string, services: Awaited<ReturnType<typeof manyServices>>): number {
  let packed = 0
  for (const { name, bytes } of buildPack(services, { today: '2026-11-27' })) {
    writeFileSync(join(folder, name), bytes)
    packed += brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    }).length
  }
  return packed
}

async function tryOn(folder: string) {
  await using device = startChild<FindDeviceTasks>('./find-device.ts', ['--expose-gc'])
  const before = await device.ask('empty')
  const { ms } = await device.ask('ready', { folder, text: 'my husband hits me' })
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const near of [false, true]) times.push(...(await device.ask('search', { texts, near })))
  }
  return { readyMs: ms, times, memory: await device.ask('memory', { before }) }
}
