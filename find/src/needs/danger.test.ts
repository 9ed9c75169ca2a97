import { expect, test } from 'vitest'
import { finderOf, service } from '../finder.fixture.ts'
import { splitWords } from '../text/split-words.ts'
import { stem } from '../text/stem.ts'
import { fresh, fresher, latest } from './fresh.fixture.ts'
import { heldOut, notDanger } from './held-out.fixture.ts'
import { partsOf } from './need.ts'
import type { Need, NeedTable } from './need.ts'
import { readGroups, readPattern } from './pattern.ts'
import type { Groups } from './pattern.ts'
import { recogniser } from './recognise.ts'
import { spoken } from './spoken.fixture.ts'
import { needTables } from './tables.ts'

// What is said needs no service to be understood, so these always run.
const recognise = recogniser(needTables)
const needsIn = (stems: readonly string[]) => recognise(stems, () => true)
const idsIn = (text: string) =>
  needsIn(splitWords(text).map((word) => stem(word))).map(({ id }) => id)
const isDanger = (text: string) => finderOf([service(1)]).search({ text }).isDanger

test('whoever may be in danger of their life is told first whom to call, and nobody else is', () => {
  const finder = finderOf([service(1)])
  const wrong = [...heldOut, ...fresh, ...fresher, ...latest, ...spoken].filter(
    ({ text, danger }) => finder.search({ text }).isDanger !== (danger ?? false)
  )
  expect(wrong.map(({ text }) => text)).toEqual([])
  expect(notDanger.filter((text) => finder.search({ text }).isDanger)).toEqual([])
})

test.each([
  'i have my blood pressure pills here can i drink',
  'i keep my tablets here in a box',
  'my tablets are ready at the pharmacy',
  'i bought a knife to cook with',
  'he said it will hurt me at the dentist',
  'they said they will find me a flat',
  'my mum is coming to get me',
  'feel like jumping on a trampoline',
  'no tengo ganas de cocinar',
  'tengo pastillas para la presion',
  'me gusta mucho vivir aqui',
  'عندي حبوب في وجهي',
  'لا أريد العيش مع أهلي',
  'أريد أن أعيش في شقة قريبة',
  'quiero acercarme a la iglesia',
  'quiero retirarme de mi trabajo',
  'quiero colgar un cuadro',
  'voy a tirarme a la piscina',
  'me quiero colocar en un trabajo y quiero colocarme pronto'
])('what is like words of danger, and is of every day, shows no lines to call: %s', (text) => {
  expect(isDanger(text)).toBe(false)
})

test.each([
  'afraid of my dad dying',
  'tenants not allowed to have pets',
  'my friend has photos of me for my passport',
  'أخاف على ابني من المدرسة',
  'زوجي يقرأ القرآن'
])('what is like words of violence, and is of every day, is not taken for it: %s', (text) => {
  expect(idsIn(text)).not.toContain('domestic-abuse')
  expect(idsIn(text)).not.toContain('sexual-violence')
})

test('what only sounds like violence is not taken for it', () => {
  expect(notDanger.filter((text) => idsIn(text).includes('domestic-abuse'))).toEqual([])
})

test.each([
  'he said he will come back and kill me',
  'lost my brother to suicide and now I want to die',
  'after my suicide attempt I still want to die',
  'after my suicide attempt',
  'I want to kill myself, I work in assisted living',
  'I want to kill myself. end of life',
  'I am dying to leave and I want to kill myself',
  'I want to die, for years I have felt like this',
  'I want to die of shame, my hair is falling out',
  'I will kill myself and I cannot stop it',
  'he locked me in and we are out of food',
  'he pulled a gun, crime is all over here',
  'the bullying is driving my son to suicide',
  'he put poison in my food',
  'my feet are killing me and he says he will kill me',
  'I wish I would never wake up for school',
  'he lives 10 kms away and i just want to kms',
  'kms',
  'I dont want to wake up',
  'me va a matar de hambre',
  'mi hermano murio por suicidio y quiero morir'
])('harmless words beside it take no danger away: %s', (text) => {
  expect(isDanger(text)).toBe(true)
})

