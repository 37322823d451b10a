import { parseArgs, type ParseArgsConfig } from 'node:util'

/** One sentence for whoever typed it, and exit code 1: a stack trace would only say where we noticed. */
export function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** The command line as `parseArgs` reads it; what it does not know is refused with the options there are. */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const options = Object.keys(config.options ?? {}).map((name) => `--${name}`).join('、')
    return refuse(`${mistakeOf(error)}可以用的选项：${options}`)
  }
}

function mistakeOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message: string }
  const [, what = ''] = /'([^']+)'/.exec(message) ?? []
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': return `没有 ${what} 这个选项。`
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL': return `多写了“${what}”。`
    // “-p, --port <value>”: the name alone says which one.
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE': return `选项 ${what.replace(/ <value>$/, '')} 的值不对：要写值的没有写，或不用写的写了。`
    default: throw error
  }
}
