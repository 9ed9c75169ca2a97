import { tick } from 'svelte'

/** Leads to the first answer that does not fit yet: it may stand far above the button that was pressed. */
export async function leadToProblem(): Promise<void> {
  await tick()
  document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
}
