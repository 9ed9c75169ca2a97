import type { SameAs } from '#lib/words/say-in.ts'
import type { besideSaid } from './words.ts'

export const spanishBesideWords: SameAs<typeof besideSaid> = {
  around: {
    title: 'Cómo estar al lado de alguien',
    lead: 'Una persona que te importa vive con cosas duras. No tienes que arreglarlas. Puedes estar a su lado.',
    firstTitle: 'Si solo lees una cosa',
    first: [
      'Primero escucha. Repite con tus palabras lo que oíste.',
      'Cree lo que te cuenta.',
      'Pregunta qué le gustaría. Deja que elija.'
    ],
    moreTitle: 'Cuatro páginas cortas',
    about: {
      helps: 'Qué decir y qué hacer.',
      hurts: 'Qué dejar fuera, y qué decir en su lugar.',
      limits: 'Tú también cuentas.',
      danger: 'Un paso tras otro.'
    },
    youTitle: 'Alguien a tu lado, también',
    you: [
      'Tú también cargas con algo. Este lugar puede ser para ti: entra por ti, sin la persona que te importa.',
      'Una vez dentro, «Circles that can be found» muestra los círculos para gente cercana a alguien, si los hay.',
      'En «Be heard» puedes decir que estás aquí como gente cercana a una persona. Si alguien escucha para eso, puede decir que sí.'
    ],
    comeIn: 'Entrar por primera vez, o de nuevo',
    madeTitle: 'Quién escribió esto',
    made: [
      'Las personas que hacen este programa escribieron estas páginas con sus palabras. Aún no las ha revisado nadie de la medicina o la terapia.',
      'No pueden sustituir a alguien que conozca a las dos personas.'
    ],
    sourcesTitle: 'En qué se apoya',
    sources: [
      'El apoyo de primera línea de la Organización Mundial de la Salud: escuchar, preguntar qué hace falta, creer, ayudar con la seguridad, apoyar las decisiones.',
      'Los pasos de la comprensión que nombró Marsha Linehan.',
      'Estudios sobre cómo responde la gente: Ullman y Peter-Hagene, 2014. Relyea y Ullman, 2015.',
      'Guías para escuchar de Samaritans y Orygen.'
    ],
    back: 'Las cuatro páginas',
    next: 'Sigue con:',
    helpNow: 'Ver los números'
  },
  pages: {
    helps: {
      title: 'Qué ayuda',
      lead: 'Casi todo es pequeño. Estar ahí y ser amable ya es mucho.',
      parts: [
        {
          title: 'Estar ahí',
          isList: true,
          lines: [
            'Guarda el teléfono. Siéntate. Tómate tu tiempo.',
            'Deja que haya silencio. No hace falta llenar cada hueco.',
            'Deja que pare en cualquier momento. Que vuelva a ello, o no.'
          ]
        },
        {
          title: 'Repetir lo que oíste',
          lines: [
            'Usa pocas palabras tuyas. «No dormiste en toda la noche, y luego tuviste que ir a trabajar».',
            'Puede que no sea así. Entonces podrá corregirlo. Por eso dilo como una suposición: «¿Es un poco así?»'
          ]
        },
        {
          title: 'Decir que tiene sentido',
          lines: [
            'Busca la razón y dila. «Después de lo que pasaste, tiene sentido que un golpe fuerte te asuste».',
            'Puedes decirlo también si tú sentirías o harías otra cosa.'
          ]
        },
        {
          title: 'Creer',
          lines: [
            'No necesitas pruebas ni detalles. «Te creo. Siento que te pasara esto».',
            'Si se echa la culpa, puedes decir: «Tú no hiciste esto. Te lo hicieron».'
          ]
        },
        {
          title: 'Preguntar, y seguir la respuesta',
          isList: true,
          lines: [
            '«¿Quieres que escuche, que piense contigo o que haga algo?»',
            '«¿Qué ayudaría ahora mismo?»',
            '«¿Quieres oír una idea?» Si la respuesta es no, guárdala.',
            'Toca solo después de un sí. Pregunta cada vez.'
          ]
        },
        {
          title: 'Cosas pequeñas, durante mucho tiempo',
          isList: true,
          lines: [
            'Cocina. Lleva en coche. Siéntate en la sala de espera. Cuida a los niños una hora.',
            'Escribe: «Pienso en ti. No hace falta que respondas».',
            'Vuelve la semana que viene, y el mes que viene. Para entonces mucha gente ya no está.'
          ]
        }
      ]
    },
    hurts: {
      title: 'Qué duele',
      lead: 'Todo el mundo dice estas cosas. Casi siempre con buena intención. Aun así, pueden dejar a alguien en soledad.',
      parts: [
        {
          title: 'Hacerlo pequeño',
          lines: [
            '«Al menos no fue peor». «Hay quien lo pasa peor». «Eso fue hace mucho».',
            'Podrías decir: «Eso suena muy duro».'
          ]
        },
        {
          title: 'Culpa y duda',
          lines: [
            '«¿Por qué no te fuiste?» «¿De verdad pasó eso?» «¿Qué hiciste tú antes?»',
            'Podrías decir: «Te creo. No fue culpa tuya».'
          ]
        },
        {
          title: 'Decirle cómo sentirse',
          lines: [
            '«Calma». «Sé fuerte». «Tienes que dejarlo atrás». «Piensa en algo bonito».',
            'Podrías decir: «Tiene sentido sentir esto. Estoy aquí».'
          ]
        },
        {
          title: 'Buscarle un sentido',
          lines: [
            '«Todo pasa por algo». «Eso te hizo quien eres».',
            'Quizá algún día encuentre uno. Es suyo. Podrías decir: «Ojalá no hubiera pasado».'
          ]
        },
        {
          title: 'Consejos que nadie pidió',
          lines: [
            '«Ve a la policía». «Déjale». «Prueba con el deporte».',
            'Quizá ya lo pensó, y no es seguro, o es demasiado. Podrías preguntar: «¿Qué has probado? ¿Qué quieres tú?»'
          ]
        },
        {
          title: 'Hacer que trate de ti',
          lines: [
            '«A mí me pasó lo mismo, y yo …»',
            'Unas palabras pueden mostrar que no le pasa solo a esa persona. Después vuelve a ella. Tu propio dolor también necesita un lugar, con otra persona.'
          ]
        },
        {
          title: 'Hacer cosas sin preguntar',
          lines: [
            'Contárselo a otros. Llamar a alguien. Ir a hablar con quien le hizo daño. Le quita otra vez la decisión, y puede ser peligroso.',
            'Pregunta antes, cada vez.'
          ]
        },
        {
          title: 'Si ya lo dijiste',
          lines: [
            'Dilo. «Intenté animarte. Lo siento. Ahora quiero escuchar». Puede ser un buen momento para las dos personas.'
          ]
        }
      ]
    },
    limits: {
      title: 'Tus propios límites',
      lead: 'Solo puedes estar mucho tiempo al lado de alguien si también cuidas de ti.',
      parts: [
        {
          title: 'Tienes derecho a',
          isList: true,
          lines: [
            'Sentir cansancio, enfado o tristeza.',
            'Decir que no, o que hoy no.',
            'Dormir, trabajar, reír y ver a otra gente.',
            'No saber qué decir.'
          ]
        },
        {
          title: 'Decir pronto lo que puedes dar',
          lines: [
            '«Puedo escuchar media hora». «De noche mi teléfono está apagado. Por la mañana miro». Saberlo ayuda.',
            'Promete solo lo que puedas cumplir. Una promesa pequeña que se sostiene vale más que una grande.'
          ]
        },
        {
          title: 'No lo lleves a solas',
          lines: [
            'Pregunta: «¿Quién más podría estar ahí para ti?» Dos o tres personas llevan más, y durante más tiempo.',
            'También puedes buscar a alguien para ti: una amistad, una línea de ayuda, un grupo, una consulta médica. Puedes hablar de cómo estás y guardar su historia.'
          ]
        },
        {
          title: 'Señales de que es demasiado',
          isList: true,
          lines: [
            'No puedes dormir, o ves sus imágenes en tu propia cabeza.',
            'Te da miedo el próximo mensaje.',
            'Has dejado lo que te hace bien.',
            'Bebes o tomas más que antes.'
          ]
        },
        {
          title: 'Cuando necesitas una pausa',
          lines: [
            'Dilo, y di cuándo vuelves. «Hoy no puedo. El domingo a las cuatro te llamo». Y llama.',
            'Si está en peligro y no puedes quedarte, ayúdale antes a contactar con alguien más.'
          ]
        },
        {
          title: 'Lo que no es tuyo',
          lines: [
            'Tú no lo causaste. No puedes curarlo en su lugar. Lo que elige es suyo, también cuando tú elegirías otra cosa.'
          ]
        }
      ]
    },
    danger: {
      title: 'Cuando está en peligro',
      lead: 'Si una vida está en peligro ahora mismo, llama al número de emergencias. «Ayuda ahora», arriba, lo muestra.',
      parts: [
        {
          title: 'Primero: tú',
          lines: [
            'Ve a un lugar seguro. Si te hieren, no ayudas a nadie.',
            'No tienes que hacerlo a solas. Pide a alguien que esté a tu lado.'
          ]
        },
        {
          title: 'Si quizá quiere morir',
          isList: true,
          lines: [
            'Pregunta con claridad y con cariño: «¿Estás pensando en quitarte la vida?»',
            'Escucha la respuesta. «Gracias por decírmelo. Me alegro de que lo hagas».',
            'Pregunta: «¿Crees que podrías hacerlo hoy?»',
            'Si la respuesta es sí: quédate, o sigue al teléfono. Llama al número de emergencias o a una línea de crisis, mejor en compañía suya.',
            'Pregunta si tiene cerca algo con lo que hacerse daño. ¿Podría estar en otro lugar por ahora?',
            'Si no es hoy: acuerda con ella el siguiente paso. «¿Quién puede estar contigo esta noche? ¿Cuándo te llamo?»'
          ]
        },
        {
          title: 'Si alguien le hace daño',
          isList: true,
          lines: [
            'Pregunta: «¿Es seguro hablar ahora? ¿Cómo te contacto sin que nadie lo vea?»',
            'Cree lo que te cuenta. No vayas a ver a quien le hace daño.',
            'Irse puede ser el momento más peligroso. No presiones. Una línea de ayuda puede planearlo con esa persona.',
            'Pregunta qué podrías hacer: guardar una bolsa, guardar papeles, acordar una palabra que signifique «pide ayuda».',
            'Quizá vigilan su teléfono. No escribas ahí sobre planes.',
            'Puede que se quede, o que vuelva. Sigue a su lado. Así podrá acudir a ti la próxima vez.'
          ]
        },
        {
          title: 'Si un menor está en peligro',
          lines: [
            'Un menor no puede esperar. Llama al número de emergencias, o a quienes protegen a la infancia donde vives.',
            'Díselo a la persona antes de hacerlo, salvo que eso traiga más peligro.'
          ]
        },
        {
          title: 'Si se lo dices a alguien sin su permiso',
          lines: [
            'Hazlo solo si una vida o un menor está en peligro. Díselo a cuanta menos gente mejor, y solo lo necesario.',
            'Díselo tú a la persona, y di por qué: «Temí por tu vida. Sigo aquí».'
          ]
        },
        {
          title: 'Después',
          lines: [
            'Escribe al día siguiente. Habla con alguien de cómo fue para ti. Puede que tiembles o sientas vacío. A casi todo el mundo se le pasa, y está bien buscar ayuda con ello.'
          ]
        }
      ]
    }
  }
}
