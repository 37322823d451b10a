/** Written into the code by config/index.ts (defineConstants). */

/** True only in a build made with APP_DEMO=1: shows the who-to-be picker. */
declare const DEMO: boolean
/** Address of the HTTP gateway, without a slash at the end; empty: the page's own origin (h5), WeChat's cloud (weapp). */
declare const GATEWAY_URL: string
/** WeChat cloud environment id; empty: the default environment of the app. */
declare const CLOUD_ENV: string

/** WeChat's ids of the message templates by kind, as JSON; an empty id: this deployment sends none of them. */
declare const MESSAGE_TEMPLATES: string

declare module '*.scss'
