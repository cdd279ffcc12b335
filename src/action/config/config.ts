import type { Hold, Terms } from '../../deploy/goal.ts'
import type { Mistake } from '../../deploy/ports.ts'
import type { ServiceSettings } from '../../settings.ts'

/** One service of the config, made whole: defaults filled in, texts loaded. */
export interface ServiceConfig {
  readonly settings: ServiceSettings
  readonly terms: Terms
  /** What the service holds for where the input `hold` is empty. */
  readonly hold: Hold
}

/** The services by name, in the config's order; none where there is any mistake. */
export interface Config {
  readonly services: Readonly<Record<string, ServiceConfig>>
  readonly mistakes: readonly Mistake[]
}
