import { invalid, required } from './input.ts'

/**
 * A load balancer's or target group's name; `what` starts the sentence of a refusal.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function parseName(what: string, sent: string | undefined): string {
  const name = required(sent, 'name')
  if (name.length === 0 || name.length > 32) {
    throw invalid(`${what} name '${name}' cannot be longer than '32' characters or empty`)
  }
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw invalid(
      `${what} name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    )
  }
  if (/^-|-$/.test(name)) throw invalid(`${what} name '${name}' cannot begin or end with '-'`)
  return name
}
