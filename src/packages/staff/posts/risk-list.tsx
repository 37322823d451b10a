import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { OutputOf } from '@core/contract/api'
import { heading } from '@/components/aria'
import { Card } from '@/components/card'
import { clockWords, momentWords, spanWords } from '@/components/china-time'
import { Empty } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { comingWords } from './risk-words'

type Board = OutputOf<'posts', 'atRisk'>
interface RiskListProps extends Board {
  /** None: it is only looked at. */
  readonly onOpen?: (postId: string) => void
  readonly withCommunity?: boolean
}

/** Shifts that will probably lack people, the most pressing first; then stations and grids, and posts, below their least. */
export function RiskList({ shifts, thin, bare, total, now, onOpen, withCommunity = false }: RiskListProps) {
  if (shifts.length === 0 && thin.length === 0 && bare.length === 0) return <Empty>两周内的班都有人，值守也够数。</Empty>
  const where = (community: string) => (withCommunity && community !== '' ? [community] : [])
  return (
    <>
      {shifts.length > 0 && <View className='h2' {...heading(2)}>这些班缺人，或可能缺人</View>}
      <Rest all={total.shifts} shown={shifts.length} of='班' />
      {shifts.length > 0 && (
        <Card flush>
          {shifts.map(({ shiftId, postId, title, place, community, startsAt, capacity, taken, expected, missing, risk }) => (
            <Row key={shiftId} onTap={onOpen && (() => onOpen(postId))}>
              <View className='row between'>
                <Text className='h3'>{title}</Text>
                <Tag tone={risk === 'high' ? 'danger' : 'warn'} icon='alert'>{`还差 ${missing} 人`}</Tag>
              </View>
              <View className='s num words'>{[...where(community), place, momentWords(startsAt, now), `要 ${capacity} 人，认领了 ${taken} 人${comingWords(taken, expected)}`].join(BETWEEN)}</View>
            </Row>
          ))}
        </Card>
      )}
      {bare.length > 0 && <View className='h2 mt3' {...heading(2)}>七天内人数不够的时间</View>}
      <Rest all={total.bare} shown={bare.length} of='段时间' />
      {bare.length > 0 && (
        <Card flush>
          {bare.map(({ coverId, name, community, startsAt, endsAt, weakAt, least, people, planned }) => (
            <Row key={`${coverId}-${startsAt}`}>
              <View className='row between'><Text className='h3'>{name}</Text><Tag tone='warn' icon='users'>{`${people}/${least} 人`}</Tag></View>
              <View className='s num words'>{[...where(community), spanWords({ from: startsAt, to: endsAt }, now), `至少 ${least} 人，${weakAt === startsAt ? '开始时' : `${clockWords(weakAt)} 起`}只有 ${people} 人${planned < least ? `，那时的名额也只排了 ${planned} 个` : ''}`].join(BETWEEN)}</View>
            </Row>
          ))}
        </Card>
      )}
      {thin.length > 0 && <View className='h2 mt3' {...heading(2)}>本周人数不够的地方</View>}
      <Rest all={total.thin} shown={thin.length} of='个岗位' />
      {thin.length > 0 && (
        <Card flush>
          {thin.map(({ postId, title, place, community, least, planned, claimed }) => (
            <Row key={postId} onTap={onOpen && (() => onOpen(postId))}>
              <View className='row between'><Text className='h3'>{place}</Text><Tag tone='warn' icon='users'>{`${claimed}/${least} 人次`}</Tag></View>
              <View className='s num'>{[...where(community), title, `一周至少 ${least} 人次，排了 ${planned} 个名额，认领了 ${claimed} 个`].join(BETWEEN)}</View>
            </Row>
          ))}
        </Card>
      )}
    </>
  )
}

/** Where a list is longer than what is shown. */
function Rest({ all, shown, of }: { readonly all: number; readonly shown: number; readonly of: string }) {
  return all > shown ? <View className='s num'>{`一共 ${all} ${of}，先列最要紧的 ${shown} ${of}`}</View> : null
}

function Row({ onTap, children }: { readonly onTap?: (() => void) | undefined; readonly children: ReactNode }) {
  return onTap === undefined ? <View className='post-row'>{children}</View> : <Tappable role='link' className='post-row' onTap={onTap}>{children}</Tappable>
}
