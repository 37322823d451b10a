import { BETWEEN } from '../place-words'

/** Why somebody of the community is not in the list, as the server names it. */
const WHY: Readonly<Record<string, string>> = {
  skill: '没有登记这项技能',
  certificate: '没有有效的证件',
  ring: '不在邀请范围',
  radius: '超出愿意走的距离',
  duty: '不在值班时间',
  mute: '免打扰时间',
  openMax: '手上的单满了',
  weeklyMax: '已到本周上限',
  rest: '刚服务完在休息',
  appetite: '不想接这一类',
  busy: '那段时间有约',
  asked: '这一轮已经问过',
  kin: '亲属或同一户',
  firstTimer: '第一次上门，要有人带',
  paused: '暂停接单',
}
const OTHER = '其他原因'

/** “另有 97 人不在名单里：没有登记这项技能 95 · 这一轮已经问过 2”. Nothing where nobody was left out. */
export function excludedWords(others: Readonly<Record<string, number>>): string | undefined {
  const entries = Object.entries(others).filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)
  if (entries.length === 0) return undefined
  const total = entries.reduce((sum, [, count]) => sum + count, 0)
  return `另有 ${total.toLocaleString('en-US')} 人不在名单里：${entries.map(([why, count]) => `${WHY[why] ?? OTHER} ${count.toLocaleString('en-US')}`).join(BETWEEN)}`
}
