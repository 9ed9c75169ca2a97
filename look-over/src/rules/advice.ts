/** What advises before it was asked for, and what puts oneself first. */
import { anyOf, questionsOf, rulesOf, type Rule } from '../rule.ts'

const SOMEBODY =
  '(him|her|them|your (\\w+)|someone|somebody|everyone|the (police|authorities|school|boss|bull(y|ies)|others)|that (man|guy|person|jerk|idiot|loser)|this (man|guy|person))'
const TO_DO = anyOf([
  `leave ${SOMEBODY}`,
  'leave(?= ?[.,;!?\\n]|$| now| right| before| asap| immediately)',
  'report (it|him|her|them|this|that)',
  'call (the police|the cops|a lawyer|him|her|them)',
  'go to (the police|the doctor|a doctor|the gym|therapy|a therapist|counsell?ing)',
  `tell ${SOMEBODY}`,
  `confront ${SOMEBODY}`,
  'divorce',
  'break up',
  'end it',
  `dump ${SOMEBODY}`,
  `block ${SOMEBODY}`,
  'cut (him|her|them|ties|contact|off|all)',
  'press charges',
  'quit( your| that|(?= ?[.,;!?\\n]|$))',
  'stand up (to|for)',
  'set (some |firm |better |clear )?boundaries',
  'ignore (it|him|her|them|that|this)',
  'avoid (him|her|them)',
  'get (out(?= ?[.,;!?\\n]|$| of)|a (divorce|lawyer|restraining|job|new|hobby|therapist|dog|pet)|a life|rid of|professional|therapy|counsell?ing|on (medication|meds)|some (fresh|exercise|help)|more (exercise|sleep)|back (out|on|in))',
  'see (a (therapist|doctor|counsell?or|psychologist|psychiatrist|shrink|professional|lawyer)|someone about)',
  'try (yoga|meditat\\w+|mindfulness|exercis\\w+|journal\\w*|pray\\w*|therapy|harder|to (see|understand|forgive|be|think|get|make|work|talk))',
  'exercise',
  'meditate',
  'pray( (about|more|on))?',
  'keep (yourself )?busy',
  'love yourself( first)?',
  'learn (to|from)',
  'talk to (him|her|them|your (\\w+)|a (therapist|professional|doctor|priest|lawyer|counsell?or))',
  'go (out|back|on a|outside|for a|no contact|and (tell|see|talk|report|speak))'
])
const NOT_PRESSED =
  "(?![^.!?\\n]{0,40}\\b(if you('d| would)? (like|want|feel|wish|decide|choose|ever)|when you('re| are| feel)|whenever|only if|unless))"

