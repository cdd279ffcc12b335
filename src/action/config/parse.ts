import type { Mistake } from '../../deploy/ports.ts'
import type { Config, ServiceConfig } from './config.ts'
import { readDocument } from './document.ts'
import type { Asked } from './given.ts'
import { wrongJsonPaths } from './json-paths.ts'
import { nothingIsShared } from './rules/between-services.ts'
import { proofTellsSidesApart, readyAsksOneThing } from './rules/checks.ts'
import { eachStepIsOneCommand } from './rules/commands.ts'
import { canBeLaunched, oneFleet, typeIsGivenOnce } from './rules/fleet.ts'
import {
  existingAreLeftAlone,
  groupsAreLeftAlone,
  onlyOurOwnAreStopped,
  retiresAsItsKind,
  templateIsOneThing,
} from './rules/kinds.ts'
import { placeholdersExist, recordsDiffer } from './rules/naming.ts'
import { inOnePlace } from './rules/one-place.ts'
import {
  eachBalancerHasItsPair,
  eachRouteIsOneThing,
  eachRouteIsSomething,
  firstRouteIsOfTheService,
  previewHeaderIsMatchable,
  prioritiesAreLowEnough,
  sidesDiffer,
} from './rules/routes.ts'
import { stepsRise } from './rules/steps.ts'
import { tagsAreFree } from './rules/tags.ts'
import { eachTestAsksOneThing } from './rules/tests.ts'
import { volumesAreMade } from './rules/volumes.ts'
import {
  comparesSomething,
  mayRingIsWatched,
  watchLooksAtSomething,
  watchOutlastsItsMetrics,
} from './rules/watch.ts'
import { wrongRuns } from './runs.ts'
import type { ConfigRead, ServiceRead } from './schema/service.ts'
import { serviceSettings } from './settings/service.ts'
import { serviceTerms } from './settings/terms.ts'
import { asMistake, readShape, type Wrong } from './shape.ts'
import { readTexts, type Texts } from './texts.ts'
import { stillRight, type Written } from './written.ts'

/** What a service must keep beside its shape; each is told wherever it is broken. */
const rules: readonly ((written: Written) => readonly Wrong[])[] = [
  eachRouteIsSomething,
  eachRouteIsOneThing,
  sidesDiffer,
  firstRouteIsOfTheService,
  eachBalancerHasItsPair,
  prioritiesAreLowEnough,
  previewHeaderIsMatchable,
  inOnePlace,
  oneFleet,
  canBeLaunched,
  typeIsGivenOnce,
  volumesAreMade,
  tagsAreFree,
  groupsAreLeftAlone,
  templateIsOneThing,
  existingAreLeftAlone,
  onlyOurOwnAreStopped,
  retiresAsItsKind,
  eachStepIsOneCommand,
  stepsRise,
  placeholdersExist,
  recordsDiffer,
  readyAsksOneThing,
  eachTestAsksOneThing,
  proofTellsSidesApart,
  watchLooksAtSomething,
  mayRingIsWatched,
  comparesSomething,
  watchOutlastsItsMetrics,
]

/** Reads the config's text: every service made whole, or every mistake. */
export async function parseConfig(text: string, workspace: string, asked: Asked): Promise<Config> {
  const read = readDocument(text)
  if ('mistakes' in read) return { services: {}, mistakes: read.mistakes }
  const shape = readShape(read.value)
  const written = stillRight(read.value, shape.wrong)
  const [texts, runs, jsonPaths] = await Promise.all([
    Promise.all(written.map((service) => readTexts(service, workspace, asked))),
    Promise.all(written.map((service) => wrongRuns(service, workspace, asked))),
    Promise.all(written.map(wrongJsonPaths)),
  ])
  const wrong = [
    ...shape.wrong,
    ...written.flatMap((service) => rules.flatMap((rule) => rule(service))),
    ...nothingIsShared(written),
    ...texts.flatMap(({ wrong }) => wrong),
    ...runs.flat(),
    ...jsonPaths.flat(),
  ]
  const mistakes: readonly Mistake[] = wrong.map((one) => asMistake(one, read.lineOf))
  if (shape.value === undefined || mistakes.length > 0) return { services: {}, mistakes }
  return {
    services: servicesOf(shape.value, new Map(written.map(({ name }, at) => [name, texts[at]]))),
    mistakes,
  }
}

const noTexts: Texts = { userData: undefined, scripts: new Map() }

const priceOf = (read: ServiceRead['hold-price']): ServiceConfig['price'] =>
  read && { perInstanceHour: read['per-instance-hour'], currency: read.currency }

function servicesOf(
  { services }: ConfigRead,
  texts: ReadonlyMap<string, Texts | undefined>,
): Readonly<Record<string, ServiceConfig>> {
  const whole = Object.entries(services).map(([name, read]) => {
    const settings = serviceSettings(name, read, texts.get(name) ?? noTexts)
    const { hold, 'hold-price': price } = read
    return [name, { settings, terms: serviceTerms(read, settings), hold, price: priceOf(price) }] as const
  })
  return Object.fromEntries(whole)
}
