import type { GatheringWords, StewardGathering } from '@beside/client'
import { drawId } from '#lib/beside/draw-id.ts'
import type { GatheringBody, GatheringDraft } from '#lib/beside/memory.svelte.ts'

// prettier-ignore
export const gatheringLimits = {
  title: 120, text: 4000, access: 1000, spoken: 120, place: 300, link: 300, neutral: 40,
  seats: 500, step: 12, times: 104, askUntil: 720, because: 300
} as const

export type GatheringProblem =
  | 'title'
  | 'text'
  | 'access'
  | 'place'
  | 'link'
  | 'starts'
  | 'ends'
  | 'step'
  | 'endDay'
  | 'endTimes'
  | 'seats'
  | 'askUntil'
  | 'neutral'

/** A new one, under an id of its own: saved twice, it is there once. */
export function beginGathering(zone: string): GatheringDraft {
  const body: GatheringBody = {
    language: 'en',
    title: '',
    text: '',
    access: '',
    spoken: '',
    place: '',
    isOnline: false,
    link: '',
    zone,
    starts: '',
    ends: '',
    every: 'once',
    step: '1',
    endBy: 'times',
    endDay: '',
    endTimes: '6',
    seats: '8',
    hasWaitingList: true,
    askUntil: '0',
    neutral: 'Appointment'
  }
  return { id: drawId(), version: null, before: body, body }
}

export function draftOf({ id, version, words, link }: StewardGathering): GatheringDraft {
  const { series, seats, askUntil, ...same } = words
  const body: GatheringBody = {
    ...same,
    link,
    every: series?.every ?? 'once',
    step: String(series?.step ?? 1),
    endBy: series?.end.by ?? 'times',
    endDay: series?.end.by === 'day' ? series.end.day : '',
    endTimes: series?.end.by === 'times' ? String(series.end.times) : '6',
    seats: String(seats),
    askUntil: String(askUntil)
  }
  return { id, version, before: body, body }
}

/** Which fields are to be looked at before it can be kept. */
export function problemsOf(body: GatheringBody): readonly GatheringProblem[] {
  const isSeries = body.every !== 'once'
  const isOk: Readonly<Record<GatheringProblem, boolean>> = {
    title: body.title.trim() !== '',
    text: fits(body.text, gatheringLimits.text) && body.text.trim() !== '',
    access: fits(body.access, gatheringLimits.access),
    place: body.place.trim() !== '' || body.isOnline,
    link: !body.isOnline || body.link.trim() === '' || isLink(body.link.trim()),
    starts: isTime(body.starts),
    ends: isTime(body.ends) && body.ends > body.starts,
    step: !isSeries || isWithin(body.step, 1, gatheringLimits.step),
    endDay:
      !isSeries ||
      body.endBy !== 'day' ||
      (body.endDay.startsWith('20') && body.endDay >= body.starts.slice(0, 10)),
    endTimes:
      !isSeries || body.endBy !== 'times' || isWithin(body.endTimes, 1, gatheringLimits.times),
    seats: isWithin(body.seats, 1, gatheringLimits.seats),
    askUntil: isWithin(body.askUntil, 0, gatheringLimits.askUntil),
    neutral: body.neutral.trim() !== ''
  }
  return (Object.keys(isOk) as GatheringProblem[]).filter((name) => !isOk[name])
}

/** As it is saved, once nothing is to be looked at. */
export function wishOf(body: GatheringBody): { words: GatheringWords; link: string } {
  const { link, every, step, endBy, endDay, endTimes, seats, askUntil, ...same } = body
  const end = endBy === 'day' ? { by: endBy, day: endDay } : { by: endBy, times: Number(endTimes) }
  const series = every === 'once' ? null : { every, step: Number(step), end }
  const numbers = { seats: Number(seats), askUntil: Number(askUntil) }
  return { words: { ...same, series, ...numbers }, link: same.isOnline ? link.trim() : '' }
}

/** Of all zones that this device knows; the own one among them. */
export function zonesHere(): readonly string[] {
  return [...new Set([zoneHere(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted()
}

export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** A moment as a clock on the wall of that zone says it: `2026-12-01T18:30`. */
export function wallTimeOf(time: number, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone
  })
  return format.format(time).replace(' ', 'T')
}

export function isTime(text: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(text)
}

function fits(text: string, max: number): boolean {
  return text.trim().length <= max
}

function isWithin(text: string, min: number, max: number): boolean {
  return /^\d{1,4}$/u.test(text.trim()) && Number(text) >= min && Number(text) <= max
}

function isLink(text: string): boolean {
  if (!/^https:\/\/[^\s<>"\\]+$/u.test(text)) return false
  try {
    return new URL(text).host !== ''
  } catch {
    return false
  }
}
