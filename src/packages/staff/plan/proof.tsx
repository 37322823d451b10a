import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PlanView } from '@core/contract/dispatch'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { CalibrationSheet, calibrationWords } from './calibration'
import type { ChangedWords } from './changed-words'
import './index.scss'

interface ProofProps {
  readonly plan: PlanView
  /** How many orders were changed by hand. */
  readonly changed: number
  readonly words: ChangedWords
  readonly onBack: () => void
}

const figure = (n: number): string => Math.round(n).toLocaleString('en-US')
const POINTS = '分是系统给“派这个人去这一单”打的：离得近、会做、多半会答应、最近问得少，分就高。一个人一次只问一单。'

/** The certificate as a green mark in one line, its numbers behind it; of what was changed by hand it proves nothing, and says what is worse. */
export function Proof({ plan, changed, words, onBack }: ProofProps) {
  return changed > 0 ? <ChangedProof changed={changed} words={words} onBack={onBack} /> : <WholeProof plan={plan} />
}

function WholeProof({ plan: { certificate: { value, dual, pairs, members }, calibration } }: Pick<ProofProps, 'plan'>) {
  const [open, setOpen] = useState(false)
  const [explaining, setExplaining] = useState(false)
  return (
    <View className='proof' {...aria('status')}>
      <View className='proof__line'>
        <Icon name='check' />
        <View className='grow'>这样派最合算，已证明</View>
        <Tappable className='proof__more' label={open ? '收起：为什么最合算' : '为什么最合算'} onTap={() => setOpen(!open)}>{open ? '收起' : '为什么'}</Tappable>
      </View>
      {open && (
        <View className='stack stack--tight'>
          <View className='s'>{POINTS}</View>
          <View className='s'>本街道 {figure(members)} 位党员，{figure(pairs)} 种配法都比过，这样派一共 {figure(value)} 分；算得出怎样派也超不过 {figure(dual)} 分，所以没有更合算的。</View>
          <View className='proof__line'><View className='s grow'>{calibrationWords(calibration)}</View>{calibration.error !== undefined && <Tappable className='proof__more' label='估得准不准，看明细' onTap={() => setExplaining(true)}>看明细</Tappable>}</View>
        </View>
      )}
      {explaining && <CalibrationSheet calibration={calibration} onClose={() => setExplaining(false)} />}
    </View>
  )
}

/** So many facts fit above the orders; the rows say the rest. */
const SHOWN = 3

function ChangedProof({ changed, words: { worse, points }, onBack }: Omit<ProofProps, 'plan'>) {
  const [open, setOpen] = useState(false)
  return (
    <View className='proof proof--changed' {...aria('status')}>
      <View className='proof__line'>
        <Icon name='edit' />
        <View className='h3 num grow'>您改了 {changed} 单</View>
        <Button kind='ghost' size='small' onTap={onBack}>都改回去</Button>
      </View>
      {worse.slice(0, SHOWN).map((each) => <View key={each} className='s num'>{each}</View>)}
      {worse.length > SHOWN && <View className='s num'>还有 {worse.length - SHOWN} 处</View>}
      <View className='proof__line'>
        <View className='s grow'>{points}。您有您的道理，照样能派。</View>
        <Tappable className='proof__more' label='分是什么' onTap={() => setOpen(!open)}>{open ? '收起' : '分是什么'}</Tappable>
      </View>
      {open && <View className='s'>{POINTS}先不派、放抢单池的不算分。</View>}
    </View>
  )
}
