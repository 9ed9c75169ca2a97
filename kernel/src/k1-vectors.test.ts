import { expect, test } from 'vitest'
import { makeInvalid, structures, type SpoiledCase } from '../test/k1-structures.ts'
import { readVectors } from '../test/read-vectors.ts'
import { differencesInChain } from '../test/record-structures.ts'
import { replay, type VectorCase } from '../test/structure.ts'

type VectorFile<Case> = { readonly cases: readonly Case[] }

for (const structure of structures) {
  const { name, make, read } = structure
  const valid = readVectors<VectorFile<VectorCase>>(`k1/valid/${name}.json`).cases

  test(`what one person's device writes as ${name}, every other device writes and reads the same`, () => {
    expect(valid.map((one) => one.name)).toEqual(structure.cases.map((one) => one.name))
    for (const one of valid) {
      const random = replay(one.random)
      expect(make(one.in, random), one.name).toEqual(one.out)
      expect(random.isUsedUp(), one.name).toBe(true)
      if (read) expect(read({ ...one.in, ...one.out }), one.name).toBeDefined()
    }
  })

  if (!structure.spoil) continue
  test(`nobody can pass off something else as ${name}`, () => {
    const { cases } = readVectors<VectorFile<SpoiledCase>>(`k1/invalid/${name}.json`)
    expect(cases.map((one) => one.name)).toEqual(makeInvalid(structure).map((one) => one.name))
    for (const one of cases) expect(read?.(one.in), one.name).toBeUndefined()
  })
}

test('everybody makes the same of each step in the life of a bond, of a circle and of a team', () => {
  const { cases } = readVectors<VectorFile<VectorCase>>('k1/valid/chain.json')
  for (const one of cases) expect(differencesInChain(one.out)).toEqual([])
})
