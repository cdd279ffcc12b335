import type { GetConsoleOutputRequest, GetConsoleOutputResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instanceOf } from './ids.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html */
export const getConsoleOutput: Operation<GetConsoleOutputRequest, GetConsoleOutputResult> = (
  world,
  input,
) => {
  const { id } = instanceOf(world, input.InstanceId)
  refuseDryRun(input)
  const output = world.compute.console.get(id)
  return {
    InstanceId: id,
    Timestamp: new Date(world.clock.now()),
    ...(output !== undefined && { Output: Buffer.from(output).toString('base64') }),
  }
}
