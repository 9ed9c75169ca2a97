/** Lines for Help now: the pack that anybody fetches, and what stewards say yes to. */
import { ConfirmLine } from '@beside/contract'
import type { StewardLines } from '@beside/contract'
import { isSameBytes, plainHash } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { stewardRoute } from '../../gates/steward-gate.ts'
import { confirmLine, readWaiting } from '../../lines/community-lines.ts'
import { wordsOf, yesOf } from '../../lines/line-standing.ts'
import { textOf } from '../../log/wire-records.ts'
import { sendBytes } from '../../packs/send-bytes.ts'
import { listLineChecks } from '../../store/line-checks.ts'
import type { LineCheck } from '../../store/line-checks.ts'

const HISTORY_SHOWN = 100
const JSON_TYPE = 'application/json; charset=utf-8'

export function lineRoutes(context: Context): readonly Route[] {
  return [packRoute(context), partRoute(context), readRoute(context), confirmRoute(context)]
}

function packRoute({ lines }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/lines/pack',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const pack = await lines.current()
      if (!pack) return no('not-found')
      const bytes = new TextEncoder().encode(JSON.stringify(pack))
      return sendBytes(asked, { bytes, tag: pack.signature, type: JSON_TYPE })
    }
  })
}

function partRoute({ lines }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/lines/parts/:sha256',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const tag = asked.wordIn('sha256')
      const part = await lines.part(tag)
      return part ? sendBytes(asked, { ...part, tag, type: JSON_TYPE }) : no('not-found')
    }
  })
}

function readRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'GET',
    path: '/api/steward/lines',
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    body: null,
    answer: async (_, by) => json(await describe(context, by))
  })
}

function confirmRoute(context: Context): Route {
  const { store, clock, lines } = context
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/lines/confirm',
    limits: { bodyBytes: 256, perMinute: 60, per: 'address' },
    body: ConfirmLine,
    async answer({ body }, by) {
      // Seventy-two hours are counted, and just now nobody knows the time.
      if (!clock.isSure()) return no('clock-unsure')
      const done = await store.write(async (db) => {
        const waiting = (await readWaiting(db)).map((one) => one.waiting)
        const line = waiting.find(({ dialled }) => idOf(dialled) === body.id)
        return line ? confirmLine(db, line, { by, now: clock.now() }) : 'moved'
      })
      if (done === 'moved' || done === 'said') return no('not-found')
      if (done === 'too-early') return no('not-allowed')
      await lines.look()
      return json(await describe(context, by))
    }
  })
}

async function describe({ store }: Context, steward: Bytes | null): Promise<StewardLines> {
  const waiting = (await readWaiting(store.read)).flatMap(({ shown, waiting: line }) => {
    const yes = yesOf(line, steward)
    if (yes === null) return []
    const { dialled, firstYes } = line
    const isByOne = firstYes !== null
    const dialledBy = byWhom(dialled, steward)
    return {
      id: idOf(dialled),
      line: wordsOf(dialled),
      isShown: shown !== null,
      isByOne,
      dialledBy,
      yes
    }
  })
  const checks = await listLineChecks(store.read)
  const history = checks.toReversed().slice(0, HISTORY_SHOWN)
  return {
    waiting,
    history: history.map((check) => {
      const { name, dial } = wordsOf(check)
      return { act: check.act, name, dial, at: check.at, by: byWhom(check, steward) }
    })
  }
}

function byWhom({ by }: LineCheck, steward: Bytes | null): 'you' | 'another' | 'link' {
  if (by === null) return 'link'
  return steward !== null && isSameBytes(by, steward) ? 'you' : 'another'
}

/** Names one act and the very words of it: nobody says yes to what changed under their eyes. */
function idOf({ id, line, words }: LineCheck): string {
  return textOf(plainHash(new TextEncoder().encode(JSON.stringify([id, line, words]))))
}
