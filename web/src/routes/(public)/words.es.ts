import type { SameAs } from '#lib/words/say-in.ts'
import type { welcomeWords } from './words.ts'

export const spanishWelcomeWords: SameAs<typeof welcomeWords> = {
  title: 'Nadie tiene que cargar con esto a solas',
  thisPlace: 'Este lugar',
  lead: (name) =>
    `${name} es un lugar privado donde te escuchan, te creen y puedes formar parte. ` +
    'La gente de aquí sabe lo que es vivir con cosas duras.',
  inside:
    'Hasta la puerta todo está en español. Dentro, por ahora, los botones y los avisos están en inglés.',
  comeIn: 'Entrar por primera vez',
  invited: 'Tengo una invitación',
  beenHere: 'Ya he estado aquí',
  byInvitation: 'Se entra con una invitación de alguien que ya está aquí.',
  closed:
    'En este momento no puede entrar nadie nuevo. «Ayuda ahora» está abierta para cualquiera.',
  adults: 'Este lugar es para personas adultas.',
  safeTitle: 'Cómo se mantiene seguro',
  safe: [
    {
      lead: 'Privado, con llave.',
      text:
        'Lo que compartes solo pueden abrirlo las personas con quienes lo compartes. ' +
        'Quienes llevamos este lugar no podemos leerlo.'
    },
    {
      lead: 'Nadie puede escribirte antes de que digas que sí.',
      text: 'Un no no necesita motivo, y no se le dice a nadie.'
    },
    {
      lead: 'Basta un apodo, y nada más.',
      text: 'Sin correo, sin teléfono, sin historia que contar.'
    }
  ],
  cannotTitle: 'Lo que no puede',
  cannot:
    'No es un servicio de emergencias. Si alguien ve esta pantalla, ve lo mismo que tú. ' +
    'Pasa igual si puso un programa espía en este dispositivo.',
  deviceLink: '¿Es seguro para mí este dispositivo?',
  moreTitle: 'Conviene saberlo',
  support: 'Busca apoyo cerca de ti',
  about: 'Lo que este lugar protege, y lo que no puede',
  leaving: 'Cómo salir rápido de esta página',
  beside: 'Cómo estar al lado de alguien',
  library: 'Textos para leer: sobre horas difíciles, estar con otras personas y la intimidad',
  gatherings: 'Encuentros',
  newsletter: 'Novedades por correo'
}
