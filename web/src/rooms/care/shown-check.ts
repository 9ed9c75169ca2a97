import { beginWords, shownLimits } from './words.ts'

export type Shown = { name: string; lines: string; mayBeAsked?: boolean | undefined }

/** What is missing before it can be sent. Longer than fits is said by its field. */
export function nameProblem({ name }: Shown): string {
  return name.trim() === '' ? beginWords.nameMissing : ''
}

export function fits({ name, lines }: Shown): boolean {
  return (
    name.trim() !== '' &&
    name.trim().length <= shownLimits.name &&
    lines.trim().length <= shownLimits.lines
  )
}
