import { toBase64url, type Hash } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { beginChain, followChain, stateOf, type TeamChain } from './chain.ts'
import { foldTeam, type Team } from './fold.ts'
import { BEGIN, DAY, HOUR, TeamStory } from './team-story.fixture.ts'
import { readShown } from './words.ts'

const YEAR = 365 * DAY

function chainOf(story: TeamStory): TeamChain {
  return followChain(beginChain(story.role, story.teamId), story.records)
}

function teamAsSeen(story: TeamStory, me?: string, now = story.time): Team {
  const team = foldTeam(chainOf(story), { now, me })
  if (!team) throw new Error('The team does not begin')
  return team
}

/** Ada began it; Bea was given a post by the lone founder; Cem by both. */
function threeStewards(): TeamStory {
  const story = new TeamStory('Ada')
  story.show('Ada', 'I began this place.')
  story.propose('Ada', 'Bea', { until: BEGIN + YEAR })
  const first = story.newest
  story.wait(72 * HOUR).cosign('Ada', first)
  story.show('Bea')
  story.propose('Ada', 'Cem', { until: BEGIN + YEAR })
  story.cosign('Bea')
  return story
}

describe('Who holds a role', () => {
  test('is whoever the chain gave a post that is not over, with what was checked and by how many', () => {
    const { holders } = teamAsSeen(threeStewards())
    expect(holders.map(({ name, checkedBy }) => [name, checkedBy])).toStrictEqual([
      ['Ada', 'founder'],
      ['Bea', 'one'],
      ['Cem', 'two']
    ])
    const [ada, bea] = holders
    expect(ada).toMatchObject({ lines: 'I began this place.', checked: '', until: null })
    expect(bea).toMatchObject({
      checked: 'We know Bea.',
      until: BEGIN + YEAR,
      mustReport: true,
      isSteward: true
    })
  })

  test('is nobody whose time is over, also before anybody took them out', () => {
    const story = threeStewards()
    const after = teamAsSeen(story, undefined, BEGIN + YEAR + 1)
    expect(after.holders.map(({ name }) => name)).toStrictEqual(['Ada'])
    expect(
      after.log.filter(({ kind }) => kind === 'over').map(({ name, at }) => [name, at])
    ).toStrictEqual([
      ['Bea', BEGIN + YEAR],
      ['Cem', BEGIN + YEAR]
    ])
  })

  test('is told apart by who looks: I am myself', () => {
    const story = threeStewards()
    const { holders } = teamAsSeen(story, story.meOf('Bea'))
    expect(holders.filter(({ isMe }) => isMe).map(({ name }) => name)).toStrictEqual(['Bea'])
  })

  test('is read from broken words as nobody named, and nothing is thrown', () => {
    expect(readShown('{"name":7}')).toStrictEqual({ name: '', lines: '' })
    expect(readShown('no json')).toStrictEqual({ name: '', lines: '' })
    const story = new TeamStory('Ada')
    story.act('Ada', { op: 'present', words: '{' })
    expect(teamAsSeen(story).holders[0]?.name).toBe('')
  })
})

describe('What waits for a second yes', () => {
  test('may be answered by another steward, and by who proposed it only once the three days are over', () => {
    const story = new TeamStory('Ada')
    story.propose('Ada', 'Bea', { until: BEGIN + YEAR })
    const ada = story.meOf('Ada')
    const proposed = teamAsSeen(story, ada).waiting[0]
    expect(proposed).toMatchObject({ kind: 'give', name: 'Bea', isMine: true, mayAnswer: false })
    const from = proposed?.aloneFrom ?? 0
    expect(from).toBe(story.time + 72 * HOUR)
    expect(story.cosign('Ada')).toBe(false)
    expect(teamAsSeen(story, ada, from - 1).waiting[0]?.mayAnswer).toBe(false)
    expect(teamAsSeen(story, ada, from).waiting[0]?.mayAnswer).toBe(true)
    expect(teamAsSeen(story).waiting[0]?.mayAnswer).toBe(false)
  })

  test('waits no more once it was answered, and is never the proposer’s to answer where there are others', () => {
    const story = threeStewards()
    expect(teamAsSeen(story).waiting).toHaveLength(0)
    story.end('Bea', 'Cem')
    const seenBy = (name: string) => teamAsSeen(story, story.meOf(name)).waiting[0]
    expect(seenBy('Bea')).toMatchObject({ kind: 'end', mayAnswer: false, aloneFrom: null })
    expect(seenBy('Ada')).toMatchObject({ name: 'Cem', by: 'Bea', mayAnswer: true })
    story.cosign('Ada')
    expect(teamAsSeen(story).waiting).toHaveLength(0)
  })
})

