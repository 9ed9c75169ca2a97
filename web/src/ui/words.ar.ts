/** The words of the bar in Arabic. */
export const arabicFrameWords = {
  neutralTitle: 'ملاحظات',
  exit: 'خروج',
  exitFirst: 'الخروج من هذه الصفحة الآن',
  helpNow: 'المساعدة الآن'
} as const
