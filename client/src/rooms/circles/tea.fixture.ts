/** A plan to meet: Thursdays at six in Berlin, with nothing changed yet. */
export const tea = {
  what: 'Tea by the lake',
  date: '2027-05-06',
  time: '18:00',
  zone: 'Europe/Berlin',
  minutes: 90,
  place: 'The boat house',
  link: '',
  access: '',
  notes: [],
  rhythm: 'weekly',
  times: 3,
  seats: null,
  changes: [],
  calledOff: null,
  saidYes: []
} as const
