import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

/** A TLS server on an address, until the test ends; its certificate, signed by itself, is for `app.example.com`. */
export const serveTls = async (address: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'switchover-tls-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const make = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=app.example.com`
  const names = ['-addext', 'subjectAltName=DNS:app.example.com']
  await promisify(execFile)('openssl', [...make.split(' '), ...names, '-keyout', key, '-out', cert])
  const pair = { key: await readFile(key), cert: await readFile(cert, 'utf8') }
  const server = createServer(pair, (request, response) => {
    response.end(String((request.socket as TLSSocket & { servername?: string }).servername))
  }).listen(0, address)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const at = server.address()
  return { cert: pair.cert, port: typeof at === 'object' && at !== null ? at.port : 0 }
}
