// Apps that open links in a window of their own. It keeps nothing when it closes, and its owner can
// read along, so nobody should make an account in it.
const marks =
  /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|BytedanceWebview|Twitter|Pinterest|LinkedInApp|; wv\)/u

export function isInsideApp(userAgent: string): boolean {
  return marks.test(userAgent)
}
