/** Being heard: what people ask, and who of the listeners' team says yes. */
import type { Context } from '../../gates/context.ts'
import type { Route } from '../../gates/route.ts'
import { askRoutes } from './asks.ts'
import { deskRoutes } from './desk.ts'
import { shiftRoutes } from './shift.ts'
import { totalsRoutes } from './totals.ts'

export function listeningRoutes(context: Context): readonly Route[] {
  return [
    ...deskRoutes(context),
    ...askRoutes(context),
    ...shiftRoutes(context),
    ...totalsRoutes(context)
  ]
}
