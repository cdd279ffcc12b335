import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { step } from '../../install/step.ts'
import { installed } from '../../install/tools.ts'
import { places } from '../judges.ts'
import { copyKept } from './copy-kept.ts'
import { goBuild, goEnvironment, REMEDY } from './go.ts'

const CONTROLLER = 'sigs.k8s.io/aws-load-balancer-controller'

const source = fileURLToPath(new URL('../load-balancer-controller/', import.meta.url))
const here = fileURLToPath(new URL('./', import.meta.url))
const folder = join(installed, 'load-balancer-controller')
const stamp = join(folder, 'sources.sha256')

/**
 * Builds the referee that is made of the AWS Load Balancer Controller's code, unless it stands with these sources.
 * @throws NotInstalled
 */
export async function buildController(say: (line: string) => void): Promise<void> {
  const wanted = fingerprint()
  if (existsSync(places.controller) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Go: a program of the AWS Load Balancer Controller (45 MB of modules, up to a minute of compiling)')
  const env = goEnvironment()
  const { Dir: module }: { Dir: string } = JSON.parse(
    await step('go', ['mod', 'download', '-json', CONTROLLER], REMEDY, { env, cwd: source }),
  )
  rmSync(folder, { recursive: true, force: true })
  copyKept(module, join(folder, 'kept'))
  // The program's own go.mod names the whole module, so that it can be read, checked and built without any of this.
  const modfile = join(folder, 'build.mod')
  copyFileSync(join(source, 'go.mod'), modfile)
  copyFileSync(join(source, 'go.sum'), join(folder, 'build.sum'))
  await step('go', ['mod', 'edit', `-replace=${CONTROLLER}=${join(folder, 'kept')}`, modfile], REMEDY, {
    env,
  })
  mkdirSync(join(places.controller, '..'), { recursive: true })
  const build = ['build', ...goBuild, `-modfile=${modfile}`, '-o', places.controller, '.']
  await step('go', build, REMEDY, { env, cwd: source })
  writeFileSync(stamp, wanted)
}

/** Of everything that the program is made from. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const part of [source, here])
    for (const name of readdirSync(part).sort())
      hash.update(`${name}\n`).update(readFileSync(join(part, name)))
  return hash.digest('hex')
}
