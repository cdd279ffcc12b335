import type { Scope } from '../scope.ts'

/** What a target group is set to beside its health checks. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
export type Attributes = ReadonlyMap<string, string>

export const attributesOf = async (scope: Scope, arn: string, signal: AbortSignal): Promise<Attributes> => {
  const elbv2 = await scope.clients.elbv2()
  const { Attributes } = await elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn }, signal)
  return new Map((Attributes ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']))
}
