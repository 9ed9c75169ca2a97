import type { DayOfWeek } from '#lib/community/entry-form.ts'

/** The days as HSDS names them, in their order. */
export const WEEK: readonly DayOfWeek[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
