import type * as z from 'zod'
import { API } from '@core/contract/api'
import type { ActionContract, FunctionContract } from '@core/contract/common'
import { tapOrder } from './orders'
import { MONDAY } from './world'

/** Something right for every field of every action, all optional ones included. A new field without a sample fails the tests. */
const ID = 'A'.repeat(22)
const FILE = `cloud://local.6c6f-local-1300000000/photos/${ID}.jpg`
const TIME = { from: MONDAY + 3_600_000, to: MONDAY + 7_200_000 }
const FINISH = { startedAt: MONDAY, dueAt: MONDAY + 86_400_000, unit: 'hours', pausedFor: 1 }
const RANK = '0mm8q1k00.0mm8q1k00.0001.A'
const SAMPLES: Readonly<Record<string, unknown>> = {
  orderId: ID, reason: '有原因', note: '有说明', urgency: 'p1', photos: [FILE], channel: '供热公司 96777', targetId: 'B'.repeat(22),
  parts: [{ title: '标题', text: '内容', serviceId: 'c0102' }], memberIds: [ID], next: [ID], pool: true, offerId: 'o1', time: TIME, memberId: ID,
  way: 'position', position: { lng: 118, lat: 36.6, accuracyM: 20 }, code: '1234', result: 'solved', backTo: 'accepted', until: MONDAY + 86_400_000, unit: '供水公司',
  appealTarget: 'rejection', appealId: 'a1', rating: { solved: 'yes', attitude: 5, speed: 4, words: '谢谢' }, seen: { version: 3, head: ID }, round: 1,
  query: '12', cursor: 'abc', limit: 20, orderIds: [ID], items: [{ orderId: ID, memberIds: [ID], next: [ID], pool: true }],
  ...tapOrder({ appointment: TIME, onBehalf: { relation: '女儿' } }),
  name: '测试居民', phone: '13800000001', consent: true, everywhere: true, browser: true, ticket: 'abc.def', box: 'own', upTo: RANK, kinds: ['orderMoved'], secret: ID, personId: ID, role: 'staff', scopeId: 'cm01', communityId: 'cm01', base64: 'A'.repeat(200), token: 'abc.def', answer: 'done', answeredBy: '供水公司 维修班',
  key: ID, radiusM: 1500, nearOnly: true, weeklyMax: 3, openMax: 2, restHours: 2, mute: { from: '22:00', to: '07:00' }, duty: [{ days: [1, 7], from: '18:00', to: '22:00' }], avoids: ['c04'], pausedUntil: MONDAY + 86_400_000,
  registrationId: ID, compoundId: 'cp001', unitId: 'un01', phoneCode: 'local-phone-13800000001', skills: ['water'], leaving: 'stopped', rowId: ID, contact: { name: '办公室', phone: '13800000001' }, floor: 4, itemId: ID, list: 'need', branchId: ID, statementId: ID, year: 2026, services: 3, branchKind: 'temporary', gridId: 'gr001', unitIds: ['un01'], purpose: '防控志愿服务', to: MONDAY + 86_400_000, target: 'unit', title: '标题', text: '内容',
  plan: 'abc.def', tried: 'abc.def', version: 0, modes: { '*': 'assign', c01: 'mixed' }, routes: [{ id: 'r1', name: '夜里找水电', categoryId: 'c01', gridId: 'gr001', time: { days: [1, 7], from: '18:00', to: '08:00' }, to: { kind: 'unit', id: 'un01' } }],
  happenedAt: MONDAY,
  noticeId: ID, importId: ID, kind: 'roster', format: 'xlsx', fileName: '名册.xlsx', removes: true,
}
const OWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'orders.submit': { channel: 'app', photos: [FILE], as: 'resident' },
  'orders.list': { tab: 'all' },
  'orders.settingsVersion': { version: 1, since: 0 },
  'posts.changeShift': { place: { name: '北门' } },
  'posts.setCover': { fields: { target: 'station', targetId: 'sn01', days: [1, 7], from: '09:00', to: '17:00', least: 2 } },
  'posts.markPresence': { which: 'in' },
  'people.notices': { cursor: RANK },
  'people.testDelivery': { to: 'community' },
  'people.callList': { grid: '第 1 网格', cursor: RANK },
  'points.checkCertificate': { code: ID },
  'registry.addPlanItem': { year: 2026, month: 3 },
  'registry.addBranchMember': { until: MONDAY + 86_400_000 },
  'registry.saveCertificate': { kind: 'firstAid' },
  'registry.refuse': { reason: 'notOnRoster' },
  'registry.refuseUnit': { reason: 'notOurs' },
  'people.claimAppointment': { code: 'abc.def' },
  'orders.take': { facts: { urgency: 'p1', round: 1, to: ID, until: MONDAY + 3_600_000, finish: FINISH, card: 'red' } },
  'orders.checkIn': { facts: { round: 1, state: 'taken', label: '党员 1 号', point: { lng: 118, lat: 36.6 }, finish: FINISH, card: 'red' } },
  'orders.finish': { facts: { round: 1, state: 'checkedIn', label: '党员 1 号', point: { lng: 118, lat: 36.6 }, finish: FINISH, card: 'red' } },
}

