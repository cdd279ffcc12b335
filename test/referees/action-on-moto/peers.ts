import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const variable = 'PEERS_FILE'

/** The environment under which a Node process notes whom it connects to, in a file of this folder. */
export function notingPeers(folder: string): Record<string, string> {
  const preload = pathToFileURL(new URL(import.meta.url).pathname).href
  return { NODE_OPTIONS: `--import=${preload}`, [variable]: join(folder, 'peers') }
}

/** `host:port` of all that was connected to, and each name that was looked up for it. */
export function peersIn(folder: string): readonly string[] {
  const file = join(folder, 'peers')
  return existsSync(file) ? [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))].sort() : []
}

const file = process.env[variable]
if (file !== undefined) note(file)

/** Every TCP and TLS connection is made by this one method, whoever asks for it. */
function note(to: string): void {
  const connect = Reflect.get(Socket.prototype, 'connect')
  Reflect.set(Socket.prototype, 'connect', function (this: Socket, ...how: unknown[]) {
    const write = (line: string) => appendFileSync(to, `${line}\n`)
    this.on('connectionAttempt', (address, port) => write(`${address}:${port}`))
    this.on('lookup', (_error, _address, _family, host) => write(`name ${host}`))
    return Reflect.apply(connect, this, how)
  })
}
