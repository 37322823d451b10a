import { Image, Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import '../photo-grid/index.scss'

export interface PickedPhoto {
  readonly id: string
  /** Something this phone can show: a temporary path or a blob address. */
  readonly preview: string
  readonly state: 'working' | 'ready' | 'failed'
  /** Failed for good: why, and what can be done instead. */
  readonly why?: string
}

export interface PhotoPickerProps {
  readonly photos: readonly PickedPhoto[]
  readonly max?: number
  readonly onAdd: () => void
  readonly onRemove: (id: string) => void
  readonly onRetry?: (id: string) => void
}

const veilOf = ({ state, why }: PickedPhoto) => (state === 'working' ? '处理中…' : why ? '用不了' : '没传上，重试')

export function PhotoPicker({ photos, max = 3, onAdd, onRemove, onRetry }: PhotoPickerProps) {
  const why = photos.find((photo) => photo.why)?.why
  return (
    <View className='photos'>
      {photos.map((photo, index) => (
        <View key={photo.id} className='photos__cell'>
          <Image className='photos__picture' src={photo.preview} mode='aspectFill' nativeProps={{ alt: `第 ${index + 1} 张照片` }} />
          {photo.state !== 'ready' && (
            <Tappable className={classNames('photos__veil', photo.state === 'failed' && 'photos__veil--wrong')} disabled={photo.state === 'working' || photo.why !== undefined} onTap={() => onRetry?.(photo.id)}>
              {veilOf(photo)}
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
      {why && <View className='photos__why error' {...aria('alert')}>{why}</View>}
    </View>
  )
}
