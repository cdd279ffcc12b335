import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { RoutingTable } from '../model/load-balancing/routing-table.ts'
import { HealthChecks } from './health/health-checks.ts'
import { ListenerDoor } from './listener-door.ts'
import type { Ending, Exchange } from './proxy/exchange.ts'
import { toTarget } from './proxy/headers.ts'
import { answerFromNode, proxyRequest } from './proxy/http.ts'
import { InFlight } from './proxy/in-flight.ts'
import { Upstream } from './proxy/upstream.ts'
import { proxyWebSocket, refuseUpgrade } from './proxy/web-socket.ts'
import { page } from './routing/node-answers.ts'
import { seeRequest } from './routing/request-seen.ts'
import { type Decision, route } from './routing/route.ts'
import type { Surroundings } from './surroundings.ts'

/** One node of a load balancer: its own address, its own sockets, its own pace, its own view of health. */
export class LoadBalancerNode {
  readonly address: string
  readonly #loadBalancerArn: string
  readonly #around: Surroundings
  readonly #checks: HealthChecks
  readonly #doors = new Map<number, ListenerDoor>()
  /** Of deleted listeners: they take no connection, but what is under way in them goes on. */
  readonly #shut = new Set<ListenerDoor>()
  readonly #inFlight = new InFlight()
  readonly #turns = new Map<string, number>()
  #table: RoutingTable | undefined

  constructor(loadBalancerArn: string, address: string, around: Surroundings) {
    this.address = address
    this.#loadBalancerArn = loadBalancerArn
    this.#around = around
    this.#checks = new HealthChecks(around.world, address)
  }

  /** Routes by this table from now on, unless it is older than the one obeyed; resolves when its doors are open. */
  async obey(table: RoutingTable): Promise<void> {
    if (this.#table !== undefined && table.version <= this.#table.version) return
    this.#table = table
    this.#checks.follow(table)
    // HTTPS listeners have no door yet: a connection to one is refused.
    const wanted = table.listeners.filter(({ protocol }) => protocol === 'HTTP').map(({ port }) => port)
    for (const [port, door] of this.#doors) {
      if (wanted.includes(port)) continue
      this.#doors.delete(port)
      this.#shut.add(door)
      door.shut()
    }
    await Promise.all(wanted.filter((port) => !this.#doors.has(port)).map((port) => this.#openDoor(port)))
  }

  /** Breaks off what is open to a target whose deregistration delay is over. */
  cut(groupArn: string, key: string): void {
    this.#inFlight.cut(groupArn, key)
  }

  async close(): Promise<void> {
    this.#checks.close()
    this.#inFlight.cutAll()
    const doors = [...this.#doors.values(), ...this.#shut]
    this.#doors.clear()
    await Promise.all(doors.map((door) => door.close()))
  }

  async #openDoor(port: number): Promise<void> {
    const door = new ListenerDoor({
      request: (request, response) => this.#serve(port, request, response),
      webSocket: (request, client, head) => this.#serveWebSocket(port, request, client, head),
    })
    this.#doors.set(port, door)
    try {
      await door.open(this.address, port)
    } catch (error) {
      this.#doors.delete(port)
      throw error
    }
  }

  #serve(port: number, request: IncomingMessage, response: ServerResponse): void {
    const decision = this.#decide(port, request)
    if (decision.kind === 'answer') {
      response.once('close', () => this.#noteOwn(port, decision, false))
      answerFromNode(request, response, decision.answer)
    } else {
      const exchange = this.#reach(port, request, decision)
      this.#follow(port, exchange, false, proxyRequest(exchange, response))
    }
  }

  #serveWebSocket(port: number, request: IncomingMessage, client: Socket, head: Buffer): void {
    const decision = this.#decide(port, request)
    if (decision.kind === 'answer') {
      client.once('close', () => this.#noteOwn(port, decision, true))
      refuseUpgrade(client, decision.answer)
    } else {
      const exchange = this.#reach(port, request, decision)
      this.#follow(port, exchange, true, proxyWebSocket(exchange, client, head))
    }
  }

  #decide(port: number, request: IncomingMessage): Decision {
    const listener = this.#listener(port)
    if (this.#table === undefined || listener === undefined) return { kind: 'answer', answer: page(503) }
    return route(this.#table, listener, seeRequest(request), {
      nowMs: this.#around.world.clock.now(),
      isHealthy: (groupArn, key) => this.#isHealthy(groupArn, key),
      turn: (groupArn) => this.#turn(groupArn),
      // Not from the world's own randomness: traffic would change what the API gives for the same seed.
      draw: Math.random,
    })
  }

  #listener(port: number): RoutingTable['listeners'][number] | undefined {
    return this.#table?.listeners.find((listener) => listener.port === port)
  }

  #isHealthy(groupArn: string, key: string): boolean {
    const target = this.#around.world.loadBalancing.targetGroups.get(groupArn)?.targets.get(key)
    return target?.health.get(this.address)?.healthy === true
  }

  #turn(groupArn: string): number {
    const turn = this.#turns.get(groupArn) ?? 0
    this.#turns.set(groupArn, turn + 1)
    return turn
  }

  #reach(port: number, request: IncomingMessage, decision: Exchange['decision']): Exchange {
    const { clock, loadBalancing } = this.#around.world
    const { attributes } = loadBalancing.loadBalancers.get(this.#loadBalancerArn) ?? {}
    const idle = Number(attributes?.get('idle_timeout.timeout_seconds') ?? 60)
    toTarget(request, { protocol: this.#listener(port)?.protocol ?? 'HTTP', port }, clock.now())
    return { request, decision, upstream: new Upstream(decision.target, this.address, clock, idle * 1000) }
  }

  #follow(port: number, exchange: Exchange, websocket: boolean, ending: Promise<Ending>): void {
    const { groupArn, target } = exchange.decision
    this.#inFlight.hold(groupArn, target.key, exchange.upstream, ending)
    void ending.then((ended) =>
      this.#note(port, websocket, { ...ended, targetGroup: groupArn, target: target.key }),
    )
  }

  #noteOwn(port: number, decision: Extract<Decision, { kind: 'answer' }>, websocket: boolean): void {
    const { groupArn, answer } = decision
    const group = groupArn === undefined ? {} : { targetGroup: groupArn }
    this.#note(port, websocket, { status: answer.status, maker: 'node', cut: false, ...group })
  }

  #note(port: number, websocket: boolean, ended: Ending & { targetGroup?: string; target?: string }): void {
    this.#around.traffic.add({
      timeMs: this.#around.world.clock.now(),
      loadBalancerArn: this.#loadBalancerArn,
      node: this.address,
      port,
      websocket,
      ...ended,
    })
  }
}
