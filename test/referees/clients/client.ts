export type Service = 'autoscaling' | 'cloudwatch' | 'elbv2' | 'ec2' | 'iam' | 'route53' | 'ssm' | 'sts'

/** Plain data as JSON knows it; times are ISO 8601 text, absent members are absent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** What a service answered to one call. Codes are those on the wire (`TargetGroupNotFound`), whatever a client makes of them. */
export type Answer =
  | { readonly output: { readonly [name: string]: Json } }
  | { readonly error: { readonly code: string; readonly status: number; readonly message: string } }

/** A client of AWS that we did not write, pointed at one world. Sends each call once: no retries. */
export interface Client {
  /** `operation` as in AWS's API reference (`CreateRule`), `input` in its names. */
  call(service: Service, operation: string, input: Json): Promise<Answer>
  close(): Promise<void>
}

/** The output of a call that has to succeed. */
export async function must(
  client: Client,
  service: Service,
  operation: string,
  input: Json,
): Promise<{ readonly [name: string]: Json }> {
  const answer = await client.call(service, operation, input)
  if ('output' in answer) return answer.output
  const { code, status, message } = answer.error
  throw new Error(`${service} ${operation}: ${code} (${status}) ${message}`)
}
