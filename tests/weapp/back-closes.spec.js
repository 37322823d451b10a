const { inWechat, recordedAnswer } = require('./app')
// What the running functions answered to a made-up resident (npm start), kept word for word; lists are cut short.
const recorded = require('./recorded-replies.json')

const host = inWechat(recordedAnswer(recorded))

test('微信里面板开着时，返回交给 page-container：只关面板，再返回才离开这一页', async () => {
  host.open('pages/orders/index')
  await host.show('packages/resident/order/index', { id: recorded.submit.orderId }, 12)
  expect(host.all('wx-page-container')).toHaveLength(0)
  await host.tap('.action-bar__more')
  expect(host.find('.sheet__panel', '还可以')).toBeTruthy()
  await host.back()
  expect(host.find('.sheet__panel')).toBeUndefined()
  expect(host.all('wx-page-container')).toHaveLength(0)
  expect(host.top().route).toBe('packages/resident/order/index')
  await host.back()
  expect(host.top().route).toBe('pages/orders/index')
})
