import { setOutput } from '@actions/core'
import { other } from '../deploy/model.ts'
import { firstPreview, servingColor } from '../deploy/seen.ts'
import { agrees, type Ending, heldUntil, identity, provenBy, workedOn } from './ending.ts'
import { speaker } from './outcome.ts'

/** What `services` tells of each; also the outputs of the one that speaks for all. */
export interface ServiceOutputs {
  readonly service: string
  readonly outcome: string
  readonly 'live-color': string
  readonly 'idle-color': string
  readonly 'live-release': string
  readonly 'idle-release': string
  readonly 'held-until': string
  readonly proof: string
  readonly agrees: string
  readonly 'preview-url': string
}

/** The outputs of one service; empty texts where nothing is known. */
export function serviceOutputs(ending: Ending): ServiceOutputs {
  const { service, outcome, seen } = ending
  const live = seen && servingColor(seen)
  const idle = live && other(live)
  return {
    service,
    outcome,
    'live-color': live ?? '',
    'idle-color': idle ?? '',
    'live-release': (seen && live && identity(seen, live)?.release) ?? '',
    'idle-release': (seen && idle && identity(seen, idle)?.release) ?? '',
    'held-until': seen ? heldUntil(seen) : '',
    proof: provenBy(ending),
    agrees: seen ? `${agrees(seen)}` : '',
    'preview-url': (seen && firstPreview(seen)?.url) ?? '',
  }
}

/** Where the report is, and the release tests as JUnit XML beside it; empty where there is none. */
export interface Written {
  readonly report: string
  readonly junit: string
}

/** Every output of the action by name: those of the worst service, and the list of all. */
export function allOutputs(endings: readonly Ending[], paths: Written): Readonly<Record<string, string>> {
  const worst = speaker(endings)
  return {
    ...(worst && serviceOutputs(worst)),
    'instance-ids': JSON.stringify((worst ? workedOn(worst) : []).map(({ id }) => id)),
    services: JSON.stringify(endings.map(serviceOutputs)),
    report: paths.report,
    junit: paths.junit,
  }
}

/** Sets every output. https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#outputs-for-docker-container-and-javascript-actions */
export function writeOutputs(endings: readonly Ending[], paths: Written): void {
  // Outside GitHub there is no file to set them in, and the old way would print commands.
  if (!process.env['GITHUB_OUTPUT']) return
  for (const [name, value] of Object.entries(allOutputs(endings, paths))) setOutput(name, value)
}
