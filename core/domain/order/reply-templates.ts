/** Sentences staff start from; what stands in 〔〕 is for them to fill in, and a reply that still holds one is not sent. */
import type { OrderAction } from './order-states'

export interface ReplyTemplate {
  readonly id: string
  /** The action whose note it may fill. */
  readonly action: OrderAction
  readonly title: string
  readonly text: string
}

export const REPLY_TEMPLATES = [
  { id: 't01', action: 'accept', title: '已收到', text: '您好，您说的事我们收到了，正在安排人，安排好马上告诉您。' },
  { id: 't02', action: 'accept', title: '急事已收到', text: '您好，已经收到，正在找离您最近的人。请先顾好自己的安全，危险时先打 110、119 或 120。' },
  { id: 't03', action: 'askInfo', title: '问清地点', text: '您好，想再问一句：具体在几号楼几单元哪个位置？补充后我们接着办，等您的时间不算超期。' },
  { id: 't04', action: 'askInfo', title: '问方便时间', text: '您好，您哪天、上午还是下午在家方便？告诉我们，好请人按时上门。' },
  { id: 't05', action: 'reject', title: '不归社区管', text: '您好，这件事归〔单位〕管，电话〔电话〕。我们可以陪您一起问，您觉得不对也可以申诉。' },
  { id: 't06', action: 'merge', title: '同一件事', text: '您好，邻居也报了同一件事，我们合在一起办，进展会同时告诉您。如果不是一回事，请告诉我们。' },
  { id: 't07', action: 'dispatch', title: '已派人', text: '您好，已经请〔称呼〕来帮您，会先跟您联系，约好时间再上门。' },
  { id: 't08', action: 'proposeSuspension', title: '要等几天', text: '您好，因为〔原因〕，这件事要等到〔日期〕再办。到时我们会主动接着办，您不用再报一次。' },
  { id: 't09', action: 'forward', title: '已转有关单位', text: '您好，这件事已经转给〔单位〕，由他们来办，我们会一直盯着，有回话就告诉您。' },
  { id: 't10', action: 'postUpdate', title: '已报上级', text: '您好，这件事社区一家办不了，已经报到〔上级〕一起商量，有结果马上告诉您。' },
  { id: 't11', action: 'postUpdate', title: '请您看看', text: '您好，〔做了什么〕。麻烦您看看是不是好了，没好可以直接说没解决，我们再来。' },
  { id: 't12', action: 'closeUnresolved', title: '暂时办不成', text: '您好，因为〔规定或原因〕，这件事现在办不成，很抱歉。可以这样做：〔办法〕。' },
  { id: 't13', action: 'agreeReopen', title: '再来一次', text: '您好，上次没办好，对不住。这次换人来，〔日期〕前跟您联系。' },
  { id: 't14', action: 'refuseReopen', title: '说明没再办', text: '您好，再看过了，因为〔原因〕这次不再派人。您不同意可以再提一次，会由街道来看。' },
  { id: 't15', action: 'ruleDispute', title: '听了两边', text: '您好，您说没办好，我们问过也看过了：〔情况〕。接下来〔怎么办〕。' },
] as const satisfies readonly ReplyTemplate[]
