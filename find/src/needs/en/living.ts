import type { Need } from '../need.ts'

/** A roof, food, money, work and what a day needs. CC0. */
export const living: readonly Need[] = [
  {
    id: 'shelter',
    called: 'Somewhere to sleep now',
    showing: 'Showing places to sleep.',
    said: `need|needs|want .. bed,
      {no} home, {no} house,
      homeless, homelessness, rough sleeping|sleeper, sleep|sleeping|slept|living|live|stay|staying rough, sleep|sleeping|slept|living|live|stay|staying .. car|van|truck|street|streets|park|bus|station|tent|bench|doorway|outside|woods|garage|shed, on the street|streets,
      nowhere|no_where .. to? sleep|live|stay|go, {no} .. anywhere|place|somewhere to? sleep|live|stay|go, {no} .. home to go, place|somewhere|bed|room|roof|spot ... sleep|stay|tonight|crash, place|somewhere|bed|room .. night, bed for .. night|tonight, safe place, somewhere safe, safe somewhere, place to go tonight, sofa|couch surf|surfing|hopping,
      crash|crashing|sleeping|staying on .. sofa|couch|floor, {they}|landlord .. kicked|kick|kicking|threw|throw|throwing|chucked|chuck|put|putting|locked|turfed {whom} .. out, kicked|thrown|chucked|locked|turfed|put out, put|putting .. out .. street, out on .. street|streets|arse|ear, lost my|our home|house|flat|apartment|place, night shelter, homeless shelter, emergency accommodation|housing|shelter, hostel, shelter|shelters, warm place tonight,
      ran|run|running away from home, cant go home, left home with nothing, {no} roof, living out of .. car|bag|suitcase, motel .. run|running|money|another, need|want somewhere to go`,
    unless: `animal|pet|dog|cat|bus|tax|rain|storm shelter, cant go home for|until, sleep training, cat|dog|pet .. homeless, kicked out of school|class|college, locked out of my|account|house|car`,
    hints: `station 2, train station 3, no home 4, locked out 3, freezing 1, arrived off 2, sleep at 2, bed tonight 4, one car 3, in one room 1, dogs 1, takes dogs 1,
      nowhere 3, tonight 3, sleep 2, sleeping 2, kip 3, kipping 4, doss 3, dossing 4, van 2, car 1, motel 3, hotel 2,
      shelter 4, bed 1, stay 2, place to stay 4, stay with 1, mates 1, sofa 2, couch 2, floor 2, streets 3, street 2,
      homeless 5, kicked out 4, chucked out 4, thrown out 4, money runs out 2, runs out tomorrow 2, kids 1, cold 1,
      outside 2, tent 3, roof 3, room 1, arrived 1, suitcase 3, somewhere 1, warm 1, night 1, bench 3`,
    finds: `emergency shelter 10, homeless shelter 10, shelter 5, homeless 6, homelessness 6, homeless individuals 7, homeless families 8, transitional housing 6, temporary housing 7, temporary shelter 9, night shelter 10, emergency housing 9, overnight 3, hostel 6, runaway 4, rescue mission 8,
      safe place 3, refuge 4, homeless assistance 9, drop in 1, hotel vouchers 7, motel vouchers 7, supportive housing 5, runaway and homeless 8, animal shelter -9, pet -4, wildlife refuge -9, hurricane shelter -6, evacuation -3, bus shelter -6`
  },
  {
    id: 'keep-home',
    called: 'Rent, eviction and keeping a home',
    showing: 'Showing help to keep your home.',
    said: `evict, evicted, evicting, eviction, notice to quit, section 21, section 8 .. notice, foreclose, foreclosure, foreclosed, repossess, repossession, repossessed, behind|late|owe|owing|arrears|short .. rent|mortgage, rent arrears, mortgage arrears, {no} .. rent|mortgage, help|helping|assistance .. rent|mortgage|deposit, rent|mortgage help|assistance|relief, pay|paying|afford|make|cover .. rent|mortgage|deposit,
      landlord .. out|wants|sell|selling|evict|threatening|harass|refuses|repair|fix|mould|mold|damp|heating|deposit, bailiff, bailiffs, lose|losing my|our home|house|flat|apartment|place, rent went up, rent .. increase|due|high|raised, court|letter .. my|our home|house|flat|apartment, mold|mould|damp|rats|roaches|mice in .. flat|house|apartment|home, tenant, tenants, tenancy, disrepair, first and last month, security deposit, kick|kicking|throw|throwing us out, put|putting .. out on`,
    hints: `raised the rent 3, keep up 1, section 2, go up 1, papers 1,
      landlord 3, landlady 3, rent 3, mortgage 4, months behind 4, behind 2, payments 2, missed 1, court 1, letter 1, flat 1,
      house 1, home 1, notice 2, evict 5, take our 2, take my 2, sheriff 3, lease 3, lock changed 3, locks 1, arrears 4,
      repossess 5, deposit 3, tenant 3, move out 3, get out by 3, owe 1`,
    finds: `eviction 9, eviction prevention 10, rent assistance 10, rental assistance 10, rent 5, mortgage assistance 8, foreclosure 8, homeless prevention 9, homelessness prevention 9, tenant 7, tenants 7, landlord 6, fair housing 6, housing counseling 7, emergency assistance 4, emergency financial 6, financial assistance 4, mortgage 5, security deposit 7, housing advice 8, landlord tenant 10, housing assistance 5`
  },
  {
    id: 'housing',
    called: 'A home to live in',
    showing: 'Showing help to find a home.',
    said: `find|need|looking|search|want|apply|get .. house|housing|flat|apartment|home to? rent|live, affordable|cheap|social|council|public|supported|sheltered|subsidised|subsidized|low_income|section_8 housing|house|flat|apartment|apartments|home, section 8, housing list|waiting|waitlist|application|authority|association|voucher|vouchers|help|benefit|assistance|programs, council house, need a place of my own, overcrowded, homes for heroes, halfway house, own a home, buy .. first home|house, homebuyer, habitat for humanity, need|want|help|emergency|council|student housing`,
    hints: `housing 2, flat 2, apartment 2, cheap 1, affordable 2, place to live 4, move 1, rent 1, waiting list 3, bedroom 2,
      overcrowded 4, own place 3, landlord accept 2, voucher 2`,
    finds: `affordable housing 9, public housing 9, section 8 9, housing authority 9, low income housing 9, subsidized housing 9, housing assistance 8, housing 4, apartments 5, rental housing 6, homeownership 5, home ownership 5, transitional housing 7, supportive housing 7, permanent housing 7, housing association 8, supported housing 8, senior housing 6, residential 1, housing program 7, habitat for humanity 7, elderly housing 6, first time home 5`
  },
  {
    id: 'food',
    called: 'Food',
    showing: 'Showing places with food.',
    said: `food bank|pantry|parcel|box|boxes|help|assistance|distribution|program|giveaway|aid|voucher|larder|closet|shelf|drive, foodbank, free|cheap .. food|meal|meals|lunch|dinner|breakfast|groceries|supper, food, feed .. {whom}|kids|family|myself, feeding .. family|kids|myself, hungry, hunger, starving, starve, groceries, grocery, skip|skipping|skipped|missing|missed meals|dinner|lunch, nothing .. eat|food|cupboard|cupboards|fridge|tea|dinner|kitchen, no food|money .. eat|food|cupboards|fridge|tea|dinner,
      {no} .. eat|eaten|food|dinner|formula|groceries, empty fridge|cupboard|cupboards|pantry, havent eaten, hot meal|meals|dinner|food, soup kitchen, meal|meals, meals on wheels, baby|infant formula|milk|food, formula milk, community fridge|kitchen|meal, school lunch|lunches|dinner, go|going|goes|went without food|eating|meals, something|anything to eat, eat .. free|today|tonight, bread`,
    unless: `food poison|poisoning|hygiene|allergy|handler|safety|truck, pet|dog|cat food, relationship .. food, make|makes|making myself|herself|himself sick, binge|bingeing|binging, starving myself|herself|himself, throw up, food stamps|stamp`,
    hints: `food 3, eat 2, hungry 4, starving 4, fridge 2, cupboard 2, cupboards 2, meal 3, meals 3, groceries 4, pantry 5, feed 3,
      cook 1, cooking 1, dinner 2, lunch 2, breakfast 2, shopping 1, payday 2, bread 2, empty 1, formula 3, milk 2,
      supermarket 2, tins 3, cans 1`,
    finds: `food pantry 10, food bank 9, pantry 6, food distribution 9, hot meals 9, hot meal 9, soup kitchen 10, meals 5, free meals 9, groceries 7, food 3, food assistance 8, emergency food 9, feeding program 9, feeding 4, hunger 6, congregate meals 8, meals on wheels 9, home delivered meals 9, mobile pantry 10, food box 9, food boxes 9, foodbank 10, community meal 8, nutrition program 5, tefap 9, kitchen 3, prepack pantry 9, wic 4, infant formula 6, food service -4, food stamps 3, pet food -4`
  },
  {
    id: 'bills',
    called: 'Electricity, heating, water and phone bills',
    showing: 'Showing help with bills.',
    said: `electric|electricity|light|lights|power|energy|gas|heating|heat|water|utility|utilities|fuel|phone|internet|oil .. is|getting|being .. cut|shut|turned|disconnected|off, no|without electric|electricity|lights|power|gas|heating|heat|hot_water|water, electric|electricity|light|lights|power|energy|gas|heating|heat|water|utility|utilities|fuel|phone|internet|oil .. bill|bills|cut|cutting|off|shut|shutoff|disconnect|disconnected|disconnection|help|assistance|due|behind|arrears|turned|meter|voucher|vouchers, cut_off|shut_off|turn_off|turned_off|disconnect|cutting_off|shutting_off .. electric|electricity|light|lights|power|gas|water|heating|heat|utilities, cut|shut|turn|turning|turned|cutting|shutting .. my|our|the electric|electricity|lights|power|gas|water|heat,
      {no} .. electric|electricity|lights|power|gas|heating|heat|hot_water|running_water, {no} .. heat my|the|our, freezing|cold .. house|flat|home|apartment|heating, pay|paying|afford .. bill|bills|electric|electricity|gas|heating|water|energy|utilities|internet|heat, bills, bill .. due|overdue|high|huge, prepayment meter, top up .. meter|gas|electric, liheap, warm home discount, fuel poverty, heat or eat, boiler .. broken|broke`,
    unless: `bill of rights, vet bill|bills, hospital|medical|doctor|doctors bill|bills`,
    hints: `bill 3, bills 3, electric 3, electricity 4, power 2, lights 2, gas 2, heating 4, heat 2, water 2, meter 4, credit 1,
      disconnected 3, shut off 4, cut off 3, boiler 3, cold 1, freezing 2, top up 2, utilities 5, utility 4, freezing 2,
      winter 1, broadband 3`,
    finds: `utility assistance 10, utility bills 10, utilities 5, utility 6, electric bill 10, energy assistance 10, liheap 10, home energy 10, electricity 6, light bill 9, water bill 9, fuel 4, emergency financial assistance 7, financial assistance 5, fpl 6, rent and utility 9, weatherization 7, lifeline 2, telephone 1, emergency assistance 4, low income home energy 10, care to share 8, bill 3`
  },
  {
    id: 'money',
    called: 'Debt and money worries',
    showing: 'Showing help with money and debt.',
    isAside: true,
    said: `debt, debts, indebted, loan shark, loan sharks, payday loan, credit card|cards|score|counseling|counselling|repair, bankrupt, bankruptcy, im|am|were|so|totally|flat|completely|dead broke, skint, {no} money, {no} .. money left|for|till|until, short of money|cash, money worries|problems|trouble|help|advice|management|troubles, financial help|assistance|trouble|advice|problems|crisis|hardship, struggling .. money|financially|bills|pay, cant afford .. anything|everything|life|live, cant pay|afford|cover .. anything|bills|my, owe|owing .. money|lots|thousands|much|everyone|bank, debt|bill collectors|collector, budget, budgeting, hardship fund|grant, lost my job|income|work .. pay|rent|bills|money, make ends meet, living paycheck|pay_cheque, emergency cash|money|loan|fund, tax|taxes help|return|preparation|debt|free`,
    unless: `money box, cause and debt, free tax`,
    hints: `debt 5, owe 3, broke 2, money 2, skint 4, borrowed 3, loan 4, loans 4, credit 2, cards 1, collectors 4, payday 1,
      cash 2, afford 2, afloat 3, savings 3, bank 2, overdraft 4, paid 1, wages 1, interest 1, budget 3, red letters 4,
      finances 4`,
    finds: `debt 8, credit counseling 10, debt counseling 10, debt advice 10, budgeting 7, budget 6, financial counseling 9, money management 9, financial assistance 7, emergency financial 8, bankruptcy 8, financial literacy 6, money advice 10, consumer credit 9, financial education 6, financial stability 6, credit 4, cash assistance 7, emergency assistance 5, tax preparation 2, low income families 3, financial 2`
  },
  {
    id: 'benefits',
    called: 'Benefits and welfare',
    showing: 'Showing help with benefits.',
    said: `benefits, benefit, welfare, food stamps, food stamp, snap benefits|card|application, ebt, tanf, ssi, ssdi, social security, universal credit, pip, dla, esa, jobseekers, disability money|check|payments|payment|benefit|claim, medicaid, medicare, unemployment money|check|benefit|claim|insurance, sanctioned, sanction, dole, housing benefit, child benefit, apply for .. help|assistance|disability|stamps, pension credit, attendance allowance, claim|claiming|claims, wic`,
    unless: `benefit of the doubt, benefit concert`,
    hints: `benefits 3, claim 2, application 1, apply 1, universal 2, disability 1, allowance 2, appeal 2, denied 2, stopped 1,
      sanction 4, assessment 2, tribunal 3, food stamps 5, medicaid 4, card 1, forms 2, form 1`,
    finds: `food stamps 9, public assistance 9, medicaid 6, medicare 5, social security 8, cash assistance 8, tanf 9, benefits 5, welfare 5, snap 7, supplemental nutrition 9, ssi 7, disability benefits 9, unemployment 5, unemployment compensation 9, eligibility 1, economic self sufficiency 9, access florida 9, benefits advice 10, welfare rights 10, public benefits 10, veterans benefits 5, wic 5, kidcare 5, temporary assistance 8`
  },
  {
    id: 'things',
    called: 'Clothes, furniture and things for the home',
    showing: 'Showing places with clothes and things for the home.',
    said: `suit .. interview|work|court|funeral, stuff|things for .. baby|house|flat|home|kids, something|clothes .. to? wear,
      clothes, clothing, coat, coats, shoes, trainers, uniform, uniforms, underwear, socks, jacket, jackets, blanket, blankets, sleeping bag, furniture, sofa, couch, bed and|for|frame, beds, mattress, cot, crib, pram, stroller, buggy, car seat, nappies, diapers, diaper, wipes, toiletries, tampons, pads, sanitary, period products, hygiene, fridge, cooker, stove, washing machine, toys, christmas presents|gifts|toys, school supplies|bag|bags|shoes, backpack, backpacks, baby clothes|stuff|things, thrift, charity shop, white goods, fan for, shower, showers, wash my clothes, laundry`,
    unless: `bed for the|tonight, bed|beds tonight, bed bugs, get|getting out of bed, food and wine fridge, fridge|cupboard .. empty, empty fridge, cant get out of bed, in bed all, his|her bed, bed rest, sofa surf|surfing, couch surf|surfing, on .. sofa|couch`,
    hints: `suit 3, interview 1, free stuff 4, stuff 1, baby 1, wear 3, cooker 1, microwave 4, kettle 3, plates 3, towels 3,
      clothes 4, shoes 4, coat 4, furniture 5, chair 3, table 2, bed 1, outgrown 3, moved in 3, not even a 2, sheets 2,
      curtains 2, pans 3, cooker 3, washing 2, diapers 5, nappies 5, cot 4, pram 4, toys 3, uniform 4, winter 1,
      second hand 4, donated 2, socks 3, bedding 4`,
    finds: `clothing 9, clothes 9, furniture 9, thrift 7, thrift store 9, clothing bank 10, household items 9, diapers 9, baby clothes 9, shoes 6, school supplies 7, toys 6, blankets 6, toiletries 7, hygiene 5, used clothing 10, furniture bank 10, donated 2, household goods 9, appliances 5, showers 5, uniforms 5, christmas 3, layette 8, goodwill 3, business attire 6`
  },
  {
    id: 'work',
    called: 'Work',
    showing: 'Showing help to find work.',
    said: `learn|learning .. trade, trade school|skills,
      train|training to? be|as a?, retraining, hire me, hiring,
      job, jobs, jobless, employment, unemployed, unemployment, out of work, find|finding|need|want|get|getting|looking .. work|employment|career, back .. to|into work, laid off, redundant, redundancy, been|got|getting|was sacked|fired|let_go, lost .. job|work, career, careers, resume, resumes, cv, cvs, interview skills|help|clothes|practice, apprenticeship, apprenticeships, job training|skills|fair|search|centre|center|coach|placement|corps, work experience, retrain, day labor, employer`,
    unless: `cleaning|domestic|good|nice job .. done, inside job, work it out, snow job, doesnt work, works|work out, nose job`,
    hints: `train as 4, apprentice 4, qualification 1, employed 3, contract 1, earn 1,
      job 4, work 2, sacked 5, fired 3, hire 3, hiring 4, interview 3, employer 2, boss 1, wage 2, shifts 2, redundant 5,
      laid off 5, unemployed 5, cv 5, resume 4, career 4, skills 2, agency 2, earn 3, apply 1, working 1, record 1`,
    finds: `job placement 10, employment 6, job training 9, job search 10, employment services 10, resume 8, job readiness 10, career 6, vocational 6, vocational training 8, career center 9, workforce 7, unemployed 7, jobs 5, job 4, employability 9, job skills 9, career counseling 8, careersource 10, job development 9, vocational rehabilitation 8, dislocated workers 9, job corps 8, interview 3, employment assistance 9, job assistance 9`
  },
  {
    id: 'learning',
    called: 'School, classes and English lessons',
    showing: 'Showing classes and help with learning.',
    isAside: true,
    said: `ged, high school diploma, finish school, go back to school, adult education|learning|classes, literacy, learn|learning .. read|english|write|computer|computers|maths|math, english class|classes|lessons|course, esl, esol, computer class|classes|skills|lessons, {no} .. read|english, dont speak english, tutor, tutoring, homework help|club, college help|grants|fees|application, scholarship, scholarships, student loan, evening classes, citizenship class|classes|test, vocational training|school`,
    hints: `learn 3, class 3, classes 3, course 3, school 1, read 2, english 2, exam 2, diploma 4, maths 3, homework 4, computer 2,
      college 2, study 2, qualification 3, qualifications 3, grades 2`,
    finds: `ged 9, adult education 10, literacy 8, esol 9, esl 9, english classes 9, english as a second language 9, english for speakers 9, computer classes 8, computer training 7, tutoring 8, homework 6, high school diploma 8, adult basic education 10, scholarships 6, vocational education 5, education center 4, citizenship classes 6, computer literacy 8, educational 2, learning 2, homework assistance 8`
  },
  {
    id: 'transport',
    called: 'Getting there',
    showing: 'Showing help with getting around.',
    said: `transport, transportation, ride, rides, lift|ride|drive|driven to|home|there, bus pass|passes|fare|ticket|tickets|tokens, bus, buses, {no} .. car|ride|transport|transportation|lift|way .. get|getting|to, {no} way to get, way to|of get|getting .. appointment|hospital|doctor|work|clinic|dialysis|chemo|court|school, get|getting .. appointment|appointments|hospital|dialysis|chemo|clinic, cant drive, petrol|gas money|card|voucher, taxi, cab, paratransit, travel costs|fare|help, train ticket|fare, disabled parking|badge, blue badge, car repair|repairs|broke`,
    unless: `bus shelter, take|taken for a ride, bus station sleeping, sleep|sleeping .. bus, doctor without`,
    hints: `ride 3, lift 2, car 1, drive 2, bus 2, get to 2, get there 3, appointment 2, appointments 2, dialysis 2, hospital 1,
      far 1, miles 2, taxi 3, train 2, without a car 4, no car 4, licence 1, petrol 2`,
    finds: `transportation 8, paratransit 10, special transportation 10, bus passes 9, bus pass 9, transport 6, rides 7, transit 7, medical transportation 10, community transport 10, transportation to 6, bus 4, metrobus 6, shuttle 5, volunteer drivers 9, dial a ride 10, transportation services 9, bus tokens 9, transportation disadvantaged 10, transportation is provided -1, parking permits 4, escort 2`
  },
  {
    id: 'disaster',
    called: 'After a fire, flood or storm',
    showing: 'Showing help after a fire, flood or storm.',
    said: `hurricane, flood, flooded, flooding, tornado, wildfire, earthquake, house|home|flat|apartment fire, house|home|flat|apartment .. burned|burnt|burnt|flooded|destroyed|collapsed, lost everything .. fire|flood|storm|hurricane, fema, disaster, storm damage, evacuate, evacuation, evacuated, roof .. blew|leak|leaking|damaged, cooling center|centre, power cut|outage, heat wave|heatwave`,
    unless: `flooded with, my life is a disaster, disaster of a`,
    hints: `flood 5, flooded 5, fire 2, hurricane 6, storm 4, burned down 5, burnt down 5, tornado 6, roof 2, everything 1,
      evacuate 5, water damage 5, smoke 2, insurance 1, red cross 5`,
    finds: `disaster 8, disaster relief 10, hurricane 9, disaster assistance 10, emergency management 8, red cross 7, fema 9, flood 7, fire victims 9, evacuation 8, evacuation center 9, hurricane preparedness 9, emergency preparedness 7, disaster recovery 10, storm 5, roof repair 5, home repair 4, fire 1`
  }
]
