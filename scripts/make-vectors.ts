// npm run vectors: writes `vectors/k1` anew from the kernel, with fixed random bytes.
//
// While the version byte is 0x00 these are drafts. Once it is 0x01 they are frozen, and a change here means
// that the kernel no longer reads what people wrote.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeInvalid, makeValid, structures } from '../kernel/test/k1-structures.ts'
import { root } from './checks/list-files.ts'

const folder = join(root, 'vectors', 'k1')
rmSync(folder, { recursive: true, force: true })

for (const structure of structures) {
  const { name, about } = structure
  write('valid', name, { structure: name, about, cases: makeValid(structure) })
  const spoiled = makeInvalid(structure)
  if (spoiled.length > 0) write('invalid', name, { structure: name, about, cases: spoiled })
}

function write(kind: 'valid' | 'invalid', name: string, content: unknown): void {
  mkdirSync(join(folder, kind), { recursive: true })
  writeFileSync(join(folder, kind, `${name}.json`), `${JSON.stringify(content, undefined, 1)}\n`)
}
