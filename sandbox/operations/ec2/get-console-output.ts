import type { GetConsoleOutputRequest, GetConsoleOutputResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instanceOf } from './ids.ts'
import { instanceTypes } from './instance-types.ts'

/**
 * Without `Latest` what was kept at the last change of state; also after the instance has ended, for as long as it is
 * shown. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
 */
export const getConsoleOutput: Operation<GetConsoleOutputRequest, GetConsoleOutputResult> = (
  world,
  input,
) => {
  const { id, type } = instanceOf(world, input.InstanceId)
  if (input.Latest && !instanceTypes.get(type)?.nitro) {
    throw new AwsError(
      'UnsupportedOperation',
      'This instance type does not support retrieving the latest console logs.',
    )
  }
  refuseDryRun(input)
  const { console: live, keptConsole } = world.compute
  const output = (input.Latest ? live : keptConsole).get(id)
  return {
    InstanceId: id,
    Timestamp: new Date(output?.writtenMs ?? world.clock.now()),
    ...(output !== undefined && { Output: Buffer.from(output.text).toString('base64') }),
  }
}
