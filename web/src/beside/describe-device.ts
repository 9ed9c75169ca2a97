/** A few plain words for this browser, so that a person knows it again in the list of sessions. */
export function describeDevice(userAgent: string): string {
  const browser = firstMatch(userAgent, browsers) ?? 'A browser'
  const system = firstMatch(userAgent, systems)
  return system === undefined ? browser : `${browser}, ${system}`
}

type Known = readonly (readonly [RegExp, string])[]

// The order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
const browsers: Known = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari']
]
const systems: Known = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux']
]

function firstMatch(userAgent: string, known: Known): string | undefined {
  return known.find(([pattern]) => pattern.test(userAgent))?.[1]
}
