/** Words that tell whoever sees a screen, a bill or a history what the place is for. */
export const TELLING =
  /trauma|abuse|survivor|violence|rape|assault|ptsd|suicid|self-?harm|addict|recover|therap|mental|psych|crisis|victim|refuge/iu
