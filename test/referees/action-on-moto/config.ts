import { stringify } from 'yaml'
import type { Built } from './person.ts'

/** The config that a user writes for what `world.py` built; `more` is added to the service or replaces a key of it. */
export function configFor(built: Built, more: object = {}): string {
  const web = {
    host: 'app.example.com',
    routes: [{ listener: built.routes.listener }, { rule: built.routes.rule }],
    'target-groups': { blue: built.groups.blue, green: built.groups.green },
    preview: { priority: 10, header: 'X-Switchover-Preview' },
    fleet: {
      ec2: {
        count: { live: true, 'at-least': 2 },
        image: built.image,
        types: ['t3.micro'],
        subnets: built.subnets,
        'security-groups': [built.securityGroup],
        name: 'web-{color}-{index}',
        'user-data': '#!/bin/sh\necho {release} on {color}\n',
        tags: { Team: 'shop' },
      },
    },
    dns: { zone: built.zone, record: '{name}.web.internal', ttl: 60, address: 'private' },
    'minimum-hold': '1s',
    hold: '30m',
    lease: '10s',
    ...more,
  }
  return stringify({ services: { web } })
}
