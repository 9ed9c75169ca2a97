/** What somebody in a process of their own can be asked for, in plain words there and back. */
import type { AppView } from '@beside/client'

type Deed = (about: string) => Promise<string>
export type Deeds = {
  readonly arrive: Deed
  /** By its name; gives back its id. */
  readonly begin: Deed
  /** Into a circle, by its id. */
  readonly link: Deed
  /** By a link; gives back which circle it is. */
  readonly ask: Deed
  /** The next one who asks. */
  readonly letIn: Deed
  /** Waits until one is in, says yes to the agreement, and opens the conversation. */
  readonly comeIn: Deed
  readonly say: Deed
  /** Waits for these words, and answers them. */
  readonly answer: Deed
  /** Waits for so many words, and gives back all of them, as JSON. */
  readonly hear: Deed
  readonly alarms: Deed
}

/** What reached the server, in its order. */
export function textsOf({ talk }: AppView): string[] {
  return (talk?.items ?? []).flatMap((item) =>
    item.kind === 'words' && item.delivery === 'sent' ? [item.text] : []
  )
}
