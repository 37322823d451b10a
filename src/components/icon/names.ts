/** Every icon that _paths.scss draws; a test holds the two lists together. */
export const ICON_NAMES = [
  'plus', 'wrench', 'bag', 'heart', 'chat', 'leaf', 'doc', 'scale', 'dots', 'phone', 'pin', 'home', 'list', 'me',
  'clock', 'check', 'alert', 'users', 'back', 'next', 'shield', 'flag', 'chart', 'a', 'close', 'camera', 'edit',
  'bell', 'calendar', 'key', 'search', 'refresh', 'trash', 'star', 'down', 'building',
] as const

export type IconName = (typeof ICON_NAMES)[number]
