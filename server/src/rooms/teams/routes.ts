/** Teams: who holds which role here. Their chains are in the clear, for everybody who is signed in. */
import { FoundTeam, TeamRole } from '@beside/contract'
import type { Teams } from '@beside/contract'
import type { Bytes, SpaceId } from '@beside/kernel/wire'
import * as v from 'valibot'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Asked, RefusalReply, Reply, Route } from '../../gates/route.ts'
import { refuseOthers, refuseWithoutKey } from '../../gates/steward-gate.ts'
import { readOperationPage } from '../../log/pages.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import { findSpace } from '../../store/spaces.ts'
import type { Writer } from '../../store/tables.ts'
import { findTeam, findTeamOfSpace, listTeams, putTeam } from '../../store/teams.ts'
import { pauseRoutes } from './pauses.ts'

export function teamRoutes(context: Context): readonly Route[] {
  return [listRoute(context), chainRoute(context), foundRoute(context), ...pauseRoutes(context)]
}

function listRoute({ store }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/teams',
    limits: { bodyBytes: 0, perMinute: 120, per: 'session' },
    needs: 'session',
    body: null,
    async answer() {
      const teams = await listTeams(store.read)
      return json({
        teams: teams.map(({ role, space }) => ({ role, spaceId: textOf(space) }))
      } satisfies Teams)
    }
  })
}

function chainRoute({ store, receipts }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/teams/:role/operations',
    limits: { bodyBytes: 0, perMinute: 300, per: 'session' },
    needs: 'session',
    body: null,
    async answer({ wordIn, countIn }) {
      const role = roleOf(wordIn('role'))
      const team = role && (await findTeam(store.read, role))
      if (!team) return no('not-found')
      const spaceId = team.space as SpaceId
      const reading = { db: store.read, receipts, spaceId, upTo: undefined }
      const page = await readOperationPage(reading, countIn('after') ?? 0)
      return page ? json(page) : no('not-found')
    }
  })
}

function foundRoute(context: Context): Route {
  return route({
    method: 'PUT',
    path: '/api/teams/:role',
    limits: { bodyBytes: 256, perMinute: 20, per: 'session' },
    needs: 'session',
    body: FoundTeam,
    async answer(asked) {
      const role = roleOf(asked.wordIn('role'))
      if (!role) return no('not-found')
      const refusal = await refuseWhoMayNot(context, role, asked)
      if (refusal) return refusal
      const team = { role, space: bytesOf(asked.body.spaceId) }
      return context.store.write((db) => foundTeam(db, team))
    }
  })
}

// The stewards' team alone may be begun anew, since without it nobody could mend the others.
function refuseWhoMayNot(
  context: Context,
  role: TeamRole,
  asked: Pick<Asked, 'cookies' | 'header'>
): Promise<RefusalReply | undefined> {
  return role === 'steward' ? refuseWithoutKey(context, asked) : refuseOthers(context, asked)
}

async function foundTeam(
  db: Writer,
  { role, space: id }: { readonly role: TeamRole; readonly space: Bytes }
): Promise<Reply> {
  const space = await findSpace(db, id)
  if (space?.state.kind !== 'team' || space.state.isClosed) return no('not-found')
  const held = await findTeamOfSpace(db, id)
  // An answer may have been lost.
  if (held?.role === role) return json({})
  if (held) return no('not-allowed')
  const earlier = role === 'steward' ? undefined : await findTeam(db, role)
  // A team that everybody left has nobody who could go on with it.
  if (earlier && !(await findSpace(db, earlier.space))?.state.isClosed) return no('not-allowed')
  await putTeam(db, { role, space: id })
  return json({})
}

function roleOf(word: string): TeamRole | undefined {
  return v.is(TeamRole, word) ? word : undefined
}
