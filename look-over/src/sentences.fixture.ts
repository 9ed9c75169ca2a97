import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

const Sentence = v.object({
  label: v.picklist(['invalidating', 'validating']),
  category: v.string(),
  text: v.string()
})
export type Sentence = v.InferOutput<typeof Sentence>
export type SentenceFile =
  'development' | 'near-misses' | 'fresh-1' | 'fresh-2' | 'fresh-3' | 'fresh-4' | 'fresh-5'

/** Made-up sentences of one label. See vectors/README.md. */
export function readSentences(file: SentenceFile, label: Sentence['label']): readonly string[] {
  const path = fileURLToPath(new URL(`../vectors/${file}.jsonl`, import.meta.url))
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  const sentences = lines.map((line) => v.parse(Sentence, JSON.parse(line)))
  return sentences.filter((sentence) => sentence.label === label).map(({ text }) => text)
}
