import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isTranslated, languageOf, languages, pathIn, withoutLanguage } from './language.ts'

describe('The address of a page', () => {
  test('says its language, and nothing else does', () => {
    expect(['/ar', '/ar/help-now', '/es/about', '/help-now', '/'].map(languageOf)).toEqual([
      'ar',
      'ar',
      'es',
      'en',
      'en'
    ])
    expect(['/article', '/en/about', '/fr/about', '/about/ar'].map(languageOf)).toEqual(
      Array.from({ length: 4 }, () => 'en')
    )
  })

  test('leads to the same place in each language, with what was chosen there', () => {
    for (const path of [
      '/',
      '/help-now',
      '/help-now?region=GB',
      '/about#device',
      '/support/one',
      '/i#secret'
    ])
      for (const from of languages)
        for (const to of languages) {
          const there = pathIn(to, pathIn(from, path))
          expect(languageOf(new URL(there, 'https://place.example').pathname)).toBe(to)
          expect(withoutLanguage(there)).toBe(path)
        }
  })

  test('of the app, and of what exists in English alone, has no language in it', () => {
    for (const path of ['/app', '/app/people', '/steward', '/steward#secret']) {
      expect(pathIn('ar', path)).toBe(path)
      expect(isTranslated(`/ar${path}`)).toBe(false)
    }
  })
})

test('Every public page is there in each language', () => {
  const folder = new URL('../routes/(public)/', import.meta.url)
  const pages = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())
  expect(pages.length).toBeGreaterThan(7)
  expect(pages.map(({ name }) => name).filter((name) => !isTranslated(`/${name}`))).toEqual([])
})
