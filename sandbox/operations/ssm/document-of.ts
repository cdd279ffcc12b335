import { AwsError } from '../../aws-error.ts'
import type { Document } from '../../model/systems-manager/documents.ts'
import type { World } from '../../model/world.ts'
import { matching } from './input.ts'

/** The document of that name or ARN. */
export function documentOf({ systemsManager }: World, name: string): Document {
  matching(name, /^[a-zA-Z0-9_\-.:/]{3,128}$/, 'documentName')
  const [, , plain = name] = /^arn:aws:ssm:[^:]*:(\d*):document\/(.+)$/.exec(name) ?? []
  const document = systemsManager.documents.find(plain)
  if (document !== undefined) return document
  throw new AwsError('InvalidDocument', `Document with name ${name} does not exist.`)
}

/** A document of the sandbox has one version. */
export function checkVersion(version: string | undefined): void {
  matching(version, /^([$]LATEST|[$]DEFAULT|[1-9][0-9]*)$/, 'documentVersion')
  if (version === undefined || ['$LATEST', '$DEFAULT', '1'].includes(version)) return
  throw new AwsError('InvalidDocumentVersion', 'The document version is not valid or does not exist.')
}
