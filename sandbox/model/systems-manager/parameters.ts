import type { Clock } from '../../clock.ts'
import type { Compute } from '../compute.ts'

export type ParameterType = 'String' | 'StringList' | 'SecureString'

/** One version of a parameter. */
export interface Parameter {
  readonly name: string
  readonly type: ParameterType
  readonly value: string
  readonly version: number
  readonly modifiedMs: number
  readonly tier: 'Standard' | 'Advanced'
  readonly description?: string
  readonly allowedPattern?: string
  readonly dataType: string
  readonly keyId?: string
  /** AWS's own, in every account; nobody can change or list them. */
  readonly public?: true
}

/** The Parameter Store. Methods that change something expect what is valid. */
export interface Parameters {
  /** The newest version, or the one asked for. */
  find(name: string, version?: number): Parameter | undefined
  /** The newest versions of the account's own, by name. */
  own(): readonly Parameter[]
  /** AWS's own that begin so, by name. */
  published(path: string): readonly Parameter[]
  put(parameter: Omit<Parameter, 'version' | 'modifiedMs'>): Parameter
  delete(name: string): boolean
}

/** "Parameter Store retains up to 100 versions": https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html */
const VERSIONS = 100

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html */
const LINUX = '/aws/service/ami-amazon-linux-latest'
const IMAGES = [
  'al2023-ami-kernel-6.1-x86_64',
  'al2023-ami-kernel-default-arm64',
  'al2023-ami-kernel-default-x86_64',
  'al2023-ami-minimal-kernel-default-x86_64',
  'amzn2-ami-hvm-x86_64-gp2',
  'amzn2-ami-kernel-5.10-hvm-x86_64-gp2',
]

export function createParameters(clock: Clock, { images }: Pick<Compute, 'images'>): Parameters {
  const versions = new Map<string, readonly Parameter[]>()
  const startedMs = clock.now()

  /** All of them name the sandbox's image. */
  function published(): readonly Parameter[] {
    const [image] = images.values()
    if (image === undefined) return []
    return IMAGES.map((name) => ({
      name: `${LINUX}/${name}`,
      type: 'String',
      value: image.id,
      version: 1,
      modifiedMs: startedMs,
      tier: 'Standard',
      dataType: 'text',
      public: true,
    }))
  }

  const all = (name: string): readonly Parameter[] =>
    versions.get(name) ?? published().filter((parameter) => parameter.name === name)

  return {
    find: (name, version) =>
      version === undefined ? all(name).at(-1) : all(name).find((parameter) => parameter.version === version),
    own: () =>
      [...versions.values()].flatMap((of) => of.at(-1) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1)),
    published: (path) => published().filter(({ name }) => name.startsWith(path)),
    put(parameter) {
      const before = versions.get(parameter.name) ?? []
      const version = (before.at(-1)?.version ?? 0) + 1
      const added = { ...parameter, version, modifiedMs: clock.now() }
      versions.set(parameter.name, [...before, added].slice(-VERSIONS))
      return added
    },
    delete: (name) => versions.delete(name),
  }
}
