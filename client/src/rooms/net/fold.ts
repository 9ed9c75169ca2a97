import * as v from 'valibot'
import type { DocumentView, PlanBody } from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { versionOf } from '../documents.ts'
import { Plan } from './entries.ts'

export function foldPlan(document: OpenedEntry | undefined): DocumentView<PlanBody> {
  const parsed = v.safeParse(Plan, document?.entry.body)
  const body = parsed.success ? parsed.output : v.parse(Plan, { steps: {} })
  return { body, version: versionOf(document), savedAt: document?.time ?? null }
}
