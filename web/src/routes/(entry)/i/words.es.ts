import type { SameAs } from '#lib/words/say-in.ts'
import type { invitationWords } from './words.ts'

const again = 'Espera un minuto y prueba otra vez.'

export const spanishInvitationWords: SameAs<typeof invitationWords> = {
  invited: {
    opening: 'Abriendo la invitación',
    withoutScript: {
      title: 'Tienes una invitación',
      text:
        'Para abrirla, esta página necesita JavaScript. La llave está en el enlace y se usa en tu dispositivo. ' +
        'No podemos abrirla por ti.',
      next: 'Activa JavaScript para esta página y después abre el enlace otra vez, aquí o en otro navegador.'
    },
    title: (name) => `A ${name} le gustaría tenerte a su lado`,
    relation: {
      close: 'Te considera alguien cercano.',
      peer: 'De igual a igual: dos personas que están una al lado de la otra.',
      other: (words) => `En sus palabras: ${words}`
    },
    hopes: (name) => `Lo que espera ${name}`,
    yourSay:
      'Tú también puedes decir qué te va bien. Cualquiera de las dos partes puede hacer una pausa o terminar cuando quiera, sin motivo.',
    meansTitle: 'Qué significa un sí',
    means: (name) => [
      `Tú y ${name} tendrán un sitio donde escribirse.`,
      'Eliges un apodo y una frase de acceso. No necesitas nada más.',
      `${name} ve tu apodo, tu figura y cuándo llegaste.`
    ],
    beforeTitle: 'Antes de contestar',
    before: (name) =>
      `Solo tú y ${name} pueden leer lo que se escriban. Se pide a las dos partes que no lo cuenten, ` +
      'salvo que peligre una vida o alguien menor de edad. Cualquiera puede enseñar palabras al equipo de seguridad de este lugar, ' +
      'con una prueba de quién las escribió. Esto no es un servicio de emergencias.',
    inside:
      'Dentro, por ahora, los botones y los avisos están en inglés; tú escribes en la lengua que quieras.',
    yes: 'Sí, me gustaría',
    yesBeenHere: 'Sí, y ya he estado aquí',
    notNow: 'Ahora no',
    ifNo: (name) => `Si dices que no, ${name} solo ve que el enlace no se usó.`,
    openUntil: (day) => `El enlace sigue abierto hasta el ${day}.`,
    accepting: 'Diciendo que sí',
    declinedTitle: 'Está bien así',
    declined: (name) =>
      `No se ha enviado nada. No se le dice nada a ${name}. El enlace sigue abierto por si lo piensas otra vez.`,
    back: 'Volver a verla',
    insideApp: {
      what: 'Estás dentro de otra aplicación.',
      next: 'Puede leer lo que escribes, y puede olvidarte. Copia el enlace, abre tu propio navegador y pégalo allí.',
      copy: 'Copiar el enlace',
      copied: 'El enlace está copiado.',
      notCopied:
        'Aquí no se pudo copiar. Vuelve al mensaje y mantén pulsado el enlace para copiarlo.'
    },
    emptyTitle: '¿Tienes una invitación?',
    empty: 'Abre el enlace que te dieron. O pégalo aquí.',
    link: 'El enlace',
    read: 'Abrirlo',
    card: 'Tengo una tarjeta',
    again: 'Probar otra vez',
    otherLink: 'Usar otro enlace',
    signIn: 'Ya he estado aquí',
    toToday: 'Ir a «Today»',
    toStart: 'Ir al principio'
  },
  circle: {
    title: (name) => `${name} te invita a un círculo`,
    forHowMany: (seats) => `Un círculo de hasta ${seats} personas.`,
    stay: (howLong) => `Las palabras se quedan ${howLong.toLowerCase()}.`,
    whenOpen: 'Cuándo se puede escribir:',
    welcome: 'Qué cabe aquí',
    notWelcome: 'Para qué no es este sitio',
    agreementTitle: 'Lo que acuerda la gente de aquí',
    readAgreement: 'Leer lo que acuerdan',
    noAgreement: 'Todavía no hay nada escrito. Puedes preguntarlo cuando estés dentro.',
    agreeLater: 'Se te pregunta por esto cuando estés dentro, no ahora.',
    meansTitle: 'Qué significa preguntar',
    makePlaceFirst:
      'Primero creas tu sitio aquí, con un apodo y una frase de acceso. Después sale tu pregunta.',
    means: (newcomers) => [
      'Pides entrar, y contesta alguien que facilita el círculo. Puede tardar unos días.',
      'Hasta entonces, la gente de este círculo ve tu apodo, tu figura y lo que escribas abajo. No ve nada más de ti.',
      newcomers === 'from-today'
        ? 'Cuando estés dentro, lees lo que se diga desde ese día. Lo de antes se queda con quienes estaban entonces.'
        : 'Cuando estés dentro, también puedes leer lo que se dijo antes de que llegaras.',
      newcomers === 'from-today'
        ? 'Toda la gente del círculo lee lo que digas allí. Quien entre después lee desde su día, salvo que el círculo lo cambie.'
        : 'Toda la gente del círculo lee lo que digas allí. Quien entre después también.',
      'Puedes irte cuando quieras, sin motivo.'
    ],
    askBeenHere: 'Preguntar, y ya he estado aquí',
    ifNot: (name) => `Si no preguntas, ${name} solo ve que el enlace no se usó.`,
    declined:
      'No se ha enviado nada. No se le dice nada a nadie. El enlace sigue abierto por si lo piensas otra vez.',
    knownTitle: (circle) => `Ya conoces «${circle}»`,
    known: 'Estás en este círculo, o has pedido entrar. Lo encuentras en «Circles».',
    knownNext: 'Si el enlace es para otra persona, dáselo.',
    toCircles: 'Ir a mis círculos'
  },
  role: {
    goOn: 'Seguir',
    beenHere: 'Seguir, ya he estado aquí',
    answerInside: 'Dices que sí o que no en la página siguiente, cuando hayas entrado aquí.'
  },
  refusals: {
    paused: {
      what: 'Por ahora puedes leer aquí, pero no empezar nada con otras personas.',
      next: 'Hasta cuándo está arriba en cada página de dentro. El enlace queda como está.'
    },
    'link-cut-short': {
      what: 'Falta una parte de este enlace.',
      next: 'Algunas aplicaciones cortan los enlaces largos. Vuelve al mensaje y copia el enlace entero.'
    },
    'invite-unknown': {
      what: 'No conocemos este enlace.',
      next: 'Quizá es de otro lugar, o se cerró hace tiempo. Puedes pedir uno nuevo.'
    },
    'invite-used': {
      what: 'Este enlace ya se usó.',
      next: 'Cada enlace deja entrar a una persona. Si fuiste tú, entra con tu nombre. Si no, díselo a quien lo envió.'
    },
    'invite-expired': {
      what: 'Este enlace estuvo abierto un tiempo, y ya está cerrado.',
      next: 'Le pasa a todos los enlaces. Pide uno nuevo a quien te lo envió.'
    },
    'invite-revoked': {
      what: 'Quien hizo este enlace lo ha cerrado.',
      next: 'Puedes preguntarle por donde suelen hablar.'
    },
    'invite-void': {
      what: 'Este enlace ya no abre nada.',
      next: 'Quien lo envió tiene ya otras llaves, o se ha ido. Puedes pedirle uno nuevo.'
    },
    'another-server': {
      what: 'Este enlace es de otro lugar.',
      next: 'Mira cómo empieza el enlace. Ábrelo allí, tal como te lo dieron.'
    },
    'own-link': {
      what: 'Este enlace lo hiciste tú.',
      next: 'Dáselo a quien quieras tener a tu lado. Solo esa persona puede decir que sí.'
    },
    unreachable: {
      what: 'Ahora mismo no llegamos al servidor.',
      next: 'El enlace queda guardado en esta página. Prueba otra vez cuando tengas conexión.'
    },
    'community-closed': {
      what: 'Este lugar no admite a nadie nuevo.',
      next: 'Puedes preguntar a quien envió el enlace cómo hablar con esa persona.'
    },
    'slow-down': { what: 'Fueron muchas preguntas seguidas.', next: again },
    'store-full': {
      what: 'Ahora mismo no queda sitio en el servidor.',
      next: 'El enlace sigue siendo bueno. Prueba más tarde.'
    },
    'server-busy': { what: 'El servidor tiene mucho trabajo.', next: again },
    'not-signed-in': {
      what: 'Tu sesión se ha cerrado.',
      next: 'Entra, y abre el enlace otra vez.'
    },
    'not-found': {
      what: 'No conocemos este enlace.',
      next: 'Vuelve al mensaje y copia el enlace entero.'
    },
    'something-unexpected': {
      what: 'El enlace todavía no se ha abierto.',
      next: 'Prueba otra vez dentro de un momento.'
    }
  },
  usedByYou:
    'Cada enlace deja entrar a una persona. Si fuiste tú, mira en «People» o «Circles». Si no, díselo a quien lo envió.'
}
