import { vi } from 'vitest'
import { at } from '../calls/resolve.ts'
import { type AwsCli, awsCliClient, type Run } from '../clients/aws-cli.ts'
import { type Json, must, type Service } from '../clients/client.ts'
import { sdkClient } from '../clients/sdk.ts'
import { type SandboxWorld, startSandboxWorld } from '../worlds/sandbox.ts'

/** A sandbox whose time hardly flows, in which waiters are watched while a person changes things. */
export interface Watch {
  readonly world: SandboxWorld
  readonly cli: AwsCli
  /** Runs `aws SERVICE wait WAITER ARGS`; once it has asked a second time, `then` makes true what it waits for. */
  wait(command: string, args: readonly string[], then: () => Promise<unknown>): Promise<Run>
  /** Runs a waiter that has nothing to wait for. */
  see(command: string, ...args: readonly string[]): Promise<Run>
  /** What a person does meanwhile; gives the text at this path of the answer. */
  ask(service: Service, operation: string, input: Json, path?: string): Promise<string>
  advance(ms: number): Promise<void>
  close(): Promise<void>
}

/** A second of the sandbox's takes minutes: nothing happens there but what the test makes happen. */
const SLOW = {
  speed: 0.01,
  bootMs: [10_000, 10_000],
  insyncMs: [5_000, 5_000],
  children: 0,
  runUserData: true,
} as const

export async function openWatch(): Promise<Watch> {
  const world = await startSandboxWorld({ ...SLOW, nodes: 1, targets: 1 })
  const [cli, person] = [awsCliClient(world.env), sdkClient(world.env)]
  await cli.hurry(50)
  const run = (command: string, args: readonly string[]) => {
    const [service = '', waiter = ''] = command.split(' ')
    return cli.run(service, 'wait', waiter, ...args)
  }
  return {
    world,
    cli,
    async wait(command, args, then) {
      const before = await calls(world)
      const waiting = run(command, args)
      const again = vi.waitUntil(async () => (await calls(world)) >= before + 2, {
        interval: 20,
        timeout: 20_000,
      })
      const first = await Promise.race([again, waiting])
      if (first !== true) throw new Error(`aws ${command} did not wait: ${JSON.stringify(first)}`)
      await then()
      return waiting
    },
    see: (command, ...args) => run(command, args),
    ask: async (service, operation, input, path = '') =>
      `${at(await must(person, service, operation, input), path)}`,
    advance: (ms) => world.sandbox.world.clock.advance(ms),
    async close() {
      await Promise.all([cli.close(), person.close()])
      await world.close()
    },
  }
}

/** How many calls have been answered so far. */
async function calls({ sandbox }: SandboxWorld): Promise<number> {
  const answer = await fetch(`${sandbox.control}/calls`)
  const noted: readonly unknown[] = JSON.parse(await answer.text())
  return noted.length
}
