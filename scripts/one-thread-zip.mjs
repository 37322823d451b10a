// fflate as the spreadsheet libraries call it, on one thread: in the background it starts workers from the source text of its
// own functions, which a bundle has renamed, and an instance of a function serves one request at a time anyway.
import { unzipSync, zipSync } from 'fflate'

export * from 'fflate'

const answer = (work, done) => {
  let result
  try {
    result = work()
  } catch (error) {
    done(error, null)
    return
  }
  done(null, result)
}
/** `zip(files, options?, done)`, and its opposite. */
export const zip = (files, ...rest) => answer(() => zipSync(files, rest.length > 1 ? rest[0] : {}), rest.at(-1))
export const unzip = (bytes, ...rest) => answer(() => unzipSync(bytes, rest.length > 1 ? rest[0] : {}), rest.at(-1))
