export const AUDIENCES = [
  'women',
  'men',
  'children',
  'young people',
  'older people',
  'families',
  'parents',
  'veterans',
  'lgbtq',
  'disabled people',
  'refugees and migrants',
  'deaf people',
  'carers'
] as const
export type Audience = (typeof AUDIENCES)[number]

const patterns: Readonly<Record<Audience, RegExp>> = {
  women:
    /\b(women|woman|girls?|females?|mothers?|mujeres|mujer)\b|(?<!\p{L})(نساء|النساء|للنساء|المرأة)(?!\p{L})/iu,
  men: /\b(?<!wo)(men|man|boys?|males?|fathers?|hombres?)\b|(?<!\p{L})(رجال|الرجال)(?!\p{L})/iu,
  children: /\b(child|children|kids?|infants?|toddlers?|babies|baby|niñ[oa]s?)\b|أطفال/iu,
  'young people':
    /\b(youth|teens?|teenagers?|adolescents?|young (people|adults?|persons?)|jóvenes)\b|شباب/iu,
  'older people':
    /\b(seniors?|elders?|elderly|older (people|adults?|persons?)|aged 6\d|ancianos)\b|كبار السن/iu,
  families: /\b(famil(y|ies)|familias?)\b|عائلات|أسر/iu,
  parents: /\b(parents?|mothers?|fathers?|pregnant|padres|embarazadas?)\b/iu,
  veterans: /\b(veterans?|military|armed forces|service ?members?|veteranos)\b/iu,
  lgbtq: /\b(lgbt\w*|gay|lesbian|bisexual|trans(gender)?|queer)\b/iu,
  'disabled people':
    /\b(disab(led|ilit(y|ies))|handicap\w*|wheelchair|autis\w*|discapacidad\w*)\b/iu,
  'refugees and migrants':
    /\b(refugees?|asylum|migrants?|immigrants?|undocumented|refugiad[oa]s?|inmigrantes?)\b|لاجئ/iu,
  'deaf people': /\b(deaf|hard of hearing|hearing[- ]impaired|sord[oa]s?)\b/iu,
  carers: /\b(carers?|caregivers?|cuidador\w*)\b/iu
}

/** For whom a text says that a service is. */
export function audiencesOf(text: string): readonly Audience[] {
  return AUDIENCES.filter((audience) => patterns[audience].test(text))
}
