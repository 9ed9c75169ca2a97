import { splitWords } from './split-words.ts'

// Words that say nothing of what somebody looks for.
const texts = [
  `a about after all also am an and any are as at be been because before but by can cant could did do
  does doing dont for from get give go going got had has have he her here hers him his how i id if ill im
  in into is it its ive just know let like lot make may me might more most my myself near need needs no
  not of off on one or other our out over please really she should so some someone somewhere something
  such than that thats the their them then there these they they re this those to too up us very want
  wants was wasnt we were what whats when where which who why will with wont would you your find finding
  looking look searching search help helps services service somebody anyone anybody things thing`,
  `a al algo alguien algun alguna ante antes como con cual cuando de del desde donde el ella ellos en
  entre era es esa ese eso esta estan estar este esto estoy fue ha hay la las le les lo los mas me mi mis
  mucho muy necesito nos o para pero por porque que quien quiero se ser si sin sobre somos son soy su sus
  te tengo tiene tu un una uno unos y ya yo busco buscar ayuda servicio servicios`,
  `في من على الى إلى عن مع هذا هذه ذلك التي الذي ان أن إن كان كانت هو هي انا أنا نحن انت هم ما لا لم لن
  قد و او أو ثم كل بعد قبل عند لي لك له لها اريد أريد احتاج أحتاج ابحث أبحث مساعدة خدمة خدمات يا هل`
]

const all: ReadonlySet<string> = new Set(texts.flatMap((text) => splitWords(text)))

export function isStopWord(word: string): boolean {
  return all.has(word)
}
