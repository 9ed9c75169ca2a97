/** What is new in an agreement, line by line, for somebody who said yes to it as it was. */
export type AgreementLine = { readonly key: string; readonly text: string; readonly isNew: boolean }
export type AgreementChanges = {
  readonly lines: readonly AgreementLine[]
  /** What does not stand in it any more. */
  readonly gone: readonly string[]
}

export function agreementChanges(before: string, now: string): AgreementChanges {
  const [earlier, present] = [linesOf(before), linesOf(now)]
  return {
    lines: present.map((text, at) => ({ key: `${at}`, text, isNew: !earlier.includes(text) })),
    gone: earlier.filter((text) => !present.includes(text))
  }
}

/** The lines of an agreement in which something stands. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
