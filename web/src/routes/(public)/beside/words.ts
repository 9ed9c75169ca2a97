/** How to be beside someone: for people close to a person who lives with hard things. Own words, reading age 8. */
import type { ReadingPart } from '#lib/ui/Reading.svelte'

export const besideTopics = ['helps', 'hurts', 'limits', 'danger'] as const
export type BesideTopic = (typeof besideTopics)[number]

const besideWords = {
  title: 'How to be beside someone',
  lead: 'Someone you care about lives with hard things. You do not need to fix them. You can be beside them.',
  firstTitle: 'If you read one thing',
  first: [
    'Listen first. Say back what you heard.',
    'Believe them.',
    'Ask what they would like. Let them choose.'
  ],
  moreTitle: 'Four short pages',
  about: {
    helps: 'What to say and do.',
    hurts: 'What to leave out, and what to say in its place.',
    limits: 'You count, too.',
    danger: 'One step after the other.'
  } satisfies Record<BesideTopic, string>,
  youTitle: 'Somebody beside you, too',
  you: [
    'You carry something as well. This place can be for you: come in as yourself, without the person you care about.',
    'Once you are in, “Circles that can be found” shows those for people close to somebody, if there are any.',
    'In “Be heard” you can say that you are here as somebody close to a person. If somebody here listens for that, they can say yes.'
  ],
  comeIn: 'Come in, or sign in',
  madeTitle: 'Who wrote this',
  made: [
    'The people who make this software wrote these pages in their own words. No doctor or therapist has checked them yet.',
    'They cannot take the place of somebody who knows you both.'
  ],
  sourcesTitle: 'What it rests on',
  sources: [
    'First line support of the World Health Organization: listen, ask about needs, believe, help with safety, support choices.',
    'The steps of being understood that Marsha Linehan named.',
    'Research on how people answer: Ullman and Peter-Hagene, 2014. Relyea and Ullman, 2015.',
    'Guides for listeners by Samaritans and Orygen.'
  ],
  back: 'All four pages',
  next: 'Read next:',
  helpNow: 'Show me the numbers'
} as const

