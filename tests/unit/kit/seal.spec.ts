import { testKeys } from '../../support/keys'

/** Sealed fields: whoever can write to the database cannot make one show where another belongs. */
const purposes = ['door', 'name', 'phone'] as const
let kit: typeof import('../../../cloudfunctions/_kit/seal')
beforeAll(async () => {
  Object.assign(process.env, testKeys)
  kit = await import('../../../cloudfunctions/_kit/seal')
})

test('封上的只能照原来的用处打开：门牌贴到电话的地方打不开', () => {
  for (const sealedFor of purposes) {
    const sealed = kit.seal('13800000001', sealedFor)
    expect(sealed).not.toContain('13800000001')
    for (const openedFor of purposes) {
      const open = () => kit.unseal(sealed, openedFor)
      if (openedFor === sealedFor) expect(open()).toBe('13800000001')
      else expect(open).toThrow()
    }
  }
})

test('同样的话每次封出来都不一样；改一个字、换一把钥匙、少一段都打不开，也不会打开一半', () => {
  const [first, second] = [kit.seal('301', 'door'), kit.seal('301', 'door')]
  expect(first).not.toBe(second)
  const [version, keyId, iv, tag, body] = first.split('.')
  const [, , otherIv, otherTag, otherBody] = second.split('.')
  const flipped = Buffer.from(Buffer.from(String(body), 'base64url').map((byte, index) => (index === 0 ? byte ^ 1 : byte))).toString('base64url')
  const wrong = [
    [version, keyId, otherIv, tag, body], [version, keyId, iv, otherTag, body], [version, keyId, iv, tag, flipped],
    [version, 'k2', iv, tag, body], ['v2', keyId, iv, tag, body], [version, keyId, iv, tag], [version, 'constructor', iv, tag, otherBody],
  ]
  for (const parts of wrong) expect(() => kit.unseal(parts.join('.'), 'door')).toThrow()
})

test('对号用的指纹：同样的电话同一个，别的用处另一个，看不出电话', () => {
  const index = kit.blindIndex('13800000001', 'phone')
  expect(kit.blindIndex('13800000001', 'phone')).toBe(index)
  expect(new Set([index, kit.blindIndex('13800000001', 'name'), kit.blindIndex('13800000002', 'phone')]).size).toBe(3)
  expect(index).not.toContain('138')
})
