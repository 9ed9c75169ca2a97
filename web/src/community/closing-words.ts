/** What is said of the end of a place to whoever is not in yet. */
export const closingWords = {
  over: 'This place has closed. Nobody new can come in. Who was here can sign in, read, and take everything out.',
  ahead: (day: string) =>
    `This place closes on ${day}. From then on nobody writes here. You can take out what is yours, also after that.`
} as const
