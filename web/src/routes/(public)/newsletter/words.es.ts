import type { SameAs } from '#lib/words/say-in.ts'
import type { newsletterWords } from './words.ts'

export const spanishNewsletterWords: SameAs<typeof newsletterWords> = {
  title: 'Novedades por correo',
  lead: 'Podemos escribirte cuando hay algo nuevo. No necesitas una cuenta.',
  none: 'Por ahora este lugar no envía correo. Lo nuevo está en sus páginas.',
  away: 'Ahora mismo no llegamos al servidor. Inténtalo dentro de un rato.',
  to: 'Tu dirección de correo',
  toMissing: 'Escribe la dirección entera, como name@mail.example.',
  toHint: 'Una que nadie más lea, si la tienes.',
  topicsTitle: '¿De qué quieres saber?',
  topics: {
    news: 'Novedades de este lugar',
    articles: 'Artículos y guías nuevas',
    gatherings: 'Encuentros'
  },
  topicsMissing: 'Elige al menos una cosa.',
  inLanguage: 'Lo que añadimos a cada carta viene en el idioma de esta página.',
  rhythmTitle: '¿Cada cuánto, como mucho?',
  rhythms: {
    each: 'Según lleguen',
    weekly: 'Una vez por semana',
    monthly: 'Una vez al mes'
  },
  lookTitle: 'Si otras personas ven tu correo',
  lookLead:
    'Una lista de correos muestra quién escribe y una línea sobre qué. Elige aquí las dos cosas, para que no digan nada. El texto de dentro se queda como es.',
  lookName: 'De quién parece ser',
  lookSubject: 'De qué parece tratar',
  lookMissing: 'Rellena las dos cosas, o ninguna.',
  lookNote: 'La dirección de la que viene sigue siendo la misma.',
  whoTitle: 'Quién sabe qué',
  who: [
    'Tu dirección se guarda aquí bajo llave, sin unirla a ninguna cuenta. Quien lleva el servidor podría abrirla. Cuando lo paras, desaparece.',
    'Quien transporta tu correo ve que este lugar te escribe, y puede leerlo.',
    'Ninguna imagen y ningún enlace nos dice que lo leíste.'
  ],
  send: 'Pedirlo',
  askedTitle: 'Gracias',
  asked:
    'Si esta dirección puede recibir correo, hay uno en camino. Abre el enlace que trae, y empieza. El enlace sirve durante tres días.',
  askedNot:
    '¿No llega nada en unos minutos? Mira entre el correo no deseado, o pídelo otra vez mañana.',
  toLetters: 'Lo que escribimos antes',
  letters: 'Lo que hemos escrito hasta ahora',
  noLetters: 'Nada todavía.',
  back: 'Volver a novedades por correo',
  yesTitle: '¿Empezamos?',
  yesLead:
    'Entonces escribimos a la dirección que recibió este enlace. Puedes pararlo cuando quieras.',
  yesTopics: (topics, rhythm) => `Sabrías de: ${topics}. ${rhythm}.`,
  yesLook: (name, subject) => `Parecería venir de «${name}», sobre «${subject}».`,
  yes: 'Sí, quiero recibirlos',
  begunTitle: 'Ya empieza',
  begun: 'Gracias por querer saber de aquí. Cada correo trae un enlace para cambiarlo o pararlo.',
  ownTitle: 'Tus correos de aquí',
  ownLead: 'Quien tiene este enlace puede cambiarlo o pararlo. No muestra tu dirección.',
  save: 'Guardar',
  saved: 'Guardado.',
  stopTitle: 'Pararlo todo',
  stopLead: 'Entonces tu dirección desaparece de aquí.',
  stop: 'Parar, y olvidar mi dirección',
  stoppedTitle: 'Se ha parado',
  stopped: 'Tu dirección ya no está aquí. Puedes volver cuando quieras.',
  overTitle: 'Este enlace ya no sirve',
  over: 'Quizá es demasiado antiguo, o ya se paró. Puedes pedirlo otra vez.',
  again: 'Pedirlo otra vez',
  sentOn: (day) => `Enviado el ${day}`,
  notWhole: {
    what: 'Una de las respuestas aún no está entera.',
    next: 'Mira lo que pone a su lado.'
  },
  noMail: {
    what: 'Por ahora este lugar no envía correo.',
    next: 'Lo nuevo está en sus páginas.'
  },
  slowDown: {
    what: 'Eso se ha pedido muchas veces seguidas.',
    next: 'Espera un minuto y vuelve a intentarlo.'
  },
  otherTrouble: {
    what: 'Eso todavía no ha funcionado.',
    next: 'Inténtalo de nuevo en un momento.'
  }
}
