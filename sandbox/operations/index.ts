import type { World } from '../model/world.ts'
import type { ServiceName } from '../wire/services.ts'
import { autoscaling } from './autoscaling/index.ts'
import { cloudwatch } from './cloudwatch/index.ts'
import { ec2 } from './ec2/index.ts'
import { elbv2 } from './elbv2/index.ts'
import { iam } from './iam/index.ts'
import type { Operation, Operations } from './operation.ts'
import { route53 } from './route53/index.ts'
import { ssm } from './ssm/index.ts'
import { sts } from './sts/index.ts'

/** Every call that the sandbox answers. */
const operations: Readonly<Record<ServiceName, Operations>> = {
  autoscaling,
  ec2,
  elasticloadbalancing: elbv2,
  iam,
  monitoring: cloudwatch,
  route53,
  ssm,
  sts,
}

/** The call of that name; undefined when the sandbox does not have it. */
export function operationOf(service: ServiceName, action: string): Operation<unknown, unknown> | undefined {
  const table = operations[service]
  // The table only says that inputs differ; the wire reads each call's input by its own model.
  return Object.hasOwn(table, action) ? (table[action] as Operation<unknown, unknown>) : undefined
}

/** Performs a call as a client would, without the wire: for the seed and the control API. */
export async function call<Output>(
  world: World,
  service: ServiceName,
  action: string,
  input: object,
): Promise<Output> {
  const operation = operationOf(service, action)
  if (operation === undefined) throw new TypeError(`${service} has no call ${action} in the sandbox`)
  return (await operation(world, input)) as Output
}
