import type { Clock } from '../../clock.ts'

export interface DocumentParameter {
  readonly type: 'String' | 'StringList'
  readonly description?: string
  readonly default?: string | readonly string[]
  readonly allowedPattern?: string
  readonly allowedValues?: readonly string[]
}

/** A document with one step, which runs a shell script. */
export interface Document {
  readonly name: string
  readonly owner: string
  readonly createdMs: number
  readonly tags?: ReadonlyMap<string, string>
  readonly description: string
  readonly content: string
  readonly format: 'JSON' | 'YAML'
  readonly schemaVersion: string
  readonly parameters: Readonly<Record<string, DocumentParameter>>
  readonly step: {
    readonly name: string
    readonly lines: string | readonly string[]
    readonly workingDirectory: string
    readonly timeoutSeconds: string
  }
}

/** The documents of the account, and AWS's own. */
export interface Documents {
  find(name: string): Document | undefined
  add(document: Omit<Document, 'createdMs'>): Document
  delete(name: string): void
  all(): readonly Document[]
}

/** As AWS publishes it. https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html */
const RUN_SHELL_SCRIPT = {
  schemaVersion: '1.2',
  description: 'Run a shell script or specify the commands to run.',
  parameters: {
    commands: {
      type: 'StringList',
      description: '(Required) Specify a shell script or a command to run.',
      minItems: 1,
      displayType: 'textarea',
    },
    workingDirectory: {
      type: 'String',
      default: '',
      description: '(Optional) The path to the working directory on your instance.',
      maxChars: 4096,
    },
    executionTimeout: {
      type: 'String',
      default: '3600',
      description:
        '(Optional) The time in seconds for a command to complete before it is considered to have failed. Default is 3600 (1 hour). Maximum is 172800 (48 hours).',
      allowedPattern: '([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)',
    },
  },
  runtimeConfig: {
    'aws:runShellScript': {
      properties: [
        {
          id: '0.aws:runShellScript',
          runCommand: '{{ commands }}',
          workingDirectory: '{{ workingDirectory }}',
          timeoutSeconds: '{{ executionTimeout }}',
        },
      ],
    },
  },
}

export function createDocuments(clock: Clock): Documents {
  const documents = new Map<string, Document>()
  const add: Documents['add'] = (document) => {
    const added = { ...document, createdMs: clock.now() }
    documents.set(document.name, added)
    return added
  }
  const { commands, workingDirectory, executionTimeout } = RUN_SHELL_SCRIPT.parameters
  add({
    name: 'AWS-RunShellScript',
    owner: 'Amazon',
    description: RUN_SHELL_SCRIPT.description,
    content: JSON.stringify(RUN_SHELL_SCRIPT, null, 2),
    format: 'JSON',
    schemaVersion: RUN_SHELL_SCRIPT.schemaVersion,
    parameters: {
      commands: { type: 'StringList', description: commands.description },
      workingDirectory: { type: 'String', description: workingDirectory.description, default: '' },
      executionTimeout: {
        type: 'String',
        description: executionTimeout.description,
        default: executionTimeout.default,
        allowedPattern: executionTimeout.allowedPattern,
      },
    },
    step: {
      name: 'aws:runShellScript',
      lines: '{{ commands }}',
      workingDirectory: '{{ workingDirectory }}',
      timeoutSeconds: '{{ executionTimeout }}',
    },
  })
  return {
    find: (name) => documents.get(name),
    add,
    delete: (name) => void documents.delete(name),
    all: () => [...documents.values()],
  }
}
