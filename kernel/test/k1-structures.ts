import { accountStructures } from './account-structures.ts'
import { byteStructures } from './byte-structures.ts'
import { dropStructures } from './drop-structures.ts'
import { logStructures } from './log-structures.ts'
import { recordStructures } from './record-structures.ts'
import { reportStructures } from './report-structures.ts'
import { spaceStructures } from './space-structures.ts'
import { fixedRandom, type Fields, type Structure, type VectorCase } from './structure.ts'

/** Every structure of K1 that has vectors in `vectors/k1`. */
export const structures: readonly Structure[] = [
  ...byteStructures,
  ...accountStructures,
  ...spaceStructures,
  ...logStructures,
  ...recordStructures,
  ...dropStructures,
  ...reportStructures
]

export type SpoiledCase = { readonly name: string; readonly in: Fields }

export function makeValid({ name, cases, make }: Structure): VectorCase[] {
  return cases.map((one) => {
    const random = fixedRandom(`${name}/${one.name}`)
    const out = make(one.in, random)
    return { name: one.name, in: one.in, random: random.taken(), out }
  })
}

export function makeInvalid(structure: Structure): readonly SpoiledCase[] {
  const [first] = makeValid(structure)
  return (first && structure.spoil?.({ ...first.in, ...first.out })) ?? []
}
