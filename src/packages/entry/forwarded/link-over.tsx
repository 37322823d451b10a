import { View } from '@tarojs/components'
import type { ForwardedView } from '@core/contract/order-views'
import { FORWARD_ANSWER_TEXT } from '@core/text/zh'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Icon } from '@/components/icon'

/** Why there is nothing to answer (any more), and what to do instead. */
function wordsOf({ state, answered, community, phone, now }: ForwardedView): { readonly title: string; readonly then: string } {
  const call = phone ? `请打${community}的电话 ${phone}。` : `请联系${community}。`
  if (state === 'answered' && answered) {
    const said = answered.answer ? `：${FORWARD_ANSWER_TEXT[answered.answer]}` : ''
    return { title: `已经答复过了，谢谢您`, then: `${momentWords(answered.at, now)} 收到的答复${said}。社区会来核实。要补充或更正，${call}` }
  }
  if (state === 'withdrawn') return { title: '这个链接已经收回', then: `社区收回了它，或换了新的。请用最新的链接，或${call}` }
  if (state === 'expired') return { title: '这个链接过期了', then: `要答复的话，请社区再发一个。${call}` }
  return { title: '这件事不用再答复了', then: `社区已经另外处理，谢谢您。有疑问${call}` }
}

export function LinkOver({ view }: { readonly view: ForwardedView }) {
  const { title, then } = wordsOf(view)
  return (
    <Card className='stack'>
      <View className='row'>
        <Icon name={view.state === 'answered' ? 'check' : 'alert'} className={view.state === 'answered' ? undefined : 'red'} />
        <View className='h2 grow'>{title}</View>
      </View>
      <View>{then}</View>
    </Card>
  )
}
