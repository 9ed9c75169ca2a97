import { parts } from './parts.ts'
import type { EntityShape } from './shape.ts'

const places = ['physical', 'postal', 'virtual'] as const

// What hangs on nearly everything.
const noted = { attributes: 'attribute', metadata: 'metadata' } as const
const reach = { phones: 'phone', contacts: 'contact', schedules: 'schedule' } as const

/**
 * The entities of HSDS 3.2, with the profile of Beside (every name that begins with `beside_`).
 *
 * `must` is what JSON asks for, `mustInRow` what a row of a table asks for as well. The order of the
 * fields is the order of the columns in a table.
 */
export const entities = {
  service: {
    file: 'services.csv',
    must: ['name', 'status'],
    mustInRow: ['organization_id'],
    fields: {
      organization_id: 'id:organization',
      program_id: 'id:program',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      url: 'uri',
      email: 'email',
      status: ['active', 'inactive', 'defunct', 'temporarily closed'],
      interpretation_services: 'text',
      application_process: 'text',
      fees_description: 'text',
      wait_time: 'text',
      fees: 'text',
      accreditations: 'text',
      eligibility_description: 'text',
      minimum_age: 'age',
      maximum_age: 'age',
      assured_date: 'date',
      assurer_email: 'email',
      licenses: 'text',
      alert: 'text',
      last_modified: 'moment',
      // Who checked the entry last; when, says `assured_date`.
      beside_checked_by: 'text',
      beside_consent: ['given', 'not needed', 'asked', 'refused'],
      beside_safe_contact: 'text'
    },
    lists: {
      ...reach,
      service_areas: 'service_area',
      service_at_locations: 'service_at_location',
      languages: 'language',
      funding: 'funding',
      cost_options: 'cost_option',
      required_documents: 'required_document',
      capacities: 'service_capacity',
      additional_urls: 'url',
      ...noted
    },
    ones: { organization: 'organization', program: 'program' }
  },
  organization: {
    file: 'organizations.csv',
    must: ['name', 'description'],
    mustInRow: [],
    fields: {
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      email: 'email',
      website: 'uri',
      tax_status: 'text',
      tax_id: 'text',
      year_incorporated: 'number',
      legal_status: 'text',
      logo: 'text',
      uri: 'uri',
      parent_organization_id: 'id:organization'
    },
    lists: {
      additional_websites: 'url',
      funding: 'funding',
      contacts: 'contact',
      phones: 'phone',
      locations: 'location',
      programs: 'program',
      organization_identifiers: 'organization_identifier',
      services: 'service',
      ...noted
    },
    ones: {}
  },
  service_at_location: {
    file: 'service_at_location.csv',
    must: [],
    mustInRow: ['service_id', 'location_id'],
    fields: { service_id: 'id:service', location_id: 'id:location', description: 'text' },
    lists: { ...reach, service_areas: 'service_area', ...noted },
    ones: { location: 'location', service: 'service' }
  },
  location: {
    file: 'locations.csv',
    must: ['location_type'],
    mustInRow: [],
    fields: {
      location_type: places,
      url: 'uri',
      organization_id: 'id:organization',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      transportation: 'text',
      latitude: 'number',
      longitude: 'number',
      external_identifier: 'text',
      external_identifier_type: 'text',
      // A place whose address stays with those who keep the directory, and what is said instead of it.
      beside_confidential: 'flag',
      beside_area: 'text'
    },
    lists: {
      ...reach,
      languages: 'language',
      addresses: 'address',
      accessibility: 'accessibility',
      ...noted
    },
    ones: {}
  },
  ...parts
} as const satisfies Readonly<Record<string, EntityShape>>

export type EntityName = keyof typeof entities
