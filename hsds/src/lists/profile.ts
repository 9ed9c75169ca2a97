import { entities } from '../entities.ts'

/** The version of the standard that is written. */
export const HSDS_VERSION = '3.2'

const text = (description: string) => ({ type: 'string', description })
const flag = (description: string) => ({ type: 'boolean', description })

const everywhere = {
  beside_foreign_id: text('The id that the source of the record gave, where it was no UUID.')
}

/**
 * What stands in records beside what HSDS names, as merge patches (RFC 7386) on its schemas. Nothing of HSDS is taken
 * away or means anything else.
 */
export const profile = {
  'service.json': {
    properties: {
      ...everywhere,
      beside_checked_by: text('Who checked the entry last. When, says assured_date.'),
      beside_consent: {
        ...text('Whether the people of the service said that it may be listed.'),
        enum: entities.service.fields.beside_consent
      },
      beside_safe_contact: text('How somebody can reach the service safely.')
    }
  },
  'location.json': {
    properties: {
      ...everywhere,
      beside_confidential: flag('True where the address stays with those who keep the directory.'),
      beside_area: text('The area that is shown instead of a confidential address.'),
      beside_addresses: {
        type: 'array',
        description: 'Addresses that lack a field which HSDS asks for.',
        items: { type: 'object' }
      }
    }
  },
  ...Object.fromEntries(
    Object.keys(entities)
      .filter((name) => name !== 'service' && name !== 'location')
      .map((name) => [`${name}.json`, { properties: everywhere }])
  )
} as const