/** By function, where a field means something else there. */
const OF_FUNCTION: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  activities: {
    activityId: ID, before: MONDAY, code: 'abc.def', at: MONDAY, after: ID, forId: 'cm01', number: 12, which: 'in',
    fields: { activityKind: 'theme', title: '主题党日', about: '量血压', place: { name: '驿站', placeId: 'cp001' }, startsAt: TIME.from, endsAt: TIME.to, signUp: true },
  },
  safety: { watchId: ID, minutes: 60 },
  emergency: {
    emergencyId: ID, areaKind: 'grid', level: 'blue', areaIds: ['cm01'], startsAt: MONDAY, endsAt: TIME.to, did: '值守两天', findings: '物资点太远', template: 'gate', days: 2, question: '能到吗', rollId: ID, answer: 'can', building: '3号楼',
    people: [{ name: '王桂兰', phone: '13800000001', door: '2单元301', sort: 'elder' }], listId: ID, entryId: ID, mark: 'visited', item: '矿泉水', unit: '箱', from: 'outside', to: 'cm01', amount: 3,
  },
  points: {
    rewardId: ID, itemId: ID, giftId: ID, elderId: ID, adjustmentId: ID, certificateId: ID, communityId: 'cm01', hours: 2, from: '2026-01-01', to: '2026-02-01', day: '2026-02-01', wall: 'number', appraisal: true, title: '洗衣液', about: '两斤一瓶',
    stationId: 'sn01', unit: 'points', price: 2, pieces: 3, fields: { title: '洗衣液', about: '两斤一瓶', price: 2 }, memberNumber: 1, service: 'shift', minutes: 60, points: 1,
    perHour: { order: 2, shift: 1, activity: 1 }, capPerDay: { order: 8, shift: 6, activity: 4 }, code: '12345678',
  },
  wishes: { wishId: ID, tab: 'open', fields: { title: '老花镜', about: '两百度', handAt: '驿站' } },
  prints: { certificateId: ID },
  posts: {
    shiftId: ID, postId: ID, which: 'open', day: MONDAY, pass: 'abc.def', state: 'draft', weeks: 2, opensAt: MONDAY, startsAt: TIME.from, endsAt: TIME.to, place: '颐泽花园', places: 3, agree: true,
    seen: { needs: ['skill:water'], openTo: ['cm01'], approval: false, startsAt: TIME.from, endsAt: TIME.to, opensAt: MONDAY, closesAt: TIME.from, parts: 1 },
    fields: { title: '值守', role: '值守', about: '在门口值守', place: { name: '驿站', point: { lng: 118, lat: 36.6 }, stationId: 'sn01', areaId: 'cp001' }, needs: ['skill:water', 'cert:firstAid'], approval: true, reach: 'street', weekly: [{ days: [1, 7], from: '09:00', to: '11:00', places: 3 }], leastAWeek: 4 },
    code: 'abc.def', at: MONDAY, swapId: ID, number: 12, backId: 'B'.repeat(22), coverId: ID,
    copy: { weekOf: MONDAY, weeks: 2 }, spans: [{ startsAt: TIME.from, endsAt: TIME.to, places: 3 }],
  },
}

export interface ActionRow { readonly fn: string; readonly action: string; readonly contract: ActionContract; readonly shape: Readonly<Record<string, z.ZodType>> }

export const ALL_ACTIONS: readonly ActionRow[] = Object.entries(API as Readonly<Record<string, FunctionContract>>).flatMap(([fn, contracts]) =>
  Object.entries(contracts).map(([action, contract]) => ({ fn, action, contract, shape: (contract.input as z.ZodObject).shape as Readonly<Record<string, z.ZodType>> })),
)

export function fullInput({ fn, action, shape }: ActionRow): Record<string, unknown> {
  const own = { ...OF_FUNCTION[fn], ...OWN[`${fn}.${action}`] }
  return Object.fromEntries(Object.entries(shape).map(([key, schema]) => {
    const value = key in own ? own[key] : key === 'as' ? firstKind(schema) : SAMPLES[key]
    if (value === undefined) throw new Error(`${fn}.${action} 的 ${key} 没有样例，请在 full-input.ts 里补上`)
    return [key, value]
  }))
}

function firstKind(schema: z.ZodType): string {
  const kind = ['staff', 'member', 'resident', 'unit', 'street', 'district'].find((each) => schema.safeParse(each).success)
  if (kind === undefined) throw new Error('no actor kind fits')
  return kind
}

export interface Place { readonly path: readonly string[]; readonly value: unknown }

/** Every node of an input, with the way to it. */
export function placesOf(value: unknown, path: readonly string[] = []): readonly Place[] {
  const inner = value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, key])) : []
  return [{ path, value }, ...inner]
}

/** The input with another value at one place; without it for `undefined`. */
export function withAt(input: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(input)) return input.map((each: unknown, index) => (String(index) === key ? withAt(each, rest, value) : each))
  const fields = input as Readonly<Record<string, unknown>>
  if (rest.length === 0 && value === undefined) return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key))
  return { ...fields, [key]: withAt(fields[key], rest, value) }
}
