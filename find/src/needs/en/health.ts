import type { Need } from '../need.ts'

/** Mind and body. CC0. */
export const health: readonly Need[] = [
  {
    id: 'mental-health',
    called: 'Low mood, worry and mental health',
    showing: 'Showing help with how you feel.',
    said: `depress, depressed, depressing, depression, anxious, anxiety, panic attack|attacks|disorder, panicking, panic, stress, stressed, burnout, burned out, burnt out, nervous breakdown, breakdown, mental health|illness|breakdown|problems|issues|help, mentally ill, bipolar, ocd, bpd, schizophrenia, schizophrenic, schizo, psychosis, psychotic, paranoid, paranoia, hear|hearing voices, seeing things that, manic, mania, therapy, therapist, therapists, counsel, counselling, counseling, counsellor, counselor, psychologist, psychiatrist, psychiatric, shrink, talk|talking therapy|therapies, cbt, emdr, antidepressants, feel|feeling|felt .. low|down|hopeless|empty|numb|worthless|useless|overwhelmed|awful|terrible|sad|lost|shit|rubbish|broken, feels hopeless,
      sad all, so|always|really|very|too sad|down|low|unhappy|miserable, cry|crying .. all|every|time|day|night|constantly|stop, cant|dont stop crying, cant get out of bed, cant|cannot cope, {no} coping, not coping, struggling to cope|mentally|with life, falling apart, losing my mind|it, going crazy|mad|insane, head .. mess|messed|wrong|place, lost .. will|interest, hate|hates {self}|my life, in a? dark place, dark thoughts, intrusive thoughts, mood swings, sectioned, postnatal|postpartum depression?, baby blues, support group .. depression|anxiety, overwhelmed, {no} .. sleep|sleeping, insomnia, worry|worrying|worried all|constantly|too, cheap|free|affordable|afford|low_cost therapy|therapist|counselling|counseling`,
    unless: `physical|speech|occupational|physio|hormone|radiation|radio|chemo therapy, debt|credit|careers|career|housing|legal|financial|money|genetic|marriage|couples|family counsel|counselling|counseling|counselor, counsellor|council tax|house, tropical depression, cooling down|off, sleeping .. car|street|rough|park|tent|bus, panic button`,
    finds: `mental health 8, mental illness 8, depression 9, anxiety 9, counseling 4, psychotherapy 8, individual counseling 6, mental health counseling 10, psychiatric 7, outpatient mental health 10, psychological 6, therapy 3, behavioral health 8, emotional 3, mental health services 10, crisis counseling 6, community mental health 10, psychologist 7, support groups 2, group therapy 6, talking therapies 10, psychosis 9, schizophrenia 9, bipolar 9, crisis line 4, stress 3, family therapy 4, physical therapy -6, occupational therapy -6, speech therapy -6, hormone therapy -4, credit counseling -6, housing counseling -6, mental retardation -2, crisis 2, peer support 4`
  },
  {
    id: 'trauma',
    called: 'Living with trauma',
    showing: 'Showing help with what happened to you.',
    said: `trauma, traumas, traumatic, traumatised, traumatized, ptsd, cptsd, c ptsd, post traumatic, flashback, flashbacks, flash backs, nightmare, nightmares, loud bangs|noises|bang, war|combat|tour .. nightmares|flashbacks|panic, triggered, triggers, dissociate, dissociating, dissociation, hypervigilant, jumpy, startle, what happened to me, cant forget .. what|happened|it, cant stop thinking .. what|happened, keep seeing|reliving|remembering .. it|what|accident, relive, reliving, memories .. childhood|abuse|war|accident, abused as a child|kid, childhood .. abuse|abused|neglect|trauma, bad|terrible things happened, happened to me|us as|when .. kid|child|little|young, survivor, survivors of, saw .. die|killed|shot|murdered|accident, witnessed .. murder|shooting|death|accident|violence, moral injury, combat stress, shell shock, emdr`,
    unless: `brain|head trauma, trauma centre|center|unit|surgery`,
    finds: `trauma 7, ptsd 10, post traumatic 10, traumatic stress 10, traumatized 8, abuse survivors 8, survivors of abuse 9, survivors 5, sexual trauma 8, emdr 9, torture 7, survivors of torture 8, victims of crime 4, crisis counseling 4, victims of trauma 9, psychological trauma 10, mental health counseling 5, mental health 3, psychotherapy 5, counseling 2, sexual abuse 4, domestic violence 2, readjustment counseling 8, combat 5, trauma center -7, brain injury -4, level i trauma -9, trauma surgery -9`
  },
  {
    id: 'company',
    called: 'Somebody to talk to',
    showing: 'Showing people to talk to.',
    said: `lonely, loneliness, isolated, isolation, alone, {no} friends, {no} one .. to? talk|turn|cares|listens, nobody .. to? talk|turn|cares|listens|understands, someone|somebody|anyone|person|stranger to? talk|listen, talk to someone|somebody|anyone, need|want .. talk|chat|vent, need to talk, befriend, befriending, make|making|meet|meeting .. friends|people, new in town, helpline, hotline, warmline, listening line|service, just need .. listen, support group|groups, peer support, social club|group|groups, day centre|center, {no} family, all by myself, on my own`,
    unless: `home alone, left alone, leave me|her|us alone, talk to .. lawyer|doctor|solicitor|landlord|advisor|adviser|council`,
    finds: `helpline 8, hotline 6, crisis line 7, warmline 9, telephone counseling 9, listening 5, support group 6, support groups 6, befriending 10, companionship 9, friendly visitor 9, isolation 6, lonely 8, loneliness 10, peer support 7, telephone reassurance 10, social activities 5, socialization 6, someone to talk 9, 24 hour 3, crisis counseling 6, emotional support 7, counseling 2, drop in center 5, senior companion 8, information and referral 1`
  },
  {
    id: 'grief',
    called: 'Grief and loss',
    showing: 'Showing help with grief and loss.',
    said: `grief, grieve, grieving, bereave, bereaved, bereavement, mourning, widow, widowed, widower, {family}|{partner}|{friend} .. died|passed|dead|death|dying|killed, lost .. {parent}|{elder}|{partner}|brother|sister|friend|mate to?|in|last|this|and|suddenly|recently, lost .. baby|child|son|daughter|twins|pregnancy|husband|wife|mum|mom|dad, lost .. to suicide|cancer|covid|overdose|drugs, loss of .. {family}|{partner}|friend|loved, loved one .. died|passed|lost, death in .. family, death of, died, miscarriage, miscarried, stillborn, stillbirth, stillbirths, suicide loss, funeral, funeral costs|help|money, burial, cremation, {family}|{partner} .. took .. own? life, killed {self} last|in|yesterday|ago, bereaved by suicide, suicide bereavement, pet died|death|loss, dog|cat died, passed away, lost custody of life`,
    unless: `battery .. died|dead, phone .. died|dead, lost my way, car died, died laughing, dead end, afraid|scared .. killed, lost .. custody|job|home|house|passport|keys|wallet|benefits`,
    finds: `grief 10, bereavement 10, bereaved 10, grieving 10, grief counseling 10, loss of a loved one 10, hospice 5, loss 3, widow 7, widowed 8, death 4, bereavement support 10, survivors of suicide 8, terminal 3, funeral 6, burial 6, cremation 6, indigent burial 8, miscarriage 9, infant loss 9, death of a child 9, mourning 8, loved one 3`
  },
  {
    id: 'eating',
    called: 'Eating and body worries',
    showing: 'Showing help with eating.',
    said: `eating disorder|disorders, anorexia, anorexic, bulimia, bulimic, binge, bingeing, binging, purge, purging, arfid, make|makes|making|made {self} sick|vomit|throw|puke, {they} wont|doesnt|not|refuses|stopped to? eat|eating, {no} eat|eating .. thin|skinny|weight|fat, throw|throwing up .. food|eat|eating|meals|after|on purpose, vomit|vomiting after|food, sick after .. eat|eating|meals|food, starve|starving {self}, scared|afraid of|to food|eating|eat, {they} stopped|stop|wont|refuses eating|eat, obsessed with .. weight|calories|food, laxatives, hate my body, too fat, overeat, overeating, compulsive eating`,
    finds: `eating disorder 10, eating disorders 10, anorexia 10, bulimia 10, overeaters anonymous 10, overeating 9, compulsive eating 9, body image 7, binge 7, nutrition counseling 2, overeaters 10`
  },
  {
    id: 'drink-drugs',
    called: 'Alcohol and drugs',
    showing: 'Showing help with alcohol and drugs.',
    said: `alcoholic, alcoholics, alcoholism, alcohol, drunk, drink|drinks|drank|drinking .. too|much|problem|heavily|every|stop|lot|again|hard|morning|himself|herself, {stop} .. drinking|drink|booze|drugs|weed|smoking|using|heroin|meth|coke|pills|vodka|alcohol, booze, boozing, sober, sobriety, aa meeting|meetings|group, na meeting|meetings, al anon, alanon, detox, rehab, withdrawal, withdrawals, addict, addicted, addiction, addictions, addicts, hooked on, drug|drugs, substance|abuse misuse|use|abuse, junkie, crackhead, heroin, smack, crack, cocaine, coke problem|habit|addiction, meth, crystal meth, fentanyl, opioid, opioids, opiates, oxy, oxycontin, percocet, painkillers, painkiller, benzos, xanax, valium, ketamine, ket, mdma, spice, weed, cannabis, marijuana, methadone, suboxone, subutex, relapse, relapsed, clean and, get clean, stay clean, needle exchange, needles, clean needles, vape, vaping, nicotine, smoking, cigarettes, {they} .. on|using|doing|taking|smoking meth|heroin|crack|drugs|coke|pills|weed|spice|something, high all the time, using again, drinker`,
    unless: `drug store, drugstore, spiked, drink spiked, drugged me, soft drink|drinks, drinking water, crack .. wall|ceiling|window, prescription drug costs, drugs i need for`,
    finds: `substance abuse 10, drug abuse 9, alcohol abuse 9, alcoholism 9, addiction 9, detox 10, detoxification 10, drug treatment 10, alcohol and drug 9, drug and alcohol 9, chemical dependency 9, alcoholics anonymous 10, narcotics anonymous 10, al anon 9, recovery 4, addictions 9, drug rehabilitation 10, residential treatment 5, sober 7, substance misuse 10, methadone 9, halfway house 5, intervention 1, outpatient treatment 4, drug free 2, substance use 9, alcohol 5, dual diagnosis 8, smoking cessation 4, drug trafficking -6, prescription drug assistance -6, prescription drugs -3`
  },
  {
    id: 'gambling',
    called: 'Gambling',
    showing: 'Showing help with gambling.',
    said: `gambling, gamble, gambler, gambles, betting, bets, bookies, casino, slots, slot machine|machines, fobt, scratch cards, roulette, lost .. bet|betting|casino`,
    finds: `gambling 10, gamblers anonymous 10, compulsive gambling 10, problem gambling 10, gamblers 10, gam anon 10`
  },
  {
    id: 'own-anger',
    called: 'When I hurt others, or anger takes over',
    showing: 'Showing help with anger, and with hurting others.',
    said: `anger management|issues|problem|problems|classes|control, my anger|temper, {want} .. stop hurting|hitting|shouting|hit my|her|him|them, i .. hit|hits|hurt|slapped|beat|pushed|punched|shoved my {partner}|{child}|kids|{parent}, i hit|hurt|slapped|beat|pushed|punched her|him|them, i lose|lost my temper, i cant control .. anger|temper|myself, i keep losing .. temper, i scream|shout|yell|yelled|shouted at my kids|children|{partner}, batterers|batterer intervention|program|group, perpetrator programme|program, i might|could|will hurt my|the kids|baby|child|children|{partner}, rage`,
    unless: `i hit my head|knee|foot|elbow`,
    finds: `anger management 10, batterers 10, batterer intervention 10, batterers intervention 10, anger 6, perpetrators 8, violence intervention 7, domestic violence offenders 8, abusers 6, conflict resolution 4, parenting classes 2`
  },
  {
    id: 'doctor',
    called: 'Doctors, clinics and medicine',
    showing: 'Showing doctors, clinics and help with medicine.',
    said: `doctor, doctors, gp, physician, clinic, clinics, hospital, nurse, medical help|care|bill|bills|treatment|attention|advice|assistance|insurance, health insurance|care|clinic|center|centre|check, healthcare, uninsured, {no} insurance, {no} health insurance, {no} .. medicine|medication|meds|prescription|prescriptions|insulin|inhaler, prescription, prescriptions, medicine, medication, medications, meds, pharmacy, checkup, check up, blood pressure, diabetes, diabetic, asthma, cancer, chemo, tumour, tumor, lump, stroke, heart attack|disease|problems, kidney, dialysis, epilepsy, seizures, arthritis, chronic pain|illness, pain, infection, vaccine, vaccination, vaccinations, shots, flu shot|jab, immunization, immunizations, x ray, physical exam, wound, glasses, eye test|exam|doctor, eyesight, hearing aid|aids|test, lupus, hepatitis, tb, vet bills|care`,
    unless: `spin doctor, doctor who, pain in the, law clinic|clinics, legal clinic|clinics, pet|dog|cat doctor, witch doctor, hospital appointment .. get|way|ride|bus`,
    finds: `primary care 9, medical care 8, health center 8, clinic 6, free clinic 10, community health center 10, medical clinic 9, medical services 7, health care 5, family practice 8, uninsured 7, prescription assistance 8, medication 4, pharmacy 6, physicians 6, hospital 5, outpatient 3, immunizations 6, medical 4, preventive care 6, diabetes 4, cancer 4, health screenings 6, indigent health care 9, prescription drugs 6, medical center 5, urgent care 8, primary health care 9, medical care for uninsured 10`
  },
  {
    id: 'dentist',
    called: 'Teeth',
    showing: 'Showing dentists.',
    said: `dentist, dentists, dental, teeth, tooth, toothache, dentures, braces, gums, wisdom tooth|teeth`,
    finds: `dental 8, dentist 10, dentistry 10, dental care 10, dental clinic 10, dentures 9, dental services 10, oral health 8, teeth 5, accidental -3, dental hygiene 6`
  },
  {
    id: 'sexual-health',
    called: 'Sexual health, HIV and birth control',
    showing: 'Showing help with sexual health.',
    said: `hiv, aids test|testing|clinic|help|services, sti, std, stds, stis, chlamydia, gonorrhea, gonorrhoea, syphilis, herpes, hpv, sexual health, sex ed|education, condom, condoms, contraception, contraceptive, birth control, morning after pill, plan b, the pill, coil, iud, prep pill|hiv, pep, smear test, pap smear, family planning, caught something from, gum clinic`,
    unless: `hearing aids, prep school|food|test, hearing aid`,
    finds: `hiv 9, aids 6, hiv testing 10, hiv aids 9, sexually transmitted 10, std 9, sti 9, family planning 9, contraception 10, birth control 10, sexual health 10, reproductive health 8, hiv prevention 9, ryan white 9, contraceptive 9, gynecological 4, hearing aids -8, safer sex 8`
  },
  {
    id: 'disability',
    called: 'Disability',
    showing: 'Showing help with disability.',
    said: `disabled, disability, disabilities, handicap, handicapped, wheelchair, wheelchairs, ramp, ramps, grab rail|rails|bar, walker, stairlift, stair lift, mobility, blind, blindness, going blind, deaf, deafness, hearing loss|impaired, sign language, autism, autistic, asperger, aspergers, adhd, add diagnosis, down syndrome|syndrom, cerebral palsy, spina bifida, learning disability|difficulties|difficulty|disabilities, special needs|ed|education, iep, ehcp, senco, developmental delay|delayed|disability|disabilities, brain injury|damage|damaged, tbi, paralysed, paralyzed, amputee, ms diagnosis, multiple sclerosis, parkinsons, speech therapy|delay, nonverbal, non verbal, cant walk, carer for my disabled, adapt|adapted|adaptations .. home|bathroom|house, independent living, guide dog, service dog`,
    unless: `blind date, turn a blind, venetian blind, window blinds, on ramp`,
    finds: `disabilities 7, disabled 7, disability 6, developmental disabilities 10, autism 9, wheelchair 4, wheelchair ramps 10, blind 7, visually impaired 9, deaf 7, hearing impaired 8, special needs 7, cerebral palsy 9, mental retardation 7, independent living 8, assistive technology 9, physical disabilities 9, down syndrome 9, learning disabilities 9, exceptional children 7, special education 7, early intervention 6, brain injury 8, spinal cord 8, handicapped 6, early steps 7, adaptive 5, home modification 7, americans with disabilities 7, speech therapy 4, hearing aids 5`
  }
]
