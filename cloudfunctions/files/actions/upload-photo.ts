import type * as z from 'zod'
import type { filesContract } from '@core/contract/files'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { checkMedia } from '../../_data/content-check'
import { findPhoto, insertPhoto, linksTo, storePhoto } from '../../_data/photos-repo'
import { readPhoto } from '../rules/read-photo'

type Input = z.output<(typeof filesContract)['uploadPhoto']['input']>

/** A photo on its way to an order: read, stripped of what the camera added, stored, and sent to WeChat's check. */
export async function uploadPhoto(input: Input, ctx: Ctx) {
  const id = hash22('photo', ctx.requestKey)
  const before = await findPhoto(id)
  if (before !== null) return { fileId: before.fileId, width: before.width, height: before.height }

  const photo = readPhoto(input.base64)
  const fileId = await storePhoto(`photos/${id}.${photo.type}`, photo.bytes)
  const url = (await linksTo([fileId], 3600)).get(fileId) ?? ''
  const traceId = await checkMedia(url, ctx.openid)
  await insertPhoto({
    _id: id, fileId, by: ctx.personId, openid: ctx.openid, status: 'checking', traceId, askedAt: traceId === '' ? 0 : ctx.now, width: photo.width, height: photo.height, createdAt: ctx.now,
  })
  return { fileId, width: photo.width, height: photo.height }
}
