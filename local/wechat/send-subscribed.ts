/** WeChat's rules for the values of a subscribe message, by kind of field. */
const FIELD_RULES: Readonly<Record<string, RegExp>> = {
  thing: /^[^\n\r]{1,20}$/u,
  phrase: /^[\u4e00-\u9fa5]{1,5}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/,
  character_string: /^[\x20-\x7e]{1,32}$/,
  number: /^\d{1,32}(\.\d+)?$/,
}

type Data = Readonly<Record<string, unknown>>
const OK = { errcode: 0, errmsg: 'ok' }

/**
 * subscribeMessage.send in WeChat's own shapes: 40003 no such person, 40037 no such template, 41030 no such page,
 * 47003 a value that its field does not allow, 43101 the person has not said yes, or not once more.
 */
export const sendSubscribed = async (data: Data, useGrant: (openid: string, template: string) => Promise<boolean>): Promise<object> => {
  const { touser, template_id: template, page } = data
  if (typeof touser !== 'string' || touser === '') return { errcode: 40003, errmsg: 'invalid openid' }
  // Real ids have 43 characters; what is no id at all is an unset setting.
  if (typeof template !== 'string' || !/^[A-Za-z0-9_-]{20,64}$/.test(template)) return { errcode: 40037, errmsg: 'invalid template_id' }
  if (page !== undefined && (typeof page !== 'string' || !/^[\w-]+(\/[\w-]+)+(\?.*)?$/.test(page))) return { errcode: 41030, errmsg: 'invalid page' }
  const wrong = wrongField(data['data'])
  if (wrong !== undefined) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}.value invalid` }
  return (await useGrant(touser, template)) ? { ...OK, msgid: Date.now() } : { errcode: 43101, errmsg: 'user refuse to accept the msg' }
}

const wrongField = (fields: unknown): string | undefined => {
  if (typeof fields !== 'object' || fields === null || Object.keys(fields).length === 0) return 'thing1'
  for (const [name, field] of Object.entries(fields)) {
    const kind = name.replace(/\d+$/, '')
    const rule = Object.hasOwn(FIELD_RULES, kind) ? FIELD_RULES[kind] : undefined
    const value = (field as { readonly value?: unknown } | null)?.value
    if (rule === undefined || typeof value !== 'string' || !rule.test(value)) return name
  }
  return undefined
}
