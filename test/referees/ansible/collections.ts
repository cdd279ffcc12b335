import { globSync, readFileSync } from 'node:fs'
import { installed } from '../install/tools.ts'

/** A collection of Ansible's with the version that is installed: `amazon.aws 10.1.2`. */
export function collectionVersion(name: string): string {
  const path = `venv/lib/python3*/site-packages/ansible_collections/${name.replace('.', '/')}/MANIFEST.json`
  const [manifest] = globSync(path, { cwd: installed })
  if (manifest === undefined) throw new Error(`${name} is not installed: npm run test:referees -- --install`)
  const { collection_info: info } = JSON.parse(readFileSync(`${installed}/${manifest}`, 'utf8'))
  return `${name} ${info.version}`
}
