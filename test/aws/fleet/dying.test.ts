import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import {
  type Adapter,
  adapterOf,
  look,
  lookUntil,
  perform,
  quickSandbox,
  signal,
} from '../support/adapter.ts'
import { launchedOn, setFaults } from '../support/control.ts'

let sandbox: Sandbox
let adapter: Adapter
const open = async (options: Parameters<typeof quickSandbox>[0] = {}) => {
  sandbox = await quickSandbox({ targets: 0, ...options })
  adapter = await adapterOf(sandbox)
}
beforeEach(() => open())
afterEach(() => sandbox.close())

const launch = (count: number, attempt = 'a2') =>
  ({ kind: 'launch', color: 'green', attempt, release: 'v2', made: adapter.made, count }) as const

/** What boots writes on its console until it is done. */
const allBooted = () =>
  expect
    .poll(() =>
      launchedOn(sandbox).every(({ id }) =>
        sandbox.world.compute.console.get(id)?.text.includes('Cloud-init finished'),
      ),
    )
    .toBe(true)

test('a machine that dies at once says why, and its last words can be read', async () => {
  const reason = { code: 'Client.InternalError', message: 'Client error on launch' }
  await setFaults(sandbox, { service: 'ec2', action: 'RunInstances', kind: 'die', ms: 0, ...reason })
  await perform(adapter, launch(1))

  const seen = await lookUntil(adapter, ({ sides }) =>
    sides.green.machines.every(({ state }) => state === 'terminated'),
  )

  const [machine] = seen.sides.green.machines
  expect(machine?.stateReason).toBe('Client.InternalError: Client error on launch')
  const text = '\u001b[32mcloud-init\u001b[0m begins\r\n\r\nno space left on device\r\n'
  sandbox.world.compute.console.set(machine?.id ?? '', { text, writtenMs: 0 })
  expect(await adapter.fleet.lastWords([machine?.id ?? ''], signal)).toEqual([
    { machine: machine?.id, lines: ['cloud-init begins', 'no space left on device'] },
  ])
})

test('of machines to register those that ended since the last look are left out', async () => {
  await perform(adapter, launch(3))
  await lookUntil(adapter, ({ sides }) => sides.green.machines.every(({ state }) => state === 'running'))
  const [ended = '', ...others] = launchedOn(sandbox).map(({ id }) => id)
  sandbox.world.compute.dieAfter(ended, 0)
  await expect.poll(() => sandbox.world.compute.instances.get(ended)?.state).toBe('terminated')

  await perform(adapter, { kind: 'register', color: 'green', machines: [ended, ...others] })
  await perform(adapter, { kind: 'register', color: 'green', machines: [ended] })

  const { green } = (await look(adapter)).sides
  expect(green.targets.map(({ id }) => id).sort()).toEqual(others.toSorted())
})

test('a machine that lives has no reason for its end, though EC2 says why it is pending', async () => {
  await perform(adapter, launch(1))

  const { green } = (await look(adapter)).sides

  expect(green.machines.map(({ stateReason }) => stateReason)).toEqual([''])
})

test('a machine that the load balancer does not know to run yet is registered when it does', async () => {
  await perform(adapter, launch(1))
  await lookUntil(adapter, ({ sides }) => sides.green.machines[0]?.state === 'running')
  const [id = ''] = launchedOn(sandbox).map((one) => one.id)
  const message = `The following targets are not in a running state and cannot be registered: '${id}'`
  const late = { kind: 'error', when: 'before', code: 'InvalidTarget', message, times: 2 }
  await setFaults(sandbox, { service: 'elasticloadbalancing', action: 'RegisterTargets', ...late })

  await perform(adapter, { kind: 'register', color: 'green', machines: [id] })

  expect((await look(adapter)).sides.green.targets.map((target) => target.id)).toEqual([id])
})

test('of a long console only the end is told, of many machines only some', async () => {
  await perform(adapter, launch(7))
  await allBooted()
  const ids = launchedOn(sandbox).map(({ id }) => id)
  const text = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('')
  for (const id of ids) sandbox.world.compute.console.set(id, { text, writtenMs: 0 })

  const words = await adapter.fleet.lastWords(ids, signal)

  expect(words.map(({ machine }) => machine)).toEqual(ids.slice(0, 5))
  expect(words[0]?.lines).toEqual(Array.from({ length: 10 }, (_, line) => `line ${line + 30}`))
})

test('a console that says nothing, or cannot be read, is told as that', async () => {
  await sandbox.close()
  await open({ bootMs: [3_600_000, 3_600_000] })
  await perform(adapter, launch(1))
  const [id = ''] = launchedOn(sandbox).map((one) => one.id)
  const person = await adapterOf(sandbox)
  await lookUntil(person, ({ sides }) => sides.green.machines.length === 1)

  const silent = await adapter.fleet.lastWords([id], signal)
  await setFaults(sandbox, { service: 'ec2', action: 'GetConsoleOutput', kind: 'deny', when: 'before' })
  const denied = await adapter.fleet.lastWords([id], signal)

  expect(silent).toEqual([{ machine: id, lines: ['EC2 has no console output of it (yet)'] }])
  expect(denied).toEqual([
    { machine: id, lines: ['its console output cannot be read: UnauthorizedOperation'] },
  ])
})

test('launches that die one after the other end with the last reason', async () => {
  const reason = { code: 'Client.VolumeLimitExceeded' }
  const die = { service: 'ec2', action: 'RunInstances', kind: 'die', ms: 0, times: 100, ...reason }
  await setFaults(sandbox, die)
  const once = await adapterOf(sandbox)
  // Each launch is dead before the next look, so that its token stands for the dead.
  for (let round = 0; round < 11; round += 1) {
    await perform(once, launch(1)).catch(() => undefined)
    await lookUntil(once, ({ sides }) => sides.green.machines.every(({ state }) => state === 'terminated'))
  }

  await expect(perform(await adapterOf(sandbox), launch(1))).rejects.toMatchObject({
    message: expect.stringMatching(
      /10 launches .* gave no instance that lives; the last, i-[0-9a-f]+: Client\.VolumeLimitExceeded/,
    ),
  })
})
