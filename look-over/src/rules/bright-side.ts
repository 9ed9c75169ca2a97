/** What asks for cheer or thanks, or promises what nobody can know. */
import { rulesOf, type Rule } from '../rule.ts'

const POSITIVE =
  '((more|so|a bit|super|always) )?(positive(ly)?|optimistic|cheerful|grateful|thankful|upbeat)'

export const brightSideRules: readonly Rule[] = rulesOf('bright-side', [
  `{START}((just|always|simply|have to) ){0,2}(stay|be|think|remain|keep( being| thinking)?) ${POSITIVE}`,
  `{YOU} {SOFTLY}{OUGHT} {SOFTLY}(stay|be|think|remain|keep|feel|try to be|start being) (${POSITIVE}|lucky|blessed|glad|happy(?= ?[.,;!?\\n]|$| that| for| with| about| you (survived|have|are|got))|strong(?= ?([.,;!?\\n]|$|for)))`,
  "{START}(don't be|stop being|quit being) {SOFTLY}(negative|pessimistic|ungrateful|gloomy|down on)",
  '(good|positive) vibes only',
  '(a|more) ((more|better) )?positive (attitude|mindset|outlook|thinking|mind|thoughts)',
  '{START}((just|always|try to|try and) ){0,2}(look(ing)?|focus|concentrate|see|think|find|remember|look for) {SOFTLY}(on |at |for |about |of )?(the |all the )?(future|bright(er)? side|positives?|silver linings?|good (things|side|in|times|bits|parts|that|stuff)|happy (things|thoughts|memories))',
  'look (on|at) the (bright(er)?|sunny|positive) side',
  '(every|always a|a) (cloud has|silver lining)',
  'happiness is (a |your )?(own )?(choice|decision)',
  "{START}((just|simply|always|you need to|you have to|you can) ){0,2}(choose (to be )?(happy|happiness|joy|joyful)|think happy thoughts?|smile( more| and (you'll|you|it'll|it|the)|(?= ?[.]))|put (on )?a (brave|happy) (face|smile)|keep smiling|keep your head up|keep your chin up|chin up|cheer up|turn that frown)",
  '{START}(on|look (on|at)|see) the (bright|plus|up|positive)(er)? ?side',
  '{START}(just )?(be (more )?(grateful|thankful|glad|happy (that|for|with))|count your blessings|appreciate what you|be happy (you|it|he|she))',
  "{START}(just )?(think (of|about)|look at|remember) (all (the|that)|everything|all) (good |great |nice )?(\\w+ )?(you (have|do have|still have|'ve got|already have)|you've got)",
  '{YOU} {SOFTLY}(have |got |have got )?(so much|a lot|so many \\w+|everything|plenty) (to be (grateful|thankful|happy|glad)|going for|to live for|to look forward)',
  'time (will )?heals? (all|every|any|wounds|it|everything)',
  'this too (shall|will) pass',
  "{START}(everything|it|things|it all)('ll| will|'s going to|'s gonna| is going to| is gonna| are going to| always)? {SOFTLY}(works? (itself |themselves )?out|be (fine|okay|ok|alright|all right)|turn out (fine|okay|ok|well|for)|sort itself out|fall into place|blow over)(?= ?[.,;!?\\n]|$| in the end| for you| soon| eventually| and | just)",
  "{YOU}('ll| will) (be ((just|totally|perfectly|absolutely) )?fine|get over (it|this|him|her|that)|look back|laugh about|find (someone|somebody|another)|feel (better|fine) (in|tomorrow|soon|after|by|once you stop)|forget (about )?(it|him|her|them|all)|be (glad|thankful|happy) (it|this|that|one day))(?! (for (help|no))| if)"
])
