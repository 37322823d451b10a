import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { useDeskTicket } from '@/hooks/use-desk-ticket'
import type { Enter } from '@/hooks/use-viewer'
import { qrPicture } from '@/components/qr-code/qr-picture'

interface DeskCodeProps {
  readonly onEnter: Enter
}

/** The code to scan, and how long it is good for; a new one comes by itself. */
export function DeskCode({ onEnter }: DeskCodeProps) {
  const { content, left, error, retry } = useDeskTicket(onEnter)
  const picture = useMemo(() => content && qrPicture(content), [content])
  return (
    <Card className='stack desk-code'>
      <View className='h2'>扫码登录工作台</View>
      <View className='s'>社区、街道和区里的工作人员：打开微信小程序，在“我的”里点“扫码登录电脑工作台”。</View>
      <View className='desk-code__frame'>
        {picture ? <Image className='desk-code__picture' src={picture} nativeProps={{ alt: '工作台登录二维码' }} /> : <View className='desk-code__picture desk-code__picture--blank' />}
        <View className='desk-code__ring' style={{ background: `conic-gradient(var(--red) ${left * 6}deg, var(--line) 0)` }}>
          <View className='desk-code__left num' {...aria('timer', `还有 ${left} 秒`)}><Text>{left}</Text></View>
        </View>
      </View>
      {error ? (
        <View className='row'>
          <View className='grow error' {...aria('alert')}>{error}</View>
          <Button size='small' kind='ghost' onTap={retry}>换一个码</Button>
        </View>
      ) : (
        <View className='s'>码每分钟换一次，不用刷新。居民和党员请直接用微信小程序，不用登录。</View>
      )}
    </Card>
  )
}
