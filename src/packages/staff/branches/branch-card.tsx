import { View } from '@tarojs/components'
import type { BranchView } from '@core/contract/registry'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateWords } from '@/components/date-words'
import { Facts } from '@/components/facts'
import { Tag, type Tone } from '@/components/tag'
import type { BranchSheet } from './use-branches'

export const KIND_NAMES = { grid: '网格支部', unit: '单位支部', joint: '联合支部', temporary: '临时支部' } as const
const KIND_TONES: Readonly<Record<BranchView['branchKind'], Tone>> = { grid: 'muted', unit: 'muted', joint: 'info', temporary: 'warn' }

/** One branch: what it is, until when, who leads it, whom it sends. */
export function BranchCard({ branch, onShow }: { readonly branch: BranchView; readonly onShow: (sheet: BranchSheet) => void }) {
  const { id: branchId, branchKind, name, where, purpose, to, secretary, members, instructors, actions } = branch
  return (
    <Card className='stack'>
      <View className='row between wrap'>
        <View className='h2 grow'>{name}</View>
        <Tag tone={KIND_TONES[branchKind]}>{KIND_NAMES[branchKind]}</Tag>
      </View>
      <Facts
        facts={[
          ['在哪里', where], ['做什么', purpose], ['到哪天', to !== undefined && `${dateWords(to, Date.now())} 为止`], ['书记', secretary ?? '还没有定'], ['党员', `${members.length} 位`],
          ['指导员', instructors.map(({ label, at }) => `${label}（${at}）`).join('、')],
        ]}
      />
      {actions.includes('addMember') && (
        <View className='branch__deeds'>
          <Button kind='ghost' onTap={() => onShow({ kind: 'members', branchId })}>看党员</Button>
          <Button kind='ghost' onTap={() => onShow({ kind: 'instruct', branchId })}>派指导员</Button>
          <Button kind='ghost' onTap={() => onShow({ kind: 'end', branchId })}>撤销</Button>
          <Button kind='primary' onTap={() => onShow({ kind: 'add', branchId })}>加党员</Button>
        </View>
      )}
    </Card>
  )
}
