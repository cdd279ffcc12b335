import { writeFileSync } from 'node:fs'
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import { config } from '../src/action/config/schema/service.ts'
import { test } from '../src/action/config/schema/tests.ts'
import { report } from '../src/action/report/schema.ts'

/** What cannot be said in JSON Schema is said by the action alone. */
const options: ConversionConfig = {
  typeMode: 'input',
  errorMode: 'ignore',
  // The only raw checks on mappings are those that refuse unknown keys.
  overrideAction: ({ valibotAction, jsonSchema }) =>
    valibotAction.type === 'raw_check' && jsonSchema.type === 'object'
      ? { ...jsonSchema, additionalProperties: false }
      : undefined,
}

const draft = 'http://json-schema.org/draft-07/schema#'

const write = (
  title: string,
  schema: Parameters<typeof toJsonSchema>[0],
  definitions: NonNullable<ConversionConfig['definitions']> = {},
): string =>
  `${JSON.stringify({ $schema: draft, title, ...toJsonSchema(schema, { ...options, definitions }) }, null, 2)}\n`

/** Each checked-in schema with its text as it must be. */
export const schemas: Readonly<Record<string, string>> = {
  'schemas/config.schema.json': write('Switchover’s config', config, { test }),
  'schemas/report.schema.json': write('Switchover’s report', report),
}

if (import.meta.main)
  for (const [path, text] of Object.entries(schemas))
    writeFileSync(new URL(`../${path}`, import.meta.url), text)
