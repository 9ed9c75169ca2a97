/**
 * A dozen services for the demo, its pictures and its tests. All of them are invented, and so is their town. Their
 * numbers are from the ranges that are kept free for drama (Ofcom), and their postcodes from no real area.
 */
type Invented = {
  readonly name: string
  readonly by: string
  readonly text: string
  readonly phone: string
  readonly daysSinceCheck: number | null
  readonly isFree?: boolean
  readonly hours?: readonly [days: string, opens: string, closes: string]
  readonly street?: string
  readonly point?: readonly [latitude: number, longitude: number]
  readonly area?: string
  readonly isHidden?: boolean
  readonly languages?: readonly string[]
  readonly more?: Readonly<Record<string, unknown>>
}

const DAY_MS = 86_400_000
const everyDay = 'MO,TU,WE,TH,FR,SA,SU'
const weekdays = 'MO,TU,WE,TH,FR'

const invented: readonly Invented[] = [
  {
    name: 'Night shelter, East Quay',
    by: 'The Quay Trust',
    text:
      'A bed for tonight, a hot meal and a shower. Come to the door or call first. ' +
      'We do not ask for papers. A place is kept for you until nine in the evening.',
    phone: '01632 960101',
    daysSinceCheck: 15,
    isFree: true,
    hours: [everyDay, '00:00', '23:59'],
    street: '4 East Quay',
    point: [53.031, 0.214],
    languages: ['en', 'ar'],
    more: { eligibility_description: 'Anyone over 18 who has nowhere safe to sleep tonight.' }
  },
  {
    name: 'Women’s refuge, the whole county',
    by: 'Hollybush Refuge',
    text:
      'A safe place to live for women who flee violence at home, with their children. ' +
      'Call at any hour. We can fetch you.',
    phone: '0808 157 0102',
    daysSinceCheck: 24,
    isFree: true,
    hours: [everyDay, '00:00', '23:59'],
    area: 'The whole county',
    isHidden: true,
    languages: ['en', 'ar', 'pl', 'ur'],
    more: {
      eligibility_description: 'Women, with or without children.',
      beside_safe_contact: 'Call from a phone that he does not look at. We never leave a message.'
    }
  },
  {
    name: 'Someone to call at night',
    by: 'The Lamp Line',
    text: 'People who listen, all night. Say as much or as little as you like.',
    phone: '0808 157 0103',
    daysSinceCheck: 8,
    isFree: true,
    hours: [everyDay, '20:00', '08:00'],
    area: 'National',
    more: { wait_time: 'Most calls are taken within five minutes.' }
  },
  {
    name: 'Food bank, Mill Street',
    by: 'Eastmere Neighbours',
    text: 'A bag of food for three days, and tea. You need no letter from anybody.',
    phone: '01632 960104',
    daysSinceCheck: 31,
    isFree: true,
    hours: ['TU,FR', '10:00', '14:00'],
    street: '21 Mill Street',
    point: [53.024, 0.199]
  },
  {
    name: 'Talking after abuse',
    by: 'Eastmere Counselling',
    text:
      'Counselling for adults who were hurt as children, or by a partner. One person, one hour a week, ' +
      'for as long as you need.',
    phone: '01632 960105',
    daysSinceCheck: 47,
    hours: [weekdays, '09:00', '17:00'],
    street: '9 Church Row',
    point: [53.028, 0.205],
    languages: ['en', 'pl'],
    more: {
      fees_description: 'You pay what you can, from nothing to £30 a time.',
      wait_time: 'About six weeks. Someone calls you once in between.',
      application_process: 'Call, or ask your doctor to write. The first talk is by phone.'
    }
  },
  {
    name: 'Legal help for families',
    by: 'County Law Centre',
    text: 'Free advice on staying safe by law, on children, money and a place to live.',
    phone: '01632 960106',
    daysSinceCheck: 62,
    isFree: true,
    hours: ['MO,WE', '09:30', '16:30'],
    street: '2 Market Place',
    point: [53.026, 0.201],
    more: { required_documents: [{ document: 'Letters from a court, if you have any' }] }
  },
  {
    name: 'Coffee for carers',
    by: 'Eastmere Neighbours',
    text: 'For people who look after somebody. An hour for yourself, and others who know how it is.',
    phone: '01632 960107',
    daysSinceCheck: 19,
    isFree: true,
    hours: ['TH', '14:00', '16:00'],
    street: '21 Mill Street',
    point: [53.024, 0.199],
    more: { eligibility_description: 'Carers of any age.' }
  },
  {
    name: 'Youth room',
    by: 'The Quay Trust',
    text: 'A warm room and somebody to talk to, for young people from 13 to 21. No questions first.',
    phone: '01632 960108',
    daysSinceCheck: 40,
    isFree: true,
    hours: [weekdays, '15:30', '20:00'],
    street: '4 East Quay',
    point: [53.031, 0.214],
    more: { minimum_age: 13, maximum_age: 21, eligibility_description: 'Young people.' }
  },
  {
    name: 'Help with drink and drugs',
    by: 'Clear Water',
    text: 'A nurse, a group and a plan of your own. You do not have to have stopped.',
    phone: '01632 960109',
    daysSinceCheck: 55,
    isFree: true,
    hours: [weekdays, '08:30', '18:00'],
    street: '30 Station Road',
    point: [53.02, 0.192]
  },
  {
    name: 'Support after rape or sexual assault',
    by: 'The Willow Centre',
    text:
      'Care for your body, someone to talk to, and help with the police if you want it. ' +
      'It is yours to decide. It does not matter how long ago it was.',
    phone: '0808 157 0110',
    daysSinceCheck: 12,
    isFree: true,
    hours: [everyDay, '00:00', '23:59'],
    area: 'The whole county',
    languages: ['en', 'ar', 'es']
  },
  {
    name: 'Money and debt advice',
    by: 'County Law Centre',
    text: 'Somebody sits down with you and your letters. Nobody is blamed.',
    phone: '01632 960111',
    daysSinceCheck: 340,
    isFree: true,
    hours: [weekdays, '10:00', '15:00'],
    street: '2 Market Place',
    point: [53.026, 0.201]
  },
  {
    name: 'A hot meal on Sundays',
    by: 'St Bride’s Hall',
    text: 'Lunch for whoever comes. You can bring your dog.',
    phone: '01632 960112',
    daysSinceCheck: null,
    isFree: true,
    hours: ['SU', '12:00', '14:00'],
    street: '1 Bridge End',
    point: [53.023, 0.208]
  }
]

