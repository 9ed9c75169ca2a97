import type { PlanBody, PlanStep, PlanStepKey } from '@beside/client'

export const planStepKeys: readonly PlanStepKey[] = [
  'signs',
  'by-myself',
  'places-and-company',
  'people-to-tell',
  'services',
  'surroundings',
  'remember'
]

const emptyStep: PlanStep = { text: '', isNotForMe: false }

export function emptyPlan(): PlanBody {
  return { steps: Object.fromEntries(planStepKeys.map((key) => [key, emptyStep])) } as PlanBody
}

export function withStep(plan: PlanBody, key: PlanStepKey, change: Partial<PlanStep>): PlanBody {
  return { steps: { ...plan.steps, [key]: { ...plan.steps[key], ...change } } }
}

/** The steps that two copies of a plan do not agree on. */
export function stepsThatDiffer(one: PlanBody, other: PlanBody): readonly PlanStepKey[] {
  return planStepKeys.filter((key) => {
    const [mine, theirs] = [one.steps[key], other.steps[key]]
    return mine.text.trim() !== theirs.text.trim() || mine.isNotForMe !== theirs.isNotForMe
  })
}

/** What there is to read in a hard moment: steps with words, in their order. */
export function stepsToRead(plan: PlanBody): readonly PlanStepKey[] {
  return planStepKeys.filter((key) => {
    const step = plan.steps[key]
    return !step.isNotForMe && step.text.trim() !== ''
  })
}
