/** Why somebody of the community is not in the list, as the server names it. */
const WHY: Readonly<Record<string, string>> = {
  skill: '没有登记这项技能',
  asked: '这一轮已经问过',
  holds: '已经接了这一单',
  resident: '是点单的居民自己',
  busy: '这段时间没有空',
  off: '不在值班时间',
  limit: '已到本周上限',
}
const OTHER = '其他原因'

/** “另有 97 人不在名单里：没有登记这项技能 95 · 这一轮已经问过 2”. Nothing where nobody was left out. */
export function excludedWords(others: Readonly<Record<string, number>>): string | undefined {
  const entries = Object.entries(others).filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)
  if (entries.length === 0) return undefined
  const total = entries.reduce((sum, [, count]) => sum + count, 0)
  return `另有 ${total.toLocaleString('en-US')} 人不在名单里：${entries.map(([why, count]) => `${WHY[why] ?? OTHER} ${count}`).join(' · ')}`
}
