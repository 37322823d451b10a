import { View } from '@tarojs/components'
import { aria } from '../aria'
import { Button } from '../button'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { Notice } from '../page-shell/shell-context'
import { Tappable } from '../tappable'
import './index.scss'

export interface NoticeLineProps {
  readonly notice?: Notice
  readonly onClose: () => void
}

/** What was just done, read aloud too; it stands in the page, not over it (on a desk over the foot of the order), and stays long enough to be read. */
export function NoticeLine({ notice, onClose }: NoticeLineProps) {
  const undo = notice?.undo
  return (
    <View {...aria('status')}>
      {notice && (
        <View className={classNames('notice', notice.tone === 'wrong' && 'notice--wrong')}>
          <Icon name={notice.tone === 'ok' ? 'check' : 'alert'} />
          <View className='grow'>{notice.text}</View>
          {undo && <Button size='small' kind='ghost' onTap={() => void undo.run()}>{undo.label}</Button>}
          <Tappable className='notice__close' label='知道了' onTap={onClose}><Icon name='close' small /></Tappable>
        </View>
      )}
    </View>
  )
}
