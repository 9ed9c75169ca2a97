import { WIRE_LIMITS } from '@beside/contract'
import type { WrittenEntry, WrittenFields, WrittenPlace } from '@beside/contract'
import { type Draft, isSame } from '#lib/beside/draft.ts'

export type DayOfWeek = WrittenFields['hours'][number]['days'][number]
export type HoursLine = { days: DayOfWeek[]; opens: string; closes: string }
export type StreetForm = {
  street: string
  town: string
  region: string
  postcode: string
  country: string
  isNoSecret: boolean
}
/** An entry as it is typed: what has to be chosen is empty until it was. */
export type EntryForm = Omit<WrittenFields, 'place' | 'hours' | 'consent'> & {
  hours: HoursLine[]
  placeKind: WrittenPlace['kind'] | null
  area: string
  street: StreetForm
  consent: WrittenFields['consent'] | null
}
export type EntryDraft = Draft<EntryForm> & {
  /** The id that was drawn for it. */
  readonly entry: string
  /** The way that was read; null for an entry that is new. */
  readonly newest: number | null
  /** Counted from one. */
  readonly step: number
}
export type EntryProblem =
  'name' | 'mail' | 'web' | 'hours' | 'place' | 'street' | 'town' | 'consent' | 'long'

export const entryLimits = {
  line: WIRE_LIMITS.writtenLine,
  text: WIRE_LIMITS.writtenText,
  hours: WIRE_LIMITS.writtenHours
} as const

export function newEntry(): EntryDraft {
  const [before, body] = [emptyEntry(), emptyEntry()]
  return { entry: crypto.randomUUID(), newest: null, step: 1, before, body }
}

function emptyEntry(): EntryForm {
  return {
    name: '',
    organization: '',
    does: '',
    isFor: '',
    phone: '',
    texts: '',
    mail: '',
    web: '',
    hours: [],
    hoursInWords: '',
    languages: '',
    cost: 'unknown',
    costInWords: '',
    serves: '',
    placeKind: null,
    area: '',
    street: emptyStreet(),
    access: '',
    safeContact: '',
    checkedOn: '',
    checkedBy: '',
    consent: null
  }
}

function emptyStreet(): StreetForm {
  return { street: '', town: '', region: '', postcode: '', country: '', isNoSecret: false }
}

export function entryFormOf({ place, hours, ...rest }: WrittenFields): EntryForm {
  const { kind } = place
  const lines = hours.map((line) => ({ ...line, days: [...line.days] }))
  const area = kind === 'private' ? place.area : ''
  if (kind !== 'address')
    return { ...rest, hours: lines, placeKind: kind, area, street: emptyStreet() }
  const { kind: _kind, ...street } = place
  return { ...rest, hours: lines, placeKind: kind, area, street }
}

export function beginEntry({ entry, ways }: WrittenEntry): EntryDraft | undefined {
  const [newest] = ways
  if (newest === undefined) return undefined
  const [before, body] = [entryFormOf(newest.fields), entryFormOf(newest.fields)]
  return { entry, newest: newest.number, step: 1, before, body }
}

/** What is saved, once nothing is wrong with it. */
export function fieldsOf({ placeKind, area, street, ...rest }: EntryForm): WrittenFields {
  return { ...rest, place: placeOf({ placeKind, area, street }), consent: rest.consent ?? 'asked' }
}

function placeOf({
  placeKind,
  area,
  street
}: Pick<EntryForm, 'placeKind' | 'area' | 'street'>): WrittenPlace {
  if (placeKind === 'private') return { kind: placeKind, area }
  return placeKind === 'address' ? { kind: placeKind, ...street } : { kind: 'none' }
}

/** What does not fit yet, by the step in which it stands. */
export function problemsOfEntry(
  form: EntryForm
): readonly { readonly step: number; readonly problem: EntryProblem }[] {
  const isAddress = form.placeKind === 'address'
  const found: readonly (readonly [number, EntryProblem, boolean])[] = [
    [1, 'name', form.name.trim() === ''],
    [1, 'long', isLong(form.does) || isLong(form.isFor)],
    [2, 'mail', form.mail.trim() !== '' && !/^\S+@\S+\.\S+$/u.test(form.mail.trim())],
    [2, 'web', form.web.trim() !== '' && !/^(https?:\/\/)?[^\s/.]+\.\S+$/iu.test(form.web.trim())],
    [2, 'hours', form.hours.some((line) => !isWholeLine(line))],
    [2, 'long', isLong(form.safeContact)],
    [3, 'place', form.placeKind === null],
    [3, 'street', isAddress && form.street.street.trim() === ''],
    [3, 'town', isAddress && form.street.town.trim() === ''],
    [3, 'long', isLong(form.access)],
    [4, 'consent', form.consent === null]
  ]
  return found.flatMap(([step, problem, isWrong]) => (isWrong ? [{ step, problem }] : []))
}

function isLong(text: string): boolean {
  return text.trim().length > entryLimits.text
}

function isWholeLine({ days, opens, closes }: HoursLine): boolean {
  return days.length > 0 && opens !== '' && closes !== ''
}

/** What stays of a draft once `sent` was saved: whatever was typed meanwhile (T18). */
export function savedEntry(
  saved: WrittenEntry,
  sent: EntryForm,
  now: EntryDraft
): EntryDraft | undefined {
  const fresh = beginEntry(saved)
  if (fresh === undefined) return undefined
  const { step } = now
  return isSame(now.body, sent) ? { ...fresh, step } : { ...fresh, step, body: now.body }
}
