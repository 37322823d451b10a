/** In the place of words that were taken away when their time was over. */
export const ERASED_TEXT = {
  title: '内容已按规定清除',
  text: '保存期满，姓名、电话、住址、文字和照片都已清除；什么时候办的、办得怎样还留着。',
} as const
