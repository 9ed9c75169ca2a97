/** A short course in listening, in our own words. It names the frames that it follows. */
import type { ReadingPart } from '#lib/ui/Reading.svelte'

export type ChapterKey = 'five' | 'steps' | 'limits' | 'danger' | 'closing'

export type Practice = {
  /** What somebody says. */
  readonly said: string
  readonly ask: string
  /** One way to answer. It is no model, and nothing compares it with what was typed. */
  readonly oneWay: string
}

export type Chapter = {
  readonly key: ChapterKey
  readonly title: string
  readonly lead: string
  readonly parts: readonly ReadingPart[]
  readonly practices: readonly Practice[]
}

export const courseWords = {
  title: 'A short course in listening',
  lead: 'Five parts, ten minutes each. Everybody here may read it. Nothing is tested, and nobody sees how far you are.',
  chapters: 'The parts',
  part: (number: number) => `Part ${number} of 5`,
  practiceTitle: 'Try it, with yourself',
  practiceSays: 'Somebody writes:',
  whoCanSee:
    'Only you can see this. It is not sent or saved, and it goes when you leave this part.',
  oneWay: 'Show me one way to answer',
  oneWayTitle: 'One way, out of many:',
  next: 'Next:',
  toStart: 'All five parts',
  back: 'Back to Be heard',
  danger: 'The five steps, with words to say',
  close: 'How to be beside someone',
  closeText: 'Shorter pages for everybody, without an account:',
  help: 'I would like to help here',
  made: 'The makers of this software wrote it. No clinician has checked it yet. It does not replace training with people.'
} as const

