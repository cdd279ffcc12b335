// Loaded before everything else, so it must run on any Node that npm runs on.
// Where it can, npm brings Node 24 (optional dependencies); elsewhere the machine's own has to run TypeScript unbuilt.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Switchover needs Node 22.18 or newer here; this is ${process.version}.`)
  process.exit(1)
}
