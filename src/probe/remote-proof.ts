import { randomUUID } from 'node:crypto'
import type { RemoteCommands } from '../deploy/ports.ts'
import { SwitchoverError } from '../errors.ts'
import { evidenceOf, isProven, type Lane, proofSaid, type Standard } from './evidence.ts'
import { markOf } from './expect.ts'
import { type Claim, join, note } from './lanes.ts'
import type { FindNodes } from './nodes.ts'
import type { Proven, Proving } from './proof.ts'
import { questionTo } from './question.ts'
import { type Told, toldBy } from './remote/answers.ts'
import { scriptFor } from './remote/script.ts'
import { pause } from './wait.ts'
import { listed, oneLine } from './words.ts'

/** Answers that one command brings from each node; what a proof asks for beyond them is asked by the next. */
const mostPasses = 25
/** For the agent to hear of the command, and for two addresses in a row that never answer. */
const withinMs = 60_000
/** How long a round waits for the agent of any instance, and how often it looks. */
const agentWithinMs = 3_000
const lookAgainMs = 1_000

/**
 * Proves a claim by what an instance sees: a command of Systems Manager asks every node from there, and what it heard
 * is judged here. For load balancers that the runner has no route to.
 */
export class RemoteProver implements Proving {
  readonly #find: FindNodes
  readonly #commands: RemoteCommands
  readonly #lanes = new Map<string, Lane>()
  /** Instances that could not ask. */
  readonly #unfit = new Set<string>()
  #current: ReadonlySet<string> = new Set()
  #trouble: readonly string[] = []
  #key: string | undefined
  #since = performance.now()
  #round = 0
  #from = 'an instance'

  constructor(find: FindNodes, commands: RemoteCommands) {
    this.#find = find
    this.#commands = commands
  }

  changed(): void {
    this.#since = performance.now()
    this.#key = undefined
  }

  async round(claim: Claim, _budgetMs: number, signal: AbortSignal): Promise<Proven> {
    if (this.#key !== claim.key) this.#lanes.clear()
    this.#key = claim.key
    this.#round += 1
    await this.#look(claim, signal)
    try {
      return await this.#askFrom(claim, signal)
    } catch (error) {
      // Not allowed, or not possible: nobody was asked, which is no verdict and no reason to end.
      if (!(error instanceof SwitchoverError) || !(error.code === 'denied' || error.code === 'aws'))
        throw error
      return this.#unasked(`no instance can ask: ${oneLine(error.message)}`, claim)
    }
  }

  async #askFrom(claim: Claim, signal: AbortSignal): Promise<Proven> {
    const asker = await this.#asker(claim, signal)
    if (asker === undefined)
      return this.#unasked('no instance can ask: none has a Systems Manager agent that is online', claim)
    this.#from = asker
    const lanes = [...this.#lanes.values()]
    if (lanes.length === 0) return this.#unasked('', claim)
    const told = await this.#ask(asker, lanes, claim, signal)
    if (typeof told === 'string') {
      this.#unfit.add(asker)
      return this.#unasked(`${asker} could not ask: ${told}`, claim)
    }
    for (const { lane: index, answer } of told) {
      const lane = lanes[index]
      if (lane !== undefined) await note(lane, answer, claim, this.#round)
    }
    return this.#proven(claim)
  }

  async #look(claim: Claim, signal: AbortSignal): Promise<void> {
    const looks = await this.#find(claim.endpoints, false, signal)
    for (const { endpoint, addresses } of looks)
      for (const node of addresses) join(this.#lanes, node, endpoint)
    this.#current = new Set(looks.flatMap(({ addresses }) => addresses))
    this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))]
  }

  /** The first whose agent answers; those that failed before come again when there is no other. */
  async #asker({ askers }: Claim, signal: AbortSignal): Promise<string | undefined> {
    if (askers.every((id) => this.#unfit.has(id))) this.#unfit.clear()
    const open = askers.filter((id) => !this.#unfit.has(id))
    const until = performance.now() + agentWithinMs
    for (;;) {
      const online = open.length === 0 ? [] : await this.#commands.online(open, signal)
      const first = open.find((id) => online.includes(id))
      if (first !== undefined || open.length === 0 || performance.now() >= until) return first
      await pause(lookAgainMs, signal)
      signal.throwIfAborted()
    }
  }

  /** Every answer in its order, or in words why there is none. */
  async #ask(
    asker: string,
    lanes: readonly Lane[],
    claim: Claim,
    signal: AbortSignal,
  ): Promise<readonly Told[] | string> {
    const times = Math.min(claim.http.passes, mostPasses)
    const asked = lanes.map(({ node, endpoint }) => ({
      question: questionTo(node, endpoint, claim.http),
      times,
    }))
    const mark = `switchover-${randomUUID()}`
    const lines: string[] = []
    const [answer] = await this.#commands.run(
      {
        machines: [asker],
        document: 'AWS-RunShellScript',
        parameters: { commands: [scriptFor(asked, mark)] },
        withinMs,
        concurrency: undefined,
      },
      (_machine, line) => lines.push(line.trimEnd()),
      signal,
    )
    return answer?.passed === true ? toldBy(lines, mark) : oneLine(answer?.said ?? 'it was not run')
  }

  #unasked(said: string, claim: Claim): Proven {
    const nodes = evidenceOf([...this.#lanes.values()], this.#standard(claim))
    const why = said === '' ? ['no address of the load balancer is known'] : [said]
    return {
      passed: false,
      said: listed([...why, ...this.#trouble]),
      nodes: nodes.map((node) => ({ ...node, asked: false })),
    }
  }

  #proven(claim: Claim): Proven {
    const lanes = [...this.#lanes.values()]
    const standard = this.#standard(claim)
    return {
      passed: isProven(lanes, standard),
      said: proofSaid(lanes, standard),
      nodes: evidenceOf(lanes, standard),
    }
  }

  #standard(claim: Claim): Standard {
    return {
      endpoints: claim.endpoints,
      owing: claim.owing,
      passes: claim.http.passes,
      mark: `${claim.absent ? 'anything but ' : ''}${markOf(claim.http, claim.values)}`,
      since: this.#since,
      round: this.#round,
      current: this.#current,
      trouble: this.#trouble,
      from: this.#from,
    }
  }
}
