import {
  array,
  boolean,
  description,
  type InferOutput,
  literal,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  record,
  strictObject,
  string,
} from 'valibot'

/** The report's form, for schemas/report.schema.json; the action itself needs only the types. */
const text = string()
const time = pipe(string(), description('ISO 8601'))
const timeOrNothing = pipe(string(), description('ISO 8601; empty where there is none'))
const color = picklist(['blue', 'green'])

const outputs = strictObject({
  service: text,
  outcome: text,
  'live-color': text,
  'idle-color': text,
  'live-release': text,
  'idle-release': text,
  'held-until': timeOrNothing,
  proof: text,
  agrees: text,
  'preview-url': text,
  'instance-ids': array(text),
})

const look = strictObject({
  disagreements: array(text),
  routes: array(
    strictObject({
      arn: text,
      name: text,
      forwards: picklist(['blue', 'green', 'mixed', 'foreign']),
      said: text,
    }),
  ),
  sides: array(
    strictObject({
      color,
      standing: text,
      release: text,
      attempt: text,
      build: text,
      commit: optional(pipe(text, description('empty where the record does not say it'))),
      adopted: boolean(),
    }),
  ),
  hold: nullable(
    strictObject({
      color,
      standing: picklist(['held', 'retiring', 'rejected', 'rolled-back']),
      since: time,
      due: timeOrNothing,
      approval: boolean(),
      default: picklist(['retire', 'rollback']),
      by: text,
      reason: text,
      run: text,
      overdue: optional(pipe(text, description('how late its default is; empty while it is not due'))),
      size: optional(
        pipe(nullable(number()), description('targets when it was left so; null where not recorded')),
      ),
      lost: optional(pipe(text, description('what it has lost since; empty where nothing'))),
      cost: optional(
        pipe(
          nullable(strictObject({ currency: text, perHour: number(), soFar: number() })),
          description('null where the config gives no price'),
        ),
      ),
      terms: optional(
        pipe(text, description('how it is to be ended, as the deploy recorded it; empty where not known')),
      ),
    }),
  ),
  preview: nullable(strictObject({ url: text, shows: color, header: text })),
  machines: array(
    strictObject({
      color,
      id: text,
      state: text,
      name: text,
      address: text,
      zone: text,
      release: text,
      attempt: text,
      ours: boolean(),
    }),
  ),
  targets: array(strictObject({ color, id: text, port: number(), pair: number(), state: text, said: text })),
  kept: array(strictObject({ id: text, state: text, release: text })),
})

const node = strictObject({
  node: text,
  route: text,
  passes: number(),
  convergedMs: nullable(number()),
  asked: boolean(),
  said: text,
  from: optional(pipe(text, description('who asked: runner, or the id of an instance'))),
})

const measured = pipe(
  nullable(number()),
  description('errors: 5xx in percent of the requests; latency: p99 in ms; null where nothing was measured'),
)
const watch = strictObject({
  'left-out': pipe(array(text), description('alarms that rang before the switch and may')),
  said: pipe(text, description('what the last comparison came to; empty where there was none')),
  compared: array(
    strictObject({
      measure: picklist(['errors', 'latency']),
      group: pipe(text, description('the target group of the new side')),
      candidate: measured,
      baseline: measured,
      allowed: pipe(number(), description('how much more the new side may have')),
      requests: strictObject({ candidate: number(), baseline: number() }),
      result: picklist(['passed', 'failed', 'too-little']),
    }),
  ),
})

const service = strictObject({
  service: text,
  command: text,
  outcome: text,
  why: text,
  outputs,
  mistakes: array(strictObject({ path: text, said: text, remedy: text })),
  acts: array(strictObject({ at: time, rung: text, act: text, why: text })),
  changes: pipe(
    array(text),
    description('each route that was set: before, after, and whether anything else changed'),
  ),
  skew: optional(
    pipe(
      nullable(strictObject({ routes: number(), ms: number() })),
      description(
        'how far apart the first and the last of several routes were set, when they were last; in ms',
      ),
    ),
  ),
  plan: array(strictObject({ rung: text, act: text, why: text })),
  tests: optional(
    pipe(
      array(
        strictObject({
          label: text,
          result: pipe(
            picklist(['passed', 'failed', 'not-run']),
            description('not-run: the test that it was to begin after had not passed'),
          ),
          said: text,
          tries: number(),
          ms: number(),
        }),
      ),
      description('the release tests that this run ran'),
    ),
  ),
  proof: strictObject({
    by: picklist(['nodes', 'ssm', 'minimum-hold', '']),
    nodes: array(node),
    counts: optional(pipe(text, description('what CloudWatch counted, where nodes could not be asked'))),
  }),
  watch: optional(
    pipe(
      nullable(watch),
      description('what the watch left out and measured; null where nothing was watched'),
    ),
  ),
  fleet: optional(pipe(text, description('ec2, auto-scaling or existing; empty where it was not known'))),
  made: optional(
    pipe(record(text, text), description('what the instances are made from: image, template …')),
  ),
  'last-words': optional(
    pipe(array(text), description('the ends of the consoles of instances that had to go')),
  ),
  orphans: optional(
    pipe(
      array(strictObject({ id: text, state: text, release: text, attempt: text, launched: time, age: text })),
      description('instances of ours that belong to nothing any more; sweep and status look for them'),
    ),
  ),
  notices: optional(array(text)),
  look: pipe(nullable(look), description('the last look at AWS; null where there was none')),
})

export const report = strictObject({
  version: pipe(literal(1), description('grows when a key changes its meaning; new keys do not change it')),
  outcome: text,
  run: strictObject({
    repository: text,
    id: text,
    attempt: number(),
    actor: text,
    url: text,
    commit: text,
  }),
  services: array(service),
})

export type Report = InferOutput<typeof report>
export type ReportService = InferOutput<typeof service>
export type ReportLook = InferOutput<typeof look>
