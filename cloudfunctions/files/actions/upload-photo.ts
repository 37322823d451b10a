import type * as z from 'zod'
import type { filesContract } from '@core/contract/files'
import { AppError } from '../../_kit/app-error'
import { sameIntent } from '../../_kit/chain'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { checkMedia } from '../../_data/content-check'
import type { PhotoDoc } from '../../_data/photos-repo'
import { findPhoto, insertPhoto, keptVerdict, linksTo, settlePhoto, storePhoto } from '../../_data/photos-repo'
import { readPhoto } from '../rules/read-photo'

type Input = z.output<(typeof filesContract)['uploadPhoto']['input']>
interface Uploaded { readonly fileId: string; readonly width: number; readonly height: number }

/** A photo on its way to an order: read, stripped of what the camera added, stored, and sent to WeChat's check. */
export async function uploadPhoto(input: Input, ctx: Ctx): Promise<Uploaded> {
  const id = hash22('photo', ctx.requestKey)
  const before = await findPhoto(id)
  if (before !== null) return repeated(before, ctx)

  const { type, bytes, width, height } = readPhoto(input.base64)
  // Another picture under the same request is another file: none is ever put in the place of one that was checked.
  const fileId = await storePhoto(`photos/${hash22('file', ctx.requestKey, ctx.digest)}.${type}`, bytes)
  const url = (await linksTo([fileId], 3600)).get(fileId) ?? ''
  const traceId = await checkMedia(url, ctx.openid)
  const photo = { _id: id, fileId, by: ctx.personId, openid: ctx.openid, traceId, askedAt: traceId === '' ? 0 : ctx.now, width, height, createdAt: ctx.now }
  if (!(await insertPhoto(photo, ctx))) {
    const first = await findPhoto(id)
    if (first === null) throw new AppError('INTERNAL')
    return repeated(first, ctx)
  }

  // WeChat may have answered while this was being written.
  const verdict = await keptVerdict(traceId)
  if (verdict !== undefined) await settlePhoto(traceId, verdict, ctx.now)
  return { fileId, width, height }
}

function repeated({ log, fileId, width, height }: PhotoDoc, ctx: Ctx): Uploaded {
  if (log[0] !== undefined && !sameIntent(log[0], ctx.digest)) throw new AppError('REQUEST_ID_REUSED')
  return { fileId, width, height }
}
