import { spawn } from 'node:child_process'

/** Runs a command to its end; on failure the error carries the end of what it printed. `show` lets it print as it goes. */
export function run(command: string, args: readonly string[], options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly show?: boolean }): Promise<void> {
  const { cwd, env = process.env, show = false } = options
  return new Promise((done, failed) => {
    const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => { output = (output + chunk.toString()).slice(-8000) }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', failed)
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`${command} ${args.join(' ')} 没有成功：\n${output}`))))
  })
}
