import type { SameAs } from '#lib/words/say-in.ts'
import type { kitPageWords } from './words.ts'

export const spanishKitPageWords: SameAs<typeof kitPageWords> = {
  kit: {
    title: 'Tu camino de vuelta',
    intro:
      'Si olvidas tu frase de acceso, estas doce palabras vuelven a abrir la puerta. No las tenemos. No las tiene nadie más.',
    list: 'Tus doce palabras',
    areEnglish: 'Son palabras inglesas. Cópialas letra por letra: no hace falta entenderlas.',
    keep: 'Escríbelas en un papel, o imprímelas. Guárdalas donde solo mires tú, o con alguien de confianza.',
    printWarning:
      'Una impresora puede guardar una copia un tiempo. Imprime solo donde no sea un problema.',
    printList: 'Imprimir solo las palabras',
    printSheet: 'Imprimir la hoja entera',
    printHint:
      'Las palabras solas parecen una lista cualquiera. La hoja entera lleva también la dirección, tu nombre de acceso y un código cuadrado.',
    have: 'Ya las tengo',
    later: 'Recordármelo más tarde',
    laterHint:
      'Más tarde no podemos volver a mostrar estas palabras. Entonces puedes crear doce nuevas.',
    sheetTitle: 'Mi hoja',
    address: 'Dirección',
    signInName: 'Nombre de acceso',
    signInNameToo:
      'Apunta también este nombre. Lo necesitas, junto con tu frase de acceso, para volver.',
    squareCode: 'Un código cuadrado que contiene las doce palabras'
  },
  check: {
    title: '¿Lo miramos un momento?',
    text: 'Escribe dos de tus palabras desde tu propia copia. Así sabes que funciona.',
    word: (position) => `Palabra ${position}`,
    differs: (position) => `Quizá tu copia dice otra cosa. Mira otra vez la palabra ${position}.`,
    done: 'Listo',
    back: 'Volver a ver las palabras'
  }
}
