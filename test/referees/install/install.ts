import { mkdirSync } from 'node:fs'
import { installPeers } from '../peers/build/peers.ts'
import { installActionlint } from './actionlint.ts'
import { installPython } from './python.ts'
import { installed } from './tools.ts'

/** Installs every referee that is not there yet, Python's and Go's side by side. @throws NotInstalled */
export async function installReferees(say: (line: string) => void): Promise<void> {
  mkdirSync(installed, { recursive: true })
  const results = await Promise.allSettled([installPython(say), installGo(say)])
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

/** One after the other: each finds compiled what it shares with the one before. */
async function installGo(say: (line: string) => void): Promise<void> {
  await installPeers(say)
  await installActionlint(say)
}
