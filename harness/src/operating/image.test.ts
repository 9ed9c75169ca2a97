import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { runBeside } from './run-beside.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const parts = ['kernel', 'contract', 'hsds', 'find', 'client', 'server', 'web', 'harness', 'bench']

test('an operator whose community runs in a container finds every command there', async () => {
  const image = await mkdtemp(join(tmpdir(), 'beside-image-'))
  try {
    await fillAsTheImage(image)
    const scriptsFolder = pathToFileURL(join(image, 'scripts/'))
    const surroundings = { env: { BESIDE_DATA: join(image, 'nothing') }, scriptsFolder }
    const doctor = await runBeside(['doctor'], surroundings)
    expect(doctor.said).toContain('There is no data folder there.')
    expect((await runBeside([], surroundings)).said).toContain('check-evidence')
  } finally {
    await rm(image, { recursive: true, force: true })
  }
})

/** What the second part of the Dockerfile takes over, and the packages of others. */
async function fillAsTheImage(image: string): Promise<void> {
  const text = await readFile(join(root, 'deploy', 'Dockerfile'), 'utf8')
  for (const [, from = '', to = ''] of text.matchAll(/^COPY --from=build (.+) (\S+)$/gmu)) {
    for (const path of from.split(' ').map((one) => one.replace('/beside/', ''))) {
      // The pages are no part of what the commands import, and take long to copy.
      if (path === 'web/build') continue
      const place = to.endsWith('/') ? join(to, path.split('/').at(-1) ?? '') : to
      await mkdir(dirname(join(image, place)), { recursive: true })
      const isOurs = (name: string) => !name.includes('node_modules')
      await cp(join(root, path), join(image, place), { recursive: true, filter: isOurs })
    }
  }
  const packages = join(image, 'node_modules')
  await mkdir(join(packages, '@beside'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@beside') await symlink(join(root, 'node_modules', name), join(packages, name))
  for (const part of parts) await symlink(join(image, part), join(packages, '@beside', part))
}
