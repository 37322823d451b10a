import Taro from '@tarojs/taro'

/** What WeChat or the finger does to a page, fired by the test (see taro.js). */
export const { page } = Taro as unknown as { page: Readonly<Record<'show' | 'hide' | 'pullDown' | 'reachBottom', () => void>> }
