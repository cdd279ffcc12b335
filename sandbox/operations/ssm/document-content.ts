import * as v from 'valibot'
import { parse } from 'yaml'
import { AwsError } from '../../aws-error.ts'
import type { Document } from '../../model/systems-manager/documents.ts'

/** What of a Command document the sandbox can run. https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html */
const Content = v.object({
  schemaVersion: v.literal('2.2'),
  description: v.optional(v.string(), ''),
  parameters: v.optional(
    v.record(
      v.string(),
      v.object({
        type: v.picklist(['String', 'StringList']),
        description: v.exactOptional(v.string()),
        default: v.exactOptional(v.union([v.string(), v.array(v.string())])),
        allowedPattern: v.exactOptional(v.string()),
        allowedValues: v.exactOptional(v.array(v.string())),
      }),
    ),
    {},
  ),
  mainSteps: v.tuple([
    v.object({
      action: v.literal('aws:runShellScript'),
      name: v.string(),
      inputs: v.object({
        runCommand: v.union([v.string(), v.array(v.string())]),
        workingDirectory: v.optional(v.string(), ''),
        timeoutSeconds: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), '3600'),
      }),
    }),
  ]),
})

/** Reads the text of a document. */
export function readContent(
  name: string,
  content: string,
  format: Document['format'],
): Omit<Document, 'createdMs' | 'owner'> {
  const read = v.safeParse(Content, parsed(content, format))
  if (!read.success) {
    const [issue] = read.issues
    const where = v.getDotPath(issue) ?? 'the document'
    throw new AwsError(
      where === 'schemaVersion' ? 'InvalidDocumentSchemaVersion' : 'InvalidDocumentContent',
      `${where}: ${issue.message}. The sandbox runs documents of schema 2.2 with one step, aws:runShellScript.`,
    )
  }
  const { schemaVersion, description, parameters, mainSteps } = read.output
  const [{ name: step, inputs }] = mainSteps
  return {
    name,
    content,
    format,
    schemaVersion,
    description,
    parameters,
    step: {
      name: step,
      lines: inputs.runCommand,
      workingDirectory: inputs.workingDirectory,
      timeoutSeconds: inputs.timeoutSeconds,
    },
  }
}

function parsed(content: string, format: Document['format']): unknown {
  try {
    return format === 'YAML' ? parse(content) : JSON.parse(content)
  } catch {
    throw new AwsError('InvalidDocumentContent', `${format} not well-formed.`)
  }
}
