/** The ladder for when somebody is in danger: what to do, what one could say, and who sees to it. */
import type { LadderStep } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export type Rung = {
  readonly step: LadderStep
  readonly title: string
  readonly owner: string
  readonly does: readonly string[]
  /** Words one could say, in one's own way. */
  readonly says: readonly string[]
  readonly goOn: string
}

export const dangerWords = {
  title: 'When somebody is in danger',
  lead: 'Five steps. Begin with the first, and go on only as far as is needed. People decide each step. Nothing here counts or decides.',
  notAlone: 'You are not alone with this. Call your lead early, also when you are unsure.',
  helpNow: 'Show me the numbers',
  steps: 'The five steps',
  step: (number: number) => `Step ${number}`,
  owner: 'Who does it:',
  says: 'You could say:',
  told: 'If you tell somebody else',
  toldLines: [
    'The person read these limits before they asked. Still, tell them first, and tell them why.',
    'Leave that out only if telling brings more danger. Write down why.',
    'Tell as few people as you can, and no more than they need to know.'
  ],
  noteTitle: 'Note a step',
  noteLead: 'A few words on what you did and why. It helps whoever goes on after you.',
  noConversation:
    'If your conversation is still on, open it under “I listen”, and come here from it. What happened after one is over you can note here.',
  endedMeanwhile:
    'Your conversation is over now. What you wrote here stays. Say anew whether they know.',
  ofOver: 'It is about a conversation that is over.',
  ofNoted: (name: string) => `It is about the conversation “${name}”, which is over.`,
  another: 'It is about another conversation',
  withWhom: (name: string) => `It is about your conversation with ${name}.`,
  which: 'Which step?',
  by: 'Who sees to it?',
  why: 'What you saw, and why this step',
  whyHint: 'No details of the story. What somebody needs who goes on from here.',
  isTold: 'Did you tell the person?',
  toldChoices: {
    yes: 'Yes. It also stands in the conversation, for both of us',
    no: 'No, that would bring more danger. I wrote down why'
  },
  toldBefore: {
    yes: 'Yes, they know',
    no: 'No. It would bring more danger, or I could not. I wrote down why'
  },
  whoCanSeeOver: 'All listeners here can see this, under a name made by chance.',
  whoCanSee:
    'All listeners here can see this, under a name made by chance. If you told the person, they see it too.',
  send: 'Note this step',
  sent: 'Noted. Thank you for staying with it.',
  showLead:
    'The safety team does not read these notes. If they should know, show it to them. You choose who reads it.',
  show: 'Show it to the safety team',
  shownAs: (step: string, why: string) => `${step}. ${why}`,
  restAfter: 'That was a lot. You can rest for a while afterwards.',
  restWhere: 'Rest, under “I listen”',
  missing: 'A few words are enough.',
  chooseOne: 'Choose one of these.',
  logTitle: 'Steps that were noted',
  logNone: 'No step has been noted here.',
  logOf: (step: string, owner: string) => `${step}. ${owner}`,
  goOn: 'Note the next step',
  goOnFor: (name: string) => `Note the next step in conversation “${name}”`,
  conversation: (name: string) => `Conversation “${name}”`,
  wasTold: 'The person was told.',
  notTold: 'The person was not told.',
  toDesk: 'Back to “I listen”',
  toTalk: 'Back to the conversation'
} as const

export const ownerMax = 80

export const ladderRefusals: Readonly<Record<string, Said>> = {
  'too-long': { what: 'This is more than one note can hold.', next: 'Shorten it a little.' },
  'not-now': {
    what: 'Your conversation ended meanwhile, so it cannot tell the person any more. Nothing was noted yet.',
    next: 'What you wrote stays here. Say anew whether they know.'
  },
  'nothing-written': { what: 'There are no words here yet.', next: 'A few are enough.' }
}

export const rungs: readonly Rung[] = [
  {
    step: 0,
    title: 'Stay, and ask kindly',
    owner: 'You, who listen',
    does: ['Slow down. Say what you noticed. Ask how it is right now.'],
    says: [
      '“You wrote that you cannot go on. I do not want to read past that. How is it right now?”',
      '“Is it safe for you to write at the moment?”'
    ],
    goOn: 'Go on if you are worried for their life, or for somebody else’s.'
  },
  {
    step: 1,
    title: 'Ask plainly, and offer help',
    owner: 'You, who listen',
    does: [
      'Ask about it in plain words. Do not ask how.',
      'Ask for their own plan, and for people who could come.',
      'Offer the lines of “Help now”. They can call while you stay here.'
    ],
    says: [
      '“Are you thinking of ending your life?”',
      '“Thank you for telling me. Do you think you could act on it tonight?”',
      '“Do you have a plan for moments like this? Shall we look at it together?”',
      '“Could you call one of these lines, while I stay here?”'
    ],
    goOn: 'Go on if it could be today, or if you are not sure.'
  },
  {
    step: 2,
    title: 'Bring in your lead',
    owner: 'The listener lead',
    does: [
      'Ask the person for a yes, by “Call a lead” in the conversation. The lead then talks with them, in a conversation of their own.',
      'Stay until the lead is there.'
    ],
    says: [
      '“I want somebody with more practice beside us. May I ask my lead to talk with you?”',
      '“You need not tell it all again. I stay until they are here.”'
    ],
    goOn: 'Go on if they say no and are in danger, or if the lead cannot come.'
  },
  {
    step: 3,
    title: 'Call the one who keeps people safe here',
    owner: 'The safety team',
    does: [
      'Show what was written to the safety team: “Report or keep”, in the conversation, with “Somebody is in danger”. Or reach one of them as you agreed. “Who looks after this place” names them.',
      'If the person named somebody who may be called, and said yes to it, call them now.'
    ],
    says: [
      '“I am worried about your life, so I will speak with our safety team now. I tell them only what they need.”',
      '“You told me that your friend may know. Is now such a time?”'
    ],
    goOn: 'Go on if a life or a child is in danger and nothing before was enough.'
  },
  {
    step: 4,
    title: 'Call for help from outside',
    owner: 'Two people of the safety team',
    does: [
      'Call the emergency number, or those who protect children. Say what you know, and no more.',
      'Tell the person, unless that brings more danger. Note who decided it, and why.',
      'This place knows no address and no phone number of anybody. You can pass on only what the person told you.'
    ],
    says: [
      '“I said at the beginning that there is one limit. It is now. I am calling for help, because I want you to live.”',
      '“I am still here. What do you need them to know?”'
    ],
    goOn: 'Afterwards: note the step, rest, and talk with your lead.'
  }
]
