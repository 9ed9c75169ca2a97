import type { Language } from '#lib/words/language.ts'
import { sayIn } from '#lib/words/say-in.ts'
import { nameDay } from './name-things.ts'

/** What is said of the end of a place to whoever is not in yet. */
export type Closing = { readonly isOver: boolean; readonly text: string }

type Asked = { readonly language?: Language; readonly today?: string }

/** Null while no end is set. The day is that of the server, which draws this, or of this device. */
export function closingOf(
  community: { readonly closesOn: string | null } | null,
  { language = 'en', today = new Date().toISOString().slice(0, 10) }: Asked = {}
): Closing | null {
  const day = community?.closesOn ?? null
  if (day === null) return null
  const isOver = day <= today
  const words = spokenClosing.in(language)
  return { isOver, text: isOver ? words.over : words.ahead(nameDay(day, language)) }
}

const closingWords = {
  over: 'This place has closed. Nobody new can come in. Who was here can sign in, read, and take everything out.',
  ahead: (day: string) =>
    `This place closes on ${day}. From then on nobody writes here. You can take out what is yours, also after that.`
} as const

const spokenClosing = sayIn(
  closingWords,
  import.meta.env.SSR && {
    ar: {
      over: 'أُغلق هذا المكان. لا يمكن لأحد جديد الدخول. من كان هنا يستطيع الدخول والقراءة وأخذ كل ما له.',
      ahead: (day: string) =>
        `يُغلق هذا المكان في ${day}. بعد ذلك لا يكتب أحد هنا. يمكنك أخذ ما لك، حتى بعد ذلك.`
    },
    es: {
      over: 'Este lugar ha cerrado. No puede entrar nadie nuevo. Quien estaba aquí puede entrar, leer y llevárselo todo.',
      ahead: (day: string) =>
        `Este lugar cierra el ${day}. Desde entonces aquí no escribe nadie. Puedes llevarte lo tuyo, también después.`
    }
  }
)
