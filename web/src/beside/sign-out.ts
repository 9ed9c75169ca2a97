import { doorLanguage } from '#lib/words/door-language.ts'
import { pathIn } from '#lib/words/language.ts'
import { forgetScroll } from '#lib/ui/exit/forget-scroll.ts'
import { app, beside, dropEverything } from './app.svelte.ts'
import { endpointHere, forgetPush } from './nudge/own-push.ts'

const patienceMs = 3000

/** Signs out and loads the first page anew, so that nothing of before is left in this one. */
export async function signOut(): Promise<void> {
  await Promise.race([endNudgesHere(), new Promise((resolve) => setTimeout(resolve, patienceMs))])
  await dropEverything()
  forgetScroll()
  location.replace(pathIn(doorLanguage(), '/'))
}

// They would go on coming to a device that nobody is signed in at.
async function endNudgesHere(): Promise<void> {
  const { nudges } = app.view
  const isHere = nudges?.way === 'push' && nudges.endpoint === (await endpointHere())
  await forgetPush()
  if (isHere) await beside.switchNudgesOff()
}
