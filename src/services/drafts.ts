import Taro from '@tarojs/taro'
import { getSession } from './session'

const BEGINS = 'draft.'

/** Where a form keeps what is typed: each person's own. A phone is lent, a desk is shared, and a draft holds somebody's phone and door. */
export const draftKey = (form: string) => `${BEGINS}${form}.${getSession().me?.personId ?? ''}`

/** Begun before it was known who this is. */
export const isNobodys = (key: string) => key.endsWith('.')

export function readDraft<T extends object>(key: string): Partial<T> | undefined {
  try {
    const stored: unknown = Taro.getStorageSync(key)
    return typeof stored === 'object' && stored !== null ? (stored as Partial<T>) : undefined
  } catch {
    return undefined
  }
}

export function writeDraft(key: string, value: object) {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // A full storage must not stop somebody from typing.
  }
}

export const dropDraft = (key: string) => Taro.removeStorageSync(key)

/** When somebody signs out, or another person takes the phone, nothing of what was typed stays behind. */
export function forgetDrafts() {
  try {
    for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(BEGINS)) Taro.removeStorageSync(key)
  } catch {
    // A storage that cannot be listed: the keys are each person's own all the same.
  }
}
