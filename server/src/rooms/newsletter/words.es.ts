import type { MailWords } from './words.ts'

export const spanishMailWords: MailWords = {
  firstLook: { name: 'Notas', subject: '¿Eres tú?' },
  ask: (link) =>
    `Alguien, quizá tú, pidió correos para esta dirección.\n\nSi fuiste tú, abre esta página y di que sí:\n${link}\n\nSi no, no hagas nada. Entonces no llega nada más.`,
  askAgain: (link) =>
    `Esta dirección pidió correos una vez. El lugar tuvo que volver a una copia anterior, y ya no sabe quién los paró desde entonces.\n\nSi los quieres, abre esta página y di que sí:\n${link}\n\nSi no, no hagas nada. Entonces no llega nada más.`,
  known: (link) =>
    `Alguien, quizá tú, pidió correos para esta dirección. Ya llegan.\n\nAquí puedes cambiarlos o pararlos:\n${link}`,
  several: (count) => (count === 1 ? '1 novedad' : `${count} novedades`),
  locale: 'es',
  newText: 'Nuevo en la biblioteca',
  changedText: 'Cambiado en la biblioteca',
  newGathering: 'Un nuevo encuentro',
  off: 'Esto no se celebra',
  online: 'En línea',
  moreDates: (count) => (count === 1 ? 'y 1 fecha más' : `y ${count} fechas más`),
  when: (weekday, day, time) => `${weekday}, ${day}, ${time}`,
  writtenIn: (what, language) => `${what} (${language})`,
  parted: '\n\n---\n\n',
  letter: (subject, text) => `${subject}\n\n${text}`,
  end: (link) =>
    `Esto llega porque esta dirección lo pidió.\nAquí puedes cambiarlo o pararlo:\n${link}`
}
