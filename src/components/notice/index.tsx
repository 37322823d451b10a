import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { aria } from '../aria'
import { Button } from '../button'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { Notice } from '../page-shell/shell-context'
import { Tappable } from '../tappable'
import './index.scss'

export interface NoticeLinesProps {
  readonly notices: readonly Notice[]
  readonly onClose: (notice: Notice) => void
}

/** What was just done, read aloud too; it stands in the page, not over it (on a desk over the foot of the order), and stays long enough to be read. */
export function NoticeLines({ notices, onClose }: NoticeLinesProps) {
  return (
    <View className='notices' {...aria('status')}>
      {notices.map((notice) => {
        const { text, tone, undo, about, until } = notice
        return (
          <View key={text} className={classNames('notice', tone === 'wrong' && 'notice--wrong')}>
            <Icon name={tone === 'ok' ? 'check' : 'alert'} />
            <View className='grow notice__text'>{text}</View>
            {about && undo && <Left until={until} />}
            {undo && <Button size='small' kind='ghost' onTap={undo.run}>{undo.label}</Button>}
            <Tappable className='notice__close' label='知道了' onTap={() => onClose(notice)}><Icon name='close' small /></Tappable>
          </View>
        )
      })}
    </View>
  )
}

/** How long it can still be taken back. Not for a screen reader: it would read every second aloud. */
function Left({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <Text className='num s' aria-hidden>{`${Math.ceil((until - now) / 1000)} 秒`}</Text>
}
