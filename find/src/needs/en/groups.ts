const NUMBER_MAX = 300

/** Words for people and for what they do, as they come up in many needs. CC0. */
export const groups = {
  partner: `husband, hubby, wife, missus, boyfriend, bf, girlfriend, gf, partner, fiance, fiancee, spouse, ex,
    other half, baby daddy, babys dad, babys father, babys mom, kids dad, kids father, my man, my bloke, my fella, her man, her bloke, her fella, the wife, the husband, kids mum, kids mom, father of my, boyfriends`,
  parent: `mum, mom, mam, mother, mummy, mommy, mama, dad, daddy, father, papa, stepdad, stepfather, step dad, stepmum,
    stepmom, stepmother, step mum, step mom, parents, parent, foster mum, foster mom, foster dad, foster parents`,
  child: `son, daughter, kid, child, children, baby, boy, girl, toddler, teenager, teen, stepson, stepdaughter, grandson,
    granddaughter, grandchild, grandchildren, niece, nephew, lad, newborn, infant, twins, little one`,
  elder: `gran, grandma, granny, nan, nana, nanna, grandmother, grandad, granddad, grandpa, grandfather, elderly {parent},
    elderly, old man, old lady, older person, old people, abuela, neighbour, neighbor`,
  family: `{parent}, {child}, {elder}, brother, sister, uncle, aunt, auntie, cousin, sibling, family, mother in law,
    father in law, in laws, relative, bro, sis`,
  friend: `friend, mate, bestie, best friend, buddy, pal, roommate, flatmate, housemate, coworker, colleague, student,
    client, patient, guy, lady, woman, man, person, neighbour, neighbor`,
  they: `he, hes, she, shes, they, theyre, someone, somebody, people, {partner}, {family}, {friend}`,
  whom: `me, us, her, him, them, myself, my {family}, the kids, our kids, his kids, her kids, {child}, my {friend}, my ex,
    his wife, his girlfriend, {parent}, {elder}, {friend}, sister, brother`,
  self: `myself, himself, herself, themself, themselves, yourself, my self, him self, her self, themselfs, mysef, meself`,
  hurts: `hit, hitting, hurt, beat, beaten, beats up, beat up, punch, slap, kick, choke, strangle, batter, shove, push,
    smack, thump, whip, abuse, attack, assault, grab, burn, bash, throttle, headbutt, threaten, terrorise, mistreat,
    rough up, knock about, belt, pin, spit at, throws things at, throw stuff at, lays hands on, laid hands on,
    raise his hand to, puts hands on, put hands on, put his hands on, putting his hands on, puts his hands on`,
  harms: `threaten, threat, threats, control, controls, controlling, force, forces, forced, isolate, permission, jealous, possessive, obsessed, temper, rage, scream,
    shout, yell, smash, violent, violence, cruel, humiliate, humiliates, insult, belittle, spit, drag, choke, degrade, manipulate, manipulative, abuse, abusive, bully, bullies,
    terrorise, terrorize, nasty, aggressive, scare, scares, frighten, frightens, intimidate, spy, stalk, dangerous, lock, locks, locked me, beaten, bruise, bruised, bruises, black eye`,
  want: `want, wanna, wants, wanted, need, going, gonna, gunna, planning, plan, thinking of, thinking about, think of,
    think about, thought of, thought about, trying, tried, try, ready, about, tempted, feel like, thoughts of, wish`,
  no: `no, not, cant, cannot, dont, doesnt, wont, havent, hasnt, aint, never, without, isnt, didnt, out of, run out of,
    ran out of, nothing, couldnt, can not, do not, does not, lack of, no more`,
  home: `home, house, flat, apartment, place, room, housing, hostel, somewhere`,
  money: `money, cash, income, wages, savings, a penny, a dime, funds, means, pay`,
  number: [
    ...Array.from({ length: NUMBER_MAX + 1 }, (_, number) => number),
    `one, two, three, four, five, six, seven, eight, nine, ten, twenty, fifty, hundred, few, several, many, couple of, every`
  ].join(', '),
  fear: `scared, afraid, frightened, terrified, fear, fearing, in fear, petrified, not safe, unsafe, dont feel safe`,
  stop: `stop, quit, give up, get off, come off, kick, control, cut down, stay off, get clean, get sober`
} as const
