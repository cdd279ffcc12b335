import { deployed, type Naming, tally, throttled } from '../test/long/stage/at-scale.ts'
import { onStage } from '../test/long/stage/stage.ts'

// What a deploy of so many machines over three subnets costs with AWS's token buckets on: calls, time and memory. The time
// of the wait for health is the sandbox's more than the action's: it brings up as many real servers.
const machines = Number(process.argv[2] ?? 500)
const limitMs = 900_000

for (const naming of ['one name', 'numbered'] as const satisfies readonly Naming[]) {
  await onStage(throttled(machines, naming), async (stage) => {
    const { deployed: step, calls, looks, readsALook, peakMb } = await deployed(stage, limitMs)
    const seconds = (step.durationMs / 1000).toFixed(1)
    const rows = Object.entries(tally(calls)).map(([call, count]) => ({ call, ...count }))

    console.log(
      `${machines} machines, ${naming}: ${step.outputs['outcome']} in ${seconds} s, ${peakMb} MB at most`,
    )
    console.log(
      `${calls.length} calls; ${looks} looks while waiting for health, ${readsALook.toFixed(1)} reads each`,
    )
    console.table(rows.sort((a, b) => b.made - a.made))
    if (step.outputs['outcome'] !== 'held') process.exitCode = 1
  })
}
