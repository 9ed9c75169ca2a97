/** Both sides of introductions: what this person asked, and what they are asked. */
import type { RoomTools } from '../../sync/writing.ts'
import type { Teams } from '../../teams/teams.ts'
import { AskedIntroductions } from './asked.ts'
import { OwnIntroductions } from './own.ts'

/** A bond that was begun for somebody who asked. */
type Made = { readonly key: string; readonly bondId: string; readonly fragment: string }

export class Introductions {
  readonly own: OwnIntroductions
  readonly asked: AskedIntroductions
  /** Bonds whose link is not known to have arrived, by the mailbox that it is for. */
  readonly made = new Map<string, Made>()

  constructor(tools: RoomTools, teams: Teams, changed: () => void) {
    this.own = new OwnIntroductions(tools, teams, changed)
    this.asked = new AskedIntroductions(tools, teams, changed)
  }

  async look(): Promise<void> {
    await this.own.look()
    await this.asked.look()
  }

  close(): void {
    this.own.close()
    this.asked.close()
    this.made.clear()
  }
}
