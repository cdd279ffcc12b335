import { readFile } from 'node:fs/promises'

/** Whether a process is there and not only waited for. */
export async function isRunning(pid: string | number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat !== '' && !/^\d+ \(.*\) [ZX]/.test(stat)
}
