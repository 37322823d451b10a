import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { aria } from '../aria'
import { QrCode } from '../qr-code'

export interface RotatingCodeProps {
  readonly query: { readonly data?: { readonly code: string; readonly until: number }; readonly error?: { readonly message: string }; readonly reload: () => Promise<void> }
  /** Milliseconds the server's clock is ahead. */
  readonly offset: number
  /** What those who came open and tap. */
  readonly hint: string
}

/** A code of a place to be scanned from this screen; a new one is asked for as the old one runs out. */
export function RotatingCode({ query: { data, error, reload }, offset, hint }: RotatingCodeProps) {
  const until = data?.until
  useEffect(() => {
    if (until === undefined) return undefined
    const timer = setTimeout(() => void reload(), Math.max(1_000, until - (Date.now() + offset) + 500))
    return () => clearTimeout(timer)
  }, [until, offset, reload])
  return (
    <View className='stack stack--tight'>
      {data && <QrCode content={data.code} label='签到码' />}
      {error && <View className='error' {...aria('alert')}>{error.message}</View>}
      <View className='s'>{hint}码每半分钟换一次，拍照转发没有用。</View>
    </View>
  )
}
