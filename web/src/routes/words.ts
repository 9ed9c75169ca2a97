/** When a page is not there, or could not be drawn. */
export const lostWords = {
  notThere: {
    title: 'There is no page here',
    text: 'The address may be cut short or old. Nothing was lost.'
  },
  notDrawn: {
    title: 'This page did not open yet',
    text: 'Something on our side did not work. Nothing you saved was lost. Try it again in a minute.'
  },
  toTheStart: 'Go to the start'
} as const
