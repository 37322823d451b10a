import Taro from '@tarojs/taro'
import { CallError } from './call-error'
import { TIMEOUT_MS, networkError } from './transport-types'

/** Posts JSON and gives back what came, whatever the status: a refusal has a body too. A body that is none is a broken way. */
export async function postJson(url: string, body: object, timeout = TIMEOUT_MS): Promise<unknown> {
  const answer = await Taro.request<unknown>({
    url,
    method: 'POST',
    data: body,
    timeout,
    dataType: 'json',
    header: { 'content-type': 'application/json' },
  }).catch((thrown: unknown) => {
    throw networkError(thrown)
  })
  if (typeof answer.data !== 'object' || answer.data === null) throw new CallError({ code: 'NETWORK' })
  return answer.data
}
