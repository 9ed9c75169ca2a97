/** What the polite live region says. It changes once for each thing worth saying. */
export const announced = $state({ text: '', turn: 0 })

/** Says one short thing to people who listen to the page, without moving the focus. */
export function announce(text: string): void {
  announced.text = text
  announced.turn += 1
}
