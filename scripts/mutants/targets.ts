/** What judges whom to let in and what to believe, and the tests that would notice a mistake in it. */
export type Target = {
  readonly path: string
  /** A project of `vitest.config.ts`. */
  readonly project: string
  /** Quickest first: the first red test ends the trial. */
  readonly tests: readonly string[]
}

const space = 'kernel/src/space'
const vectors = 'kernel/src/k1-vectors.test.ts'
const rules = `${space}/membership-rules.test.ts`
const circleRules = `${space}/circle-rules.test.ts`
const teamRules = `${space}/team-rules.test.ts`
const retention = `${space}/retention.test.ts`
const gates = 'server/src/gates'
const opaque = 'server/src/opaque'
const teams = 'server/src/rooms/teams'

export const targets: readonly Target[] = [
  ofKernel('kernel/src/bytes/encode.ts', ['kernel/src/bytes/encode.test.ts', vectors]),
  ofKernel('kernel/src/bytes/layout.ts', ['kernel/src/bytes/encode.test.ts', vectors]),
  ofKernel(`${space}/log.ts`, [`${space}/log.test.ts`, vectors]),
  ofKernel(`${space}/invite.ts`, [`${space}/invite.test.ts`, vectors]),
  ofKernel(`${space}/operations.ts`, [vectors, `${space}/validate.test.ts`]),
  ofKernel(`${space}/record.ts`, [`${space}/record.test.ts`, vectors]),
  ofKernel(`${space}/lead.ts`, [circleRules, teamRules, retention, `${space}/circle.test.ts`]),
  ofKernel(`${space}/members.ts`, [rules, circleRules, teamRules, `${space}/circle.test.ts`]),
  ofKernel(`${space}/state.ts`, [
    rules,
    circleRules,
    teamRules,
    retention,
    `${space}/validate.test.ts`
  ]),
  ofKernel(`${space}/validate.ts`, [rules, circleRules, teamRules, `${space}/validate.test.ts`]),
  ofServer(`${gates}/admission-gate.ts`, [`${gates}/admission-gate.test.ts`]),
  ofServer(`${gates}/name-gate.ts`, [`${gates}/name-gate.test.ts`]),
  ofServer(`${opaque}/opaque-steps.ts`, [`${opaque}/opaque-steps.test.ts`]),
  ofServer(`${gates}/rate-gate.ts`, [`${gates}/rate-gate.test.ts`]),
  ofServer(`${gates}/sealed-state.ts`, [`${gates}/sealed-state.test.ts`]),
  ofServer(`${gates}/session-gate.ts`, [`${gates}/session-gate.test.ts`]),
  ofServer(`${gates}/token-gate.ts`, [`${gates}/token-claims.test.ts`]),
  ofServer(`${gates}/closing-gate.ts`, [`${gates}/closing-gate.test.ts`]),
  ofServer(`${gates}/count-up-to.ts`, [`${gates}/count-up-to.test.ts`]),
  ofServer(`${gates}/is-meant.ts`, ['server/src/http/session-routes.test.ts']),
  ofServer(`${gates}/pause-gate.ts`, [`${gates}/pause-gate.test.ts`]),
  ofServer(`${gates}/slow-refusals.ts`, [`${gates}/slow-refusals.test.ts`]),
  ofServer(`${gates}/steward-gate.ts`, [
    `${gates}/steward-gate.test.ts`,
    `${teams}/teams.test.ts`,
    `${teams}/editors.test.ts`
  ]),
  ofServer(`${gates}/team-gate.ts`, [`${teams}/teams.test.ts`, `${teams}/pauses.test.ts`]),
  ofServer(`${gates}/turns.ts`, [`${gates}/turns.test.ts`]),
  ofServer('server/src/log/author-turns.ts', ['server/src/log/author-turns.test.ts']),
  {
    path: 'client/src/sync/tokens.ts',
    project: 'client',
    tests: ['client/src/sync/tokens.test.ts']
  }
]

function ofKernel(path: string, tests: readonly string[]): Target {
  return { path, project: 'kernel', tests }
}

function ofServer(path: string, tests: readonly string[]): Target {
  return { path, project: 'server', tests }
}
