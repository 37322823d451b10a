import { Input, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

export interface SearchBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  return (
    <View className='search'>
      <Icon name='search' />
      <Input
        className='search__box'
        value={value}
        placeholder={placeholder}
        placeholderClass='field__placeholder'
        ariaLabel={label}
        nativeProps={{ 'aria-label': label }}
        onInput={(event) => onChange(event.detail.value)}
      />
    </View>
  )
}
