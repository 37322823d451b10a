import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@core/contract/api'
import { heading } from '@/components/aria'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Empty } from '@/components/page-state'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'

type Board = OutputOf<'posts', 'atRisk'>

/** Shifts that will probably lack people, the most pressing first; then places below their least a week. */
export function RiskList({ shifts, thin, now, onOpen }: Board & { readonly onOpen: (postId: string) => void }) {
  if (shifts.length === 0 && thin.length === 0) return <Empty>两周内的班都有人，值守也够数。</Empty>
  return (
    <>
      {shifts.length > 0 && <View className='h2' {...heading(2)}>这些班可能缺人</View>}
      {shifts.length > 0 && (
        <Card flush>
          {shifts.map(({ shiftId, postId, title, startsAt, capacity, taken, expected, missing, risk }) => (
            <Tappable key={shiftId} role='link' className='post-row' onTap={() => onOpen(postId)}>
              <View className='row between'>
                <Text className='h3'>{title}</Text>
                <Tag tone={risk === 'high' ? 'danger' : 'warn'} icon='alert'>{`还差 ${missing} 人`}</Tag>
              </View>
              <View className='s num'>{momentWords(startsAt, now)} · 要 {capacity} 人，认领了 {taken} 人{taken > 0 && expected < taken ? `，照以往估计来 ${expected} 人` : ''}</View>
            </Tappable>
          ))}
        </Card>
      )}
      {thin.length > 0 && <View className='h2 mt3' {...heading(2)}>本周人数不够的地方</View>}
      {thin.length > 0 && (
        <Card flush>
          {thin.map(({ postId, title, place, least, planned, claimed }) => (
            <Tappable key={postId} role='link' className='post-row' onTap={() => onOpen(postId)}>
              <View className='row between'><Text className='h3'>{place}</Text><Tag tone='warn' icon='users'>{`${claimed}/${least} 人次`}</Tag></View>
              <View className='s num'>{title} · 一周至少 {least} 人次，排了 {planned} 个名额，认领了 {claimed} 个</View>
            </Tappable>
          ))}
        </Card>
      )}
    </>
  )
}
