/** What finds a reason, a lesson or a plan in what was done to somebody. */
import { rulesOf, type Rule } from '../rule.ts'

export const fateRules: readonly Rule[] = rulesOf('fate', [
  '(every ?thing|it all|all things|things|all this|this all|all of (this|it)) {SOFTLY}happen(s|ed)? for (a|some|the best) (good )?reason',
  '(this|it|that) ((must|may|might|probably|all|surely|obviously) ){0,2}(have )?happen(s|ed) (to you )?(for a reason|to (teach|test|make|show)|so (that )?you (can|could|will|would|learn))',
  "(it|this|that)('s| is| was| may be| might be| must be|'ll be| will be)?( have been)? {SOFTLY}for the best(?! (of|part))",
  "god ((never|doesn't|won't|will not|only|does not|wouldn't) ){0,1}(gives?|sends?|puts?|hands?) (us |you |people |his |anyone )?(\\w+ ){0,5}(handle|bear|cope|take|carry|soldiers|battles|strong)",
  "god('s| is| must be| may be) (just )?(testing|teaching|preparing|punishing)",
  "god('s| has| must have| had) (got )?(a |his |his own )?(bigger |better |greater )?(plan|reasons?|purpose)",
  "(it's|it was|this is|this was|that's) (all )?god's (will|plan|way)",
  "part of (a|god's|the|some|his) (bigger |larger |greater |grand |higher |divine )?(plan|purpose|journey)",
  "{START}(it's |this is |that's |maybe it's |it may be |it might be |it was |this might be |this may be |this could be )?{SOFTLY}(a|your) blessing( in disguise)?(?=[.,!?]|$)",
  'a blessing in disguise',
  "the universe ((is|may be|might be|has|wants?|must|will|never|only|always|doesn't|won't) ){0,2}(\\w+ ){0,3}(teach\\w*|tell\\w*|plans?|wants?|send\\w*|test\\w*|gives?|has your|in store|provides?|a lesson)",
  "{START}(it's |that's |it must be |maybe it's )(just )?(karma|fate|destiny)",
  "(it|this|that|you two|you guys) {SOFTLY}(was(n't| {SOFTLY}not)|isn't|is {SOFTLY}not|weren't) {SOFTLY}meant to be(?= ?[.,;!?)\\n]|$)",
  "{START}(if )?(it|this|that)('s| is| was) {SOFTLY}meant to (be(?= ?[.,;!?)\\n]|$)|happen)",
  '(had|needed) to happen(?= ?[.,;!?)\\n]|$| for| so| to you)',
  "(one|some) ?day you('ll| will) (see|know|understand|find out|be|realise|realize) (why|that (this|it)|glad|grateful|thankful|how (this|it))",
  '{START}(when|as) one door (closes|shuts)',
  "(what(ever)? )?(doesn't|does not|didn't|did not|don't|won't) kill {YOU}[^.!?\\n]{0,24}stronger",
  "((will|'ll|can only|it|this|that|only|going to|gonna|has|have) ){SOFTLY}(makes?|made|making) {YOU} ((a|even|so much|much|only) ){0,2}(stronger|tougher|better person|stronger person|who you are)",
  "{YOU}('ll| will| are going to|'re going to|'re gonna) ((be|come|get|only|grow|end up) ){1,3}(out |back |so much |even |much |of (this|it) |of the other side ){0,3}(stronger|better (person|for it)|wiser)",
  "(there's|there is|there has to be|there must be) ((always|surely|got to be) )?(a|some) ((lesson|purpose|message|meaning|gift) (in|to|behind|here|for you|somewhere)|reason (for (everything|all|it all)|((why|that) )?(this|it|things|god|all this) (happen|had to|did|put|let|was meant)\\w*|behind))",
  "{START}(it is what it is|that's (just )?life|such is life|c'est la vie|life goes on|life('s| is) (hard|tough|unfair|not fair)|life (isn't|is not) (always )?fair|shit happens|stuff happens|these things happen|things like that happen|bad things happen|that's (just )?the way (it|life|things) (is|are|goes|go))(?= ?[.,;!?)\\n]|$| to everyone| sometimes| in life| for everyone| i'm afraid| you know| unfortunately| though)",
  "(a better place|(his|her|their) time( to go)?(?= ?[.,;!?\\n]|$)|(needed|wanted|called) (another|an) angel|(wouldn't|would not) want (you|u) to (be (sad|upset|unhappy|like this)|cry|grieve|mourn|feel))"
])
