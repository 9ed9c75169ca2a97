/** Slow breathing: in for four, out for six, without holding (facts: about six breaths a minute). */
export const breatheWords = {
  title: 'Slow down with me',
  lead: 'Breathe in while you count to four. Breathe out while you count to six. Do not hold your breath.',
  go: 'Let the out-breath be the long one. Six rounds take a minute. Stop whenever you like.',
  breatheIn: 'In',
  breatheOut: 'Out',
  inCount: '1, 2, 3, 4',
  outCount: '1, 2, 3, 4, 5, 6',
  move: 'Show a moving circle',
  still: 'Stop the moving circle',
  lessMotion: 'Your device asks for less motion, so the circle rests.',
  circle: 'A circle that grows for four counts and shrinks for six.',
  notForMe: 'If breathing makes it worse',
  other:
    'Then leave it. Feel your feet on the floor. Hold something cold. Say today’s date out loud.',
  senses: 'Look around the room',
  back: 'Back to Help now'
} as const
