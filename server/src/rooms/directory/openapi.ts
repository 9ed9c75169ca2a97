/** What the read API takes and gives, in the words of OpenAPI. Records are described by the standard's own schemas. */
import { HSDS_VERSION, LIST_NAMES } from '@beside/hsds'
import type { ListName } from '@beside/hsds'
import { MINIMAL_MAX, PARAMETERS, PER_PAGE, PER_PAGE_MAX } from './hsds-asked.ts'

const SCHEMAS = `https://raw.githubusercontent.com/openreferral/specification/${HSDS_VERSION}/schema`

/** The schema of one record, and of one in a list. */
const SCHEMA_BY_LIST: Readonly<Record<ListName, readonly [string, string]>> = {
  services: ['compiled/service', 'compiled/service_list'],
  organizations: ['compiled/organization', 'compiled/organization_list'],
  service_at_locations: ['compiled/service_at_location', 'compiled/service_at_location_list'],
  taxonomies: ['taxonomy', 'taxonomy'],
  taxonomy_terms: ['taxonomy_term', 'taxonomy_term']
}

const id = { type: 'string' }
const flag = { type: 'boolean', default: false }
const parameters = {
  page: { description: 'Pages are counted from 1.', schema: { type: 'integer', default: 1 } },
  per_page: {
    description: `At most ${PER_PAGE_MAX}, and ${MINIMAL_MAX} with minimal.`,
    schema: { type: 'integer', default: PER_PAGE }
  },
  format: { description: 'JSON alone.', schema: { type: 'string', enum: ['json'] } },
  organization_id: { description: 'What this organization offers.', schema: id },
  taxonomy_id: { description: 'Terms of this taxonomy.', schema: id },
  parent_id: { description: 'Terms right below this one.', schema: id },
  modified_after: {
    description: 'Changed on or after it; also what does not say when it was changed.',
    schema: { type: 'string', format: 'date-time' }
  },
  minimal: { description: 'Only id and modified_date of each service.', schema: flag },
  full: { description: 'Each record with all that belongs to it.', schema: flag }
} as const

export function openApi(address: string, name: string): object {
  const paths: Record<string, object> = { '/': { get: describeRoot() } }
  for (const list of LIST_NAMES) {
    paths[`/${list}`] = { get: describeList(list) }
    paths[`/${list}/{id}`] = { get: describeRecord(list) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Services that help: ${name}`,
      version: HSDS_VERSION,
      description: 'Read only. It takes no words that somebody looks for.'
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: address }],
    paths,
    components: { schemas: { Page: PAGE } }
  }
}

const count = { type: 'integer' }
const PAGE = {
  type: 'object',
  properties: {
    total_items: count,
    total_pages: count,
    page_number: count,
    size: count,
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' }
  },
  required: [
    'total_items',
    'total_pages',
    'page_number',
    'size',
    'first_page',
    'last_page',
    'empty'
  ]
}

function describeRoot(): object {
  const address = { type: 'string', format: 'uri' }
  const schema = {
    type: 'object',
    properties: { version: { type: 'string' }, profile: address, openapi_url: address },
    required: ['version', 'profile', 'openapi_url']
  }
  return { operationId: 'root', summary: 'What this is', responses: { 200: give(schema) } }
}

function describeList(list: ListName): object {
  const [, inList] = SCHEMA_BY_LIST[list]
  const items = { $ref: `${SCHEMAS}/${inList}.json` }
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Page' }],
    properties: { contents: { type: 'array', items } }
  }
  return {
    operationId: list,
    summary: 'A page of the list',
    parameters: Object.entries(parameters)
      .filter(([name]) => PARAMETERS[list].includes(name))
      .map(([name, said]) => ({ name, in: 'query', required: false, ...said })),
    responses: { 200: give(schema), 400: { description: 'A parameter that is none, in words' } }
  }
}

function describeRecord(list: ListName): object {
  const [whole] = SCHEMA_BY_LIST[list]
  return {
    operationId: `one_of_${list}`,
    summary: 'One record with all that belongs to it',
    parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
    responses: {
      200: give({ $ref: `${SCHEMAS}/${whole}.json` }),
      404: { description: 'Nothing is listed under this id' }
    }
  }
}

function give(schema: object): object {
  return { description: 'It', content: { 'application/json': { schema } } }
}
