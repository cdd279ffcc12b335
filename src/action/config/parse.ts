import type { Mistake } from '../../deploy/ports.ts'
import type { Config, ServiceConfig } from './config.ts'
import { readDocument } from './document.ts'
import { nothingIsShared } from './rules/between-services.ts'
import {
  eachTestAsksOneThing,
  proofTellsSidesApart,
  readyAsksOneThing,
  watchLooksAtSomething,
} from './rules/checks.ts'
import { canBeLaunched, tagsAreFree, typeIsGivenOnce } from './rules/fleet.ts'
import { placeholdersExist, recordsDiffer } from './rules/naming.ts'
import { inOnePlace } from './rules/one-place.ts'
import {
  eachRouteIsOneThing,
  eachRouteIsSomething,
  previewHeaderIsMatchable,
  sidesDiffer,
} from './rules/routes.ts'
import type { ConfigRead } from './schema/service.ts'
import { serviceSettings } from './settings/service.ts'
import { serviceTerms } from './settings/terms.ts'
import { asMistake, readShape, type Wrong } from './shape.ts'
import { readUserData } from './user-data.ts'
import { stillRight, type Written } from './written.ts'

/** What a service must keep beside its shape; each is told wherever it is broken. */
const rules: readonly ((written: Written) => readonly Wrong[])[] = [
  eachRouteIsSomething,
  eachRouteIsOneThing,
  sidesDiffer,
  previewHeaderIsMatchable,
  inOnePlace,
  canBeLaunched,
  typeIsGivenOnce,
  tagsAreFree,
  placeholdersExist,
  recordsDiffer,
  readyAsksOneThing,
  eachTestAsksOneThing,
  proofTellsSidesApart,
  watchLooksAtSomething,
]

/** Reads the config's text: every service made whole, or every mistake. */
export async function parseConfig(text: string, workspace: string): Promise<Config> {
  const read = readDocument(text)
  if ('mistakes' in read) return { services: {}, mistakes: read.mistakes }
  const shape = readShape(read.value)
  const written = stillRight(read.value, shape.wrong)
  const userData = await Promise.all(written.map((service) => readUserData(service, workspace)))
  const wrong = [
    ...shape.wrong,
    ...written.flatMap((service) => rules.flatMap((rule) => rule(service))),
    ...nothingIsShared(written),
    ...userData.flatMap(({ wrong }) => wrong),
  ]
  const mistakes: readonly Mistake[] = wrong.map((one) => asMistake(one, read.lineOf))
  if (shape.value === undefined || mistakes.length > 0) return { services: {}, mistakes }
  const texts = new Map(written.map(({ name }, at) => [name, userData[at]?.text]))
  return { services: servicesOf(shape.value, texts), mistakes: [] }
}

function servicesOf(
  { services }: ConfigRead,
  userData: ReadonlyMap<string, string | undefined>,
): Readonly<Record<string, ServiceConfig>> {
  const whole = Object.entries(services).map(([name, read]) => {
    const settings = serviceSettings(name, read, userData.get(name))
    return [name, { settings, terms: serviceTerms(read), hold: read.hold }] as const
  })
  return Object.fromEntries(whole)
}
