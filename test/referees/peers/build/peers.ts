import { NotInstalled } from '../../install/step.ts'
import { buildController } from './controller.ts'
import { installTentez } from './tentez.ts'

/**
 * Installs the two judges that move weights; where one cannot be had (a module mirror need not have everything) it says
 * so in a line, and the other has to do. @throws NotInstalled when there is neither
 */
export async function installPeers(say: (line: string) => void): Promise<void> {
  // One after the other: the second finds the standard library compiled.
  const missing = [await failureOf('the AWS Load Balancer Controller', () => buildController(say))]
  if (process.env['SWITCHOVER_TENTEZ'] === undefined)
    missing.push(await failureOf('tentez', () => installTentez(say)))
  const reasons = missing.filter((one) => one !== undefined)
  if (reasons.length === missing.length) throw new NotInstalled(reasons.join('; '))
  for (const reason of reasons) say(`Not asked: ${reason}`)
}

async function failureOf(judge: string, install: () => Promise<void>): Promise<string | undefined> {
  try {
    await install()
    return undefined
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error
    const [, said = error.message] = /^ {2}(.*)$/m.exec(error.message) ?? []
    return `${judge}: ${said}`
  }
}
