/** Of which gatherings one wants to read on Today, in one's own space. Nobody else learns of it, and no server when. */
import { refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import { Text43 } from '../../drops/knock-shapes.ts'
import type { GatheringReminder, Trouble } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { settled, writeDocument, type RoomTools } from '../../sync/writing.ts'
import { talkRecords } from '../../talk/fold.ts'
import { documentOf, ownSpace } from '../documents.ts'
import { gatheringsIn, isToCome } from './gatherings.ts'

const REMINDERS_KIND = 'gathering-reminders'
const REMINDERS_MAX = 60
const ID_LENGTH = 22

const Reminders = v.object({
  reminders: v.pipe(
    v.array(
      v.object({
        circleId: Text43,
        gatheringId: v.pipe(v.string(), v.length(ID_LENGTH)),
        before: v.picklist(['day', 'hour'])
      })
    ),
    v.maxLength(REMINDERS_MAX)
  )
})
type Reminder = v.InferOutput<typeof Reminders>['reminders'][number]

export function remindersIn(own: Space | undefined): readonly Reminder[] {
  const body = own && documentOf(own, REMINDERS_KIND)?.entry.body
  const read = v.safeParse(Reminders, body)
  return read.success ? read.output.reminders : []
}

/** What is over, or in a circle that this person is not in any more, is forgotten on the way. */
export async function remindOf(
  tools: RoomTools,
  space: Space,
  wish: { readonly gatheringId: string; readonly before: GatheringReminder | null }
): Promise<Result<true, 'too-many' | Trouble>> {
  const own = ownSpace(tools)
  if (!own) return refused('not-found')
  const { gatheringId, before } = wish
  const others = remindersIn(own).filter(
    (one) => one.gatheringId !== gatheringId && isStillToCome(tools, one)
  )
  const reminders = before ? [...others, { circleId: space.id, gatheringId, before }] : others
  if (reminders.length > REMINDERS_MAX) return refused('too-many')
  const body = { reminders }
  const saying = { kind: REMINDERS_KIND, body, before: documentOf(own, REMINDERS_KIND) }
  return settled(await writeDocument(tools, own, saying))
}

function isStillToCome({ spaces }: RoomTools, { circleId, gatheringId }: Reminder): boolean {
  const circle = spaces.get(circleId)
  const plans = circle ? gatheringsIn(talkRecords(circle)) : []
  return plans.some(({ id, body }) => id === gatheringId && isToCome(body, spaces.serverNow()))
}
