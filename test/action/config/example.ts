import type { Config } from '../../../src/action/config/config.ts'
import { readConfig } from '../../../src/action/config/read.ts'

const elb = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012'
export const arns = {
  listener: `${elb}:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2`,
  other: `${elb}:listener/app/web/50dc6c495c0c9188/aaaaaaaaaaaaaaaa`,
  rule: `${elb}:listener-rule/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`,
  blue: `${elb}:targetgroup/web-blue/73e2d6bc24d8a067`,
  green: `${elb}:targetgroup/web-green/943f017f100becff`,
  third: `${elb}:targetgroup/web-third/943f017f100becfe`,
}

/** The smallest config that is right. */
export const smallest = `services:
  web:
    host: app.example.com
    routes: [{ listener: ${arns.listener} }]
    target-groups: { blue: ${arns.blue}, green: ${arns.green} }
    preview: { priority: 10 }
    fleet: { ec2: { launch-template: { id: lt-0a1b2c3d } } }
`

/** The documented example, less what this version does not do. */
export const full = `services:
  web:
    host: app.example.com
    routes:
      - listener: ${arns.listener}
      - { rule: ${arns.rule}, host: api.example.com, proof: { path: /api/version } }
    target-groups: { blue: ${arns.blue}, green: ${arns.green} }
    preview:
      priority: 10
      header: X-Switchover-Preview
    fleet:
      ec2:
        count: { live: true, at-least: 2 }
        launch-template: { id: lt-0a1b2c3d, version: "7" }
        image: { ssm: /images/web }
        types: [t3.small, t3a.small]
        subnets: [subnet-a, subnet-c]
        security-groups: [sg-1]
        key-name: ops
        instance-profile: web
        public-ip: true
        spot: true
        volumes: [{ device: /dev/xvda, type: gp3, size: 20, encrypted: true, kms-key: alias/web, iops: 3000, throughput: 125, delete-on-termination: false }]
        name: "web-{color}-{index}"
        user-data: |
          #!/bin/sh
          echo {release} \${HOME}
        tags: { Environment: production }
    dns: { zone: Z0123456789, record: "{name}.bdash.inside", ttl: 30, address: public, role: "arn:aws:iam::210987654321:role/dns" }
    ready: { tcp: 22, delay: 5s, within: 320s }
    set-up:
      - { run: 'echo "$SWITCHOVER_INVENTORY"', within: 20m }
      - ssm:
          script: |
            #!/bin/sh
            install {release}
          within: 5m
          concurrency: 50%
      - ssm: { document: Install, parameters: { Release: "{release}", Parts: [web, worker] } }
    migrate: { ssm: { document: Migrate, on: all } }
    gate: { ssm: /web/live-color, overlap: true }
    health: { within: 10m }
    release-test:
      - http: { method: GET, path: /healthz, status: 200, contains: ok, header: { x-release: "{release}" }, within: 2s, passes: 3, via: preview }
      - tcp: { port: 8080 }
    switch: { before: [{ run: ./announce.sh }], steps: [10, 50, 100], every: 5m, after: [{ ssm: { document: Purge, on: one } }] }
    proof: { path: /version, header: { x-release: "{release}" }, passes: 20, within: 5m, from: runner, required: false, resolver: 10.0.0.2:53 }
    watch: { for: 10m, alarms: [web-5xx, web-latency], may-ring: [web-latency], http: { path: /healthz, status: 200 }, target-health: true, compare: { errors: 0.5%, latency: 200ms, minutes: 4, requests: 1000, baseline: 30 }, on-cancel: leave }
    minimum-hold: 2m
    hold: 30m
    hold-default: retire
    hold-price: { per-instance-hour: 0.0208, currency: USD }
    lease: 90s
    keep-failed: 24h
    keep-rejected: true
    retire: { busy: { http: { path: /busy, port: 8080 } }, deadline: 4h, then: terminate, at-deadline: keep, before: [], at-once: all }
    traffic: load-balancer
`

/** Two Auto Scaling groups, with every key that they have. */
export const ofGroups = (launchTemplate: string, more = ''): string =>
  withLine(
    `fleet: { auto-scaling: { blue: web-blue, green: web-green, launch-template: ${launchTemplate}, tags: { Team: shop }${more} } }`,
  )

/** Reads a text in a workspace that has no files. */
export const read = (text: string): Promise<Config> => readConfig(text, '/nowhere')

/** The smallest config with one line of the service put in, or another in its place. */
export const withLine = (line: string): string => withLines([line])

export function withLines(lines: readonly string[]): string {
  const keys = lines.map((line) => /^[a-z-]+/.exec(line)?.[0] ?? '')
  const rest = smallest
    .split('\n')
    .filter((old) => keys.every((key) => key === '' || !old.startsWith(`    ${key}:`)))
  return `${rest.join('\n').trimEnd()}\n${lines.map((line) => `    ${line}\n`).join('')}`
}

/** A line of the smallest config, and every mistake in it. */
export type MistakeCase = readonly [rule: string, line: string, mistakes: readonly string[]]

/** Each mistake as `path: said → remedy`, lines left out. */
export async function mistakesIn(text: string): Promise<readonly string[]> {
  const { mistakes } = await read(text)
  return mistakes.map(
    ({ path, said, remedy }) => `${path}: ${said.replace(/ \(line \d+\)$/, '')} → ${remedy}`,
  )
}
