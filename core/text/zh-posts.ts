import type { RecordNotices } from './zh-record-notices'

/** What a notice says of a shift. */
export const SHIFT_NOTICES = {
  promote: { member: { said: '候补到了，有您的位子', next: '请在时限前点开确认' } },
} as const satisfies RecordNotices
