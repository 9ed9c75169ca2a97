import type { NoticeKind } from './words.ts'

// Surface signs that held on five sets of conversations. "Says back what was heard" did not, so it is not here.
const OPEN_QUESTION =
  /(?:^|[.!?;,:\n-] ?|\b(?:and|but|so|or|may i ask|can i ask) )(?:(?:what|how|where|who|which)\b(?! did you (?:do|say|expect)| were you (?:wearing|thinking|doing|expecting)| could you| can you (?:still|even|let|stay)| come\b| about (?:no|trying|you (?:just|try|go))| if\b| do you know\b| much (?:had|did|have) you| dare| the\b| a\b| an\b| happened to you was|ever\b)(?=[^.!?\n]{0,160}\b(?:you|your|yours|that|this|it|now|today|tonight|help|helps|things)\b)|would you (?:like|rather|prefer|want)\b|do you (?:want|feel like|need)\b|is there (?:anything|something|someone|somebody|anyone)\b|do you have (?:someone|somebody|anyone)\b|(?:would|is) it (?:be )?(?:help|okay|ok|all right|alright)\b)[^.!?\n]{2,200}\?|\b(?:tell (?:me|us) more|i'?d like to hear more|i(?:'?m| am) happy to hear more)\b/

const WARMTH =
  /\b(?:i(?:'?m| am)|we(?:'?re| are)|so|very|truly|really) (?:(?:so|really|very|truly|deeply|terribly) ){0,2}(?:sorry(?= ?[.;!\n]|$|, (?!but))|sorry (?:(?:this|that|it|he|she|they|you(?:'?re| are| had| have| went| were| live|'?ve))\b(?! (?:feel|felt|think|see it|took|was|but))|for what|about what|to hear|for your)|glad (?:(?:that )?you|to (?:read|hear|know))|proud of you|grateful (?:that )?you|moved (?:by|that)|touched (?:by|that))|\bi believe you\b|\bi(?:'?m| am) (?:right )?here(?: for you| with you| and| if| to|[.,]|$)|\bhere for you\b|\bnot alone\b|\bthank you for (?:shar|trust|tell|writ|say|lett|open|com)\w*|\b(?:i|we) care about you\b|\bthinking of you\b|\bmy heart (?:goes|breaks|aches|hurts)\b|\byou (?:matter|deserve|deserved)\b|\bsending (?:you )?(?:love|strength|warmth|hugs|a hug)\b|\bwith you in this\b|\bwish i could (?:sit|be|hold|come|hug)\b|\bi hear you\b|\bthat (?:sounds|must be|must have been|is) (?:(?:so|really|incredibly|just|very) ){0,2}(?:hard|awful|terrifying|painful|exhausting|frightening|lonely|terrible|horrible|heartbreaking|unfair|scary|heavy)\b/
const COOLED = /\b(?:not|n'?t|never|sorry you feel|sorry but) [^.!?\n]{0,20}$/

const OWN_EXPERIENCE =
  /\b(?:happened to me\b|me too\b|same here\b|i(?:'?ve| have) (?:also |too )?(?:been (?:there|through|in (?:the|a) (?:same|similar))|had (?:the same|something similar|a similar)|lived (?:with|through)|gone through)|when (?:i was (?!reading)|my |i (?:lost|left|went|had|got|told|tried))|i (?:also |too |once |myself )?(?:went through|lived through|used to|grew up|struggled|suffered|survived|felt something similar|felt the same|had something similar|had the same|lost (?:my|a)|left my|divorced)|in my (?:own )?(?:case|experience|life|family)\b|(?:something similar|the same thing) happened\b|my (?:own )?(?:ex|mother|mum|mom|father|dad|husband|wife|partner|boyfriend|girlfriend|brother|sister|therapist|divorce|depression|anxiety|childhood|story|loss|panic|trauma|parents|boss|dog|cat)\b|it (?:helped|worked for|works for|took) me\b|that helped me\b|i know (?:it|this|that) from)/

/** Which good signs are in a text, folded as the rules read it. */
export function noticesIn(text: string): readonly NoticeKind[] {
  const notices: NoticeKind[] = []
  if (OPEN_QUESTION.test(text)) notices.push('open-question')
  if (hasWarmth(text)) notices.push('warmth')
  if (OWN_EXPERIENCE.test(text)) notices.push('own-experience')
  return notices
}

function hasWarmth(text: string): boolean {
  const match = WARMTH.exec(text)
  if (match === null) return false
  return (
    !COOLED.test(text.slice(Math.max(0, match.index - 40), match.index)) ||
    match[0].startsWith('not alone')
  )
}
