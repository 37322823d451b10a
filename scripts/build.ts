import { resolve } from 'node:path'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import { makeSteps } from './steps'

/** Everything that is deployed: dist/cloudfunctions/<fn>, dist/weapp, dist/h5. No demo picker in any of it. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '..')
  const steps = makeSteps()
  await steps.run('打包云函数', () => buildFunctions((line) => process.stdout.write(`${line}\n`)))
  await steps.run('构建小程序 dist/weapp', () => buildApp({ root, target: 'weapp' }))
  await steps.run('构建网页版 dist/h5', () => buildApp({ root, target: 'h5' }))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
