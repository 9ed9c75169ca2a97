/**
 * What people might type, each with the topic that an answer must be about. Written before the table
 * of needs, and not looked at while it was written: a phrase that the table gets wrong stays wrong.
 * `danger` are those where somebody's life may be at stake.
 */
export type HeldOut = { readonly text: string; readonly topic: string; readonly danger?: true }

const say = (topic: string, ...texts: readonly string[]): readonly HeldOut[] =>
  texts.map((text) => ({ text, topic }))
const cry = (topic: string, ...texts: readonly string[]): readonly HeldOut[] =>
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
  'strangled by debt'
]

/** Written after the table, while it stood still, and looked at once. */
export const fresh: readonly HeldOut[] = [
  ...say(
    'violence at home',
    'dunno what to do my fella flips out over nothing and last week he broke my finger',
    'she keeps lashing out when she drinks and i end up with scratches',
    'he goes through my phone every night and times how long i am at the shop',
    'my neighbor is always screaming and i saw her with a fat lip',
    'i got away from my husband where can i go he must not find me',
    'my dad goes mental and smashes up the kitchen',
    'how can i help a friend whose partner is controlling her',
    'my ex broke the order again and turned up at my mums'
  ),
  ...cry(
    'suicide',
    'i cant see a way out anymore',
    'my girlfriend texted me goodbye and has taken pills',
    'standing on the bridge',
    'theres no reason for me to be alive',
    'my dad has been saying he wants to end it'
  ),
  ...cry(
    'violence at home',
    'he said if i go to the police he will burn the house down with us in it'
  ),
  ...say(
    'sexual violence',
    'something happened at a party and i keep showering',
    'my grandad used to get into my bed',
    'a man followed me home and attacked me sexually'
  ),
  ...say(
    'somewhere to sleep',
    'me and the kids are staying in a motel and the money runs out tomorrow',
    'dossing at mates houses',
    'got nowhere tonight',
    'just arrived off the bus with no place to stay',
    'is there a shelter that takes dogs',
    'kipping in my van'
  ),
  ...say(
    'keeping a home',
    'three months behind with the landlord',
    'got a letter from court about my flat',
    'they want to take our house because we missed payments'
  ),
  ...say(
    'food',
    'fridge is empty and benefits come thursday',
    'my kids go to bed hungry',
    'pantry open saturday',
    'groceries for seniors'
  ),
  ...say('bills', 'they disconnected our water', 'meter run out no credit for the gas'),
  ...say('work', 'need any kind of work fast', 'been sacked'),
  ...say(
    'drink and drugs',
    'my partner cant stop using coke',
    'i wake up shaking and need a drink',
    'dad drinks a bottle of vodka a day',
    'somewhere to get clean'
  ),
  ...say(
    'low mood and worry',
    'i burst into tears for no reason',
    'my head wont switch off',
    'my teen locks herself in her room and wont come out',
    'been feeling really flat since christmas',
    'i think my brother is having a psychotic episode'
  ),
  ...say('trauma', 'i jump at every noise since the crash', 'i cant get the images out of my head'),
  ...say(
    'grief',
    'its a year since my brother was killed',
    'my nan died and my daughter is not ok'
  ),
  ...say(
    'a child in danger',
    'the boy next door is always dirty and hungry and has burns',
    'my nephew says his stepdad whips him'
  ),
  ...say(
    'an older person',
    'my husband wanders at night he has alzheimers',
    'company for my 84 year old mum'
  ),
  ...say('pregnancy', 'late and scared i am 16', 'expecting and homeless'),
  ...say(
    'law',
    'she wont let me see my daughter',
    'can i get a free solicitor',
    'worried ice will take my husband'
  ),
  ...say('health', 'my tooth is killing me', 'ran out of insulin', 'burning when i pee'),
  ...say('gay and trans', 'i think im bi and my church found out'),
  ...say('disability', 'equipment for bathing my disabled son', 'my boy doesnt talk yet'),
  ...say('getting there', 'how do i get to dialysis without a car'),
  ...say(
    'clothes and things',
    'my kids have outgrown all their shoes',
    'moved in with nothing not even a chair'
  ),
  ...say('veterans', 'did two tours and now i cant hold a job'),
  ...say('leaving prison', 'my record stops me getting work')
]

