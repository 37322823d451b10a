import { View } from '@tarojs/components'
import type { CatalogueView } from '@core/contract/catalogue'
import { Button } from '../button'
import { TextField } from '../field/text-field'
import { MAX } from '../field/too-long'
import { ServicePicker } from './service-picker'
import './index.scss'

export interface Part {
  readonly title: string
  readonly text: string
  readonly serviceId: string
}

export interface PartsEditorProps {
  readonly categories: CatalogueView['categories']
  /** What a new part starts as: the order's own service. */
  readonly serviceId: string
  readonly value: readonly Part[]
  readonly onChange: (parts: readonly Part[]) => void
}

const MAX_PARTS = 5

/** Several things in one order, each to become its own. */
export function PartsEditor({ categories, serviceId, value, onChange }: PartsEditorProps) {
  const parts = value.length > 0 ? value : [{ title: '', text: '', serviceId }]
  const change = (index: number, part: Partial<Part>) => onChange(parts.map((old, at) => (at === index ? { ...old, ...part } : old)))
  return (
    <View className='parts'>
      {parts.map((part, index) => (
        <View key={index} className='parts__part'>
          <TextField label={`第 ${index + 1} 件：要办什么`} value={part.title} maxLength={MAX.title} onChange={(title) => change(index, { title })} />
          <TextField label='说明' long value={part.text} maxLength={MAX.text} onChange={(text) => change(index, { text })} />
          <ServicePicker categories={categories} value={part.serviceId} onChange={(id) => change(index, { serviceId: id })} />
          {parts.length > 1 && <Button kind='ghost' icon='trash' onTap={() => onChange(parts.filter((_, at) => at !== index))}>去掉这一件</Button>}
        </View>
      ))}
      {parts.length < MAX_PARTS && <Button kind='ghost' icon='plus' onTap={() => onChange([...parts, { title: '', text: '', serviceId }])}>再加一件</Button>}
    </View>
  )
}
