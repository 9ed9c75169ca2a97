const PATTERN = /^beside-\d{4}-\d{2}-\d{2}-\d{6}(-\d{1,3})?$/u

/** `beside-2026-11-23-210500`, in UTC, so that names sort by time. A second one gets `-2`. */
export function nameBackup(takenAt: number, turn: number): string {
  const [date = '', time = ''] = new Date(takenAt).toISOString().split('T')
  const name = `beside-${date}-${time.slice(0, 8).replaceAll(':', '')}`
  return turn === 1 ? name : `${name}-${turn}`
}

export function isBackupName(name: string): boolean {
  return PATTERN.test(name)
}
