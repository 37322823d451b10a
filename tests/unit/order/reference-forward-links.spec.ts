/** Feature B 33: forward to an outside body by a one-time link; and what an outside unit reads. */
import { withoutDoorAndNumbers } from '@core/domain/order/outside-words'
import { anOrder, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { STAFF, SYSTEM } from '../../support/order-actors'
import { DAY, rightPayload } from '../../support/order-payloads'

describe('转办：一次性的答复链接', () => {
  const out = () => anOrder().accepted().does('forward', STAFF)
  const answer = (story: OrderStory, change: object = {}) => story.tries('answerForward', SYSTEM, { ...rightPayload('answerForward', story.order, SYSTEM, story.now), ...change })

  test('答复一次，单子回到社区核实；再来就是已经答复过', () => {
    const back = out().does('answerForward', SYSTEM)
    expect([back.state, back.order.forwardedTo, back.order.clocks.dispatch !== undefined]).toEqual(['accepted', undefined, true])
    expect(answer(back)).toBe('WRONG_STATE')
    const again = back.does('forward', STAFF)
    expect(answer(again, { linkDigest: 'link1' })).toBe('LINK_ANSWERED')
  })

  test('收回的、换过的、过期的、别人编的，各有各的说法', () => {
    expect(answer(out().does('withdrawLink', STAFF))).toBe('LINK_WITHDRAWN')
    const renewed = out().does('issueLink', STAFF)
    expect([answer(renewed, { linkDigest: 'link1' }), answer(renewed)]).toEqual(['LINK_WITHDRAWN', 'accepted'])
    expect(answer(out(), { linkDigest: 'forged' })).toBe('LINK_WITHDRAWN')
    expect([answer(out().after(15 * DAY - 1)), answer(out().after(15 * DAY))]).toEqual(['accepted', 'LINK_EXPIRED'])
  })

  test('收回来办以后链接作废', () => {
    const back = out().does('returnForward', STAFF).does('forward', STAFF, { unit: '别的单位', reason: 'x', link: { digest: 'second', until: MONDAY + 9 * DAY } })
    expect([answer(back, { linkDigest: 'link1' }), answer(back, { linkDigest: 'second' })]).toEqual(['LINK_WITHDRAWN', 'accepted'])
  })

  test('结果和谁答复都要写', () => {
    expect([answer(out(), { answer: undefined }), answer(out(), { answeredBy: ' ' }), answer(out(), { note: '' })]).toEqual(['ANSWER_REQUIRED', 'ANSWER_REQUIRED', 'NOTE_REQUIRED'])
  })

  test('单子上只有摘要', () => {
    expect(out().order.forwardLinks).toEqual([{ digest: 'link1', until: MONDAY + 15 * DAY, at: MONDAY }])
  })

  test('给外单位看的话里没有电话、证件号和门牌', () => {
    expect(withoutDoorAndNumbers('3号楼2单元502室漏水，电话 138 0000 0001，或0533-1234567')).toBe('3号楼（已隐去）漏水，电话 （已隐去），或（已隐去）')
    expect(withoutDoorAndNumbers('住 1203室，身份证 37030219900101123X')).toBe('住 （已隐去），身份证 （已隐去）')
    expect(withoutDoorAndNumbers('水压 0.4 兆帕，2026年3月2日起停水 3 小时')).toBe('水压 0.4 兆帕，2026年3月2日起停水 3 小时')
  })
})
