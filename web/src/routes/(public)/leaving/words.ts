/** How Exit works, read before it is needed (T6). */
export const leavingWords = {
  title: 'How to leave this page fast',
  waysTitle: 'Three ways that do the same',
  ways: [
    'Press Exit. It is at the top of every page.',
    'Press the Shift key three times, one after the other. Either Shift key will do.',
    'With the Tab key, Exit is the first thing you reach.'
  ],
  happensTitle: 'What happens then',
  happens: [
    'The page goes blank at once, even without a network.',
    'You are signed out. What you see is an empty page called “Notes”.',
    'Words that you have not sent or saved are gone.',
    'The Back button shows nothing of yours.',
    'If you or this place chose another site, it opens next, in the same tab.'
  ],
  staysTitle: 'What it does not do',
  stays: [
    'It does not clean the history of your browser. The list of pages you have been on may still show this address.',
    'It does not stop spying software. If someone watches this device, they may have seen the page.',
    'A file that you saved or printed stays where it is.'
  ],
  historyTitle: 'To leave no line in the history',
  history:
    'Open this place in a private window. Your browser forgets a private window when you close it. Or delete the line from the history by hand.',
  backTitle: 'How to come back',
  back: 'Open the same address again, from the start, and sign in. Everything you sent is there.',
  tryIt: 'You can try it now. Press Exit, then come back here.',
  toStart: 'Go to the start'
} as const
