/** When circles meet: their half of the client's surface. */
import type { GatheringActs } from '../api-gatherings.ts'
import {
  answerGathering,
  callGatheringOff,
  changeGathering,
  moveGathering,
  planGathering
} from '../rooms/circles/planning.ts'
import { remindOf } from '../rooms/circles/reminders.ts'
import type { House } from './house.ts'
import { inSpace } from './tools.ts'

export function gatheringActions(house: House): GatheringActs {
  return {
    planGathering: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => planGathering(tools, space, wish)),
    changeGathering: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => changeGathering(tools, space, wish)),
    moveGathering: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => moveGathering(tools, space, wish)),
    callGatheringOff: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => callGatheringOff(tools, space, wish)),
    answerGathering: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => answerGathering(tools, space, wish)),
    remindOfGathering: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => remindOf(tools, space, wish))
  }
}
