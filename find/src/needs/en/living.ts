import type { Need } from '../need.ts'

/** A roof, food, money, work and what a day needs. CC0. */
export const living: readonly Need[] = [
  {
    id: 'shelter',
    called: 'Somewhere to sleep now',
    showing: 'Showing places to sleep.',
    said: `homeless, homelessness, rough sleeping|sleeper, sleep|sleeping|slept|living|live|stay|staying rough, sleep|sleeping|slept|living|live|stay|staying .. car|van|truck|street|streets|park|bus|station|tent|bench|doorway|outside|woods|garage|shed, on the street|streets,
      nowhere|no_where .. to? sleep|live|stay|go, {no} .. anywhere|place|somewhere to? sleep|live|stay|go, {no} .. home to go, place|somewhere|bed|room|roof|spot ... sleep|stay|tonight|crash, place|somewhere|bed|room .. night, bed for .. night|tonight, safe place, somewhere safe, safe somewhere, place to go tonight, sofa|couch surf|surfing|hopping,
      crash|crashing|sleeping|staying on .. sofa|couch|floor, {they}|landlord .. kicked|kick|kicking|threw|throw|throwing|chucked|chuck|put|putting|locked|turfed {whom} .. out, kicked|thrown|chucked|locked|turfed|put out, put|putting .. out .. street, out on .. street|streets|arse|ear, lost my|our home|house|flat|apartment|place, night shelter, homeless shelter, emergency accommodation|housing|shelter, hostel, shelter|shelters, warm place tonight,
      ran|run|running away from home, cant go home, left home with nothing, {no} roof, living out of .. car|bag|suitcase, motel .. run|running|money|another, need|want somewhere to go`,
    unless: `animal|pet|dog|cat|bus|tax|rain|storm shelter, cant go home for|until, sleep training, cat|dog|pet .. homeless, kicked out of school|class|college, locked out of my|account|house|car`,
    finds: `emergency shelter 10, homeless shelter 10, shelter 5, homeless 6, homelessness 6, homeless individuals 7, homeless families 8, transitional housing 6, temporary housing 7, temporary shelter 9, night shelter 10, emergency housing 9, overnight 3, hostel 6, runaway 4, rescue mission 8,
      safe place 3, refuge 4, homeless assistance 9, drop in 1, hotel vouchers 7, motel vouchers 7, supportive housing 5, runaway and homeless 8, animal shelter -9, pet -4, wildlife refuge -9, hurricane shelter -6, evacuation -3, bus shelter -6`
  },
  {
    id: 'keep-home',
    called: 'Rent, eviction and keeping a home',
    showing: 'Showing help to keep your home.',
    said: `evict, evicted, evicting, eviction, notice to quit, section 21, section 8 .. notice, foreclose, foreclosure, foreclosed, repossess, repossession, repossessed, behind|late|owe|owing|arrears|short .. rent|mortgage, rent arrears, mortgage arrears, {no} .. rent|mortgage, help|helping|assistance .. rent|mortgage|deposit, rent|mortgage help|assistance|relief, pay|paying|afford|make|cover .. rent|mortgage|deposit,
      landlord .. out|wants|sell|selling|evict|threatening|harass|refuses|repair|fix|mould|mold|damp|heating|deposit, bailiff, bailiffs, lose|losing my|our home|house|flat|apartment|place, rent went up, rent .. increase|due|high|raised, court .. my home|house, mold|mould|damp|rats|roaches|mice in .. flat|house|apartment|home, tenant, tenants, tenancy, disrepair, first and last month, security deposit, kick|kicking|throw|throwing us out, put|putting .. out on`,
    finds: `eviction 9, eviction prevention 10, rent assistance 10, rental assistance 10, rent 5, mortgage assistance 8, foreclosure 8, homeless prevention 9, homelessness prevention 9, tenant 7, tenants 7, landlord 6, fair housing 6, housing counseling 7, emergency assistance 4, emergency financial 6, financial assistance 4, mortgage 5, security deposit 7, housing advice 8, landlord tenant 10, housing assistance 5`
  },
  {
    id: 'housing',
    called: 'A home to live in',
    showing: 'Showing help to find a home.',
    said: `find|need|looking|search|want|apply|get .. house|housing|flat|apartment|home to? rent|live, affordable|cheap|social|council|public|supported|sheltered|subsidised|subsidized|low_income|section_8 housing|house|flat|apartment|apartments|home, section 8, housing list|waiting|waitlist|application|authority|association|voucher|vouchers|help|benefit|assistance|programs, council house, need a place of my own, overcrowded, homes for heroes, halfway house, own a home, buy .. first home|house, homebuyer, habitat for humanity, housing`,
    finds: `affordable housing 9, public housing 9, section 8 9, housing authority 9, low income housing 9, subsidized housing 9, housing assistance 8, housing 4, apartments 5, rental housing 6, homeownership 5, home ownership 5, transitional housing 7, supportive housing 7, permanent housing 7, housing association 8, supported housing 8, senior housing 6, residential 1, housing program 7, habitat for humanity 7, elderly housing 6, first time home 5`
  },
  {
    id: 'food',
    called: 'Food',
    showing: 'Showing places with food.',
    said: `food bank|pantry|parcel|box|boxes|help|assistance|distribution|program|giveaway|aid|voucher|larder|closet|shelf|drive, foodbank, free|cheap .. food|meal|meals|lunch|dinner|breakfast|groceries|supper, food, feed .. {whom}|kids|family|myself, feeding .. family|kids|myself, hungry, hunger, starving, starve, groceries, grocery, skip|skipping|skipped|missing|missed meals|dinner|lunch, nothing .. eat|food|cupboard|cupboards|fridge|tea|dinner|kitchen, no food|money .. eat|food|cupboards|fridge|tea|dinner,
      {no} .. eat|eaten|food|dinner|formula|groceries, empty fridge|cupboard|cupboards|pantry, havent eaten, hot meal|meals|dinner|food, soup kitchen, meal|meals, meals on wheels, baby|infant formula|milk|food, formula milk, community fridge|kitchen|meal, school lunch|lunches|dinner, go|going|goes|went without food|eating|meals, something|anything to eat, eat .. free|today|tonight, bread`,
    unless: `food poison|poisoning|hygiene|allergy|handler|safety|truck, pet|dog|cat food, relationship .. food, make|makes|making myself|herself|himself sick, binge|bingeing|binging, starving myself|herself|himself, throw up, food stamps|stamp`,
    finds: `food pantry 10, food bank 9, pantry 6, food distribution 9, hot meals 9, hot meal 9, soup kitchen 10, meals 5, free meals 9, groceries 7, food 3, food assistance 8, emergency food 9, feeding program 9, feeding 4, hunger 6, congregate meals 8, meals on wheels 9, home delivered meals 9, mobile pantry 10, food box 9, food boxes 9, foodbank 10, community meal 8, nutrition program 5, tefap 9, kitchen 3, prepack pantry 9, wic 4, infant formula 6, food service -4, food stamps 3, pet food -4`
  },
  {
    id: 'bills',
    called: 'Electricity, heating, water and phone bills',
    showing: 'Showing help with bills.',
    said: `electric|electricity|light|lights|power|energy|gas|heating|heat|water|utility|utilities|fuel|phone|internet|oil .. is|getting|being .. cut|shut|turned|disconnected|off, no|without electric|electricity|lights|power|gas|heating|heat|hot_water|water, electric|electricity|light|lights|power|energy|gas|heating|heat|water|utility|utilities|fuel|phone|internet|oil .. bill|bills|cut|cutting|off|shut|shutoff|disconnect|disconnected|disconnection|help|assistance|due|behind|arrears|turned|meter|voucher|vouchers, cut_off|shut_off|turn_off|turned_off|disconnect|cutting_off|shutting_off .. electric|electricity|light|lights|power|gas|water|heating|heat|utilities, cut|shut|turn|turning|turned|cutting|shutting .. my|our|the electric|electricity|lights|power|gas|water|heat,
      {no} .. electric|electricity|lights|power|gas|heating|heat|hot_water|running_water, {no} .. heat my|the|our, freezing|cold .. house|flat|home|apartment|heating, pay|paying|afford .. bill|bills|electric|electricity|gas|heating|water|energy|utilities|internet|heat, bills, bill .. due|overdue|high|huge, prepayment meter, top up .. meter|gas|electric, liheap, warm home discount, fuel poverty, heat or eat, boiler .. broken|broke`,
    unless: `bill of rights, vet bill|bills, hospital|medical|doctor|doctors bill|bills`,
    finds: `utility assistance 10, utility bills 10, utilities 5, utility 6, electric bill 10, energy assistance 10, liheap 10, home energy 10, electricity 6, light bill 9, water bill 9, fuel 4, emergency financial assistance 7, financial assistance 5, fpl 6, rent and utility 9, weatherization 7, lifeline 2, telephone 1, emergency assistance 4, low income home energy 10, care to share 8, bill 3`
  },
  {
    id: 'money',
    called: 'Debt and money worries',
    showing: 'Showing help with money and debt.',
    said: `debt, debts, indebted, loan shark, loan sharks, payday loan, credit card|cards|score|counseling|counselling|repair, bankrupt, bankruptcy, broke, skint, poor, {no} money, {no} .. money left|for|till|until, short of money|cash, money worries|problems|trouble|help|advice|management|troubles, financial help|assistance|trouble|advice|problems|crisis|hardship, struggling .. money|financially|bills|pay, cant afford .. anything|everything|life|live, cant pay|afford|cover .. anything|bills|my, owe|owing .. money|lots|thousands|much|everyone|bank, debt|bill collectors|collector, budget, budgeting, hardship fund|grant, lost my job|income|work .. pay|rent|bills|money, make ends meet, living paycheck|pay_cheque, emergency cash|money|loan|fund, tax|taxes help|return|preparation|debt|free`,
    unless: `money box, cause and debt, free tax`,
    finds: `debt 8, credit counseling 10, debt counseling 10, debt advice 10, budgeting 7, budget 6, financial counseling 9, money management 9, financial assistance 7, emergency financial 8, bankruptcy 8, financial literacy 6, money advice 10, consumer credit 9, financial education 6, financial stability 6, credit 4, cash assistance 7, emergency assistance 5, tax preparation 2, low income families 3, financial 2`
  },
  {
    id: 'benefits',
    called: 'Benefits and welfare',
    showing: 'Showing help with benefits.',
    said: `benefits, benefit, welfare, food stamps, food stamp, snap benefits|card|application, ebt, tanf, ssi, ssdi, social security, universal credit, pip, dla, esa, jobseekers, disability money|check|payments|payment|benefit|claim, medicaid, medicare, unemployment money|check|benefit|claim|insurance, sanctioned, sanction, dole, housing benefit, child benefit, apply for .. help|assistance|disability|stamps, pension credit, attendance allowance, claim|claiming|claims, wic`,
    unless: `benefit of the doubt, benefit concert`,
    finds: `food stamps 9, public assistance 9, medicaid 6, medicare 5, social security 8, cash assistance 8, tanf 9, benefits 5, welfare 5, snap 7, supplemental nutrition 9, ssi 7, disability benefits 9, unemployment 5, unemployment compensation 9, eligibility 1, economic self sufficiency 9, access florida 9, benefits advice 10, welfare rights 10, public benefits 10, veterans benefits 5, wic 5, kidcare 5, temporary assistance 8`
  },
  {
    id: 'things',
    called: 'Clothes, furniture and things for the home',
    showing: 'Showing places with clothes and things for the home.',
    said: `clothes, clothing, coat, coats, shoes, trainers, uniform, uniforms, underwear, socks, jacket, jackets, blanket, blankets, sleeping bag, furniture, sofa, couch, bed and|for|frame, beds, mattress, cot, crib, pram, stroller, buggy, car seat, nappies, diapers, diaper, wipes, toiletries, tampons, pads, sanitary, period products, hygiene, fridge, cooker, stove, washing machine, toys, christmas presents|gifts|toys, school supplies|bag|bags|shoes, backpack, backpacks, baby clothes|stuff|things, thrift, charity shop, white goods, fan for, shower, showers, wash my clothes, laundry`,
    unless: `bed for the|tonight, bed|beds tonight, bed bugs, get|getting out of bed, food and wine fridge, fridge|cupboard .. empty, empty fridge, cant get out of bed, in bed all, his|her bed, bed rest, sofa surf|surfing, couch surf|surfing, on .. sofa|couch`,
    finds: `clothing 9, clothes 9, furniture 9, thrift 7, thrift store 9, clothing bank 10, household items 9, diapers 9, baby clothes 9, shoes 6, school supplies 7, toys 6, blankets 6, toiletries 7, hygiene 5, used clothing 10, furniture bank 10, donated 2, household goods 9, appliances 5, showers 5, uniforms 5, christmas 3, layette 8, goodwill 3, business attire 6`
  },
  {
    id: 'work',
    called: 'Work',
    showing: 'Showing help to find work.',
    said: `job, jobs, jobless, employment, unemployed, unemployment, out of work, find|finding|need|want|get|getting|looking .. work|employment|career, back .. to|into work, laid off, redundant, redundancy, got sacked|fired, lost .. job|work, career, careers, resume, resumes, cv, cvs, interview skills|help|clothes|practice, apprenticeship, apprenticeships, job training|skills|fair|search|centre|center|coach|placement|corps, work experience, retrain, day labor, employer`,
    unless: `cleaning|domestic|good|nice job .. done, inside job, work it out, snow job, doesnt work, works|work out, nose job`,
    finds: `job placement 10, employment 6, job training 9, job search 10, employment services 10, resume 8, job readiness 10, career 6, vocational 6, vocational training 8, career center 9, workforce 7, unemployed 7, jobs 5, job 4, employability 9, job skills 9, career counseling 8, careersource 10, job development 9, vocational rehabilitation 8, dislocated workers 9, job corps 8, interview 3, employment assistance 9, job assistance 9`
  },
  {
    id: 'learning',
    called: 'School, classes and English lessons',
    showing: 'Showing classes and help with learning.',
    said: `ged, high school diploma, finish school, go back to school, adult education|learning|classes, literacy, learn|learning .. read|english|write|computer|computers|maths|math, english class|classes|lessons|course, esl, esol, computer class|classes|skills|lessons, {no} .. read|english, dont speak english, tutor, tutoring, homework help|club, college help|grants|fees|application, scholarship, scholarships, student loan, evening classes, citizenship class|classes|test, vocational training|school`,
    finds: `ged 9, adult education 10, literacy 8, esol 9, esl 9, english classes 9, english as a second language 9, english for speakers 9, computer classes 8, computer training 7, tutoring 8, homework 6, high school diploma 8, adult basic education 10, scholarships 6, vocational education 5, education center 4, citizenship classes 6, computer literacy 8, educational 2, learning 2, homework assistance 8`
  },
  {
    id: 'transport',
    called: 'Getting there',
    showing: 'Showing help with getting around.',
    said: `transport, transportation, ride, rides, lift|ride|drive|driven to|home|there, bus pass|passes|fare|ticket|tickets|tokens, bus, buses, {no} .. car|ride|transport|transportation|lift|way .. get|getting|to, {no} way to get, way to|of get|getting .. appointment|hospital|doctor|work|clinic|dialysis|chemo|court|school, get|getting .. appointment|appointments|hospital|dialysis|chemo|clinic, cant drive, petrol|gas money|card|voucher, taxi, cab, paratransit, travel costs|fare|help, train ticket|fare, disabled parking|badge, blue badge, car repair|repairs|broke`,
    unless: `bus shelter, take|taken for a ride, bus station sleeping, sleep|sleeping .. bus, doctor without`,
    finds: `transportation 8, paratransit 10, special transportation 10, bus passes 9, bus pass 9, transport 6, rides 7, transit 7, medical transportation 10, community transport 10, transportation to 6, bus 4, metrobus 6, shuttle 5, volunteer drivers 9, dial a ride 10, transportation services 9, bus tokens 9, transportation disadvantaged 10, transportation is provided -1, parking permits 4, escort 2`
  },
  {
    id: 'disaster',
    called: 'After a fire, flood or storm',
    showing: 'Showing help after a fire, flood or storm.',
    said: `hurricane, flood, flooded, flooding, tornado, wildfire, earthquake, house|home|flat|apartment fire, house|home|flat|apartment .. burned|burnt|burnt|flooded|destroyed|collapsed, lost everything .. fire|flood|storm|hurricane, fema, disaster, storm damage, evacuate, evacuation, evacuated, roof .. blew|leak|leaking|damaged, cooling center|centre, power cut|outage, heat wave|heatwave`,
    unless: `flooded with, my life is a disaster, disaster of a`,
    finds: `disaster 8, disaster relief 10, hurricane 9, disaster assistance 10, emergency management 8, red cross 7, fema 9, flood 7, fire victims 9, evacuation 8, evacuation center 9, hurricane preparedness 9, emergency preparedness 7, disaster recovery 10, storm 5, roof repair 5, home repair 4, fire 1`
  }
]
