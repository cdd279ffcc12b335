import { enableCompileCache } from 'node:module'
import { help, readCommandLine } from './command-line.ts'
import { UnfitMachine } from './network.ts'
import type { Sandbox } from './start.ts'

const USAGE = 2

const line = readCommandLine(process.argv.slice(2))
if ('mistakes' in line) {
  end(
    `The sandbox was not started:\n${line.mistakes.map((mistake) => `  ${mistake}`).join('\n')}\nSee --help.`,
  )
} else if (line.help) {
  console.log(help())
} else {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  // The AWS clients take most of a second to load: less the second time, and never before a mistake is told.
  enableCompileCache()
  const { startSandbox } = await import('./start.ts')
  const sandbox = await startSandbox(line.options).catch((error: unknown) => {
    if (error instanceof UnfitMachine) end(error.message)
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      end(`The sandbox was not started: ${error.message}`)
    }
    throw error
  })
  console.log(line.json ? asJson(sandbox) : asText(sandbox))
  await interrupted
  await sandbox.close()
  process.exit(0)
}

function asJson({ endpoint, env, config, nodes, resolver, control, foreignZone }: Sandbox): string {
  return JSON.stringify({ endpoint, env, config, nodes, resolver, control, foreignZone })
}

function asText({ endpoint, env, config, nodes, resolver, control }: Sandbox): string {
  const exports = Object.entries(env).map(([name, value]) => `  export ${name}=${value}`)
  return [
    `An AWS on loopback is ready at ${endpoint}; release v1 is live on blue.`,
    '',
    `  config    ${config}`,
    ...nodes.map((urls, index) => `  route ${index + 1}   ${urls.join('  ')}`),
    `  DNS       ${resolver}`,
    `  control   ${control}  (GET /state /calls /traffic /faults, POST /faults /clock /reset, DELETE /faults)`,
    '',
    ...exports,
    '',
    'With these variables, in another terminal:',
    `  node dist/cli.cjs status --service web --config ${config}`,
    '',
    'Interrupt (Ctrl-C) to end it.',
  ].join('\n')
}

function end(message: string): never {
  console.error(message)
  process.exit(USAGE)
}
