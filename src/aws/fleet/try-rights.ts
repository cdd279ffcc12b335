import { SwitchoverError } from '../../errors.ts'
import type { Ec2Settings } from '../../settings.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import { explained } from './denial.ts'
import type { Tried } from './fleet.ts'
import { idleSide } from './idle-side.ts'
import { madeNow } from './made.ts'
import { launchInput } from './order.ts'
import { isAlive, shownMachines } from './own.ts'
import type { Templates } from './template.ts'

/**
 * Tries what a launch and an ending need, by EC2's own dry run: with the parameters of the launch, and on instances of
 * ours, of which none that may serve is named for its ending, not even to try it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const tryRights = async (
  scope: Scope,
  fleet: Ec2Settings,
  templates: Templates,
  release: string,
  signal: AbortSignal,
): Promise<readonly Tried[]> => {
  const [made, idle, machines] = await Promise.all([
    madeNow(scope, fleet, templates, signal),
    idleSide(scope, signal),
    shownMachines(scope, signal),
  ])
  const ec2 = await scope.clients.ec2()
  const own = machines.filter(({ machine }) => machine.ours && isAlive(machine))
  const [any] = own
  const spare = own.find(({ place }) => idle !== undefined && (place === idle || place === 'kept'))
  const template = made.template && (await templates.find(made.template, signal))
  const act = { kind: 'launch', color: idle ?? 'green', attempt: 'a0', made: '', count: 1, release } as const
  const order = { type: fleet.types[0], subnet: fleet.subnets[0], count: 1 }
  const input = launchInput(scope, act, order, { fleet, image: made.image, template })
  // Without an image nothing can be launched: that is a mistake of its own.
  const launches = made.image !== undefined || template?.data.ImageId !== undefined
  const tries = await Promise.all([
    ...(launches ? [tried('RunInstances', () => ec2.runInstances({ ...input, DryRun: true }, signal))] : []),
    ...(any === undefined
      ? []
      : [
          tried('CreateTags', () =>
            ec2.createTags(
              {
                Resources: [any.machine.id],
                Tags: [{ Key: keys.release, Value: any.machine.release }],
                DryRun: true,
              },
              signal,
            ),
          ),
        ]),
    ...(spare === undefined
      ? []
      : [
          tried('TerminateInstances', () =>
            ec2.terminateInstances({ InstanceIds: [spare.machine.id], DryRun: true }, signal),
          ),
        ]),
  ])
  return tries.filter((one) => one !== undefined)

  /** Undefined where AWS refuses it for another reason: then nothing is known. */
  async function tried(call: string, ask: () => Promise<unknown>): Promise<Tried | undefined> {
    try {
      await ask()
      return { action: `ec2:${call}`, denied: undefined }
    } catch (error) {
      signal.throwIfAborted()
      if (awsCode(error) === 'DryRunOperation') return { action: `ec2:${call}`, denied: undefined }
      if (!(error instanceof SwitchoverError) || error.code !== 'denied') return undefined
      const why = await explained(scope, error, signal)
      return { action: `ec2:${call}`, denied: why instanceof Error ? why.message : error.message }
    }
  }
}
