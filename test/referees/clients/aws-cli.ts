import type { Client } from './client.ts'
import { type Sight, startStrictPython } from './python-child.ts'

/** What a shell sees of one run of `aws`. */
export interface Run {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** The AWS CLI, with every raw answer checked against the models that it brings: another version than boto3's. */
export interface AwsCli extends Client, Sight {
  /** `aws ARGS` */
  run(...args: readonly string[]): Promise<Run>
  /** Has its waiters ask every so many milliseconds instead of every 15 s; no other part of them is changed. */
  hurry(delayMs: number): Promise<void>
  /** The operation that each waiter asks, by service and by the waiter's name on the command line. */
  waiters(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>>
  versions(): Promise<{ readonly awscli: string; readonly botocore: string }>
}

/**
 * Keeps the CLI running in one Python, where a call takes 0.1 s; starting `aws` takes two seconds. Each call is sent once;
 * what `env` leaves out is found as the CLI always does.
 */
export function awsCliClient(env: Readonly<Record<string, string>>): AwsCli {
  const python = startStrictPython('clients/aws_cli_client.py', env)
  return {
    ...python,
    call: (service, operation, input) => python.ask('call', { service, operation, input }),
    run: (...args) => python.ask('run', { args }),
    hurry: (delayMs) => python.ask('hurry', { delay: delayMs / 1000 }),
    waiters: () => python.ask('waiters'),
    versions: () => python.ask('versions'),
  }
}
