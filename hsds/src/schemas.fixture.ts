import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { listSamples, parseSample } from './samples.fixture.ts'

type Judge = (entity: string, value: unknown) => readonly string[]

/** What the standard's own schema of an entity has against a value: nothing, when it is valid. */
export function schemaJudge(): Judge {
  const ajv = schemasOfHsds()
  return (entity, value) => {
    const validate = ajv.getSchema(`hsds:///${entity}.json`)
    if (validate === undefined) throw new Error(`There is no schema of ${entity}.`)
    return problemsOf(validate, value)
  }
}

/**
 * What the standard's own API has against a page of such records. Of the page it asks for one field alone; here all
 * that it names must be there, and nothing else.
 */
export function pageJudge(): Judge {
  const ajv = schemasOfHsds()
  const api = parseSample('schema/hsds-3.2.3/openapi-3.1.1.json') as OpenApi
  const { Page } = api.components.schemas
  return (entity, value) => {
    const id = `hsds:///page of ${entity}.json`
    const validate = ajv.getSchema(id) ?? ajv.compile(pageOf(Page, { id, entity }))
    return problemsOf(validate, value)
  }
}

type PageSchema = { readonly properties: Readonly<Record<string, object>> }
type OpenApi = { readonly components: { readonly schemas: { readonly Page: PageSchema } } }

function pageOf({ properties }: PageSchema, { id, entity }: { id: string; entity: string }) {
  const contents = { type: 'array', items: { $ref: `hsds:///${entity}.json` } }
  const all = { ...properties, contents }
  const required = Object.keys(all)
  return { $id: id, type: 'object', properties: all, required, additionalProperties: false }
}

/** What the schemas say beside JSON Schema: of tables, and for people. Any other name in them is a mistake. */
const BESIDE_SCHEMA = [
  'name',
  'path',
  'constraints',
  'tabular_required',
  'core',
  'example',
  'datapackage_metadata',
  'datapackage_type'
]

function schemasOfHsds(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
  formats.default(ajv)
  ajv.addVocabulary(BESIDE_SCHEMA)
  for (const path of listSamples('schema/hsds-3.2.3/schema', /\.json$/)) {
    const schema = parseSample(path)
    if (typeof schema === 'object' && schema !== null) {
      ajv.addSchema({ ...schema, $id: `hsds:///${path.split('/').at(-1) ?? ''}` })
    }
  }
  return ajv
}

function problemsOf(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return []
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}
