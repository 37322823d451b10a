import Taro from '@tarojs/taro'
import { CallError } from './call-error'
import { postJson } from './http'
import { networkError } from './transport-types'

export interface DemoPerson {
  readonly openid: string
  readonly role: string
  readonly name: string
  readonly description: string
  /** Opens in 长辈版, as this person's phone is set. */
  readonly elder?: boolean
}

/** The people a demo offers (npm start); a server without a demo answers 404. */
export async function demoPeople(): Promise<readonly DemoPerson[]> {
  const answer = await Taro.request<readonly DemoPerson[]>({ url: `${GATEWAY_URL}/demo/people`, method: 'GET' }).catch((thrown: unknown) => {
    throw networkError(thrown)
  })
  if (!Array.isArray(answer.data)) throw new CallError({ code: 'NETWORK' })
  return answer.data as readonly DemoPerson[]
}

export async function demoLogin(openid: string): Promise<string> {
  const reply = (await postJson(`${GATEWAY_URL}/demo/login`, { openid })) as { readonly data?: { readonly session?: string } }
  if (!reply.data?.session) throw new CallError({ code: 'UNEXPECTED' })
  return reply.data.session
}
