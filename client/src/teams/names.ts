import { isSameBytes, type Hash, type Member, type SpaceState } from '@beside/kernel'
import { readChecked, readShown } from './words.ts'

/** How a member of a team shows themselves; before they have, the name under which they asked. */
export function nameIn({ members }: SpaceState, memberId: Hash): string {
  const member = members.find(({ id }) => isSameBytes(id, memberId))
  return member ? shownName(member) : ''
}

export function shownName({ shown, post }: Member): string {
  return readShown(shown).name || readChecked(post?.words).name
}
