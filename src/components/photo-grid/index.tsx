import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Tappable } from '../tappable'
import './index.scss'

export interface Photo {
  readonly id: string
  readonly url: string
  /** “处理前”: under the picture and read aloud. */
  readonly caption?: string
}

/** Pictures side by side; a tap shows them large. */
export function PhotoGrid({ photos }: { readonly photos: readonly Photo[] }) {
  const urls = photos.map((photo) => photo.url)
  return (
    <View className='photos'>
      {photos.map((photo, index) => (
        <View key={photo.id} className='photos__cell'>
          <Tappable label={`查看大图：${photo.caption ?? `第 ${index + 1} 张`}`} onTap={() => void Taro.previewImage({ urls, current: photo.url })}>
            <Image className='photos__picture' src={photo.url} mode='aspectFill' lazyLoad nativeProps={{ alt: '' }} />
          </Tappable>
          {photo.caption && <View className='xs'>{photo.caption}</View>}
        </View>
      ))}
    </View>
  )
}
