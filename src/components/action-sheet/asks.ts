import type { CallableAction } from '@core/contract/order-payloads'
import type { OrderState } from '@core/domain/order/order-states'
import { ACTION_TEXT, APPEAL_TARGET_TEXT, RESULT_TEXT, URGENCY_TEXT, WAY_TEXT } from '@core/text/zh'
import { MAX } from '../field/too-long'
import { ANSWERED, DECLINE_REASONS } from '../offer-card/answered'
import type { AnyAsk, Ask } from './ask-types'

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const reason = <const Q extends readonly string[]>(label: string, quick: Q) => ({ kind: 'text', key: 'reason', label, quick, max: MAX.reason }) as const
const note = <const Q extends readonly string[]>(label: string, quick: Q) => ({ kind: 'text', key: 'note', label, quick, max: MAX.note }) as const

/** How every action that a person can take is asked for. An action without its row does not compile. */
export const ASKS: { readonly [A in CallableAction]: Ask<A> } = {
  // —— 居民 ——
  amend: {
    rank: 3, question: '改一改您写的内容', note: '社区还没有受理，可以随便改。', done: '改好了',
    fields: [{ kind: 'text', key: 'title', label: '要帮什么忙', short: true, max: MAX.title }, { kind: 'text', key: 'text', label: '详细说明', max: MAX.text }],
  },
  answerInfo: {
    rank: 1, question: '补充一点说明', note: '补好后社区接着办，等您的时间不算超期。', done: '补充好了，社区接着办',
    fields: [note('您的说明', []), { kind: 'photos', key: 'photos', label: '照片', optional: true }],
  },
  agreeTime: { rank: 1, done: '时间说好了' },
  refuseTime: { rank: 2, done: '已请党员另约时间' },
  confirm: {
    rank: 1, question: '问过居民了，确认解决？', note: '确认后办结，居民十四天内还可以申请重办。', done: '已确认解决',
    direct: (as) => as === 'resident',
    fields: [note('怎么核实的', ['电话回访，居民说解决了', '上门看过，已经解决'])],
  },
  dispute: {
    rank: 2, question: '哪里还没解决？', note: '社区会在一个工作日内答复您，期间不会自动办结。', done: '社区收到了，一个工作日内答复',
    fields: [reason('还有什么问题', ['和原来一样', '只好了一部分', '又出现了新问题'])],
  },
  rate: { rank: 1, question: '这次办得怎么样？', note: '党员能看到您的评价，评价里不带您的姓名和电话。', done: '谢谢您的评价', fields: [{ kind: 'rating', key: 'rating', label: '评价' }] },
  requestReopen: {
    rank: 2, question: '申请再办一次', note: '社区会答复您；再次申请由街道来定。', done: '重办申请已收到',
    fields: [reason('为什么要重办', ['问题又出现了', '其实没有解决', '只解决了一部分'])],
  },
  cancel: {
    rank: 3, question: '撤销这一单？', note: '撤销后不能恢复，还需要的话要重新点单。', done: '已撤销',
    fields: [reason('撤销的原因', ['已经解决了', '现在不需要了', '点错了', '时间不合适'])],
  },
  restore: { rank: 1, done: '恢复了，社区接着办' },
  urge: { rank: 2, done: '已经替您催了，有进展会告诉您' },
  fileAppeal: {
    rank: 3, question: '请说说您的意见', note: '街道会换一个人来看，五个工作日内答复。', done: '申诉已收到',
    fields: [
      { kind: 'choice', key: 'appealTarget', label: '对什么有意见', options: choices(APPEAL_TARGET_TEXT) },
      reason('您的理由', []),
    ],
  },
  withdrawAppeal: { rank: 3, question: '撤回这次申诉？', note: '撤回后，这件事还可以再提一次。', done: '已撤回' },

  // —— 党员 ——
  take: { rank: 1, done: ANSWERED.take },
  decline: {
    rank: 2, question: '这一单去不了？', note: '社区会另外找人，以后有合适的还会问您。', done: ANSWERED.decline,
    fields: [{ ...reason('原因', DECLINE_REASONS), optional: true }],
  },
  acceptTransfer: { rank: 1, done: ANSWERED.acceptTransfer },
  refuseTransfer: { rank: 2, done: ANSWERED.refuseTransfer },
  proposeTime: { rank: 2, meanwhile: { state: 'scheduled', rank: 3, label: '换个时间' }, question: '约什么时候上门？', note: '居民答应后才算约好。', done: '等居民答应', fields: [{ kind: 'window', key: 'time', label: '上门时间' }] },
  logContact: {
    rank: 1, meanwhile: { state: 'scheduled', rank: 2, label: '已联系居民' }, question: '联系上居民了吗？', done: '记下了',
    fields: [{ ...note('说好了什么', ['电话里约好了时间', '居民说随时可以来', '先说了情况，晚点再约']), optional: true }],
  },
  release: {
    rank: 3, question: '这一单去不了了？', note: '社区会马上另外找人，原因只有社区看得到。离约好的时间不到三小时才说，会记一次，可以申诉。', done: '谢谢您说一声，社区另外找人',
    fields: [reason('原因', ['临时要上班', '身体不舒服', '家里有急事', '这件事我不会'])],
  },
  offerTransfer: { rank: 3, question: '转给哪位党员？', note: '对方答应后才算转过去，在那之前还是您的。', done: '等对方答应', fields: [{ kind: 'slot', key: 'memberId', label: '转给谁' }] },
  checkIn: {
    rank: 1, question: '到门口了？', note: '用哪一种都行。手动签到没有旁证，会注明。', done: '到了，辛苦您',
    fields: [
      { kind: 'choice', key: 'way', label: '怎样签到', options: choices(WAY_TEXT) },
      { kind: 'code', key: 'code', label: '居民手机上的开始码', when: ({ way }) => way === 'code' },
      { ...reason('为什么手动签到', ['手机定不了位', '居民没有手机']), when: ({ way }) => way === 'manual' },
      { kind: 'photos', key: 'photos', label: '照片', hint: '不用专门拍照留痕，有助于说清情况时再拍。', optional: true },
    ],
  },
  reportAbsent: { rank: 3, question: '家里没有人？', note: '会告诉居民您来过，再另约时间。', done: '记下了，另约时间', fields: [note('当时的情况', ['敲门没人应', '电话没有接通', '居民说临时出门了'])] },
  reportUnable: { rank: 3, question: '看过了，办不了？', note: '社区会另外找合适的人，不算您的责任。', done: '社区另外找人，辛苦您', fields: [reason('差在哪里', ['需要专业人员', '缺工具或零件', '一个人办不了', '不归我们办'])] },
  reportUnsafe: {
    rank: 3, question: '现场不安全？请先离开', note: '这一单会马上交给街道。有危险请先打 110、119 或 120。', done: '已报给街道，请注意安全',
    fields: [reason('是什么情况', ['有人情绪激动', '漏电或有火情', '有犬只伤人的危险'])],
  },
  finish: {
    rank: 1, confirmLabel: ({ result }) => (result === 'unsolved' ? '交给社区' : result === 'partial' ? '就这样交' : undefined), question: '办得怎么样？', note: '接下来请居民看看是不是解决了。', done: '谢谢您，等居民确认',
    fields: [
      { kind: 'choice', key: 'result', label: '结果', options: choices(RESULT_TEXT) },
      { ...note('做了什么', []), optional: true, hint: '居民会看到' },
      { kind: 'photos', key: 'photos', label: '照片', optional: true },
    ],
  },

  // —— 社区 ——
  releaseContent: { rank: 1, done: '已放行' },
  blockContent: { rank: 2, question: '内容不予通过？', note: '居民会看到原因，可以申诉。', done: '已说明', fields: [reason('原因', ['有辱骂或攻击他人的内容', '泄露了他人隐私', '广告或无关内容'])] },
  accept: { rank: 1, done: '已受理，接下来派人去' },
  askInfo: { rank: 2, question: '请居民补充什么？', note: '等居民的时间不算超期；七天没有回音会先撤销，可以恢复。', done: '已告诉居民', fields: [note('想问的话', [])] },
  reject: {
    rank: 3, question: '这件事不归社区办？', note: '居民会看到原因和去处，可以申诉。', done: '已告诉居民',
    fields: [reason('原因', ['属于物业服务范围', '属于行政执法事项', '需要本人到窗口办理']), { kind: 'text', key: 'channel', label: '居民该找哪里', short: true, max: MAX.where, placeholder: '单位和电话' }],
  },
  recategorise: {
    rank: 3, question: '改成哪一类？', done: '已改',
    fields: [{ kind: 'slot', key: 'serviceId', label: '服务', optional: true }, { kind: 'choice', key: 'urgency', label: '紧急程度', options: choices(URGENCY_TEXT), optional: true }],
  },
  merge: { rank: 3, question: '和哪一单是同一件事？', note: '这一单的居民会看到并到了另一单；七天内可以分开。', done: '已并单', fields: [{ kind: 'slot', key: 'targetId', label: '并到哪一单', hint: '最像的排在前面' }] },
  unmerge: { rank: 3, question: '不是同一件事，分开来办？', done: '已分开' },
  split: { rank: 3, question: '拆成哪几件？', note: '每一件单独派人，居民都能看到。', done: '已拆单', fields: [{ kind: 'slot', key: 'parts', label: '拆出来的事' }] },
  dispatch: {
    rank: 1, meanwhile: { state: 'offered', rank: 2, label: '再派' }, question: '派给谁？', done: '已派单，等党员回答', direct: (_, given) => given.memberIds !== undefined || given.pool === true,
    fields: [{ kind: 'slot', key: 'memberIds', label: '党员' }],
  },
  holdBack: {
    rank: 3, question: '先不派，留到哪天？', note: '到那天之前，方案和系统都不派这一单；时限照走，随时能接着派。', done: '先留着，到日子再排',
    fields: [{ kind: 'date', key: 'until', label: '留到哪天', hint: '最多七天' }],
  },
  endHold: { rank: 2, done: '又排进派单了' },
  withdrawOffer: { rank: 3, question: '收回这次派单？', note: '还没回答的党员会看到已收回。', done: '已收回' },
  ruleDispute: {
    rank: 1, question: '听了两边，接下来怎么办？', note: '居民和党员都会看到您的答复。', done: '已答复居民',
    fields: [
      { kind: 'choice', key: 'backTo', label: '怎么办', options: [{ value: 'checkedIn', label: '请原来的党员接着办' }, { value: 'accepted', label: '另外派人' }] },
      reason('答复', []),
    ],
  },
  agreeReopen: { rank: 1, question: '同意再办一次？', note: '会重新派人，办结时限重新算。', done: '已同意重办', fields: [{ ...note('对居民说的话', []), optional: true }] },
  refuseReopen: { rank: 2, question: '这次不再重办？', note: '居民会看到原因，可以再申请一次，由街道来定。', done: '已答复居民', fields: [reason('原因', ['现场看过，已经解决', '属于新的问题，请另点一单'])] },
  proposeSuspension: {
    rank: 3, question: '先挂起，等到哪天？', note: '要另一位同事或街道同意，到日子自动接着办。', done: '等另一人同意',
    fields: [{ kind: 'date', key: 'until', label: '哪天接着办', hint: '最多九十天以后' }, reason('原因', ['等配件', '等天气', '居民外出', '等有关单位'])],
  },
  suspend: { rank: 2, question: '同意先挂起？', note: '时限暂停，到日子自动接着办。', done: '已挂起' },
  refuseSuspension: { rank: 2, question: '不同意挂起？', done: '已回复', fields: [{ ...reason('原因', []), optional: true }] },
  resume: { rank: 1, question: '现在接着办？', done: '接着办', fields: [{ ...note('说明', []), optional: true }] },
  escalate: { rank: 3, question: '报给上级一起商量？', note: '社区报到街道，街道报到区里；上级两个工作日内定下由谁来办。', done: '已报上级', fields: [reason('为什么办不了', ['需要多个部门一起办', '超出我们的权限', '多次上门没有结果'])] },
  rule: { rank: 1, question: '定下由谁来办', done: '已定下', fields: [{ kind: 'text', key: 'unit', label: '由哪个单位来办', short: true, max: MAX.where }, note('怎么办', [])] },
  forward: { rank: 3, question: '转给哪个单位？', note: '居民会看到单位和原因。首接负责：社区盯到底，时限照走。', done: '已转出，答复链接在页面上', fields: [{ kind: 'text', key: 'unit', label: '单位', short: true, max: MAX.where }, reason('原因', ['属于物业服务范围', '属于专业公司维修', '属于行政部门职责'])] },
  returnForward: { rank: 1, question: '收回来由社区办？', done: '已收回', fields: [note('情况', ['对方说不归他们办', '对方迟迟没有回音'])] },
  issueLink: { rank: 2, question: '再生成一个答复链接？', note: '以前发出的链接马上失效，只有新的能答复。', done: '新链接好了' },
  withdrawLink: { rank: 3, question: '收回答复链接？', note: '对方不能再用它答复；需要时可以再生成。', done: '链接已收回' },
  returnWrongUnit: {
    rank: 3, question: '这件事该归谁？', note: '两个工作日内可以退一次，由街道来定。居民会看到原因。', done: '已退给街道，等街道定',
    fields: [
      { kind: 'slot', key: 'communityId', label: '该归哪个社区', hint: '社区和下面的单位，至少说一个', optional: true },
      { kind: 'text', key: 'unit', label: '或者归哪个单位', short: true, max: MAX.where, optional: true, when: ({ communityId }) => communityId === undefined },
      reason('为什么不归这里', ['小区划到别的社区了', '地址选错了', '不属于社区的事']),
    ],
  },
  reassign: { rank: 1, question: '改派给哪个社区？', note: '从现在起由那个社区负责，居民会知道。', done: '已改派', fields: [{ kind: 'slot', key: 'communityId', label: '社区' }, { ...note('对社区说的话', []), optional: true }] },
  refuseReturn: { rank: 2, question: '不同意退单？', note: '还由原来的社区负责到底，居民和社区会看到原因。', done: '已答复社区', fields: [reason('原因', ['地址就在本社区', '首接负责，请牵头办'])] },
  requestExtension: {
    rank: 3, question: '要延到哪天？', note: '一轮只能申请一次，街道同意才算。最多再延原来时限那么长。', done: '等街道同意',
    fields: [{ kind: 'date', key: 'until', label: '延到哪天' }, reason('原因', ['等配件到货', '要多家一起商量', '居民外出，另约时间'])],
  },
  approveExtension: { rank: 1, question: '同意延期？', note: '办结时限改到申请的日子，居民会看到原定和延到哪天。', done: '已同意延期' },
  refuseExtension: { rank: 2, question: '不同意延期？', done: '已答复社区', fields: [reason('原因', ['还来得及，请抓紧办', '请先告诉居民进展'])] },
  supervise: {
    rank: 2, question: '发一张督办单', note: '社区要在那天下班前写明办得怎样；过期亮红牌，等您过问。', done: '督办单已发',
    fields: [{ kind: 'date', key: 'until', label: '哪天前答复', hint: '最多三十天以后' }, reason('为什么督办', ['已经超过时限', '居民多次来电', '重办后仍不满意'])],
  },
  answerSupervision: { rank: 1, question: '答复督办', note: '发督办单的上级会看，认可了才算办结。', done: '已答复，等上级来看', fields: [note('办得怎样', [])] },
  superviseAgain: {
    rank: 2, question: '答复还不够，再次督办', done: '已再次督办',
    fields: [{ kind: 'date', key: 'until', label: '哪天前答复', hint: '最多三十天以后' }, reason('还差什么', ['没有说什么时候办好', '居民说还没解决'])],
  },
  closeSupervision: { rank: 2, question: '督办办结？', note: '认可社区的答复；这一单本身接着办。', done: '督办办结', fields: [{ ...note('对社区说的话', []), optional: true }] },
  closeUnresolved: { rank: 3, question: '现在办不成，说明后结束？', note: '不计为办成，居民会看到原因。', done: '已说明', fields: [reason('原因和可以怎么做', [])] },
  noteInternal: { rank: 3, question: '写一条内部备注', note: '只有社区、街道和区里看得到。', done: '记下了', fields: [note('备注', [])] },
  postUpdate: { rank: 3, question: '告诉居民进展', note: '点单的居民会看到；别的单并过来的，那几位居民也会看到，请只写进展。', done: '已告诉居民', fields: [note('进展', ['正在协调，明天给您答复', '配件已经订了，到货就来'])] },
  upholdAppeal: { rank: 1, question: '申诉成立？', done: '已答复', fields: [reason('复核意见', [])] },
  dismissAppeal: { rank: 2, question: '申诉不成立？', done: '已答复', fields: [reason('复核意见', [])] },
}

/** How an action stands in the bar of an order in this state: its word, and how expected it is. */
export function standingOf(action: CallableAction, state: OrderState): { readonly label: string; readonly rank: 1 | 2 | 3 } {
  const { rank, meanwhile }: AnyAsk = ASKS[action]
  return meanwhile?.state === state ? meanwhile : { rank, label: ACTION_TEXT[action] }
}

export const isCallable = (action: string): action is CallableAction => Object.prototype.hasOwnProperty.call(ASKS, action)
