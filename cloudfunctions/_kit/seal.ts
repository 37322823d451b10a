import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { AppError } from './app-error'
import { config } from './config'

/**
 * Fields that must not be read from a stolen database: AES-256-GCM as `v1.<key id>.<iv>.<tag>.<cipher>`.
 * `purpose` is authenticated with it, so that a sealed door cannot be pasted where a phone is shown.
 */
export function seal(text: string, purpose: string): string {
  const keyId = config().FIELD_KEY_ID
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keyId), iv).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', keyId, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Throws INTERNAL when the key is gone or the field was tampered with: never a half-read value. */
export function unseal(sealed: string, purpose: string): string {
  const [version, keyId, iv, tag, body] = sealed.split('.')
  if (version !== 'v1' || keyId === undefined || iv === undefined || tag === undefined || body === undefined) throw new AppError('INTERNAL')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), Buffer.from(iv, 'base64url')).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}

/** Matches equal values without showing them, e.g. a phone against the roster. */
export function blindIndex(text: string, purpose: string): string {
  return createHmac('sha256', config().INDEX_KEY).update(`${purpose}\u0000${text}`).digest('base64url').slice(0, 22)
}

/** One door, however it was written: which members must not be sent to it. Not of a door that was left out. */
export function doorIndexOf({ compoundId, building, unit = '', room = '' }: { readonly compoundId: string; readonly building: string; readonly unit?: string | undefined; readonly room?: string | undefined }): { readonly doorIndex?: string } {
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]|[号栋楼单元室户房]/gu, '').toUpperCase()
  return plain(room) === '' ? {} : { doorIndex: blindIndex([compoundId, plain(building), plain(unit), plain(room)].join('|'), 'door') }
}

function keyOf(keyId: string): Buffer {
  const keys = config().FIELD_KEYS
  const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined
  if (key === undefined) throw new AppError('INTERNAL', { cause: new Error(`no field key ${keyId}`) })
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== 32) throw new AppError('INTERNAL', { cause: new Error(`field key ${keyId} is not 32 bytes`) })
  return bytes
}
