import type { Actor } from '@core/domain/order/order'
import type { ActorKind } from '@core/domain/order/order-states'

const actor = (kind: ActorKind, id: string, label: string, scopeIds: readonly string[] = []): Actor => ({ kind, id, label, scopeIds })

export const member = (id: string): Actor => actor('member', id, `党员 ${id} 号`, ['c1'])
export const staff = (id: string, communityId = 'c1'): Actor => actor('staff', id, '社区工作人员', [communityId])
export const street = (id: string, streetId = 'st1'): Actor => actor('street', id, '街道', [streetId])
export const resident = (id: string): Actor => actor('resident', id, '居民')

/** Everybody who may stand around an order: its own people, and the same kinds from elsewhere. */
export const RESIDENT = resident('r1')
export const NEIGHBOUR = resident('r2')
export const STAFF = staff('w1')
export const COLLEAGUE = staff('w2')
export const FOREIGN_STAFF = staff('w9', 'c9')
export const STREET = street('t1')
export const FOREIGN_STREET = street('t9', 'st9')
export const DISTRICT = actor('district', 'd1', '区级', ['dist'])
export const SYSTEM = actor('system', 'system', '系统')
