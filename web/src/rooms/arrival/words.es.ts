import type { SameAs } from '#lib/words/say-in.ts'
import type { arrivalWords } from './words.ts'

type Words = SameAs<typeof arrivalWords>

const askForAnother = 'Pide uno nuevo a quien te lo dio.'

const inviteRefusals: Words['inviteRefusals'] = {
  'link-cut-short': {
    what: 'Falta una parte del enlace.',
    next: 'Copia el enlace entero y ábrelo de nuevo.'
  },
  'invite-unknown': { what: 'Aquí no se conoce este enlace.', next: askForAnother },
  'invite-used': {
    what: 'Este enlace ya se usó. Cada enlace sirve una vez.',
    next: askForAnother
  },
  'invite-expired': {
    what: 'Este enlace estuvo abierto siete días, y ya han pasado.',
    next: askForAnother
  },
  'invite-revoked': {
    what: 'Este enlace se cerró.',
    next: 'Puedes preguntar a quien te lo dio.'
  },
  'invite-void': {
    what: 'Este enlace ya no funciona.',
    next: 'Puedes preguntar a quien te lo dio.'
  },
  'another-server': {
    what: 'Este enlace es de otro lugar.',
    next: 'Ábrelo tal como es, con su dirección completa.'
  },
  'own-link': {
    what: 'Este enlace es tuyo.',
    next: 'Dáselo a quien quieras tener a tu lado.'
  }
}

