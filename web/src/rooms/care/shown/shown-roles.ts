import type { CirclePerson, ShownRole, SpaceRoles } from '@beside/client'
import { roleLabel } from './words.ts'

/** Whether somebody who holds this role has a duty to report. */
export function hasDuty({ mustReport, endedAt }: ShownRole): boolean {
  return mustReport && endedAt === null
}

/** Who would read what is written now, and may have to pass it on. */
export function namesWithDuty(
  people: readonly CirclePerson[],
  shown: SpaceRoles | undefined
): readonly string[] {
  return people
    .filter(({ memberId }) => shown?.theirs[memberId]?.some(hasDuty))
    .map(({ name }) => name)
}

/** The roles that people hold, by member id: what stands beside their names. */
export function labelsOf(shown: SpaceRoles | undefined): Readonly<Record<string, string>> {
  const labels = Object.entries(shown?.theirs ?? {}).map(([memberId, roles]) => {
    const held = roles.filter(({ endedAt }) => endedAt === null)
    return [memberId, held.map(roleLabel).join(', ')] as const
  })
  return Object.fromEntries(labels.filter(([, label]) => label !== ''))
}
