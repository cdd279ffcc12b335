import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { batchesAtOnce, batchesOf, concurrencyOfCall } from '../../src/aws/commands/batches.ts'
import type { RemoteOrder } from '../../src/deploy/ports.ts'
import { type Adapter, adapterOf, callsTo, look, quickSandbox, signal } from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
let machines: readonly string[]
beforeAll(async () => {
  sandbox = await quickSandbox({
    speed: 4,
    targets: 3,
    runUserData: true,
    bootMs: [0, 50],
    ssmAgentMs: [0, 50],
  })
  adapter = await adapterOf(sandbox)
  machines = (await look(adapter)).sides.blue.machines.map(({ id }) => id).sort()
})
afterAll(() => sandbox.close())

const order = (script: string, change: Partial<RemoteOrder> = {}): RemoteOrder => ({
  machines,
  document: 'AWS-RunShellScript',
  parameters: { commands: [script] },
  withinMs: 60_000,
  concurrency: undefined,
  ...change,
})

/** Runs it, and keeps who wrote what. */
async function run(script: string, change: Partial<RemoteOrder> = {}, until = signal) {
  const heard: string[] = []
  const hear = (machine: string, line: string) => heard.push(`${machine}: ${line}`)
  const answers = await adapter.commands.run(order(script, change), hear, until)
  return { answers, heard }
}

const commands = () => [...sandbox.world.systemsManager.commands.values()]
/** How the last command of this script stands on each machine, by its id. */
const statesOf = (script: string) =>
  [
    ...(commands()
      .findLast(({ step }) => step.script.includes(script))
      ?.invocations.values() ?? []),
  ]
    .sort((a, b) => a.instanceId.localeCompare(b.instanceId))
    .map(({ state }) => state)
const fault = (list: readonly object[]) =>
  fetch(`${sandbox.control}/faults`, { method: 'POST', body: JSON.stringify(list) })

test('a script runs on every machine, and each line that it writes is heard with its machine', async () => {
  const { answers, heard } = await run('echo "I am $INSTANCE_ID"\necho done')

  expect(answers.map(({ machine, passed }) => [machine, passed])).toEqual(machines.map((id) => [id, true]))
  expect(heard.sort()).toEqual(machines.flatMap((id) => [`${id}: I am ${id}`, `${id}: done`]).sort())
})

test('alone: what fails on one machine keeps it from no other', async () => {
  const [first] = machines
  const script = `# alone\n[ "$INSTANCE_ID" != ${first} ]`

  const { answers } = await run(script, { alone: true, concurrency: '1' })

  expect(answers.filter(({ passed }) => passed).map(({ machine }) => machine)).toEqual(machines.slice(1))
  expect(statesOf('# alone')).toEqual(['Failed', 'Success', 'Success'])
})

test('a machine that is done is heard while others still run; a signal cancels them', async () => {
  const cancel = new AbortController()
  const heard: string[] = []
  const hear = (machine: string, line: string) => {
    heard.push(`${machine}: ${line}`)
    cancel.abort(new Error('heard enough'))
  }
  const script = `[ "$INSTANCE_ID" = ${machines[0]} ] || exec sleep 60; echo early`

  const running = adapter.commands.run(order(script), hear, AbortSignal.any([signal, cancel.signal]))

  await expect(running).rejects.toThrow('heard enough')
  expect(heard).toEqual([`${machines[0]}: early`])
  await expect.poll(() => statesOf(script)).toEqual(['Success', 'Cancelled', 'Cancelled'])
})

test('the machine that failed is told of first, with its last lines; the others did well, or were not begun', async () => {
  const failing = machines[1]
  const { answers } = await run(
    `for i in $(seq 12); do echo "line $i"; done; [ "$INSTANCE_ID" = ${failing} ] && exit 3; exit 0`,
  )

  expect(answers[0]).toMatchObject({ machine: failing, passed: false })
  const [why, ...lines] = answers[0]?.said.split('\n') ?? []
  expect(why).toBe('Failed, exit code 3')
  expect(lines).toContain('line 12')
  expect(lines.length).toBeLessThanOrEqual(10)
  for (const { passed, said } of answers.slice(1)) expect(passed || /^was not run/.test(said)).toBe(true)
})

test('one at a time: after the first failure nothing more is begun', async () => {
  const { answers } = await run('echo tried; exit 1', { concurrency: '1' })

  expect(statesOf('echo tried').filter((state) => state === 'Failed')).toHaveLength(1)
  expect(answers.filter(({ said }) => said.startsWith('Failed'))).toHaveLength(1)
  expect(answers.filter(({ passed }) => passed)).toEqual([])
})

