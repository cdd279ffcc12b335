import type { Color } from '../../deploy/model.ts'
import type { Machine } from '../../deploy/side.ts'

/** The machines that commands are told of, by side. */
export interface Sides {
  readonly service: string
  /** The side that is being made. */
  readonly idle: Color
  readonly machines: Readonly<Record<Color, readonly Machine[]>>
}

interface Group {
  readonly hosts: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What Ansible takes for a host and nothing more: brackets would be a range, a colon a port. */
const isPlain = (name: string): boolean => /^[A-Za-z0-9][\w.-]*$/.test(name)

/** Ansible fills in templates wherever it finds their braces, and tags of machines are anybody's. */
const untemplated = (text: string): string => text.replace(/[{}]/g, '')

/**
 * An inventory that Ansible takes as it is: the groups `idle`, `live`, `blue` and `green`, each machine in its color's
 * group and in one of the first two. A host has its machine's name, or its id where it has none or shares it.
 * JSON is YAML too, and leaves no word to be taken for a number.
 * https://docs.ansible.com/ansible/latest/collections/ansible/builtin/yaml_inventory.html
 */
export const inventoryText = (sides: Sides): string => {
  const names = hostNames([...sides.machines.blue, ...sides.machines.green])
  const group = (color: Color): Group => ({
    hosts: Object.fromEntries(
      sides.machines[color].map((machine) => [
        names.get(machine.id) ?? machine.id,
        variablesOf(machine, color, sides.service),
      ]),
    ),
  })
  const [blue, green] = [group('blue'), group('green')]
  const [idle, live] = sides.idle === 'blue' ? [blue, green] : [green, blue]
  return `${JSON.stringify({ all: { children: { idle, live, blue, green } } }, undefined, 2)}\n`
}

const hostNames = (machines: readonly Machine[]): ReadonlyMap<string, string> => {
  const counts = new Map<string, number>()
  for (const { name = '' } of machines) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map(
    machines.map(({ id, name = '' }) => [id, isPlain(name) && counts.get(name) === 1 ? name : id]),
  )
}

const variablesOf = (machine: Machine, color: Color, service: string): Group['hosts'][string] => ({
  ...(machine.address === undefined
    ? {}
    : { ansible_host: machine.address, private_address: machine.address }),
  ...(machine.publicAddress === undefined ? {} : { public_address: machine.publicAddress }),
  // `name` itself is a word of Ansible's own.
  instance_name: untemplated(machine.name ?? machine.id),
  instance_id: machine.id,
  color,
  release: untemplated(machine.release),
  zone: machine.zone,
  service: untemplated(service),
})
