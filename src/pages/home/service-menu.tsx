import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { ICON_NAMES, type IconName } from '@/components/icon/names'
import { Tappable } from '@/components/tappable'
import { useKeptCatalogue } from '@/hooks/use-catalogue'
import { useTapped } from '@/hooks/use-tapped'

interface ServiceMenuProps {
  /** Of the catalogue, as the home view says it; nothing until then. */
  readonly version?: number
  readonly few: boolean
  readonly onChoose: (categoryId?: string) => void
}

const ALL = 'all'

const iconOf = (name: string): IconName => ICON_NAMES.find((known) => known === name) ?? 'dots'

/** The first level of the catalogue; what does not fit is behind “全部服务”. */
export function ServiceMenu({ version, few, onChoose }: ServiceMenuProps) {
  const data = useKeptCatalogue(version)
  const [tapped, setTapped] = useTapped()
  if (!data) return null
  return (
    <Card className='menu'>
      {data.categories.slice(0, few ? 3 : 7).map(({ id, name, icon }) => (
        <Entry key={id} name={name} icon={iconOf(icon)} opening={tapped === id} onTap={() => { setTapped(id); onChoose(id) }} />
      ))}
      <Entry name='全部服务' icon='dots' opening={tapped === ALL} onTap={() => { setTapped(ALL); onChoose() }} />
    </Card>
  )
}

interface EntryProps {
  readonly name: string
  readonly icon: IconName
  readonly opening: boolean
  readonly onTap: () => void
}

function Entry({ name, icon, opening, onTap }: EntryProps) {
  return (
    <Tappable className={classNames('menu__entry', opening && 'menu__entry--opening')} onTap={onTap}>
      <View className='menu__face'>{opening ? <View className='btn__spin' /> : <Icon name={icon} />}</View>
      <Text>{name}</Text>
    </Tappable>
  )
}
