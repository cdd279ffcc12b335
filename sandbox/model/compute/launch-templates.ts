import type { Clock } from '../../clock.ts'
import type { Compute } from '../compute.ts'
import type { Random } from '../random.ts'
import type { LaunchTemplate } from './launch-template.ts'

type Templates = Pick<
  Compute,
  | 'launchTemplates'
  | 'templateTokens'
  | 'addLaunchTemplate'
  | 'addLaunchTemplateVersion'
  | 'setDefaultVersion'
  | 'deleteLaunchTemplate'
>

/** Launch templates; a version never changes once it is made. */
export function createLaunchTemplates({ clock, random }: { clock: Clock; random: Random }): Templates {
  const launchTemplates = new Map<string, LaunchTemplate>()

  return {
    launchTemplates,
    templateTokens: new Map(),
    addLaunchTemplate(name) {
      const id = `lt-${random.hex(17)}`
      const template = { id, name, createdMs: clock.now(), defaultVersion: 1, versions: [] }
      launchTemplates.set(id, template)
      return template
    },
    addLaunchTemplateVersion(id, version) {
      const template = launchTemplates.get(id)
      if (template === undefined) throw new Error(`there is no launch template ${id}`)
      const made = { ...version, number: template.versions.length + 1, createdMs: clock.now() }
      launchTemplates.set(id, { ...template, versions: [...template.versions, made] })
      return made
    },
    setDefaultVersion(id, defaultVersion) {
      const template = launchTemplates.get(id)
      if (template === undefined) throw new Error(`there is no launch template ${id}`)
      launchTemplates.set(id, { ...template, defaultVersion })
    },
    deleteLaunchTemplate: (id) => void launchTemplates.delete(id),
  }
}
