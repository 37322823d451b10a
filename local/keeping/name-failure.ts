const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'])
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_PERM'])

/** The code a system's or engine's refusal carries; empty for any other. */
export const codeOf = (cause: unknown): string => (typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '')

/** What an operating system or engine refused, as one sentence for whoever typed the command; our own sentences stay. */
export const nameFailure = (cause: unknown, what: string): Error => {
  const code = codeOf(cause)
  if (FULL.has(code)) return new Error(`磁盘满了，${what}没有写完，写了一半的已经删掉。腾出空间再来。`, { cause })
  if (FORBIDDEN.has(code)) return new Error(`没有权限读写：${what}`, { cause })
  if (code === 'ENOENT' || code === 'SQLITE_CANTOPEN') return new Error(`没有这个文件或目录，或它的上级目录不存在：${what}`, { cause })
  if (code === 'ENOTDIR') return new Error(`要的是目录，这里是一个文件：${what}`, { cause })
  if (code === 'EISDIR') return new Error(`要的是文件，这里是一个目录：${what}`, { cause })
  if (code === 'EEXIST') return new Error(`已经有了，没有覆盖它：${what}`, { cause })
  if (code === 'EBUSY' || code === 'EXDEV') return new Error(`${what} 是挂载点，整个换不掉。请恢复到它里面的一个新目录，再用 --data 指过去。`, { cause })
  return cause instanceof Error ? cause : new Error(String(cause))
}
