// Marks that are written over and under letters of Latin, Greek, Cyrillic, Hebrew and Arabic. In
// the scripts of India a mark is a vowel, and stays.
const marks = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]/g
const unseen = /[\u00AD\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
const apostrophes = /(?<=\p{L})['’ʼ＇`´](?=\p{L})/gu

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  // Arabic is written with and without these.
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
  ک: 'ك',
  ی: 'ي'
}
const others = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** The same text without case, accents, harakat and hidden signs: how it is compared, never how it is shown. */
export function fold(text: string): string {
  // Most texts are plain, and need none of the rest.
  if (/^[\x20-\x7E\n]*$/.test(text)) return text.toLowerCase().replace(apostrophes, '')
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .replace(unseen, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(others, (letter) => letters[letter] ?? letter)
    .replace(apostrophes, '')
}
