import { badRequest } from '../../platform-error'
import type { DocumentDatabase } from '../open-database'
import { isDoc, isList, type Doc, type Maybe, type Value } from '../values'
import { envOf } from './compile-expression'
import type { Env, Scope } from './expression-types'

/** What a pipeline runs in: the database it may look into, and the variables of the pipeline around it. */
export interface Pipeline {
  readonly db: DocumentDatabase
  readonly scope: Scope
  readonly vars: ReadonlyMap<string, Maybe>
}
export type Stage = readonly [name: string, value: Value]
/** A compiled stage: documents in, documents out. It never changes a document it was given. */
export type RunStage = (docs: readonly Doc[]) => readonly Doc[]
export type CompileStage = (value: Value, pipeline: Pipeline, name: string) => RunStage

export const envIn = (pipeline: Pipeline, doc: Maybe): Env => envOf(doc, pipeline.vars)

export const asDoc = (value: Value | undefined, stage: string): Doc => {
  if (!isDoc(value)) throw badRequest(`the ${stage} specification must be an object`)
  return value
}
export const asText = (value: Value | undefined, what: string): string => {
  if (typeof value !== 'string' || value === '') throw badRequest(`${what} must be a non-empty string`)
  return value
}
export const asCount = (value: Value | undefined, what: string, least: 0 | 1): number => {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw badRequest(`${what} must be an integer`)
  if (value < least) throw badRequest(`${what} must be ${least === 1 ? 'positive' : 'non-negative'}, found ${value}`)
  return value
}
/** Refuses an option the stage does not have. */
export const onlyOptions = (spec: Doc, stage: string, options: readonly string[]): Doc => {
  const unknown = Object.keys(spec).find((key) => !options.includes(key))
  if (unknown !== undefined) throw badRequest(`unrecognized option to ${stage}: ${unknown}`)
  return spec
}

/** Reads a pipeline written inside another: `[{ $match: … }, …]`. */
export const readStages = (value: Value | undefined): readonly Stage[] => {
  if (!isList(value)) throw badRequest('a pipeline must be an array of stages')
  return value.map((stage) => {
    const [entry, more] = isDoc(stage) ? Object.entries(stage) : []
    if (!entry || more) throw badRequest('A pipeline stage specification object must contain exactly one field.')
    return entry
  })
}
