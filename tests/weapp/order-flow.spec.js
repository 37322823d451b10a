const { inWechat, recordedAnswer, refuse } = require('./app')
// What the running functions answered to a made-up resident (npm start), kept word for word; lists are cut short.
const recorded = require('./recorded-replies.json')

const ORDER_ID = recorded.submit.orderId
let refusal
function answer(fn, body) {
  if (body.action === 'submit' && refusal) throw refusal
  return recordedAnswer(recorded)(fn, body)
}

const host = inWechat(answer)
beforeEach(async () => {
  refusal = undefined
  host.state.storage.delete('draft.new-order')
  await host.launch()
})

async function openForm() {
  await host.show('pages/home/index')
  await host.tap('.menu__entry', '水电维修')
  expect(host.top().route).toBe('packages/resident/services/index')
  await host.flush()
  await host.tap('.service', '水管龙头漏水')
  expect(host.top().route).toBe('packages/resident/new-order/index')
  await host.flush()
}
const submitted = () => host.sent('orders.submit')

test('从首页选服务、答题、提交，到看见自己的订单', async () => {
  await openForm()
  await host.tap('.choices__chip', '厨房')
  await host.tap('.choices__chip', '滴水')
  await host.tap('.btn--primary', '提交点单')
  await host.flush()

  const [sent] = submitted()
  const { address, name, phone } = recorded.me.profile
  expect(sent.input).toMatchObject({
    serviceId: 'c0102',
    title: '水管龙头漏水：厨房、滴水',
    answers: [{ id: 'c0102a', value: '厨房' }, { id: 'c0102b', value: '滴水' }],
    address: { compoundId: address.compoundId, building: address.building, unit: address.unit, room: address.room },
    contact: { name, phone },
  })
  expect(sent.requestId).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  expect(host.top().route).toBe('packages/resident/order/index')
  expect(host.text()).toContain(`收到了，订单 ${recorded.detail.no}`)
  expect(host.text()).toContain('您提交了点单')
  expect(host.asked().some((call) => call.name === 'orders.detail' && call.input.orderId === ORDER_ID)).toBe(true)
})

test('从表单返回是服务列表，答的还在；提交以后返回，越过服务列表到首页', async () => {
  await openForm()
  await host.tap('.choices__chip', '厨房')
  await host.back()
  expect(host.top().route).toBe('packages/resident/services/index')
  await host.tap('.service', '水管龙头漏水')
  await host.flush()
  expect(host.all('.choices__chip--on').map((node) => node.textContent)).toContain('厨房')
  await host.tap('.choices__chip', '滴水')
  await host.tap('.btn--primary', '提交点单')
  await host.flush()
  expect(host.top().route).toBe('packages/resident/order/index')
  await host.back()
  await host.flush(10)
  expect(host.top().route).toBe('pages/home/index')
})

test('必答的题没答就不发出去，并标在题目下面', async () => {
  await openForm()
  await host.tap('.btn--primary', '提交点单')
  expect(submitted()).toHaveLength(0)
  expect(host.all('.field__error').map((node) => node.textContent)).toEqual(['请选一个', '请选一个'])
})

test('有危险的服务先请人打电话，看过以后才填单', async () => {
  await host.show('packages/resident/new-order/index', { service: 'c0101' })
  expect(host.text()).toContain('119')
  expect(host.find('.btn--primary', '提交点单')).toBeUndefined()
  await host.tap('.btn--big', '打 119')
  expect(host.called('makePhoneCall')[0].phoneNumber).toBe('119')
  await host.tap('.btn--ghost', '没有危险')
  expect(host.find('.btn--primary', '提交点单')).toBeTruthy()
})

test('服务器说有一处不对，就标在那一处，填的都还在', async () => {
  await openForm()
  await host.tap('.choices__chip', '厨房')
  await host.tap('.choices__chip', '滴水')
  refusal = refuse('INVALID_INPUT', { 'address.building': '没有这栋楼' })
  await host.tap('.btn--primary', '提交点单')
  await host.flush()
  expect(host.top().route).toBe('packages/resident/new-order/index')
  expect(host.text()).toContain('没有这栋楼')
  expect(host.all('.choices__chip--on').map((node) => node.textContent)).toContain('滴水')
})

test('订单页的催一催直接发出，不再多问', async () => {
  await host.show('packages/resident/order/index', { id: ORDER_ID })
  host.state.answer = (fn, body) => (body.action === 'urge' ? recorded.submit : answer(fn, body))
  await host.tap('.btn', '催一催')
  await host.flush()
  const [urge] = host.sent('orders.urge')
  expect(urge.input).toEqual({ as: 'resident', orderId: ORDER_ID })
  host.state.answer = answer
})
