import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import { rulesDoc } from '@core/contract/points-documents'
import { FIRST_RULES, rulesOf } from '@core/domain/points/rules'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadRecord } from '../../_data/records-repo'
import { blankRules, RULES_ID, rulesKind } from '../../_points/rules-kind'
import { beginRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { dayNumberFrom } from '../rules/day-number'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }

/** Every version, newest first, with who set it and why; anybody may know by what is counted. */
export async function showRules(_input: object, ctx: Ctx) {
  const stored = await loadRecord(rulesDoc, 'pointsRules', RULES_ID)
  const versions = stored?.versions ?? []
  const current = rulesOf(dayNumberAt(ctx.now), versions).version
  const lineOf = (version: number) => stored?.log.find(({ data }) => data?.['version'] === version)
  return {
    now: ctx.now,
    versions: [FIRST_RULES, ...versions].reverse().map(({ version, fromDay, perHour, capPerDay }) => {
      const line = lineOf(version)
      return { version, perHour, capPerDay, now: version === current, ...(fromDay === 0 ? {} : { fromDay: startOfDay(fromDay) }), ...(line === undefined ? {} : { by: line.by.label }), ...(line?.note === undefined ? {} : { note: line.note }) }
    }),
  }
}

export async function setRules({ from, perHour, capPerDay, note }: Inputs['setRules'], ctx: Ctx) {
  const actor = await actorOf(ctx, 'district')
  await checkNote([note], 'district', ctx)
  const intent = { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note, next: { fromDay: dayNumberFrom(from, 'from'), perHour, capPerDay } } }
  if ((await loadRecord(rulesDoc, 'pointsRules', RULES_ID)) === null) return (await beginRecord(rulesKind, blankRules(), 'setRules', intent)).receipt
  return (await changeRecord(rulesKind, { ...intent, id: RULES_ID, action: 'setRules' })).receipt
}
