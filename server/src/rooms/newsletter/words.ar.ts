import type { MailWords } from './words.ts'

export const arabicMailWords: MailWords = {
  firstLook: { name: 'ملاحظات', subject: 'هل هذا عنوانك؟' },
  ask: (link) =>
    `طلب شخص، ربما أنت، أن تصل رسائل إلى هذا العنوان.\n\nإن كان الطلب منك، فهنا صفحة للموافقة:\n${link}\n\nوإن لم يكن، فلا حاجة إلى شيء. لن يصل بعدها شيء آخر.`,
  askAgain: (link) =>
    `طلب هذا العنوان رسائل من قبل. اضطر المكان إلى العودة إلى نسخة أقدم، ولم يعد يعرف من أوقفها بعد ذلك.\n\nإن كانت مرغوبة، فهنا صفحة للموافقة:\n${link}\n\nوإن لم تكن، فلا حاجة إلى شيء. لن يصل بعدها شيء آخر.`,
  known: (link) =>
    `طلب شخص، ربما أنت، أن تصل رسائل إلى هذا العنوان. هي تصل من قبل.\n\nهنا يمكن تغييرها أو إيقافها:\n${link}`,
  several: (count) => `المستجدات: ${count}`,
  locale: 'ar-u-nu-latn',
  newText: 'جديد في المكتبة',
  changedText: 'تغيّر في المكتبة',
  newGathering: 'لقاء جديد',
  off: 'لن يُعقد هذا اللقاء',
  online: 'عبر الإنترنت',
  moreDates: (count) => `مواعيد أخرى: ${count}`,
  when: (weekday, day, time) => `${weekday}، ${day}، ${time}`,
  writtenIn: (what, language) => `${what} (${language})`,
  parted: '\n\n---\n\n',
  letter: (subject, text) => `${subject}\n\n${text}`,
  end: (link) => `وصلت هذه الرسالة لأن هذا العنوان طلبها.\nهنا يمكن تغيير ذلك أو إيقافه:\n${link}`
}
