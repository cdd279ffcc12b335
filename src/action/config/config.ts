import type { Hold, Terms } from '../../deploy/goal.ts'
import type { Mistake } from '../../deploy/ports.ts'
import type { ServiceSettings } from '../../settings.ts'

/** One service of the config, made whole: defaults filled in, texts loaded. */
export interface ServiceConfig {
  readonly settings: ServiceSettings
  readonly terms: Terms
  /** What the service holds for where the input `hold` is empty. */
  readonly hold: Hold
  /** What an instance costs, for what is told of a hold; left out where the config does not say. */
  readonly price?: Price | undefined
}

/** The price of what stands idle. */
export interface Price {
  readonly perInstanceHour: number
  readonly currency: string
}

/** The services by name, in the config's order; none where there is any mistake. */
export interface Config {
  readonly services: Readonly<Record<string, ServiceConfig>>
  readonly mistakes: readonly Mistake[]
}
