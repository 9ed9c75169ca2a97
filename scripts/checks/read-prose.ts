/** What people read of a text in Markdown with a head of `name: value` lines, line by line and without its marks. */
export function readProse(
  markdown: string
): readonly { readonly line: number; readonly text: string }[] {
  let heads = 0
  return markdown.split('\n').flatMap((raw, at) => {
    if (raw === '---') heads += 1
    const text = heads < 2 ? shownInHead(raw) : raw === '---' ? '' : withoutMarks(raw)
    return text === '' ? [] : [{ line: at + 1, text }]
  })
}

function shownInHead(line: string): string {
  return /^(?:title|summary): '?(.*?)'?$/.exec(line)?.[1] ?? ''
}

function withoutMarks(line: string): string {
  return line
    .replace(/^(?:#+|[-*]|\d+\.|>)\s+/, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*\[\d+\]/g, '')
    .replace(/[*_`]/g, '')
    .trim()
}
