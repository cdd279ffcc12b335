import type { LaunchTemplate, LaunchTemplateVersion } from '../compute/launch-template.ts'
import type { Compute } from '../compute.ts'
import type { LaunchChoice, TemplateChoice } from './settings.ts'
import { invalid } from './state.ts'

const UNUSABLE = 'You must use a valid fully-formed launch template.'

/** A template that is there, found by id or name. */
export function chooseTemplate(
  { launchTemplates }: Compute,
  wanted: {
    readonly id?: string | undefined
    readonly name?: string | undefined
    readonly version?: string | undefined
  },
): TemplateChoice {
  const { id, name, version = '$Default' } = wanted
  if ((id === undefined) === (name === undefined))
    throw invalid('Valid requests must contain either launchTemplateId or LaunchTemplateName')
  const found = [...launchTemplates.values()].find((one) =>
    id === undefined ? one.name === name : one.id === id,
  )
  if (found === undefined) throw invalid(`${UNUSABLE} ${lost(id, name)}`)
  numbered(found, version)
  return { id: found.id, name: found.name, version }
}

function lost(id: string | undefined, name: string | undefined): string {
  const which = id === undefined ? `template name ${name}` : `template ID ${id}`
  return `The specified launch template, with ${which}, does not exist.`
}

/** The version that is meant now, and what it holds. */
function resolveTemplate({ launchTemplates }: Compute, { id, version }: TemplateChoice) {
  const template = launchTemplates.get(id)
  if (template === undefined) throw invalid(lost(id, undefined))
  return { template, version: numbered(template, version) }
}

function numbered(template: LaunchTemplate, version: string): LaunchTemplateVersion {
  const { versions, defaultVersion } = template
  const number =
    version === '$Latest'
      ? versions.at(-1)?.number
      : version === '$Default'
        ? defaultVersion
        : Number(version)
  const found = versions.find((one) => one.number === number)
  if (found !== undefined) return found
  throw invalid(
    `${UNUSABLE} Could not find the specified version ${version} for the launch template with ID ${template.id}.`,
  )
}

/** A kind of instance that the group may launch. */
export interface Kind {
  readonly template: { readonly id: string; readonly name: string; readonly version: number }
  readonly type: string | undefined
  readonly weight?: number
}

/** What may be launched, the preferred kind first. */
export function kinds(compute: Compute, launch: LaunchChoice): readonly Kind[] {
  const overrides = launch.mixed?.overrides ?? []
  return (overrides.length > 0 ? overrides : [{}]).map((override) => {
    const { template, version } = resolveTemplate(compute, override.template ?? launch.template)
    const own = version.data['InstanceType']
    return {
      template: { id: template.id, name: template.name, version: version.number },
      type: override.type ?? (typeof own === 'string' ? own : undefined),
      ...(override.weight !== undefined && { weight: Number(override.weight) }),
    }
  })
}
