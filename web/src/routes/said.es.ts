/** What is said where nobody is in yet, and a script runs. Fetched by whoever reads it, and by nobody else. */
import { spanishDoorWords } from '#lib/beside/words.es.ts'
import { spanishPromiseWords } from '#lib/beside/promise-words.es.ts'
import { spokenPromises } from '#lib/beside/promise-words-in.ts'
import { spokenDoor } from '#lib/beside/words-in.ts'
import { spanishClosingWords } from '#lib/community/closing-words.es.ts'
import { spokenClosing } from '#lib/community/closing-words-in.ts'
import { spokenArrival } from '#lib/rooms/arrival/words-in.ts'
import { spanishArrivalWords } from '#lib/rooms/arrival/words.es.ts'
import { spokenOffered } from '#lib/rooms/care/offered/words-in.ts'
import { spanishOfferedWords } from '#lib/rooms/care/offered/words.es.ts'
import { spokenAsking } from '#lib/rooms/circles/words-in.ts'
import { spanishAskingAloudWords } from '#lib/rooms/circles/words.es.ts'
import { spokenFields } from '#lib/ui/fields-in.ts'
import { spokenKit } from '#lib/ui/kit/words-in.ts'
import { spanishKitPageWords } from '#lib/ui/kit/words.es.ts'
import { spokenBar } from '#lib/ui/words-in.ts'
import { spanishBarWords, spanishFieldWords } from '#lib/ui/words.es.ts'
import { spokenInvitation } from './(entry)/i/words-in.ts'
import { spanishInvitationWords } from './(entry)/i/words.es.ts'
import { spokenBreathe } from './(public)/help-now/breathe/words-in.ts'
import { spanishBreatheWords } from './(public)/help-now/breathe/words.es.ts'
import { spokenSenses } from './(public)/help-now/senses/words-in.ts'
import { spanishSensesWords } from './(public)/help-now/senses/words.es.ts'
import { spokenHelp } from './(public)/help-now/words-in.ts'
import { spanishHelpWords } from './(public)/help-now/words.es.ts'
import { spokenLeaving } from './(public)/leaving/words-in.ts'
import { spanishLeavingWords } from './(public)/leaving/words.es.ts'
import { spokenWelcome } from './(public)/words-in.ts'
import { spanishWelcomeWords } from './(public)/words.es.ts'
import { spokenLost } from './words-in.ts'
import { spanishLostWords } from './words.es.ts'

export function learn(): void {
  spokenBar.learn('es', spanishBarWords)
  spokenLost.learn('es', spanishLostWords)
  spokenFields.learn('es', spanishFieldWords)
  spokenKit.learn('es', spanishKitPageWords)
  spokenDoor.learn('es', spanishDoorWords)
  spokenPromises.learn('es', spanishPromiseWords)
  spokenClosing.learn('es', spanishClosingWords)
  spokenArrival.learn('es', spanishArrivalWords)
  spokenInvitation.learn('es', spanishInvitationWords)
  spokenAsking.learn('es', spanishAskingAloudWords)
  spokenOffered.learn('es', spanishOfferedWords)
  // From the door a look at these costs nothing of what was typed.
  spokenWelcome.learn('es', spanishWelcomeWords)
  spokenHelp.learn('es', spanishHelpWords)
  spokenBreathe.learn('es', spanishBreatheWords)
  spokenSenses.learn('es', spanishSensesWords)
  spokenLeaving.learn('es', spanishLeavingWords)
}
