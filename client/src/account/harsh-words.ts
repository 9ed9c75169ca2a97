/**
 * Words of the list for kits that may hurt when they stand in a name: of violence, illness, loss, blame,
 * of other people's bodies, and of those who may have done harm. Kits keep all 2,048, as their standard says.
 */
export const harshWords: ReadonlySet<string> = new Set(
  `abandon absent absurd abuse accident accuse acid addict adult affair afraid alarm alcohol alien
  alone anger angry anxiety apology argue arm armed armor army arrest arrow assault attack aunt
  avoid awful awkward baby bachelor bar battle beauty become behave betray bid bind birth bitter
  black blade blame blast bleak blind blood bomb bone boss boy brain brother bullet bunker burden
  burger burst cage cancel cannon casino catch cattle caught chaos chase cheap chest child choose
  chronic cigar claw clinic clown club cousin crack crash crazy crime cross crouch cruel crumble
  crush cry dad damage danger daughter deal debris decline defense defy demise denial deny deposit
  despair destroy diesel diet dirt disease dismiss disorder divorce dizzy doctor doll domain door
  dose drastic drink drip dumb dwarf elder empty enemy enforce enlist erase erode erosion error
  escape evil excess exclude execute exhaust exile expire expose eye face faint faith fall false
  family fat fatal father fatigue fault fee female fetch fever final finger fire flame flee flush
  fog force forget fossil fragile friend frown fury garbage gasp ghost giant girl gorilla gossip
  grab grief grit gun gym hammer harsh hazard head heart heavy hero hidden hip hockey hollow horn
  horror hospital host hotel hunt hurdle hurry hurt husband idle ignore ill illegal illness impose
  inflict inject injury inmate innocent insane jealous judge junk kick kid kiss knee knife knock
  lady law lawsuit lazy leg legal liar lonely loud love mad maid mail man mandate marriage mask
  master misery miss mistake mixed mom monkey monster mother naive nasty neck negative neglect
  neither nephew nerve never nominee nothing nuclear nurse nut obey oblige old oppose orphan panic
  parade parent pass patient patrol penalty people pig pill pistol police post poverty power
  prevent prison problem pupil push question quick quit race rare raw razor rebel refuse regret
  reject remove rent reveal rib rifle riot risk ritual rough rude sad sadness salute scan scare
  scatter scissors scorpion scrap scrub seed seek shadow shock shoot shove shrug sibling sick
  siege sister skin skull slab slam slice slim smoke snake sniff soldier someone sorry soul spawn
  spider spike split spy squeeze sting stomach strike struggle stuff stumble submit suffer suspect
  swallow swear switch sword symptom tackle target tattoo test thumb tired tobacco toe toilet
  tongue torch toss tragic trap trash trial tribe trick trigger trouble ugly unable unaware uncle
  undo unfair unhappy useless vacuum vague vanish vessel veteran vicious virus void volcano
  warfare warrior wasp waste weapon weasel weird whip wife wild wine witness wolf woman worry
  worth wreck wrestle wrist wrong young youth`.split(/\s+/u)
)
