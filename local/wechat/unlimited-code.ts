import { drawCode } from './draw-code'

type Data = Readonly<Record<string, unknown>>

/**
 * getwxacodeunlimit. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html:
 * scene 最大 32 个可见字符，只支持数字、大小写英文以及 !#$&'()*+,/:;=?@-._~ ；page 根路径前不要填加 /，不能携带参数，不填是主页.
 * 41030 is the page's code there. For the scene its page names no code: 40169 (length) and 40097 (invalid args) are those of the general list [own reading].
 */
export const answerUnlimitedCode = ({ scene, page }: Data): object => {
  if (typeof scene !== 'string' || scene === '' || scene.length > 32) return { errcode: 40169, errmsg: 'invalid length for scene, or the data is not json string' }
  if (!/^[\w!#$&'()*+,/:;=?@\-.~]+$/.test(scene)) return { errcode: 40097, errmsg: 'invalid args: scene' }
  if (page !== undefined && page !== '' && (typeof page !== 'string' || !/^[\w-]+(\/[\w-]+)*$/.test(page))) return { errcode: 41030, errmsg: 'invalid page hint' }
  return { errcode: 0, errmsg: 'ok', contentType: 'image/png', buffer: drawCode(JSON.stringify({ scene, page: page ?? '' })).toString('base64') }
}
