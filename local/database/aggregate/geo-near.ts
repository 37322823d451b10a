import { badRequest } from '../../platform-error'
import type { CollectionInfo } from '../catalog'
import { findNear, metresFrom } from '../find-near'
import { readPoint } from '../geo/geometry'
import { compileQuery } from '../match-query'
import { partsOf, valuesAt } from '../paths'
import type { Doc } from '../values'
import { withField } from './field-tree'
import { asCount, asDoc, asText, onlyOptions, type Pipeline } from './stage-types'

const OPTIONS = ['near', 'distanceField', 'distanceMultiplier', 'includeLocs', 'key', 'limit', 'num', 'maxDistance', 'minDistance', 'query', 'spherical', 'uniqueDocs']

const metres = (value: unknown, name: string, otherwise: number): number => {
  if (value === undefined) return otherwise
  if (typeof value !== 'number' || !(value >= 0)) throw badRequest(`${name} must be a non-negative number`)
  return value
}

/** `$geoNear`: nearest first, with the distance in metres written into each document. Needs a geographic index. */
export const compileGeoNear = (given: Doc, pipeline: Pipeline): ((collection: CollectionInfo) => readonly Doc[]) => {
  const spec = onlyOptions(given, '$geoNear', OPTIONS)
  const centre = readPoint(spec['near'])
  if (!centre) throw badRequest('$geoNear requires near to be a point')
  const field = asText(spec['distanceField'], 'distanceField')
  const locs = spec['includeLocs'] === undefined ? undefined : asText(spec['includeLocs'], 'includeLocs')
  const times = metres(spec['distanceMultiplier'], 'distanceMultiplier', 1)
  const limit = spec['limit'] ?? spec['num']
  const wanted = limit === undefined ? Infinity : asCount(limit, '$geoNear limit', 1)
  const matches = compileQuery(asDoc(spec['query'] ?? {}, '$geoNear query'), pipeline)
  const within = { centre, min: metres(spec['minDistance'], 'minDistance', 0), max: metres(spec['maxDistance'], 'maxDistance', Infinity) }
  const key = spec['key'] === undefined ? undefined : asText(spec['key'], '$geoNear key')

  return (collection) => {
    const near = { ...within, path: key ?? onlyKey(collection) }
    return findNear(pipeline.db.main, collection, near, matches, wanted).map(({ doc }) => {
      const measured = withField(doc, field, metresFrom(near, doc) * times)
      return locs === undefined ? measured : withField(measured, locs, valuesAt(doc, partsOf(near.path))[0])
    })
  }
}

const onlyKey = (collection: CollectionInfo): string => {
  const paths = [...new Set(collection.indexes.flatMap((index) => (index.geo ? [index.geo.path] : [])))]
  const [only, more] = paths
  if (only === undefined) throw badRequest('$geoNear requires a 2d or 2dsphere index, but none were found')
  if (more !== undefined) throw badRequest("There is more than one 2dsphere index; unsure which to use for $geoNear, please specify a 'key'")
  return only
}
