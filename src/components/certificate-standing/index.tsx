import { Text, View } from '@tarojs/components'
import { dateWords } from '../date-words'
import { Tag } from '../tag'

/** So long before it runs out somebody has time to renew it. */
const SOON_MS = 60 * 86_400_000

/** How long a certificate is good for, and what comes after. */
export function certificateWords(until: number, now: number): string {
  const day = dateWords(until, now)
  if (until <= now) return `${day} 过期了，换了新证请带来登记`
  return until <= now + SOON_MS ? `${day} 到期，换新证可以续` : `有效到 ${day}`
}

/** The same with a word that is seen from afar. */
export function CertificateStanding({ until, now }: { readonly until: number; readonly now: number }) {
  return (
    <View className='row row--tight wrap'>
      {until <= now ? <Tag tone='danger' icon='alert'>过期了</Tag> : until <= now + SOON_MS ? <Tag tone='warn' icon='clock'>快到期</Tag> : <Tag tone='ok' icon='check'>有效</Tag>}
      <Text className='s num'>{certificateWords(until, now)}</Text>
    </View>
  )
}
