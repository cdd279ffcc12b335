/** Versions are counted from 1; `data` is the RequestLaunchTemplateData that made each. */
export interface LaunchTemplate {
  readonly id: string
  readonly name: string
  readonly createdMs: number
  readonly defaultVersion: number
  readonly versions: readonly LaunchTemplateVersion[]
}

export interface LaunchTemplateVersion {
  readonly number: number
  readonly description?: string
  readonly createdMs: number
  readonly data: Readonly<Record<string, unknown>>
}
