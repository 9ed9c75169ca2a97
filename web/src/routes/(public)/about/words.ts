/** What this place protects, and what it cannot (T32). */
export const aboutWords = {
  title: 'What this place protects, and what it cannot',
  parts: [
    {
      id: 'read',
      title: 'Who can read what you share',
      lines: [
        'What you write is locked on your device before it is sent. Only the people you share it with have the key.',
        'We who run this place keep it locked for you. We cannot open it.',
        'If you lose both your passphrase and your twelve words, we cannot let you back in. That is the price of the lock.'
      ]
    },
    {
      id: 'see',
      title: 'What the server sees',
      lines: [
        'It sees when a device asks for something, and how much is sent. It sees the internet address of the device, as every website does.',
        'It does not see your words or plans, or the name you use with others. Those who look after this place chose to show a name to everybody here. It keeps no list of who is beside whom.',
        'A circle that wants to be found shows a few lines to everybody here, and to us. Its page says so first.',
        'No other company is asked for anything, unless you switch nudges on. Then mail companies see your address and when a nudge comes, or the maker of your browser sees when. Nobody counts what you press or read.'
      ]
    },
    {
      id: 'cannot',
      title: 'What it cannot do',
      lines: [
        'It is not an emergency service. Nobody watches it day and night.',
        'A person can remember what they read, or take a picture of a screen.',
        'Whoever can read your words can keep a copy, or show them to the safety team here. The words then prove who wrote them.',
        'Spying software on a device sees what you see. No lock can help with that.',
        'This page comes from a server. Whoever runs the server could send your browser other code, made to read along. This is true of every website, so it matters who runs it.',
        'Once you are signed in, “Me and this device” shows a mark of the code. People can compare it.'
      ]
    },
    {
      id: 'reviewed',
      title: 'Not yet externally reviewed',
      lines: [
        'No one outside this project has checked the locks so far. The plans and the code are open, so that anyone can.'
      ]
    },
    {
      id: 'device',
      title: 'Is this device safe for me?',
      lines: [
        'Does someone else open this device, or know its code? Then choose “Yes, or I’m not sure” when we ask about it. We keep nothing on it.',
        'Does someone know things that you only typed here? Then they may have put something on this device. Use another one, at a library or with a friend.',
        'If you change how you use this device, someone who watches it may see that, too. Do what feels safest to you.'
      ]
    },
    {
      id: 'limits',
      title: 'When something does not stay private',
      lines: [
        'The person you write to may need to tell others if a life or a child may be in danger. They would tell you first if that is safe.'
      ]
    }
  ],
  contactTitle: 'Someone outside you can turn to',
  contactLead: 'If something here is not right, you can ask:',
  toLeaving: 'How to leave this page fast'
} as const
