import { cry, say } from './held-out.fixture.ts'
import type { HeldOut } from './held-out.fixture.ts'

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

/** Written last, and looked at once. */
export const latest: readonly HeldOut[] = [
  ...say(
    'violence at home',
    'my boyfriend grabbed me by the hair',
    'im scared of my husband',
    'my sister in law is beaten by her husband',
    'where can abused men go',
    'he took my car keys so i cannot leave',
    'is there somewhere to hide from my ex',
    'my wife says i am worthless every day'
  ),
  ...cry(
    'suicide',
    'i want to be dead',
    'thinking about taking my life',
    'my brother is suicidal what do i do',
    'i have no reason to wake up tomorrow'
  ),
  ...cry('violence at home', 'my ex swore he would kill us'),
  ...say(
    'sexual violence',
    'i was sexually abused by my brother',
    'my date forced me',
    'sexual assault nurse'
  ),
  ...say('self-harm', 'how do i stop cutting'),
  ...say(
    'somewhere to sleep',
    'mum and baby need a bed',
    'i lost my apartment and sleep in a storage unit',
    'safe place for teens to stay'
  ),
  ...say('keeping a home', 'help with back rent', 'my landlord locked me out'),
  ...say(
    'food',
    'we have no food',
    'free breakfast',
    'food help for old people',
    'food stamps ran out'
  ),
  ...say('bills', 'lights got cut off', 'help with my water bill'),
  ...say('money', 'too much debt', 'someone to help me sort out money'),
  ...say('work', 'help finding a job after prison', 'youth employment', 'learn a trade'),
  ...say(
    'drink and drugs',
    'my husband is an alcoholic',
    'withdrawing from heroin',
    'drug test help',
    'narcotics meetings'
  ),
  ...say(
    'low mood and worry',
    'im so anxious i cant go outside',
    'free counselling',
    'i feel nothing anymore',
    'my dad is depressed',
    'lonely since moving here'
  ),
  ...say('trauma', 'i was in a war and cant forget', 'therapy for trauma'),
  ...say('grief', 'cant stop crying since my mum died', 'help for widows'),
  ...say('a child in danger', 'my son was hurt at daycare', 'foster care abuse'),
  ...say('an older person', 'i look after my wife who has dementia', 'meals for my old dad'),
  ...say('pregnancy', 'pregnant teenager', 'i am having a baby and have nothing'),
  ...say('law', 'someone to help with asylum papers', 'landlord tenant lawyer', 'child custody'),
  ...say('health', 'need a dentist i have no money', 'mammogram', 'cheap medicine'),
  ...say('gay and trans', 'place for gay teens'),
  ...say('disability', 'help for my blind mother', 'my child has special needs'),
  ...say('child care', 'cheap daycare'),
  ...say('veterans', 'army veteran with ptsd'),
  ...say('leaving prison', 'my husband gets out of prison soon')
]
