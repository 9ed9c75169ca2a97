import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashSources } from './setup/build-what-is-stale.mjs'
import { hasAll, isInstalled } from './setup/install-what-is-missing.mjs'
import { linkOwnPackages } from './setup/link-own-packages.mjs'
import { readTotals } from './setup/read-totals.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beside-setup-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test('someone with a fresh copy has nothing installed', () => {
  write('package-lock.json', '{"packages":{}}')
  expect(isInstalled(folder)).toBe(false)
})

test('someone who pulls a newer lockfile gets the newer package', () => {
  const wanted = { packages: { 'node_modules/a': { version: '2.0.0', integrity: 'x' } } }
  expect(hasAll(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(false)
  expect(hasAll(wanted, wanted)).toBe(true)
})

test('a package for another kind of machine is not missed', () => {
  const wanted = { packages: { 'node_modules/a': { version: '1.0.0', optional: true } } }
  expect(hasAll(wanted, { packages: {} })).toBe(true)
})

test('someone who pulls a new package of ours has it linked, and what is linked stays', () => {
  write('package.json', '{"workspaces":["a","b"]}')
  write('a/package.json', '{}')
  write('b/package.json', '{}')
  linkOwnPackages(folder)
  linkOwnPackages(folder)
  const linked = ['a', 'b'].map((name) => realpathSync(join(folder, 'node_modules/@beside', name)))
  expect(linked).toEqual(['a', 'b'].map((name) => realpathSync(join(folder, name))))
})

test('the pages are built again after a change in a source, and not after one in a test', () => {
  write('web/src/a.ts', '1')
  const first = hashSources(folder)
  write('web/src/a.test.ts', '1')
  write('web/build/index.js', '1')
  write('server/src/b.ts', '1')
  expect(hashSources(folder)).toBe(first)
  write('kernel/src/b.ts', '1')
  expect(hashSources(folder)).not.toBe(first)
})

test('a run that broke off never ends in "0 failed"', () => {
  expect(readTotals(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, notRun: 0 })
})

test('a file that could not be loaded counts as one failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] }
  ]
  write('report.json', JSON.stringify({ testResults }))
  const totals = readTotals(join(folder, 'report.json'), 1)
  expect(totals).toEqual({ passed: 2, failed: 2, notRun: 1 })
})
