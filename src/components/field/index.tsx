import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { classNames } from '../class-names'
import './index.scss'

export interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly required?: boolean
  readonly children: ReactNode
}

/** A question, what helps to answer it, the answer, and what is wrong with it. */
export function Field({ label, hint, error, required, children }: FieldProps) {
  return (
    <View className={classNames('field', error && 'field--wrong')}>
      <View className='field__label'>
        {label}
        {required === false && <View className='field__optional'>可以不填</View>}
      </View>
      {hint && <View className='field__hint'>{hint}</View>}
      {error && <View className='field__error' {...aria('alert')}>{error}</View>}
      {children}
    </View>
  )
}
