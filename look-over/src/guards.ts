/**
 * When words that match a rule are let be: as a quotation, as what others said or thought, when they are
 * denied, asked, or rejected. A wrong tip is worse than a missed one, so each guard lets be too much.
 */
import type { FoldedText } from './fold-text.ts'
import type { Rule } from './rule.ts'
import { anyOf, compile } from './rule.ts'

/** How far around a phrase is read. It bounds the work for one phrase, however long a sentence is. */
const WINDOW = 200
const PARAGRAPH_WINDOW = 1000

type Hit = { readonly start: number; readonly end: number }

// What the writer says in their own name, and so is no report of somebody else's words.
const OWN_VOICE = compile(
  "(to be (honest|fair)|if you ask me|i('m| am) (just |only |telling you|afraid)( saying)?|i( just| do| really| honestly| truly)? (think|believe|feel like|feel|guess|reckon|suppose)( that)?|i('d| would) say|i (have to|must|gotta|need to) (say|tell you|be)|can i say|let me (tell you|say)|i hear(d)? (you|that|what you)|trust me|believe me|like i said|as i said|thanks? (you )?for (telling|sharing|saying)|sorry to hear)"
)
const REPORTED = plain(
  anyOf([
    'told',
    'tells?',
    'telling',
    'said',
    'says?',
    'saying',
    'hears?',
    'heard',
    'hearing',
    'asks?',
    'asked',
    'asking',
    'calls? (you|it|this|me|that)',
    'called',
    '(feel|feels|felt|feeling|sound|sounded|act|acts|acted|acting|treat\\w*|look|seem)( \\w+){0,3} (like|as if|as though)',
    '(made|make|makes|making) (you|me|us|it|someone|people|anyone)',
    'thoughts?',
    'thinks?',
    'thinking',
    'believes?',
    'believed',
    'believing',
    'wonder\\w*',
    'worry\\w*',
    'worried',
    'afraid',
    'fear\\w*',
    'convinc\\w*',
    'insist\\w*',
    'claim\\w*',
    'impl(y|ied|ies|ying)',
    'suggest\\w*',
    'pretend\\w*',
    'hint\\w*',
    'shout\\w*',
    'yell\\w*',
    'wrote',
    'messag\\w*',
    'phrases?',
    'sentences?',
    'clich\\w*',
    '(lines?|words|things|stuff|comments?|advice|remarks?|questions?|people|messages?) (like|such)',
    'used to',
    'once',
    'tempt\\w*',
    'easy to',
    'easier to',
    'as if',
    'as though',
    'whether',
    'even (if|though|when)',
    'hop(e|ed|ing|es)',
    'wish\\w*',
    'the (idea|thought|belief|voice|fact|pressure|notion|myth|lie|rule|question|old line)',
    'hate[ds]?',
    'hating',
    'tired of',
    'sick of',
    'expect\\w*',
    'demand\\w*',
    'want(s|ed)? (you|me|us|everyone|people|her|him|them) to',
    'force[ds]?',
    'push\\w* (you|me|us|people)',
    'pressur\\w*',
    'urg(e|ed|ing)',
    'repeat\\w*',
    'taught',
    'learn(ed|t)',
    'blam\\w*',
    'accus\\w*',
    'judg\\w*',
    'assum\\w*',
    'decid\\w* that',
    'mean(s|t)? that',
    'prove[sd]?',
    'how often',
    'how many times',
    'imagine',
    'dream\\w*',
    'nightmares?'
  ])
)
// So plainly a report that no `but` ends it.
const TOLD =
  /\b(?:(?:tells?|told|telling) (?:you|me|us|her|him) that\b|(?:told|tells?|said|says?|saying|like|wrote|asks?|asked|shouted)\b[^.!?\n]{0,40}:)/
