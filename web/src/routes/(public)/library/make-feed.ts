import type { Library } from '@beside/contract'
import { Feed } from 'feed'
import { nameDay } from '#lib/community/name-things.ts'
import { languageOf, pathIn } from '#lib/words/language.ts'
import { spokenFeed } from './words-in.ts'

type Text = Library['texts'][number]

/** What is new, for a feed reader. Its titles say nothing: a reader shows them to whoever looks at the screen. */
export function makeFeed(texts: readonly Text[], origin: string, path: string): Feed {
  const language = languageOf(path)
  const words = spokenFeed.in(language)
  const addressOf = (page: string) => origin + pathIn(language, page)
  const dated = texts
    .map((text) => ({ text, day: dayOf(text) }))
    .toSorted((one, other) => (one.day < other.day ? 1 : -1))
  const feed = new Feed({
    id: addressOf('/library'),
    link: addressOf('/library'),
    language,
    title: words.title,
    description: words.text,
    updated: new Date(dated[0]?.day ?? '2026-01-01'),
    generator: words.title,
    copyright: '',
    feedLinks: { [path.endsWith('rss.xml') ? 'rss' : 'atom']: origin + path }
  })
  for (const { text, day } of dated) {
    const link = addressOf(`/library/${text.slug}`)
    const description = words.written(nameDay(day, language))
    feed.addItem({ id: link, link, title: words.entry, description, date: new Date(day) })
  }
  return feed
}

/** One that came with Beside was shown when somebody read it through. */
function dayOf({ shownFrom, reviewedOn }: Text): string {
  return shownFrom === null
    ? (reviewedOn ?? '2026-01-01')
    : new Date(shownFrom).toISOString().slice(0, 10)
}
