/** A number or a name inside a sentence from right to left: it stays as it is written, and moves nothing around it. */
export function literal(text: string): string {
  return `\u2068${text}\u2069`
}

/** What is dialled or sent, read from left to right wherever it stands. */
export function dialled(text: string): string {
  return `\u2066${text}\u2069`
}
