/** What makes small: comparing, playing down, and excusing whoever did it. */
import { questionsOf, rulesOf, type Rule } from '../rule.ts'

const PEOPLE =
  '(people|women|men|kids|children|families|folks|others|girls|guys|someone|somebody|everyone)'
const HAD =
  "(have|has|had|'ve|go|went|lived?|deal|dealt|suffer|survived|face|faced|got|are going|have been|have gone|have had|have lived|have dealt|have survived|have suffered|are dealing|are living)"
const ACT =
  '(hit|beat|break|broke|hurt|kill|killed|rape|raped|touch|touched|mean|meant|die|died|do)'

export const comparedRules: readonly Rule[] = rulesOf('compared', [
  // `At least` only where somebody is told what they still have, and at the beginning of a clause.
  "{START}at least {YOU}('ve| have| had|'re| are|'d| were| still| got| get| didn't| weren't| don't| never| only| survived| made it)(?! (have to|had to|told|said|tried|safe|not alone|here|heard|believed|deserve|to be))",
  "{START}at least {THEY}('s| is| are| was| were)? (didn't|did not|wasn't|weren't|never|only|doesn't|don't|isn't|apologi[sz]ed|said sorry|honest|faithful|still|left you|stopped|loves?|cares?|pays?|sorry|alive|gone|not|in a better)",
  "{START}at least (it|that|this)('s over|'s not| is over| is not| isn't| was(?! not| n't your)| wasn't(?! your)| didn't| only| could)",
  '{START}at least (nobody|no one|none of)',
  "(it|this|that|things|your (life|situation|case)) {SOFTLY}(could|might) ((always|still|easily) ){0,2}(have been|'ve been|have turned out|have gone|be) ((so|much|a lot|way|far|even|a whole lot) ){0,3}worse(?! (if|for|when|without))",
  `${PEOPLE}( out there| in the world| i know| like you| else| always| will always| still| do| probably){0,2}( who)? ${HAD}( (it|to|with|through|from|things|a|lot|far|much|way|so|even|been|gone|had)){0,5} (worse|harder)(?! (and better|if|when|before|after|because|at|on|than (this|that) to))`,
  "(people|women|men|kids|children|families|others|those) (out there )?(would|'d) (love|kill|give anything|be (glad|happy|grateful)|dream)",
  '(could|might) (always |easily )?be ((a lot|much|so much|far|way) )?worse(?! (if|for|when|without))',
  "{START}there (are|is) (always )?(people|women|men|children|kids|others|families|someone|somebody) (out there |in the world )?(who|with|that)('ve|'s)? ((have|has|had|are|is|can't|would|lost|nothing|no|real|cancer|worse|far|much) )(lost|nothing|no|worse|been|gone|even|dying|starving|kill|love|everything|it|problems|real|a lot worse)",
  "{YOU} (don't|do not) (know|realise|realize|appreciate|see|understand) how (lucky|good|easy|blessed)",
  '(worse off|worse things happen|worse things have happened|real problems|first world problems?)(?! (for|if|because|with))',
  '{START}(think of|think about|imagine) (all )?(the|those|people|everyone) ((people|others|ones|women|men|kids|children) )?(who|with|that|in)',
  '({YOU_ARE}|{YOU} were|{YOU} got|{YOU} should (feel|be|consider yourself)|consider yourself|count yourself) {SOFTLY}lucky (that|he|she|it|they|you|to (have (a|an|any|had|got|been|so|what|survived|escaped|kids|children|people)|be|even|still)|nobody|no one|compared)',
  '{START}(consider|count|think) yourself lucky',
  '{YOU_ARE} lucky,? (some|other|many|most) (people|women|men|kids|families)'
])

