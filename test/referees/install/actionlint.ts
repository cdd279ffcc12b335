import { existsSync } from 'node:fs'
import { goBuild, goEnvironment, REMEDY } from '../peers/build/go.ts'
import { step } from './step.ts'
import { tools } from './tools.ts'

const ACTIONLINT = 'github.com/rhysd/actionlint'
const VERSION = 'v1.7.12'

/** Installs actionlint, unless it stands in this version. @throws NotInstalled */
export async function installActionlint(say: (line: string) => void): Promise<void> {
  if (existsSync(tools.actionlint) && (await versionOf(tools.actionlint)).startsWith(VERSION)) return
  say(`Go: actionlint ${VERSION}`)
  const env = goEnvironment({ GOBIN: tools.goBin })
  await step('go', ['install', ...goBuild, `${ACTIONLINT}/cmd/actionlint@${VERSION}`], REMEDY, { env })
}

const versionOf = (program: string) => step(program, ['-version'], REMEDY)
