import { emptyLine } from './community-form.ts'
import type { LineForm } from './community-form.ts'

/**
 * Numbers to begin with, for a steward to dial and correct: none of them is shown to anybody before that.
 *
 * Found in public sources in November 2026: health services, news and pages that repeat them; some have no date, and
 * some are some years old. So they are only where to begin: a steward looks for the line's own page, dials, and writes
 * both down. 116 123 is not live in every state of the Union, 116 006 in thirteen (European Commission, 2023).
 */
const found: Readonly<Record<string, readonly Partial<LineForm>[]>> = {
  GB: [
    call('Samaritans', '116 123', { hours: 'Day and night', cost: 'Free' }),
    text('Shout', '85258', { textWord: 'SHOUT', hours: 'Day and night' }),
    call('NHS 111', '111', { forWhom: 'In a crisis: choose option 2', area: 'England' }),
    call('National Domestic Abuse Helpline', '0808 2000 247', { hours: 'Day and night' }),
    call('Rape Crisis', '0808 500 2222', { area: 'England and Wales', hours: 'Day and night' }),
    call('Papyrus', '0800 068 4141', { forWhom: 'People under 35' }),
    call('Lifeline', '0808 808 8000', { area: 'Northern Ireland', hours: 'Day and night' })
  ],
  IE: [
    call('Samaritans', '116 123', { hours: 'Day and night', cost: 'Free' }),
    call('Pieta', '1800 247 247', { hours: 'Day and night' }),
    text('Text line', '50808', { textWord: 'HELLO', hours: 'Day and night' }),
    call('Women’s Aid', '1800 341 900', { hours: 'Day and night' }),
    call('Dublin Rape Crisis Centre', '1800 77 88 88', { hours: 'Day and night' })
  ],
  US: [
    call('988 Lifeline', '988', { hours: 'Day and night' }),
    text('988 Lifeline', '988', { hours: 'Day and night' }),
    text('Crisis Text Line', '741741', { textWord: 'HOME', hours: 'Day and night' }),
    call('National Domestic Violence Hotline', '1 800 799 7233', { hours: 'Day and night' }),
    text('National Domestic Violence Hotline', '88788', { textWord: 'START' }),
    call('RAINN', '1 800 656 4673', { hours: 'Day and night' })
  ],
  CA: [
    call('9-8-8', '988', { hours: 'Day and night', languages: 'English, French' }),
    text('9-8-8', '988', { hours: 'Day and night', languages: 'English, French' })
  ],
  AU: [
    call('Lifeline', '13 11 14', { hours: 'Day and night' }),
    text('Lifeline', '0477 13 11 14', { hours: 'Day and night' }),
    call('1800RESPECT', '1800 737 732', { hours: 'Day and night' }),
    text('1800RESPECT', '0458 737 732', { hours: 'Day and night' }),
    call('Beyond Blue', '1300 22 4636', { hours: 'Day and night' }),
    call('13YARN', '13 92 76', {})
  ],
  NZ: [
    call('1737', '1737', { hours: 'Day and night' }),
    text('1737', '1737', { hours: 'Day and night' }),
    call('Lifeline', '0800 543 354', {}),
    text('Lifeline', '4357', { textWord: 'HELP' }),
    call('Suicide Crisis Helpline', '0508 828 865', {}),
    call('Women’s Refuge', '0800 733 843', {}),
    call('Are You OK', '0800 456 450', { hours: 'Day and night' })
  ],
  IN: [
    call('Tele-MANAS', '14416', { hours: 'Day and night' }),
    call('Women’s helpline', '181', {})
  ],
  ZA: [
    call('SADAG', '0800 567 567', { hours: 'Day and night' }),
    text('SADAG', '31393', {}),
    call('GBV Command Centre', '0800 428 428', { hours: 'Day and night' }),
    call('GBV Command Centre', '*120*7867#', { hours: 'Day and night' }),
    call('Lifeline', '0861 322 322', {}),
    call('Stop Gender Violence', '0800 150 150', {})
  ]
}

const union: readonly Partial<LineForm>[] = [
  call('Emotional support', '116 123', { forWhom: 'Not in every country of the Union' })
]
const victims = call('For victims of crime', '116 006', {})
const withVictims = 'AT HR CZ DK EE FI FR DE IE LV NL PT SE'.split(' ')

/** Lines of this country that the form does not have yet. The day on which they were dialled is missing in each. */
export function lineStarts(
  region: string,
  { isUnion, lines }: { readonly isUnion: boolean; readonly lines: readonly LineForm[] }
): readonly LineForm[] {
  const own = Object.hasOwn(found, region) ? (found[region] ?? []) : isUnion ? union : []
  const known = withVictims.includes(region) ? [...own, victims] : own
  const starts = known.map((line) => ({ ...emptyLine(region), ...line }))
  const isThere = ({ way, dial }: LineForm) =>
    lines.some((line) => line.way === way && plain(line.dial) === plain(dial))
  return starts.filter((line) => !isThere(line))
}

function plain(dial: string): string {
  return dial.replaceAll(' ', '')
}

function call(name: string, dial: string, more: Partial<LineForm>): Partial<LineForm> {
  return { name, way: 'call', dial, ...more }
}

function text(name: string, dial: string, more: Partial<LineForm>): Partial<LineForm> {
  return { name, way: 'text', dial, ...more }
}
