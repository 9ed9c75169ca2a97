/** Teams: who holds which role here. Their chains are read by everybody who is signed in. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { Id32 } from './shapes.ts'

export const TEAM_ROLES = [
  'steward',
  'safety',
  'facilitator',
  'listener',
  'professional',
  'editor'
] as const
export const TeamRole = v.picklist(TEAM_ROLES)
export type TeamRole = v.InferOutput<typeof TeamRole>

/**
 * GET /api/teams (session) → Teams. The chain of each is read by
 * GET /api/teams/:role/operations?after (session) → OperationPage: operations alone, as for a member.
 */
export const Teams = v.strictObject({
  teams: v.array(v.strictObject({ role: TeamRole, spaceId: Id32 }))
})
export type Teams = v.InferOutput<typeof Teams>

/**
 * PUT /api/teams/:role → {}: this space is the team of that role. The stewards' team needs the key of a steward's
 * link; it may stand in the place of an earlier one, which everybody who knew that one sees. Every other team
 * needs a token of somebody who is in the stewards' team, and holds for good.
 */
export const FoundTeam = v.strictObject({ spaceId: Id32 })

/**
 * POST /api/pauses → PauseSet, by somebody of the safety team. One alone never pauses anybody: it waits until a
 * second, different member of the team asks for the same days; other days take the place of what waits. When a
 * session next proves the key of that member, its account may only read for so many days from then on, and nothing
 * here knows of it any more. What nobody met goes after 90 days.
 *
 * DELETE /api/pauses/:spaceId/:memberId → {}: any of the safety team ends it. The end waits for the same key, in the
 * place of what stands there: then the account of that session may write again.
 */
export const SetPause = v.strictObject({
  spaceId: Id32,
  memberId: Id32,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WIRE_LIMITS.pauseDays))
})
export type SetPause = v.InferOutput<typeof SetPause>
export const PauseSet = v.strictObject({ state: v.picklist(['waits', 'set']) })
export type PauseSet = v.InferOutput<typeof PauseSet>
