import { listSamples } from '../samples.fixture.ts'

/** Packages of tables, and what becomes of each. */
export const packages: readonly (readonly [string, string])[] = [
  [
    'schema/hsds-3.2.3/examples/csv',
    '1 service, 1 organization, 1 taxonomy, 1 taxonomy_term, 1 meta_table_description, ' +
      '1 attributes no-parent, 1 metadata no-parent'
  ],
  [
    'schema/oruk-3.0/examples/csv',
    '1 addresses duplicate-id id, 1 schedules duplicate-id id, 1 taxonomy duplicate-id id, 1 service, 1 organization, 1 taxonomy, ' +
      '1 taxonomy_term, 1 meta_table_description, 1 attribute no-parent'
  ],
  ['data/haarrrvest-cc0/hsds-3.2-tabular', '3019 service, 2791 organization, 25 taxonomy_term'],
  [
    'data/miami-open211-2019/hsds-1.1-csv',
    '1 eligibility unknown-table, 22 phones missing number, 30 physical_addresses missing address_1, ' +
      '4089 service, 1074 organization'
  ],
  ['data/ohana-api/data/sample-csv', '23 service, 8 organization, 290 taxonomy_term'],
  ['data/hsds-1.1-validator-tests', '2 organization, 3 contact no-parent'],
  ['data/hsds-validator-tests', '2 organization, 3 contact no-parent']
]

/** The table that a file is of, by its name. */
export function tableOf(path: string): string {
  const [, word = ''] =
    /(regular_schedule|holiday_schedule|hs_with|mail_address|missing_address|address|phone|contact|program|service|org|location|category|taxonomy)(?!.*(schedule|contact|phone|address|categ))/.exec(
      path.split('/').at(-1) ?? ''
    ) ?? []
  const names: Readonly<Record<string, string>> = {
    hs_with: 'holiday_schedules',
    org: 'organizations',
    category: 'taxonomy',
    address: 'addresses',
    missing_address: 'addresses',
    mail_address: 'mail_addresses'
  }
  return names[word] ?? (word === 'taxonomy' ? word : `${word}s`)
}

/** What is refused or left out of each table that was made to be wrong, or is wrong without the others. */
const FIXTURES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/org_with_(2|invalid|spelled)/, []],
  [/hs_with_2/, ['no-parent', 'not-a-date']],
  [/hs_with_(invalid|spelled)/, ['no-parent']],
  [/invalid_(address|mail_address)\./, ['no-parent']],
  [/invalid_contact/, ['no-parent']],
  [/invalid_holiday|holiday_schedule/, ['no-parent']],
  [/invalid_org/, ['missing']],
  [/invalid_category/, ['missing']],
  [/invalid_phone/, ['missing', 'no-parent']],
  [/invalid_program\./, ['missing', 'no-parent']],
  [/invalid_service\./, ['missing']],
  [/schedule|address|phone|contact|program/, ['no-parent']]
]

/** Single tables that were made to be read, or to be refused. */
export const fixtures = listSamples('data/ohana-api/spec', /\.csv$/)

/** Why something of such a table may be refused. */
export function reasonsOf(path: string): readonly string[] {
  return FIXTURES.find(([pattern]) => pattern.test(path))?.[1] ?? []
}
