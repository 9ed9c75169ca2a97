import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/**
 * Real feeds and the schemas of the standard lie beside the project, or beside the folder that it is
 * one of several worktrees in. Their licences keep them out of it. Under CI they must be there.
 */
const root = ['../../../shared/directory/', '../../../../shared/directory/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

export const hasSamples = root !== undefined

if (!hasSamples) {
  if (process.env.CI !== undefined && process.env.CI !== 'false') {
    throw new Error('shared/directory is missing')
  }
  process.stderr.write('Left out: shared/directory is not here, so no real feed and no schema.\n')
}

export function samplePath(path: string): string {
  return join(root ?? '', path)
}

export function readSample(path: string): Uint8Array {
  const bytes = readFileSync(samplePath(path))
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

export function parseSample(path: string): unknown {
  return JSON.parse(new TextDecoder().decode(readSample(path)))
}

/** All files of a folder whose name ends so, from the samples on. */
export function listSamples(folder: string, ending: RegExp): readonly string[] {
  if (root === undefined) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted()
}

// 100° north is no place, and a space at the end of a text is none of its words.
const onNoMap = 'left out: no-place-on-earth latitude'
const spaces = '1 spaces description'

/** What becomes of each sample, by its path; the first line that fits counts. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/llm-pseudo-hsds-INVALID\.ndjson/, '953 refused: not-a-record'],
  [/haarrrvest-cc0\/raw\.ndjson/, '3169 refused: not-a-record'],
  [
    /haarrrvest-cc0\/services/,
    '3019 service, 22 left out: empty postal_code, 22 address-incomplete addresses, 160 line-breaks description'
  ],
  [
    /miami-open211-2019\/services/,
    '4089 service, 20 kept-confidential beside_confidential, 2 left out: not-a-link url, 30 line-breaks name, ' +
      '1 spaces name, 24 left out: empty description, 23 description-from-name description, ' +
      '1 link-completed url, 4 spaces application_process'
  ],
  [/V1_DashboardResponse/, '11 refused: not-a-record'],
  [/root|base|helplines|V1_|api_details|dashboard_|tabular/, '1 refused: not-a-record'],
  [/(HSDS|hsds).*\/organization(s\/|_full)/, `1 organization, 2 ${onNoMap}, ${spaces}`],
  [/hsds.*\/service_at_location(s\/|_full)/, `1 service_at_location, 2 ${onNoMap}, ${spaces}`],
  [/hsds.*\/service(s\/|_full)/, `1 service, ${spaces}, 2 ${onNoMap}`],
  [/hsds.*\/location\.json/, `1 location, 1 ${onNoMap}`],
  [
    /UK-Default\/organization_list/,
    '10 organization, 18 id-made id, 7 left out: missing identifier_type'
  ],
  [/UK-Fail\/service_list/, '4 refused: missing name'],
  [
    /UK-Fail\/service_full/,
    `1 service, 1 left out: not-a-link url, 1 left out: not-an-email email, 1 ${onNoMap}`
  ],
  [/UK-Test\/service_list/, `1 service, ${spaces}, 127 refused: duplicate-id id`],
  [
    /UK-(Fail|Warn)\/taxonomy_term\.json/,
    '1 taxonomy_term, 1 left out: not-a-link term_uri, 1 description-from-name description'
  ],
  [/\/organization_list/, '1 organization'],
  [/\/organization(_full)?\.json/, `1 organization, ${spaces}, 1 ${onNoMap}`],
  [/\/service_at_location_/, `1 service_at_location, 1 ${onNoMap}, ${spaces}`],
  [/\/service_list/, `1 service, ${spaces}`],
  [/\/service_full/, `1 service, ${spaces}, 1 ${onNoMap}`],
  [/\/taxonomy_term/, '1 taxonomy_term'],
  [/\/taxonom/, '1 taxonomy']
]

const folders = [
  'data',
  'schema/hsds-3.2.3/examples',
  'schema/oruk-3.0',
  'schema/oruk-3.0-official'
]
/** Every feed of JSON that lies there. */
export const samples = folders
  .flatMap((folder) => listSamples(folder, /json(\.gz)?$/))
  .filter((path) => !/datapackage|\/schema\/|\/schemata\/|profile|openapi/.test(path))

/** What became of a feed, as `summarise` says it. */
export function expectedOf(path: string): string | undefined {
  return EXPECTED.find(([pattern]) => pattern.test(path))?.[1]
}
