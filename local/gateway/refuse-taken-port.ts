import { createServer } from 'node:http'
import { closeServer, listen } from './listen'

/** Rejects in plain words when the port is taken or not allowed: to be known before a minute of building, not after. */
export const refuseTakenPort = async (port: number, host: string): Promise<void> => {
  const server = createServer()
  await listen(server, port, host)
  await closeServer(server)
}
