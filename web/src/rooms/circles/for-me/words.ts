/** Words of the page on which a person says how a circle is for them. */

export const forMeWords = {
  title: 'For me in this circle',
  toTalk: 'Back to the conversation',
  mentionTitle: 'Mentions',
  mention: 'May the others mention you here?',
  mentionNo: 'No',
  mentionYes: 'Yes',
  mentionWho: 'Those inside can see whether you said yes.',
  muteTitle: 'What you would rather not come upon',
  muteText:
    'Words that you mute fold to one line. You can open them at any time, one by one or all again.',
  muteWho: 'Only you can see this. Nobody is told.',
  people: 'People you mute here',
  topics: 'Topics you mute here',
  marks: 'A mark when there are new words',
  marksYes: 'Show it',
  marksNo: 'No mark for this circle',
  saved: 'Saved.'
} as const
