/** How long news of the place may take before what is known of it is shown. */
export const NEWS_MS = 1000

export function sleep(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
