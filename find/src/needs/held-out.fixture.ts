/**
 * What people might type, each with the topic that an answer must be about. Written before the table
 * of needs, and not looked at while it was written: a phrase that the table gets wrong stays wrong.
 * `danger` are those where somebody's life may be at stake.
 */
export type HeldOut = { readonly text: string; readonly topic: string; readonly danger?: true }

export const say = (topic: string, ...texts: readonly string[]): readonly HeldOut[] =>
  texts.map((text) => ({ text, topic }))
export const cry = (topic: string, ...texts: readonly string[]): readonly HeldOut[] =>
  texts.map((text) => ({ text, topic, danger: true }))

export const heldOut: readonly HeldOut[] = [
  ...say(
    'violence at home',
    'he keeps putting his hands on me',
    'my boyfreind gets violent when hes drunk',
    'scared to go home to my wife she throws things at me',
    'he wont let me have my own money or see my friends',
    'how do i get away from my husband with two kids',
    'my daughters partner is controlling and shes frightened of him',
    'restraining order against my ex'
  ),
  ...cry(
    'violence at home',
    'he strangled me last night',
    'my ex says hes going to kill me and the kids'
  ),
  ...cry(
    'suicide',
    'i dont want to be here anymore',
    'thinking of ending it all',
    'my son says he wants to die',
    'everyone would be better off without me',
    'i took a load of pills'
  ),
  ...say('self-harm', 'i keep cutting my arms', 'my daughter is hurting herself and wont talk'),
  ...say(
    'sexual violence',
    'i think i was raped but im not sure',
    'my uncle touched me when i was little',
    'someone spiked my drink and i woke up in his bed',
    'my boss keeps groping me'
  ),
  ...say(
    'somewhere to sleep',
    'sleeping in my car with my kids',
    'got kicked out by my parents nowhere to go',
    'i need a bed for tonight',
    'been sofa surfing for months',
    'were being put out on the street on friday'
  ),
  ...say(
    'keeping a home',
    'behind on my rent and got an eviction letter',
    'landlord wants me out',
    'help paying my rent this month',
    'the bailiffs are coming'
  ),
  ...say(
    'food',
    'nothing in the cupboards till payday',
    'we skip meals so the kids can eat',
    'where can i get a free hot meal',
    'need baby formula and have no money'
  ),
  ...say(
    'bills',
    'they are going to cut off my electric',
    'cant afford to heat my house',
    'light bill is past due'
  ),
  ...say('money', 'drowning in credit card debt', 'i lost my job and cant pay anything'),
  ...say('work', 'need a job', 'help writing my cv', 'been out of work since i had the baby'),
  ...say(
    'drink and drugs',
    'i cant stop drinking',
    'my brother is on meth',
    'need detox',
    'hooked on painkillers',
    'my mums an alcoholic'
  ),
  ...say(
    'low mood and worry',
    'i feel so low i cant get out of bed',
    'panic attacks every day',
    'cant afford therapy',
    'someone to talk to im so alone',
    'hearing voices and scared'
  ),
  ...say('trauma', 'flashbacks from the war', 'cant sleep because of what happened to me as a kid'),
  ...say(
    'grief',
    'my mum died and i cant cope',
    'lost my baby at 20 weeks',
    'my husband passed away'
  ),
  ...say(
    'a child in danger',
    'i think my neighbor is beating her kids',
    'kid with bruises at my school'
  ),
  ...say('an older person', 'my dad has dementia and i am worn out', 'carer steals from my gran'),
  ...say('pregnancy', 'im pregnant and dont know what to do', 'teen mom needs help with newborn'),
  ...say(
    'law',
    'need a lawyer but have no money',
    'my visa ran out and im afraid',
    'fighting for custody of my son'
  ),
  ...say('health', 'see a doctor without insurance', 'free dentist', 'think i have hiv'),
  ...say('gay and trans', 'my parents threw me out for being gay', 'trans and need support'),
  ...say('trafficking', 'they took my passport and make me work'),
  ...say('disability', 'my son is autistic and school wont help', 'wheelchair ramp for my home'),
  ...say('getting there', 'no way to get to my hospital appointment'),
  ...say('clothes and things', 'winter coats for my children', 'need a bed and sofa for new flat'),
  ...say('child care', 'somebody to watch my toddler while i work'),
  ...say('veterans', 'i was in the army and im struggling'),
  ...say('eating', 'i make myself sick after eating'),
  ...say('leaving prison', 'just got out of jail and need help')
]

/** Said of other things: none of them is about a danger, nor about violence. */
export const notDanger: readonly string[] = [
  'somewhere to kill time with toddlers',
  'this heat is killing me need a fan',
  'got hit with a huge water bill',
  'car battery is dead',
  'i would die for a hot meal',
  'punch cards for the bus',
  'shooting range',
  'beat the heat centre',
  'suicide bereavement training for teachers',
  'cutting classes, school truancy',
  'cut my hair for free',
  'domestic cleaning job',
  'rape seed allergy',
  'end of life care',
  'strangled by debt',
  'food bank within 10 kms',
  'two kms from the station',
  'get more out of life',
  'my son will never wake up for school',
  'my brother died by suicide',
  'my feet are absolutely killing me',
  'my daughter does not want to wake up for school',
  'أبي يموت من السرطان',
  'أحتاج مساعدة أمي تموت',
  'أبي اختفى',
  'أين يذبحون الخروف',
  'لا أريد أن أعيش في الشارع',
  'لا أريد أن أعيش في بيت زوجي',
  'لا أريد العيش في هذا البيت',
  'لا أريد أن أعيش هنا',
  'لا أريد أن أعيش وحدي',
  'tengo mis pastillas a la mano',
  'acabar con todo el papeleo'
]
