// Drawn by the browser alone: what stands here exists only where the keys are.
export const ssr = false
