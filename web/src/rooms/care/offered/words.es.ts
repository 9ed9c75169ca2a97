import { localeByLanguage } from '#lib/words/language.ts'
import type { SameAs } from '#lib/words/say-in.ts'
import type { offeredWords } from './words.ts'

type Words = SameAs<typeof offeredWords>

const names: Words['names'] = {
  steward: 'Cuidado del lugar',
  safety: 'Equipo de seguridad',
  facilitator: 'Facilitación de círculos',
  listener: 'Escucha',
  professional: 'Profesional',
  editor: 'Redacción'
}
const checkedBy = {
  two: 'Dos personas que cuidan el lugar dijeron que sí.',
  one: 'Lo comprobó una sola persona.',
  founder: 'Empezó este equipo. Nadie lo ha comprobado.'
} as const
const isExtra = ({ role, isSteward }: Parameters<Words['label']>[0]) =>
  isSteward && role !== 'steward'

export const spanishOfferedWords: Words = {
  names,
  roleMeans: {
    steward: 'Cuida este lugar. Lee solo lo que alguien le enseña.',
    safety: 'Mira los avisos. Ve lo que alguien decidió enseñarle, y nada más.',
    facilitator: 'Acompaña círculos.',
    listener: 'Escucha durante un rato. No trata ni diagnostica.',
    professional: 'Es su trabajo: enfermería, orientación o derecho, por ejemplo.',
    editor:
      'Escribe los textos y las cartas que puede leer cualquiera. No ve nada de lo que se comparte.'
  },
  nameOr: (name) => (name === '' ? 'Alguien todavía sin nombre' : name),
  day: dayOf,
  services: (services) => `Quienes cuidan el lugar escriben que formas parte de: ${services}.`,
  offer: {
    title: (role) => `Un papel para ti: ${role}`,
    by: (name) => `Te lo pide ${name}.`,
    means: 'Qué significa',
    checked: (words) => `Lo que dicen que comprobaron: ${words}`,
    until: (day) => `Dura hasta el ${day}. Puedes devolverlo cuando quieras.`,
    mustReport:
      'Dice que tienes el deber de informar de algunas cosas que oigas. La gente lo ve primero.',
    noReport: 'Dice que no tienes deber de informar. Si no es así, díselo antes de decir que sí.',
    isSteward: 'Cuidarías este equipo.',
    isLead: 'Otras personas que escuchan podrían llamarte como apoyo.',
    publicTitle: 'Lo que verá toda la gente de aquí',
    public: 'El nombre y las líneas de abajo, tu papel, qué se comprobó y hasta cuándo.',
    log: 'El registro conserva que tuviste este papel, también cuando haya terminado.'
  },
  card: {
    ofCircle: 'Quién acompaña este círculo',
    ofBond: (name) => `Qué hace ${name} aquí`,
    theySay: 'Es lo que dice de sí.',
    notChecked:
      'Todavía no hemos podido comprobarlo. Cuando tengas una cuenta, podrás ver si es así.'
  },
  label: (role) => (isExtra(role) ? `Cuida un equipo: ${names[role.role]}` : names[role.role]),
  facts: (said) =>
    [
      isExtra(said) ? 'Como persona que cuida este equipo.' : '',
      said.checked === '' ? '' : `Se comprobó: ${said.checked}`,
      checkedBy[said.checkedBy],
      said.until === null ? '' : `Hasta el ${dayOf(said.until)}.`
    ]
      .filter((fact) => fact !== '')
      .join(' '),
  duty: (name) => `${name} tiene el deber de transmitir algunas cosas.`,
  dutyText:
    'Por ley o por su trabajo, informa de algunas cosas a una autoridad. Puedes preguntar cuáles antes de escribir.'
}

function dayOf(at: number): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Intl.DateTimeFormat(localeByLanguage.es, parts).format(at)
}
