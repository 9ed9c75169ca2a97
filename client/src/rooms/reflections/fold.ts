import * as v from 'valibot'
import type { DocumentView, NotesBody } from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { versionOf } from '../documents.ts'
import { Notes } from './entries.ts'

export function foldNotes(document: OpenedEntry | undefined): DocumentView<NotesBody> {
  const parsed = v.safeParse(Notes, document?.entry.body)
  const body = parsed.success ? parsed.output : { text: '' }
  return { body, version: versionOf(document), savedAt: document?.time ?? null }
}
