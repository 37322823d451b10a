import cloudbase from '@cloudbase/node-sdk'

type App = ReturnType<typeof cloudbase.init>
type Db = ReturnType<App['database']>

let app: App | undefined
let db: Db | undefined

/** One client per instance. `keepalive`: inside a function the SDK's default is a new handshake per call. */
export function cloudApp(): App {
  app ??= cloudbase.init({ env: process.env['TCB_ENV'] ?? cloudbase.SYMBOL_CURRENT_ENV, keepalive: true })
  return app
}

export function database(): Db {
  db ??= cloudApp().database()
  return db
}

/** The platform's own word for who calls; both empty when the call did not come through WeChat. */
export function platformUser(): { openId: string; appId: string } {
  const { openId, appId } = cloudApp().auth().getUserInfo() as { openId: string; appId: string }
  return { openId, appId }
}

/** The real cloud says E11000 under a general code; newer gateways have a code of their own. Both mean: it is there already. */
export function isDuplicate(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'DATABASE_DUPLICATE_WRITE' || (typeof message === 'string' && message.includes('E11000'))
}
