import type { Need } from '../need.ts'

/** Mind and body. CC0. */
export const health: readonly Need[] = [
  {
    id: 'mental-health',
    called: 'Low mood, worry and mental health',
    showing: 'Showing help with how you feel.',
    said: `{no} stop|control .. crying|cry|shaking|trembling|sobbing|panicking|worrying|thinking|sweating, shake|shakes|shaking|tremble|trembling .. night|bed|all|every|day|scared|fear, someone|somebody|counsellor|counselor|therapist .. talk|speak .. {no} tell|judge|report, feel|feels|feeling so|really|very|just? sad|low|empty|alone|numb|lost|tired|scared|ashamed|guilty|dirty|angry, ashamed of|about, guilt about|over, panick, panicky, freak|freaking out,
      feel|feeling nothing|flat|dead,
      depress, depressed, depressing, depression, anxious, anxiety, panic attack|attacks|disorder, panicking, panic, stress, stressed, burnout, burned out, burnt out, nervous breakdown, breakdown, mental health|illness|breakdown|problems|issues|help, mentally ill, bipolar, ocd, bpd, schizophrenia, schizophrenic, schizo, psychosis, psychotic, paranoid, paranoia, hear|hearing voices, seeing things that, manic, mania, therapy, therapist, therapists, counsel, counselling, counseling, counsellor, counselor, psychologist, psychiatrist, psychiatric, shrink, talk|talking therapy|therapies, cbt, emdr, antidepressants, feel|feeling|felt .. low|down|hopeless|empty|numb|worthless|useless|overwhelmed|awful|terrible|sad|lost|shit|rubbish|broken, feels hopeless,
      sad all, so|always|really|very|too sad|down|low|unhappy|miserable, cry|crying .. all|every|time|day|night|constantly|stop, cant|dont stop crying, cant get out of bed, cant|cannot cope, {no} coping, not coping, struggling to cope|mentally|with life, falling apart, losing my mind|it, going crazy|mad|insane, head .. mess|messed|wrong|place, lost .. will|interest, hate|hates {self}|my life, in a? dark place, dark thoughts, intrusive thoughts, mood swings, sectioned, postnatal|postpartum depression?, baby blues, support group .. depression|anxiety, overwhelmed, {no} .. sleep|sleeping, insomnia, worry|worrying|worried all|constantly|too, cheap|free|affordable|afford|low_cost therapy|therapist|counselling|counseling`,
    unless: `physical|speech|occupational|physio|hormone|radiation|radio|chemo therapy, debt|credit|careers|career|housing|legal|financial|money|genetic|marriage|couples|family counsel|counselling|counseling|counselor, counsellor|council tax|house, tropical depression, cooling down|off, sleeping .. car|street|rough|park|tent|bus, panic button`,
    hints: `pretending 3, pretend im ok 4, im ok 2, so tired 2, tired of 2, heart races 3, nerves 3, seeing things 4, arent there 3, not there 1, flat 1, really flat 3, feeling really 1, wont switch off 3, cant sleep 3, no energy 3, get up 1, shower 1, motivated 2, joy 3, nothing matters 4, cant concentrate 3, snapping 2, irritable 3, worries 3, spiral 3, spiralling 4, losing it 3, not ok 2, not okay 2, struggling 2, unhappy 3, miserable 4,
      cry 3, tears 3, crying 3, sad 3, flat 1, feeling 1, feel 1, low 2, down 1, numb 3, empty 2, anxious 4, worry 3,
      worried 2, panic 4, head 1, mind 1, switch off 2, sleep 1, thoughts 2, mood 3, moods 3, depressed 5, psychotic 5,
      psychosis 5, voices 3, paranoid 5, manic 5, locks herself 3, locks himself 3, in her room 3, in his room 3,
      wont come out 2, wont talk 2, no reason 1, shaking 2, cope 3, motivation 3, energy 2, hopeless 3, overwhelmed 4,
      meds 1, breakdown 4, episode 2, not herself 3, not himself 3, stress 3, dread 3, heart racing 3, hate my life 3,
      cant think 2, dark 2, therapy 4, someone to see 1, nervous 3, ocd 5, intrusive 4, since christmas 1`,
    finds: `mental health 8, mental illness 8, depression 9, anxiety 9, counseling 4, psychotherapy 8, individual counseling 6, mental health counseling 10, psychiatric 7, outpatient mental health 10, psychological 6, therapy 3, behavioral health 8, emotional 3, mental health services 10, crisis counseling 6, community mental health 10, psychologist 7, support groups 2, group therapy 6, talking therapies 10, psychosis 9, schizophrenia 9, bipolar 9, crisis line 4, stress 3, family therapy 4, physical therapy -6, occupational therapy -6, speech therapy -6, hormone therapy -4, credit counseling -6, housing counseling -6, mental retardation -2, crisis 2, peer support 4`
  },
  {
    id: 'trauma',
    called: 'Living with trauma',
    showing: 'Showing help with what happened to you.',
    said: `trauma, traumas, traumatic, traumatised, traumatized, ptsd, cptsd, c ptsd, post traumatic, flashback, flashbacks, flash backs, nightmare, nightmares, loud bangs|noises|bang, war|combat|tour .. nightmares|flashbacks|panic, triggered, triggers, dissociate, dissociating, dissociation, hypervigilant, jumpy, startle, what happened to me, cant forget .. what|happened|it, cant stop thinking .. what|happened, keep seeing|reliving|remembering .. it|what|accident, relive, reliving, memories .. childhood|abuse|war|accident, abused as a child|kid, childhood .. abuse|abused|neglect|trauma, bad|terrible things happened, happened to me|us as|when .. kid|child|little|young, survivor, survivors of, saw .. die|killed|shot|murdered|accident, witnessed .. murder|shooting|death|accident|violence, moral injury, combat stress, shell shock, emdr`,
    unless: `brain|head trauma, trauma centre|center|unit|surgery`,
    hints: `survivors 2, smell 2, smoke 1, killed 1, torture 5, still 1, still see 3, still hear 3, every time i hear 3, fire 1, cant go near 3, avoid 1, startle 4, happened to me 4, what he did 2, what they did 3,
      crash 2, accident 2, images 3, jump 2, jumpy 3, noise 2, noises 2, flashback 5, nightmares 4, nightmare 4,
      out of my head 3, keep seeing 3, replay 3, replaying 3, happened 2, since the 2, attack 2, war 2, explosion 3,
      shooting 3, childhood 3, past 2, memories 3, trigger 4, freeze 2, on edge 2, tours 3, combat 4, witness 3, saw 1,
      blood 2, shut down 1, body remembers 4, numb 1`,
    finds: `trauma 7, ptsd 10, post traumatic 10, traumatic stress 10, traumatized 8, abuse survivors 8, survivors of abuse 9, survivors 5, sexual trauma 8, emdr 9, torture 7, survivors of torture 8, victims of crime 4, crisis counseling 4, victims of trauma 9, psychological trauma 10, mental health counseling 5, mental health 3, psychotherapy 5, counseling 2, sexual abuse 4, domestic violence 2, readjustment counseling 8, combat 5, trauma center -7, brain injury -4, level i trauma -9, trauma surgery -9`
  },
  {
    id: 'company',
    called: 'Somebody to talk to',
    showing: 'Showing people to talk to.',
    isAside: true,
    said: `{no} .. family|friends|visitors|anybody|anyone|one .. visit|visits|see|comes|come|call|calls|left|around|here, {no} one|body comes|visits|calls|phones|writes, dont|didnt know|knew .. who|whom to talk|speak|turn|tell,
      lonely, loneliness, isolated, isolation, alone, {no} friends, {no} one .. to? talk|turn|cares|listens, nobody .. to? talk|turn|cares|listens|understands, someone|somebody|anyone|person|stranger to? talk|listen, talk to someone|somebody|anyone, need|want .. talk|chat|vent, need to talk, befriend, befriending, make|making|meet|meeting .. friends|people, new in town, helpline, hotline, warmline, listening line|service, just need .. listen, support group|groups, peer support, social club|group|groups, day centre|center, {no} family, all by myself, on my own`,
    unless: `home alone, left alone, leave me|her|us alone, talk to .. lawyer|doctor|solicitor|landlord|advisor|adviser|council`,
    hints: `nobody ever 3, ever calls 2, calls 1, phone never 3, rings 1, sit alone 4, eat alone 4, no visitors 5, someone to 1, befriend 5, christmas alone 4, talk to my cat 3, going days 2, days without 2,
      lonely 5, alone 2, company 3, friends 3, talk 2, talk to 2, listen 3, visit 2, visitor 3, nobody 2, no one 2,
      see anyone 3, go days 2, on my own 3, new here 3, meet people 4, chat 3, isolated 4, 84 year 1, housebound 3`,
    finds: `helpline 8, hotline 6, crisis line 7, warmline 9, telephone counseling 9, listening 5, support group 6, support groups 6, befriending 10, companionship 9, friendly visitor 9, isolation 6, lonely 8, loneliness 10, peer support 7, telephone reassurance 10, social activities 5, socialization 6, someone to talk 9, 24 hour 3, crisis counseling 6, emotional support 7, counseling 2, drop in center 5, senior companion 8, information and referral 1`
  },
  {
    id: 'faith',
    called: 'Faith and prayer',
    showing: 'Showing places of faith.',
    isAside: true,
    said: `{clergy}, faith, faiths, pray, praying, prayer, prayers, church, mosque, temple, synagogue, chapel, parish, religion, religious, spiritual, spirituality, bible, quran, koran, torah, god, allah, jesus, christian, muslim, jewish, catholic, hindu, sikh, buddhist`,
    unless: `oh my god, god knows, thank god, for gods sake, in good|bad faith, minister of|for, jewish|catholic|christian school|college`,
    hints: `sinned 3, sin 2, blessing 2, congregation 4, sermon 4, believe in 1`,
    finds: `pastoral counseling 10, pastoral care 10, pastoral 8, chaplain 9, chaplaincy 10, spiritual counseling 10, spiritual 8, faith based 5, prayer 9, worship 8, bible study 9, ministry 3, ministries 3, parish 3, synagogue 8, mosque 9, congregation 5`
  },
  {
    id: 'pets',
    called: 'Animals',
    showing: 'Showing help with animals.',
    isAside: true,
    said: `pet, pets, my|our|the|a dog|dogs|cat|cats|puppy|kitten|rabbit|horse|bird|parrot|hamster, vet bill|bills|care, animal, animals, animal|dog|cat shelter|rescue|cruelty, rehome, rehoming`,
    unless: `hot dog|dogs, dog ate, works like a dog, like a dog, guide|service|therapy dog|dogs`,
    hints: `leash 3, paw 3, paws 3, vet 2, kennel 4, kennels 4`,
    finds: `humane society 10, animal services 9, animal shelter 10, animals 6, animal 4, veterinary 9, pets 7, pet 5, spay 9, pet adoption 10, wildlife 3`
  },
  {
    id: 'grief',
    called: 'Grief and loss',
    showing: 'Showing help with grief and loss.',
    said: `grief, grieve, grieving, bereave, bereaved, bereavement, mourning, widow, widowed, widower, {family}|{partner}|{friend} .. died|passed|dead|death|dying|killed, lost .. {parent}|{elder}|{partner}|brother|sister|friend|mate to?|in|last|this|and|suddenly|recently, lost .. baby|child|son|daughter|twins|pregnancy|husband|wife|mum|mom|dad, lost .. to suicide|cancer|covid|overdose|drugs, loss of .. {family}|{partner}|friend|loved, loved one .. died|passed|lost, death in .. family, death of, died, miscarriage, miscarried, stillborn, stillbirth, stillbirths, suicide loss, funeral, funeral costs|help|money, burial, cremation, {family}|{partner} .. took .. own? life, killed {self} last|in|yesterday|ago, bereaved by suicide, suicide bereavement, pet died|death|loss, dog|cat died, passed away, lost custody of life`,
    unless: `battery .. died|dead, phone .. died|dead, lost my way, car died, died laughing, dead end, afraid|scared .. killed, lost .. custody|job|home|house|passport|keys|wallet|benefits`,
    hints: `died 4, die 1, dead 2, killed 2, death 4, passed 2, lost 1, funeral 4, miss him 3, miss her 3, miss my 3, gone 1,
      brother 1, nan 1, year since 2, anniversary 3, ashes 4, grave 4, loss 3, widow 4, grieve 5, mourning 5, cancer 1,
      suddenly 1, coffin 4, stillborn 5, miscarriage 5`,
    finds: `grief 10, bereavement 10, bereaved 10, grieving 10, grief counseling 10, loss of a loved one 10, hospice 5, loss 3, widow 7, widowed 8, death 4, bereavement support 10, survivors of suicide 8, terminal 3, funeral 6, burial 6, cremation 6, indigent burial 8, miscarriage 9, infant loss 9, death of a child 9, mourning 8, loved one 3`
  },
  {
    id: 'eating',
    called: 'Eating and body worries',
    showing: 'Showing help with eating.',
    said: `eating disorder|disorders, anorexia, anorexic, bulimia, bulimic, binge, bingeing, binging, purge, purging, arfid, make|makes|making|made {self} sick|vomit|throw|puke, {they} wont|doesnt|not|refuses|stopped to? eat|eating, {no} eat|eating .. thin|skinny|weight|fat, throw|throwing up .. food|eat|eating|meals|after|on purpose, vomit|vomiting after|food, sick after .. eat|eating|meals|food, starve|starving {self}, scared|afraid of|to food|eating|eat, {they} stopped|stop|wont|refuses eating|eat, obsessed with .. weight|calories|food, laxatives, hate my body, too fat, overeat, overeating, compulsive eating`,
    hints: `eat 1, eating 2, food 1, weight 3, calories 4, thin 3, fat 2, skinny 3, sick after 3, vomit 3, throw up 2, laxatives 5,
      starve 2, starving herself 5, bones 2, meals 1, body 1, gym 1, diet 2, binge 4, mirror 2, purge 5`,
    finds: `eating disorder 10, eating disorders 10, anorexia 10, bulimia 10, overeaters anonymous 10, overeating 9, compulsive eating 9, body image 7, binge 7, nutrition counseling 2, overeaters 10`
  },
  {
    id: 'drink-drugs',
    called: 'Alcohol and drugs',
    showing: 'Showing help with alcohol and drugs.',
    said: `narcotics, narcotics anonymous, drug test|testing,
      alcoholic, alcoholics, alcoholism, alcohol, drunk, drink|drinks|drank|drinking .. too|much|problem|heavily|every|stop|lot|again|hard|morning|himself|herself, {stop} .. drinking|drink|booze|drugs|weed|smoking|using|heroin|meth|coke|pills|vodka|alcohol, booze, boozing, sober, sobriety, aa meeting|meetings|group, na meeting|meetings, al anon, alanon, detox, rehab, withdrawal, withdrawals, addict, addicted, addiction, addictions, addicts, hooked on, drug|drugs, substance|abuse misuse|use|abuse, junkie, crackhead, heroin, smack, crack, cocaine, coke problem|habit|addiction, meth, crystal meth, fentanyl, opioid, opioids, opiates, oxy, oxycontin, percocet, painkillers, painkiller, benzos, xanax, valium, ketamine, ket, mdma, spice, weed, cannabis, marijuana, methadone, suboxone, subutex, relapse, relapsed, clean and, get clean, stay clean, needle exchange, needles, clean needles, vape, vaping, nicotine, smoking, cigarettes, {they} .. on|using|doing|taking|smoking meth|heroin|crack|drugs|coke|pills|weed|spice|something, high all the time, using again, drinker`,
    unless: `drug store, drugstore, spiked, drink spiked, drugged me, soft drink|drinks, drinking water, crack .. wall|ceiling|window, prescription drug costs, drugs i need for`,
    hints: `drink 2, drinks 2, drinking 3, drunk 2, vodka 4, whisky 4, wine 3, beer 3, bottle 2, bottle of 2, bottles 2, a day 1,
      coke 3, pills 2, use 1, using 2, high 2, stoned 4, shaking 1, clean 2, get clean 4, heroin 5, meth 5, crack 4, weed 4,
      needle 3, dealer 4, habit 3, hangover 3, morning 1, stash 4, snort 4, inject 3, rehab 5, sober 5, stop 1, hooked 3,
      tablets 1, wasted 2, booze 5, blackout 2, blacking out 3, addict 5`,
    finds: `substance abuse 10, drug abuse 9, alcohol abuse 9, alcoholism 9, addiction 9, detox 10, detoxification 10, drug treatment 10, alcohol and drug 9, drug and alcohol 9, chemical dependency 9, alcoholics anonymous 10, narcotics anonymous 10, al anon 9, recovery 4, addictions 9, drug rehabilitation 10, residential treatment 5, sober 7, substance misuse 10, methadone 9, halfway house 5, intervention 1, outpatient treatment 4, drug free 2, substance use 9, alcohol 5, dual diagnosis 8, smoking cessation 4, drug trafficking -6, prescription drug assistance -6, prescription drugs -3`
  },
  {
    id: 'gambling',
    called: 'Gambling',
    showing: 'Showing help with gambling.',
    said: `gambling, gamble, gambler, gambles, betting, bets, bookies, casino, slots, slot machine|machines, fobt, scratch cards, roulette, lost .. bet|betting|casino`,
    hints: `bet 3, bets 3, betting 5, slots 4, casino 4, gamble 5, bookies 5, poker 3, lottery 2, scratchcards 4, lost it all 2,
      online games 1`,
    finds: `gambling 10, gamblers anonymous 10, compulsive gambling 10, problem gambling 10, gamblers 10, gam anon 10`
  },
  {
    id: 'own-anger',
    called: 'When I hurt others, or anger takes over',
    showing: 'Showing help with anger, and with hurting others.',
    said: `anger management|issues|problem|problems|classes|control, my anger|temper, {want} .. stop hurting|hitting|shouting|hit my|her|him|them, i .. hit|hits|hurt|slapped|beat|pushed|punched|shoved my {partner}|{child}|kids|{parent}, i hit|hurt|slapped|beat|pushed|punched her|him|them, i lose|lost my temper, i cant control .. anger|temper|myself, i keep losing .. temper, i scream|shout|yell|yelled|shouted at my kids|children|{partner}, batterers|batterer intervention|program|group, perpetrator programme|program, i might|could|will hurt my|the kids|baby|child|children|{partner}, rage`,
    unless: `i hit my head|knee|foot|elbow`,
    hints: `my temper 4, my anger 4, i hit 4, i shouted 2, i lost it 3, i pushed 3, i grabbed 2, i scared 2, change 1,
      stop myself 2, i smashed 3, rage 4, i snapped 3, i broke 1`,
    finds: `anger management 10, batterers 10, batterer intervention 10, batterers intervention 10, anger 6, perpetrators 8, violence intervention 7, domestic violence offenders 8, abusers 6, conflict resolution 4, parenting classes 2`
  },
  {
    id: 'doctor',
    called: 'Doctors, clinics and medicine',
    showing: 'Showing doctors, clinics and help with medicine.',
    said: `mammogram, scan, screening,
      doctor, doctors, gp, physician, clinic, clinics, hospital, nurse, medical help|care|bill|bills|treatment|attention|advice|assistance|insurance, health insurance|care|clinic|center|centre|check, healthcare, uninsured, {no} insurance, {no} health insurance, {no} .. medicine|medication|meds|prescription|prescriptions|insulin|inhaler, prescription, prescriptions, medicine, medication, medications, meds, pharmacy, checkup, check up, blood pressure, diabetes, diabetic, asthma, cancer, chemo, tumour, tumor, lump, stroke, heart attack|disease|problems, kidney, dialysis, epilepsy, seizures, arthritis, chronic pain|illness, pain, infection, vaccine, vaccination, vaccinations, shots, flu shot|jab, immunization, immunizations, x ray, physical exam, wound, glasses, eye test|exam|doctor, eyesight, hearing aid|aids|test, lupus, hepatitis, tb, vet bills|care`,
    unless: `spin doctor, doctor who, pain in the, law clinic|clinics, legal clinic|clinics, pet|dog|cat doctor, witch doctor, hospital appointment .. get|way|ride|bus`,
    hints: `shots 3, jabs 4, walk in 2, glasses 4, eyes 2, optician 5, check up 4, faint 2, bleeding 3,
      doctor 4, pain 2, ill 2, sick 2, insulin 5, pee 3, blood 1, medicine 4, meds 3, tablets 1, hospital 2, clinic 4,
      insurance 3, fever 4, rash 4, cough 4, lump 4, pressure 1, infection 4, breath 1, injury 3, burning 1, prescription 5,
      asthma 5, diabetic 5, test 1, swollen 3, dizzy 3, headaches 3, surgery 3, nurse 3, health 2, vomiting 2`,
    finds: `primary care 9, medical care 8, health center 8, clinic 6, free clinic 10, community health center 10, medical clinic 9, medical services 7, health care 5, family practice 8, uninsured 7, prescription assistance 8, medication 4, pharmacy 6, physicians 6, hospital 5, outpatient 3, immunizations 6, medical 4, preventive care 6, diabetes 4, cancer 4, health screenings 6, indigent health care 9, prescription drugs 6, medical center 5, urgent care 8, primary health care 9, medical care for uninsured 10`
  },
  {
    id: 'dentist',
    called: 'Teeth',
    showing: 'Showing dentists.',
    said: `dentist, dentists, dental, teeth, tooth, toothache, dentures, braces, gums, wisdom tooth|teeth`,
    hints: `tooth 5, teeth 5, dentist 6, gum 3, mouth 2, jaw 1, filling 3, chew 3, abscess 4`,
    finds: `dental 8, dentist 10, dentistry 10, dental care 10, dental clinic 10, dentures 9, dental services 10, oral health 8, teeth 5, accidental -3, dental hygiene 6`
  },
  {
    id: 'sexual-health',
    called: 'Sexual health, HIV and birth control',
    showing: 'Showing help with sexual health.',
    said: `hiv, aids test|testing|clinic|help|services, sti, std, stds, stis, chlamydia, gonorrhea, gonorrhoea, syphilis, herpes, hpv, sexual health, sex ed|education, condom, condoms, contraception, contraceptive, birth control, morning after pill, plan b, the pill, coil, iud, prep pill|hiv, pep, smear test, pap smear, family planning, caught something from, gum clinic`,
    unless: `hearing aids, prep school|food|test, hearing aid`,
    hints: `pee 2, burning 2, itch 3, discharge 3, condom 4, sex 1, unprotected 5, split 1, test 1, hiv 6, sti 6, morning after 5,
      pill 2, period 1, contraception 6`,
    finds: `hiv 9, aids 6, hiv testing 10, hiv aids 9, sexually transmitted 10, std 9, sti 9, family planning 9, contraception 10, birth control 10, sexual health 10, reproductive health 8, hiv prevention 9, ryan white 9, contraceptive 9, gynecological 4, hearing aids -8, safer sex 8`
  },
  {
    id: 'disability',
    called: 'Disability',
    showing: 'Showing help with disability.',
    said: `{no} .. cook|wash|dress|bathe|shower|walk|stand|climb|carry .. myself|stairs|alone|unaided|far,
      disabled, disability, disabilities, handicap, handicapped, wheelchair, wheelchairs, ramp, ramps, grab rail|rails|bar, walker, stairlift, stair lift, mobility, blind, blindness, going blind, deaf, deafness, hearing loss|impaired, sign language, autism, autistic, asperger, aspergers, adhd, add diagnosis, down syndrome|syndrom, cerebral palsy, spina bifida, learning disability|difficulties|difficulty|disabilities, special needs|ed|education, iep, ehcp, senco, developmental delay|delayed|disability|disabilities, brain injury|damage|damaged, tbi, paralysed, paralyzed, amputee, ms diagnosis, multiple sclerosis, parkinsons, speech therapy|delay, nonverbal, non verbal, cant walk, carer for my disabled, adapt|adapted|adaptations .. home|bathroom|house, independent living, guide dog, service dog`,
    unless: `blind date, turn a blind, venetian blind, window blinds, on ramp`,
    hints: `disabled 5, wheelchair 5, doesnt talk 4, not talking 4, talk yet 4, speech 3, walk 1, autistic 6, autism 6, deaf 5,
      blind 4, hearing 2, special 1, equipment 3, bathing 2, ramp 4, mobility 4, meltdown 3, meltdowns 3, sensory 4,
      diagnosis 2, delay 2, delayed 3, learning 1, adhd 5, paralysed 5, stick 1, crutches 3, epilepsy 3, brain injury 5`,
    finds: `disabilities 7, disabled 7, disability 6, developmental disabilities 10, autism 9, wheelchair 4, wheelchair ramps 10, blind 7, visually impaired 9, deaf 7, hearing impaired 8, special needs 7, cerebral palsy 9, mental retardation 7, independent living 8, assistive technology 9, physical disabilities 9, down syndrome 9, learning disabilities 9, exceptional children 7, special education 7, early intervention 6, brain injury 8, spinal cord 8, handicapped 6, early steps 7, adaptive 5, home modification 7, americans with disabilities 7, speech therapy 4, hearing aids 5`
  }
]