export const spanishArrivalWords: Words = {
  steps: ['Este lugar', 'Tú', 'Tu camino de vuelta'],
  about: {
    title: 'Antes de entrar',
    what: 'Este es un lugar privado para escribir con la gente que elijas. Lo que compartes solo puede abrirlo esa gente.',
    limits: [
      'Es para personas adultas, a partir de 18 años. No preguntamos la fecha de nacimiento.',
      'No es un servicio de emergencias. Nadie lo vigila día y noche. «Ayuda ahora» dice a quién llamar.',
      'Quien ve tu pantalla ve lo mismo que tú. También un programa espía en el dispositivo.',
      'La persona a quien escribes puede recordar tus palabras, o copiarlas.',
      'Quienes llevamos este lugar no podemos leer tus palabras. Un servidor deshonesto podría enviar otro código.'
    ],
    limitsTitle: 'Lo que conviene saber',
    needed:
      'Necesitas un apodo y una frase de acceso. Sin correo, sin teléfono, sin historia que contar.',
    inside:
      'Dentro, por ahora, los botones y los avisos están en inglés; tú escribes en la lengua que quieras.',
    card: 'Con tu tarjeta puedes crear tu sitio aquí. Cuando lo tengas, la tarjeta ya no hace falta.',
    leaving: 'Cómo salir rápido de esta página',
    goOn: 'Seguir',
    signIn: 'Ya he estado aquí',
    help: 'Ayuda ahora',
    invited: (name) => `Vas a entrar para estar al lado de ${name}.`,
    role: 'Alguien te pide que asumas un papel. Contestas cuando tengas tu sitio aquí.',
    asking: (circle) =>
      `Vas a entrar para preguntar al círculo «${circle}». Tu pregunta sale cuando tengas tu sitio aquí.`
  },
  noWayIn: {
    closed: {
      title: 'Ahora mismo no entra nadie nuevo',
      text: 'En este momento, este lugar no admite a gente nueva.',
      next: 'Puedes preguntar a quienes lo llevan. «Ayuda ahora» dice a quién llamar hoy.'
    },
    invitation: {
      title: 'Aquí se entra con invitación',
      text: 'Alguien que ya está aquí puede darte un enlace o una tarjeta. Con eso puedes entrar.',
      next: 'Si tienes un enlace, ábrelo otra vez. Si no funciona, pide uno nuevo a quien te lo dio.'
    },
    outside: 'También puedes acudir a:',
    card: 'Tengo una tarjeta',
    signIn: 'Ya he estado aquí',
    help: 'Ayuda ahora'
  },
  you: {
    title: '¿Cómo te llamamos?',
    intro: 'Solo lo verá la gente con quien conectes. Puedes cambiarlo cuando quieras.',
    nickname: 'Apodo',
    nicknameHint: 'No tu nombre completo. Cualquiera con el que te sientas bien.',
    nicknameMissing: 'Elige el nombre que quieras. Basta una letra.',
    signInName: 'Para entrar usarás este nombre:',
    signInNameWhy:
      'Lo hicimos para que nadie pueda adivinar quién está aquí. Son palabras inglesas. Lo necesitas cada vez que entras.',
    anotherName: 'Otro nombre',
    anotherCard: 'Escribir otro código',
    device: '¿Puede alguien más ver este dispositivo?',
    goOn: 'Crear mi sitio',
    back: 'Volver'
  },
  deviceNames: { shared: 'Sí, o no lo sé', own: 'No, es solo mío' },
  deviceMeanings: {
    shared:
      'No guardamos nada en este dispositivo. Cuando te vas, es como si no hubieras estado aquí.',
    own: 'Si la página se recarga, sigues dentro durante diez minutos. Después se cierra con llave. Lo que queda está sellado.'
  },
  arriveRefusals: {
    'not-admitted': {
      what: 'Esta entrada ya no funciona.',
      next: 'Pide un enlace nuevo a quien te lo dio. Lo que escribiste sigue aquí.'
    },
    'community-closed': {
      what: 'Ahora mismo este lugar no admite a gente nueva.',
      next: 'Puedes preguntar a quienes lo llevan.'
    }
  },
  cardRefusals: {
    'not-admitted': {
      what: 'Esta tarjeta no deja entrar a nadie ahora.',
      next: 'Quizá ya se usó o pasó su plazo. Pide una nueva, o escribe otro código.'
    },
    'community-closed': {
      what: 'Ahora mismo este lugar no admite a gente nueva.',
      next: 'Puedes preguntar a quienes lo llevan. Guarda tu tarjeta: quizá vuelva a servir.'
    }
  },
  card: {
    title: '¿Tienes una tarjeta?',
    text: 'Escribe el código de tu tarjeta. Da igual con mayúsculas o minúsculas, con espacios o sin ellos.',
    withCode: 'Tu código ya está aquí. Sigue cuando quieras.',
    code: 'El código',
    codeMissing: 'Aquí va el código: doce letras y cifras.',
    codeDiffers:
      'Así no es del todo el código de una tarjeta. Mira otra vez cada letra y cada cifra.',
    goOn: 'Seguir',
    noCard: 'No tengo tarjeta',
    beenHere: 'Ya he estado aquí',
    inTitle: 'Ya estás dentro',
    inText:
      'Una tarjeta es para alguien que todavía no está aquí. Si no has usado la tuya, puedes dársela a otra persona.',
    toToday: 'Ir a «Today»',
    withoutScript:
      'Para leer un código, esta página necesita JavaScript. Actívalo para esta página, o usa otro navegador, y después abre el enlace otra vez.'
  },
  signIn: {
    wentBack:
      'Entra para seguir. Si hace poco cambiaste tu frase de acceso o tus doce palabras, prueba con las anteriores.',
    title: 'Qué bien que vuelvas',
    by: '¿Cómo quieres entrar?',
    byPassphrase: 'Con mi frase de acceso',
    byKit: 'Con mis doce palabras',
    name: 'Nombre de acceso',
    nameHint: 'Tres palabras inglesas, tal como las apuntaste.',
    nameMissing: 'Aquí va tu nombre de acceso. Sin él, tus doce palabras abren la puerta.',
    passphrase: 'Frase de acceso',
    passphraseMissing: 'Aquí va tu frase de acceso.',
    kit: 'Tus doce palabras',
    kitHint: 'En orden y en inglés, con espacios. Bastan las cuatro primeras letras de cada una.',
    device: '¿Puede alguien más ver este dispositivo?',
    signIn: 'Entrar',
    comeIn: 'Es mi primera vez aquí',
    help: 'Ayuda ahora'
  },
  signInRefusals: {
    passphrase: {
      what: 'Este nombre y esta frase de acceso no van juntos.',
      next: 'Mira otra vez los dos. Tus doce palabras también abren la puerta. Después puedes elegir otra frase.'
    },
    kit: {
      what: 'Estas doce palabras no abren ninguna puerta aquí.',
      next: 'Quizá se cambiaron después. Tu frase de acceso también sirve.'
    }
  },
  notThisPlace: {
    what: 'Este no es el mismo lugar al que viniste antes.',
    next: 'Mira la dirección de arriba. Si no la conoces, pulsa «Salir».'
  },
  keyringClosed: {
    what: 'Has entrado, pero lo que este lugar guarda de tus llaves no se abre. No se ha cambiado nada.',
    next: 'Prueba más tarde. Si sigue así, díselo a quienes llevan este lugar: quizá tengan una copia.'
  },
  kitProblem: (refusal) => {
    switch (refusal?.problem) {
      case 'word-count':
        return refusal.count === 0
          ? 'Aquí van tus doce palabras.'
          : `Aquí leemos ${refusal.count === 1 ? 'una palabra' : `${refusal.count} palabras`}. En tu hoja hay doce.`
      case 'unknown-word':
        return `La palabra ${refusal.position}, «${refusal.word}», no está en la lista. Mírala en tu hoja.`
      case 'words-do-not-fit':
      case undefined:
        return 'Todas las palabras se conocen, pero no encajan. Quizá dos cambiaron de sitio.'
      default:
        return refusal satisfies never
    }
  },
  inviteRefusals,
  askRefusals: {
    ...inviteRefusals,
    'invite-used': {
      what: 'Otra persona entró con este enlace antes de que pudieras preguntar.',
      next: askForAnother
    },
    'invite-revoked': {
      what: 'El círculo ha cerrado este enlace.',
      next: 'Puedes preguntar a quien te lo dio.'
    },
    'invite-void': {
      what: 'Este enlace ya no funciona. Quizá quien te lo dio dejó el círculo.',
      next: 'Puedes preguntarle por donde suelen hablar.'
    },
    'own-link': {
      what: 'Ya estás en este círculo.',
      next: 'Lo encuentras dentro, en «Circles».'
    }
  },
  askAgain: {
    title: 'Todavía no se ha preguntado al círculo',
    stays: 'Tienes tu sitio aquí, y sigue siendo tuyo.',
    note: 'Lo que escribiste al círculo',
    notSent: 'Por lo que sabe este dispositivo, todavía no lo ha visto nadie. Puedes copiarlo.',
    askAgain: 'Preguntar otra vez',
    asking: 'Preguntando',
    signIn: 'Entrar',
    toToday: 'Seguir a «Today»'
  },
  place: { comeIn: 'La entrada', signIn: 'Volver a entrar' }
}
