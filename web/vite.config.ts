import { createHash } from 'node:crypto'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// SvelteKit draws its route announcer with this style attribute. It is allowed by its hash and by
// nothing wider. The browser journeys go red on a refusal, so a change in SvelteKit shows.
const announcerStyle =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px'
const announcerHash = createHash('sha256').update(announcerStyle).digest('base64')

// From the sign-in page to Today everything is asked for anyway, and Help now, which opens without a line. In one
// file it costs one head instead of dozens, and zips better. Pages without a script share no file with it but the style sheet.
const firstWay = {
  name: 'first-way',
  test: /web\/src\/routes\/(\+(layout|error)|sign-in\/|app\/\+(layout|page)|\(public\)\/(\+layout|help-now\/))/u,
  // SvelteKit's own group goes first: its list of files must stay apart from what it lists.
  priority: -3
}

// Screens name the words of other languages beside the English ones, so a bundler would bring all of them along. They
// lie in a file of their own, which only whoever reads it fetches; what they share with English lies in neither.
const otherLanguages = ['ar', 'es'].map((language) => ({
  name: `said-${language}`,
  // A text of the library brings those of its own language, whatever the page is in.
  test: new RegExp(`^(?!.*/library/\\[slug\\]/).*words\\.${language}\\.ts$`, 'u'),
  priority: -2
}))
const sharedByLanguages = {
  name: 'said',
  test: /web\/src\/(words\/(language|literal|count-in-arabic|city-of)|ui\/exit\/neutral-words)\.ts$/u,
  priority: -1
}

const besideApi = process.env['BESIDE_API'] ?? 'http://127.0.0.1:8470'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-hashes', `sha256-${announcerHash}`],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'manifest-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'require-trusted-types-for': ['script'],
          'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'beside-worker']
        }
      },
      // Pages tell nobody where somebody comes from, so a form of ours comes from nowhere, too. No cookie counts in the
      // forms that pages take: a search, a wish for news by mail, and what the key in a mail opens.
      csrf: { trustedOrigins: ['null'] },
      // Every style in a file of its own: an inline sheet would need a hole in the policy.
      inlineStyleThreshold: 0,
      // Registered by us, and only after "my own device" was chosen (T8).
      serviceWorker: { register: false },
      // Pages ask nobody whether a newer build is there: no request that the person did not cause.
      // The name is a hash of the sources, so that everybody who builds them gets the same bytes.
      version: { name: process.env['BESIDE_SOURCES'] ?? 'built-by-hand', pollInterval: 0 }
    })
  ],
  worker: { format: 'es', plugins: () => [svelte({ configFile: false })] },
  build: { assetsInlineLimit: 0, target: 'es2023' },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // They say something, and do nothing.
          treeshake: { moduleSideEffects: [{ test: /words\.(ar|es)\.ts$/u, sideEffects: false }] },
          output: { codeSplitting: { groups: [sharedByLanguages, ...otherLanguages, firstWay] } }
        }
      }
    }
  },
  // While developing the server runs beside Vite, on the port of `npm start`.
  server: { proxy: { '/api': besideApi, '/hsds': besideApi, '/release.json': besideApi } }
})
