import { View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import { classNames } from '../class-names'
import './index.scss'

/** So much without a space or a sign to end a line at is wider than a line of 长辈版: it is broken as prose is, «2 单元 301» between its words. */
const LONG_RUN = /[^\s·、，。；：]{9}/

type Fact = readonly [name: string, value: ReactNode]

/** Names on the left, values on the right, everywhere the same. What has no value is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <View className='facts'>
      {facts.filter(([, value]) => Boolean(value)).map(([name, value]) => (
        <Fragment key={name}>
          <View className='facts__name'>{name}</View>
          <View className={classNames('facts__value', typeof value === 'string' && !LONG_RUN.test(value) && 'words')}>{value}</View>
        </Fragment>
      ))}
    </View>
  )
}
