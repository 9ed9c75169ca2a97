import type { MailWords } from './words.ts'

export const spanishMailWords: MailWords = {
  firstLook: { name: 'Notas', subject: '¿Eres tú?' },
  ask: (link) =>
    `Alguien, quizá tú, pidió correos para esta dirección.\n\nSi fuiste tú, abre esta página y di que sí:\n${link}\n\nSi no, no hagas nada. Entonces no llega nada más.`,
  known: (link) =>
    `Alguien, quizá tú, pidió correos para esta dirección. Ya llegan.\n\nAquí puedes cambiarlos o pararlos:\n${link}`,
  several: (count) => `${count} novedades`,
  parted: '\n\n---\n\n',
  letter: (subject, text) => `${subject}\n\n${text}`,
  end: (link) =>
    `Esto llega porque esta dirección lo pidió.\nAquí puedes cambiarlo o pararlo:\n${link}`
}
