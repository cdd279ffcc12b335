import { randomUUID } from 'node:crypto'
import type { RemoteCommands } from '../deploy/ports.ts'
import { SwitchoverError } from '../errors.ts'
import type { Claim, Proven, Proving } from './claim.ts'
import type { Lane } from './evidence.ts'
import { Lanes } from './lanes.ts'
import type { FindNodes } from './nodes.ts'
import { questionTo } from './question.ts'
import { type Told, toldBy, tooLong } from './remote/answers.ts'
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
  readonly #lanes: Lanes
  readonly #commands: RemoteCommands
  /** Instances that could not ask. */
  readonly #unfit = new Set<string>()
  /** How often a command asks each node: less where what came of more was too long to bring back. */
  #times = mostPasses

  constructor(find: FindNodes, commands: RemoteCommands) {
    this.#lanes = new Lanes(find, 'an instance')
    this.#commands = commands
  }

  changed(): void {
    this.#lanes.changed()
  }

  async round(claim: Claim, _budgetMs: number, signal: AbortSignal): Promise<Proven> {
    this.#lanes.begin(claim)
    await this.#lanes.look(claim, false, signal)
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
    this.#lanes.from = asker
    const lanes = this.#lanes.all
    if (lanes.length === 0) return this.#unasked('', claim)
    let told = await this.#ask(asker, lanes, claim, signal)
    for (; told === tooLong && this.#times > 1; told = await this.#ask(asker, lanes, claim, signal))
      this.#times = Math.floor(this.#times / 2)
    if (typeof told === 'string') {
      this.#unfit.add(asker)
      return this.#unasked(`${asker} could not ask: ${told}`, claim)
    }
    for (const { lane: index, answer } of told) {
      const lane = lanes[index]
      if (lane !== undefined) await this.#lanes.note(lane, answer, claim)
    }
    return this.#lanes.proven(claim)
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
    this.#times = Math.min(claim.http.passes, this.#times)
    const times = this.#times
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
    const why = said === '' ? ['no address of the load balancer is known'] : [said]
    return {
      passed: false,
      said: listed([...why, ...this.#lanes.trouble]),
      nodes: this.#lanes.proven(claim).nodes.map((node) => ({ ...node, asked: false })),
    }
  }
}
