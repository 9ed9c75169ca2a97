import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { listFiles, root } from './list-files.ts'

const entrySchema = v.object({
  version: v.optional(v.string()),
  integrity: v.optional(v.string()),
  license: v.optional(v.string()),
  link: v.optional(v.boolean()),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  devDependencies: v.optional(v.record(v.string(), v.string()), {}),
  peerDependencies: v.optional(v.record(v.string(), v.string()), {}),
  optionalDependencies: v.optional(v.record(v.string(), v.string()), {})
})
const lockfileSchema = v.object({ packages: v.record(v.string(), entrySchema) })

const wantsSchema = v.optional(v.record(v.string(), v.string()), {})
const manifestSchema = v.object({
  dependencies: wantsSchema,
  devDependencies: wantsSchema,
  optionalDependencies: wantsSchema
})

export interface LockedPackage {
  readonly name: string
  readonly integrity: string | undefined
  readonly licence: string | undefined
}

export interface Manifest {
  readonly path: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** Every package of others that the lockfile holds. */
export function readLockfile(): readonly LockedPackage[] {
  const { packages } = v.parse(lockfileSchema, readJson('package-lock.json'))
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true)
    .map(([path, { integrity, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      integrity,
      licence: license
    }))
}

/** The optional packages that some package asks for and the lockfile does not hold. */
export function findAbsentOptionals(): readonly string[] {
  const { packages } = v.parse(lockfileSchema, readJson('package-lock.json'))
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies).filter(
      (name) => !placesToLook(path).some((place) => `${place}node_modules/${name}` in packages)
    )
  )
}

/** Packages in the lockfile that nothing there asks for any more: npm ci leaves them out without a word. */
export function findUnwanted(): readonly string[] {
  const { packages } = v.parse(lockfileSchema, readJson('package-lock.json'))
  const wanted = new Set(
    Object.values(packages).flatMap((entry) => [
      ...Object.keys(entry.dependencies),
      ...Object.keys(entry.devDependencies),
      ...Object.keys(entry.peerDependencies),
      ...Object.keys(entry.optionalDependencies)
    ])
  )
  return readLockfile()
    .map(({ name }) => name)
    .filter((name) => !wanted.has(name))
}

// Node looks for a package beside the one that asks, and then in every folder above it.
function placesToLook(path: string): readonly string[] {
  const parts = path === '' ? [] : path.split('/')
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)]
}

/** What each of our own packages asks for, whichever way it asks. */
export function readManifests(): readonly Manifest[] {
  return listFiles((path) => /(^|\/)package\.json$/.test(path)).map((path) => {
    const manifest = v.parse(manifestSchema, readJson(path))
    const { dependencies, devDependencies, optionalDependencies } = manifest
    return { path, dependencies: { ...dependencies, ...devDependencies, ...optionalDependencies } }
  })
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