export const playedDownRules: readonly Rule[] = rulesOf('played-down', [
  "(it|that|this|what happened)('s| is| was) {SOFTLY}(not|no) ((really|even|exactly|that|such|so|all that|a) ){0,4}big( of)?( a)? (deal|thing|problem|issue)(?! (to (him|her|them|ask|wait)|if|either|for (me|us)))",
  "(it|that|this) (isn't|wasn't|is not|was not) {SOFTLY}(that |such |all that |a |really ){0,3}big( of)?( a)? (deal|thing|problem|issue)(?! (to (him|her|them|ask|wait)|if|either|for (me|us)))",
  "(it|that|this|things|he|she|your \\w+)('s not| is not| isn't| wasn't| was not| aren't|'re not) {SOFTLY}(that|as|all that|half as) (bad|serious|terrible|awful|important|hard|difficult|deep)(?! (to|if|for (me|us)))",
  "(it|that|things) (can't|cannot|couldn't)( have)? (be|been) (that|as|so|all that) (bad|serious|terrible|awful|hard)",
  "{YOU}('re| are)? (make|making|made) (it|this|that|him|her|them) (sound|look|out) ((so|much|way|a lot|to be) ){0,2}(worse|bad|terrible|awful|dramatic|like (he|she|they|it)|a monster)",
  "i (don't|do not|can't) {SOFTLY}(see|get|understand) (what('s)? the (\\w+ )?(fuss|problem|deal|issue|drama)|what (you're|your) (so|complaining|problem|upset|fuss)|why (you're|you are|you|this|it|that)('s| is| are)? (so|still|such|let|can't|don't|keep|bothers?|upset|a big|making|get))",
  '{YOU} have nothing to (be |feel )?((so|that) )?(sad|upset|angry|depressed|anxious|stressed|unhappy|cry|complain|moan|worry|whine|sorry for yourself)',
  "(it|that|this) (doesn't|does not|didn't|did not) {SOFTLY}(sound|seem|look) {SOFTLY}((that|so|too|all that|very) (bad|serious|terrible|awful|big( of)?( a)? (deal|thing|problem))|like ((that|such|a|much|really) ){0,2}(big (a )?(deal|thing|problem)|abuse|abusive|assault|rape|violence|trauma|anything serious))",
  "(it|that|this)('s| is) not the end of the world",
  `(it|that)('s| is| was)( not|n't) (like|as if) (he|she|they|anyone|anybody|someone|you) ((actually|even|really|ever|physically) ){0,2}(didn't )?${ACT}`,
  "(it|that|this)('s| is| was) ((just|only|probably|merely) ){1,3}((a|one|some|an) )?(slap|shove|push|kiss|joke|argument|fight|phase|word|words|misunderstanding|comment|text|touch|hug|bad (day|date|night|mood|patch)|rough patch|mistake|breakup|dog|cat|pet|job|dream|scratch|little \\w+)(?! to (him|her|them))",
  '(he|she|they) (only|just|barely|merely) (shouted|yelled|slapped|pushed|shoved|grabbed|touched|kissed|hit (you|u) once|raised)',
  '{YOU_ARE} {SOFTLY}(over-?react(ing)?|(too|overly|very|super|so) (sensitive(?! (to|and))|emotional(?! (and|right))|dramatic|negative|touchy|paranoid)|dramatic|hysterical|paranoid|irrational|oversensitive|hypersensitive|making (a |such a |too )?((mountain|big (deal|thing)|much|fuss|scene|drama|huge deal|meal)\\b)|making (this|it|things) (bigger|worse|into)|blowing (it|this|that|things|everything)|reading too much|imagining (it|things|this)|exaggerating|silly|ridiculous|unreasonable|childish|a baby|(a |such a )?drama queen|playing the victim|wallowing|attention[ -]seeking|looking for attention|dwelling)',
  '{YOU} {SOFTLY}(over-?reacte?d?|exaggerated?|take (things|it|everything|this) (too|so|way too) (personally|seriously|hard))(?! to (the|a|any) )',
  "{START}(don't|do not|stop|quit)( be| being| getting)? {SOFTLY}(such a )?(dramatic|over-?sensitive|sensitive|silly|ridiculous|childish|baby|drama queen|victim|paranoid|oversensitive|over-?reacting|overthinking|over-?thinking|exaggerating|wallowing|moping|whining|complaining|playing the victim|making (a|it|this|such|everything|excuses))",
  "{START}(let's not|don't) (make|be making) (a |such a |too )(drama|fuss|big (deal|thing)|scene|mountain|much)",
  "(it's|this is|that's|it is|it was|that is|it might be|it may be|it could be|it must be) {SOFTLY}(all|just|only|probably)( (just|only))? in your (own )?(head|mind|imagination)",
  "{START}(what's done is done|it's (all )?in the past( now)?(?= ?[.,;!?\\n]|$))",
  '(people|women|men|kids|children) (get|are|have) (\\w+ ){1,3}(all the time|every day)(?= ?[.,;!?\\n]|$)',
  "(that|it|this)('s| is| was) hardly (a |an |the )?(abuse|assault|rape|trauma|violence|end|big|worth|serious|crime|tragedy)",
  '{START}it was {SOFTLY}(one time|once)(?= ?[.,;!?\\n]|$)',
  '{START}(the past is (in )?the past|leave (it|the past|that) (behind|in the past)|stop living in the past|no (use|point) (in )?crying over)'
]).concat(
  questionsOf('played-down', [
    "(that|it|this)('s| was| is| happened| all happened)( all)? (so long|(a )?(very )?long time|(\\w+ ){0,3}years|ages|decades|forever|(\\w+ ){0,3}(months|weeks)) ago[^.!?\\n]{0,24}\\b(over it|move on|moved on|let (it )?go|get past|forget|bothering|why (are you|is it|do you|does it|can't)|past it|can't still|an issue|still)",
    "(shouldn't|aren't|haven't) {YOU} (be )?(over (it|this|that|him|her|them)|past (it|this|that)|moved on|got over|gotten over|used to it)",
    "{START}(aren't|are) {YOU} ((not|maybe|perhaps) )?{SOFTLY}(over-?react\\w*|over-?sensitive|(too|so|overly|bit) (sensitive|emotional|dramatic|harsh on (him|her|them))|dramatic|exaggerating|paranoid|imagining|making (a|too) (big|much|mountain))",
    "{START}(so )?what's the (big deal|fuss|problem|issue|drama)(?= ?\\?)",
    '{START}(was|is) (it|that) ((really|actually|honestly) ){1,2}(that|so|as|all that|such a|a) (bad|serious|terrible|awful|hard|big (deal|thing|problem))'
  ])
)

