/** When a page is not there, or could not be drawn. */
export const lostWords = {
  notThere: {
    title: 'There is no page here',
    text: 'The address may be cut short or old. Nothing was lost.'
  },
  notDrawn: {
    title: 'This page did not open yet',
    text: 'The connection or our side did not work. Nothing you saved was lost. Try again in a minute.'
  },
  back: 'Back to where you were',
  toTheStart: 'Go to the start'
} as const
