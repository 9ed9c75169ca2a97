/** What tells somebody how to feel, or to be done with it. */
import { anyOf, questionsOf, rulesOf, type Rule } from '../rule.ts'

const LOW = anyOf([
  'sad',
  'upset',
  'angry',
  'mad',
  'down',
  'depressed',
  'anxious',
  'scared',
  'emotional',
  'negative',
  'hurt',
  'miserable',
  'bitter',
  'unhappy',
  'bothered',
  'jealous',
  'stressed',
  'so \\w+',
  'that way',
  'like that',
  'this way',
  'like this',
  'sorry for yourself'
])
const DONE = anyOf([
  'get over (it|him|her|them|this|that|yourself)',
  'let (it|this|that|things|him|her|them|stuff|go of (it|this|that|the past|him|her|them|your)) ?(go)?',
  'move on(?! (at|when|whenever|in your|only|before|if))',
  'move (past|forward from) (it|this|that)',
  'snap out of (it|this)',
  'suck it up',
  'man up',
  'toughen up',
  'grow (up|a pair|a thicker skin|some)',
  'deal with it',
  'forget ((all )?about )?(it|him|her|them|this|that|what happened|the past)',
  'put (it|this|that|him|her|the past|all this) (all )?behind',
  'shake it off',
  'brush it off',
  'rise above',
  'be the bigger person',
  'be a man',
  'get a grip',
  'get on with (it|your|life|things)',
  'pull yourself together',
  'get a thicker skin',
  'pick yourself up',
  'learn to live with',
  'accept it and',
  'build a bridge',
  'leave it (at that|behind)',
  'be (over|past|done with|used to) (it|this|that|him|her|them)',
  'have (moved on|got over|gotten over|let (it )?go|forgiven|forgotten)',
  'stop (thinking|worrying|crying|dwelling|obsessing|feeling|being|letting|living|holding|caring)'
])

export const feelingToldRules: readonly Rule[] = rulesOf('feeling-told', [
  "{START}(you should |you need to |you (just )?have to |just |please |you must )?(calm (the \\w+ )?(yourself )?down|chill( (the \\w+ )?out)?(?= ?[.,!;\\n]|$| man| dude| bro| a bit)|relax(?= ?[.,!;\\n]|$| man| dude| a bit| a little| about)|lighten up|settle down|buck up|get a grip|snap out of (it|this)|suck it up|man up|toughen up|grow (up|a pair|a thicker skin)|cheer up|pull yourself together|get over (it|him|her|them|yourself|this)|let it go(?! (when|if|at))|forget ((all )?about )?(it|him|her|them|what happened)|deal with it|shake it off|brush it off|rise above (it|this)|be the bigger person|forgive and forget|put (it|this|that|the past) (all )?behind you|get on with (it|your life|life)|move on(?= ?[.,!;\\n]|$| (already|from|with))|don't let (it|him|her|them|this|that) (get to you|bother|get you down|ruin|upset|affect|hurt|win))",
  `{YOU} {SOFTLY}{OUGHT} {SOFTLY}${DONE}`,
  `{YOU} {SOFTLY}{OUGHT} {SOFTLY}(calm (yourself )?down|chill|relax|lighten up|cheer up|settle down|smile|stop ${LOW})`,
  `(it's|it is) ((about|high|really|probably|just|maybe|been) ){0,3}time (for you )?(to|you) (just |really |finally |start(ed)? to )?(${DONE}|got over|moved on|let (it )?go|stopped)`,
  `{START}(don't|do not|stop|quit|try not to)( (feel|be|get|feeling|being|getting))? ((so|too|all|so much) )?${LOW}(?! (alone|if|to|about (asking|writing|needing|not)|for (asking|writing|needing)))`,
  "{START}(don't|do not|stop|quit) {SOFTLY}(cry(ing)?|worry(ing)? so much|stress(ing)?( (about|over) (it|this|that|him|her|them))?|dwell(ing)?|obsess(ing)?|tak(e|ing) (it|this|that|things|everything) {SOFTLY}(personally|to heart|seriously|hard)|think(ing)? (about|of) (it|that|this|him|her|them|what|the past)|let(ting)? (it|him|her|them|this|that) (get|bother|ruin|upset|affect|hurt|control|win)|beat(ing)? yourself|feel(ing)? sorry for yourself|liv(e|ing) in|(be|being) (so )?hard on (him|her|them)|hold(ing)? (a |on to )?grudges?)(?! (if|when) )",
  "{START}(there's |it's )?no (point|use|sense) (in )?(being|getting|staying|feeling|crying|worrying|dwelling)",
  "{START}life('s| is) too short",
  '{START}try not to (think|dwell|worry so|let it|cry|take it|stress|be so|get so|feel)',
  `{YOU} (should(n't| not)|don't need to|have no (reason|right|business) to|ought not to|can't( still)?|cannot) {SOFTLY}(be feeling|be|feel|get|stay|keep being|keep feeling|let) ((so|too|this|that) )?${LOW}`,
  "{YOU} (shouldn't|should not|mustn't|can't|don't) let (it|this|that|him|her|them) (bother|get|ruin|upset|affect|control|hurt|win|define|eat)",
  "{YOU} (can't|cannot) ((just|still|keep) ){0,2}(let (it|this|him|her) |liv(e|ing) in the past|dwell(ing)?|wallow(ing)?|cry(ing)? forever|hold(ing)? on|hid(e|ing) forever|feel(ing)? sorry)",
  `(there's|there is|you have|you've got|i see) {SOFTLY}no (need|reason|point|use|sense) (for you )?((to|in) )?(still )?(be |feel |get |being |feeling |getting )?(cry(ing)?|worrying|dwelling|that upset|so \\w+|${LOW})`,
  "{START}(crying|being (sad|angry|upset|negative)|worrying|dwelling (on it )?|feeling sorry for yourself|getting upset|anger) (about it |over it |like this )?(won't|doesn't|does not|isn't going to|will not|never|only) (help|change|fix|solve|bring|get|makes?|hurts?|get you)",
  '{YOU_ARE} {SOFTLY}(just )?feeling sorry for yourself',
  '{YOU} {SOFTLY}{OUGHT} (just |try to |learn to |really ){0,3}forgive(?! (nobody|no one|anyone|yourself))',
  '{START}(just )?(forgive (him|her|them|your)|learn to forgive|forgiveness is (the )?(key|only|what))'
]).concat(
  questionsOf('feeling-told', [
    `why (are|r) {YOU} ((so|still|even|always|getting|being|feeling) ){1,3}(${LOW}|\\w+ (about|over) (it|this|that)|crying|letting|thinking about|hung up|bothered)`,
    '{START}why (are|r) {YOU} (crying|upset|sad|angry|mad|scared|stressed) (about|over)'
  ])
)
