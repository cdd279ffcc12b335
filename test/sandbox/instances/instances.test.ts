import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Instances, startInstances } from '../../../sandbox/data-plane/instances/start-instances.ts'
import type { Settings } from '../../../sandbox/model/settings.ts'
import { type Account, createAccount } from '../ec2/account.ts'

let account: Account
let instances: Instances
beforeEach(() => begin({}))
afterEach(end)

async function begin(changed: Partial<Settings>): Promise<void> {
  account = createAccount({ network: 142, ...changed })
  instances = await startInstances(account.world)
}

async function end(): Promise<void> {
  await instances.close()
  account.clock.close()
}

/** Launches instances and lets them boot; gives their ids. */
async function boot(script: string | Buffer, count = 1): Promise<string[]> {
  const UserData = Buffer.from(script).toString('base64')
  const ids = account.launch({ MinCount: count, MaxCount: count, UserData })
  await account.settle()
  return ids
}

const seeded = (release: string) => `#!/bin/sh\nserve --release ${release} --color blue\n`
const addressOf = (id = '') => account.world.compute.instances.get(id)?.privateAddress ?? ''
const consoleOf = (id = '') => account.world.compute.console.get(id)?.text ?? ''
/** What the scripts printed: without when and by whom, and what cloud-init says itself. */
const printed = (id = '') =>
  consoleOf(id)
    .replaceAll(/^\[ *\d+\.\d{6}\] cloud-init\[1201\]: /gm, '')
    .replaceAll(/^Cloud-init .*\n/gm, '')
// Tests have the same addresses: no connection may be kept for the next.
const ask = (id: string | undefined, path = '/version', port = 8080) =>
  fetch(`http://${addressOf(id)}:${port}${path}`, { headers: { connection: 'close' } })

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('an instance that runs serves, on its own address, the release that its user data names', async () => {
  const [one] = await boot(seeded('v1'))
  const [other] = await boot(seeded('v2'))

  for (const [id, release] of [
    [one, 'v1'],
    [other, 'v2'],
  ]) {
    const answer = await ask(id)
    expect([answer.headers.get('x-release'), answer.headers.get('x-color')]).toEqual([release, 'blue'])
    expect(await answer.text()).toBe(`${release}\n`)
  }
})

test('an instance without user data listens nowhere', async () => {
  const ids = account.launch()
  await account.settle()

  await expect(ask(ids[0])).rejects.toThrow('fetch failed')
})

test('instances that run already when the data plane starts are served too', async () => {
  await instances.close()
  account.world.compute.launch({
    imageId: 'ami-00000000000000001',
    type: 't3.small',
    subnetId: 'subnet-0000000000000000a',
    count: 1,
    userData: seeded('v1'),
    atOnce: true,
  })

  instances = await startInstances(account.world)

  const [id] = account.world.compute.instances.keys()
  expect((await ask(id)).headers.get('x-release')).toBe('v1')
})

test('user data that the seeded config did not make is not run, and the console says so', async () => {
  const [id] = await boot('#!/bin/sh\nserve --release v1 --color blue; echo done\n')

  expect(printed(id)).toMatch(/^user data: not run: .* --run-user-data\n$/)
  expect(instances.running()).toEqual([])
})

test.each(['TerminateInstances', 'StopInstances'])('%s ends the processes of an instance', async (action) => {
  const [id] = await boot(seeded('v1'))
  const [{ pid = 0 } = {}] = instances.running()
  expect(isAlive(pid)).toBe(true)

  account.call(action, { InstanceIds: [id] })
  await account.clock.advance(5000)

  expect(isAlive(pid)).toBe(false)
  expect(instances.running()).toEqual([])
})

test('an instance that dies takes its processes along', async () => {
  const [id = ''] = await boot(seeded('v1'))
  account.world.compute.dieAfter(id, 1000)

  await account.clock.advance(1000)

  expect(instances.running()).toEqual([])
})

test('an instance that is started again serves again', async () => {
  const [id] = await boot(seeded('v1'))
  account.call('StopInstances', { InstanceIds: [id] })
  await account.clock.advance(5000)

  account.call('StartInstances', { InstanceIds: [id] })
  await account.settle()

  expect((await ask(id)).headers.get('x-release')).toBe('v1')
})

test('so many instances are processes of their own, the rest serve inside, and closing ends them all', async () => {
  await instances.close()
  instances = await startInstances(account.world, 3)
  const ids = await boot(seeded('v1'), 5)
  const answers = await Promise.all(ids.map(async (id) => (await ask(id)).headers.get('x-release')))
  const pids = instances.running().map(({ pid }) => pid)
  const processes = pids.filter((pid) => pid !== undefined)

  expect(answers).toEqual(ids.map(() => 'v1'))
  expect([processes.length, pids.length]).toEqual([3, 5])

  await instances.close()

  expect(processes.filter(isAlive)).toEqual([])
  for (const id of ids) await expect(ask(id)).rejects.toThrow('fetch failed')
})