test('a script that is late is ended on the machine, and that is said', async () => {
  const { answers } = await run('exec sleep 61', { withinMs: 2_000, machines: machines.slice(0, 1) })

  expect(answers[0]).toMatchObject({ passed: false })
  expect(answers[0]?.said).toMatch(
    /^(not done within 2 s, and cancelled|ExecutionTimedOut|Execution Timed Out|TimedOut)/,
  )
  await expect.poll(() => statesOf('exec sleep 61')[0]).toMatch(/Cancelled|ExecutionTimedOut/)
})

test('a command whose answer was lost is looked for, not sent again', async () => {
  const before = commands().length
  await fault([{ service: 'ssm', action: 'SendCommand', nth: 1, kind: 'lost-response' }])

  const { answers } = await run('echo once', { machines: machines.slice(0, 1) })

  expect(answers.map(({ passed }) => passed)).toEqual([true])
  expect(commands()).toHaveLength(before + 1)
})

test('a call that AWS throttles is made again', async () => {
  await fault([
    { service: 'ssm', action: 'SendCommand', nth: 1, kind: 'throttle' },
    { service: 'ssm', action: 'ListCommandInvocations', nth: 1, kind: 'throttle' },
  ])

  const { answers } = await run('echo patient', { machines: machines.slice(0, 1) })

  expect(answers.map(({ passed }) => passed)).toEqual([true])
})

test('long output is told whole as far as AWS keeps it, though the list cuts it', async () => {
  const { answers, heard } = await run('for i in $(seq 1 400); do echo "a line with number $i"; done', {
    machines: machines.slice(0, 1),
  })

  expect(answers.map(({ passed }) => passed)).toEqual([true])
  expect(heard.at(-1)).toBe(`${machines[0]}: a line with number 400`)
  expect(heard).toHaveLength(400)
})

test('what an earlier run began and did not see the end of is ended before the same begins again', async () => {
  const one = machines.slice(0, 1)
  const lost = new AbortController()
  const first = run('exec sleep 62', { machines: one }, AbortSignal.any([signal, lost.signal]))
  await expect.poll(() => statesOf('exec sleep 62')).toEqual(['InProgress'])
  await fault([
    {
      service: 'ssm',
      action: 'CancelCommand',
      nth: 1,
      kind: 'error',
      when: 'before',
      code: 'InternalServerError',
      status: 400,
    },
  ])
  // The first dies: not even its cancel arrives.
  lost.abort(new Error('killed'))
  await expect(first).rejects.toThrow('killed')
  expect(statesOf('exec sleep 62')).toEqual(['InProgress'])

  const { answers } = await run('echo again', { machines: one })

  expect(answers.map(({ passed }) => passed)).toEqual([true])
  expect(statesOf('exec sleep 62')).toEqual(['Cancelled'])
})

test('machines whose agents are not online in time are named, and nothing is sent to the others', async () => {
  const before = commands().length

  const { answers } = await run('echo run', { machines: [...machines, 'i-00000000000000000'], withinMs: 700 })

  expect(answers[0]).toEqual({
    machine: 'i-00000000000000000',
    passed: false,
    said: 'its Systems Manager agent was not online within 0.7 s',
  })
  expect(answers.slice(1).map(({ said }) => said)).toEqual(
    machines.map(() => 'was not run: another machine was not online'),
  )
  expect(commands()).toHaveLength(before)
})

test('agents are asked in as few calls as AWS allows', async () => {
  const many = [...machines, ...Array.from({ length: 147 }, (_, at) => `i-${String(at).padStart(17, '0')}`)]
  const asked = async () =>
    (await callsTo(sandbox)).filter(({ action }) => action === 'DescribeInstanceInformation').length
  const before = await asked()

  expect([...(await adapter.commands.online(many, signal))].sort()).toEqual(machines)

  expect((await asked()) - before).toBe(2)
})

test('a call takes fifty machines, and no more run at once than are asked for', () => {
  const many = Array.from({ length: 120 }, (_, at) => `i-${at}`)

  expect(batchesOf(many).map(({ length }) => length)).toEqual([50, 50, 20])
  expect([undefined, '50%', '10', '120'].map(batchesAtOnce)).toEqual([Infinity, Infinity, 1, 2])
  expect([undefined, '50%', '10', '120'].map(concurrencyOfCall)).toEqual([undefined, '50%', '10', '50'])
})