export const chapters: readonly Chapter[] = [
  {
    key: 'five',
    title: 'Five things a listener does',
    lead: 'The World Health Organization teaches them to helpers. Their first letters make the word “lives”.',
    parts: [
      {
        title: 'Listen',
        lines: [
          'Give them all of your attention. Read slowly. Let there be gaps. You do not need a clever answer.',
          'They choose what to tell. You never need the whole story, and you never ask for details.'
        ]
      },
      {
        title: 'Inquire: ask what they need',
        lines: [
          'Ask what worries them most, and what would help now. “What is the hardest part tonight?”',
          'One open question at a time. “What”, “how”, and “would you like to” are good beginnings. “Why” can sound like blame.'
        ]
      },
      {
        title: 'Validate: show that you believe them',
        lines: [
          'Say that it makes sense, and that it was not their fault. Do it without “but” and without a condition.'
        ]
      },
      {
        title: 'Enhance safety: think of the next hours with them',
        lines: ['Ask whether they are safe to write now, and tonight. Part four is about danger.']
      },
      {
        title: 'Support: help them to find more than you',
        lines: [
          'Ask who else could be there. Offer lines and places, and let them choose. A no is a fine answer.'
        ]
      }
    ],
    practices: [
      {
        said: '“I finally told my sister. She asked what I was wearing. I wish I had kept quiet.”',
        ask: 'What would you write back?',
        oneWay:
          '“You took such a step, and then that question. It makes sense that you wish you had kept quiet. I believe you. What do you need most right now?”'
      }
    ]
  },
  {
    key: 'steps',
    title: 'Six ways to show that you understand',
    lead: 'Marsha Linehan named six levels of validation. Each goes a little further than the one before.',
    parts: [
      {
        title: 'One: be there',
        lines: ['Read every word. Do nothing else meanwhile. People feel it, also in writing.']
      },
      {
        title: 'Two: say back what you heard',
        lines: ['In your own words, and shorter. “So the nights are worse than the days.”']
      },
      {
        title: 'Three: guess gently at what is not said',
        lines: [
          '“I wonder if you also felt alone in it.” It is a guess. If they say no, they are right.'
        ]
      },
      {
        title: 'Four: it makes sense, given what happened',
        lines: ['“After years of shouting, of course a raised voice makes you freeze.”']
      },
      {
        title: 'Five: it makes sense now',
        lines: [
          '“Anyone who has slept for three hours would be at the end of their strength.” It is not only the past.'
        ]
      },
      {
        title: 'Six: be equal and real',
        lines: [
          'Talk as one person to another. You may be moved. “I had to stop for a moment after reading that.”',
          'Speak as an equal, and not as somebody above them.'
        ]
      },
      {
        title: 'Two things it does not mean',
        isList: true,
        lines: [
          'It is not praise. You find the true part, and say that.',
          'It is not the same as agreeing. A wish to hurt somebody can be understood, and still not be carried out.'
        ]
      }
    ],
    practices: [
      {
        said: '“I shouted at my son because he dropped a plate. I am as bad as the man who did it to me.”',
        ask: 'Write one line for level two, and one for level four.',
        oneWay:
          '“A plate fell, you shouted, and then you saw that man in yourself. When a bang once meant danger, a body shouts first. And you are here, thinking of your son.”'
      },
      {
        said: '“It is fine. Others have real problems.”',
        ask: 'Guess gently at what is not said.',
        oneWay:
          '“I wonder if part of you is afraid to take up room. There is room here. What is on your mind tonight?”'
      }
    ]
  },
  {
    key: 'limits',
    title: 'Your limits, and theirs',
    lead: 'Limits make it safe for two people to be close for an hour.',
    parts: [
      {
        title: 'Say these at the beginning',
        isList: true,
        lines: [
          'How long you are here. “I have about forty minutes.”',
          'That you listen, and do not treat or diagnose.',
          'When you would tell somebody: if a life or a child may be in danger.',
          'That they can stop at any time, without a reason.'
        ]
      },
      {
        title: 'What does not happen here',
        isList: true,
        lines: [
          'No meeting, no calls, no names of other services of yours. You stay in this place.',
          'No money, no gifts, no work, no flirting.',
          'No advice that nobody asked for. Ask first: “Would an idea help, or shall I listen?”',
          'No promise that you cannot keep, such as “I will always be here.”'
        ]
      },
      {
        title: 'If you know each other outside',
        lines: [
          'Say it as soon as you notice. Offer to ask for another listener. They choose whether anything goes on.'
        ]
      },
      {
        title: 'Your own story',
        lines: [
          'One sentence may show that they are not alone. Then go back to them. If your own pain grows, that is a sign to rest.'
        ]
      },
      {
        title: 'Looking after yourself',
        isList: true,
        lines: [
          '“Not today” needs no reason, and nobody asks for one.',
          'Take a break after a hard one. Drink water, stand up, look out of the window.',
          'Choose topics that you do not take. It can change from month to month.',
          'Talk with your lead at least once a month, about you and without their story.'
        ]
      }
    ],
    practices: [
      {
        said: '“You are the only one who understands me. Can I have your number?”',
        ask: 'Say no kindly, and stay with them.',
        oneWay:
          '“It means a lot that you felt understood. I stay in this place only, so I give no number. You can ask here again. Who else could know a small part of this?”'
      }
    ]
  },
  {
    key: 'danger',
    title: 'When somebody is in danger',
    lead: 'You are never alone with this. People decide each step, and no machine does.',
    parts: [
      {
        title: 'Slow down, and ask',
        lines: [
          'Your own heart may race. Put both feet on the floor. Then ask plainly and kindly.',
          '“When you say you cannot go on, do you think of ending your life?” Asking shows that they may speak of it here.'
        ]
      },
      {
        title: 'Stay, and do not argue',
        lines: [
          'Do not talk them out of it, and do not promise to keep it secret. “I am glad you told me. I want to think about tonight with you.”',
          'Never ask how, and never write about ways to do it.'
        ]
      },
      {
        title: 'Go up one step at a time',
        lines: [
          'There are five steps. Each has words to say, and somebody who does it. Call your lead early. Early is kind.'
        ]
      },
      {
        title: 'Violence at home',
        lines: [
          'Ask whether it is safe to write. Somebody may read along. Leaving can be the most dangerous time, so do not push.',
          'Specialists can plan it with them. Help now has lines.'
        ]
      },
      {
        title: 'Afterwards',
        lines: [
          'Press “Rest”. Nobody new comes to you for a while. Then tell your lead how you are.'
        ]
      }
    ],
    practices: [
      {
        said: '“By tomorrow none of this will matter any more.”',
        ask: 'Ask plainly and kindly.',
        oneWay:
          '“When you write that nothing will matter tomorrow, I want to ask you plainly. Are you thinking of ending your life? You can tell me. I am staying here.”'
      }
    ]
  },
  {
    key: 'closing',
    title: 'Closing well',
    lead: 'An ending that one sees coming is a good one. Many people here have known other endings.',
    parts: [
      {
        title: 'Say it ten minutes before',
        lines: [
          // words-allow: the name of a button, by which people speak of themselves
          'Press “I have to stop in ten minutes”. It says it for you. Then ask what should still be said.'
        ]
      },
      {
        title: 'Go back to the ground',
        lines: [
          'Do not stop in the hardest part. Move to the next hours. “What will you do when you close this page?”',
          'Water, a window, one kind thing.'
        ]
      },
      {
        title: 'Say what you saw',
        lines: ['One true thing that they did. “You found words for it, though it was hard.”']
      },
      {
        title: 'Leave the last word to them',
        lines: [
          'Each of you has one last word. Then it is over, and you cannot write again. They can ask anew.',
          'If it goes on for weeks, say two weeks ahead that it will end.'
        ]
      },
      {
        title: 'And then you',
        lines: [
          'A few questions to yourself, before the next shift. What do you leave here that is not yours to carry?'
        ]
      }
    ],
    practices: [
      {
        said: '“Are you going already? I do not know what to do with this night.”',
        ask: 'Close, and do not leave them in the middle.',
        oneWay:
          '“Yes, in ten minutes, and I do not want to leave you in the middle. Let us look at the night. What helped on another night, even a little?”'
      }
    ]
  }
]
