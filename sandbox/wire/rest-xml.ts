import type { AwsError } from '../aws-error.ts'
import { errorResponse, type Protocol, type ServiceModel, type WireRequest, xml } from './protocol.ts'
import type { Member, Model, Shape } from './shape.ts'
import { fromText, toText } from './simple.ts'
import { escapeXml, readXml, writeContent } from './xml.ts'

/** Which of the two documents Route 53 answers a wrong change batch with; clients must read both. */
export type ChangeBatchErrors = 'error' | 'messages'

/**
 * https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html (Route 53)
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html#API_ChangeResourceRecordSets_Errors
 */
export function restXml(changeBatchErrors: ChangeBatchErrors): Protocol {
  return {
    refusals: { missing: 'InvalidInput', malformed: 'InvalidInput' },
    actionOf: (service, request) => routeOf(service, request)?.model.action,
    readInput: readRestInput,
    writeOutput({ namespace }, { output, traits }, value, _requestId) {
      const [, , status] = traits.http ?? ['', '', 200]
      const name = output.kind === 'structure' ? output.name : 'Response'
      const body = `<${name} xmlns="${namespace}">${writeContent(output, value ?? {})}</${name}>`
      return xml(status, body, boundHeaders(output, value))
    },
    writeError({ namespace }, error, requestId) {
      const asMessages = changeBatchErrors === 'messages' && error.code === 'InvalidChangeBatch'
      const write = asMessages ? messagesDocument : errorResponse
      return xml(error.status, write(namespace, error, requestId))
    },
  }
}

interface Route {
  readonly model: Model
  readonly segments: readonly string[]
  /** The values of the path's labels, decoded. */
  readonly labels: Readonly<Record<string, string>>
}

function routeOf(service: ServiceModel, request: WireRequest): Route | undefined {
  const path = segmentsOf(request.path)
  const fitting = service
    .models()
    .filter(({ traits }) => traits.http?.[0] === request.method)
    .map((model) => ({ model, segments: segmentsOf(model.traits.http?.[1] ?? '') }))
    .filter(({ segments }) => segments.length === path.length)
    .filter(({ segments }) => segments.every((segment, index) => isLabel(segment) || segment === path[index]))
  // A literal segment goes before a label.
  const [route] = fitting.sort((a, b) => labelCount(a.segments) - labelCount(b.segments))
  return route && { ...route, labels: labelsOf(route.segments, path) }
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '')
const isLabel = (segment: string): boolean => segment.startsWith('{')
const labelCount = (segments: readonly string[]): number => segments.filter(isLabel).length

function labelsOf(segments: readonly string[], path: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap((segment, index) =>
      isLabel(segment) ? [[segment.slice(1, -1), decodeURIComponent(path[index] ?? '')]] : [],
    ),
  )
}

function readRestInput(model: Model, request: WireRequest): unknown {
  if (model.input.kind !== 'structure') return {}
  const labels = labelsOf(segmentsOf(model.traits.http?.[1] ?? ''), segmentsOf(request.path))
  const body = request.body === '' ? {} : (readXml(model.input, request.body) as object)
  const bound = model.input.members.flatMap((member) => {
    const value = boundValue(member, labels, request)
    return value === undefined ? [] : [[member.name, value]]
  })
  return { ...body, ...Object.fromEntries(bound) }
}

function boundValue(
  { name, shape, traits }: Member,
  labels: Readonly<Record<string, string>>,
  { query, headers }: WireRequest,
): unknown {
  const read = (text: string | undefined | null) => (text == null ? undefined : fromText(shape.kind, text))
  if (traits.httpLabel !== undefined) return read(labels[name])
  if (traits.httpHeader !== undefined) return read(headers[traits.httpHeader.toLowerCase()])
  return traits.httpQuery === undefined ? undefined : read(query.get(traits.httpQuery))
}

function boundHeaders(output: Shape, value: unknown): Record<string, string> {
  if (output.kind !== 'structure') return {}
  const data = (value ?? {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    output.members.flatMap(({ name, traits }) =>
      traits.httpHeader === undefined || data[name] === undefined
        ? []
        : [[traits.httpHeader.toLowerCase(), toText(data[name])]],
    ),
  )
}

function messagesDocument(namespace: string, { message, messages }: AwsError, requestId: string): string {
  const sentences = messages ?? [message.replace(/^\[|\]$/g, '')]
  const list = sentences.map((sentence) => `<Message>${escapeXml(sentence)}</Message>`).join('')
  return `<InvalidChangeBatch xmlns="${namespace}"><Messages>${list}</Messages><RequestId>${requestId}</RequestId></InvalidChangeBatch>`
}
