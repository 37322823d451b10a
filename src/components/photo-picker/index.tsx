import { Image, Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import '../photo-grid/index.scss'

export interface PickedPhoto {
  readonly id: string
  /** Something this phone can show: a temporary path or a blob address. */
  readonly preview: string
  readonly state: 'working' | 'ready' | 'failed'
}

export interface PhotoPickerProps {
  readonly photos: readonly PickedPhoto[]
  readonly max?: number
  readonly onAdd: () => void
  readonly onRemove: (id: string) => void
  readonly onRetry?: (id: string) => void
}

const VEIL = { working: '处理中…', failed: '没传上，重试' } as const

export function PhotoPicker({ photos, max = 3, onAdd, onRemove, onRetry }: PhotoPickerProps) {
  return (
    <View className='photos'>
      {photos.map((photo, index) => (
        <View key={photo.id} className='photos__cell'>
          <Image className='photos__picture' src={photo.preview} mode='aspectFill' nativeProps={{ alt: `第 ${index + 1} 张照片` }} />
          {photo.state !== 'ready' && (
            <Tappable className={classNames('photos__veil', photo.state === 'failed' && 'photos__veil--wrong')} disabled={photo.state === 'working'} onTap={() => onRetry?.(photo.id)}>
              {VEIL[photo.state]}
            </Tappable>
          )}
          <Tappable className='photos__remove' label={`去掉第 ${index + 1} 张照片`} onTap={() => onRemove(photo.id)}>
            <View className='photos__remove-face'><Icon name='close' small /></View>
          </Tappable>
        </View>
      ))}
      {photos.length < max && (
        <View className='photos__cell'>
          <Tappable className='photos__add' label={`添加照片，还可以加 ${max - photos.length} 张`} onTap={onAdd}>
            <Icon name='camera' />
            <Text>添加照片</Text>
          </Tappable>
        </View>
      )}
    </View>
  )
}
