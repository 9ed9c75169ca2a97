/** The one page that is shown where people's words would not be safe on their way. */
export const plainHttpWords = {
  title: 'Not safe yet',
  heading: 'This place is not ready for visitors yet',
  why: 'You reached it over a plain connection. Others on the way could read along, so nothing is shown here.',
  askOperator: 'If someone gave you this address, ask them for the one that begins with https.',
  ifOperator: 'If you run this server, docs/operating.md shows how to give it a safe address.',
  emergency: 'If you are in danger now, please call the emergency number of your country.'
} as const
