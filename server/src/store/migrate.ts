import { Migrator } from 'kysely/migration'
import type { Kysely } from 'kysely'
import type { ColumnForms } from './column-forms.ts'
import { keepAccountsAndSpaces } from './migrations/keep-accounts-and-spaces.ts'
import { keepAsksAndShifts } from './migrations/keep-asks-and-shifts.ts'
import { keepDirectory } from './migrations/keep-directory.ts'
import { keepDrops } from './migrations/keep-drops.ts'
import { keepEntriesAndLiveFeeds } from './migrations/keep-entries-and-live-feeds.ts'
import { keepGatherings } from './migrations/keep-gatherings.ts'
import { keepHeardTotals } from './migrations/keep-heard-totals.ts'
import { keepKeyringsInParts } from './migrations/keep-keyrings-in-parts.ts'
import { keepHistoryOfTexts } from './migrations/keep-history-of-texts.ts'
import { keepLibrary } from './migrations/keep-library.ts'
import { keepLineChecks } from './migrations/keep-line-checks.ts'
import { keepListings } from './migrations/keep-listings.ts'
import { keepNewsletter } from './migrations/keep-newsletter.ts'
import { keepNoSamples } from './migrations/keep-no-samples.ts'
import { keepPauses } from './migrations/keep-pauses.ts'
import { keepPromisesAndEntries } from './migrations/keep-promises-and-entries.ts'
import { keepRestoreHolds } from './migrations/keep-restore-holds.ts'
import { keepTeams } from './migrations/keep-teams.ts'
import { keepNotices } from './migrations/keep-notices.ts'
import { keepNudges } from './migrations/keep-nudges.ts'
import { keepWhereExitLeads } from './migrations/keep-where-exit-leads.ts'
import { storeTroubleOf } from './store-trouble.ts'
import type { Tables } from './tables.ts'

/** Brings the tables to their newest form, whichever store keeps them. */
export async function migrate(db: Kysely<Tables>, forms: ColumnForms): Promise<void> {
  const migrations = {
    '0001-keep-accounts-and-spaces': keepAccountsAndSpaces(forms),
    '0003-keep-where-exit-leads': keepWhereExitLeads,
    '0004-keep-keyrings-in-parts': keepKeyringsInParts(forms),
    '0005-keep-drops': keepDrops(forms),
    '0006-keep-no-samples': keepNoSamples(forms),
    '0007-keep-teams': keepTeams(forms),
    '0008-keep-promises-and-entries': keepPromisesAndEntries(forms),
    '0009-keep-pauses': keepPauses(forms),
    '0010-keep-nudges': keepNudges(forms),
    '0011-keep-listings': keepListings(forms),
    '0012-keep-asks-and-shifts': keepAsksAndShifts(forms),
    '0013-keep-heard-totals': keepHeardTotals(forms),
    '0014-keep-directory': keepDirectory(forms),
    '0015-keep-library': keepLibrary(forms),
    '0016-keep-newsletter': keepNewsletter(forms),
    '0018-keep-line-checks': keepLineChecks(forms),
    '0019-keep-entries-and-live-feeds': keepEntriesAndLiveFeeds(forms),
    '0020-keep-history-of-texts': keepHistoryOfTexts(forms),
    '0021-keep-gatherings': keepGatherings(forms),
    '0024-keep-notices': keepNotices(forms),
    '0025-keep-restore-holds': keepRestoreHolds(forms)
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw storeTroubleOf(error)
}
