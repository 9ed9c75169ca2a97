/** A line is one, however it was typed: by its words it is known again. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
