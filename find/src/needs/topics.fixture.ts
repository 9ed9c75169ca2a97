/** What a service must say of itself to be an answer to a phrase about a topic. Wider than the table of needs. */
export const topics: Readonly<Record<string, RegExp>> = {
  'violence at home':
    /domestic (violence|abuse)|batter|family violence|spous\w+ abuse|partner violence|dating violence|restraining|injunction|women'?s (shelter|refuge)|abusive/i,
  suicide:
    /suicid|crisis (line|hotline|counsel|intervention|stabili|text|service)|lifeline|hotline|helpline|psychiatric|mental health|poison|overdose/i,
  'self-harm':
    /self[- ](harm|injur|mutil)|suicid|crisis|mental health|psychiatric|depress|counsel/i,
  'sexual violence':
    /rape|sexual(ly)? (assault|abuse|violence|battery|trauma|exploit|harass)|incest|molest/i,
  'somewhere to sleep':
    /homeless|shelter|transitional housing|temporary housing|emergency housing|runaway|hostel|rescue mission/i,
  'keeping a home':
    /evict|rent|mortgage|foreclos|tenant|landlord|housing counsel|homeless(ness)? prevent|utility/i,
  food: /food|meal|pantry|feeding|hunger|grocer|nutrition|soup|formula|\bwic\b/i,
  bills:
    /utilit|electric|energy|light bill|water bill|financial assistance|liheap|emergency assistance/i,
  money: /debt|credit|budget|financ|bankrupt|emergency assistance|cash assistance|money/i,
  work: /employ|\bjobs?\b|career|vocation|resume|workforce/i,
  'drink and drugs':
    /substance|drug|alcohol|addict|detox|narcotic|chemical depend|al-?anon|sober|recovery/i,
  'low mood and worry':
    /mental|counsel|psych|depress|anxi|therap|crisis|support group|helpline|hotline|emotional|listen|companion|telephone reassurance|befriend/i,
  trauma:
    /trauma|ptsd|post[- ]traumatic|abuse|veteran|vet center|psych|mental health|counsel|survivor|victim/i,
  grief: /grie[fv]|bereav|hospice|loss|miscarr|widow|mourn|survivors of suicide|death/i,
  'a child in danger':
    /child (abuse|protect|welfare|neglect|advoca)|abuse|neglect|foster|guardian ad litem/i,
  'an older person':
    /elder|senior|aging|alzheimer|dementia|caregiver|respite|adult (protect|day)|ombudsman|older|hospice|abuse/i,
  pregnancy:
    /pregnan|prenatal|maternal|maternity|newborn|teen parent|teen mother|birth|healthy start|adoption|family planning|infant/i,
  law: /legal|attorney|lawyer|law |custody|immigra|court|citizenship|pro bono|guardian/i,
  health: /medical|health|clinic|dental|dentist|hiv|aids|hospital|physician|doctor/i,
  'gay and trans': /gay|lesbian|lgbt|glbt|transgender|bisexual|sexual orientation|pflag/i,
  trafficking: /traffick|slavery|exploit|immigra|victim|labor/i,
  disability:
    /disab|autis|handicap|wheelchair|special needs|developmental|impair|exceptional|\bramp/i,
  'getting there': /transport|bus |transit|rides?\b|shuttle|metro/i,
  'clothes and things': /cloth|furnitur|thrift|household|shoes|coats|bedding|blanket/i,
  'child care':
    /child ?care|day ?care|preschool|pre-?k|early childhood|head start|nursery|infant|toddler/i,
  veterans: /veteran|military|\bvet\b|armed forces|american legion|foreign wars/i,
  eating: /eating disorder|anorexi|bulimi|overeat|nutrition|body image|mental health|counsel/i,
  'leaving prison':
    /offender|re-?entry|inmate|incarcerat|prison|jail|probation|criminal|correction|felon/i
}
