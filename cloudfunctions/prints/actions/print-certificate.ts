import type * as z from 'zod'
import { certificateDoc } from '@core/contract/points-documents'
import type { printsContract } from '@core/contract/prints'
import { AppError } from '../../_kit/app-error'
import { config } from '../../_kit/config'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { loadRecord } from '../../_data/records-repo'
import { everMember } from '../../_people/ever-member'
import { drawCertificate } from '../rules/draw-certificate'

type Input = z.output<(typeof printsContract)['certificate']['input']>
/** Where anybody checks it; a page of the browser's version. */
const PAGE = '#/packages/entry/certificate/index?code='

/** As the deployment says, for an official paper leads nowhere else; where it has no such address, the bare code, which the community can look up. */
function checkedAt(code: string): string {
  const { WEB_ADDRESS } = config()
  return WEB_ADDRESS === undefined ? code : `${WEB_ADDRESS.replace(/\/?$/, '/')}${PAGE}${code}`
}

/** One's own, as long as it stands; drawn anew each time from what the record says. */
export async function printCertificate({ certificateId }: Input, ctx: Ctx) {
  await everMember(ctx)
  const found = await loadRecord(certificateDoc, 'certificate', certificateId)
  if (found === null || found.personId !== ctx.personId) throw new AppError('NOT_FOUND')
  if (found.state !== 'issued') throw new AppError('WRONG_STATE')
  const pdf = await drawCertificate({ ...found, name: unseal(found.sealedName, 'name'), checkedAt: checkedAt(found.code) })
  return { name: `服务证明-${found.number}.pdf`, base64: pdf.toString('base64') }
}
