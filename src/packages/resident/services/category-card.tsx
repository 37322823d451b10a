import { Text, View } from '@tarojs/components'
import { URGENCY_TEXT } from '@core/text/zh'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ICON_NAMES, type IconName } from '@/components/icon/names'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import type { CategoryView } from '@/hooks/use-catalogue'

const iconOf = (name: string): IconName => ICON_NAMES.find((known) => known === name) ?? 'dots'

/** A category and its services, each with what to know before choosing it. */
export function CategoryCard({ category, onChoose }: { readonly category: CategoryView; readonly onChoose: (serviceId: string) => void }) {
  return (
    <Card flush>
      <View className='category'>
        <View className='category__face'><Icon name={iconOf(category.icon)} /></View>
        <View className='grow'>
          <View className='h2'>{category.name}</View>
          <View className='s'>{category.notice}</View>
        </View>
      </View>
      {category.services.map(({ id, name, notice, urgency, stopper }) => (
        <Tappable key={id} className='service' onTap={() => onChoose(id)}>
          <View className='grow'>
            <View className='row row--tight wrap'>
              <Text className='h3'>{name}</Text>
              {urgency === 'p0' && <Tag tone='danger' icon='alert'>{URGENCY_TEXT.p0}</Tag>}
            </View>
            {notice && <View className='s'>{notice}</View>}
            {stopper && <View className='s service__stopper'>{stopper.when}</View>}
          </View>
          <Icon name='next' small />
        </Tappable>
      ))}
    </Card>
  )
}
