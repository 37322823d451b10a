import type { LogEntryDoc } from '@core/contract/documents'

/** Of the lines after a line the first that took the order to another community says which one had it then. */
export function communityThen(communityId: string, later: readonly LogEntryDoc[]): string {
  const left = later.find(({ data }) => typeof data?.['leftId'] === 'string')?.data?.['leftId']
  return typeof left === 'string' ? left : communityId
}
