/** Where a case was taken from. */
export type Source = string

/** A page of MongoDB's manual, below reference/. */
export const manual = (page: string): Source => `https://www.mongodb.com/docs/manual/reference/${page}/`
/** A page of CloudBase's documentation, below database/. */
export const cloudDocs = (page: string): Source => `https://docs.cloudbase.net/database/${page}`
/** A file of the SDK's database package, below dist/commonjs/. */
export const sdk = (file: string): Source => `@cloudbase/database/dist/commonjs/${file}`
/** A test of the SDK's own repository, below test/database/. */
export const sdkTest = (file: string): Source => `github.com/TencentCloudBase/node-sdk test/database/${file}`
/** A page of PCRE's manual: MongoDB's regular expressions are PCRE's, in UTF mode. */
export const pcre = (page: string): Source => `https://www.pcre.org/original/doc/html/${page}.html`
