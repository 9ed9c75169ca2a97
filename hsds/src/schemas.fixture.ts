import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { listSamples, parseSample } from './samples.fixture.ts'

/** What the standard's own schema of an entity has against a value: nothing, when it is valid. */
export function schemaJudge(): (entity: string, value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const path of listSamples('schema/hsds-3.2.3/schema', /\.json$/)) {
    const schema = parseSample(path)
    if (typeof schema === 'object' && schema !== null) {
      ajv.addSchema({ ...schema, $id: `hsds:///${path.split('/').at(-1) ?? ''}` })
    }
  }
  return (entity, value) => {
    const validate = ajv.getSchema(`hsds:///${entity}.json`)
    if (validate === undefined) throw new Error(`There is no schema of ${entity}.`)
    if (validate(value) === true) return []
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
  }
}
