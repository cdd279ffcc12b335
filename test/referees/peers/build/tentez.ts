import { existsSync } from 'node:fs'
import { step } from '../../install/step.ts'
import { tools } from '../../install/tools.ts'
import { places } from '../judges.ts'
import { goBuild, goEnvironment, REMEDY } from './go.ts'

const TENTEZ = 'github.com/FeLvi-zzz/tentez'
const VERSION = 'v0.10.0'

/** Installs tentez, unless it stands in this version. @throws NotInstalled */
export async function installTentez(say: (line: string) => void): Promise<void> {
  if (existsSync(places.tentez) && (await moduleOf(places.tentez)).includes(`\t${TENTEZ}\t${VERSION}\t`))
    return
  say(`Go: tentez ${VERSION}`)
  const env = goEnvironment({ GOBIN: tools.goBin })
  await step('go', ['install', ...goBuild, `${TENTEZ}/cmd/tentez@${VERSION}`], REMEDY, { env })
}

const moduleOf = (program: string) => step('go', ['version', '-m', program], REMEDY)
