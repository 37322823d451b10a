/** A site's origin as a browser sends it, to be compared letter by letter; undefined for what is none. */
export function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // `*` is no site: it would let everybody in. Whoever writes a path expects it to count, and it would not.
  if (!url || url.username !== '' || !/^https?:\/\/[^/?#\s*]+\/?$/i.test(text)) return undefined
  return url.origin
}