test('the processes of instances end when the sandbox is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-sandbox-'))
  await chmod(folder, 0o711)
  const program = fileURLToPath(new URL('sandbox-to-kill.ts', import.meta.url))
  const sandbox = spawn(process.execPath, [program], { env: { ...process.env, TMPDIR: folder } })
  const [line] = (await once(sandbox.stdout.setEncoding('utf8'), 'data')) as [string]
  const pids = line.trim().split(' ').map(Number)
  expect(pids.map(isAlive)).toEqual([true, true, true])

  sandbox.kill('SIGKILL')

  await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([])
  await rm(folder, { recursive: true })
})

describe('with leave to run any user data', () => {
  beforeEach(async () => {
    await end()
    await begin({ runUserData: true })
  })

  test('it has only PATH, HOME, INSTANCE_ID, PRIVATE_IP and its metadata service to know, and its home to write to', async () => {
    const [id = ''] = await boot(
      '#!/bin/sh\nenv | cut -d= -f1 | sort | tr "\\n" " "; touch "$HOME/file" && echo "$INSTANCE_ID $PRIVATE_IP"\n',
    )
    const [, names = '', known] = /^(.*) (\S+ \S+)\n$/s.exec(printed(id)) ?? []
    // The shell itself adds these.
    const own = names.split(' ').filter((name) => !['OLDPWD', 'PWD', 'SHLVL', '_'].includes(name))

    expect(own).toEqual(['AWS_EC2_METADATA_SERVICE_ENDPOINT', 'HOME', 'INSTANCE_ID', 'PATH', 'PRIVATE_IP'])
    expect(known).toBe(`${id} ${addressOf(id)}`)
  })

  test.runIf(process.getuid?.() === 0)('it runs as nobody when the sandbox was started by root', async () => {
    const [id] = await boot('#!/bin/sh\nid -u; id -G\n')

    expect(printed(id)).toBe('65534\n65534\n')
  })

  test('what it left in the background ends with the instance', async () => {
    const [id] = await boot('#!/bin/sh\nsleep 1000 & echo $!\nserve --release v1 --port 9000\n')
    const pid = Number(printed(id).trim())
    expect(isAlive(pid)).toBe(true)
    expect((await ask(id, '/', 9000)).headers.get('x-color')).toBe('none')

    account.call('TerminateInstances', { InstanceIds: [id] })

    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
  })

  test('how it failed stands on the console', async () => {
    const [id] = await boot('#!/bin/sh\necho before; serve --color blue; exit 3\n')

    expect(printed(id)).toContain('before\n')
    expect(consoleOf(id)).toContain('serve: --release is missing\n')
    expect(printed(id)).toContain('user data ended with 3\n')
  })

  test('it serves while it still runs', async () => {
    const [id] = await boot('#!/bin/sh\nserve --release v1\nsleep 1000\n')

    expect((await ask(id)).headers.get('x-release')).toBe('v1')
  })

  test('every part of a multi-part document is run, also behind one that failed, and each by its own shell', async () => {
    const part = (text: string) => `--P\nContent-Type: text/x-shellscript\n\n${text}`
    const [id] = await boot(
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=P\n\n${part('#!/bin/sh\necho one; exit 3\n')}${part('#!/bin/bash -u\nfor i in {1..2}; do echo $i; done\n')}--P--\n`,
    )

    await expect.poll(() => printed(id)).toMatch(/^one\n1\n2\n.*user data ended with 3\n$/)
  })

  test('a compressed script runs, and serves', async () => {
    const [id] = await boot(gzipSync(seeded('v7')))

    expect((await ask(id)).headers.get('x-release')).toBe('v7')
  })

  test('the console can be read after the instance has died, with the time of its last line', async () => {
    const [id = ''] = await boot('#!/bin/sh\necho about to die; printf "no end of line"\n')
    await expect.poll(() => printed(id)).toContain('no end of line')
    const before = account.clock.now()
    account.world.compute.dieAfter(id, 1000, {
      code: 'Server.InternalError',
      message: 'Server.InternalError: Internal error on launch',
    })
    await account.clock.advance(60_000)

    const { Output, Timestamp } = account.call<{ Output: string; Timestamp: Date }>('GetConsoleOutput', {
      InstanceId: id,
      Latest: true,
    })

    expect(Buffer.from(Output, 'base64').toString()).toMatch(
      /^\[ +\d+\.\d{6}\] cloud-init\[1201\]: about to die$/m,
    )
    expect(Timestamp.getTime()).toBeLessThanOrEqual(before)
  })
})
