import { View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import './index.scss'

type Fact = readonly [name: string, value: ReactNode]

/** Names on the left, values on the right, everywhere the same. What has no value is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <View className='facts'>
      {facts.filter(([, value]) => Boolean(value)).map(([name, value]) => (
        <Fragment key={name}>
          <View className='facts__name'>{name}</View>
          <View className='facts__value'>{value}</View>
        </Fragment>
      ))}
    </View>
  )
}
