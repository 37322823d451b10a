import type { RecordNotices } from './zh-record-notices'

const ALL_WELL = { said: '上门的党员没事了', next: '不用再找' }

export const WATCH_NOTICES = {
  remind: { member: { said: '您在居民家一会儿了', next: '没事就点「我没事」，不够再加' } },
  alert: { member: { said: '有人上门没报平安', next: '看看是不是您，或打个电话' }, staff: { said: '一位党员上门没报平安', next: '请马上打电话，打不通上门看' } },
  raise: { staff: { said: '还没有人报平安', next: '街道也知道了，请马上去看' }, street: { said: '一位党员上门没报平安', next: '社区十五分钟没处理，请过问' } },
  prolong: { staff: ALL_WELL, member: ALL_WELL, street: ALL_WELL },
  well: { staff: ALL_WELL, member: ALL_WELL, street: ALL_WELL },
  settle: { staff: ALL_WELL, member: ALL_WELL, street: ALL_WELL },
  found: { staff: ALL_WELL, member: ALL_WELL, street: ALL_WELL },
} as const satisfies RecordNotices
