import * as v from 'valibot'

export const PLAN_KIND = 'plan'

const PLAN_STEP_TEXT_MAX = 2_000

const Step = v.object({
  text: v.pipe(v.string(), v.maxLength(PLAN_STEP_TEXT_MAX)),
  isNotForMe: v.boolean()
})
const NO_STEP = { text: '', isNotForMe: false }

/** My plan for hard moments: seven prompts of ours, each of which may be "not for me". */
export const Plan = v.object({
  steps: v.object({
    signs: v.optional(Step, NO_STEP),
    'by-myself': v.optional(Step, NO_STEP),
    'places-and-company': v.optional(Step, NO_STEP),
    'people-to-tell': v.optional(Step, NO_STEP),
    services: v.optional(Step, NO_STEP),
    surroundings: v.optional(Step, NO_STEP),
    remember: v.optional(Step, NO_STEP)
  })
})
