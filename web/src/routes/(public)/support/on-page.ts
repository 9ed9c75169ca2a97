/** Takes the page over that the server drew, where there is JavaScript: the list then comes here and is searched here. */
import { flushSync, mount } from 'svelte'
import { Finding, type Begun } from '#lib/rooms/directory/finding.svelte.ts'
import { noWish } from '#lib/rooms/directory/wish.ts'
import { wishIn } from '#lib/rooms/directory/wish-in.ts'
import { watchExit } from '#lib/ui/exit/watch-exit.ts'
import { forgetPage } from '#lib/ui/forgetting.ts'
import { languageOf } from '#lib/words/language.ts'
import type { HelpHere } from './help-here.ts'
import { keepPlace } from './keep-place.ts'
import { learnWords } from './learn-words.ts'
import Support from './Support.svelte'

watchExit(forgetPage)
void takeOver()

async function takeOver(): Promise<void> {
  const target = document.getElementById('support')
  const help = target?.dataset['help']
  if (target === null || help === undefined) return
  const language = languageOf(location.pathname)
  // Without its words the page stays as the server drew it, and works by its form.
  if (!(await learnWords(language))) return
  const mayKeep = await isOwnDevice()
  // What the server found already stays, and so does what somebody wrote and chose before this ran.
  const begun = JSON.parse(target.dataset['begun'] ?? '{}') as Partial<Begun>
  const form = target.querySelector('form')
  const asked = form === null ? { wish: noWish, place: '' } : wishIn(new FormData(form))
  const isPlaceUnknown = begun.isPlaceUnknown === true && asked.place === begun.place
  const finding = new Finding(
    { pinnedRoot: null, mayKeep, language },
    { ...begun, ...asked, isPlaceUnknown }
  )
  const goOn = keepPlace(target)
  target.replaceChildren()
  mount(Support, {
    target,
    props: {
      finding,
      help: JSON.parse(help) as HelpHere,
      language,
      pushEntry: () => history.pushState({}, '')
    }
  })
  flushSync()
  goOn()
}

/** Its owner has said so, and since then it keeps what is the same for everybody. */
async function isOwnDevice(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  return (await navigator.serviceWorker.getRegistration()) !== undefined
}
