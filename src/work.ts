import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { broken } from './action/broken.ts'
import type { Config } from './action/config/config.ts'
import type { Ending } from './action/ending.ts'
import { oneLine } from './action/foreign-text.ts'
import type { Asked } from './asked.ts'
import { reachAws } from './aws/reach-aws.ts'

/** Works on every chosen service and says how each ended; an error of the tool is an ending too. */
export async function work(
  { inputs, context, cancel, end, takeLease, say, begins }: Asked,
  config: Config,
  names: readonly string[],
): Promise<readonly Ending[]> {
  const nonce = randomUUID()
  begins?.(nonce)
  try {
    const aws = await reachAws(cancel)
    const { account, region, role } = aws.identity
    say(`AWS account ${oneLine(account)} in ${oneLine(region)} as ${oneLine(role)}`)
    beSmall()
    // All else is loaded only when AWS has said who we are.
    const { perform } = await import('./perform.ts')
    const shared = { inputs, context, config, aws, nonce, cancel, end, say, takeLease }
    return await perform({ ...shared, cancelled: false, told: new Set() }, names)
  } catch (error) {
    return names.map((name) => broken(name, inputs.command, error))
  }
}

/**
 * V8 lets garbage lie as long as the machine has room, and optimizes for hours of work; a runner may be small, answers of AWS
 * are large, and most of a run is a wait. Not before the first answer: with other flags V8 compiles anew what Node brings
 * compiled.
 */
function beSmall(): void {
  const flags = ['--no-opt', '--heap-growing-percent=20', '--semi-space-growth-factor=1']
  for (const flag of flags) setFlagsFromString(flag)
}
