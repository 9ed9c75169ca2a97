import type { Need } from '../need.ts'

/** Who somebody is, and whom they look after. CC0. */
export const people: readonly Need[] = [
  {
    id: 'pregnancy',
    called: 'Pregnancy and a new baby',
    showing: 'Showing help with pregnancy and a new baby.',
    said: `pregnant, pregnancy, preggers, expecting a? baby, abortion, terminate|termination .. pregnancy, missed my period, late period, pregnancy test, knocked up, unplanned baby|pregnancy, prenatal, antenatal, midwife, maternity, due date, adoption, giving .. baby up, new|newborn|young|teen|teenage|first_time mum|mom|mother|mums|moms|dad, newborn, new baby, baby coming|due|on_the_way, breastfeed, breastfeeding, teen mom|mum|parent|mothers, baby|newborn wont stop crying, doula, labour ward, healthy start, morning sickness`,
    unless: `new baby clothes, new mom jeans`,
    hints: `ultrasound 5, contractions 5, sick every morning 3, period is late 5, boyfriend left 1, unborn 5,
      pregnant 6, late 1, period 2, test 1, baby 2, expecting 4, due 2, scared 1, 16 1, 15 1, 17 1, bump 3, scan 2,
      months gone 4, weeks 2, abortion 6, birth 3, newborn 5, midwife 5, keep it 1`,
    finds: `pregnancy 9, pregnant 9, prenatal 10, prenatal care 10, pregnancy testing 9, maternity 8, newborn 6, healthy start 9, expectant 9, teen parents 8, teen mothers 9, pregnant teens 10, pregnant women 9, maternal 7, childbirth 9, postpartum 8, adoption 4, infants 3, pregnancy center 10, breastfeeding 7, infant mortality 6, abortion 7, mothers and babies 9`
  },
  {
    id: 'parenting',
    called: 'Help for parents and families',
    showing: 'Showing help for parents and families.',
    said: `parenting, single|lone mum|mom|mother|dad|father|parent|parents, my|our {child} .. out_of_control|wont_listen|behaviour|behavior|violent|hits|tantrums|angry|run_away|ran_away|skipping|truant|suspended|excluded|expelled, cant|struggling .. control|manage|handle|cope .. {child}|kids|children, struggling .. parent|mum|mom|dad|with kids, family therapy|counselling|counseling|support|problems|fighting, marriage|couples|relationship counselling|counseling|therapy|help|advice|problems, marriage .. trouble|falling|over, mediation, {child} .. wont go to school, truancy, truant, foster|fostering|kinship care|carer|parent|parents, raising my grand|grandchildren|grandkids|grandson|granddaughter, play group|groups, toddler group, after school, afterschool, youth|summer club|camp|program|programs|activities, mentor|mentoring, big brother|sister for, homeschool`,
    unless: `big sister .. hurts`,
    hints: `my kid 2, my son 1, my daughter 1, my teen 2, tantrum 4, tantrums 4, behaviour 3, behavior 3, school 1, suspended 3,
      naughty 3, cope with 1, single mum 4, single mom 4, dad on my own 4, parent 2, kids 1, out of control 4, wont listen 3,
      fighting 1, rude 2, bedtime 3, social worker 2, coparent 4`,
    finds: `parenting 9, parenting classes 10, parent education 9, family counseling 8, family support 7, parenting skills 10, family services 5, parent support 9, single parents 8, fathers 3, family strengthening 9, marriage counseling 8, after school 6, mentoring 7, at risk youth 6, family preservation 8, summer camp 5, foster parents 6, kinship 7, couples 5, parents 3, mediation 5, big brothers big sisters 9, truancy 6, delinquency prevention 5, family resource 7`
  },
  {
    id: 'childcare',
    called: 'Child care',
    showing: 'Showing child care.',
    said: `nobody|no_one .. for|to .. baby|kids|children|son|daughter|toddler, {child} .. while i .. work|class|school|shift|interview,
      childcare, child care, after school care|program|club, {child} while i work|study, daycare, day care, babysit, babysitter, babysitting, nanny, creche, nursery, preschool, pre school, pre k, prek, kindergarten, head start, watch|mind|look_after|looking_after my|our|the {child}|kids|children|son|daughter .. while|when|work|so, someone|somebody|anyone|who .. watch|mind|look_after|care_for|have .. {child}|kids|children, childminder, childminders, wraparound care, kids .. while i work|study`,
    unless: `adult|elder|elderly|senior|dog|doggy|pet day care|daycare, dog sitter, plant nursery, watch my son suffer`,
    hints: `nobody for the baby 4, start a new job 2, new job 1, back to work 2, baby 1, nights 1, nan cant 2,
      nursery 4, childcare 5, babysit 5, sitter 4, watch my 3, mind my 3, while i work 4, toddler 2, year old 1, preschool 5,
      shifts 1, my little one 2, creche 5`,
    finds: `child care 10, day care 7, childcare 10, daycare 8, preschool 9, head start 10, early childhood 7, pre school 9, nursery 6, early learning 8, kindergarten 7, infant care 8, toddlers 5, before and after school 6, child development center 8, child development 6, adult day care -9, adult day -7, early head start 10, subsidized child care 10, learning center 3, prekindergarten 9, vpk 9, academy 1`
  },
  {
    id: 'young-people',
    called: 'Young people on their own',
    showing: 'Showing help for young people.',
    said: `{teen} years|yr|yo|year old .. scared|afraid|alone|home|parents|kicked|nowhere|runaway, {parent} .. boyfriend|girlfriend|husband|partner .. {harms}|weird|creepy|hits|touch|touches, foster|care|group home .. ran|run|hate|left|leaving|leave,
      runaway, run away, ran away, running away, runaways, aging|ageing|aged out, leaving|left foster|care system|home, care leaver|leavers, i_am|im {teen} .. parents|mum|mom|mother|dad|father|home|kicked|thrown|scared|afraid|pregnant|alone|nowhere|hurt|hits, {parent} .. kicked|threw|throw|kick|throwing|kicking .. out, emancipated, emancipation, teen|teenage|youth|youths|teens|teenagers .. help|helpline|hotline|shelter|support|counseling|homeless, student .. struggling|stressed|homeless, parents dont|wont understand|let|listen, foster kid|child|care`,
    hints: `im 13 3, im 14 3, im 15 3, im 16 3, im 17 3, i am 13 3, i am 14 3, i am 15 3, i am 16 3, i am 17 3, my parents 2,
      run away 4, school 1, foster 3, teen 2, aged out 4, youth 3`,
    finds: `runaway 10, runaways 10, runaway youth 10, homeless youth 10, runaway and homeless 10, youth shelter 10, aging out 9, foster care 6, independent living skills 6, youth crisis 9, teens 5, youth 4, troubled youth 8, adolescents 5, teen 4, at risk youth 6, covenant house 9, missing children 3, foster youth 9, youth services 6, counseling for youth 7, young adults 4`
  },
  {
    id: 'carers',
    called: 'Looking after somebody ill or old',
    showing: 'Showing help for people who look after somebody.',
    said: `carer for|of|support|allowance|break|burnout|group|respite|assessment, carers, caregiver, caregivers, caregiving, care|caring for|giver my {parent}|{elder}|{partner}|disabled|sick|ill|son|daughter|child, caring for .. {parent}|{elder}|{partner}|son|daughter, look_after|looking_after|care_for|caring_for .. {parent}|{elder}|{partner}|disabled|sick|ill|brother|sister, looks after .. {parent}|{elder}, dementia, alzheimer, alzheimers, altzheimers, {parent}|{elder}|{partner} .. dementia|alzheimers|forgetting|forgets|confused|wanders|stroke|cancer|parkinsons|bedbound|hospice, respite, need a break from caring, worn out .. caring|looking|care, home help|carer|health|aide|nurse|nursing|care|carers, hospice, palliative, terminally ill, terminal illness|cancer, end of life care, dying {parent}|{elder}|{partner}|wife|husband`,
    unless: `home care .. products, child care, care less`,
    hints: `alzheimers 5, dementia 5, wanders 4, forgets 3, look after 3, looking after 3, care for 3, caring 3, bathe 2,
      lift him 2, lift her 2, carer 4, exhausted 2, break 1, respite 5, bedridden 4, stroke 2, incontinent 4, nurse him 3,
      confused 2`,
    finds: `caregiver 9, caregivers 10, respite 9, respite care 10, alzheimer 10, dementia 10, memory disorder 9, home health 5, home care 5, adult day care 9, adult day 7, hospice 7, caregiver support 10, homemaker 6, personal care 6, home health aide 8, in home care 7, palliative 8, family caregivers 10, caregiver training 10, terminally ill 7, frail 6, companion 4, elderly 2, nursing care 3`
  },
  {
    id: 'older-people',
    called: 'Older people',
    showing: 'Showing help for older people.',
    said: `since my fall|hip|knee|operation, stairs .. too|cant|hard|steep,
      old dad|mum|mom|father|mother|parents|neighbor|neighbour|people|couple,
      elderly, {elder} .. need|needs|help|alone|falls|lonely|struggling, old neighbour|neighbor|man|lady|couple, senior, seniors, senior citizen|citizens|center|centre|housing|activities, old age, older people|person|adult|adults|men|women, pensioner, pensioners, retired, retirement, over 60|65|70|75, im 60|65|68|70|72|75|78|80|82|85, my {elder} .. alone|lives|help|needs|falls|fell|lonely|home, nursing|care|assisted home|homes|living, assisted living, care home|homes, meals on wheels, falls alarm, lifeline pendant, fallen and`,
    unless: `senior year|prom|school|manager, elderly .. abuse|abused|scam`,
    hints: `lives alone 3, keeps falling 4, mum 1, mom 1, dad 1, father 1, mother 1, fall 2, cant manage 2, stairs 1, 70 year old 4, 80 year old 4, 84 year old 4, 90 year old 4, company for 2, meals for 1,
      my nan 2, my gran 2, grandma 2, grandad 2, old 1, elderly 5, year old mum 4, year old mom 4, year old dad 4,
      year old mother 4, year old father 4, 70 1, 75 2, 80 2, 82 2, 84 3, 85 3, 88 3, 90 2, pension 3, seniors 5, falls 2,
      fell 1, widow 1, retired 3, age 1`,
    finds: `elderly 7, seniors 7, senior citizens 9, senior center 10, older adults 9, older persons 8, aging 6, senior 5, senior services 10, elder 5, elder care 9, assisted living 7, home delivered meals 6, congregate meals 7, nursing home 5, area agency on aging 10, adult day care 7, homemaker 5, foster grandparent 5, elder affairs 9, retirement 4, frail elderly 8, telephone reassurance 8, 60 years 6, age 60 6`
  },
  {
    id: 'lgbtq',
    called: 'Lesbian, gay, bisexual, trans and queer people',
    showing: 'Showing help for lesbian, gay, bi, trans and queer people.',
    said: `gay, lesbian, bisexual, bi curious|and|sexual, trans, transgender, transsexual, transitioning, nonbinary, non binary, enby, queer, lgbt, lgbtq, lgbtqia, lgbtqi, lgbtq+, came|come|coming out as|to|at, coming out|come|came .. gay|trans|bi|lesbian, gender dysphoria|identity|clinic|affirming|confirming, questioning my sexuality|gender, dead name, deadname, misgendered, hormones .. trans|transition, chest binder, homophobic, homophobia, transphobic, transphobia, drag, i like girls|boys and im, two moms|dads|mums, pride, closeted, in the closet, conversion therapy`,
    unless: `coming out of hospital|prison|jail|hibernation, trans fat|am|port, came out of hospital|prison|jail|the_army|nowhere, drag race|racing, drag on, new products coming out`,
    hints: `gay 5, bi 4, lesbian 6, trans 5, queer 5, church 1, found out 2, sexuality 5, gender 3, pronouns 4, my body 1,
      girl inside 3, likes boys 3, likes girls 3, dress 1, transition 4, come out as 5`,
    finds: `lgbt 10, lgbtq 10, gay 9, lesbian 9, gay and lesbian 10, transgender 10, bisexual 9, queer 9, pflag 10, gay lesbian 10, sexual orientation 5, glbt 10, glbtq 10, gender identity 6, trevor 9, homosexual 7, sexual minority 9, lgbtq youth 10`
  },
  {
    id: 'immigration',
    called: 'Immigrants and refugees',
    showing: 'Showing help for immigrants and refugees.',
    said: `just|new|newly|recently|only got|came|come|arrive|arrived|moved|landed here|from|in|to .. country|abroad|overseas|africa|asia|europe|america|england, from another|a_different|a_foreign|foreign country|countries, {no} .. citizen|legal|documented|status, fear|afraid|scared|terrified .. ice|immigration|deport|deported|sent_back, sent|send|sending back to .. country, speak|understand {no} english, {no} .. speak|understand .. language|english, interpreter, translator,
      immigrant, immigrants, immigration, migrant, migrants, refugee, refugees, asylum, asylum seeker|seekers, undocumented, illegal|illegals here|immigrant|alien, visa, visas, green card, deport, deported, deportation, deporting, ice raid|took|agents|detained|detention|raids, detained, daca, dreamer, dreamers, work permit, {no} papers|documents|status, papers .. expired|lost|stay, home office, leave to remain, settled status, no recourse, nrpf, citizenship, citizen|naturalization|naturalisation, naturalization, tps, overstayed, smuggled, just arrived .. country|here|uk|us|usa|america|england, new to .. country|england|america|uk, fled .. country|war|ukraine|syria|afghanistan, brp, u visa`,
    unless: `visa card|debit|gift, papers for my house, green card holder discount, ice cream|skating|rink`,
    hints: `visa 5, ice 3, deported 6, deport 6, papers 3, immigration 6, asylum 6, refugee 6, border 4, status 2, green card 6,
      citizen 4, country 1, take my husband 1, permit 4, passport 2, undocumented 6, embassy 3, home office 5, sponsor 2,
      arrived 1, war 1`,
    finds: `immigration 10, immigrants 8, refugees 9, refugee 9, asylum 10, asylum seekers 10, refugee resettlement 10, naturalization 9, citizenship 8, undocumented 9, immigration legal 10, immigrant 7, migrant 6, cuban 3, haitian 4, entrants 8, unaccompanied 6, deportation 10, immigration services 10, u visa 9, migration 8, legalization 8, adjustment of status 9, newly arrived 8, farmworkers 3`
  },
  {
    id: 'veterans',
    called: 'Veterans and forces families',
    showing: 'Showing help for veterans.',
    said: `veteran, veterans, vet hospital|benefits|center|homeless, vets, ex forces|army|military|service|soldier|serviceman|servicewoman|marine|navy, army, navy, marine, marines, air force, armed forces, military, soldier, soldiers, served in|my country, i served, serviceman, deployed, deployment, iraq, afghanistan tour|war|vet, vietnam vet|war|veteran, combat, va benefits|hospital|claim|clinic|appointment, the va, discharged from .. army|navy|military|marines|forces, royal british legion, war`,
    unless: `salvation army, old navy, vet bill|bills, took my cat|dog to the vet, army of, fled .. war, civil war, war in, war refugee|ukraine, star wars, price war`,
    hints: `tour 2, tours 3, army 3, marine 5, navy 4, veteran 6, deployed 5, served 3, afghanistan 3, iraq 3, military 4,
      regiment 5, squaddie 5, barracks 4, discharge 1, since i got back 3, ptsd 1, infantry 5`,
    finds: `veterans 10, veteran 8, va 6, military 6, vet center 10, disabled veterans 10, american legion 9, armed forces 8, service members 7, active duty 6, veterans affairs 10, veterans benefits 10, homeless veterans 9, ex service 9, veterans services 10, foreign wars 8, readjustment counseling 9, air force 4, ptsd 3`
  },
  {
    id: 'prison',
    called: 'After prison, or with a record',
    showing: 'Showing help after prison or with a record.',
    said: `prison, prisons, prisoner, prisoners, jail, jailed, inmate, inmates, incarcerated, incarceration, locked up, felon, felony, convict, ex convict|con|offender|offenders|felon|prisoner, conviction, convictions, criminal record|history|background, probation, parole, on license from, released from .. prison|jail, just got out, got|getting|came|coming|come|released out of .. prison|jail, reentry, re entry, expunge, expungement, tag, ankle monitor, {family}|{partner} .. jail|prison|inside|locked_up|arrested|sentenced, community service hours, arrested, bail, court date, charged with, juvenile hall|detention, dui, dwi`,
    unless: `charged with a fee, got out of hospital, price tag, bail out of`,
    hints: `record 3, my record 4, prison 5, jail 5, inside 1, felony 6, convicted 5, conviction 5, probation 5, parole 6,
      released 3, sentence 3, charges 2, background check 5, time served 4, got out 2, criminal 3, offence 3, bail 3, cell 1,
      visit my 1`,
    finds: `ex offenders 10, ex offender 10, offenders 6, reentry 10, re entry 10, incarcerated 9, inmates 8, prison 7, prisoners 8, jail 6, probation 6, parole 7, criminal justice 5, formerly incarcerated 10, released from 6, expungement 8, pre trial 5, correctional 5, criminal record 9, transition from prison 10, public defender 7, sex offender -4, ex felons 9, juvenile offenders 6, diversion 5, criminal 3, rehabilitation of offenders 7`
  },
  {
    id: 'legal',
    called: 'Law, court and custody',
    showing: 'Showing help with the law.',
    said: `{partner}|he|she|they .. wont|not|never|refuses|refuse .. give|bring|hand|return|let .. kids|children|son|daughter|baby back|home|to|visit,
      lawyer, lawyers, attorney, attorneys, solicitor, solicitors, barrister, legal, legal aid|advice|help|services|clinic|rights|representation, law clinic|centre|center, pro bono, sue, suing, sued, lawsuit, court, custody, contact order, visitation, see my kids|children|son|daughter, {partner}|he|she|they .. took|take|taking|taken|keep|keeps|keeping .. kids|children|son|daughter|baby, took|take|taking|taken|keep|keeps|keeping .. kids|children|son|daughter|baby .. away|from|me, divorce, divorced, divorcing, separation, separated .. from|husband|wife, child support|maintenance, alimony, paternity, power of attorney, make a will, probate, guardianship, my rights, know my rights, discriminated, discrimination, unfair dismissal, wrongfully fired|dismissed, wage theft, unpaid wages, didnt pay me|my wages, boss|employer .. pay|owes|fired|discriminated|wages, small claims, ombudsman, sign|signed .. contract|papers, notary, family court`,
    unless: `basketball|tennis|food court, court shoes, united kingdom court tennis, legal high|highs, mother in law, father in law, in laws, law and order|school`,
    hints: `lawyer 5, solicitor 6, court 4, judge 4, legal 5, see my daughter 4, see my son 4, see my kids 4, see my children 4,
      wont let me see 4, divorce 5, custody 6, rights 3, sue 5, contract 2, order 1, police 1, papers 1, served 1,
      evidence 3, hearing 1, appeal 2, wages 1, unfair 3, dismissed 2, arrested 2`,
    finds: `legal aid 10, legal services 10, legal assistance 10, legal advice 10, attorneys 7, attorney 5, lawyer 9, lawyers 8, legal representation 10, pro bono 10, legal 5, law 3, family law 9, divorce 7, custody 7, lawyer referral 10, legal clinic 10, civil rights 5, court 2, guardian ad litem 4, child support 7, mediation 3, civil legal 10, immigration legal 5, tenant rights 4, legal help 10, bar association 8, dispute 4, law school 4, paternity 6, visitation 5`
  }
]