const besidePages = {
  helps: {
    title: 'What helps',
    lead: 'Most of it is small. Being there and being kind is already a lot.',
    parts: [
      {
        title: 'Be there',
        isList: true,
        lines: [
          'Put your phone away. Sit down. Take your time.',
          'Let it be quiet. You do not need to fill each gap.',
          'Let them stop at any point. Let them come back to it, or not.'
        ]
      },
      {
        title: 'Say back what you heard',
        lines: [
          'Use a few words of your own. “You lay awake all night, and then you had to go to work.”',
          'It may be wrong. Then they can put it right. So say it as a guess: “Is it a bit like that?”'
        ]
      },
      {
        title: 'Say that it makes sense',
        lines: [
          'Look for the reason, and say it. “After what you went through, it makes sense that a loud bang scares you.”',
          'You can say this also when you would feel or act in another way.'
        ]
      },
      {
        title: 'Believe them',
        lines: [
          'You need no proof and no details. “I believe you. I am sorry this happened to you.”',
          'If they blame themselves, you can say: “You did not do this. It was done to you.”'
        ]
      },
      {
        title: 'Ask, then follow',
        isList: true,
        lines: [
          '“Do you want me to listen, to think with you, or to do something?”',
          '“What would help right now?”',
          '“Would you like to hear an idea?” If the answer is no, keep it.',
          'Touch only after a yes. Ask each time.'
        ]
      },
      {
        title: 'Small things, for a long time',
        isList: true,
        lines: [
          'Cook. Drive. Sit in the waiting room. Look after the children for an hour.',
          'Write: “I think of you. No need to answer.”',
          'Come back next week, and next month. Many people stay away by then.'
        ]
      }
    ]
  },
  hurts: {
    title: 'What hurts',
    lead: 'We all say these things. Mostly we mean well. They can still make a person feel alone.',
    parts: [
      {
        title: 'Making it small',
        lines: [
          // words-allow: quoted as what hurts
          '“At least it was not worse.” “Others have it harder.” “That was long ago.”',
          'You could say: “That sounds very hard.”'
        ]
      },
      {
        title: 'Blame and doubt',
        lines: [
          // words-allow: quoted as what hurts
          '“Why didn’t you leave?” “Is that really what happened?” “What did you do before?”',
          'You could say: “I believe you. It was not your fault.”'
        ]
      },
      {
        title: 'Telling them how to feel',
        lines: [
          // words-allow: quoted as what hurts
          '“Calm down.” “Be strong.” “You have to let it go.” “Think of something nice.”',
          'You could say: “It makes sense to feel this. I am here.”'
        ]
      },
      {
        title: 'Finding a meaning for them',
        lines: [
          // words-allow: quoted as what hurts
          '“Everything happens for a reason.” “It made you who you are.”',
          'They may find one some day. It is theirs to find. You could say: “I wish it had not happened.”'
        ]
      },
      {
        title: 'Advice that nobody asked for',
        lines: [
          '“Go to the police.” “Leave him.” “Try sport.”',
          'Maybe they thought of it, and it is not safe, or too much. You could ask: “What have you tried? What do you want?”'
        ]
      },
      {
        title: 'Making it about you',
        lines: [
          '“The same thing happened to me, and I …”',
          'A few words can show that they are not alone. Then go back to them. Your own pain needs a place, too, with somebody else.'
        ]
      },
      {
        title: 'Doing things without asking',
        lines: [
          'Telling others. Calling somebody. Going to talk to the person who hurt them. It takes away their choice once more, and it can be dangerous.',
          'Ask first, each time.'
        ]
      },
      {
        title: 'If you said it already',
        lines: [
          'Say so. “I tried to cheer you up. I am sorry. I want to listen now.” That can be a good moment for both of you.'
        ]
      }
    ]
  },
  limits: {
    title: 'Your own limits',
    lead: 'You can be beside someone for long only if you look after yourself as well.',
    parts: [
      {
        title: 'You are allowed to',
        isList: true,
        lines: [
          'Be tired, angry or sad.',
          'Say no, or not today.',
          'Sleep, work, laugh and see other people.',
          'Not know what to say.'
        ]
      },
      {
        title: 'Say early what you can give',
        lines: [
          '“I can listen for half an hour.” “At night my phone is off. In the morning I look.” It helps them to know.',
          'Promise only what you can keep. A small promise that holds is worth more than a big one.'
        ]
      },
      {
        title: 'Do not be the only one',
        lines: [
          'Ask them: “Who else could be there for you?” Two or three people carry more, and for longer.',
          'You can look for somebody for yourself, too: a friend, a helpline, a group, a doctor. You can talk of how you are and keep their story private.'
        ]
      },
      {
        title: 'Signs that it is too much',
        isList: true,
        lines: [
          'You cannot sleep, or you see their pictures in your own head.',
          'You are afraid of the next message.',
          'You have stopped doing what does you good.',
          'You drink or take more than before.'
        ]
      },
      {
        title: 'When you need a break',
        lines: [
          'Say it, and say when you will be back. “Today I can not. On Sunday at four I call you.” Then call.',
          'If they are in danger and you cannot stay, help them to reach somebody else first.'
        ]
      },
      {
        title: 'What is not yours',
        lines: [
          'You did not cause it. You cannot heal it for them. What they choose is theirs, also when you would choose otherwise.'
        ]
      }
    ]
  },
  danger: {
    title: 'When they are in danger',
    lead: 'If a life is in danger right now, call the emergency number. “Help now”, at the top, shows it.',
    parts: [
      {
        title: 'First: you',
        lines: [
          'Go to a safe place. You help nobody if you get hurt.',
          'You do not need to do this alone. Ask somebody to stand by you.'
        ]
      },
      {
        title: 'If they may want to die',
        isList: true,
        lines: [
          'Ask plainly, and kindly: “Are you thinking of ending your life?”',
          'Listen to the answer. “Thank you for telling me. I am glad that you did.”',
          'Ask: “Do you think you could act on it today?”',
          'If yes: stay, or stay on the line. Call the emergency number or a crisis line, together if you can.',
          'Ask whether something near them could hurt them. Could it go to another place for now?',
          'If not today: agree on the next step. “Who can be with you tonight? When shall I call?”'
        ]
      },
      {
        title: 'If somebody hurts them',
        isList: true,
        lines: [
          'Ask: “Is it safe to talk now? How can I reach you without anyone seeing it?”',
          'Believe them. Do not go to the person who hurts them.',
          'Leaving can be the most dangerous time. Do not push. A helpline can plan it with them.',
          'Ask what you could do: keep a bag, keep papers, agree on a word that means “get help”.',
          'Their phone may be watched. Do not write about plans there.',
          'They may stay, or go back. Stay beside them. Then they can come to you next time.'
        ]
      },
      {
        title: 'If a child is in danger',
        lines: [
          'A child cannot wait. Call the emergency number, or those who protect children where you live.',
          'Tell the person before you do it, unless that brings more danger.'
        ]
      },
      {
        title: 'If you tell somebody without their yes',
        lines: [
          'Do it only when a life or a child is in danger. Tell as few people as you can, and no more than they need.',
          'Say it to the person yourself, and say why: “I was afraid for your life. I am still here.”'
        ]
      },
      {
        title: 'Afterwards',
        lines: [
          'Write the next day. Talk with somebody about how it was for you. You may shake or feel empty. It passes for most people, and it is fine to get help with it.'
        ]
      }
    ]
  }
} as const satisfies Readonly<
  Record<
    BesideTopic,
    { readonly title: string; readonly lead: string; readonly parts: readonly ReadingPart[] }
  >
>

export const besideSaid = { around: besideWords, pages: besidePages } as const
