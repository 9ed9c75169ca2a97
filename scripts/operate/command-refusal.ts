/** Was typed in a way that nothing can be done with; the text says what to change. */
export class CommandRefusal extends Error {}
