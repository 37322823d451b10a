import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { heading, landmark } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { useShell } from './shell-context'
import './index.scss'

interface TitleBarProps {
  readonly title: string
  readonly sub?: string
  readonly right?: ReactNode
  readonly canGoBack: boolean
  readonly onBack?: () => void
}

/** Someone who came by a shared link has no page to go back to: home, then. */
function leave() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: '/pages/home/index' })
}

/**
 * Our own title bar on both platforms. Under WeChat's capsule button nothing may stand, so there the title shares
 * the capsule's line and the right slot moves to the line below, beside the sub-title.
 */
export function TitleBar({ title, sub, right, canGoBack, onBack }: TitleBarProps) {
  const { inset } = useShell()
  const capsule = inset.right > 0
  const subLine = sub && <View className='bar__sub'>{sub}</View>
  return (
    <View className={classNames('bar', capsule && 'bar--capsule')} style={capsule ? { paddingTop: `${inset.top}px` } : undefined} {...landmark('banner')}>
      <View className='bar__line' style={capsule ? { paddingRight: `${inset.right}px`, minHeight: `${inset.height}px` } : undefined}>
        {canGoBack && (
          <Tappable label='返回' className='bar__back' onTap={onBack ?? leave}>
            <Icon name='back' />
          </Tappable>
        )}
        <View className='grow'>
          <View className='bar__title' {...heading(1)}>{title}</View>
          {!capsule && subLine}
        </View>
        {!capsule && right}
      </View>
      {capsule && (sub || right) && (
        <View className='bar__line bar__line--under'>
          <View className='grow'>{subLine}</View>
          {right}
        </View>
      )}
    </View>
  )
}
