/** 5-4-3-2-1, with the eyes open; the last two can be skipped. */
export const sensesWords = {
  title: 'Look around the room',
  lead: 'Keep your eyes open. Take your time. Say each one out loud, or only to yourself.',
  steps: [
    {
      count: '5',
      name: 'Five things you see',
      text: 'A colour, a corner, a light. Small things are fine.',
      canSkip: false
    },
    {
      count: '4',
      name: 'Four things you feel',
      text: 'The floor under your feet. Cloth on your skin. The chair.',
      canSkip: false
    },
    {
      count: '3',
      name: 'Three things you hear',
      text: 'Near or far. A hum, a voice, a car.',
      canSkip: false
    },
    {
      count: '2',
      name: 'Two things you smell',
      text: 'Soap on your hands, or the air by a window.',
      canSkip: true
    },
    {
      count: '1',
      name: 'One thing you taste',
      text: 'A sip of water will do.',
      canSkip: true
    }
  ],
  skip: 'You can skip this one.',
  done: 'Now say where you are and what day it is. You can go round again, or stop here.',
  notForMe: 'If this is not for you now',
  other: 'Leave it. Feel your feet on the floor. Hold something cold. Say today’s date out loud.',
  breathe: 'Slow down with me',
  back: 'Back to Help now'
} as const
