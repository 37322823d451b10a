import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { qrPicture } from './qr-picture'
import './index.scss'

/** A QR code to be scanned from a screen, as large as its box; dark on white in dark mode too. */
export function QrCode({ content, label }: { readonly content: string; readonly label: string }) {
  const picture = useMemo(() => qrPicture(content), [content])
  return <View className='qr-code'><Image className='qr-code__picture' src={picture} mode='aspectFit' nativeProps={{ alt: label }} ariaLabel={label} /></View>
}
