/** The same sources and packages in another folder, as somebody else would have them. */
import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/setup/paths.mjs'

// What a build needs, and what an earlier one left here.
const parts = [
  'node_modules',
  'scripts',
  'web',
  'client',
  'kernel',
  'contract',
  'look-over',
  'hsds',
  'find',
  'server'
]
const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json']
const leftHere = ['web/build', 'web/.svelte-kit', 'node_modules/.cache', 'node_modules/.vite']

/** Files are linked and not copied, where the file system allows it: packages are many. */
export function copyHouse(to: string): void {
  mkdirSync(to, { recursive: true })
  for (const file of files) linkOrCopy(join(root, file), join(to, file))
  for (const part of parts) copyFolder(part, to)
}

function copyFolder(path: string, to: string): void {
  if (leftHere.includes(path)) return
  mkdirSync(join(to, path))
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    const inner = `${path}/${entry.name}`
    if (entry.isDirectory()) copyFolder(inner, to)
    // The links to our own packages are relative, and so lead to the copies.
    else if (entry.isSymbolicLink()) {
      symlinkSync(readlinkSync(join(root, inner)), join(to, inner))
    } else if (entry.isFile()) linkOrCopy(join(root, inner), join(to, inner))
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}
