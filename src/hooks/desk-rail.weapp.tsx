import type { ShellDesk } from '@/components/page-shell/shell-context'

/** There is no desk in WeChat, and its main package carries none of it. */
export const deskOf = (..._: readonly unknown[]): ShellDesk | undefined => undefined