test.each([
  'he put poison in my food',
  'my food was poisoned',
  'my husband gave me food poisoned with antifreeze',
  'my dad wants to kill himself and I cannot cope',
  'my son is killing himself and I cannot cope',
  'how do I stop my son killing himself and I cannot cope',
  'I am scared of my dad killing himself and I cannot cope',
  'my dad killed himself and I cannot go on',
  'my dad killed himself and I want to die',
  'suicide squad movie and I want to kill myself',
  'suicide',
  'no me dejan salir',
  'estoy amenazada de muerte',
  'ابني بيفكر بالموت',
  'my boyfriend will not let me leave, he wont let me leave the house',
  'my boss locked me in and wont let me leave'
])('what only looks like a harmless thing stays a danger: %s', (text) => {
  expect(isDanger(text)).toBe(true)
})

test.each([
  'food poisoning',
  'food poisoning from a takeaway',
  'suicide squad movie',
  'Suicide Squad',
  "my dad killed himself and I can't cope",
  'our son killed himself and we cannot sleep',
  "my boss won't let me leave early"
])('what is no danger to anybody now shows no lines to call: %s', (text) => {
  expect(isDanger(text)).toBe(false)
})

test('whoever lost somebody so is shown help with grief', () => {
  expect(idsIn("my dad killed himself and I can't cope")).toContain('grief')
})

test.each(["my boss won't let me leave early", "my manager won't let us leave work on time"])(
  'a boss who is strict is no violence at home, and no forced work: %s',
  (text) => {
    const ids = idsIn(text)
    expect(ids).not.toContain('domestic-abuse')
    expect(ids).not.toContain('trafficking')
  }
)

test('a partner who lets nobody leave is', () => {
  expect(idsIn("my husband won't let me leave early in the morning")).toContain('domestic-abuse')
  expect(idsIn("my boyfriend won't let me leave")).toContain('domestic-abuse')
})

test('each phrase of a danger stays a danger beside each phrase that is harmless', () => {
  const dangers = needTables.flatMap((table) => phrasesOf(table, ({ said }) => said))
  const harmless = needTables.flatMap((table) => phrasesOf(table, ({ unless }) => unless ?? ''))
  expect(Math.min(dangers.length, harmless.length)).toBeGreaterThan(100)
  const lost: string[] = []
  for (const { id, stems } of dangers) {
    for (const other of harmless) {
      if (other.id !== id && !other.isFirst) continue
      for (const both of [
        [...stems, ...other.stems],
        [...other.stems, ...stems]
      ]) {
        if (!needsIn(both).some((need) => need.id === id)) lost.push(`${id}: ${both.join(' ')}`)
      }
    }
  }
  expect(lost).toEqual([])
})

test.each([
  'my husband hurts me when he drinks',
  'he hurts me so much',
  'he hit me hard',
  'he hit me like a dog',
  'he beat me to the floor',
  'he hit her head on the wall',
  'my back is sore, it hurts, he kicks me',
  'he kicks me and my back hurts',
  'my back hurts because he kicks me',
  'he hits me up against the wall',
  'he hit me with a belt over the bills',
  'i was hit by my husband in the car',
  'after the death my husband hit me hard',
  'alcohol abuse, and he hits me'
])('who says that somebody hurts them is not sent elsewhere: %s', (text) => {
  expect(idsIn(text)).toContain('domestic-abuse')
})

test.each([
  'it hurts me to see my mum like this',
  'losing my dad, the news hit me hard',
  'my neighbour beat me to it',
  'got hit with a late fee',
  'my knee hurts'
])('pain that nobody did is not taken for violence: %s', (text) => {
  expect(idsIn(text)).not.toContain('domestic-abuse')
})

const threats = [
  'يقتلني, يقتلوني, يقتلونني, سيقتلني, سيقتلوني, سيقتلونني, هيقتلني, هيقتلوني, حيقتلني, بيقتلني, بيقتلوني',
  'تقتلني, ستقتلني, بتقتلني, حتقتلني, هتقتلني, ويقتلني',
  'يذبحني, يذبحوني, يذبحونني, سيذبحني, هيذبحوني, يموتني, هيموتني, هيموتوني'
].flatMap((line) => line.split(', '))

