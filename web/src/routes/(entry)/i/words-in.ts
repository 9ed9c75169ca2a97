import { sayIn } from '#lib/words/say-in.ts'
import { arabicInvitationWords } from './words.ar.ts'
import { spanishInvitationWords } from './words.es.ts'
import { invitationWords } from './words.ts'

export const spokenInvitation = sayIn(
  invitationWords,
  import.meta.env.SSR && { ar: arabicInvitationWords, es: spanishInvitationWords }
)
