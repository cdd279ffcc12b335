import { stderr } from 'node:process'
import { setTimeout as elapse } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Instance, Until } from '../../model/compute.ts'
import type { Execution } from '../../model/systems-manager.ts'
import type { World } from '../../model/world.ts'
import { DEFAULTS } from '../../options.ts'
import { failed, isSeededCommand } from './command.ts'
import { createImage } from './image.ts'
import { createMachine, type Machine } from './machine.ts'
import type { ServingInstance } from './serving-instance.ts'
import { isSeeded } from './user-data.ts'

/** Each script holds five pipes while it runs. */
const SCRIPTS_AT_ONCE = 16

/** So long, in real time, does a clock that is moved wait for a command: one that hangs must not stop time. */
const COMMAND_PATIENCE_MS = 500

export interface Instances {
  /** What serves at this moment. */
  running(): readonly ServingInstance[]
  close(): Promise<void>
}

/**
 * Gives every running instance of the world a life: user data that is run, and the program it asked for.
 * The first `mostChildren` are processes of their own, later ones run inside the sandbox's.
 */
export async function startInstances(world: World, mostChildren = DEFAULTS.children): Promise<Instances> {
  const image = await createImage()
  const atOnce = pLimit(SCRIPTS_AT_ONCE)
  const machines = new Map<string, Machine>()
  const ending = new Set<Promise<void>>()

  const children = () => [...machines.values()].filter((machine) => machine.isChild()).length

  function machineOf(instance: Instance): Machine {
    const machine =
      machines.get(instance.id) ?? createMachine(world, image, instance, () => children() < mostChildren)
    machines.set(instance.id, machine)
    return machine
  }

  function boot(instance: Instance): Promise<void> {
    const refusal = whyNotRun(world, instance)
    if (refusal !== undefined) stderr.write(`${instance.id}: ${refusal}\n`)
    const machine = machineOf(instance)
    const start = () => machine.start(refusal)
    return isSeeded(instance.userData ?? '') ? atOnce(start) : start()
  }

  function halt(instance: Instance): Promise<void> {
    const end = (machines.get(instance.id)?.stop() ?? Promise.resolve()).finally(() => ending.delete(end))
    ending.add(end)
    return end
  }

  async function execute(execution: Execution, kill: AbortSignal): Promise<void> {
    const { instanceId, step } = execution
    const machine = machines.get(instanceId)
    if (!world.settings.runUserData && !isSeededCommand(step.script))
      return execution.ended(failed(1, `not run: ${ONLY_WHEN_ASKED}`))
    const ended = await machine?.run(execution, kill)
    if (ended !== undefined) execution.ended(ended)
  }

  const onExecute = (execution: Execution, until: Until) => {
    const kill = new AbortController()
    const work = execute(execution, kill.signal).catch((error: unknown) =>
      execution.ended(failed(1, String(error))),
    )
    execution.onStop(() => {
      kill.abort()
      return work
    })
    until(Promise.race([work, elapse(COMMAND_PATIENCE_MS, undefined, { ref: false })]))
  }
  const onRunning = (instance: Instance, until: Until) => until(boot(instance))
  const onStopped = (instance: Instance, until: Until) => until(halt(instance))
  world.compute.events.on('running', onRunning)
  world.compute.events.on('stopped', onStopped)
  world.systemsManager.events.on('execute', onExecute)
  const there = [...world.compute.instances.values()].filter(({ state }) => state === 'running')
  await Promise.all(there.map(boot))

  return {
    running: () => [...machines.values()].flatMap((machine) => machine.serving() ?? []),
    async close() {
      world.compute.events.off('running', onRunning)
      world.compute.events.off('stopped', onStopped)
      world.systemsManager.events.off('execute', onExecute)
      await Promise.all([...machines.values()].map((machine) => machine.stop()))
      await Promise.all(ending)
      await image.remove()
    },
  }
}

const ONLY_WHEN_ASKED = 'not of the form that the seeded config makes, and is run only with --run-user-data'

function whyNotRun(world: World, { userData }: Instance): string | undefined {
  if (userData === undefined || world.settings.runUserData || isSeeded(userData)) return undefined
  return `its user data is ${ONLY_WHEN_ASKED}`
}
