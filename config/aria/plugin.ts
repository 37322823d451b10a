import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import attributes from './attributes'

interface MiniPlatform {
  platform: string
  runtimePath: string | string[]
  template: { mergeComponents(ctx: IPluginContext, patch: object): void }
}

/** Lets aria-label, aria-role and their states through to WeChat's own components. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, attributes)
      platform.runtimePath = [platform.runtimePath].flat().concat(path.join(__dirname, 'runtime.js'))
    },
  })
}
