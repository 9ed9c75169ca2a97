import * as v from 'valibot'

export const NOTES_KIND = 'notes'
const NOTES_TEXT_MAX = 16_000

/** Notes for myself: one page, in the person's own space. */
export const Notes = v.object({ text: v.pipe(v.string(), v.maxLength(NOTES_TEXT_MAX)) })
