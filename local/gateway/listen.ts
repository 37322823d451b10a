import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts listening and gives the port. Rejects in plain words when the port is taken or not allowed. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Error(`端口 ${port} 已被占用，请用 --port 换一个端口`, { cause: error }))
      else if (error.code === 'EACCES') reject(new Error(`没有权限使用端口 ${port}，请用 --port 换一个 1024 以上的端口`, { cause: error }))
      else reject(error)
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

/** Closes the server with all its connections, idle or not. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
