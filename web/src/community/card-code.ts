/** The code of a printed card, as it is typed and as it is spelled. No key is needed for it. */
export { readCardCode, spellCardCode } from '@beside/contract'
