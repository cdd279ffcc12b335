#!/usr/bin/env node
import { newerNode, runUnder } from './cli/newer-node.ts'

// What follows is written for Node 24, and an older one could not even read it: so it is loaded only here.
const node = newerNode(process.versions.node, __dirname)
if (node.kind === 'this')
  import('./cli/start.ts').then(({ start }) => start(process.argv.slice(2))).catch(broken)
else if (node.kind === 'other') runUnder(node.path, process.argv.slice(1))
else {
  console.error(node.said)
  process.exitCode = 1
}

// What nobody foresaw is the tool's own fault: it is shown whole.
function broken(error: unknown): void {
  console.error(error)
  process.exitCode = 1
}
