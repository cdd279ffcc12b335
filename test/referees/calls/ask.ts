import type { Json, Service } from '../clients/client.ts'
import type { Call, Undo } from './call.ts'

type Ask = (id: string, operation: string, input: Json, more?: Pick<Call, 'fails' | 'until' | 'undo'>) => Call

const of =
  (service: Service): Ask =>
  (id, operation, input, more) => ({ id, service, operation, input, ...more })

/** A call of Elastic Load Balancing, and so on: its name in the scene, its name at AWS, what is sent. */
export const elbv2 = of('elbv2')
export const autoscaling = of('autoscaling')
export const cloudwatch = of('cloudwatch')
export const ec2 = of('ec2')
export const iam = of('iam')
export const route53 = of('route53')
export const ssm = of('ssm')
export const sts = of('sts')

/** Stands for a value in the answer to an earlier call. */
export function ref(path: string): Json {
  return { $: path }
}

/** An id of the same form that nothing has. */
export function neighbour(known: Json): Json {
  return typeof known === 'object' ? { ...known, ending: '0123456789abcdef' } : known
}

/** Asked until `path` shows one of the values. */
export function until(path: string, ...values: readonly Json[]): Pick<Call, 'until'> {
  return { until: { path, in: values } }
}

/** The call is refused so. */
export function fails(code: string): Pick<Call, 'fails'> {
  return { fails: code }
}

/** What the call made is deleted so. */
export function undo(operation: string, input: Json): { readonly undo: readonly [Undo] } {
  return { undo: [{ operation, input }] }
}
