import { forgetScroll } from '#lib/ui/exit/forget-scroll.ts'
import { dropEverything } from './app.svelte.ts'

/** Signs out and loads the first page anew, so that nothing of before is left in this one. */
export async function signOut(): Promise<void> {
  await dropEverything()
  forgetScroll()
  location.replace('/')
}
