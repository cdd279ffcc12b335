import type { Sandbox } from '../../../sandbox/start.ts'

/** The calls that AWS got while something was done, as `elbv2 ModifyRule`, beside what came of it. */
export async function callsDuring<T>(
  { control }: Sandbox,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly calls: readonly string[] }> {
  const before = (await callsOf(control)).length
  const result = await work()
  return { result, calls: (await callsOf(control)).slice(before) }
}

/** Those of them that change something. */
export const writesAmong = (calls: readonly string[]) =>
  calls.filter((call) => !/ (Describe|Get|List)/.test(call))

async function callsOf(control: string): Promise<readonly string[]> {
  const answer = await fetch(`${control}/calls`)
  const calls: readonly { readonly service: string; readonly action: string }[] = JSON.parse(
    await answer.text(),
  )
  return calls.map(({ service, action }) => `${service.replace('elasticloadbalancing', 'elbv2')} ${action}`)
}
