import type { SameAs } from '#lib/words/say-in.ts'
import type { feedWords, libraryWords } from './words.ts'

export const spanishLibraryWords: SameAs<typeof libraryWords> = {
  title: 'Textos para leer',
  lead: 'Abiertos para cualquiera, sin cuenta. No guardamos ninguna lista de lo que lees. Tu navegador puede guardar una, y quien lleva tu red puede ver esta visita.',
  nothing: 'Aquí todavía no hay textos.',
  notRead: 'No se pudieron traer los textos.',
  notReadNext:
    'Puedes cargar esta página otra vez dentro de un rato. «Ayuda ahora» funciona mientras tanto.',
  topics: {
    grounding: 'Para horas difíciles',
    relationships: 'Estar con otras personas',
    safety: 'Mantener la intimidad',
    helpers: 'Para quienes ayudan'
  },
  languages: { en: 'En inglés', ar: 'En árabe', es: 'En español' },
  withYou: 'Páginas que lo hacen contigo',
  withYouText: 'En un dispositivo solo tuyo también se abren sin red.',
  senses: 'Mirar alrededor',
  breathe: 'Respirar despacio',
  follow: 'Saber de textos nuevos',
  followText:
    'Para un lector de noticias. Dice que hay un texto nuevo, y no de qué trata. La dirección del texto sí se ve allí.',
  atom: 'Fuente (Atom)',
  rss: 'Fuente (RSS)'
}

export const spanishFeedWords: SameAs<typeof feedWords> = {
  title: 'Textos',
  text: 'Textos nuevos y cambiados',
  entry: 'Un texto',
  written: (day) => `Nuevo o cambiado el ${day}.`
}
