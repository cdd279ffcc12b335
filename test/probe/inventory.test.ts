import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Machine } from '../../src/deploy/side.ts'
import { inventoryText } from '../../src/probe/command/inventory.ts'
import { aMachine } from './builders.ts'

/** The inventory as YAML says it. */
const read = (blue: readonly Machine[], green: readonly Machine[], idle: 'blue' | 'green' = 'green') =>
  parse(inventoryText({ service: 'web', idle, machines: { blue, green } })).all.children

const live = aMachine('i-1', '10.0.0.1', { name: 'web-blue-1', attempt: 'a1', release: 'v1' })
const idle = aMachine('i-2', '10.0.0.2', { name: 'web-green-1' })

test('each machine is in the group of its color, and in that of its role', () => {
  const groups = read([live], [idle])

  expect(Object.keys(groups)).toEqual(['idle', 'live', 'blue', 'green'])
  expect(groups.idle).toEqual(groups.green)
  expect(groups.live).toEqual(groups.blue)
  expect(Object.keys(groups.blue.hosts)).toEqual(['web-blue-1'])
  expect(read([live], [idle], 'blue').idle).toEqual(groups.blue)
})

test('a host knows its name, addresses, instance id, color, release, zone and service', () => {
  const { green } = read([live], [{ ...idle, publicAddress: '203.0.113.7' }])

  expect(green.hosts['web-green-1']).toEqual({
    ansible_host: '10.0.0.2',
    private_address: '10.0.0.2',
    public_address: '203.0.113.7',
    instance_name: 'web-green-1',
    instance_id: 'i-2',
    color: 'green',
    release: 'v2',
    zone: 'zone-a',
    service: 'web',
  })
})

test('a side without machines is a group without hosts', () => {
  expect(read([], [idle]).live).toEqual({ hosts: {} })
})

test.each(['web[1:3]', 'web:22', '-web', 'web 1', '', '{{ lookup("pipe", "id") }}'])(
  'a name that Ansible would read as more than a name (%s) gives way to the instance id',
  (name) => {
    expect(Object.keys(read([], [{ ...idle, name }]).idle.hosts)).toEqual(['i-2'])
  },
)

test('machines that share a name are told apart by their ids', () => {
  const twins = [idle, { ...idle, id: 'i-3' }]

  expect(Object.keys(read([], twins).idle.hosts)).toEqual(['i-2', 'i-3'])
})

test('nothing that others wrote is a template to Ansible', () => {
  const text = inventoryText({
    service: 'web',
    idle: 'green',
    machines: { blue: [], green: [{ ...idle, name: '{{ name }}', release: '{% release %}' }] },
  })

  expect(text).not.toMatch(/\{\{|\}\}|\{%|%\}/)
})

test('words that YAML takes for numbers or truths stay words', () => {
  const { idle: group } = read([], [{ ...idle, name: '007', release: 'no' }])

  expect(group.hosts['007']).toMatchObject({ instance_name: '007', release: 'no' })
})
