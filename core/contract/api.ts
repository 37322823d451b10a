import type * as z from 'zod'
import { activitiesContract } from './activities'
import { catalogueContract } from './catalogue'
import { emergencyContract } from './emergency'
import { filesContract } from './files'
import { importsContract } from './imports'
import { ordersContract } from './orders'
import { peopleContract } from './people'
import { pointsContract } from './points'
import { postsContract } from './posts'
import { printsContract } from './prints'
import { registryContract } from './registry'
import { wishesContract } from './wishes'
import { safetyContract } from './safety'

/** Every function and every action of the product. The timer function `clock` has none that anybody can call. */
export const API = {
  orders: ordersContract,
  people: peopleContract,
  posts: postsContract,
  activities: activitiesContract,
  points: pointsContract,
  catalogue: catalogueContract,
  files: filesContract,
  registry: registryContract,
  emergency: emergencyContract,
  imports: importsContract,
  prints: printsContract,
  wishes: wishesContract,
  safety: safetyContract,
} as const

type Contracts = typeof API
/** The whole API as types: what a caller sends, and what comes back. Imported by the app as types only. */
export type Api = {
  readonly [F in keyof Contracts]: {
    readonly [A in keyof Contracts[F]]: Contracts[F][A] extends { input: infer I extends z.ZodType; output: infer O extends z.ZodType }
      ? { readonly input: z.input<I>; readonly output: z.output<O> }
      : never
  }
}
export type FunctionName = keyof Api
export type ActionName<F extends FunctionName> = keyof Api[F] & string
export type InputOf<F extends FunctionName, A extends ActionName<F>> = Api[F][A] extends { input: infer I } ? I : never
export type OutputOf<F extends FunctionName, A extends ActionName<F>> = Api[F][A] extends { output: infer O } ? O : never
