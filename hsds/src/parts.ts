import type { EntityShape } from './shape.ts'

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const places = ['physical', 'postal', 'virtual'] as const

// What hangs on nearly everything.
const noted = { attributes: 'attribute', metadata: 'metadata' } as const

/** What hangs on services, organizations and their places. */
export const parts = {
  address: {
    file: 'addresses.csv',
    must: ['address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
    mustInRow: [],
    fields: {
      location_id: 'id:location',
      attention: 'text',
      address_1: 'text',
      address_2: 'text',
      city: 'text',
      region: 'text',
      state_province: 'text',
      postal_code: 'text',
      country: 'text',
      address_type: places
    },
    lists: noted,
    ones: {}
  },
  phone: {
    file: 'phones.csv',
    must: ['number'],
    mustInRow: [],
    fields: {
      location_id: 'id:location',
      service_id: 'id:service',
      organization_id: 'id:organization',
      contact_id: 'id:contact',
      service_at_location_id: 'id:service_at_location',
      number: 'text',
      extension: 'number',
      type: 'text',
      description: 'text'
    },
    lists: { languages: 'language', ...noted },
    ones: {}
  },
  contact: {
    file: 'contacts.csv',
    must: [],
    mustInRow: [],
    fields: {
      organization_id: 'id:organization',
      service_id: 'id:service',
      service_at_location_id: 'id:service_at_location',
      location_id: 'id:location',
      name: 'text',
      title: 'text',
      department: 'text',
      email: 'email'
    },
    lists: { phones: 'phone', ...noted },
    ones: {}
  },
  schedule: {
    file: 'schedules.csv',
    must: [],
    mustInRow: [],
    fields: {
      service_id: 'id:service',
      location_id: 'id:location',
      service_at_location_id: 'id:service_at_location',
      valid_from: 'date',
      valid_to: 'date',
      dtstart: 'date',
      timezone: 'number',
      until: 'date',
      count: 'number',
      wkst: days,
      freq: ['WEEKLY', 'MONTHLY'],
      interval: 'number',
      byday: 'text',
      byweekno: 'text',
      bymonthday: 'text',
      byyearday: 'text',
      description: 'text',
      opens_at: 'time',
      closes_at: 'time',
      schedule_link: 'uri',
      attending_type: 'text',
      notes: 'text'
    },
    lists: noted,
    ones: {}
  },
  service_area: {
    file: 'service_areas.csv',
    must: [],
    mustInRow: [],
    fields: {
      service_id: 'id:service',
      service_at_location_id: 'id:service_at_location',
      name: 'text',
      description: 'text',
      extent: 'text',
      extent_type: 'text',
      uri: 'text'
    },
    lists: noted,
    ones: {}
  },
  language: {
    file: 'languages.csv',
    must: [],
    mustInRow: [],
    fields: {
      service_id: 'id:service',
      location_id: 'id:location',
      phone_id: 'id:phone',
      name: 'text',
      code: 'text',
      note: 'text'
    },
    lists: noted,
    ones: {}
  },
  accessibility: {
    file: 'accessibility.csv',
    must: [],
    mustInRow: [],
    fields: { location_id: 'id:location', description: 'text', details: 'text', url: 'uri' },
    lists: noted,
    ones: {}
  },
  cost_option: {
    file: 'cost_options.csv',
    must: [],
    mustInRow: ['service_id'],
    fields: {
      service_id: 'id:service',
      valid_from: 'date',
      valid_to: 'date',
      option: 'text',
      currency: 'text',
      amount: 'number',
      amount_description: 'text'
    },
    lists: noted,
    ones: {}
  },
  required_document: {
    file: 'required_documents.csv',
    must: [],
    mustInRow: [],
    fields: { service_id: 'id:service', document: 'text', uri: 'uri' },
    lists: noted,
    ones: {}
  },
  funding: {
    file: 'funding.csv',
    must: [],
    mustInRow: [],
    fields: { organization_id: 'id:organization', service_id: 'id:service', source: 'text' },
    lists: noted,
    ones: {}
  },
  program: {
    file: 'programs.csv',
    must: ['name', 'description'],
    mustInRow: ['organization_id'],
    fields: {
      organization_id: 'id:organization',
      name: 'text',
      alternate_name: 'text',
      description: 'text'
    },
    lists: noted,
    ones: {}
  },
  organization_identifier: {
    file: 'organization_identifiers.csv',
    must: ['identifier_type', 'identifier'],
    mustInRow: ['organization_id'],
    fields: {
      organization_id: 'id:organization',
      identifier_scheme: 'text',
      identifier_type: 'text',
      identifier: 'text'
    },
    lists: noted,
    ones: {}
  },
  service_capacity: {
    file: 'service_capacity.csv',
    must: ['unit', 'available', 'updated'],
    mustInRow: ['service_id', 'unit_id'],
    fields: {
      service_id: 'id:service',
      unit_id: 'id:unit',
      available: 'number',
      maximum: 'number',
      description: 'text',
      updated: 'moment'
    },
    lists: noted,
    ones: { unit: 'unit' }
  },
  unit: {
    file: 'units.csv',
    must: ['name'],
    mustInRow: [],
    fields: { name: 'text', scheme: 'text', identifier: 'text', uri: 'uri' },
    lists: noted,
    ones: {}
  },
  url: {
    file: 'url.csv',
    must: ['url'],
    mustInRow: [],
    fields: {
      label: 'text',
      url: 'uri',
      organization_id: 'id:organization',
      service_id: 'id:service'
    },
    lists: noted,
    ones: {}
  },
  taxonomy: {
    file: 'taxonomies.csv',
    must: ['name', 'description'],
    mustInRow: [],
    fields: { name: 'text', description: 'text', uri: 'uri', version: 'text' },
    lists: { taxonomy_terms: 'taxonomy_term', metadata: 'metadata' },
    ones: {}
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    must: ['name', 'description'],
    mustInRow: [],
    fields: {
      code: 'text',
      name: 'text',
      description: 'text',
      parent_id: 'id:taxonomy_term',
      taxonomy: 'text',
      language: 'text',
      taxonomy_id: 'id:taxonomy',
      term_uri: 'uri'
    },
    lists: { metadata: 'metadata' },
    ones: { taxonomy_detail: 'taxonomy' }
  },
  attribute: {
    file: 'attributes.csv',
    must: [],
    mustInRow: ['link_id', 'taxonomy_term_id', 'link_entity'],
    fields: {
      link_id: 'id:link_entity',
      taxonomy_term_id: 'id:taxonomy_term',
      link_type: 'text',
      link_entity: 'text',
      value: 'text',
      label: 'text'
    },
    lists: { metadata: 'metadata' },
    ones: { taxonomy_term: 'taxonomy_term' }
  },
  metadata: {
    file: 'metadata.csv',
    must: [
      'last_action_date',
      'last_action_type',
      'field_name',
      'previous_value',
      'replacement_value',
      'updated_by'
    ],
    mustInRow: ['resource_id', 'resource_type'],
    fields: {
      resource_id: 'id:resource_type',
      resource_type: 'text',
      last_action_date: 'date',
      last_action_type: 'text',
      field_name: 'text',
      previous_value: 'text',
      replacement_value: 'text',
      updated_by: 'text'
    },
    lists: {},
    ones: {}
  },
  meta_table_description: {
    file: 'meta_table_descriptions.csv',
    must: [],
    mustInRow: [],
    fields: { name: 'text', language: 'text', character_set: 'text' },
    lists: noted,
    ones: {}
  }
} as const satisfies Readonly<Record<string, EntityShape>>
