import type { SameAs } from '#lib/words/say-in.ts'
import type { gatheringSaid } from './words.ts'

export const spanishGatheringWords: SameAs<typeof gatheringSaid> = {
  words: {
    locale: 'es',
    title: 'Encuentros',
    lead: 'Abiertos para cualquiera, sin cuenta. Nadie pregunta quién eres. Tu navegador puede guardar una lista de las páginas que viste.',
    none: 'Por ahora no hay nada previsto.',
    away: 'Ahora mismo no llegamos al servidor.',
    awayNext:
      'Puedes cargar esta página otra vez dentro de un rato. «Ayuda ahora» funciona mientras tanto.',
    to: 'a',
    zone: (city, zone) => `Las horas son las de ${city} (${zone}).`,
    online: 'En línea',
    full: 'Todas las plazas están ocupadas.',
    canWait: 'Todas las plazas están ocupadas. Puedes esperar una.',
    isFree: 'Hay plazas.',
    notOpen: 'Ya no se pueden pedir plazas.',
    notHeld: (because) =>
      because === '' ? 'Este encuentro no se celebra.' : `Este encuentro no se celebra. ${because}`,
    moved: (day) => `Se cambió de fecha. Iba a ser el ${day}.`,
    where: 'Dónde',
    onlineLink: 'En línea. Quien tiene una plaza ve el enlace con su código.',
    spoken: 'Idiomas que se hablan allí',
    access: 'Conviene saberlo antes de venir',
    dates: 'Fechas',
    noDates: 'Ya no hay más fechas.',
    changedOn: (day) => `Escrito de nuevo el ${day}.`,
    askTitle: 'Pedir una plaza',
    ask: 'Pedir una plaza',
    which: '¿Qué fecha?',
    who: [
      'No das nombre ni dirección. Recibes un código, y el código guarda tu plaza.',
      'Quienes cuidan de este lugar ven si está lleno, y no quién viene.',
      'No va unido a ninguna cuenta, tampoco si tienes la sesión abierta.'
    ],
    hasCode: 'Tengo un código',
    all: 'Todos los encuentros',
    seatTitle: 'Tienes una plaza',
    waitsTitle: 'Esperas una plaza',
    codeLead:
      'Este es tu código. Apúntalo ahora. Lo mostramos una vez, y no podemos encontrarlo de nuevo.',
    codeWhat: 'Con él ves los cambios y el enlace, y puedes devolver tu plaza.',
    waitsWhat: 'Con él ves si quedó libre una plaza. Entonces ya es tuya.',
    back: 'Volver al encuentro',
    calendarTitle: 'En tu calendario',
    calendarLead: (neutral) => `El archivo dice «${neutral}» y las horas, y nada más.`,
    remind: '¿Quieres que tu calendario te lo recuerde?',
    reminders: { no: 'No', hour: 'Una hora antes', day: 'Un día antes' },
    getFile: 'Obtener el archivo',
    follow: 'Seguir todas las fechas',
    followLead:
      'Para un calendario que mira por su cuenta. Muestra horas, una palabra neutra para cada fecha, y lo que se anuló.',
    feed: 'Fuente de calendario',
    calendarSeen: [
      'A menudo otras personas pueden mirar un calendario: en un dispositivo compartido, en el trabajo o donde se guarda en línea.',
      'Un archivo se queda en este dispositivo hasta que lo borras.'
    ],
    codeTitle: 'Mi plaza',
    codeField: 'Tu código',
    codeHint: 'Doce letras y números, como 7K3M-Q9XW-2AB0.',
    look: 'Ver mi plaza',
    lostCode:
      '¿Se perdió tu código? Tampoco nosotros podemos encontrarlo. Puedes pedir una plaza de nuevo.',
    held: 'Tienes una plaza.',
    freed: 'Quedó libre una plaza. Es tuya.',
    waits: (place) => `Tu número entre quienes esperan: ${place}.`,
    link: 'El enlace para entrar',
    linkLead: 'Lleva fuera de este lugar.',
    wasMoved: 'Se cambió desde otro día u hora.',
    noLink: 'El enlace aparecerá aquí cuando lo haya.',
    giveTitle: 'No puedo ir',
    giveLead: 'Tu plaza pasa a quien espera. Nadie pregunta por qué.',
    give: 'Devolver mi plaza',
    givenTitle: 'Gracias por decirlo',
    given: 'Tu plaza queda libre para otra persona. Puedes pedirla otra vez cuando quieras.'
  },
  trouble: {
    'bad-request': {
      what: 'Aún no has elegido una fecha.',
      next: 'Elige una y pídela otra vez.'
    },
    'gathering-full': {
      what: 'Alguien llegó un momento antes. Todas las plazas están ocupadas.',
      next: 'Puedes mirar más tarde, porque a veces vuelven plazas.'
    },
    'asking-over': {
      what: 'Ya no se pueden pedir plazas para esta fecha.',
      next: 'Puedes elegir otra fecha.'
    },
    'too-many': {
      what: 'Hoy se pidieron muchas plazas desde aquí.',
      next: 'Inténtalo mañana, o desde otra red.'
    },
    'slow-down': {
      what: 'Eso se ha pedido muchas veces seguidas.',
      next: 'Espera un minuto y vuelve a intentarlo.'
    },
    'no-code': {
      what: 'Este código aún no está entero.',
      next: 'Mira otra vez cada letra.'
    },
    'seat-unknown': {
      what: 'Ninguna plaza tiene este código.',
      next: 'Mira cada letra. Después de su fecha, una plaza desaparece de aquí.'
    },
    'seat-given-back': {
      what: 'Ahora no hay ninguna plaza con este código.',
      next: 'Puedes pedir otra cuando quieras.'
    },
    'not-found': { what: 'Esta fecha ya no está.', next: 'Elige otra fecha.' },
    other: { what: 'Eso todavía no ha funcionado.', next: 'Inténtalo de nuevo en un momento.' }
  }
}