export const adviceRules: readonly Rule[] = rulesOf('advice', [
  `({YOU}|u) {SOFTLY}(should|need to|gotta|got to|ought to|'d better|had better|must|have got to|'ve got to|really have to|just have to|have to|might want to|want to) {SOFTLY}(go and |think about |consider |start to |try and |try to )?${TO_DO}${NOT_PRESSED}`,
  `(if i (were|was) (you|u|in your (shoes|place|position|situation))|in your (shoes|place|position|situation)|if (it|that) (were|was) me),? (then )?(i|id)('d| would)? ((just|probably|definitely|honestly|seriously|never|have|not|certainly|absolutely) ){0,3}(leave|left|go|tell|told|call|report|confront|block|cut|get|gone|talk|ignore|stop|try|move|forget|forgive|dump|divorce|run|take|quit|say|ask|walk|let|press|sue|kick|throw|file|speak|avoid|find|make|put|start|give|stand|do)${NOT_PRESSED}`,
  'all {YOU} {SOFTLY}((have|need|got|gotta) to do (now |right now )?is|need is) (to )?(just )?(?!breathe|rest|be |ask|say |tell (me|us)|reply|write|get through|exist|listen|nothing|know|love|time|here|what you|let (me|us)|sleep)\\w+',
  `{YOU} could ((always|just|simply) ){1,2}${TO_DO}${NOT_PRESSED}`,
  `i('d| would) ((just|probably|definitely|honestly|never) ){0,2}(leave|go|tell|call|report|confront|block|cut|talk|ignore|stop|move|forget|dump|divorce|run|quit|walk|press|sue|kick)[^.!?\\n]{0,40} if i (were|was) (you|u)`,
  "i('d| would)? ((strongly|really|highly) )?(suggest|recommend|advise) (that )?(you (?!take|rest|go slow|listen)|leaving|going|talking to|seeing|getting|trying|blocking|yoga|therapy|meditation|cutting)\\w*",
  `{START}(just|simply|go and|go) ${TO_DO}${NOT_PRESSED}`,
  `{START}(leave|dump|divorce|block|report|confront|ignore) (him|her|them)(?= ?[.,;!?\\n]|$| and| now| already| before| right| for good| to)`,
  "{START}(try (yoga|meditation|meditating|mindfulness|journaling|exercise|exercising|praying|thinking positive\\w*|being (more|less)|not (caring|thinking))|have (a nice|some) (bath|tea|wine)|get (a hobby|a life|some (fresh air|exercise|perspective|therapy|sun))|keep (yourself )?busy|what you (need to do|should do|have to do|need) is|here's what (you (should|need|have|must)|to do|i'd do|i would do)|the (best|first|only) thing (you can do |to do |you should do |for you )?is to|my advice( to you)?( is| would be|:))"
]).concat(
  questionsOf('advice', [
    'have {YOU} ((ever|even|not|at least|already|really|actually) ){0,2}tried (yoga|meditat\\w+|exercis\\w+|therapy|counsell?ing|journal\\w*|pray\\w*|running|going|getting|talking to|leaving|being|just|not|ignor\\w+|forgiv\\w+|mindfulness|medication|a |the |to |breath\\w+|essential|vitamins|reading|telling|blocking|moving|cutting|asking|thinking|looking|seeing|positive|cold|gratitude|keeping|drinking|eating|sleeping|taking|writing|setting|standing|speaking|herbal|melatonin|cbd|magnesium|apologi[sz]ing|changing|joining|making|distracting|melaton)',
    'have {YOU} (ever |not |even ){0,3}(considered|thought (of|about)) (that (maybe|perhaps|it|you|he|she)|forgiv\\w+|leaving|moving on|letting|apologi[sz]ing|just|how (he|she|they)|(his|her|their) (side|feelings|point)|yoga|meditat\\w+|being|not|getting over|quitting|trying to|divorc\\w+)',
    `{START}why don't {YOU} (just|simply) \\w+`,
    `{START}why (don't|not) ({YOU} )?${TO_DO}`
  ])
)

export const outdoneRules: readonly Rule[] = rulesOf('outdone', [
  "i {SOFTLY}(know|understand|get|feel) (exactly|just|precisely|completely|totally|perfectly) (how|what|where) {YOU}('re)?",
  "i know how (you('re| are)? (must )?feel(ing)?|that feels|it feels|this feels)",
  "i know (exactly|just|precisely) (how|what) (that's|that|it's|it|this)",
  "that('s| is) (nothing|not(hing)? bad)(?= ?([.,!;\\n]|$|compared|,? wait|next to))",
  '{START}(wait|just wait) (until|till) {YOU} hear (what|about|my)',
  "{YOU} think (that's|you've got|you have|yours is|you had|your) (\\w+ ){0,2}(problems|bad|hard|tough|it (bad|hard|rough|tough)|problems)",
  "i('ve| have)? ((had|been through|seen|gone through|survived|lived through|dealt with) )(it )?((so|much|far|way|a lot|even) ){0,2}worse",
  '(mine|my (own )?\\w+) (was|were|is|are|did|had it|had) ((so|much|far|way|a lot|even) ){0,2}worse',
  'i ((just|simply|still|also|never) ){0,2}(got on with (it|my life|things)|got over (it|mine)|moved on|managed (fine|okay|just)|coped (fine|just)|did (just )?fine|let it go|dealt with it|complained)(?= ?[.,;!?\\n]|$| and| so| in| after| within| too| quickly| eventually)',
  '(and )?i (turned out|came out|was) ((just|perfectly|totally) )?(fine|okay|ok|alright)(?= ?[.,;!?\\n]|$| so| after| in)',
  "(i went through|i had|(the )?same thing happened to me|(it|that) happened to me)( \\w+){0,6},? (and|but) (i'm|i am|now i'm|i was|i) (\\w+ ){0,2}(fine|okay|ok|over it|never|don't|didn't|managed|got over)"
])
