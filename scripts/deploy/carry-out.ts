import type { CloudTools } from './cloud'
import type { Present, Step } from './plan'
import type { Wanted } from './wanted'

/**
 * Takes the steps of a plan one after the other. A step that fails ends it: what was done stays done, and the same
 * command goes on from there, since it finds in the cloud what it had done.
 */
export async function carryOut(steps: readonly Step[], wanted: Wanted, present: Present, tools: CloudTools, siteFolder: string, log: (step: Step) => void): Promise<void> {
  for (const step of steps) {
    // The mini-program goes through a tool of its own, templates through a person.
    if ((step.what !== 'create' && step.what !== 'change') || step.kind === 'app' || step.kind === 'template') continue
    await take(step, wanted, present, tools, siteFolder)
    log(step)
  }
}

async function take({ kind, name, what }: Step, wanted: Wanted, present: Present, tools: CloudTools, siteFolder: string): Promise<void> {
  const replaces = what === 'change'
  const [first, second] = twoParts(name)
  switch (kind) {
    case 'collection': return tools.makeCollection(name)
    case 'rule': return tools.setRule(name, found(wanted.collections.find((each) => each.name === name)).rule)
    case 'index': return tools.makeIndex(first, found(wanted.collections.find((each) => each.name === first)?.indexes.find((each) => each.name === second)), replaces)
    case 'function': return tools.putFunction(found(wanted.functions.find((each) => each.name === name)))
    case 'timer': return tools.setTimer(first, found(wanted.functions.find((each) => each.name === first)?.config.triggers.find((each) => each.name === second)), replaces)
    case 'route': return tools.makeRoute(name, found(wanted.routes.find((each) => each.path === name)).fn, replaces)
    case 'site': return tools.putSite(siteFolder, wanted.site.filter(({ path, md5 }) => present.site.get(path) !== md5))
    default: throw new Error(`nobody carries out a step of kind ${kind}`)
  }
}

/** `orders.timer`: a collection's or a function's name has no dot. */
function twoParts(name: string): readonly [string, string] {
  const dot = name.indexOf('.')
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)]
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('a step without what it is about')
  return thing
}
