import { beforeNavigate, goto } from '$app/navigation'

type Options = NonNullable<Parameters<typeof goto>[1]>

/**
 * For a page that goes on by itself when something is done. Whoever has gone elsewhere meanwhile stays
 * where they went. It is called while the page is being made.
 */
export function goOnFromHere(): (path: string, options?: Options) => Promise<void> {
  let isHere = true
  beforeNavigate(() => {
    isHere = false
  })
  return async (path, options) => {
    if (isHere) await goto(path, options)
  }
}
