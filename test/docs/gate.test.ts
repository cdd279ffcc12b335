import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { fenced, readText } from './markdown.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const readme = readText('README.md')
const [byTag = '', byParameter = ''] = fenced(readme, 'sh')
const [systemd = ''] = fenced(readme, 'ini')
const [cron = ''] = fenced(readme, '').filter((code) => code.includes('switchover-live'))

let server: Server | undefined
afterEach(() => server?.close())

/** A metadata service of the second version, whose instance has this tag. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html */
async function metadataWith(tag: string | undefined): Promise<string> {
  server = createServer(({ method, url, headers }, answer) => {
    const isLive = url === '/latest/meta-data/tags/instance/switchover-live' && tag !== undefined
    if (method === 'PUT' && url === '/latest/api/token' && headers['x-aws-ec2-metadata-token-ttl-seconds'])
      return answer.end('a-token')
    if (headers['x-aws-ec2-metadata-token'] !== 'a-token') return answer.writeHead(401).end()
    return isLive ? answer.end(tag) : answer.writeHead(404).end('<html>404 - Not Found</html>')
  })
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/latest`
}

const run = (script: string, path = process.env['PATH'] ?? ''): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', script], { env: { PATH: path }, stdio: 'ignore' })
    child.on('error', reject).on('close', resolve)
  })

test.each([
  ['true', 0],
  ['false', 1],
  ['', 1],
  [undefined, 1],
])('workers that ask the metadata work where the tag says true: %s', async (tag, code) => {
  const imds = await metadataWith(tag)

  expect(await run(byTag.replace('http://169.254.169.254/latest', imds))).toBe(code)
})

test('workers stay quiet where there is no metadata to ask', async () => {
  const imds = await metadataWith('true')
  await new Promise((closed) => server?.close(closed))

  expect(await run(byTag.replace('http://169.254.169.254/latest', imds))).toBe(1)
})

test.each([
  ['echo green', 0],
  ['echo blue', 1],
  ['echo none', 1],
  ['exit 254', 1],
])('workers of green that ask the parameter work where it says green: %s', async (answer, code) => {
  writeFileSync(join(folder, 'aws'), `#!/bin/sh\n${answer}\n`)
  chmodSync(join(folder, 'aws'), 0o755)
  writeFileSync(join(folder, 'color'), 'green\n')

  const script = byParameter.replace('/etc/color', join(folder, 'color'))

  expect(await run(script, `${folder}:${process.env['PATH']}`)).toBe(code)
})

test('the loop of the unit starts the worker on the live side and stops it on the other', async () => {
  const [, loop = ''] = /ExecStart=\/bin\/sh -c '(.*)'$/m.exec(systemd) ?? []
  const programs = { 'switchover-live': 'exit $LIVE', systemctl: 'echo "$@" >> "$TOLD"' }
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  // One round of it: what follows is the same again.
  const round = loop.replace('while sleep 5; do', 'for round in 1; do')
  const told = join(folder, 'told')

  for (const live of [0, 1])
    await run(`export LIVE=${live} TOLD=${told}; ${round}`, `${folder}:/usr/bin:/bin`)

  expect(loop).toMatch(/^while sleep 5; do /)
  expect(readFileSync(told, 'utf8')).toBe('start worker\nstop worker\n')
})

test('the examples have at most five lines', () => {
  const lengths = [byTag, byParameter, systemd, cron].map((code) => code.trimEnd().split('\n').length)

  expect(lengths).toEqual([5, 4, 5, 5])
})
