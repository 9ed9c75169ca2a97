/** Made services with all that hangs on one, as one feed that is never whole in memory. Every third has something to repair. */
export function* makeFeed(
  services: number,
  made: { bytes: number } = { bytes: 0 }
): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  for (let index = 0; index < services; index += 1) {
    const before = index === 0 ? '[' : ','
    const bytes = encoder.encode(before + JSON.stringify(makeService(index)))
    made.bytes += bytes.length
    yield bytes
  }
  yield encoder.encode(']')
}

function makeService(index: number) {
  const id = (part: number) => `ac1488${part}0-d857-441c-9679-${String(index).padStart(12, '0')}`
  const words = `Meals and a warm room in street ${index}, for whoever comes. `
  const isRough = index % 3 === 0
  const address = {
    id: id(1),
    address_1: `${index} High Street`,
    city: 'Leeds',
    state_province: 'Yorkshire',
    postal_code: 'LS1 1AA',
    country: 'GB',
    address_type: 'physical'
  }
  const location = {
    id: id(2),
    location_type: 'physical',
    latitude: 53 + index / 20_000,
    longitude: -1.5,
    addresses: [address]
  }
  return {
    id: isRough ? `service-${index}` : id(3),
    name: `Warm room ${index}`,
    status: 'active',
    description: isRough ? `<p>${words.repeat(8)}</p>` : words.repeat(8),
    url: isRough ? 'www.example.org/rooms' : 'https://example.org/rooms',
    last_modified: isRough ? '2026-09-02T12:06:15' : '2026-09-02T12:06:15Z',
    organization: { id: id(4), name: 'Open Door', description: words },
    phones: [{ id: id(5), number: '0113 496 0000' }],
    schedules: [
      { id: id(6), freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00', closes_at: '17:00' }
    ],
    languages: [{ id: id(7), name: 'English' }],
    service_at_locations: [{ id: id(8), location }]
  }
}
