/**
 * What a browser may do with an answer of this house. Every answer gets it here, before anything else
 * looks at the request, so that no page, file, reply or error can be forgotten.
 *
 * Pages bring a wider content policy with them, which replaces the closed one.
 */
import type { ServerResponse } from 'node:http'

type Headers = Readonly<Record<string, string>>

/** Nothing is loaded, run, sent or framed. An answer opens only what it needs. */
const CLOSED_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// A Worker takes its content policy from its own script and not from the page that started it.
const WORKER_POLICY = [
  "default-src 'none'; script-src 'self'; connect-src 'self'",
  "require-trusted-types-for 'script'; trusted-types 'none'"
].join('; ')

// What reads sensors, devices, the place, the screen, other accounts or interests. The app uses none of
// it, and does not get it either if somebody smuggled code in. Find support alone may ask a person for the place. Names that browsers do not know are left
// out, since they only make a browser complain.
const FEATURES = [
  'accelerometer gyroscope magnetometer geolocation compute-pressure idle-detection',
  'camera microphone display-capture clipboard-read screen-wake-lock window-management',
  'hid midi serial usb keyboard-map local-fonts xr-spatial-tracking',
  'digital-credentials-get identity-credentials-get otp-credentials publickey-credentials-get',
  'browsing-topics interest-cohort payment storage-access'
].flatMap((line) => line.split(' '))

/** Files with a hash in their name are many and never a document: they carry what protects a file. */
const FILE: Headers = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff'
}

// Under the pages' embedder policy a browser refuses a Worker whose script does not carry the same one.
const WORKER: Headers = {
  ...FILE,
  'content-security-policy': WORKER_POLICY,
  'cross-origin-embedder-policy': 'require-corp'
}

const REPLY: Headers = {
  ...FILE,
  'content-security-policy': CLOSED_POLICY,
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer'
}

/** Open data without a session: pages of other sites may read it, and are sent nothing that tells people apart. */
const OPEN_DATA: Headers = {
  ...REPLY,
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'x-robots-tag': 'noindex, nofollow'
}

const PAGE: Headers = {
  ...REPLY,
  'origin-agent-cluster': '?1',
  'permissions-policy': FEATURES.map((feature) => `${feature}=()`).join(),
  // For browsers that do not know frame-ancestors.
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive'
}

/** A year. Not for names below this one: we do not know what else the operator serves there. */
const STRICT_TRANSPORT = 'max-age=31536000'

/** There somebody may press for what is near. The browser asks them, and the place stays on their device. */
const FINDING: Headers = {
  ...PAGE,
  'permissions-policy': FEATURES.map((feature) =>
    feature === 'geolocation' ? `${feature}=(self)` : `${feature}=()`
  ).join()
}

const WORKER_PATHS = /^\/(_app\/immutable\/workers\/|service-worker\.js$)/u
const FILE_PATHS = /^\/_app\/immutable\//u
const FINDING_PATH = /^(\/[a-z]{2})?\/support$/u
const OPEN_DATA_PATHS = /^\/hsds(\/|$)/u
export const REPLY_PATHS = /^\/(api\/|hsds(\/|$)|(healthz|metrics|release\.json)$)/u

/**
 * @param path of the request, without its query
 * @param isHttps true if the browser came by HTTPS, through the proxy in front
 */
export function guardAnswer(outgoing: ServerResponse, path: string, isHttps: boolean): void {
  const headers = headersFor(path)
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
  if (isHttps) outgoing.setHeader('strict-transport-security', STRICT_TRANSPORT)
}

function headersFor(path: string): Headers {
  if (WORKER_PATHS.test(path)) return WORKER
  if (FILE_PATHS.test(path)) return FILE
  if (FINDING_PATH.test(path)) return FINDING
  if (OPEN_DATA_PATHS.test(path)) return OPEN_DATA
  return REPLY_PATHS.test(path) ? REPLY : PAGE
}
