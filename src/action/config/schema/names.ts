import { pipe, regex, string } from 'valibot'
import { text, whole } from './parts.ts'

const arn = (resource: string): RegExp =>
  new RegExp(`^arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${resource}$`)

const forms = {
  'a listener': arn('listener/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+'),
  "a listener's rule": arn('listener-rule/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+/[0-9a-f]+'),
  'a target group': arn('targetgroup/[A-Za-z0-9-]+/[0-9a-f]+'),
} as const
type Kind = keyof typeof forms

const otherKind = 'Only Application Load Balancers can be switched; give an ARN with `/app/` in it.'

/** What is known of an ARN that is not the expected one. */
function misfit(kind: Kind, input: unknown): string {
  const expected = `the ARN of ${kind} of an Application Load Balancer`
  if (typeof input !== 'string') return expected
  const [is] = Object.entries(forms).find(([, form]) => form.test(input)) ?? []
  if (is !== undefined) return whole(`found the ARN of ${is}; expected that of ${kind}`, `Give ${expected}.`)
  if (/:listener(-rule)?\/(net|gwy)\//.test(input))
    return whole(`${JSON.stringify(input)} belongs to a Network or Gateway Load Balancer`, otherKind)
  return expected
}

/**
 * An ARN of one kind, of any partition.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
const arnOf = (kind: Kind) =>
  pipe(
    string(({ input }) => misfit(kind, input)),
    regex(forms[kind], ({ input }) => misfit(kind, input)),
  )

export const listenerArn = arnOf('a listener')
export const ruleArn = arnOf("a listener's rule")
export const targetGroupArn = arnOf('a target group')

export const hostName = text(
  /^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*$/,
  'a host name such as app.example.com',
)

/** What HTTP takes as it is. */
export const urlPath = text(
  /^\/[!"$-~]*$/,
  'a path that begins with /, blanks, # and letters beyond ASCII percent-encoded',
)

/** RFC 9110, 5.6.2: a token; a header is matched by the load balancer with at most 40 characters. */
export const headerName = text(
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/,
  'the name of a header, of at most 40 characters',
)

/** RFC 9110, 5.5: what else is in it no request can carry, and no answer. */
export const headerValue = text(
  /^[\t -~\u0080-\u00ff]*$/,
  'a text of one line, of characters that a header can hold',
)

export const subnetId = text(/^subnet-[0-9a-z]+$/, 'a subnet id such as subnet-0a1b2c3d')
export const securityGroupId = text(/^sg-[0-9a-z]+$/, 'a security group id such as sg-0a1b2c3d')
export const launchTemplateId = text(/^lt-[0-9a-z]+$/, 'a launch template id such as lt-0a1b2c3d')
/** AWS promises no more than a length. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
export const zoneId = text(/^[0-9A-Z]{1,32}$/, 'the id of a hosted zone, such as Z0123456789ABC')

export const imageId = text(/^ami-[0-9a-z]+$/, 'an image id such as ami-0a1b2c3d')
export const instanceId = text(/^i-[0-9a-z]+$/, 'an instance id such as i-0a1b2c3d')
export const instanceType = text(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'an instance type such as t3.small')

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
export const roleArn = text(
  /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
  'the ARN of a role, such as arn:aws:iam::123456789012:role/dns',
)

/** AWS takes every character but some controls. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export const groupName = text(
  /^(?=.*\S)[^\p{Cc}]{1,255}$/u,
  'the name of an Auto Scaling group, of at most 255 characters',
)

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html */
export const documentName = text(
  /^[a-zA-Z0-9_\-.:/]{3,128}$/,
  'the name or ARN of a document of Systems Manager',
)

/** The ARN before a name counts too; the longest Region's has fewer characters than these. */
const arnCharacters = 61

/**
 * A parameter that we write: names of AWS's own cannot be taken.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
const nameForm = new RegExp(
  `^(?!/?(aws|ssm))(?!(.*/){16})(?=.{1,${1011 - arnCharacters}}$)([a-zA-Z0-9_.-]+|(/[a-zA-Z0-9_.-]+)+)$`,
  'i',
)
export const ownParameter = text(
  nameForm,
  'the name of a parameter such as /web/live-color: letters, digits and _ . - in at most 15 levels, beginning with neither aws nor ssm',
)

/** A parameter that is read; those of AWS (`/aws/service/…`) may be meant. */
export const anyParameter = text(
  /^(?=.{1,2048}$)\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*(:[a-zA-Z0-9_.-]+)?$/,
  'the name of a parameter of Systems Manager, such as /images/web',
)
