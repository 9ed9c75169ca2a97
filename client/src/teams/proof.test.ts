import { memberKeys, toBase64url } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { beginChain, followChain, type TeamChain } from './chain.ts'
import { proveRole, readRole, ROLE_SHOWN_MS, type RoleProof, type ShownAt } from './proof.ts'
import { BEGIN, DAY, TeamStory } from './team-story.fixture.ts'

const YEAR = 365 * DAY
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** A circle, and the key of somebody there. */
function somewhere(): ShownAt {
  return { spaceId: toBase64url(random(32)), member: memberKeys(random(32), 0).sign.public }
}

function chainOf(story: TeamStory): TeamChain {
  return followChain(beginChain(story.role, story.teamId), story.records)
}

/** Ada began the team; Sam holds a post in it, and must report. */
function teamWithSam(): TeamStory {
  const story = new TeamStory('Ada')
  story.propose('Ada', 'Bea', { until: BEGIN + YEAR })
  const first = story.newest
  story.wait(3 * DAY).cosign('Ada', first)
  story.propose('Ada', 'Sam', { until: BEGIN + YEAR, role: 'member' })
  story.cosign('Bea')
  story.show('Sam')
  return story
}

function proofOf(story: TeamStory, name: string, at: ShownAt): RoleProof {
  const proof = proveRole(story.heldBy(name), at, story.time)
  if (!proof) throw new Error(`${name} shows no role`)
  return proof
}

function seen(story: TeamStory, proof: RoleProof, at: ShownAt) {
  return readRole(chainOf(story), proof, { ...at, now: story.time })
}

describe('A role that somebody shows in a circle', () => {
  test('is what its team says of them: checked by whom, until when, and that they must report', () => {
    const story = teamWithSam()
    const circle = somewhere()
    expect(seen(story, proofOf(story, 'Sam', circle), circle)).toStrictEqual({
      teamId: story.teamId,
      role: 'steward',
      name: 'Sam',
      checked: 'We know Sam.',
      checkedBy: 'two',
      until: BEGIN + YEAR,
      mustReport: true,
      isSteward: false,
      endedAt: null
    })
  })

  test('can be shown by nobody else there, and nowhere else', () => {
    const story = teamWithSam()
    const circle = somewhere()
    const proof = proofOf(story, 'Sam', circle)
    const { member, spaceId } = somewhere()
    expect(seen(story, proof, { ...circle, member })).toBeUndefined()
    expect(seen(story, proof, { ...circle, spaceId })).toBeUndefined()
  })

  test('is nobody’s who took over the proof of another, or changed a part of it', () => {
    const story = teamWithSam()
    const circle = somewhere()
    const proof = proofOf(story, 'Sam', circle)
    expect(seen(story, { ...proof, memberId: story.meOf('Bea') }, circle)).toBeUndefined()
    expect(seen(story, { ...proof, until: proof.until - 1 }, circle)).toBeUndefined()
    const signature = proof.signature.replace(/^./u, (c) => (c === 'A' ? 'B' : 'A'))
    expect(seen(story, { ...proof, signature }, circle)).toBeUndefined()
  })

  test('is none of another team, whatever it says of itself', () => {
    const [story, other] = [teamWithSam(), teamWithSam()]
    const circle = somewhere()
    const proof = proofOf(story, 'Sam', circle)
    expect(seen(other, proof, circle)).toBeUndefined()
    const claimed = { ...proof, teamId: other.teamId, memberId: other.meOf('Sam') }
    expect(seen(other, claimed, circle)).toBeUndefined()
    expect(readRole(undefined, proof, { ...circle, now: story.time })).toBeUndefined()
  })

  test('is said to be over once its time is, or once somebody ended it', () => {
    const circle = somewhere()
    const over = teamWithSam().wait(YEAR - 30 * DAY)
    const late = proofOf(over, 'Sam', circle)
    expect(seen(over.wait(30 * DAY), late, circle)).toMatchObject({ endedAt: BEGIN + YEAR })
    expect(proveRole(over.heldBy('Sam'), circle, over.time + 1)).toBeUndefined()
    const ended = teamWithSam()
    const proof = proofOf(ended, 'Sam', circle)
    const at = ended.wait(DAY).time
    ended.end('Ada', 'Sam')
    expect(seen(ended.wait(DAY), proof, circle)).toMatchObject({ name: 'Sam', endedAt: at })
    expect(proveRole(ended.heldBy('Sam'), circle, ended.time)).toBeUndefined()
  })

  test('is shown no longer than it was signed for, and by nobody for ever', () => {
    const story = teamWithSam()
    const circle = somewhere()
    const proof = proofOf(story, 'Sam', circle)
    expect(readRole(chainOf(story), proof, { ...circle, now: proof.until })).toBeDefined()
    expect(readRole(chainOf(story), proof, { ...circle, now: proof.until + 1 })).toBeUndefined()
    const early = { ...circle, now: story.time - ROLE_SHOWN_MS }
    expect(readRole(chainOf(story), proof, early)).toBeUndefined()
  })

  test('is proved anew with new keys in the team: what the old ones signed counts no more', () => {
    const story = teamWithSam()
    const circle = somewhere()
    const proof = proofOf(story, 'Sam', circle)
    expect(story.changeKeys('Sam')).toBe(true)
    expect(seen(story, proof, circle)).toBeUndefined()
    expect(seen(story, proofOf(story, 'Sam', circle), circle)).toMatchObject({ endedAt: null })
  })

  test('is the founder’s too, of whom nothing was checked', () => {
    const story = teamWithSam()
    const circle = somewhere()
    expect(seen(story, proofOf(story, 'Ada', circle), circle)).toMatchObject({
      checked: '',
      checkedBy: 'founder',
      until: null,
      mustReport: false,
      isSteward: true
    })
  })

  test('of somebody who is not in the team is none', () => {
    const story = teamWithSam()
    expect(proveRole(story.heldBy('Eve'), somewhere(), story.time)).toBeUndefined()
  })
})
