const SHORT_GROUPS = 4

/** Groups of four that one can read aloud: all of them, and the few that are enough at a glance. */
export function groupMark(mark: string): { readonly short: string; readonly whole: string } {
  const groups = mark.match(/.{1,4}/gu) ?? []
  return { short: groups.slice(0, SHORT_GROUPS).join(' '), whole: groups.join(' ') }
}
