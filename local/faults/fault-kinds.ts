/**
 * What can go wrong, each with what it does. The first five befall any request of the SDK; the kills database calls; the
 * disk's whatever writes: database calls, uploads and deletions of files, WeChat's interfaces, which write down what was
 * asked. Then instances of functions as they start, timers as they fire, WeChat's verdicts on pictures as they are
 * pushed, and last what comes to the gateway, browsers' requests and functions' uploads alike.
 */
export const FAULT_KINDS = {
  latency: '请求晚一点才被处理',
  cut: '连接断开，请求没有被处理',
  lostReply: '请求处理完了，答复没有送到',
  duplicate: '请求送到两次，答复是第一次的',
  late: '连接断开，请求很久以后才送到',
  killBefore: '处理数据库请求之前，整个服务被杀掉',
  killAfter: '处理数据库请求之后、答复之前，整个服务被杀掉',
  diskFull: '写入时磁盘满了',
  readOnly: '写入时文件只读',
  clockSkew: '函数实例的时钟不准',
  timerTwice: '定时器触发两次',
  timerNever: '定时器没有触发',
  timerLate: '定时器晚触发',
  pushLost: '微信的图片检查结果没有送到',
  pushLate: '微信的图片检查结果很久以后才送到',
  pushTwice: '微信的图片检查结果送到两次',
  webLatency: '网关晚一点才处理浏览器的请求',
  webCut: '网关断开浏览器的连接，请求没有被处理',
  webLostReply: '网关处理完了浏览器的请求，答复没有送到',
} as const
export type FaultKind = keyof typeof FAULT_KINDS

/** How often each kind strikes, from 0 (never, the default) to 1 (always), and how hard. The same seed strikes the same calls. */
export interface FaultOptions extends Partial<Readonly<Record<FaultKind, number>>> {
  readonly seed: number
  /** Longest wait of `latency` and `webLatency`, real time; default 200. */
  readonly latencyMs?: number
  /** How late `late`, `timerLate` and `pushLate` are, by the cloud's clock; default one minute. */
  readonly lateMs?: number
  /** Widest error of a clock, either way; default ten minutes. */
  readonly skewMs?: number
  /** The service is killed before, or after, exactly this database call, counted from 1: for going through them one by one. */
  readonly killBeforeCall?: number
  readonly killAfterCall?: number
}

const MEASURES: readonly string[] = ['latencyMs', 'lateMs', 'skewMs', 'killBeforeCall', 'killAfterCall'] satisfies (keyof FaultOptions)[]

/** Reads `seed=7,latency=0.1,lateMs=5000`. Throws an Error in plain words. */
export const readFaults = (text: string): FaultOptions => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((side) => side.trim()))
  const read = Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value === '' ? NaN : Number(value)]))
  for (const [name, value] of Object.entries(read)) {
    const rate = Object.hasOwn(FAULT_KINDS, name)
    if (!rate && name !== 'seed' && !MEASURES.includes(name)) throw new Error(`没有 ${name} 这种故障。可以写：seed、${[...Object.keys(FAULT_KINDS), ...MEASURES].join('、')}`)
    if (!(value >= 0) || (rate && value > 1)) throw new Error(`${name} 要${rate ? '一个 0 到 1 之间的数' : '一个不小于 0 的数'}`)
  }
  const { seed } = read
  if (seed === undefined || !Number.isInteger(seed)) throw new Error('要写种子，如 seed=1：同一个种子，同样的故障')
  return { ...read, seed }
}
