import { AwsError } from '../aws-error.ts'
import { type Dialect, readForm } from './form.ts'
import type { Model, Shape } from './shape.ts'
import { MalformedValue } from './simple.ts'
import { escapeXml, writeContent } from './xml.ts'

/** A request as it came over HTTP; `path` still percent-encoded. */
export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What goes back over HTTP. */
export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a protocol needs to know of the service that speaks it. */
export interface ServiceModel {
  readonly namespace: string
  model(action: string): Model | undefined
  models(): readonly Model[]
  /** The members of the error of that code; none where the model has no such error. */
  errorMembers(code: string): readonly string[]
  /** The name of the error that had that code in AWS Query; the code itself where the model has no other name for it. */
  errorName(code: string): string
}

/** Bytes to plain data and back, for every call of a service that speaks this protocol. */
export interface Protocol {
  /** The name of the call; undefined when the request names none that the service has. */
  actionOf(service: ServiceModel, request: WireRequest): string | undefined
  readInput(model: Model, request: WireRequest): unknown
  writeOutput(service: ServiceModel, model: Model, output: unknown, requestId: string): WireAnswer
  writeError(service: ServiceModel, error: AwsError, requestId: string): WireAnswer
  /** The codes with which services of this protocol answer what they cannot read. */
  readonly refusals: {
    readonly missing: string
    readonly malformed: string
    /** Where it is not said as most services say it. */
    readonly sayMissing?: (path: string) => string
  }
  /** What begins the X-Amz-Target of its calls, where a header and not the form names them. */
  readonly target?: string
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html (Elastic Load Balancing, STS) */
export const query: Protocol = {
  refusals: { missing: 'ValidationError', malformed: 'MalformedInput' },
  actionOf: formAction,
  readInput: (model, request) => readFormInput(model, request, 'query'),
  writeOutput({ namespace }, { action, output }, value, requestId) {
    const inside = output.kind === 'unit' ? undefined : writeContent(output, value ?? {})
    const result = inside === undefined ? '' : `<${action}Result>${inside}</${action}Result>`
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
    return xml(200, `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`)
  },
  writeError: ({ namespace }, error, requestId) =>
    xml(error.status, errorResponse(namespace, error, requestId)),
}

/** https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
export const ec2Query: Protocol = {
  refusals: { missing: 'MissingParameter', malformed: 'InvalidParameterValue' },
  actionOf: formAction,
  readInput: (model, request) => readFormInput(model, request, 'ec2'),
  writeOutput({ namespace }, { action, output }, value, requestId) {
    const content = output.kind === 'unit' ? '<return>true</return>' : writeContent(output, value ?? {})
    const body = `<requestId>${requestId}</requestId>${content}`
    return xml(200, `<${action}Response xmlns="${namespace}">${body}</${action}Response>`)
  },
  writeError(_service, { code, message, status }, requestId) {
    const error = `<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`
    return xml(status, `<Response><Errors>${error}</Errors><RequestID>${requestId}</RequestID></Response>`)
  },
}

/** The error document that AWS Query and REST-XML share. */
export function errorResponse(namespace: string, error: AwsError, requestId: string): string {
  const type = error.status < 500 ? 'Sender' : 'Receiver'
  const detail = `<Type>${type}</Type><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`
  return `<ErrorResponse xmlns="${namespace}"><Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}

/** An answer that is an XML document. */
export function xml(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  }
}

/** Reads an input and answers, as the protocol's services do, what is malformed or missing in it. */
export function readInput(protocol: Protocol, model: Model, request: WireRequest): unknown {
  try {
    const input = protocol.readInput(model, request)
    const missing = missingMember(model.input, input)
    if (missing === undefined) return input
    const { missing: code, sayMissing } = protocol.refusals
    throw new AwsError(code, sayMissing?.(missing) ?? `The request must contain the parameter ${missing}`)
  } catch (error) {
    if (!(error instanceof MalformedValue)) throw error
    throw new AwsError(protocol.refusals.malformed, error.message)
  }
}

function missingMember(shape: Shape, value: unknown): string | undefined {
  if (shape.kind === 'list')
    return (value as unknown[]).map((item) => missingMember(shape.item.shape, item)).find(Boolean)
  if (shape.kind !== 'structure') return undefined
  const data = value as Readonly<Record<string, unknown>>
  return shape.members
    .map(({ name, shape: inner }, index) => {
      if (data[name] === undefined) return index < shape.required ? name : undefined
      const missing = missingMember(inner, data[name])
      return missing === undefined ? undefined : `${name}.${missing}`
    })
    .find(Boolean)
}

function formAction(_service: ServiceModel, request: WireRequest): string | undefined {
  return form(request).get('Action') ?? undefined
}

function readFormInput(model: Model, request: WireRequest, dialect: Dialect): unknown {
  return readForm(model.input, form(request), dialect)
}

// AWS takes a form in the query string too; what the body says counts.
function form({ query, body }: WireRequest): URLSearchParams {
  return new URLSearchParams([...query, ...new URLSearchParams(body)])
}
