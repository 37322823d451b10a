import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { withoutSecretVariables } from './secrets'
import type { WantedApp } from './wanted'

/** WeChat's own uploader, fetched by npx when it is needed: it is large, and nobody else here needs it. */
const TOOL = 'miniprogram-ci@2.1.42'

/** Uploads the built mini-program as a development version. `keyFile` is the upload key of the account; it is read by the tool alone. */
export function uploadApp({ appid, version }: WantedApp, { root, keyFile, words }: { readonly root: string; readonly keyFile: string | undefined; readonly words: string }): void {
  if (keyFile === undefined || keyFile === '') throw new Error('没有上传密钥：把公众平台“开发管理 → 小程序代码上传”里下载的文件的路径写进 WX_UPLOAD_KEY')
  if (!existsSync(keyFile)) throw new Error('WX_UPLOAD_KEY 指的文件不存在')
  const { status } = spawnSync('npx', ['--yes', TOOL, 'upload', '--pp', root, '--pkp', keyFile, '--appid', appid, '--uv', version, '--ud', words, '-r', '1'], { cwd: root, env: withoutSecretVariables(process.env), stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('小程序没有传上去；云上的部分已经完成，修好以后加 --only app 再来')
}