export const excusedRules: readonly Rule[] = rulesOf('excused', [
  "(it|that|this)('s| is| was) ((just|only|probably) ){1,3}(a )?(jok(e|ing)|banter|teasing|kidding|messing|locker room)",
  "{THEY}('s| is| was|'re| were| are)? ((probably|just|only|surely) ){1,3}(joking|kidding|teasing|messing|playing|trying to (help|be|protect|look|make)|having a (bad|hard|rough)|being (nice|friendly|protective|honest)|stressed|tired|drunk|jealous|worried about you|doing (his|her|their) best|human)",
  "{START}{THEY} {SOFTLY}(didn't|doesn't|don't|did not|does not) mean (anything|any harm|to|it|that|for)",
  "i('m| am) (pretty |quite |fairly )?sure {THEY} (didn't|did not|meant|means?|loves?|never|had|has|was|were|doesn't|don't|only|just|wants?|must|would|wouldn't|would never|wouldn't)",
  '{START}{THEY} would never (do|hurt|say|lie|hit|touch)',
  '{START}boys will be boys',
  "that('s| is) {SOFTLY}(how|the way) ((all|most|some|old|these|those|your) )?(he|she|they|men|boys|guys|women|families|mothers|fathers|parents|brothers|sisters|mums|dads|moms|husbands|wives|bosses|teenagers|siblings|exes|people|(that|their|his|her) generation|it|things) (is|are|was|were|works?|goes|love|loves|show|shows|did|do)",
  '{THEY} ((really|still|do|does|actually) ){0,2}loves? you (in (his|her|their)|really|deep down|very much)',
  "{START}(but )?(he|she|they|that)('s| is|'re| are) {SOFTLY}your (own )?(mother|father|mum|mom|dad|husband|wife|brother|sister|family|parents?|partner|boss|blood)(?= ?[.;!?\\n]|$| after all|,? (after all|you know|he|she|they|you (only|should|have|can't)))(?!, (he|she|they) (should|failed|was|were|had|knew|hurt|did))",
  "{START}{THEY} {SOFTLY}(didn't|doesn't|don't) know (what (he|she|they) (was|were) doing|any better|better)",
  "{THEY} (only|just) (said|did|does|do|says|say|meant|acts?|acted)( \\w+){0,3} because (he|she|they)('s)? (really )?(cares?|loves?|worr(y|ies|ied)|jealous|wants?|wanted)",
  "{YOU} {OUGHT} (just |try to |also )?(understand|accept|respect|consider|forgive)( that)? (he|she|they|his|her|their|your (mother|father|mum|mom|dad|husband|wife|partner|boss|family|parents))( |')",
  '{START}(think (of|about)|consider) (what (this|it) (will|would) do to|his|her|their|the) (family|career|reputation|kids|children|future|feelings|job|marriage|him|her|them)',
  '{START}(family is family|blood is thicker|families fight|families argue|couples (fight|argue))',
  '{START}(every|all|most) (couples?|family|families|marriages?|relationships?|parents|siblings|brothers|sisters|boys|kids|men|teenagers?) (has|teases?|have|fights?|argues?|goes?|do|does|hits?|shouts?|yells?|had)',
  "{START}(everyone|everybody|we all|we've all|all of us|who hasn't) ((has|have|had|goes|go|gets?|feels?|been|argues?|fights?) )((through|a|some|their|our|to|the) ){0,3}(bad (days?|times?)|problems?|issues|it|this|that|stuff|hard times|sad|down|low|anxious|baggage|like (that|this)|with|stress|difficult|tough|struggles|there)",
  '{START}(it|that|this) happens to (everyone|everybody|all of us|the best of us)',
  '{START}(everyone|everybody|we all) (argues?|fights?|makes mistakes|suffers?|struggles?|worries)',
  "{START}{SOFTLY}{THEY}('s| is| was| had| has) {SOFTLY}(a lot on (his|her|their) plate|under (a lot of )?(stress|pressure)|going through (a lot|something|stuff))",
  '{START}(try to |you should |you need to |maybe )?(see|look at|understand) (it |this |things )?from (his|her|their|the other)'
])
