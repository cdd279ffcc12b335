import { EC2 } from '@aws-sdk/client-ec2'
import { type SendCommandCommandInput, SSM } from '@aws-sdk/client-ssm'
import type { Options } from '../../../sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'

/** A sandbox whose time only moves when a test moves it, with clients that ask once. */
export interface Scene {
  readonly sandbox: Sandbox
  readonly ssm: SSM
  readonly ec2: EC2
  /** Launches instances and waits until they run and their agents are online; gives their ids. */
  launch(count?: number): Promise<[string, ...string[]]>
  /** Sends lines of shell; gives the id of the command. */
  send(instances: readonly string[], lines: readonly string[], more?: Parameter): Promise<string>
  /** Moves time by 5 s, enough for a command to arrive and be shown. */
  settle(): Promise<void>
  advance(seconds: number): Promise<void>
  /** `Failed Failed 3`: status, its details and the exit code. */
  status(command: string, instance: string): Promise<string>
  /** `TimedOut ExecutionTimedOut` of the command as a whole. */
  whole(command: string): Promise<string>
  output(command: string, instance: string): Promise<{ readonly out: string; readonly err: string }>
  close(): Promise<void>
}

/** What SendCommand is told beside instances and commands. */
type Parameter = Partial<SendCommandCommandInput> & {
  readonly executionTimeout?: string
  readonly cwd?: string
}

export async function openScene(options: Partial<Options> = {}): Promise<Scene> {
  const quick = {
    bootMs: [1000, 1000],
    insyncMs: [0, 0],
    propagationMs: [0, 0],
    ssmAgentMs: [20_000, 20_000],
  } as const
  const still = { speed: 0.001, targets: 0, nodes: 1, children: 0, runUserData: true }
  const sandbox = await startSandbox({ ...quick, ...still, ...options })
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = sandbox.env
  const client = {
    endpoint: sandbox.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  }
  const [ssm, ec2] = [new SSM(client), new EC2(client)]
  const advance = (seconds: number) => sandbox.world.clock.advance(seconds * 1000)
  const shown = (CommandId: string, InstanceId: string) => ssm.getCommandInvocation({ CommandId, InstanceId })

  return {
    sandbox,
    ssm,
    ec2,
    advance,
    settle: () => advance(5),
    async launch(count = 1) {
      const { compute } = sandbox.world
      const { Instances: all = [] } = await ec2.runInstances({
        ImageId: [...compute.images.keys()][0],
        SubnetId: [...compute.subnets.keys()][0],
        InstanceType: 't3.small',
        MinCount: count,
        MaxCount: count,
      })
      await advance(30)
      return all.map(({ InstanceId = '' }) => InstanceId) as [string, ...string[]]
    },
    async send(InstanceIds, commands, { executionTimeout, cwd, ...more } = {}) {
      const { Command } = await ssm.sendCommand({
        DocumentName: 'AWS-RunShellScript',
        ...(more.Targets === undefined && { InstanceIds: [...InstanceIds] }),
        Parameters: {
          commands: [...commands],
          ...(executionTimeout !== undefined && { executionTimeout: [executionTimeout] }),
          ...(cwd !== undefined && { workingDirectory: [cwd] }),
        },
        ...more,
      })
      return Command?.CommandId ?? ''
    },
    async status(command, instance) {
      const { Status, StatusDetails, ResponseCode } = await shown(command, instance)
      return `${Status} ${StatusDetails} ${ResponseCode}`
    },
    async whole(CommandId) {
      const { Commands: [command] = [] } = await ssm.listCommands({ CommandId })
      return `${command?.Status} ${command?.StatusDetails}`
    },
    async output(command, instance) {
      const { StandardOutputContent: out = '', StandardErrorContent: err = '' } = await shown(
        command,
        instance,
      )
      return { out, err }
    },
    async close() {
      for (const one of [ssm, ec2]) one.destroy()
      await sandbox.close()
    },
  }
}

/** What a call was refused with: `InvalidInstanceId: words`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'accepted',
    (error: unknown) => {
      const { name, message } = error as Error
      return `${name}: ${message}`
    },
  )
}
