// Public pages are drawn by the server and work without any script (T29).
export const csr = false
export const ssr = true
