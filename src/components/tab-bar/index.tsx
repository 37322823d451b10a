import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { Tab } from '../page-shell/shell-context'
import { Tappable } from '../tappable'
import './index.scss'

export interface TabBarProps {
  readonly tabs: readonly Tab[]
  readonly current?: string
}

/** A person's own tabs: a bar at the bottom, a rail on a wide screen (page-shell decides which). */
export function TabBar({ tabs, current }: TabBarProps) {
  return (
    <View className='tab-bar' {...aria('tablist')}>
      {tabs.map(({ key, label, icon, url, badge }) => (
        <Tappable
          key={key}
          role='tab'
          selected={key === current}
          label={badge ? `${label}，${badge} 件待处理` : label}
          className={classNames('tab-bar__tab', key === current && 'tab-bar__tab--on')}
          onTap={() => key !== current && void Taro.switchTab({ url })}
        >
          <Icon name={icon} />
          <Text>{label}</Text>
          {Boolean(badge) && <Text className='tab-bar__badge num'>{badge}</Text>}
        </Tappable>
      ))}
    </View>
  )
}
