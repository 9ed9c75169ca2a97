import type { HelpLine } from '@beside/contract'
import type { EmergencyNumber } from '#lib/community/emergency-numbers.ts'

/** Help now: for a moment in which reading is hard. */
export const helpWords = {
  title: 'You can reach someone now',
  danger: 'In danger right now, call',
  or: 'or',
  note: {
    'silent-55': 'If you cannot speak, press 55 when asked.',
    'silent-55-mobile': 'From a mobile, if you cannot speak, press 55 when asked.',
    'second-from-landline': 'The first number works from a mobile.'
  } satisfies Record<NonNullable<EmergencyNumber['note']>, string>,
  noRegion: 'Choose where you are. Then the emergency number stands here.',
  noNumber: (region: string) =>
    `We do not know the emergency number in ${region}. People near you may, so ask anyone.`,
  where: 'Where you are',
  choose: 'Choose a country',
  showNumber: 'Show this number',
  anotherCountry: 'Another country',
  finderTitle: 'Someone to talk to, in any country',
  finder: 'lists lines by country. It is run by others, and opens outside this place.',
  linesTitle: 'Lines this place has called to check',
  linesFor: (region: string) => `For people in ${region}.`,
  text: (word: string, number: string) =>
    word === '' ? `Text ${number}` : `Text ${word} to ${number}`,
  checkedByOne: 'Checked by one person.',
  listOf: (date: string) => `This list is of ${date}.`,
  listOld: 'It has not been renewed for a while, so numbers may have changed.',
  listTrouble: {
    'not-reached': 'We could not look for newer lines just now. What we know stands here.',
    refused: 'A newer list came that was not signed by this place. We did not take it.',
    older: 'The server has an older list now. We kept the newer one.'
  },
  checked: (date: string) => `Dialled by us on ${date}.`,
  checkedLongAgo: (date: string) =>
    `We last dialled it on ${date}. That is a while ago, so it may have changed.`,
  notLookedAtAgain: (date: string) =>
    `We dialled it on ${date}. We still mean to look at it again, so it may have changed.`,
  checkedHalfAYearAgo: (date: string) =>
    `We last dialled it on ${date}, more than half a year ago. It may have changed.`,
  source: (name: string) => `Look at what ${name} says`,
  onBill: {
    unknown: '',
    yes: 'Shows on a phone bill',
    no: 'Not on a phone bill, as the line says'
  } satisfies Record<HelpLine['onBill'], string>,
  noLines: (region: string) =>
    `We have dialled no line in ${region} yet. The list below has lines there.`,
  bills: 'Calls and texts can show on a phone bill, and in the list of calls on this device.',
  firstTitle: 'Or first',
  plan: 'My plan',
  breathe: 'Slow down with me',
  senses: 'Look around the room',
  someoneElse: 'Someone you care about is in danger',
  notForYou: (name: string) => `${name} does not call anyone for you.`,
  thisPlace: 'This place'
} as const
