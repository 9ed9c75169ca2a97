import { cry, say } from './held-out.fixture.ts'
import type { HeldOut } from './held-out.fixture.ts'

/** How people speak who do not name what happens to them, in three languages. Written after the forms of words. */
export const spoken: readonly HeldOut[] = [
  ...say(
    'violence at home',
    'she reads all my emails and counts my mileage',
    'he keeps my bank card and gives me pocket money',
    'frightened of my brother in law',
    'im not allowed to phone my sister',
    'my fella hides my shoes so i cant go out',
    'mi pareja me revisa los mensajes',
    'mi cuñado me amenaza',
    'no me permite estudiar ni trabajar',
    'me tratan como esclava en casa de mi esposo',
    'زوجتي تضربني أمام أولادي',
    'خطيبي يفتش جوالي',
    'ممنوعة من زيارة أمي',
    'أخوي يضربني ويصرخ علي'
  ),
  ...cry(
    'suicide',
    'ive got the tablets counted out in front of me',
    'thinking of stepping in front of a lorry',
    'estoy cansada de vivir',
    'nadie me extrañaría si me muero',
    'كرهت حياتي ولا أريد أن أعيش',
    'نفسي أموت وأرتاح'
  ),
  ...cry(
    'violence at home',
    'she swore she would stab me in my sleep',
    'someone is kicking my door and screaming my name its my ex',
    'mi ex dice que me va a matar',
    'أبي قال سيذبحني لأني عار على العائلة'
  ),
  ...say(
    'sexual violence',
    'my stepbrother did things to me while i was sleeping',
    'he squeezed my breast on the bus',
    'they shared videos of me without asking',
    'me tocaba mi tio cuando era chica',
    'subió mis fotos desnuda a internet',
    'لمس جاري جسم ابنتي'
  ),
  ...say(
    'somewhere to sleep',
    'hubby chucked us out and its raining',
    'no se dónde pasar la noche con mis niñas',
    'nos sacaron a la calle',
    'أحتاج سريرا الليلة',
    'ننام في السيارة منذ أسبوع',
    'أين أبيت مع أطفالي'
  ),
  ...say(
    'an older person',
    'my nephew spends nans pension on drink',
    'they leave dad in a dirty bed at the nursing home',
    'mi nieto me quita la pensión',
    'descuidan a mi abuela en la residencia de ancianos',
    'حفيدي يأخذ معاشي'
  ),
  ...say('food', 'حليب وخبز لعيالي', 'mis hijos no han comido hoy', 'ما أكلنا منذ يومين'),
  ...say('money', 'no nos alcanza para nada', 'راتبي لا يكفي وعلينا ديون'),
  ...say(
    'law',
    'el jefe no me pagó las horas',
    'she refuses to bring my son back',
    'we only just arrived from a different country',
    'recién llegamos a este país',
    'وصلت حديثا إلى هذا البلد',
    'انتهت إقامتي وأخاف الترحيل'
  ),
  ...say(
    'low mood and worry',
    'i wont stop trembling since the break in',
    'nobody ever calls or comes round',
    'no duermo y lloro por todo',
    'no tengo con quien desahogarme',
    'أشعر بالفراغ ولا أستطيع التوقف عن البكاء'
  ),
  ...say('grief', 'perdimos a nuestro hermano', 'فقدنا أبي وأشتاق إليه'),
  ...say('drink and drugs', 'زوجتي تشرب كثيرا', 'mi hija recayó otra vez'),
  ...say('disability', 'cant wash or dress myself any more', 'أخي مشلول ويحتاج كرسيا'),
  ...say('gay and trans', 'me gustan las mujeres y mis papas no saben')
]
