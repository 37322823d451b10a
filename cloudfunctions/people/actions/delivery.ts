import { MESSAGE_KINDS } from '@core/contract/notices'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { grantsOf } from '../../_data/grants-repo'
import { insertNotices, lastToldOf, marksOf, newNotice } from '../../_data/notices-repo'
import { sendsMessages } from '../../_data/subscribe-messages'

const KIND = 'taskChanged'

/** What WeChat may still send me, and how the last test went. */
export async function showMessages(_input: object, ctx: Ctx) {
  const [grants, last, marks] = await Promise.all([grantsOf([ctx.personId]), lastToldOf(ctx.personId, 'test'), marksOf(ctx.personId)])
  const left = grants.get(ctx.personId)?.left ?? {}
  return {
    kinds: MESSAGE_KINDS.map((kind) => ({ kind, left: left[kind] ?? 0, sends: sendsMessages(kind) })),
    ...(last === undefined ? {} : { test: { at: last.at, read: (marks.own ?? '') >= last.rank, wechat: last.message?.state ?? last.unsent ?? ('off' as const) } }), now: ctx.now,
  }
}

/** To myself, on both ways; the timer sends it within the minute as it sends any other. */
export async function testDelivery(_input: object, ctx: Ctx): Promise<{ recorded: true }> {
  await actorOf(ctx, 'staff')
  const left = (await grantsOf([ctx.personId])).get(ctx.personId)?.left[KIND] ?? 0
  const told = { to: ctx.personId, as: 'staff', about: 'test', orderId: hash22('test', ctx.requestKey), seq: 0, action: 'test', state: 'test', title: '送达测试', at: ctx.now, by: 'system', byKind: 'system', message: KIND } as const
  await insertNotices([newNotice(told, ctx.now, !sendsMessages(KIND) ? 'off' : left > 0 ? 'waits' : 'noGrant')])
  return { recorded: true }
}
