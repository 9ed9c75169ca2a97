import type { Context } from '../gates/context.ts'
import { openNewsletterAsks } from '../gates/newsletter-asks.ts'
import { readPublicGatherings } from '../rooms/gatherings/public-gatherings.ts'
import { readPublicTexts } from '../rooms/library/readable.ts'

/** What the newsletter works with. It joins rooms that know nothing of each other. */
export function openNewsletter({
  store,
  clock
}: Pick<Context, 'store' | 'clock'>): Pick<Context, 'newsletterAsks' | 'readWhatIsPublic'> {
  return {
    newsletterAsks: openNewsletterAsks(clock),
    readWhatIsPublic: async () => ({
      texts: await readPublicTexts(store.read, clock.now()),
      gatherings: await readPublicGatherings(store.read, clock.now())
    })
  }
}
