const ON_WEB = process.env.TARO_ENV === 'h5'

/** What a thing is, and its name for a screen reader: WeChat reads aria-role, the browser role. */
export const aria = (role: string, label?: string): Record<string, unknown> =>
  ON_WEB ? { role, ariaLabel: label } : { ariaRole: role, ariaLabel: label }
