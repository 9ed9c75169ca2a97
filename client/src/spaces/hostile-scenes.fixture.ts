/** Stories to be told: moves at random, and what takes more than one step to go wrong. */
import fc from 'fast-check'
import { NAMES, PEOPLE, type Name, type Place } from './hostile-begin.fixture.ts'
import { ACTS, LEADING, TRICKS, type Act, type Move, type Trick } from './hostile-moves.fixture.ts'

export type Tale = { readonly place: Place; readonly moves: readonly Move[] }

const at = fc.nat(40)
const DORA_COMES: readonly Move[] = [
  { who: 'Anna', does: 'lets Dora in', at: 0 },
  { who: 'Anna', does: 'writes', at: 0 }
]

type Scene = readonly `${'a' | 'b'} ${Act | Trick}`[]
/** What takes more than one step to go wrong; each step may also be missing. */
const anywhere = [
  [
    'a hears',
    'b hears',
    'b keeps',
    'a keeps',
    'a writes',
    'b writes',
    'a writes',
    'b lets through',
    'b hears'
  ],
  [
    'b hears',
    'b keeps',
    'a writes',
    'b writes',
    'b lets through',
    'b hears',
    'b writes',
    'a hears'
  ],
  ['a saves a plan', 'a saves a plan', 'a hears', 'a serves an old plan', 'a comes back'],
  ['a saves a plan', 'a saves a plan', 'a replays', 'a hears', 'a comes back'],
  ['a hears', 'b opens an epoch', 'a hides an operation', 'a comes back', 'a writes'],
  ['b leaves', 'a hides an operation', 'a hears', 'a writes'],
  ['b leaves', 'a hears', 'a lets write on who left', 'a hears', 'a writes'],
  ['b keeps', 'a keeps', 'a writes', 'b writes', 'a serves the pages of another', 'a comes back'],
  ['a writes', 'b hears', 'b keeps', 'a takes back', 'b withholds words', 'b comes back'],
  ['a signs and swallows a write', 'a writes', 'b writes', 'a hears', 'a comes back'],
  ['a writes', 'a takes back', 'a answers with another record of theirs', 'a writes', 'a hears']
] as const satisfies readonly Scene[]
const inCircles = [
  ['b hears', 'a removes', 'b hides an operation', 'b comes back', 'b writes'],
  ['a removes', 'b hears', 'a hears', 'a lets write on who left', 'a hears', 'a writes'],
  ['b keeps', 'a removes', 'b writes', 'a writes', 'b lets through', 'b hears'],
  ['a hands on', 'b hears', 'b removes', 'a hides an operation', 'a hears', 'a writes'],
  ['a lets Dora in', 'b hides an operation', 'b comes back', 'b writes', 'a hears']
] as const satisfies readonly Scene[]

const PAIRS = {
  bond: [
    ['Anna', 'Ben'],
    ['Ben', 'Anna']
  ],
  circle: [
    ['Anna', 'Ben'],
    ['Ben', 'Anna'],
    ['Anna', 'Cleo']
  ]
} as const

/** A story in which the server may do anything. */
export const anyTale = fc.oneof(anyIn('bond'), anyIn('circle'))
export const honestTale = fc.oneof(honestIn('bond'), honestIn('circle'))

function anyIn(place: Place): fc.Arbitrary<Tale> {
  const trick = fc.record({ who: whoIn(place), does: fc.constantFrom(...TRICKS), at })
  const anyMove = fc.oneof(
    { weight: 3, arbitrary: honestMoveIn(place) },
    { weight: 2, arbitrary: trick }
  )
  const scenes = (all: readonly Scene[]) =>
    fc.oneof(...all.flatMap((steps) => PAIRS[place].map((pair) => sceneOf(steps, pair))))
  const scene = place === 'bond' ? scenes(anywhere) : fc.oneof(scenes(anywhere), scenes(inCircles))
  const moves = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(fc.array(anyMove, { minLength: 1, maxLength: 7 })) },
    { weight: 3, arbitrary: fc.tuple(scene, fc.array(anyMove, { maxLength: 2 })) }
  )
  return taleOf(
    place,
    moves.map((parts) => parts.flat())
  )
}

function honestIn(place: Place): fc.Arbitrary<Tale> {
  return taleOf(place, fc.array(honestMoveIn(place), { maxLength: 7 }))
}

/** Half of the circles are four. */
function taleOf(place: Place, moves: fc.Arbitrary<readonly Move[]>): fc.Arbitrary<Tale> {
  const first = place === 'circle' ? fc.subarray([...DORA_COMES]) : fc.constant([])
  return fc.tuple(first, moves).map((parts) => ({ place, moves: parts.flat() }))
}

function honestMoveIn(place: Place): fc.Arbitrary<Move> {
  const acts = ACTS.filter((one) => place === 'circle' || !LEADING.some((two) => two === one))
  // Written and heard more often than anything else, as in life.
  const does = fc.oneof(
    { weight: 3, arbitrary: fc.constant('writes' as const) },
    { weight: 3, arbitrary: fc.constant('hears' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...acts) }
  )
  return fc.record({ who: whoIn(place), does, at })
}

function whoIn(place: Place): fc.Arbitrary<Name> {
  return fc.constantFrom<Name>('Anna', 'Ben', 'Anna', 'Ben', ...PEOPLE[place])
}

function sceneOf(steps: Scene, [a, b]: readonly [Name, Name]): fc.Arbitrary<Move[]> {
  const moves = steps.map((step) => {
    const does = [...ACTS, ...TRICKS].find((one) => step.endsWith(` ${one}`)) ?? 'hears'
    const [whose, other] = step.startsWith('a ') ? [a, b] : [b, a]
    const index = does === 'keeps' ? NAMES.indexOf(other) : 0
    const move = fc.constant<Move>({ who: whose, does, at: index })
    return fc.option(move, { freq: 9, nil: undefined })
  })
  return fc.tuple(...moves).map((all) => all.filter((one) => one !== undefined))
}
