import { expect, test } from 'vitest'
import { isHiddenLine, isOfHiddenPlace } from './refuge-words.ts'

test.each([
  "Women's Refuge",
  'A shelter for people fleeing abuse',
  'Casa de acogida',
  'Casa de Acogida «La Luz» para mujeres',
  'Casa-refugio de la ciudad',
  'Refugio para mujeres maltratadas',
  'Albergue temporal para víctimas de violencia de género',
  'Pisos de acogida',
  "Casa d'acollida",
  'Casa abrigo',
  'Acolhimento de emergência para mulheres vítimas de violência',
  'Foyer pour femmes',
  "Maison d’hébergement l'Étoile",
  "Centre d'accueil pour victimes de violences conjugales",
  'Frauenhaus Musterstadt',
  'Die Frauenhäuser im Kreis',
  'Zufluchtswohnung',
  'Vrouwenopvang Noord',
  'Blijf van mijn lijfhuis',
  'Casa rifugio',
  'Accoglienza per donne vittime di violenza',
  'Krisesenteret i byen',
  'Kvindekrisecenter',
  'Kvinnojouren Ljus',
  'Ośrodek wsparcia dla ofiar przemocy w rodzinie',
  'مأوى للنساء المعنّفات',
  'ملجأ النساء',
  'دار إيواء للنساء الناجيات من العنف',
  'مركز حماية ضحايا العنف',
  'بيت آمن'
])('a refuge is known by its name: %s', (name) => {
  expect(isOfHiddenPlace(name)).toBe(true)
})

test.each([
  'Warm room',
  'Centro de salud para mujeres',
  'Biblioteca municipal',
  'Casa de la juventud',
  'Animal shelter',
  'Centre de santé des femmes',
  'Maison de quartier',
  'Frauenberatung am Markt',
  'Vrouwencentrum',
  'Centro donna',
  'Kvinnohälsan',
  'Dom kultury',
  'مركز النساء الصحي',
  'دار الكتب'
])('a house that is none is not hidden: %s', (name) => {
  expect(isOfHiddenPlace(name)).toBe(false)
})

test.each([
  'The address is confidential.',
  'La dirección es confidencial.',
  'Ubicación no divulgada',
  'Adresse confidentielle',
  'Die Adresse ist geheim.',
  'Indirizzo segreto',
  'Hemlig adress',
  'العنوان سري'
])('words say that a place is kept secret: %s', (text) => {
  expect(isOfHiddenPlace(text)).toBe(true)
})

test.each(['Confidential', 'Dirección reservada', 'Confidentiel', 'geheim', 'سري'])(
  'a line of an address says that it is none: %s',
  (line) => {
    expect(isHiddenLine(line)).toBe(true)
  }
)

test.each(['12 High Street', 'Calle Mayor 3', 'Geheimratsweg 4', 'شارع السريان 4'])(
  'a street is a street: %s',
  (line) => {
    expect(isHiddenLine(line)).toBe(false)
  }
)

test.each([
  'عنوان الدار سري',
  'موقعنا سري للغاية',
  'العنوان: سرّي',
  'المكان (سري)',
  'العنوان آمن وسري',
  'مكان الإقامة والعنوان السري'
])('Arabic words say that a place is kept secret: %s', (text) => {
  expect(isOfHiddenPlace(text)).toBe(true)
})

test.each(['مكان آمن من العنف الأسري', 'موقع السريان', 'عنوان كسري', 'مكان للإرشاد الأسري'])(
  'a word that only ends so is no secret: %s',
  (text) => {
    expect(isOfHiddenPlace(text)).toBe(false)
  }
)

// The words of each language that a pattern of it begins with, and of which the rest of it does not come.
const NEARLY = [
  ['women', 'domestic', 'shelter', 'confidential', 'address', 'location'],
  ['casa', 'casa de', 'refugio', 'direccion', 'lugar'],
  ['casas', 'abrigo', 'acolhimento', 'endereco', 'morada'],
  ['foyer', 'maison', 'accueil', 'lieu'],
  ['frauen', 'madchen', 'adresse', 'ort', 'geheime'],
  ['opvang', 'blijf', 'locatie'],
  ['rifugi', 'accoglienza', 'indirizzo', 'sede'],
  ['kvinde', 'adress', 'tjej', 'adressen'],
  ['schronisko', 'osrodek', 'dom', 'adres'],
  ['دار', 'مركز', 'مأوى', 'ملجأ', 'عنوان', 'مكان', 'موقع', 'و', 'ال']
].flat()

const LONG = 3_900
const runOf = (sign: string) => (length: number) => sign.repeat(length).slice(0, length)

const hostile: [string, (length: number) => string][] = NEARLY.flatMap((word) =>
  [
    runOf(`${word} `),
    runOf(word),
    runOf(`${word} l `),
    (length: number) => word + runOf('x')(length),
    (length: number) => `${word} ${runOf('x')(length)}`,
    (length: number) => `${word} ${runOf('س')(length)}`,
    (length: number) => `${runOf(`${word} `)(length / 2)}${runOf('x')(length / 2)}`,
    (length: number) => `${word}${runOf(' ')(length)}`
  ].map((make, index): [string, (length: number) => string] => [`${word}, way ${index + 1}`, make])
)

/** How long it takes at its quickest, of some rounds: what else runs here only ever adds to it. */
function quickest(text: string): number {
  let best = Infinity
  for (let round = 0; round < 8; round += 1) {
    const begun = performance.now()
    for (let time = 0; time < 4; time += 1) isOfHiddenPlace(text)
    best = Math.min(best, performance.now() - begun)
  }
  return best
}

test.each(hostile)(
  'four times the text takes no more than some four times as long: %s',
  (_, make) => {
    // Where each letter more costs as much as all before it together it would be sixteen, and ever more.
    const GROWS_MAX = 12
    let before = quickest(make(16))
    for (const length of [64, 256, 1_024, LONG]) {
      let now = quickest(make(length))
      for (let again = 0; again < 4 && now > before * GROWS_MAX; again += 1) {
        before = Math.max(before, quickest(make(length / 4)))
        now = Math.min(now, quickest(make(length)))
      }
      expect(now).toBeLessThanOrEqual(before * GROWS_MAX)
      before = now
    }
  }
)

test.each([
  'عنوان' + 'x'.repeat(3_900),
  'موقع '.repeat(800),
  'ﷺ'.repeat(4_000),
  'refugio '.repeat(2_000)
])('a long text of nearly the right words says nothing of a refuge', (text) => {
  expect(isOfHiddenPlace(text)).toBe(false)
})
