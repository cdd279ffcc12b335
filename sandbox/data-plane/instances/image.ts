import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, getuid } from 'node:process'

/** Descriptor of the pipe on which `serve` tells the sandbox what it was asked for. */
export const ORDERS = 4

/** The user `nobody`, whom user data runs as when the sandbox was started by root; else the sandbox's own user. */
export const unprivileged = getuid?.() === 0 ? 65_534 : undefined

/** As a service manager's command does: `serve` starts the program and comes back; NUL ends each word. */
const SERVE = `#!/bin/sh
printf '%s\\0' "$(($# + 1))" serve "$@" >&${ORDERS}
`

/** What the seeded image has on its disk: the program `serve`, and a home for each instance. */
export interface Image {
  readonly path: string
  home(instanceId: string): Promise<string>
  remove(): Promise<void>
}

export async function createImage(): Promise<Image> {
  const root = await mkdtemp(join(tmpdir(), 'sandbox-instances-'))
  const bin = join(root, 'bin')
  // Others may pass through: user data runs as another user than the one who made these folders.
  await chmod(root, 0o711)
  await mkdir(bin, { mode: 0o755 })
  await writeFile(join(bin, 'serve'), SERVE, { mode: 0o755 })
  return {
    path: [bin, env['PATH'] ?? '/usr/bin:/bin'].join(':'),
    async home(instanceId) {
      const home = join(root, instanceId)
      await mkdir(home, { recursive: true, mode: 0o700 })
      if (unprivileged !== undefined) await chown(home, unprivileged, unprivileged)
      return home
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
