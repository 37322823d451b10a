import type { Wanted } from '../../scripts/deploy/wanted'
import { makeTempDir } from './temp-dir'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Values that must never be seen anywhere. */
export const SECRETS = { SESSION_KEY: 's'.repeat(40), FIELD_KEYS: JSON.stringify({ k1: Buffer.alloc(32, 7).toString('base64') }), FIELD_KEY_ID: 'k1', INDEX_KEY: 'i'.repeat(40) }

/** A small mini-program as it is built, for the environment `env-test`. */
export function builtApp(): string {
  const folder = makeTempDir()
  writeFileSync(join(folder, 'app.json'), JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'packages/member', pages: ['task/index'] }], requiredPrivateInfos: ['getLocation'] }))
  writeFileSync(join(folder, 'app.js'), 'const env="env-test"')
  for (const page of ['pages/home', 'packages/member/task']) {
    mkdirSync(join(folder, page), { recursive: true })
    for (const type of ['js', 'json', 'wxml']) writeFileSync(join(folder, page, `index.${type}`), '{}')
  }
  return folder
}

/** One function with a timer, one without, one collection: enough for every kind of step. */
export function smallWanted(change: Partial<Wanted> = {}): Wanted {
  const shared = { folder: '/nowhere', bytes: 1000, runtime: 'Nodejs20.19', handler: 'index.main', env: SECRETS }
  return {
    functions: [
      { ...shared, name: 'clock', build: 'b1', config: { timeout: 60, memory: 256, triggers: [{ name: 'tick', type: 'timer', config: '0 */1 * * * * *' }] } },
      { ...shared, name: 'orders', build: 'b2', config: { timeout: 10, memory: 256, triggers: [] } },
    ],
    collections: [{ name: 'orders', rule: 'ADMINONLY', indexes: [{ name: 'queue', keys: [['communityId', 1], ['dueAt', -1]], unique: false }, { name: 'near', keys: [['at', '2dsphere']], unique: false }] }],
    unclaimedRules: [],
    siteFolder: '/nowhere',
    routes: [{ path: '/fn/orders', fn: 'orders' }],
    site: [{ path: 'index.html', bytes: 2048, md5: 'm1' }, { path: 'js/app.js', bytes: 4096, md5: 'm2' }],
    templates: [{ kind: 'offerWaiting', title: '派单待回答通知', env: 'TEMPLATE_OFFER_WAITING', page: 'packages/member/task/index', fields: ['thing1', 'time3'] }],
    storage: { maxBytes: 50 * 1024 * 1024, types: ['image/jpeg', 'image/png'] },
    app: { folder: builtApp(), appid: `wx${'0'.repeat(16)}`, version: '1.2.3' },
    ...change,
  }
}
