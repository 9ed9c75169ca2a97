export interface Avoided {
  readonly avoid: RegExp
  readonly use: string
}

/**
 * Words that hurt, blame, rush or promise too much, and what to say instead. From guidance on
 * plain language and on writing with people who have been through harm.
 */
export const avoidList: readonly Avoided[] = [
  { avoid: /!/, use: 'a full stop' },
  { avoid: /\b(just(?! now)|simply|simple|easy|easily)\b/i, use: 'leave the word out' },
  { avoid: /^please\b/i, use: 'say what happens, without "please" before a demand' },
  { avoid: /\bmust\b/i, use: 'You can, if you want' },
  {
    avoid: /(?<!n['’]t |not |never |nobody |no one )\bha(ve|s) to\b/i,
    use: 'You can, if you want'
  },
  { avoid: /\bare you sure\b/i, use: 'This will… You can undo it until…' },
  {
    avoid: /\b(fail(s|ed|ure)?|invalid|errors?)\b/i,
    use: "That didn't work yet. Nothing was lost"
  },
  { avoid: /\baccess denied\b/i, use: 'This space is for its members. Here is how to ask' },
  { avoid: /\bmissed your\b/i, use: "We haven't heard from you. Is now all right?" },
  { avoid: /\boverdue\b/i, use: 'Waiting when you are ready' },
  { avoid: /\bnon-?complian(t|ce)\b/i, use: 'chose not to, was not able to' },
  { avoid: /\bno[- ]shows?\b/i, use: "couldn't make it" },
  { avoid: /\b(patients?|users?)\b|(?<!\bin )\b(a|the|your|our) cases?\b/i, use: 'you, member' },
  { avoid: /\b(victims?|survivors?)\b/i, use: 'the word the person chose for themselves' },
  { avoid: /\bcommitted suicide\b/i, use: 'died by suicide' },
  { avoid: /\b(successful|unsuccessful) (attempt|suicide)/i, use: 'attempt, died' },
  { avoid: /\battention[- ]seeking\b/i, use: 'seeking connection' },
  { avoid: /\bmanipulative\b/i, use: 'trying to get a need met' },
  { avoid: /\btriggered\b/i, use: 'upset by, reminded of' },
  { avoid: /\btrigger warnings?\b/i, use: 'About: … (content note)' },
  { avoid: /\bwhat['’]s wrong with you\b/i, use: 'What would help right now?' },
  { avoid: /\bwhy didn['’]t you\b/i, use: 'What got in the way?' },
  { avoid: /\btell us what happened\b/i, use: 'Share only what you want' },
  { avoid: /\bdescribe your trauma\b/i, use: 'What should we know to support you?' },
  { avoid: /\byou('re|’re| are) safe now\b/i, use: "We'll do our best to keep this space safe" },
  { avoid: /\b100 ?%/i, use: 'Private, with these limits' },
  { avoid: /\btrust (us|me)\b/i, use: 'Here is what we do and how to check' },
  { avoid: /\b(understand|know) how you feel\b/i, use: 'Thank you for telling us' },
  { avoid: /\b(don['’]t worry|calm down)\b/i, use: 'It makes sense to feel this' },
  { avoid: /\bstay strong\b/i, use: "You don't have to do this alone" },
  { avoid: /\bhappens for a reason\b/i, use: "I'm sorry this happened" },
  { avoid: /^at least\b(?! (\d|one\b))/i, use: 'That sounds hard' },
  { avoid: /\babusers?\b/i, use: 'the person who hurt you' },
  { avoid: /\brelationship problems?\b/i, use: 'abuse, harm (when they named it)' },
  { avoid: /\byou should report\b/i, use: 'You can choose whether to report' },
  { avoid: /\b(prove|verify) your story\b/i, use: "We don't need proof" },
  { avoid: /\b(addicts?|alcoholics?|(get|got|stay|stayed) clean)\b/i, use: 'in recovery' },
  { avoid: /\b(crazy|insane)\b/i, use: 'leave the word out' },
  { avoid: /\bsuffer(s|ing)? from\b/i, use: 'lives with' },
  { avoid: /\b(high|low)-functioning\b/i, use: 'name the support needed' },
  { avoid: /\b(kill|abort|execute|nuke)[sd]?\b/i, use: 'end, stop, run, delete' },
  { avoid: /\b(black|white)-?list/i, use: 'block list, allow list' },
  { avoid: /\b(hurry|last chance|expires? soon)\b/i, use: 'Open until (date); you can ask again' },
  { avoid: /\bcomplete your profile\b/i, use: 'Nothing else is needed' },
  { avoid: /\bbeen removed\b/i, use: "You can't take part for now, the reason, and how to appeal" },
  { avoid: /\bloved ones?\b/i, use: 'people you trust' },
  { avoid: /\b(mum|mom|dad|husband|wife)\b/i, use: 'the name you give them' },
  { avoid: /\bopt(ed)?[- ]out\b/i, use: 'turn off' },
  { avoid: /\bsubmit(s|ted)?\b/i, use: 'send, save' },
  { avoid: /\blog your\b/i, use: 'Note how today is' },
  { avoid: /\badherence\b/i, use: 'What you noticed' },
  { avoid: /\bvalid (date|number|e-?mail|address)\b/i, use: 'Use a date like 4 May 2027' },
  {
    avoid: /\bsession (has )?expired\b/i,
    use: 'We locked this to keep it private. Your draft is kept'
  },
  { avoid: /\bwe can fix\b/i, use: 'What would help right now?' },
  { avoid: /\bwe miss(ed)? you\b/i, use: 'leave the sentence out' },
  { avoid: /\bstreaks?\b/i, use: 'leave the number out' }
]
