/** One thing that the doctor looked at. */
export type Finding = {
  /** `well`: nothing to do. `hint`: good to know. `act`: somebody should do something. */
  readonly level: 'well' | 'hint' | 'act'
  readonly text: string
}

export const well = (text: string): Finding => ({ level: 'well', text })
export const hint = (text: string): Finding => ({ level: 'hint', text })
export const act = (text: string): Finding => ({ level: 'act', text })