test.each([
  ...threats,
  'أهلي يقتلوني',
  'راح يقتلوني',
  'أهلي بيقتلوني',
  'محتاجة مساعدة جوزي هيموتني',
  'mi ex quiere matarme',
  'mi marido va a matarme',
  'mis hermanos quieren matarnos',
  'puede matarme',
  'es capaz de matarme',
  'قال سأقتلك',
  'هدد وقال سأحرق البيت',
  'dijo que va a matarme'
])('whoever says that somebody will kill them is told so: %s', (text) => {
  expect(idsIn(text)).toEqual(['life-threat'])
  expect(isDanger(text)).toBe(true)
})

test.each([
  'أبي أموت',
  'ابي انتحر',
  'نفسي أموت',
  'أحتاج أن أموت',
  'أريد أن أختفي',
  'سأموت بيدي أريد الموت',
  'ابني يريد أن ينتحر',
  'ابني عايز يموت',
  'أمي تريد أن تموت',
  'لا أريد أن أعيش',
  'لا أريد أن أعيش في هذه الدنيا',
  'لا أريد أن أعيش في هذا العالم',
  'لا أريد أن أعيش هنا وأريد أن أموت',
  'quiero ahorcarme',
  'quiero colgarme',
  'voy a tirarme de un puente',
  'pienso tirarme al tren',
  'quiero matarme',
  'matarme',
  'ganas de matarme',
  'quiero acabar con todo',
  'acabar con todo el dolor',
  'tengo las pastillas en la mano',
  'mi hija no puede más',
  'ما عاد بتحمل',
  'سأقتل نفسي',
  'هيقتل نفسه',
  'tengo mis pastillas a la mano y quiero morir'
])('whoever wants to die, or speaks for one who does, is told so: %s', (text) => {
  expect(idsIn(text)).toContain('suicide')
  expect(isDanger(text)).toBe(true)
})

test.each(['أريد أن أفتح حسابا', 'أقرأ رسائلي', 'أفتح رسائلي'])(
  'what somebody does with what is theirs is no violence: %s',
  (text) => {
    expect(idsIn(text)).not.toContain('domestic-abuse')
  }
)

test('each word of a danger that stands alone is that danger, in its forms too', () => {
  const lost: string[] = []
  for (const table of needTables) {
    for (const { id, said } of table.needs.filter((need) => need.isDanger)) {
      for (const one of partsOf(said).filter((part) => !/[ {]/.test(part))) {
        const forms = table.language === 'ar' ? [one, `و${one}`] : [one]
        for (const form of forms.flatMap((word) => word.split('|'))) {
          if (!idsIn(form).includes(id)) lost.push(`${id}: ${form}`)
        }
      }
    }
  }
  expect(lost).toEqual([])
})

test('each danger of the tables is told as it stands there, with each of its words', () => {
  const lost = needTables.flatMap((table) => {
    const groups = readGroups(table.groups)
    return table.needs
      .filter((need) => need.isDanger)
      .flatMap(({ id, said }) =>
        partsOf(said)
          .flatMap((text) => examplesOf(text, groups, Infinity))
          .filter((stems) => !needsIn(stems).some((need) => need.isDanger))
          .map((stems) => `${id}: ${stems.join(' ')}`)
      )
  })
  expect(lost).toEqual([])
})

type Phrase = { readonly id: string; readonly stems: readonly string[]; readonly isFirst: boolean }

/** Each pattern of the dangers of a table in words, with each of its first choices once. */
function phrasesOf(table: NeedTable, of: (need: Need) => string): readonly Phrase[] {
  const groups = readGroups(table.groups)
  return table.needs
    .filter((need) => need.isDanger)
    .flatMap((need) =>
      partsOf(of(need)).flatMap((text) =>
        examplesOf(text, groups).map((stems, choice) => ({
          id: need.id,
          stems,
          isFirst: choice === 0
        }))
      )
    )
}

const CHOICES_MAX = 4

function examplesOf(
  text: string,
  groups: Groups,
  choices = CHOICES_MAX
): readonly (readonly string[])[] {
  const steps = readPattern(text, groups).flatMap((step) => ('gap' in step ? [] : [step.phrases]))
  const most = Math.min(choices, Math.max(...steps.map((phrases) => phrases.length)))
  return Array.from({ length: most }, (_, choice) =>
    steps.flatMap((phrases) => phrases[choice % phrases.length] ?? [])
  )
}
