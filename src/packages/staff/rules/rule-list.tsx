import { Text, View } from '@tarojs/components'
import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView, TrialView } from '@core/contract/dispatch'
import { Button } from '@/components/button'
import { Tag } from '@/components/tag'
import './index.scss'
import { type Route, toWords, trialWords, whenWords } from './rule-words'

interface RuleListProps {
  readonly routes: readonly Route[]
  readonly categories: CatalogueView['categories']
  readonly settings: Pick<SettingsView, 'grids' | 'units'>
  readonly trial?: TrialView
  /** What is wrong with some, by place. */
  readonly troubles: ReadonlyMap<number, string>
  readonly nameOf: (memberId: string) => string | undefined
  readonly onEdit: (route: Route) => void
  readonly onChange: (routes: readonly Route[]) => void
}

/** The rules in their order: the first that fits an order counts. */
export function RuleList({ routes, categories, settings, trial, troubles, nameOf, onEdit, onChange }: RuleListProps) {
  const up = (at: number) => onChange(routes.map((route, n) => (n === at - 1 ? routes[at] : n === at ? routes[at - 1] : route) ?? route))
  return (
    <>
      {routes.map((route, at) => {
        const [found, trouble] = [trial?.routes.find(({ id }) => id === route.id), troubles.get(at)]
        return (
          <View key={route.id} className='rule'>
            <View className='rule__place num'><Text>{at + 1}</Text></View>
            <View className='grow stack stack--tight'>
              <View className='h3'>{route.name}</View>
              <View className='s'>{whenWords(route, categories, settings.grids)} → {toWords(route, settings, nameOf)}</View>
              {trouble && <View><Tag tone='danger' icon='alert'>{trouble}</Tag></View>}
              {found && <View><Tag tone={found.orders === 0 ? 'muted' : found.reachable < found.orders ? 'warn' : 'ok'}>{trialWords(found)}</Tag></View>}
              <View className='row row--tight'>
                <Button kind='ghost' size='small' label={`改：${route.name}`} onTap={() => onEdit(route)}>改</Button>
                {at > 0 && <Button kind='ghost' size='small' label={`往前一位：${route.name}`} onTap={() => up(at)}>往前</Button>}
                <Button kind='ghost' size='small' label={`拿掉：${route.name}`} onTap={() => onChange(routes.filter(({ id }) => id !== route.id))}>拿掉</Button>
              </View>
            </View>
          </View>
        )
      })}
    </>
  )
}
