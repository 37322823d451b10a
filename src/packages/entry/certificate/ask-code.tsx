import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { codeOf } from './code-of'

const ON_WEB = process.env.TARO_ENV === 'h5'

interface AskCodeProps { /** One that was looked up and is none, and what was said of it. */ readonly wrong?: { readonly code: string; readonly said: string }; readonly onCode: (code: string) => void }

/** A certificate somebody holds out: its code is scanned here, or typed as it stands beside it. */
export function AskCode({ wrong, onCode }: AskCodeProps) {
  const [typed, setTyped] = useState(wrong?.code ?? '')
  const [error, setError] = useState(wrong?.said)
  const take = (said: string) => {
    const code = codeOf(said)
    if (code === undefined) setError('这不是服务证明的码。请扫证明上的码，或照着写：五组，每组四个字母或数字。')
    else onCode(code)
  }
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined)
    if (scanned) take(scanned.result)
  }
  return (
    <Card className='stack'>
      {!ON_WEB && <Button kind='primary' onTap={() => void scan()}>扫证明上的码</Button>}
      <TextField label='核对码' hint='码旁边的五组字，空格、大小写都不要紧' value={typed} onChange={(next) => { setTyped(next); setError(undefined) }} />
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <Button kind={ON_WEB ? 'primary' : 'ghost'} off={typed.trim() === ''} onTap={() => take(typed)}>核对</Button>
    </Card>
  )
}
