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

test('a long text of nearly the right words is read in no time to speak of', () => {
  for (const word of ['refugio ', 'دار ', 'casa de ', 'women ', 'adres ', 'foyer l ']) {
    expect(isOfHiddenPlace(word.repeat(2_000))).toBe(false)
  }
})
