import { View } from '@tarojs/components'
import type { OutputOf } from '@core/contract/api'
import { momentWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { DELIVERY_TEXT } from './words'

type Shared = NonNullable<OutputOf<'people', 'messages'>['communityTest']>

/** How the community's last test went: whom nothing reached stands first. */
export function CommunityTest({ at, people, now }: Shared & { readonly now: number }) {
  const reached = people.filter(({ read, wechat }) => read || wechat === 'sent').length
  return (
    <>
      <View className='num'>{`${momentWords(at, now)} 发给 ${people.length} 位，${reached} 位看过或微信到了`}</View>
      <Facts facts={people.map(({ label, read, wechat }) => [label, `${read ? '看过了' : '还没看'}，微信${DELIVERY_TEXT[wechat]}`] as const)} />
    </>
  )
}
