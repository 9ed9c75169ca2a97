/** What is said where nobody is in yet, and a script runs. Fetched by whoever reads it, and by nobody else. */
import { arabicDoorWords } from '#lib/beside/words.ar.ts'
import { arabicPromiseWords } from '#lib/beside/promise-words.ar.ts'
import { spokenPromises } from '#lib/beside/promise-words-in.ts'
import { spokenDoor } from '#lib/beside/words-in.ts'
import { arabicClosingWords } from '#lib/community/closing-words.ar.ts'
import { spokenClosing } from '#lib/community/closing-words-in.ts'
import { spokenArrival } from '#lib/rooms/arrival/words-in.ts'
import { arabicArrivalWords } from '#lib/rooms/arrival/words.ar.ts'
import { spokenOffered } from '#lib/rooms/care/offered/words-in.ts'
import { arabicOfferedWords } from '#lib/rooms/care/offered/words.ar.ts'
import { spokenAsking } from '#lib/rooms/circles/words-in.ts'
import { arabicAskingAloudWords } from '#lib/rooms/circles/words.ar.ts'
import { spokenFields } from '#lib/ui/fields-in.ts'
import { spokenKit } from '#lib/ui/kit/words-in.ts'
import { arabicKitPageWords } from '#lib/ui/kit/words.ar.ts'
import { spokenBar } from '#lib/ui/words-in.ts'
import { arabicBarWords, arabicFieldWords } from '#lib/ui/words.ar.ts'
import { spokenInvitation } from './(entry)/i/words-in.ts'
import { arabicInvitationWords } from './(entry)/i/words.ar.ts'
import { spokenBreathe } from './(public)/help-now/breathe/words-in.ts'
import { arabicBreatheWords } from './(public)/help-now/breathe/words.ar.ts'
import { spokenSenses } from './(public)/help-now/senses/words-in.ts'
import { arabicSensesWords } from './(public)/help-now/senses/words.ar.ts'
import { spokenHelp } from './(public)/help-now/words-in.ts'
import { arabicHelpWords } from './(public)/help-now/words.ar.ts'
import { spokenLeaving } from './(public)/leaving/words-in.ts'
import { arabicLeavingWords } from './(public)/leaving/words.ar.ts'
import { spokenWelcome } from './(public)/words-in.ts'
import { arabicWelcomeWords } from './(public)/words.ar.ts'
import { spokenLost } from './words-in.ts'
import { arabicLostWords } from './words.ar.ts'

export function learn(): void {
  spokenBar.learn('ar', arabicBarWords)
  spokenLost.learn('ar', arabicLostWords)
  spokenFields.learn('ar', arabicFieldWords)
  spokenKit.learn('ar', arabicKitPageWords)
  spokenDoor.learn('ar', arabicDoorWords)
  spokenPromises.learn('ar', arabicPromiseWords)
  spokenClosing.learn('ar', arabicClosingWords)
  spokenArrival.learn('ar', arabicArrivalWords)
  spokenInvitation.learn('ar', arabicInvitationWords)
  spokenAsking.learn('ar', arabicAskingAloudWords)
  spokenOffered.learn('ar', arabicOfferedWords)
  // From the door a look at these costs nothing of what was typed.
  spokenWelcome.learn('ar', arabicWelcomeWords)
  spokenHelp.learn('ar', arabicHelpWords)
  spokenBreathe.learn('ar', arabicBreatheWords)
  spokenSenses.learn('ar', arabicSensesWords)
  spokenLeaving.learn('ar', arabicLeavingWords)
}
