/** CloudBase's environment ids: what people name it, a dash, and what the platform adds; it goes into commands and into the app's code. */
const ENV_ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])$/i

/** Why this cannot be an environment's id, in words; undefined when it can. */
export const envIdRefusal = (text: string): string | undefined =>
  ENV_ID.test(text) ? undefined : `--env ${JSON.stringify(text)} 不是环境编号：只有字母、数字和中间的 -，2–64 个，如 red-property-1g2h3j；在云开发控制台的“环境”里复制`
