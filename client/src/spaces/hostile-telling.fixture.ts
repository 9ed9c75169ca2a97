/** Tells a story move by move, and says with names where it went wrong. */
import type { Name } from './hostile-begin.fixture.ts'
import { play, type Act, type Trick } from './hostile-moves.fixture.ts'
import type { Tale } from './hostile-scenes.fixture.ts'
import { Story, type Person } from './hostile-story.fixture.ts'

/** What is wrong with a story so far, or at its end, in words. */
export type FindFault = (story: Story, isOver: boolean) => string | undefined

export async function tellOn(
  story: Story,
  moves: readonly (readonly [Name, Act | Trick, number?])[]
): Promise<void> {
  for (const [who, does, at = 0] of moves) await play(story, { who, does, at })
}

/** Tells a story to its end, when everybody hears what there is to hear. */
export async function tellAll({ place, moves }: Tale, findFault: FindFault): Promise<Story> {
  const story = new Story(place)
  const check = (isOver: boolean): void => {
    const wrong = findFault(story, isOver)
    if (wrong !== undefined) throw new Error(['', ...story.told, `But ${wrong}.`].join('\n  '))
  }
  for (const move of moves) {
    await play(story, move)
    check(false)
  }
  for (const person of everybody(story)) if (person.acts) await story.hears(person)
  check(true)
  return story
}

export function everybody(story: Story): Person[] {
  return [...story.people.values()].filter(({ isOpen }) => isOpen)
}
