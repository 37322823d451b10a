/** Who holds what until it ends: documents and the keys of unique indexes, each under a name of its own. */
export interface Locks {
  /** Takes it for this owner. False when another has it. */
  take(owner: string, name: string): boolean
  /** Settles when it is free; undefined when nobody has it. */
  held(name: string): Promise<void> | undefined
  /** Lets go of everything this owner has. */
  release(owner: string): void
  readonly size: number
}

interface Lock {
  readonly owner: string
  readonly freed: Promise<void>
  readonly free: () => void
}

export const makeLocks = (): Locks => {
  const locks = new Map<string, Lock>()
  const owned = new Map<string, string[]>()
  return {
    take: (owner, name) => {
      const lock = locks.get(name)
      if (lock) return lock.owner === owner
      let free = () => {}
      const freed = new Promise<void>((resolve) => (free = resolve))
      locks.set(name, { owner, freed, free })
      const names = owned.get(owner)
      if (names) names.push(name)
      else owned.set(owner, [name])
      return true
    },
    held: (name) => locks.get(name)?.freed,
    release: (owner) => {
      for (const name of owned.get(owner) ?? []) {
        const lock = locks.get(name)
        locks.delete(name)
        lock?.free()
      }
      owned.delete(owner)
    },
    get size() {
      return locks.size
    },
  }
}
