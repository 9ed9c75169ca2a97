import type { SameAs } from '#lib/words/say-in.ts'
import type { sensesWords } from './words.ts'

export const spanishSensesWords: SameAs<typeof sensesWords> = {
  title: 'Mirar alrededor',
  lead: 'Deja los ojos abiertos. Tómate tu tiempo. Puedes decir cada cosa en voz alta o solo para ti.',
  steps: [
    {
      count: '5',
      name: 'Cinco cosas que ves',
      text: 'Un color, un rincón, una luz. Las cosas pequeñas valen.',
      canSkip: false
    },
    {
      count: '4',
      name: 'Cuatro cosas que notas en el cuerpo',
      text: 'El suelo bajo los pies. La tela en la piel. La silla.',
      canSkip: false
    },
    {
      count: '3',
      name: 'Tres cosas que oyes',
      text: 'Cerca o lejos. Un zumbido, una voz, un coche.',
      canSkip: false
    },
    {
      count: '2',
      name: 'Dos cosas que hueles',
      text: 'El jabón en las manos, o el aire junto a una ventana.',
      canSkip: true
    },
    {
      count: '1',
      name: 'Una cosa que saboreas',
      text: 'Basta un sorbo de agua.',
      canSkip: true
    }
  ],
  skip: 'Puedes saltarte este paso.',
  done: 'Ahora di dónde estás y qué día es hoy. Puedes dar otra vuelta o parar aquí.',
  notForMe: 'Si ahora no te va bien',
  other: 'Déjalo. Siente los pies en el suelo. Sostén algo frío. Di en voz alta la fecha de hoy.',
  breathe: 'Respirar despacio',
  back: 'Volver a Ayuda ahora'
}
