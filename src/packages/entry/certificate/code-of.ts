/** The code of a certificate in what was scanned or typed: the bare code, or the address that carries it. Undefined: it is none. */
export function codeOf(said: string): string | undefined {
  const plain = said.trim()
  const carried = /[?&]code=([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/.exec(plain)?.[1]
  return carried ?? (/^[A-Za-z0-9_-]{22}$/.test(plain) ? plain : undefined)
}
