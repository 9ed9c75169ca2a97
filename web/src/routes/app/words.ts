/** What the bar says on pages that belong to no place. */
export const barWords = { me: 'Me', own: 'Notes' } as const
