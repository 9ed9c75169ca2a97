import { expect, test } from 'vitest'
import type { Name } from './hostile-begin.fixture.ts'
import type { Act, Trick } from './hostile-moves.fixture.ts'
import { findWrong } from './hostile-oracle.fixture.ts'
import { everybody, tellAll } from './hostile-telling.fixture.ts'

/** In a circle of Anna, who leads, Ben and Cleo, with Dora at the door: who does what, and what whom is told. */
const tricks: readonly {
  readonly title: string
  readonly moves: readonly (readonly [Name, Act | Trick, number?])[]
  readonly alarmed: Partial<Record<Name, string>>
}[] = [
  {
    title: 'a removal that is hidden from the chain is noticed before anybody writes on',
    moves: [
      ['Anna', 'removes'],
      ['Cleo', 'hides an operation'],
      ['Cleo', 'writes']
    ],
    alarmed: { Cleo: 'log-differs' }
  },
  {
    title: 'a new lead who is hidden from the chain is noticed',
    moves: [
      ['Cleo', 'hears'],
      ['Anna', 'hands on'],
      ['Cleo', 'hides an operation'],
      ['Cleo', 'comes back']
    ],
    alarmed: { Cleo: 'log-differs' }
  },
  {
    title: 'a newcomer from whom the new keys are withheld notices',
    moves: [
      ['Anna', 'lets Dora in'],
      ['Anna', 'writes'],
      ['Dora', 'hides an operation'],
      ['Dora', 'hears']
    ],
    alarmed: { Dora: 'log-differs' }
  },
  {
    title:
      'who was removed and writes on with the help of the server is shown as not verified, and comes out',
    moves: [
      ['Anna', 'removes'],
      ['Cleo', 'hears'],
      ['Cleo', 'lets write on who left'],
      ['Cleo', 'hears'],
      ['Cleo', 'writes']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'who does not know yet that they were removed, and writes, alarms nobody',
    moves: [
      ['Ben', 'hears'],
      ['Anna', 'removes'],
      ['Ben', 'writes'],
      ['Anna', 'writes'],
      ['Ben', 'hears']
    ],
    alarmed: {}
  },
  {
    title: 'two leads who act at the same moment alarm nobody',
    moves: [
      ['Anna', 'hands on'],
      ['Ben', 'hears'],
      ['Anna', 'removes', 1],
      ['Ben', 'lets Dora in'],
      ['Ben', 'writes'],
      ['Dora', 'writes'],
      ['Anna', 'hears']
    ],
    alarmed: {}
  }
]

for (const { title, moves, alarmed } of tricks) {
  test(`In a circle: ${title}`, async () => {
    const tale = moves.map(([who, does, at = 0]) => ({ who, does, at }))
    const story = await tellAll({ place: 'circle', moves: tale }, findWrong)
    const heard = everybody(story).flatMap(({ name, alarm }) => (alarm ? [[name, alarm]] : []))
    expect(Object.fromEntries(heard), story.told.join('\n')).toEqual(alarmed)
  })
}