/** Written after the signs were added to the table, and looked at once. */
export const fresher: readonly HeldOut[] = [
  ...say(
    'violence at home',
    'my wife slapped me again',
    'my mate told me her man locks her in the bathroom',
    'i hide money so i can get out one day',
    'he says nobody else would want me and i believe it',
    'the kids flinch when their father walks in',
    'need a safe house for me and two children',
    'how to get a protective order',
    'my girlfriend gets jealous and hits me with things'
  ),
  ...cry(
    'suicide',
    'i have the tablets in my hand',
    'i keep imagining crashing the car on purpose',
    'my pupil wrote that she doesnt want to be alive',
    'suicide help line number',
    'i am done i want to end it'
  ),
  ...cry('violence at home', 'my stepfather has a gun and says he will shoot mum'),
  ...say(
    'sexual violence',
    'he did things to me while i slept',
    'counselling for rape',
    'my sister was abused by our neighbour when she was seven'
  ),
  ...say('self-harm', 'found blades under my daughters pillow'),
  ...say(
    'somewhere to sleep',
    'i sleep at the train station',
    'family of five living in one car',
    'where do women go when they have no home',
    'parents locked me out and its freezing'
  ),
  ...say(
    'keeping a home',
    'my landlord raised the rent and i cant keep up',
    'threatened with eviction',
    'emergency rent help'
  ),
  ...say(
    'food',
    'somewhere that gives out food today',
    'feeding 4 kids on nothing',
    'food delivered to disabled',
    'church with free dinner'
  ),
  ...say('bills', 'power company shutting us off friday', 'help with heating oil'),
  ...say('money', 'credit card companies keep ringing', 'no idea how to budget'),
  ...say('work', 'job centre', 'i want to train as a carer', 'no one will hire me'),
  ...say(
    'drink and drugs',
    'i think i am an alcoholic',
    'my boy is smoking weed every day',
    'need help coming off methadone',
    'support for families of addicts'
  ),
  ...say(
    'low mood and worry',
    'cheap counseling for depression',
    'my heart races and i think im dying but doctors say its nerves',
    'so tired of pretending im ok',
    'my wife is seeing things that arent there',
    'nobody ever calls me',
    'need to see a psychiatrist'
  ),
  ...say(
    'trauma',
    'help for survivors of torture',
    'i still smell the smoke from the fire that killed my friend'
  ),
  ...say('grief', 'grief group for kids', 'my partner took his own life in march'),
  ...say(
    'a child in danger',
    'my ex leaves bruises on our boy',
    'who do i call about a neglected child'
  ),
  ...say('an older person', 'adult day care for my father', 'mum keeps falling and lives alone'),
  ...say('pregnancy', 'free ultrasound', 'help for teen mothers'),
  ...say(
    'law',
    'i need a divorce',
    'help filling in citizenship papers',
    'my employer will not pay overtime'
  ),
  ...say('health', 'children shots', 'glasses for my kid', 'walk in clinic'),
  ...say('gay and trans', 'support for lesbian mums'),
  ...say('disability', 'activities for adults with down syndrome', 'sign language classes'),
  ...say('child care', 'i start a new job and have nobody for the baby'),
  ...say('clothes and things', 'free stuff for new baby', 'where to get a suit for an interview'),
  ...say('veterans', 'disabled vet needs a place'),
  ...say('eating', 'i count every calorie and faint'),
  ...say('leaving prison', 'halfway house after prison'),
  ...say('trafficking', 'my friend is made to work in a nail bar without pay')
]
