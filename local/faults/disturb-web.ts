import type { ServerResponse } from 'node:http'
import type { Faults } from './make-faults'

/** Does to one request at the gateway what the seed says; false when it is not to be carried out any more. */
export type DisturbWeb = (what: string, response: ServerResponse) => Promise<boolean>

export const makeWebDisturbance = (faults: Faults): DisturbWeb => async (what, response) => {
  const call = faults.count('web')
  if (faults.strikes('webLatency', call, what)) await new Promise((resolve) => setTimeout(resolve, faults.measure('webLatency', call) * faults.latencyMs))
  if (faults.strikes('webCut', call, what)) {
    response.destroy()
    return false
  }
  if (faults.strikes('webLostReply', call, what)) loseReply(response)
  return true
}

/** Whatever is written goes nowhere, and where the answer would end the connection does. */
const loseReply = (response: ServerResponse): void => {
  response.write = () => true
  response.end = () => response.destroy()
}
