import type { World } from '../../model/world.ts'

/** EC2 keeps the last 64 KB. */
const CONSOLE_CHARACTERS = 65_536

/** What a machine says, line by line, as cloud-init writes it to the console. */
export interface Console {
  /** Of a program: its lines may come in pieces. */
  say(text: string): void
  /** Of cloud-init itself. */
  log(line: string): void
  /** Writes a line that has not ended yet. */
  flush(): void
}

/** `[   12.345678] cloud-init[1201]: …`: seconds since the machine began to run, as the kernel counts them. */
export function createConsole({ compute, clock }: World, id: string): Console {
  let rest = ''

  function write(lines: readonly string[]): void {
    if (lines.length === 0) return
    const now = clock.now()
    const { runningMs = now } = compute.instances.get(id) ?? {}
    const at = ((now - runningMs) / 1000).toFixed(6).padStart(12)
    const said = lines.map((line) => `[${at}] cloud-init[1201]: ${line}\n`).join('')
    const text = `${compute.console.get(id)?.text ?? ''}${said}`.slice(-CONSOLE_CHARACTERS)
    compute.console.set(id, { text, writtenMs: now })
  }

  function flush(): void {
    const last = rest
    rest = ''
    if (last !== '') write([last])
  }

  return {
    say(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      write(lines)
    },
    log(line) {
      flush()
      write([line])
    },
    flush,
  }
}
