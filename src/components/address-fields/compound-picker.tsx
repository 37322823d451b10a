import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { PageState, type QueryView } from '../page-state'
import { SearchBox } from '../search-box'
import { Sheet } from '../sheet'
import { Tappable } from '../tappable'
import './index.scss'

const MAX_SHOWN = 40

export interface CompoundChoice {
  readonly id: string
  readonly name: string
  readonly community: string
}

export interface CompoundPickerProps {
  readonly compounds: QueryView<readonly CompoundChoice[]>
  readonly onChoose: (compound: CompoundChoice) => void
  readonly onClose: () => void
}

/** All compounds of the district, those of the own community first; two or three characters find one. */
export function CompoundPicker({ compounds, onChoose, onClose }: CompoundPickerProps) {
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  return (
    <Sheet title='选小区' onClose={onClose}>
      <SearchBox label='找小区' placeholder='写小区名里的两三个字' value={query} onChange={setQuery} />
      <View className='compounds'>
        <PageState query={compounds}>
          {(all) => {
            const found = all.filter(({ name }) => name.includes(wanted))
            return (
              <>
                {found.slice(0, MAX_SHOWN).map((compound) => (
                  <Tappable key={compound.id} className='compounds__row' onTap={() => onChoose(compound)}>
                    <Text className='grow'>{compound.name}</Text>
                    <Text className='s'>{compound.community}</Text>
                  </Tappable>
                ))}
                {found.length === 0 && <View className='s'>没有找到“{wanted}”。换两个字试试，或打社区电话请工作人员代点。</View>}
                {found.length > MAX_SHOWN && <View className='s'>还有 {found.length - MAX_SHOWN} 个小区，写几个字就能找到。</View>}
              </>
            )
          }}
        </PageState>
      </View>
    </Sheet>
  )
}
