/**
 * The emergency number of each region that a community or a person may choose.
 *
 * Reviewed by hand. Sources, as stored in November 2026: NHS England (999), the Irish health service
 * (112 and 999), the United States and Canadian lines' own pages (911), Lifeline Australia (000),
 * Health New Zealand (111; silent calls: press 55), the Indian emergency response system (112),
 * SADAG in South Africa (112 from a mobile, 10111), the European Commission (112 in every member
 * state). A region is added only with a source. Other numbers come from a steward who dialled them.
 */
export type EmergencyNumber = {
  readonly numbers: readonly string[]
  /** The second number is another way in, not a better one. */
  readonly note?: 'silent-55-mobile' | 'silent-55' | 'second-from-landline'
}

const union: EmergencyNumber = { numbers: ['112'] }

export const emergencyByRegion: Readonly<Record<string, EmergencyNumber>> = {
  AT: union,
  AU: { numbers: ['000'] },
  BE: union,
  BG: union,
  CA: { numbers: ['911'] },
  CY: union,
  CZ: union,
  DE: union,
  DK: union,
  EE: union,
  ES: union,
  FI: union,
  FR: union,
  GB: { numbers: ['999'], note: 'silent-55-mobile' },
  GR: union,
  HR: union,
  HU: union,
  IE: { numbers: ['112', '999'] },
  IN: { numbers: ['112'] },
  IT: union,
  LT: union,
  LU: union,
  LV: union,
  MT: union,
  NL: union,
  NZ: { numbers: ['111'], note: 'silent-55' },
  PL: union,
  PT: union,
  RO: union,
  SE: union,
  SI: union,
  SK: union,
  US: { numbers: ['911'] },
  ZA: { numbers: ['112', '10111'], note: 'second-from-landline' }
}

export function isKnownRegion(code: string): boolean {
  return Object.hasOwn(emergencyByRegion, code)
}
