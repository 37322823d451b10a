import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ICON_NAMES, type IconName } from '@/components/icon/names'
import { Tappable } from '@/components/tappable'
import { useApi } from '@/hooks/use-api'

interface ServiceMenuProps {
  readonly few: boolean
  readonly onChoose: (categoryId?: string) => void
}

const iconOf = (name: string): IconName => ICON_NAMES.find((known) => known === name) ?? 'dots'

/** The first level of the catalogue; what does not fit is behind “全部服务”. */
export function ServiceMenu({ few, onChoose }: ServiceMenuProps) {
  const { data } = useApi('catalogue', 'current', {})
  if (!data) return null
  return (
    <Card className='menu'>
      {data.categories.slice(0, few ? 3 : 7).map(({ id, name, icon }) => (
        <Entry key={id} name={name} icon={iconOf(icon)} onTap={() => onChoose(id)} />
      ))}
      <Entry name='全部服务' icon='dots' onTap={() => onChoose()} />
    </Card>
  )
}

function Entry({ name, icon, onTap }: { readonly name: string; readonly icon: IconName; readonly onTap: () => void }) {
  return (
    <Tappable className='menu__entry' onTap={onTap}>
      <View className='menu__face'><Icon name={icon} /></View>
      <Text>{name}</Text>
    </Tappable>
  )
}
