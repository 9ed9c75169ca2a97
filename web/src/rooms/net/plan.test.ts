import { expect, it } from 'vitest'
import { emptyPlan, planStepKeys, stepsThatDiffer, stepsToRead, withStep } from './plan.ts'

it('A plan begins with seven empty steps', () => {
  expect(planStepKeys).toHaveLength(7)
  expect(stepsToRead(emptyPlan())).toEqual([])
})

it('In a hard moment only the steps with words are read, in their order', () => {
  let plan = withStep(emptyPlan(), 'remember', { text: 'The lake in October' })
  plan = withStep(plan, 'signs', { text: 'I stop answering' })
  plan = withStep(plan, 'services', { text: 'written before', isNotForMe: true })
  plan = withStep(plan, 'by-myself', { text: '   ' })
  expect(stepsToRead(plan)).toEqual(['signs', 'remember'])
})

it('Two copies differ where their words do, and spaces at the end are no words', () => {
  const mine = withStep(emptyPlan(), 'signs', { text: 'I stop answering ' })
  const same = withStep(emptyPlan(), 'signs', { text: 'I stop answering' })
  const other = withStep(same, 'services', { isNotForMe: true })
  expect(stepsThatDiffer(mine, same)).toEqual([])
  expect(stepsThatDiffer(mine, other)).toEqual(['services'])
})
