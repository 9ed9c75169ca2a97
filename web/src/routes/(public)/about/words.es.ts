import type { SameAs } from '#lib/words/say-in.ts'
import type { aboutWords } from './words.ts'

export const spanishAboutWords: SameAs<typeof aboutWords> = {
  title: 'Lo que este lugar protege, y lo que no puede',
  parts: [
    {
      id: 'read',
      title: 'Quién puede leer lo que compartes',
      lines: [
        'Lo que escribes se cierra con llave en tu dispositivo antes de enviarse. Solo tienen la llave las personas con quienes lo compartes.',
        'Quienes llevamos este lugar lo guardamos cerrado. No podemos abrirlo.',
        'Si pierdes tu frase de acceso y también tus doce palabras, no podemos dejarte entrar de nuevo. Es el precio de la llave.'
      ]
    },
    {
      id: 'see',
      title: 'Lo que ve el servidor',
      lines: [
        'Ve cuándo un dispositivo pide algo y cuánto se envía. Ve la dirección de internet del dispositivo, como cualquier sitio web.',
        'No ve tus palabras ni tus planes, ni el nombre que usas con otras personas. Quienes cuidan de este lugar eligieron mostrar un nombre a todas las personas de aquí. No guarda ninguna lista de quién está al lado de quién.',
        'Un círculo que quiere que lo encuentren muestra unas líneas a todas las personas de aquí, y a nosotros. Su página lo dice antes.',
        'No se pide nada a ninguna otra empresa, salvo si activas los avisos. Entonces las empresas de correo ven tu dirección y cuándo llega un aviso, o quien hizo tu navegador ve cuándo. Nadie cuenta lo que pulsas o lees.'
      ]
    },
    {
      id: 'cannot',
      title: 'Lo que no puede',
      lines: [
        'No es un servicio de emergencias. Nadie lo vigila día y noche.',
        'Una persona puede recordar lo que leyó, o hacer una foto de la pantalla.',
        'Quien puede leer tus palabras puede guardar una copia, o mostrarlas al equipo de seguridad de aquí. Entonces las palabras prueban quién las escribió.',
        'Un programa espía en un dispositivo ve lo que tú ves. Ninguna llave sirve contra eso.',
        'Esta página viene de un servidor. Quien lo lleva podría enviar a tu navegador otro código, hecho para leer también. Así es en todos los sitios web, por eso importa quién lo lleva.',
        'Una vez dentro, «Me and this device» muestra una marca del código. La gente puede compararla.'
      ]
    },
    {
      id: 'reviewed',
      title: 'Aún sin revisión externa',
      lines: [
        'Hasta ahora nadie de fuera de este proyecto ha comprobado las llaves. Los planes y el código están abiertos, para que cualquiera pueda hacerlo.'
      ]
    },
    {
      id: 'device',
      title: '¿Es seguro para mí este dispositivo?',
      lines: [
        '¿Otra persona abre este dispositivo o sabe su código? Entonces elige «Sí, o no lo sé con certeza» cuando preguntemos. No guardamos nada en él.',
        '¿Alguien sabe cosas que solo escribiste aquí? Entonces puede haber puesto algo en este dispositivo. Usa otro, en una biblioteca o en casa de una amistad.',
        'Si cambias la forma de usar este dispositivo, quien lo vigila puede notarlo también. Haz lo que te parezca más seguro.'
      ]
    },
    {
      id: 'limits',
      title: 'Cuando algo no queda en privado',
      lines: [
        'La persona a quien escribes quizá tenga que avisar a otras, si una vida o un menor pueden estar en peligro. Te lo diría antes, si eso es seguro.'
      ]
    }
  ],
  contactTitle: 'Alguien de fuera a quien acudir',
  contactLead: 'Si algo aquí no está bien, puedes preguntar a:',
  toLeaving: 'Cómo salir rápido de esta página'
}
