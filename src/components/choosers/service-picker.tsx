import type { CatalogueView } from '@core/contract/catalogue'
import { View } from '@tarojs/components'
import { PickerField } from '../field/picker-field'

export interface ServicePickerProps {
  readonly categories: CatalogueView['categories']
  readonly value?: string
  readonly onChange: (serviceId: string) => void
}

/** First the category, then what exactly. */
export function ServicePicker({ categories, value, onChange }: ServicePickerProps) {
  const category = categories.find(({ services }) => services.some(({ id }) => id === value))
  const choose = (categoryId: string) => {
    const first = categories.find(({ id }) => id === categoryId)?.services[0]
    if (first) onChange(first.id)
  }
  return (
    <View className='stack stack--tight'>
      <PickerField label='哪一类' value={category?.id ?? ''} options={categories.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} />
      {category && <PickerField label='哪一项' value={value ?? ''} options={category.services.map(({ id, name }) => ({ value: id, label: name }))} onChange={onChange} />}
    </View>
  )
}
