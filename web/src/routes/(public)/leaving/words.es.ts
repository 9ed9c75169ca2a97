import type { SameAs } from '#lib/words/say-in.ts'
import type { leavingWords } from './words.ts'

export const spanishLeavingWords: SameAs<typeof leavingWords> = {
  title: 'Cómo salir rápido de esta página',
  waysTitle: 'Tres formas que hacen lo mismo',
  ways: [
    'Pulsa «Salir». Está arriba en todas las páginas.',
    'Pulsa la tecla Mayúsculas tres veces seguidas. Sirve cualquiera de las dos.',
    'Con la tecla Tab, «Salir» es lo primero a lo que llegas.'
  ],
  happensTitle: 'Qué ocurre entonces',
  happens: [
    'La página queda en blanco al momento, también sin red.',
    'Se cierra tu sesión. Lo que ves es una página vacía llamada «Notas».',
    'Las palabras que no enviaste ni guardaste se pierden.',
    'El botón de volver no muestra nada tuyo.',
    'Si elegiste otro sitio, o lo eligió este lugar, se abre después en la misma pestaña.'
  ],
  staysTitle: 'Qué no hace',
  stays: [
    'No limpia el historial de tu navegador. La lista de páginas puede seguir mostrando esta dirección.',
    'No detiene un programa espía. Quien vigila este dispositivo puede haber visto la página.',
    'Un archivo que guardaste o imprimiste se queda donde está.'
  ],
  historyTitle: 'Para no dejar ninguna línea en el historial',
  history:
    'Abre este lugar en una ventana privada. Tu navegador la olvida al cerrarla. O borra a mano la línea del historial.',
  backTitle: 'Cómo volver',
  back: 'Abre la misma dirección desde el principio y entra. Todo lo que enviaste está ahí.',
  tryIt: 'Puedes probarlo ahora. Pulsa «Salir» y vuelve aquí.',
  toStart: 'Ir al principio'
}
