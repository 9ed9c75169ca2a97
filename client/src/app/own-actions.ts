/** The pages of one's own: notes, plan and boundaries, and what of those is shown to others. */
import { refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, Trouble } from '../api.ts'
import { showBoundaries } from '../rooms/boundaries/actions.ts'
import { Boundaries, BOUNDARIES_KIND } from '../rooms/boundaries/entries.ts'
import { ownSpace, saveDocument } from '../rooms/documents.ts'
import { Plan, PLAN_KIND } from '../rooms/net/entries.ts'
import { Notes, NOTES_KIND } from '../rooms/reflections/entries.ts'
import type { House } from './house.ts'
import { inSpace, toolsOf } from './tools.ts'
import { mayShowIn } from './view.ts'

export type OwnActions = Pick<
  Beside,
  'saveNotes' | 'savePlan' | 'saveBoundaries' | 'showBoundaries'
>
type In<Name extends keyof OwnActions> = Parameters<Beside[Name]>[0]

export function ownActions(house: House): OwnActions {
  return {
    saveNotes: ({ body, version }) =>
      saveOwn(house, { kind: NOTES_KIND, schema: Notes, body, version }),
    savePlan: ({ body, version }) =>
      saveOwn(house, { kind: PLAN_KIND, schema: Plan, body, version }),
    async saveBoundaries({ body, version }) {
      const save = { kind: BOUNDARIES_KIND, schema: Boundaries, body, version }
      const saved = await saveOwn(house, save)
      // Whoever takes words out means those as well that others see.
      if (saved.ok) await house.rooms?.unfinished.goOn()
      return saved
    },
    showBoundaries: (input) => show(house, input)
  }
}

async function show(
  house: House,
  { spaceId, ...wish }: In<'showBoundaries'>
): ReturnType<Beside['showBoundaries']> {
  if (house.rooms && !mayShowIn(house, house.rooms, spaceId)) return refused('not-now')
  return inSpace(house, spaceId, (tools, space) => showBoundaries(tools, space, wish))
}

async function saveOwn(
  house: House,
  save: {
    readonly kind: string
    readonly schema: v.GenericSchema
    readonly body: unknown
    readonly version: string
  }
): Promise<Result<true, 'changed-elsewhere' | 'too-long' | Trouble>> {
  const tools = toolsOf(house)
  const own = house.rooms && ownSpace(house.rooms)
  if (!tools || !own) return refused('not-signed-in')
  const body = v.safeParse(save.schema, save.body)
  if (!body.success) return refused('too-long')
  const saved = await saveDocument(tools, own, { ...save, body: body.output })
  house.changed()
  return saved
}
