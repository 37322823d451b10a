import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import type { IconName } from './names'
import './index.scss'

/** Decoration beside words: never the only carrier of a meaning, so it has no name of its own. */
export function Icon({ name, small, className }: { readonly name: IconName; readonly small?: boolean; readonly className?: string }) {
  return <View className={classNames('icon', `icon--${name}`, small && 'icon--s', className)} />
}
