import { CHROMIUM, hasBrowser } from './browser'

/** Once per run, however many specs there are. */
export default function sayWhatIsMissing(): void {
  if (!hasBrowser()) process.stderr.write(`没有找到浏览器（${CHROMIUM}），浏览器测试跳过。Debian: apt-get install chromium fonts-noto-cjk\n`)
}
