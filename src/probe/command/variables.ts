import type { CheckAct } from '../../deploy/acts.ts'
import type { Observation } from '../../deploy/model.ts'
import { firstPreview } from '../../deploy/seen.ts'
import type { Machine } from '../../deploy/side.ts'

/** Linux takes no longer variable: 128 KiB with its name. https://man7.org/linux/man-pages/man2/execve.2.html */
const mostBytes = 131_072 - 64

/** What a command on the runner is told, as variables; `undefined` is not set. */
export const variablesOf = (
  service: string,
  act: CheckAct,
  seen: Observation,
  machines: readonly Machine[],
  inventory: string,
): Readonly<Record<string, string | undefined>> => {
  const shown = seen.preview?.shows === act.side.color ? firstPreview(seen) : undefined
  return {
    SWITCHOVER_SERVICE: service,
    SWITCHOVER_RELEASE: act.side.release,
    SWITCHOVER_COLOR: act.side.color,
    SWITCHOVER_ATTEMPT: act.side.attempt,
    SWITCHOVER_INVENTORY: inventory,
    SWITCHOVER_INSTANCES: instancesJson(machines),
    SWITCHOVER_PREVIEW_URL: shown?.url ?? '',
    SWITCHOVER_PREVIEW_HEADER: shown === undefined ? '' : `${shown.header.name}: ${shown.header.value}`,
    SWITCHOVER_MIGRATION_AGAIN: act.again ? '1' : undefined,
  }
}

/** What a command that is run for one machine is told of it. */
export const variablesOfOne = ({ id, name, address, publicAddress, zone }: Machine) => ({
  SWITCHOVER_INSTANCE_ID: id,
  SWITCHOVER_INSTANCE_NAME: name ?? '',
  SWITCHOVER_INSTANCE_ADDRESS: address ?? '',
  SWITCHOVER_INSTANCE_PUBLIC_ADDRESS: publicAddress ?? '',
  SWITCHOVER_INSTANCE_ZONE: zone,
})

/** The machines as JSON; undefined where there are more than a variable holds, who are in the inventory then. */
const instancesJson = (machines: readonly Machine[]): string | undefined => {
  const text = JSON.stringify(
    machines.map(({ id, name, address, publicAddress, zone }) => ({
      id,
      name: name ?? null,
      address: address ?? null,
      publicAddress: publicAddress ?? null,
      zone,
    })),
  )
  return Buffer.byteLength(text) > mostBytes ? undefined : text
}