describe('The log of roles', () => {
  test('holds every role given or ended, by whom, in order', () => {
    const story = threeStewards()
    story.wait(DAY).end('Bea', 'Cem')
    story.cosign('Ada')
    story.wait(DAY).act('Bea', { op: 'leave' })
    const { log } = teamAsSeen(story)
    expect(log.map(({ kind, name, by }) => [kind, name, by])).toStrictEqual([
      ['founded', 'Ada', []],
      ['given', 'Bea', ['Ada']],
      ['given', 'Cem', ['Ada', 'Bea']],
      ['ended', 'Cem', ['Bea', 'Ada']],
      ['left', 'Bea', []]
    ])
    expect(log[1]).toMatchObject({ checkedBy: 'one', checked: 'We know Bea.', until: BEGIN + YEAR })
    expect(log.every(({ at }, index) => at >= (log[index - 1]?.at ?? 0))).toBe(true)
  })

  test('says of a post that was over only that it was over, also once somebody took it out', () => {
    const story = threeStewards()
    story.wait(YEAR).end('Ada', 'Bea')
    const ofBea = teamAsSeen(story).log.filter(({ name }) => name === 'Bea')
    expect(ofBea.map(({ kind }) => kind)).toStrictEqual(['given', 'over'])
  })
})

describe('A chain that somebody else wrote', () => {
  test('is of no team: another space, or none that began', () => {
    const story = threeStewards()
    const other = new TeamStory('Eve')
    const taken = followChain(beginChain('steward', story.teamId), other.records)
    expect(foldTeam(taken, { now: BEGIN, me: undefined })).toBeUndefined()
    const headless = followChain(beginChain('steward', story.teamId), story.records.slice(1))
    expect(foldTeam(headless, { now: BEGIN, me: undefined })).toBeUndefined()
  })

  test('gives nobody a role by what no steward signed, and goes on with what holds', () => {
    const story = threeStewards()
    const before = toBase64url(story.newest)
    expect(story.propose('Eve', 'Eve', { until: BEGIN + YEAR })).toBe(false)
    expect(story.cosign('Eve', story.newest)).toBe(false)
    expect(toBase64url(stateOf(chainOf(story))?.opHash ?? new Uint8Array())).toBe(before)
    expect(teamAsSeen(story).holders).toHaveLength(3)
    story.show('Ada', 'Still here.')
    expect(teamAsSeen(story).holders[0]?.lines).toBe('Still here.')
  })

  test('with a byte of an operation changed, that operation is skipped', () => {
    const story = new TeamStory('Ada')
    story.show('Ada', 'As I said it.')
    const forged = story.records.map((placed, at) =>
      at === 1
        ? {
            ...placed,
            envelope: {
              ...placed.envelope,
              signature: placed.envelope.signature.replace(/^./u, (c) => (c === 'A' ? 'B' : 'A'))
            }
          }
        : placed
    )
    const chain = followChain(beginChain('steward', story.teamId), forged)
    expect(foldTeam(chain, { now: BEGIN, me: undefined })?.holders[0]?.lines).toBe('')
  })

  test('read in pieces is the same as read at once, and what is older is not taken twice', () => {
    const story = threeStewards()
    const half = Math.floor(story.records.length / 2)
    const first = followChain(beginChain('steward', story.teamId), story.records.slice(0, half))
    const whole = followChain(followChain(first, story.records), story.records)
    const hash = (chain: TeamChain): Hash | undefined => stateOf(chain)?.opHash
    expect(hash(whole)).toStrictEqual(hash(chainOf(story)))
    expect(whole.steps).toHaveLength(chainOf(story).steps.length)
  })
})
