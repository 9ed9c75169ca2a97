import type { TextPageWords } from './words.ts'

/** The same in Spanish. NOTE: it needs a native reader before a place relies on it. */
export const spanishTextWords: TextPageWords = {
  inThisLanguage: 'Leer esto en español',
  minutes: (minutes) =>
    minutes === 1 ? 'Se lee en un minuto, más o menos' : `Se lee en unos ${minutes} minutos`,
  age: (age) => `La mayoría puede seguirlo desde los ${age} años, más o menos`,
  reviewed: (day) => `Revisado el ${day}`,
  by: (name) => `Escrito por: ${name}`,
  isDue: 'Este texto tenía que revisarse de nuevo. Puede que una parte ya no sea actual.',
  notes: (said) => `${said}. Puedes elegir si lo lees.`,
  unfold: 'Mostrar el texto',
  sources: 'Fuentes',
  sourcesOutside:
    'Estos enlaces abren otros sitios, fuera de este lugar. No se les dice de dónde vienes.',
  signsOut:
    'En un dispositivo compartido, al abrir uno se cierra tu sesión aquí. Lo que no se envió se pierde.',
  history: 'Qué ha cambiado, y cuándo',
  cameWith: 'Vino con este programa.',
  shownOn: (day) => `Se muestra desde el ${day}.`,
  readBefore: 'Leer lo que decía entonces',
  wordsTaken: (day) => `Estas palabras se retiraron el ${day}.`,
  takenTitle: 'Estas palabras ya no se muestran',
  saidFromUntil: (from, until) =>
    `Esto decía el texto desde el ${from} hasta el ${until}. Ahora dice otra cosa.`,
  saidUntil: (until) => `Esto decía el texto hasta el ${until}. Ahora dice otra cosa.`,
  stillSo: 'Esto dice el texto ahora.',
  toNow: 'Leer lo que dice ahora',
  pass: 'Compartirlo',
  passText: 'Un enlace sencillo, igual para todos. No dice quién lo dio.',
  link: 'El enlace',
  showCode: 'Mostrar un código',
  code: 'Un código cuadrado con el mismo enlace',
  back: 'Todos los textos',
  withdrawnTitle: 'Este texto ya no se muestra',
  takenBack: (day) => `Retirado el ${day}.`,
  withdrawn: 'Lo retiraron quienes cuidan de este lugar. Los demás textos siguen aquí.',
  pieces: {
    source: (number) => `Fuente ${number}`,
    picture: (alt) => `Mostrar una imagen: ${alt}`,
    outside: (host) => `abre ${host}, fuera de este lugar`,
    table: 'Una tabla'
  }
}