const CONDITION = plain(
  '(if|unless|until|till|when|whenever|while|because|why|how|what|where|who|whoever|whatever|than|before|after|since)'
)
const NEGATED =
  /(?:\b(?:not|never|no|nobody|no one|none|nothing|nowhere|without|cannot|hardly|barely|neither|nor|instead of|rather than|far from|anything but|less about|refuse[ds]?|stop (?:saying|telling|asking)|(?:do|does|did|is|was|wo|ca|should|would|are|were|have|has|had|could|ai)nt)|n't)\b/
// After the phrase: somebody else said it, or it is called wrong, or it is the subject of a denial.
const REJECTED = plain(
  anyOf([
    "(is|was|are|were|'s)( \\w+){0,3} (nonsense|rubbish|bullshit|bs|myth|lie|lies|clich\\w*|unhelpful|cruel|wrong|unkind|untrue|hurtful|harmful|useless|the last thing|the worst|what (people|they|he|she|everyone|some|others))",
    '(never|does not|will not) (helps?|helped|makes?|works?|worked|calmed|comforts?|heals?)',
    '(they|he|she|people|everyone|everybody|someone|somebody|others|friends|family|society|you|mother|mum|mom|father|dad) ((all|always|often|used to|keeps?|kept|will|might|may|love to|like to|once|would|had|have|must have|even) ){0,2}(say|says|said|saying|tell|tells|told|telling|think|thinks|thought|ask|asks|asked|asking|call|calls|called|calling|repeat\\w*|claim|insist\\w*|believe[ds]?|heard|hear)',
    "(they|he|she|people|everyone)'d (say|tell)",
    "but (that's|it's|that is|that was|it was|it is|this is|they're|you|we) ?(aren't|not|never|weren't|wasn't|isn't|don't|didn't|simply not|just not|simply wrong|wrong|a lie)",
    "but i (don't|do not|never|disagree|won't|think not)",
    'as if',
    'as though',
    'or whatever',
    'and (other|similar|all that|so on)',
    'myth',
    'nonsense',
    'rubbish',
    'bullshit',
    'clich\\w*',
    '(phrase|sentence|words|saying|line|comment)s? (like|such|that|is|are|can|hurt)'
  ])
)
// What the phrase is the subject of.
const DENIED =
  /^["')]? ?(?:isn'?t|wasn'?t|aren'?t|weren'?t|is not|was not|(?:is|was) (?:no|never)|[^,;.!?\n]{0,40}\b(?:does|do|did|wo|would|ca)n'?t (?:make|help|mean|take|change|matter|erase|cancel|undo|fix|work|heal|count|lessen|give))\b/
const ASIDE = /\b(?:don'?t you think|you know|if you ask me|i think|you see)\b/g
const NEXT_REJECTS =
  /^ ?(?:because|no[,. ]|nope|never[. ]|wrong|rubbish|nonsense|bullshit|as if|that(?:'?s| is| was)(?: \w+){0,3} (?:not|wrong|nonsense|rubbish|cruel|unkind|lie|unfair|myth|unhelpful|what (?:people|they|he|she|everyone))|i (?:hate|never|don'?t|do not|won'?t|disagree|can'?t stand|refuse)|nobody|no one|those (?:words|sentences|lines|phrases)|(?:words|sentences|lines|phrases|things|comments) like|what an? |how (?:cruel|unkind|unfair|awful|many times|often|could)|(?:you(?:'?re| are)|it(?:'?s| is)) not\b|you (?:aren'?t|weren'?t)|it (?:isn'?t|wasn'?t|doesn'?t)|people (?:say|mean|who|love|tell)|they (?:say|said|mean|told)|(?:he|she|everyone) (?:says?|said|told))/
const BEFORE_TELLS =
  /\b(?:heard|hear|told|tell|tells|said|says?|sentences?|phrases?|words|lines|comments|advice|things) ?(?:like|such as|again|before|this|these|too often|you|me|it all)?(?:[:?]| this\.| these\.| like\.| before\.| again\.)$|:$/
const TAG =
  /^[^.!?\n]{0,40}?[,;] ?(?:don'?t you think|right|ok|okay|no|you know|isn'?t it|don'?t you|aren'?t you|you see|hm+|eh|huh|yeah|really|is it|are you|can you|do you)\?/

/** Whether the phrase is meant as it stands. */
export function isMeant(folded: FoldedText, { start, end }: Hit, rule: Rule): boolean {
  const { text } = folded
  const sentence = afterLast(text.slice(Math.max(0, start - WINDOW), start), /[.!?\n]/g)
  const after = text.slice(end, end + WINDOW)
  const rest = /^[^.!?\n]*/.exec(after)?.[0] ?? ''
  const closing = after.charAt(rest.length)
  const lead = afterLast(sentence, /;| - |\bbut\b/g)
  const clause = afterLast(lead, /[,:]/g)
  if (!rule.asks && closing === '?' && !TAG.test(after)) return false
  if (NEGATED.test(clause) || TOLD.test(sentence)) return false
  if (REPORTED.test(lead.replaceAll(OWN_VOICE, ' '))) return false
  if (rule.kind !== 'outdone' && CONDITION.test(clause)) return false
  if (REJECTED.test(rest.replaceAll(ASIDE, ' ')) || DENIED.test(rest)) return false
  if (closing !== '' && NEXT_REJECTS.test(after.slice(rest.length + 1))) return false
  const previous = text.slice(Math.max(0, start - WINDOW), start - sentence.length).trimEnd()
  if (BEFORE_TELLS.test(previous)) return false
  return !isQuoted(text, start, end)
}

/** Between two quotation marks of one paragraph, or after one that is not closed. */
function isQuoted(text: string, start: number, end: number): boolean {
  const before = afterLast(text.slice(Math.max(0, start - PARAGRAPH_WINDOW), start), /\n/g)
  const [after = ''] = text.slice(end, end + PARAGRAPH_WINDOW).split('\n', 1)
  if (/^ ?>/.test(before)) return true
  if (count(before, /"/g) % 2 === 1) return true
  // A single quotation mark opens before a word, and counts only where another closes after one.
  const opened = count(before, /(?:^|[\s(.,:;?!-])'(?=\w|$)/g)
  const closed = count(before, /[\w.,!?]'(?!\w|$)/g)
  return opened > closed && /[\w.,!?]'(?!\w)/.test(after)
}

function afterLast(text: string, sign: RegExp): string {
  let end = 0
  for (const match of text.matchAll(sign)) end = match.index + match[0].length
  return text.slice(end)
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}

function plain(pattern: string): RegExp {
  return new RegExp(compile(pattern).source, 'u')
}