/** @param today ms since 1970: the entries were checked some days before it */
export function inventServices(today: number): readonly Readonly<Record<string, unknown>>[] {
  return invented.map((one, index) => recordOf(one, index + 1, today))
}

function recordOf(one: Invented, number: number, today: number) {
  const { name, by, text, phone, hours, languages = ['en'], daysSinceCheck, more = {} } = one
  const id = idMaker(number)
  const checked =
    daysSinceCheck === null
      ? {}
      : {
          assured_date: new Date(today - daysSinceCheck * DAY_MS).toISOString().slice(0, 10),
          beside_checked_by: 'the people of this place'
        }
  return {
    id: id(1),
    name,
    status: 'active',
    description: text,
    organization: { id: organizationId(by), name: by, description: `${by} is invented.` },
    ...(one.isFree === true && { fees_description: 'Free' }),
    ...(one.area !== undefined && { service_areas: [{ id: id(2), name: one.area }] }),
    phones: [{ id: id(3), number: phone }],
    languages: languages.map((code, at) => ({ id: id(40 + at), code })),
    ...(hours && { schedules: [scheduleOf(hours, id(5))] }),
    ...placeOf(one, id),
    ...checked,
    ...more
  }
}

function scheduleOf([byday, opens, closes]: NonNullable<Invented['hours']>, id: string) {
  return { id, freq: 'WEEKLY', byday, opens_at: opens, closes_at: closes }
}

function placeOf({ street, point, isHidden, area }: Invented, id: (part: number) => string) {
  if (isHidden === true) {
    const location = { id: id(6), location_type: 'physical', beside_confidential: true }
    return { service_at_locations: [{ id: id(7), location: { ...location, beside_area: area } }] }
  }
  if (street === undefined) return {}
  const address = {
    id: id(8),
    address_1: street,
    city: 'Eastmere',
    state_province: 'Quayshire',
    postal_code: 'ZZ99 4AA',
    country: 'GB',
    address_type: 'physical'
  }
  const [latitude, longitude] = point ?? []
  const location = { id: id(6), location_type: 'physical', addresses: [address] }
  return {
    service_at_locations: [{ id: id(7), location: { ...location, latitude, longitude } }]
  }
}

const idOf = (number: number) => `5eed5eed-0000-4000-8000-${String(number).padStart(12, '0')}`

function idMaker(service: number): (part: number) => string {
  return (part) => idOf(service * 1000 + part)
}

function organizationId(name: string): string {
  const names = [...new Set(invented.map(({ by }) => by))]
  return idOf(900_000 + names.indexOf(name))
}
