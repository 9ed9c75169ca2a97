/** A gathering while it is planned. */
import type { GatheringPlan } from '@beside/client'
import type { MeetWish } from '#lib/beside/memory.svelte.ts'
import { meetMax } from './words.ts'
import { zoneHere } from './when.ts'

/** Planned where one is, in the evening, for an hour and a half. */
export function plainPlan(): MeetWish {
  return {
    what: '',
    date: '',
    time: '18:00',
    zone: zoneHere(),
    minutes: 90,
    place: '',
    link: '',
    access: '',
    notes: [],
    rhythm: 'once',
    ends: 'times',
    times: 4,
    lastDay: '',
    seats: null
  }
}

/** A plan that stands, while what it is gets written anew. */
export function wishOf(plan: GatheringPlan): MeetWish {
  return { ...plan, ends: 'times', lastDay: '' }
}

/** Under which it lies among what is planned: a circle has one new plan, and each plan one change. */
export function changedPlanKey(circleId: string, gatheringId: string): string {
  return `${circleId} ${gatheringId}`
}

/** As the client takes it. */
export function sentPlan({ ends, lastDay, times, ...wish }: MeetWish) {
  const isOnce = wish.rhythm === 'once'
  const plan = {
    ...wish,
    what: wish.what.trim(),
    place: wish.place.trim(),
    link: wish.link.trim(),
    access: wish.access.trim(),
    times: isOnce ? 1 : times
  }
  return { plan, lastDay: isOnce || ends === 'times' ? null : lastDay }
}

/** Whether all of it is there and fits. Otherwise its field says so. */
export function isWholePlan(wish: MeetWish): boolean {
  const { plan, lastDay } = sentPlan(wish)
  const isThere = plan.what !== '' && plan.date !== '' && plan.time !== '' && lastDay !== ''
  return isThere && plan.access.length <= meetMax.access
}
