import type { Random } from './random'

/** What the database's bodies are made of, for these too. */
export interface Makers {
  readonly word: (random: Random) => string
  readonly value: (random: Random, depth: number) => unknown
}

const INTERFACES = ['security.msgSecCheck', 'openapi.security.msgSecCheck', 'security.mediaCheckAsync', 'subscribeMessage.send', 'phonenumber.getPhoneNumber', 'wxacode.getUnlimited', 'logistics.addOrder', '__proto__', 'constructor', 'openapi.', '']
/** As they should be, so that what is broken in them is met behind the first look. */
const GOOD: readonly Readonly<Record<string, unknown>>[] = [
  { content: '好', version: 2, scene: 2, openid: 'o1' },
  // Nobody listens there: the look at the picture ends at once.
  { media_url: 'http://127.0.0.1:1/x.png', media_type: 2, version: 2, scene: 2, openid: 'o1' },
  { touser: 'o1', template_id: 't1-of-no-deployment-at-all', page: 'pages/home/index', data: { thing1: { value: '派单' } } },
  { scene: 'order=1', page: 'pages/home' },
  { code: 'c1' },
]
const PATHS = ['photos/a.png', '../x', '/etc/passwd', 'a//b', 'a%2e', 'a/../../b', '\u0000', '\ud800', 'x'.repeat(900), '家/'.repeat(300), '.', '..', 'files', 'a?b#c']
const IDS = ['cloud://', 'cloud://local.6c6f-local-1300000000/', 'cloud://local.6c6f-local-1300000000/../cloud.db', 'cloud://other.bucket/a.png', 'a.png', '']

/** A hostile request to anything but the database. */
export const otherRequest = (random: Random, { word, value }: Makers): object => {
  const odd = () => (random.chance(0.5) ? word(random) : value(random, 4))
  const broken = (text: string) => (random.chance(0.1) ? text.slice(0, random.below(text.length + 1)) : text)
  const names = ['content', 'scene', 'page', 'media_url', 'openid', 'version', 'data', 'code', 'touser', 'template_id', 'templateId', '__proto__', 'constructor']
  const altered = () => ({ ...random.pick(GOOD), ...Object.fromEntries(Array.from({ length: random.below(3) }, () => [random.pick(names), random.chance(0.3) ? { [random.pick(['constructor', '__proto__', 'thing1', 'toString1'])]: value(random, 2) } : odd()])) })
  const fileId = () => random.pick([() => random.pick(IDS), () => `${random.pick(IDS)}${random.pick(PATHS)}`, odd])()
  return random.pick([
    () => ({ action: 'wx.api', apiName: random.chance(0.9) ? random.pick(INTERFACES) : odd(), requestData: random.chance(0.85) ? broken(JSON.stringify(altered())) : random.pick([() => '{bad', () => '"x"', () => 'null', () => '[]', () => '[['.repeat(20_000), () => '{"a":'.repeat(5000) + '1' + '}'.repeat(5000), () => JSON.stringify(value(random, 5)) ?? '', () => value(random, 3)])() }),
    () => ({ action: 'storage.getUploadMetadata', path: random.chance(0.6) ? random.pick(PATHS) : odd() }),
    () => ({ action: 'storage.batchGetDownloadUrl', file_list: random.chance(0.8) ? Array.from({ length: random.below(60) }, () => ({ fileid: fileId(), max_age: random.pick<unknown>([undefined, 60, -1, 1e308, 'x', null]) })) : odd() }),
    () => ({ action: 'storage.batchDeleteFile', fileid_list: random.chance(0.8) ? Array.from({ length: random.below(60) }, fileId) : odd() }),
    () => ({ action: 'functions.invokeFunction', function_name: random.chance(0.5) ? random.pick(['echo', '../echo', 'nobody', '__proto__', 'a/b', 'x'.repeat(5000)]) : odd(), request_data: random.chance(0.7) ? broken(JSON.stringify(value(random, 5)) ?? '') : odd() }),
    () => ({ action: random.pick(['storage.', 'storage.__proto__', 'wx.', 'wx.api.', 'functions.', 'functions.invokeFunction2', 'functions.constructor']), ...altered() }),
  ])()
}
