const ON_WEB = process.env.TARO_ENV === 'h5'

/** What a thing is, and its name for a screen reader: WeChat reads aria-role, the browser role. */
export const aria = (role: string, label?: string): Record<string, unknown> =>
  ON_WEB ? { role, ariaLabel: label } : { ariaRole: role, ariaLabel: label }

/** Regions and the page's heading, by which a browser's screen reader jumps; WeChat's has no such jumps. */
export const landmark = (role: 'banner' | 'main' | 'navigation' | 'region', label?: string): Record<string, unknown> =>
  ON_WEB ? { role, ariaLabel: label } : {}

export const heading = (level: 1 | 2): Record<string, unknown> => (ON_WEB ? { role: 'heading', ariaLevel: String(level) } : {})
