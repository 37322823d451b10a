import { Input, View } from '@tarojs/components'
import { aria } from '../aria'
import { MAX } from '../field/too-long'
import { Icon } from '../icon'
import './index.scss'

export interface SearchBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A few words to find something by; where no more fit, it says so. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  return (
    <View>
      <View className='search'>
        <Icon name='search' />
        <Input
          className='search__box'
          value={value}
          maxlength={MAX.query}
          placeholder={placeholder}
          placeholderClass='field__placeholder'
          ariaLabel={label}
          nativeProps={{ 'aria-label': label }}
          onInput={(event) => onChange(event.detail.value)}
        />
      </View>
      {value.length >= MAX.query && <View className='s mt1' {...aria('status')}>最多写 {MAX.query} 个字，写两三个字就能找到。</View>}
    </View>
  )
}
