import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { listen, type Service } from '../program/listen.ts'
import { unprivileged } from './image.ts'

const PROGRAM = fileURLToPath(new URL('../program/main.ts', import.meta.url))

/** A program that serves on an instance's address. */
export interface RunningService {
  readonly service: Service
  /** Of its own process; nothing when it runs inside the sandbox's. */
  readonly pid: number | undefined
  stop(): Promise<void>
}

/** In the sandbox's own process: hundreds of these cost little. */
export async function serveInside(service: Service, address: string): Promise<RunningService> {
  const { stop } = await listen(service, address)
  return { service, pid: undefined, stop }
}

/** As a child process; comes back when it listens. What it prints goes to the console. */
export async function serveAsChild(
  service: Service,
  address: string,
  say: (text: string) => void,
): Promise<RunningService> {
  const user = unprivileged === undefined ? [] : [String(unprivileged)]
  const child = spawn(process.execPath, [PROGRAM, address, JSON.stringify(service), ...user], {
    env: {},
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  child.stderr.setEncoding('utf8').on('data', say)
  await Promise.race([once(child.stdout, 'data'), exited])
  return {
    service,
    pid: child.pid,
    async stop() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
