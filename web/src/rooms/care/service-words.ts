/** Words of the services of Find support to which somebody with a role belongs. */
import type { RoleService } from '@beside/client'

/** As many services as one role names, and how much of a name fits. */
export const servicesMax = 2
export const serviceNameMax = 50

export const serviceWords = {
  title: 'To which service do they belong?',
  none: 'None is named. Open a service in Find support, and choose it there.',
  hint: 'You say that you checked this. Everybody here can read it. Two at most.',
  find: 'Open Find support',
  remove: 'Leave out',
  removeNamed: (name: string) => `Leave out ${name}`,
  forStewards: 'Only stewards see this.',
  give: 'Give a role to somebody of this service',
  belongs: (names: string) => `Belongs to: ${names}.`,
  mayBeAsked: 'Members may ask for an introduction there.',
  ask: 'Members may ask me for an introduction to this service',
  askHint: 'Then members who open it see that you are here. You can switch it off at any time.',
  nudge: 'Nudge me when somebody asks',
  nudgeHint:
    'A nudge says “You have an update”. It comes for your colleagues too: nobody outside can tell whom somebody asks.',
  offered: (names: string) => `The stewards write that you belong to: ${names}.`
} as const

/** The services to which somebody belongs; empty where there are none. */
export function servicesInWords(services: readonly RoleService[] | undefined): string {
  const names = (services ?? []).map(({ name }) => name)
  return names.length === 0 ? '' : serviceWords.belongs(names.join(' · '))
}
