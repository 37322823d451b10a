/** Posts of the demo's first community, as its staff would write them; times of day are Shanghai's. */
export interface SamplePost {
  readonly fields: Readonly<Record<string, unknown>> & { readonly title: string }
  /** Members who claim the first shift, the second, and so on. */
  readonly claims: readonly (readonly string[])[]
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const member = (n: number): string => `seed-m${String(n).padStart(5, '0')}`

export const samplePosts: readonly SamplePost[] = [
  {
    fields: {
      title: '驿站延时服务', role: '接待', about: '晚饭后在驿站接待居民：代收材料、教用手机、借还工具。不会的可以问当班的社区工作人员。', place: { name: '颐泽花园党群服务驿站', stationId: 'sc01', point: { lng: 118.0075, lat: 36.605 } },
      needs: [], approval: false, reach: 'street', weekly: [{ days: EVERY_DAY, from: '17:30', to: '19:30', places: 2 }], leastAWeek: 10, contact: { name: '驿站值班台', phone: '0533-0000101' },
    },
    claims: [[member(2)], [member(2), member(5)]],
  },
  {
    fields: {
      title: '陪老人量血压', role: '陪伴', about: '在小区凉亭给老人量血压、记一记，陪着说说话。血压高的请老人去社区医院，不开药、不出主意。', place: { name: '颐泽花园凉亭', point: { lng: 118.0081, lat: 36.6061 } },
      needs: ['skill:firstAid'], approval: true, reach: 'community', weekly: [{ days: [2, 5], from: '09:00', to: '11:00', places: 2 }], leastAWeek: 0,
    },
    claims: [],
  },
  {
    fields: {
      title: '周六清洁家园', role: '清扫', about: '清理楼道杂物、绿地垃圾，工具在驿站领。请穿方便活动的鞋，自带水杯。', place: { name: '颐泽花园东门', point: { lng: 118.0092, lat: 36.6043 } },
      needs: [], approval: false, reach: 'district', weekly: [{ days: [6], from: '08:30', to: '10:30', places: 30 }], leastAWeek: 0,
    },
    claims: [[member(5), member(16)]],
  },
  {
    fields: {
      title: '放学路口值守', role: '值守', about: '学校放学时在路口帮孩子过马路，带红袖标和哨子（在驿站领）。', place: { name: '雁阳御城西门路口', point: { lng: 118.0068, lat: 36.6072 } },
      needs: [], approval: false, reach: 'community', weekly: [{ days: [1, 2, 3, 4, 5], from: '16:00', to: '17:00', places: 1 }], leastAWeek: 5,
    },
    claims: [[member(2)], [], [member(5)]],
  },
]

type Call = (openid: string, action: string, input: object, requestId: string) => Promise<Readonly<Record<string, unknown>>>
const STAFF = 'seed-s001'

/** Writes, publishes and fills them through the functions, for the coming fourteen days. */
export async function playPosts(call: Call): Promise<readonly { readonly postId: string; readonly shiftIds: readonly string[] }[]> {
  const made: { postId: string; shiftIds: readonly string[] }[] = []
  for (const [nth, { fields, claims }] of samplePosts.entries()) {
    const ask = (openid: string, action: string, input: object, what: string) => call(openid, action, input, `sample-post-${nth}-${what}`)
    const postId = String((await ask(STAFF, 'savePost', { as: 'staff', communityId: 'cm01', fields }, 'save'))['id'])
    await ask(STAFF, 'publishPost', { as: 'staff', postId }, 'publish')
    await ask(STAFF, 'addShifts', { as: 'staff', postId, weeks: 2 }, 'shifts')
    const { shifts } = (await ask(STAFF, 'post', { as: 'staff', postId }, 'look')) as unknown as { readonly shifts: readonly { readonly shiftId: string }[] }
    for (const [at, openids] of claims.entries()) {
      const shiftId = shifts[at]?.shiftId
      if (shiftId === undefined) continue
      for (const openid of openids) {
        const { shift, pass } = (await call(openid, 'shift', { shiftId }, `sample-look-${nth}-${at}`)) as unknown as { readonly shift: Readonly<Record<string, unknown>>; readonly pass: string }
        const { needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts } = shift
        await call(openid, 'claim', { shiftId, seen: { needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts }, pass }, `sample-claim-${nth}-${at}`)
      }
    }
    made.push({ postId, shiftIds: shifts.map(({ shiftId }) => shiftId) })
  }
  return made
}
