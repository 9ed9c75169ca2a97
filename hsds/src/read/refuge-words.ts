/**
 * By which words a refuge is known, and a place that its people keep to themselves. A word too many hides a street, one
 * too few shows a refuge. Said in docs/decisions/0017 and on the steward's preview: these languages, and no others.
 */
const READ_LENGTH_MAX = 4_000

/**
 * How feeds are read. It goes up when refuges are known by more words than before: then what was published is judged once
 * more, and lists that are fetched are read anew, also where nothing of them changed.
 */
export const READING_FORM = 2

// Texts are folded first: small letters, no accents and no vowel signs, one kind of apostrophe. Latin alone knows `\b`.
const REFUGES: readonly RegExp[] = [
  // English
  /\b(women'?s|woman'?s|domestic|abuse|violence|battered|dv|trafficking|emergency safe)[\s\w'/&,-]{0,60}\b(refuges?|shelters?|safe ?houses?|safe homes?)\b/,
  /\b(refuge|shelter|safe ?house|safe home)s? (?:[\w']+ ){0,6}(?:fleeing|escaping|survivors?|victims?|battered|abused|domestic)\b/,
  /\bsafe ?houses?\b/,
  // Spanish, Galician, Catalan
  /\b(casas?|pisos?|hogar|hogares|centros?|viviendas?|llar|llars) (de |d')?(acogida|acollida|emergencia para mujeres|proteccion)\b/,
  /\b(casas?|hogar|hogares|viviendas?)[ -]refugios?\b|\bcasas? seguras?\b/,
  /\b(refugios?|albergues?|alojamientos?|acogidas?) (?:[\w']+ ){0,6}(mujer|mujeres|victimas?|maltrat\w+|violencia)\b/,
  // Portuguese
  /\bcasas?[ -](de )?abrigos?\b|\b(abrigos?|acolhimentos?) (?:[\w']+ ){0,6}(mulher|mulheres|vitimas?|violencia)\b/,
  // French
  /\b(foyers?|refuges?|hebergements?) (?:[\w']+ ){0,6}(femmes?|victimes?|battues?|violences?)\b/,
  /\b(maisons?|centres?|accueils?) (?:[\w']+ ){0,6}(victimes|battues|violences?)\b|\bmaisons? d'hebergement\b/,
  // German, Dutch
  /\bfrauen(haus|hauser|haeuser|schutzhaus|schutzwohnung|notwohnung|zuflucht)\w*|\b(schutzwohnung|zufluchts?wohnung)\w*|\bmadchen(haus|zuflucht)\w*|\b(kinder)?schutzh(aus|auser)\b/,
  /\bvrouwenopvang\w*|\bblijf[ -]van[ -]mijn[ -]lijf\w*|\bvrouwenhuis\b|\boranje huis\b|\bopvang (?:[\w']+ ){0,6}(geweld|mishandel\w+)\b/,
  // Italian
  /\bcas[ae][ -](di )?(rifugio|fuga)\b|\b(rifugi|rifugio|accoglienza) (?:[\w']+ ){0,6}(donne|vittime|violenza|maltrattat\w+)\b/,
  // Danish, Norwegian, Swedish: folding turns å into a, and leaves ø as it is
  /\b(kvinne|kvinde)?kris(e|es)?senter\w*|\bkvinde(krise|hjem)\w*|\bkrisecent\w+|\bkvinnojour\w*|\btjejjour\w*|\bskyddat boende\b|\bkvinnofrid\w*/,
  // Polish
  /\b(schronisk\w+|osrodk?\w*|domy?|hostele?) (?:[\w']+ ){0,6}(ofiar\w*|przemoc\w*|maltretowan\w+)\b/
]

const HIDDEN_ADDRESSES: readonly RegExp[] = [
  /\b(confidential|undisclosed|secret|withheld|not disclosed|private)\b[\s\w]{0,30}\b(address|location|site|place)\b/,
  /\b(address|location|site|place)\b[\s\w]{0,30}\b(confidential|undisclosed|secret|withheld|not disclosed)\b/,
  /\b(direccion|domicilio|ubicacion|lugar|endereco|morada|localizacao)\b[\s\w]{0,30}\b(confidencial|secret[ao]|reservad[ao]|oculta|protegida|no divulgad[ao]|sigilos[ao])\b/,
  /\b(adresse|lieu)\b[\s\w]{0,30}\b(confidentiel(le)?|secrete?|non communiquee?)\b/,
  /\b(adresse|anschrift|standort|ort|adres|locatie)\b[\s\w]{0,30}\b(geheim\w*|vertraulich\w*|anonym\w*|vertrouwelijk\w*)\b|\b(geheim|anonym|vertraulich)e[nrms]? (adresse|anschrift|standort|ort)\b|\bgeheime? (adres|locatie)\b/,
  /\b(indirizzo|luogo|sede)\b[\s\w]{0,30}\b(segret[ao]|riservat[ao]|protett[ao])\b/,
  /\b(adress|adresse|adressen)\b[\s\w]{0,30}\b(hemlig\w*|hemmelig\w*|skyddad|fortrolig\w*)\b|\b(hemlig|hemmelig|skyddad) adress?e?\b/,
  /\badres\b[\s\w]{0,30}\b(tajny|poufny|niejawny|utajniony)\b|\b(tajny|poufny|utajniony) adres\b/
]

// One after another they would cost as much as all else that reading does.
const LATIN = new RegExp([...REFUGES, ...HIDDEN_ADDRESSES].map(({ source }) => source).join('|'))

const HAS_ARABIC = /\p{Script=Arabic}/u
// Its small words are written into the next one.
const ARABIC: readonly RegExp[] = [
  /(?<!\p{L})(ال|لل|ل|و|ب)?(ملجا|ملاجي|ماوي|ايواء)( \S+){0,4} \S{0,4}(نساء|نسوه|مراه|معنفات|ناجيات|عنف|ضحايا)/u,
  /(?<!\p{L})(ال)?(دار|دور|بيت|بيوت|مركز|مراكز)( \S+){0,4} \S{0,4}(معنفات|ناجيات|ضحايا العنف)/u,
  /(?<!\p{L})(ال)?(دار|بيت|منزل|ماوي) (ال)?(امن|امنه|امان)(?!\p{L})/u,
  // Each word ends where its space is, and none is long: else one run of letters could be cut in thousands of ways.
  /(عنوان|مكان|موقع)\S{0,6}( \S{1,20}){0,3}[ :،(«"-]{1,3}(و|ال|وال)?(سري|سريه)(?!\p{L})/u
]

// On a line of an address one word is enough.
const HIDDEN_LINE =
  /\b(confidential|undisclosed|withheld|confidenciale?s?|reservad[ao]|confidentiel(le)?|secrete?|secret[ao]|geheime?[nmrs]?|vertraulich\w*|vertrouwelijk\w*|riservat[ao]|segret[ao]|hemlig\w*|hemmelig\w*|poufny|tajny)\b|(?<!\p{L})(سري|سريه)(?!\p{L})/u

/** Whether a text says that its place is a refuge, or one that is kept secret. */
export function isOfHiddenPlace(text: string): boolean {
  const folded = fold(text)
  return (
    LATIN.test(folded) || (HAS_ARABIC.test(folded) && ARABIC.some((words) => words.test(folded)))
  )
}

/** Whether a line of an address stands for one that is not told. */
export function isHiddenLine(line: string): boolean {
  return HIDDEN_LINE.test(fold(line))
}

function fold(text: string): string {
  const read = text.slice(0, READ_LENGTH_MAX).toLowerCase().replaceAll('’', "'")
  // Most texts have no letter beyond ASCII, and nothing to fold.
  if (!/[^\s!-~]/.test(read)) return read
  return (
    read
      .normalize('NFKD')
      // One sign may be spelt out as eighteen.
      .slice(0, READ_LENGTH_MAX)
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll('ß', 'ss')
      .replaceAll('ł', 'l')
      .replaceAll('ة', 'ه')
      .replaceAll('ى', 'ي')
      .replaceAll('ـ', '')
  )
}
