import { join, resolve } from 'node:path'

const root = resolve(__dirname, '..')

/** Where data lives unless said otherwise. A pilot has its own: demo and real people never share a directory. */
export const dataDirOf = (pilot: boolean): string => join(root, pilot ? '.data-pilot' : '.data')
