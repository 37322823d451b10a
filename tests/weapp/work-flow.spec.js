const { inWechat, refuse } = require('./app')
// What the running functions answered, kept word for word (npm start; one order from submission to done); lists are cut to it.
const recorded = require('./recorded-work.json')

const ORDER_ID = recorded.staff.accept.orderId
const { code } = recorded.member
/** Which side of the recording answers now, and how far it has come. */
const world = { side: 'member', at: 'offered' }

function answer(fn, { action, input }) {
  const side = recorded[world.side]
  const now = side[world.at]
  if (action === 'checkIn' && input.code !== code) throw refuse('CODE_WRONG', undefined, '开始码不对。请和居民再核对一下四位数字，或改用定位签到。')
  const after = { take: 'taken', checkIn: 'checkedIn', finish: 'done', accept: 'accepted', dispatch: 'offered', acceptMany: 'accepted' }[action]
  if (after) {
    world.at = after
    return action === 'acceptMany' ? { results: input.orderIds.map((orderId) => ({ orderId, ok: true, receipt: side.accept })) } : side[action]
  }
  if (action === 'list') return input.tab === 'late' ? side.late : (now[input.tab] ?? (listTab() === input.tab ? now.list : { items: [], now: now.detail.now }))
  if (action === 'detail' || action === 'candidates') return now[action]
  if (side[action]) return side[action]
  throw new Error(`${fn}.${action}`)
}
const listTab = () => ({ submitted: 'toAccept', accepted: 'toDispatch' })[world.at]

const host = inWechat(answer)

async function enterAs(side, at) {
  Object.assign(world, { side, at })
  await host.launch()
  // Who holds two roles chooses on 我的, as a person does.
  if (side === 'member') {
    await host.show('pages/me/index')
    await host.tap('.choices__chip', '党员')
    host.reset()
  }
  await host.show('pages/home/index', {}, 8)
}
const sent = (name) => host.sent(`orders.${name}`)
/** Figures keep to their words by a space that no line breaks; for reading there is none. */
const read = () => host.text().replace(/\s/g, '')
const foot = (text) => host.tap('.shell__foot .btn', text)

test('党员：从等您回答点我来，用开始码签到，办好并说明结果', async () => {
  await enterAs('member', 'offered')
  expect(host.text()).toContain('等您回答')
  expect(host.text()).toContain('厨房水管漏水')
  await host.tap('.offer__take')
  await host.flush(8)

  const [offer] = recorded.member.offered.inbox.items
  expect(sent('take')[0].input).toEqual({ as: 'member', orderId: ORDER_ID, offerId: offer.offer.id, seen: offer.offer.seen, facts: offer.offer.facts })
  expect(host.top().route).toBe('packages/member/task/index')
  expect(read()).toContain(recorded.member.taken.detail.address.door.replace(/\s/g, ''))
  expect(host.text()).toContain(recorded.member.taken.detail.contact.phone)

  await foot('我到了')
  await host.tap('.choices__chip', '开始码签到')
  await host.type('.field__box', '0000')
  await host.tap('.sheet .btn--primary')
  await host.flush(8)
  expect(host.text()).toContain('开始码不对')

  await host.type('.field__box', code)
  await host.tap('.sheet .btn--primary')
  await host.flush(8)
  const { version, head, facts } = recorded.member.taken.detail
  expect(sent('checkIn')[1].input).toEqual({ as: 'member', orderId: ORDER_ID, way: 'code', code, seen: { version, head }, facts, happenedAt: expect.any(Number) })

  await foot('办好了')
  await host.tap('.choices__chip', '解决了')
  await host.tap('.sheet .btn--primary')
  await host.flush(8)
  expect(sent('finish')[0].input).toMatchObject({ as: 'member', orderId: ORDER_ID, result: 'solved', facts: recorded.member.checkedIn.detail.facts })
  expect(host.text()).toContain('等居民确认')
  expect(host.all('.shell__foot .btn--primary')).toHaveLength(0)
})

test('党员：打电话和看路线用手机自己的', async () => {
  await enterAs('member', 'taken')
  await host.show('packages/member/task/index', { id: ORDER_ID }, 8)
  await host.tap('.btn--small', '打电话')
  expect(host.called('makePhoneCall')[0].phoneNumber).toBe(recorded.member.taken.detail.contact.phone)
  await host.tap('.btn--small', '看路线')
  const { point } = recorded.member.taken.detail.address
  expect(host.called('openLocation')[0]).toMatchObject({ latitude: point.lat, longitude: point.lng })
})

test('社区：从队列打开一单，受理，看推荐，派给第一位', async () => {
  await enterAs('staff', 'submitted')
  expect(host.text()).toContain('现在要处理')
  await host.tap('.order-row__body')
  await host.flush(8)
  expect(host.top().route).toBe('packages/staff/order/index')
  await foot('受理')
  await host.flush(8)
  expect(sent('accept')[0].input).toEqual({ as: 'staff', orderId: ORDER_ID })

  await foot('派单')
  await host.flush(8)
  expect(host.top().route).toBe('packages/staff/dispatch/index')
  const [best] = recorded.staff.accepted.candidates.items
  expect(host.all('.candidate')[0].textContent).toContain(best.label)
  expect(host.text()).toContain(best.reasons[0].text)
  await host.tap('.candidate .btn--primary')
  await host.flush(8)
  expect(sent('dispatch')[0].input).toEqual({ as: 'staff', orderId: ORDER_ID, memberIds: [best.memberId] })
  expect(host.top().route).toBe('packages/staff/order/index')
})

test('社区：服务器没有给派单，就没有派单按钮', async () => {
  await enterAs('staff', 'submitted')
  await host.show('packages/staff/order/index', { id: ORDER_ID }, 8)
  expect(host.find('.shell__foot .btn', '派单')).toBeUndefined()
  expect(host.find('.shell__foot .btn', '受理')).toBeTruthy()
})
