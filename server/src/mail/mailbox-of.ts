/** For counting: many hosts put mail for `name+anything` into the mailbox of `name`. */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/u, '@')
}
