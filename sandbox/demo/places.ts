import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the demo writes: `reports/demo` of the checkout, or a temporary folder where that cannot be written. */
export function reportFolder(checkout = fileURLToPath(new URL('../..', import.meta.url))): string {
  const folder = join(checkout, 'reports', 'demo')
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), 'switchover-demo-'))
  }
}
