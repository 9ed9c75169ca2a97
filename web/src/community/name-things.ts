import { emergencyByRegion } from './emergency-numbers.ts'

const regionNames = new Intl.DisplayNames('en', { type: 'region' })
const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

export function nameRegion(code: string): string {
  const name = regionNames.of(code) ?? code
  return /^(United|Netherlands)/u.test(name) ? `the ${name}` : name
}

/** Every region that has a number here, and these, by name. */
export function namedRegions(
  more: readonly string[] = []
): readonly { readonly code: string; readonly name: string }[] {
  return [...new Set([...Object.keys(emergencyByRegion), ...more])]
    .map((code) => ({ code, name: regionNames.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** @param date as YYYY-MM-DD */
export function nameDay(date: string): string {
  return dayFormat.format(new Date(`${date}T00:00:00Z`))
}
