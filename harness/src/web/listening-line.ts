/** A line to call, as a steward wrote it down long ago. */
export const listeningLine = {
  name: 'Listening Line',
  forWhom: 'Anyone',
  region: 'GB',
  area: '',
  way: 'call',
  dial: '116 123',
  textWord: '',
  hours: 'Day and night',
  cost: 'Free',
  languages: 'English',
  onBill: 'no',
  source: 'https://line.example/call',
  dialledOn: '2026-01-02'
} as const
