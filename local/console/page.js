// The console's page: asks every few seconds, and draws what it was told as text, never as markup.
'use strict'
const EVERY_MS = 3000
/** Rows of a list before somebody asks for the rest. */
const FIRST_ROWS = 10
const $ = (id) => document.getElementById(id)
const whole = new Set()
let token = ''
let last

const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props)
  made.append(...children)
  return made
}
const tag = (kind, text) => make('span', { className: `tag ${kind}`, textContent: text })
const time = (ms) => new Date(ms).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
const shortTime = (ms) => time(ms).replace(/^\d+\//, '')
const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`)
const count = (n) => n.toLocaleString('zh-CN')

/**
 * A table of rows; a column is [head, kind, cell]. A small screen has no heads, so every cell knows its own; of kind `bare`
 * it is shown without. Rows whose details are open stay open.
 */
const table = (id, columns, rows, empty) => {
  const open = new Set([...$(id).querySelectorAll('details[open]')].map((each) => each.dataset.key))
  const cell = ([head, kind, show], row) => {
    const shown = show(row)
    if (shown instanceof HTMLElement && open.has(shown.dataset.key)) shown.open = true
    const made = make('td', { className: kind }, shown)
    made.dataset.head = head
    return made
  }
  const shown = whole.has(id) ? rows : rows.slice(0, FIRST_ROWS)
  const body = make('tbody', {}, ...shown.map((row) => make('tr', {}, ...columns.map((column) => cell(column, row)))))
  const head = make('thead', {}, make('tr', {}, ...columns.map(([name, kind]) => make('th', { className: kind, textContent: name }))))
  const more = make('button', { type: 'button', className: 'more', textContent: `再看 ${rows.length - shown.length} 行` })
  more.addEventListener('click', () => {
    whole.add(id)
    draw(last)
  })
  $(id).replaceChildren(...(rows.length > 0 ? [make('table', {}, head, body)] : [make('p', { className: 'quiet', textContent: empty })]), ...(shown.length < rows.length ? [more] : []))
}
const folded = (key, summary, text) => {
  const made = make('details', {}, make('summary', { textContent: summary }), make('pre', { textContent: text }))
  made.dataset.key = key
  return made
}

const PLAN = { ids: '按编号', index: '走索引', boxes: '走地理索引', circle: '由近到远', union: '几个索引合起来', scan: '看遍全部' }
const planText = (plan) => (plan ? `${PLAN[plan.by] ?? plan.by}${plan.index ? ` ${plan.index}` : ''}${plan.sorted ? '' : '，再排序'}${plan.filtered ? '，再逐个比对' : ''}` : '')

const draw = (state) => {
  last = state
  token = state.token
  $('now').textContent = `${time(state.now)}　${state.virtual ? '可以拨的时钟' : '真的时钟'}${state.timersRun ? '' : '　定时器没有开'}`
  $('clock').hidden = !state.virtual
  whole.add('collections').add('functions').add('timers')
  table('collections', [['名字', 'name', (c) => c.name], ['文档', 'number', (c) => count(c.count)], ['大小', 'number', (c) => (c.exact ? '' : '约 ') + size(c.bytes)], ['索引', 'code', (c) => c.indexes.join(' ')]], state.collections, '还没有集合')
  table('functions', [['名字', 'name', (f) => f.fn], ['调用', 'number', (f) => count(f.calls)], ['冷启动', 'number', (f) => count(f.cold)], ['出错', 'number', (f) => (f.errors > 0 ? tag('bad', count(f.errors)) : '0')], ['最慢', 'number', (f) => `${f.slowestMs} ms`], ['上限', 'number', (f) => `${f.timeout} s · ${f.memory} MB`]], state.functions, '还没有函数')
  table('timers', [['函数', 'name', (t) => t.fn], ['定时器', '', (t) => t.trigger], ['写法', 'code', (t) => t.pattern], ['下一次', 'when', (t) => (t.next ? time(t.next) : '没有了')]], state.timers, '没有定时器')
  table('slow', [['集合', 'name', (q) => q.collection], ['用时', 'number', (q) => `${q.ms} ms`], ['时间', 'when bare', (q) => shortTime(q.at)], ['查询', 'code bare', (q) => `${q.action} ${q.shape}`], ['怎样找', 'line', (q) => planText(q.plan)]], state.slow, '没有慢查询')
  table('calls', [['函数', 'name', (c) => c.fn], ['启动', 'bare', (c) => tag(c.cold ? 'cold' : 'warm', c.cold ? '冷' : '热')], ['结果', 'bare', (c) => tag(c.outcome === 'ok' ? 'ok' : 'bad', c.outcome)], ['时间', 'when bare', (c) => shortTime(c.at)], ['来自', '', (c) => c.source], ['用时', 'number', (c) => `${c.ms} ms`], ['打印的', 'code line', (c) => callDetails(c)]], state.calls, '还没有调用')
  table('sent', [['接口', 'name', (m) => m.api], ['答复', 'bare', (m) => tag(m.reply.errcode ? 'bad' : 'ok', String(m.reply.errcode ?? 0))], ['时间', 'when bare', (m) => shortTime(m.at)], ['内容', 'said bare', (m) => folded(`m${m.num}`, saidIn(m), JSON.stringify({ request: m.request, reply: m.reply }, null, 2))]], state.sent, '还没有发过')
  $('faulty').hidden = state.faults.length === 0
  table('faults', [['故障', 'name', (f) => f.kind], ['第几次', 'number', (f) => count(f.call)], ['遇上的', 'code line', (f) => f.what]], state.faults, '')
}
const callDetails = (call) => {
  const text = [...call.lines, ...(call.error ? [call.error] : [])].join('\n')
  return text === '' ? '' : folded(call.requestId, `${call.lines.length} 行${call.error ? '，有错误' : ''}`, text)
}
/** What somebody looks for in a list of messages: to whom, and the words. */
const saidIn = ({ request }) => {
  const fields = Object.values(request.data ?? {}).map((field) => field?.value)
  const words = [request.touser, ...fields, request.content, request.media_url, request.scene === undefined || request.content !== undefined ? undefined : `scene ${request.scene}`]
  return words.filter((word) => typeof word === 'string' && word !== '').join(' ').replace(/\s+/g, ' ').slice(0, 80) || '看内容'
}

const problem = (text) => {
  $('problem').textContent = text
  $('problem').hidden = text === ''
}
const refresh = async () => {
  try {
    const response = await fetch('/_cloud/state')
    if (!response.ok) throw new Error(String(response.status))
    draw(await response.json())
    problem('')
  } catch {
    problem('读不到了：本地云可能停了。开起来以后会自己接上。')
  }
}
$('clock').addEventListener('submit', async (event) => {
  event.preventDefault()
  const button = event.target.querySelector('button')
  button.disabled = true
  try {
    const response = await fetch('/_cloud/advance', { method: 'POST', headers: { 'content-type': 'application/json', 'x-cloud-console': token }, body: JSON.stringify({ ms: Number($('ahead').value) }) })
    if (!response.ok) throw new Error(String(response.status))
    await refresh()
  } catch {
    problem('没有拨成，请再按一次。')
  } finally {
    button.disabled = false
  }
})
const keepRefreshing = async () => {
  if (!document.hidden) await refresh()
  setTimeout(keepRefreshing, EVERY_MS)
}
void keepRefreshing()
