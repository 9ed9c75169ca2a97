import type { JsonRecord } from '@beside/hsds'
import type { PlaceOf } from './places-of.ts'
import { listOf, oneOf, once, textOf } from './read-record.ts'

export type Phone = {
  readonly number: string
  readonly extension?: string
  readonly type?: string
  readonly description?: string
}

/** Hours as the entry gives them, field by field. */
export type Schedule = {
  readonly freq?: string
  readonly interval?: string
  readonly byday?: string
  readonly bymonthday?: string
  readonly opens_at?: string
  readonly closes_at?: string
  readonly valid_from?: string
  readonly valid_to?: string
  readonly timezone?: string
  readonly description?: string
  readonly notes?: string
}

export type Contact = {
  readonly name?: string
  readonly title?: string
  readonly department?: string
  readonly email?: string
  readonly phones?: readonly Phone[]
}

export type Place = {
  readonly isConfidential?: true
  readonly type?: string
  readonly name?: string
  readonly area?: string
  readonly description?: string
  /** The house and its street, a line each; then town, region, postcode and country. */
  readonly street?: readonly string[]
  readonly locality?: readonly string[]
  readonly transport?: string
  readonly accessibility?: readonly string[]
  readonly phones?: readonly Phone[]
  readonly schedules?: readonly Schedule[]
}

/** What an entry's own page shows beside what its card does. What is empty is not there. */
export type MoreOf = {
  readonly alternateName?: string
  readonly description?: string
  readonly organizationDetails?: {
    readonly description?: string
    readonly website?: string
    readonly email?: string
    readonly phones?: readonly Phone[]
  }
  readonly alert?: string
  readonly email?: string
  readonly application?: string
  readonly eligibility?: string
  readonly fees?: string
  readonly costs?: readonly string[]
  readonly wait?: string
  readonly interpretation?: string
  readonly accreditations?: string
  readonly licenses?: string
  readonly documents?: readonly string[]
  readonly categories?: readonly string[]
  readonly areas?: readonly string[]
  readonly links?: readonly { readonly url: string; readonly label?: string }[]
  readonly schedules?: readonly Schedule[]
  readonly contacts?: readonly Contact[]
  readonly places?: readonly Place[]
  readonly safeContact?: string
  readonly checkedBy?: string
  readonly changed?: string
}

export type Known = {
  readonly places: readonly PlaceOf[]
  readonly categories: readonly string[]
}

export function moreOf(service: JsonRecord, { places, categories }: Known): MoreOf {
  const organization = oneOf(service, 'organization')
  const description = textOf(service, 'description')
  const ofOrganization = textOf(organization, 'description')
  return filled<MoreOf>({
    ...texts(service, {
      alternateName: 'alternate_name',
      description: 'description',
      alert: 'alert',
      email: 'email',
      application: 'application_process',
      eligibility: 'eligibility_description',
      fees: 'fees_description',
      wait: 'wait_time',
      interpretation: 'interpretation_services',
      accreditations: 'accreditations',
      licenses: 'licenses',
      safeContact: 'beside_safe_contact',
      checkedBy: 'beside_checked_by',
      changed: 'last_modified'
    }),
    organizationDetails: filled({
      ...texts(organization, { website: 'website', email: 'email' }),
      // The same text twice helps nobody.
      description: ofOrganization === description ? '' : ofOrganization,
      phones: phonesOf(organization)
    }),
    costs: once(listOf(service, 'cost_options').map(costText)),
    documents: once(listOf(service, 'required_documents').map((one) => textOf(one, 'document'))),
    categories,
    areas: once(listOf(service, 'service_areas').map((one) => textOf(one, 'name'))),
    links: listOf(service, 'additional_urls').flatMap((one) =>
      textOf(one, 'url') === '' ? [] : [texts(one, { url: 'url', label: 'label' })]
    ),
    schedules: schedulesOf(service),
    contacts: listOf(service, 'contacts').map(contactOf),
    places: places.map(placeOf)
  })
}

export function phonesOf(record: JsonRecord): readonly Phone[] {
  const names = {
    number: 'number',
    extension: 'extension',
    type: 'type',
    description: 'description'
  }
  return listOf(record, 'phones')
    .filter((phone) => textOf(phone, 'number') !== '')
    .map((phone) => filled<Phone>(texts(phone, names)))
}

function contactOf(contact: JsonRecord): Contact {
  const names = { name: 'name', title: 'title', department: 'department', email: 'email' }
  return filled<Contact>({ ...texts(contact, names), phones: phonesOf(contact) })
}

function placeOf({ record, isConfidential, area, addresses }: PlaceOf): Place {
  const shared = { area, phones: phonesOf(record), schedules: schedulesOf(record) }
  if (isConfidential) return filled<Place>({ isConfidential, ...shared })
  return filled<Place>({
    ...texts(record, {
      type: 'location_type',
      name: 'name',
      description: 'description',
      transport: 'transportation'
    }),
    ...shared,
    street: linesOf(addresses[0], ['attention', 'address_1', 'address_2']),
    locality: linesOf(addresses[0], localityNames),
    accessibility: once(
      listOf(record, 'accessibility').flatMap((one) => [
        textOf(one, 'description'),
        textOf(one, 'details')
      ])
    )
  })
}

const localityNames = ['city', 'region', 'state_province', 'postal_code', 'country']

function linesOf(address: JsonRecord | undefined, names: readonly string[]): readonly string[] {
  return names.map((name) => textOf(address ?? {}, name)).filter((line) => line !== '')
}

const scheduleNames = [
  'freq',
  'interval',
  'byday',
  'bymonthday',
  'opens_at',
  'closes_at',
  'valid_from',
  'valid_to',
  'timezone',
  'description',
  'notes'
]

function schedulesOf(record: JsonRecord): readonly Schedule[] {
  const names = Object.fromEntries(scheduleNames.map((name) => [name, name]))
  return listOf(record, 'schedules')
    .map((schedule) => filled<Schedule>(texts(schedule, names)))
    .filter((schedule) => Object.keys(schedule).length > 0)
}

function costText(option: JsonRecord): string {
  const amount = [textOf(option, 'amount'), textOf(option, 'currency')].filter(Boolean).join(' ')
  return [textOf(option, 'option'), amount, textOf(option, 'amount_description')]
    .filter(Boolean)
    .join(', ')
}

function texts<Names extends Readonly<Record<string, string>>>(record: JsonRecord, names: Names) {
  const entries = Object.entries(names).map(([name, from]) => [name, textOf(record, from)] as const)
  return Object.fromEntries(entries) as { readonly [Name in keyof Names]: string }
}

/** The same without what is empty. */
function filled<Shape extends object>(given: { readonly [Name in keyof Shape]?: unknown }): Shape {
  const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value))) as Shape
}
