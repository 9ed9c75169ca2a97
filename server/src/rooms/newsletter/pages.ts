import type { TextLanguage } from '@beside/contract'
import type { Context } from '../../gates/context.ts'

/** Where links in mails lead. A place without a public address is on one's own machine, for a try. */
export function originOf({ publicOrigin }: Pick<Context, 'publicOrigin'>): string {
  return publicOrigin ?? 'http://localhost'
}

export function pageOf(
  context: Pick<Context, 'publicOrigin'>,
  page: 'yes' | 'own',
  { key, language }: { readonly key: string; readonly language: TextLanguage }
): string {
  return linkTo(`newsletter/${page}?key=${key}`, { language, origin: originOf(context) })
}

/** A page in the language of a mail. */
export function linkTo(
  path: string,
  { language, origin }: { readonly language: TextLanguage; readonly origin: string }
): string {
  return `${origin}${language === 'en' ? '' : `/${language}`}/${path}`
}

export function stopOf(context: Pick<Context, 'publicOrigin'>, key: string): string {
  return `${originOf(context)}/api/newsletter/stop/${key}`
}
