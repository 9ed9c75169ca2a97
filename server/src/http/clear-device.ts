/** Asks the browser to forget what it kept of us (W3C Clear-Site-Data). */
export const CLEAR_DEVICE = { 'clear-site-data': '"cache", "storage"' } as const
