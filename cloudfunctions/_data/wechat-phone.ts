import * as z from 'zod'
import { plainPhone } from '@core/domain/phone'
import { cloudApp } from './db'

const answer = z.object({ errcode: z.literal(0), phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.coerce.string() }) })

/** The number WeChat vouches for behind a code of `getPhoneNumber`; undefined where it gives none. A code answers once. */
export async function phoneOfCode(code: string): Promise<string | undefined> {
  try {
    const { result } = await cloudApp().callWxOpenApi({ apiName: 'phonenumber.getPhoneNumber', requestData: { code } })
    const read = answer.safeParse(result)
    return read.success ? plainPhone(read.data.phone_info.purePhoneNumber) : undefined
  } catch {
    return undefined
  }
}
