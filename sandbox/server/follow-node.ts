import * as v from 'valibot'

const Change = v.strictObject({ node: v.string(), follows: v.boolean() })

/** What `POST /nodes` takes: `{"node": "127.5.0.10", "follows": false}` leaves a node with the routes that it has. */
export function followNode(
  body: unknown,
  follow: (node: string, follows: boolean) => boolean,
): { readonly node: string; readonly follows: boolean } {
  const read = v.safeParse(Change, body)
  if (!read.success) {
    const mistakes = read.issues.map((issue) => `${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`)
    throw new Error(`This node cannot be changed. ${mistakes.join('; ')}`)
  }
  const { node, follows } = read.output
  if (!follow(node, follows)) throw new Error(`No load balancer has a node ${node}.`)
  return { node, follows }
}
