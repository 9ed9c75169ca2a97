/** What a link says of roles: of one that is offered, and of those of people to whom it leads. Also at the door. */
import { serviceWords } from '../service-words.ts'
import { cardRoleWords, roleLabel, shownRoleWords } from '../shown/words.ts'
import { dayWithYear, factsOf, nameOr, roleMeans, roleNames, roleWords } from '../words.ts'

const { title, by, means, checked, until, mustReport, noReport } = roleWords
const { isSteward, isLead, publicTitle, public: whatIsPublic, log } = roleWords

export const offeredWords = {
  names: roleNames,
  roleMeans,
  nameOr,
  day: dayWithYear,
  services: serviceWords.offered,
  offer: {
    title,
    by,
    means,
    checked,
    until,
    mustReport,
    noReport,
    isSteward,
    isLead,
    publicTitle,
    public: whatIsPublic,
    log
  },
  card: cardRoleWords,
  label: roleLabel,
  facts: factsOf,
  duty: shownRoleWords.duty,
  dutyText: shownRoleWords.dutyText
} as const
