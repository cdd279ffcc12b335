const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_minutes = require("./minutes.cjs");
const require_counted = require("./counted.cjs");
const require_settings = require("./settings.cjs");
const require_ending = require("./ending.cjs");
const require_goal = require("./goal.cjs");
const require_orphans = require("./orphans.cjs");
const require_clients = require("./clients.cjs");
const require_identity = require("./identity.cjs");
const require_statements = require("./statements.cjs");
const require_placeholders = require("./placeholders.cjs");
const require_dist = require("./valibot-dist.cjs");
const require_leaving = require("./leaving.cjs");
let node_net = require("node:net");
let node_util = require("node:util");
let node_events = require("node:events");
let node_zlib = require("node:zlib");
let node_crypto = require("node:crypto");
let node_os = require("node:os");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_child_process = require("node:child_process");
let node_https = require("node:https");
let node_timers_promises = require("node:timers/promises");
let node_stream_consumers = require("node:stream/consumers");
let node_vm = require("node:vm");
let node_string_decoder = require("node:string_decoder");
let node_dns_promises = require("node:dns/promises");

// src/aws/cloudwatch/alarms.ts
const lastsMs = 5e3;
const createAlarms = (scope) => {
	const names = scope.settings.watch?.alarms ?? [];
	let seen;
	return { async look(signal) {
		if (names.length === 0) return [];
		const now = scope.clients.clock.now();
		if (seen !== void 0 && now - seen.atMs < lastsMs) return seen.alarms;
		try {
			const alarms = await read$1(scope, names, signal);
			seen = {
				atMs: scope.clients.clock.now(),
				alarms
			};
			return alarms;
		} catch (error) {
			if (!(error instanceof require_goal.SwitchoverError) || !(error.code === "denied" || error.code === "aws")) throw error;
			return names.map((name) => ({
				name,
				state: "unread",
				said: error.message
			}));
		}
	} };
};
const read$1 = async ({ clients }, names, signal) => {
	const { MetricAlarms = [], CompositeAlarms = [] } = await (await clients.cloudWatch()).describeAlarms({
		AlarmNames: [...names],
		AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
		MaxRecords: 100
	}, signal);
	const found = [...MetricAlarms, ...CompositeAlarms];
	return names.map((name) => {
		const alarm = found.find(({ AlarmName }) => AlarmName === name);
		return {
			name,
			state: stateOf(alarm),
			said: alarm?.StateReason ?? ""
		};
	});
};
const stateOf = (alarm) => {
	if (alarm === void 0) return "missing";
	if (alarm.StateValue === "ALARM") return "ringing";
	return alarm.StateValue === "OK" ? "ok" : "unknown";
};

// src/aws/cloudwatch/check-alarms.ts
const checkAlarms = async ({ settings }, alarms, signal) => {
	return (await alarms.look(signal)).flatMap(({ name, state }, index) => state === "missing" ? [{
		path: `services.${settings.service}.watch.alarms[${index}]`,
		said: `there is no alarm ${name} in this account and Region`,
		remedy: "Create it, or correct its name: letters count as they are written."
	}] : []);
};

// src/aws/cloudwatch/places.ts
const places = ({ routes, pairs }) => {
	const all = routes.flatMap(({ arn, pair }) => {
		const groups = pairs[pair];
		const LoadBalancer = require_identity.partsOf(require_identity.loadBalancerOf(arn)).resource.replace("loadbalancer/", "");
		return groups === void 0 ? [] : require_counted.colors.map((color) => {
			const TargetGroup = require_identity.partsOf(groups[color]).resource;
			return {
				color,
				pair,
				group: groups[color],
				dimensions: {
					LoadBalancer,
					TargetGroup
				}
			};
		});
	});
	return [...new Map(all.map((place) => [JSON.stringify(place.dimensions), place])).values()];
};
const metricOf = ({ dimensions }, MetricName, Stat) => ({
	Metric: {
		Namespace: "AWS/ApplicationELB",
		MetricName,
		Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
			Name,
			Value
		}))
	},
	Period: 60,
	Stat
});

// src/aws/cloudwatch/measures.ts
const metrics = {
	requests: {
		name: "RequestCount",
		stat: "Sum"
	},
	errors: {
		name: "HTTPCode_Target_5XX_Count",
		stat: "Sum"
	},
	p99: {
		name: "TargetResponseTime",
		stat: "p99"
	}
};
const measuresOf = async (scope, color, { from, to }, signal) => {
	const asked = places(scope.settings).filter((place) => place.color === color);
	const results = await allOf(await scope.clients.cloudWatch(), {
		MetricDataQueries: asked.flatMap(queriesOf),
		StartTime: new Date(from),
		EndTime: new Date(to),
		ScanBy: "TimestampAscending"
	}, signal);
	return asked.map(({ pair, group }, index) => {
		const of = (part) => valuesOf$2(results.filter(({ Id }) => Id === `${part}${index}`));
		return {
			pair,
			group: require_identity.groupName(group),
			minutes: minutesOf(of)
		};
	});
};
const queriesOf = (place, index) => Object.entries(metrics).map(([part, { name, stat }]) => ({
	Id: `${part}${index}`,
	MetricStat: metricOf(place, name, stat)
}));
const allOf = async (cloudWatch, input, signal) => {
	const results = [];
	let NextToken;
	do {
		const page = await cloudWatch.getMetricData({
			...input,
			...NextToken === void 0 ? {} : { NextToken }
		}, signal);
		results.push(...page.MetricDataResults ?? []);
		NextToken = page.NextToken;
	} while (NextToken !== void 0);
	return results;
};
const valuesOf$2 = (results) => new Map(results.flatMap(({ Timestamps = [], Values = [] }) => Timestamps.map((time, at) => [time.getTime(), Values[at] ?? 0])));
const minutesOf = (of) => {
	const [requests, errors, p99] = [
		of("requests"),
		of("errors"),
		of("p99")
	];
	return [...requests].map(([at, count]) => {
		const seconds = p99.get(at);
		return {
			at,
			requests: count,
			errors: errors.get(at) ?? 0,
			p99Ms: seconds === void 0 ? void 0 : seconds * 1e3
		};
	});
};

// src/aws/cloudwatch/check-compare.ts
const checkCompare = async (scope, signal) => {
	const { settings, clients } = scope;
	if (settings.watch?.compare === void 0) return [];
	try {
		await measuresOf(scope, "blue", require_minutes.wholeBefore(clients.clock.now() - require_minutes.minuteMs, 1), signal);
		return [];
	} catch (error) {
		if (!(error instanceof require_goal.SwitchoverError) || error.code !== "denied") throw error;
		return [{
			path: `services.${settings.service}.watch.compare`,
			said: `metrics cannot be read: ${error.message}`,
			remedy: error.remedy
		}];
	}
};

// src/aws/cloudwatch/request-counts.ts
const requestCounts = async (scope, changed, signal) => {
	const since = Math.ceil(changed / require_minutes.minuteMs) * require_minutes.minuteMs;
	const cloudWatch = await scope.clients.cloudWatch();
	const asked = queries(scope);
	const { MetricDataResults = [] } = await cloudWatch.getMetricData({
		MetricDataQueries: asked.map(({ query }) => query),
		StartTime: new Date(since),
		EndTime: new Date(Math.max(scope.clients.clock.now(), since) + require_minutes.minuteMs)
	}, signal);
	const sumOf = (color) => {
		const ids = new Set(asked.filter((one) => one.color === color).map(({ query }) => query.Id));
		return sum(MetricDataResults.filter(({ Id }) => ids.has(Id)));
	};
	return {
		since,
		blue: sumOf("blue"),
		green: sumOf("green")
	};
};
const queries = ({ settings }) => places(settings).map((place, index) => ({
	color: place.color,
	query: {
		Id: `m${index}`,
		MetricStat: metricOf(place, "RequestCount", "Sum")
	}
}));
const sum = (results) => {
	const values = results.flatMap(({ Values = [] }) => Values);
	return values.length === 0 ? void 0 : values.reduce((all, value) => all + value, 0);
};

// src/aws/commands/check-documents.ts
const checkDocuments = async (scope, signal) => {
	const named = documentsOf(scope);
	const missing = await Promise.all(named.map(({ document }) => isMissing(scope, document, signal)));
	return named.filter((_, index) => missing[index]).map(({ path, document }) => ({
		path,
		said: `there is no document ${document} in this account and Region`,
		remedy: "Create it, have it shared with this account, or correct its name."
	}));
};
const documentsOf = ({ settings }) => {
	const at = `services.${settings.service}`;
	const of = (command, path) => command.kind === "ssm" && !command.document.startsWith("AWS-") ? [{
		path: `${path}.ssm.document`,
		document: command.document
	}] : [];
	return [
		...settings.setUp.flatMap((step, index) => of(step, `${at}.set-up[${index}]`)),
		...settings.switch.before.flatMap((command, index) => of(command, `${at}.switch.before[${index}]`)),
		...settings.switch.after.flatMap((command, index) => of(command, `${at}.switch.after[${index}]`)),
		...settings.migrate === void 0 ? [] : of(settings.migrate, `${at}.migrate`),
		...settings.busy?.kind === "ssm" ? of(settings.busy, `${at}.retire.busy`) : [],
		...settings.beforeRetire.flatMap((command, index) => of(command, `${at}.retire.before[${index}]`)),
		...commandsOf(settings.releaseTests, `${at}.release-test`).flatMap(({ command, path }) => of(command, path))
	];
};
const commandsOf = (tests, at) => tests.flatMap((test, index) => {
	const path = `${at}[${index}]`;
	return [..."command" in test ? [{
		command: test.command,
		path
	}] : [], ...commandsOf(test.next, `${path}.then`)];
});
const isMissing = async (scope, document, signal) => {
	const ssm = await scope.clients.ssm();
	try {
		await ssm.describeDocument({ Name: document }, signal);
		return false;
	} catch (error) {
		if (error instanceof require_goal.SwitchoverError && error.code === "denied") return false;
		if (require_identity.awsCode(error) === "InvalidDocument") return true;
		throw error;
	}
};

// node_modules/yocto-queue/index.js
var Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
};
var Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		const node = new Node(value);
		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}
		this.#size++;
	}
	dequeue() {
		const current = this.#head;
		if (!current) return;
		this.#head = this.#head.next;
		this.#size--;
		if (!this.#head) this.#tail = void 0;
		return current.value;
	}
	peek() {
		if (!this.#head) return;
		return this.#head.value;
	}
	clear() {
		this.#head = void 0;
		this.#tail = void 0;
		this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		while (current) {
			yield current.value;
			current = current.next;
		}
	}
	*drain() {
		while (this.#head) yield this.dequeue();
	}
};

// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = false;
	if (typeof concurrency === "object") ({concurrency, rejectOnClear = false} = concurrency);
	validateConcurrency(concurrency);
	if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
	const queue = new Queue();
	let activeCount = 0;
	const resumeNext = () => {
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};
	const next = () => {
		activeCount--;
		resumeNext();
	};
	const run = async (function_, resolve, arguments_) => {
		const result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	};
	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_));
		if (activeCount < concurrency) resumeNext();
	};
	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			const abortError = AbortSignal.abort().reason;
			while (queue.size > 0) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;
				queueMicrotask(() => {
					while (activeCount < concurrency && queue.size > 0) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			const promises = [];
			try {
				Array.from(iterable, (value, index) => {
					const promise = generator(function_, value, index);
					promises.push(promise);
					return promise;
				});
			} catch (error) {
				for (const promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	});
	return generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
}

// src/aws/commands/pauses.ts
function* pauses() {
	for (let pause = 250;; pause = Math.min(5e3, pause * 1.3)) yield pause;
}

// src/aws/commands/agents.ts
const valuesAFilter$1 = 100;
const pageSize$1 = 50;
const onlineAmong = async ({ clients }, machines, signal) => {
	const ssm = await clients.ssm();
	const online = [];
	for (const some of require_statements.chunks(machines, valuesAFilter$1)) {
		const filter = {
			Key: "InstanceIds",
			Values: some
		};
		let token;
		do {
			const page = await ssm.describeInstanceInformation({
				Filters: [filter],
				MaxResults: pageSize$1,
				NextToken: token
			}, signal);
			const answering = (page.InstanceInformationList ?? []).filter(({ PingStatus }) => PingStatus === "Online");
			online.push(...answering.map(({ InstanceId = "" }) => InstanceId));
			token = page.NextToken;
		} while (token);
	}
	return online;
};
const awaitAgents = async (scope, machines, until, signal) => {
	const { clock } = scope.clients;
	let missing = machines;
	for (const pause of pauses()) {
		const online = new Set(await onlineAmong(scope, missing, signal));
		missing = missing.filter((machine) => !online.has(machine));
		if (missing.length === 0 || clock.now() >= until) break;
		await clock.sleep(pause, signal);
	}
	return missing;
};

// src/aws/outliving.ts
const outliving = (signal, ms) => {
	const later = new AbortController();
	let timer;
	const begin = () => {
		timer = setTimeout(() => later.abort(signal.reason), ms);
	};
	signal.addEventListener("abort", begin, { once: true });
	const dispose = () => {
		signal.removeEventListener("abort", begin);
		clearTimeout(timer);
	};
	return {
		signal: later.signal,
		[Symbol.dispose]: dispose
	};
};

// src/aws/commands/output.ts
const mostListed = 2500;
const outputOf$1 = ({ CommandPlugins = [] }) => CommandPlugins.map(({ Output = "" }) => Output).filter((text) => text !== "").join("\n");
const isCut = ({ CommandPlugins = [] }) => CommandPlugins.some(({ Output = "" }) => Output.length >= mostListed || /-output truncated-/i.test(Output));
const fullOutput = async (ssm, invocation, signal) => {
	const { CommandId = "", InstanceId = "" } = invocation;
	try {
		const { StandardOutputContent = "", StandardErrorContent = "" } = await ssm.getCommandInvocation({
			CommandId,
			InstanceId
		}, signal);
		const texts = [StandardOutputContent, StandardErrorContent].filter((text) => text !== "");
		return texts.length === 0 ? outputOf$1(invocation) : texts.join("\n");
	} catch (error) {
		if (error instanceof require_goal.SwitchoverError && error.code === "aws") return outputOf$1(invocation);
		throw error;
	}
};
var Heard = class {
	#told = 0;
	hear(text, isWhole, tell) {
		const lines = text.replace(/\n$/, "").split("\n");
		const ready = isWhole || text.endsWith("\n") ? lines : lines.slice(0, -1);
		if (text === "") return;
		for (const line of ready.slice(this.#told)) tell(line);
		this.#told = Math.max(this.#told, ready.length);
	}
};

// src/aws/commands/answers.ts
const mostShown = 3;
const isKept = (invocation) => invocation === void 0 || invocation.StatusDetails === "Terminated";
const hasEnded$1 = (invocation) => /^(Success|Failed|TimedOut|Cancelled)$/.test(invocation?.Status ?? "");
const answersOf$1 = async (ssm, { machines, withinMs }, shown, heard, shared, signal) => {
	const answers = [];
	const byReason = machines.toSorted((a, b) => Number(isKept(shown.get(a))) - Number(isKept(shown.get(b))));
	for (const machine of byReason) {
		const invocation = shown.get(machine);
		const lines = invocation === void 0 ? [] : await linesOf$2(ssm, invocation, shared, signal);
		if (invocation !== void 0 && hasEnded$1(invocation)) heard.get(machine)?.hear(lines.join("\n"), true, (line) => shared.hear(machine, line));
		answers.push(answerOf$1(machine, invocation, lines, shared, withinMs));
	}
	return answers;
};
const linesOf$2 = async (ssm, invocation, shared, signal) => {
	const isFirst = invocation.Status !== "Success" && shared.failures === 0;
	if (!(hasEnded$1(invocation) && isCut(invocation) && (isFirst || shared.shown < mostShown))) return outputOf$1(invocation).split("\n");
	shared.shown += 1;
	return (await fullOutput(ssm, invocation, signal)).split("\n");
};
const answerOf$1 = (machine, invocation, lines, shared, withinMs) => {
	if (invocation?.Status === "Success") return {
		machine,
		passed: true,
		said: "Success",
		weight: 3
	};
	const isFirst = shared.failures === 0;
	const why = hasEnded$1(invocation) ? statusSaid$1(invocation) : `not done within ${withinMs / 1e3} s, and cancelled`;
	if (!(invocation !== void 0) && !isFirst) return {
		machine,
		passed: false,
		said: "was not run: it failed elsewhere",
		weight: 2
	};
	shared.failures += 1;
	return {
		machine,
		passed: false,
		said: [why, ...lines.filter((line) => line.trim() !== "").slice(isFirst ? -10 : -1)].join("\n"),
		weight: isFirst ? 0 : 1
	};
};
const statusSaid$1 = (invocation) => {
	const { StatusDetails, Status = "", CommandPlugins = [] } = invocation ?? {};
	const code = CommandPlugins.find(({ ResponseCode }) => (ResponseCode ?? 0) > 0)?.ResponseCode;
	return [StatusDetails || Status, ...code === void 0 ? [] : [`exit code ${code}`]].join(", ");
};

// src/aws/commands/batches.ts
const machinesACall$2 = 50;
const batchesOf = (machines) => require_statements.chunks(machines, machinesACall$2);
const batchesAtOnce = (concurrency) => {
	return concurrency === void 0 || concurrency.endsWith("%") ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(Number(concurrency) / machinesACall$2));
};
const concurrencyOfCall = (concurrency) => concurrency === void 0 || concurrency.endsWith("%") ? concurrency : String(Math.min(Number(concurrency), machinesACall$2));

// src/aws/commands/send.ts
const commentStart = ({ settings }) => `switchover ${settings.service.slice(0, 50)} `;
const mostTries = 8;
const sendOnce = async (scope, order, until, signal) => {
	const { clock, ssm } = scope.clients;
	const systems = await ssm();
	const comment = `${commentStart(scope)}${(0, node_crypto.randomUUID)()}`;
	const begun = clock.now();
	let tries = 0;
	for (const pause of pauses()) {
		tries += 1;
		try {
			const { Command } = await systems.sendCommand({
				...inputOf(order, until - clock.now()),
				Comment: comment
			}, signal);
			return Command?.CommandId ?? "";
		} catch (error) {
			const isLost = mayHaveArrived(error);
			if (signal.aborted || tries === mostTries || !(isLost || isForNow(error))) throw error;
			await clock.sleep(2 * pause, signal);
			const sent = isLost ? await sentAs(scope, comment, begun, signal) : void 0;
			if (sent !== void 0) return sent;
		}
	}
	throw new Error("pauses end");
};
const takesTimeout = /* @__PURE__ */ new Set(["AWS-RunShellScript", "AWS-RunPowerShellScript"]);
const inputOf = ({ machines, document, parameters, concurrency, alone }, leftMs) => {
	const seconds = Math.max(1, Math.ceil(leftMs / 1e3));
	const own = takesTimeout.has(document) ? { executionTimeout: [String(Math.min(seconds, 172800))] } : {};
	return {
		DocumentName: document,
		InstanceIds: [...machines],
		Parameters: Object.fromEntries(Object.entries({
			...own,
			...parameters
		}).map(([name, values]) => [name, [...values]])),
		TimeoutSeconds: Math.min(2592e3, Math.max(30, seconds)),
		MaxConcurrency: concurrencyOfCall(concurrency),
		...alone && { MaxErrors: "100%" }
	};
};
const mayHaveArrived = (error) => error instanceof require_goal.SwitchoverError && (error.code === "unreachable" || /^Internal|^ServiceUnavailable/.test(require_identity.awsCode(error) ?? ""));
const isForNow = (error) => isThrottled(error) || require_identity.awsCode(error) === "InvalidInstanceId";
const isThrottled = (error) => /^(Throttling(Exception)?|TooManyRequests(Exception)?|RequestLimitExceeded|RateExceeded)$/.test(require_identity.awsCode(error) ?? "");
const sentAs = async ({ clients }, comment, begun, signal) => {
	const ssm = await clients.ssm();
	const since = (/* @__PURE__ */ new Date(begun - 6e4)).toISOString().replace(/\.\d+Z$/, "Z");
	let token;
	do {
		const page = await ssm.listCommands({
			Filters: [{
				key: "InvokedAfter",
				value: since
			}],
			MaxResults: 50,
			NextToken: token
		}, signal);
		const found = page.Commands?.find(({ Comment }) => Comment === comment);
		if (found?.CommandId !== void 0) return found.CommandId;
		token = page.NextToken;
	} while (token);
};

// src/aws/commands/batch.ts
const cancelWithinMs = 3e3;
const runBatch = async (scope, order, shared, signal) => {
	signal.throwIfAborted();
	const ssm = await scope.clients.ssm();
	using later = outliving(signal, cancelWithinMs);
	const id = await sendOnce(scope, order, shared.until, later.signal);
	const heard = new Map(order.machines.map((machine) => [machine, new Heard()]));
	let isOver = false;
	try {
		const shown = await follow(scope, {
			id,
			machines: order.machines
		}, heard, shared, signal);
		isOver = order.machines.every((machine) => hasEnded$1(shown.get(machine)));
		return await answersOf$1(ssm, order, shown, heard, shared, signal);
	} finally {
		if (!isOver) await cancel(ssm, id);
	}
};
const cancel = async (ssm, id) => {
	try {
		await ssm.cancelCommand({ CommandId: id }, AbortSignal.timeout(cancelWithinMs));
	} catch (error) {
		if (!(error instanceof require_goal.SwitchoverError)) throw error;
	}
};
const looksAlike = 4;
const follow = async ({ clients }, command, heard, shared, signal) => {
	const ssm = await clients.ssm();
	let shown = /* @__PURE__ */ new Map();
	let alike = 0;
	for (const pause of pauses()) {
		const now = await invocationsOf(ssm, command.id, signal);
		if (now !== void 0) {
			alike = isStuck(now) && now.size === shown.size ? alike + 1 : 0;
			shown = now;
			for (const [machine, invocation] of now) {
				const { Status } = invocation;
				if (!isCut(invocation)) heard.get(machine)?.hear(outputOf$1(invocation), Status !== "InProgress", (line) => shared.hear(machine, line));
			}
		}
		const left = shared.until - clients.clock.now();
		if (command.machines.every((machine) => hasEnded$1(shown.get(machine))) || alike >= looksAlike || left <= 0) break;
		await clients.clock.sleep(Math.min(pause, left), signal);
	}
	return shown;
};
const isStuck = (shown) => [...shown.values()].every(hasEnded$1) && [...shown.values()].some(({ Status }) => Status !== "Success");
const invocationsOf = async (ssm, id, signal) => {
	const found = /* @__PURE__ */ new Map();
	let token;
	try {
		do {
			const page = await ssm.listCommandInvocations({
				CommandId: id,
				Details: true,
				MaxResults: 50,
				NextToken: token
			}, signal);
			for (const invocation of page.CommandInvocations ?? []) found.set(invocation.InstanceId ?? "", invocation);
			token = page.NextToken;
		} while (token);
		return found;
	} catch (error) {
		if (isThrottled(error) || require_identity.awsCode(error) === "InvalidCommandId") return void 0;
		throw error;
	}
};

// src/aws/commands/earlier.ts
const endEarlier = async (scope, machines, until, signal) => {
	const { clock } = scope.clients;
	const ssm = await scope.clients.ssm();
	const told = /* @__PURE__ */ new Set();
	for (const pause of pauses()) {
		const running = await runningOn(scope, new Set(machines), signal);
		if (running.length === 0) return true;
		if (clock.now() >= until) return false;
		for (const CommandId of running.filter((id) => !told.has(id))) {
			await ssm.cancelCommand({ CommandId }, signal);
			told.add(CommandId);
		}
		await clock.sleep(pause, signal);
	}
	throw new Error("pauses end");
};
const runningOn = async (scope, machines, signal) => {
	const ssm = await scope.clients.ssm();
	const found = [];
	let token;
	do {
		const page = await ssm.listCommands({
			Filters: [{
				key: "ExecutionStage",
				value: "Executing"
			}],
			MaxResults: 50,
			NextToken: token
		}, signal);
		for (const { CommandId = "", Comment = "", InstanceIds = [] } of page.Commands ?? []) if (Comment.startsWith(commentStart(scope)) && InstanceIds.some((id) => machines.has(id))) found.push(CommandId);
		token = page.NextToken;
	} while (token);
	return found;
};

// src/aws/commands/commands.ts
const createCommands = (scope) => ({
	online: (machines, signal) => onlineAmong(scope, machines, signal),
	run: async (order, hear, signal) => {
		const until = scope.clients.clock.now() + order.withinMs;
		if (order.alone) return runAlone(scope, order, {
			until,
			hear,
			shown: 0,
			failures: 0
		}, signal);
		const offline = new Set(await awaitAgents(scope, order.machines, until, signal));
		if (offline.size > 0) return unreached(order, offline);
		if (!await endEarlier(scope, order.machines, until, signal)) return byWeight(order.machines.map((machine) => notRun$1(machine, "what an earlier run began goes on")));
		return byWeight(await runAll(scope, order, {
			until,
			hear,
			shown: 0,
			failures: 0
		}, signal));
	}
});
const agentsWithinMs = 3e4;
const runAlone = async (scope, order, shared, signal) => {
	const soon = Math.min(shared.until, scope.clients.clock.now() + agentsWithinMs);
	const offline = new Set(await awaitAgents(scope, order.machines, soon, signal));
	const machines = order.machines.filter((machine) => !offline.has(machine));
	const missing = unreached({
		...order,
		withinMs: agentsWithinMs,
		machines: [...offline]
	}, offline);
	if (machines.length === 0) return missing;
	const ran = await endEarlier(scope, machines, shared.until, signal) ? await runAll(scope, {
		...order,
		machines
	}, shared, signal) : machines.map((machine) => notRun$1(machine, "what an earlier run began goes on"));
	return [...byWeight(ran), ...missing];
};
const unreached = ({ machines, withinMs }, offline) => {
	const said = `its Systems Manager agent was not online within ${withinMs / 1e3} s`;
	return byWeight(machines.map((machine) => offline.has(machine) ? {
		machine,
		passed: false,
		said,
		weight: 1
	} : notRun$1(machine, "another machine was not online")));
};
const notRun$1 = (machine, why) => ({
	machine,
	passed: false,
	said: `was not run: ${why}`,
	weight: 2
});
const byWeight = (answers) => answers.toSorted((a, b) => a.weight - b.weight).map(({ machine, passed, said }) => ({
	machine,
	passed,
	said
}));
const runAll = async (scope, order, shared, signal) => {
	const limit = pLimit(batchesAtOnce(order.concurrency));
	const broken = new AbortController();
	const either = AbortSignal.any([signal, broken.signal]);
	const answers = [];
	const one = async (machines) => {
		try {
			if (shared.failures > 0 && !order.alone) answers.push(...machines.map((machine) => notRun$1(machine, "it failed elsewhere")));
			else answers.push(...await runBatch(scope, {
				...order,
				machines
			}, shared, either));
		} catch (error) {
			broken.abort(error);
		}
	};
	await Promise.all(batchesOf(order.machines).map((machines) => limit(() => one(machines))));
	either.throwIfAborted();
	return answers;
};

// src/aws/fleet/console.ts
const mostMachines = 5;
const lastWords = async (scope, machines, signal) => {
	const ec2 = await scope.clients.ec2();
	return Promise.all(machines.slice(0, mostMachines).map(async (machine) => ({
		machine,
		lines: await linesOf$1(ec2, machine, signal)
	})));
};
const linesOf$1 = async (ec2, machine, signal) => {
	try {
		const lines = readable$1(await outputOf(ec2, machine, signal));
		return lines.length > 0 ? lines.slice(-10) : ["EC2 has no console output of it (yet)"];
	} catch (error) {
		signal.throwIfAborted();
		return [`its console output cannot be read: ${require_identity.awsCode(error) ?? String(error)}`];
	}
};
const outputOf = async (ec2, machine, signal) => {
	const latest = await ec2.getConsoleOutput({
		InstanceId: machine,
		Latest: true
	}, signal).catch((error) => {
		if (!/^(Unsupported|UnsupportedOperation|InvalidParameter\w*)$/.test(require_identity.awsCode(error) ?? "")) throw error;
		return { Output: void 0 };
	});
	const { Output } = latest.Output ? latest : await ec2.getConsoleOutput({ InstanceId: machine }, signal);
	return Buffer.from(Output ?? "", "base64").toString("utf8");
};
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const readable$1 = (output) => output.replace(escapes, "").split(/\r*\n|\r/).map((line) => line.replace(controls, "").trimEnd()).filter((line) => line !== "");

// src/aws/fleet/instances.ts
const pageSize = 100;
const valuesAFilter = 200;
const readWhere = async (ec2, filters, as, signal) => {
	const found = [];
	let token;
	do {
		const page = await ec2.describeInstances({
			Filters: filters,
			MaxResults: pageSize,
			NextToken: token
		}, signal);
		for (const { Instances } of page.Reservations ?? []) for (const instance of Instances ?? []) {
			const kept = as(instance);
			if (kept !== void 0) found.push(kept);
		}
		token = page.NextToken;
	} while (token);
	return found;
};
const readTagged = (ec2, key, value, as, signal) => readWhere(ec2, [{
	Name: `tag:${key}`,
	Values: [value]
}], as, signal);
const readById = async (ec2, ids, as, signal) => {
	const found = [];
	for (const some of require_statements.chunks(ids, valuesAFilter)) found.push(...await readWhere(ec2, [{
		Name: "instance-id",
		Values: some
	}], as, signal));
	return found;
};
const goneAmong = async (ec2, ids, isGone, signal) => {
	const there = await readById(ec2, ids, ({ InstanceId, State }) => isGone(State?.Name) ? void 0 : InstanceId, signal);
	return new Set(ids.filter((id) => !there.includes(id)));
};

// src/aws/fleet/machines.ts
const toMachine = (instance, owner, groups = []) => {
	const tags = require_statements.tagRecord(instance.Tags);
	const ours = isOurs(tags, owner);
	return {
		id: instance.InstanceId ?? "",
		state: instance.State?.Name ?? "pending",
		address: instance.PrivateIpAddress,
		publicAddress: instance.PublicIpAddress,
		zone: instance.Placement?.AvailabilityZone ?? "",
		subnet: instance.SubnetId ?? "",
		name: tags["Name"],
		...tags[require_statements.keys.record] !== void 0 && { recorded: tags[require_statements.keys.record] },
		launched: instance.LaunchTime?.getTime() ?? 0,
		ours,
		origin: originOf$1(tags, ours, groups),
		gate: gates.get(tags[require_statements.keys.live] ?? ""),
		...leavingBy(tags[require_statements.keys.leaving]),
		attempt: ours ? tags[require_statements.keys.attempt] ?? "" : "",
		release: ours ? tags[require_statements.keys.release] ?? "" : "",
		stateReason: alive.has(instance.State?.Name) ? "" : instance.StateReason?.Message ?? ""
	};
};
const leavingBy = (value) => {
	const leaving = readLeaving(value ?? "");
	return leaving === void 0 ? {} : { leaving };
};
const alive = /* @__PURE__ */ new Set(["pending", "running"]);
const groupTag = "aws:autoscaling:groupName";
const originOf$1 = (tags, ours, groups) => {
	if (groups.includes(tags["aws:autoscaling:groupName"] ?? "")) return "group";
	return ours ? "launched" : "stranger";
};
const gates = /* @__PURE__ */ new Map([["true", "open"], ["false", "closed"]]);
const isOurs = (tags, owner) => tags[require_statements.keys.owner] === owner && Boolean(tags[require_statements.keys.attempt]);
const keptColor = "kept";
const sideOfInstance = (instance) => {
	const color = require_statements.tagRecord(instance.Tags)[require_statements.keys.color];
	return color === "blue" || color === "green" || color === "kept" ? color : void 0;
};

// src/aws/fleet/own.ts
const shownMachines = async (scope, signal) => readTagged(await scope.clients.ec2(), require_statements.keys.owner, scope.owner, (instance) => {
	const place = sideOfInstance(instance);
	return place && {
		machine: toMachine(instance, scope.owner),
		place
	};
}, signal);
const ownOnly = async (scope, ids, signal) => {
	const ec2 = await scope.clients.ec2();
	const machines = await readById(ec2, ids, (instance) => toMachine(instance, scope.owner), signal);
	const foreign = machines.filter(({ ours }) => !ours).map(({ id }) => id);
	if (foreign.length === 0) return machines;
	throw new require_goal.SwitchoverError("bad-world", `${foreign.join(", ")}: not made by us (no tags ${require_statements.keys.owner} and ${require_statements.keys.attempt} of this service)`, "End these instances yourself, or run retire with allow: adopted.");
};
const isAlive = ({ state }) => state === "pending" || state === "running";

// src/aws/without-refused.ts
const withoutRefused = async ({ clock }, { ids, call, refused, withinMs }, signal) => {
	const until = performance.now() + withinMs;
	let left = [...ids];
	while (left.length > 0) try {
		await call(left);
		return;
	} catch (error) {
		const { named, out } = await refused(error, left);
		if (named.length === 0 || performance.now() > until) throw error;
		left = left.filter((id) => !out.has(id));
		if (out.size < named.length) await clock.sleep(500, signal);
	}
};

// src/aws/fleet/persist.ts
const idsACall = 1e3;
const unknownMs$1 = 3e4;
const sparing = /* @__PURE__ */ new Set(["OperationNotPermitted", "UnsupportedOperation"]);
const gone = /* @__PURE__ */ new Set(["InvalidInstanceID.NotFound", "IncorrectInstanceState"]);
const persist = async (scope, ids, call, signal) => {
	const spared = [];
	const refused = async (error, among) => {
		const code = require_identity.awsCode(error);
		const named = sparing.has(code) || gone.has(code) ? among.filter((id) => isNamed(error, id)) : [];
		if (gone.has(code)) return {
			named,
			out: await goneAmong(await scope.clients.ec2(), named, isEnding, signal)
		};
		spared.push(...named);
		return {
			named,
			out: new Set(named)
		};
	};
	for (const some of require_statements.chunks(ids, idsACall)) await withoutRefused(scope.clients, {
		ids: some,
		call,
		refused,
		withinMs: unknownMs$1
	}, signal);
	return { spared };
};
const isNamed = (error, id) => {
	const { cause } = error instanceof require_goal.SwitchoverError ? error : { cause: void 0 };
	return cause instanceof Error && cause.message.split(/[^\w-]+/).includes(id);
};
const isEnding = (state) => state === "terminated" || state === "shutting-down";

// src/aws/fleet/leaving.ts
const writeLeaving = ({ passed, late, since }) => `${passed} ${late ? "late" : "quiet"} ${new Date(since).toISOString()}`;
const readLeaving = (value) => {
	const [, passed, word, at = ""] = /^(\d+) (quiet|late) (\S+)$/.exec(value) ?? [];
	const since = Date.parse(at);
	return Number.isNaN(since) ? void 0 : {
		passed: Number(passed),
		late: word === "late",
		since
	};
};
const leave = async (scope, lag, { machines, leaving }, signal) => {
	const ec2 = await scope.clients.ec2();
	const ids = (await ownOnly(scope, machines, signal)).map(({ id }) => id);
	const Tags = require_statements.tagList({ [require_statements.keys.leaving]: writeLeaving(leaving) });
	await persist(scope, ids, (Resources) => ec2.createTags({
		Resources,
		Tags
	}, signal), signal);
	for (const id of ids) lag.noteChanged(id, { leaving });
};

// src/aws/traffic/target-names.ts
const addressesOf$1 = async (scope, machines, signal) => {
	const ids = machines.filter((id) => id.startsWith("i-"));
	if (ids.length === 0) return /* @__PURE__ */ new Map();
	const known = await readById(await scope.clients.ec2(), ids, ({ InstanceId = "", PrivateIpAddress: address }) => address === void 0 ? void 0 : [InstanceId, address], signal);
	return new Map(known);
};
const targetNames = async (scope, group, machines, signal) => {
	const { TargetGroups } = await (await scope.clients.elbv2()).describeTargetGroups({ TargetGroupArns: [group] }, signal);
	if (TargetGroups?.[0]?.TargetType !== "ip") return machines;
	const addresses = await addressesOf$1(scope, machines, signal);
	return machines.map((id) => addresses.get(id) ?? id);
};

// src/aws/traffic/without-ended.ts
const apartMs = 2e4;
const withoutEnded = (scope, ids, register, signal) => {
	const refused = async (error) => {
		const named = notRunning(error);
		return {
			named,
			out: await goneAmong(await scope.clients.ec2(), named, hasEnded, signal)
		};
	};
	return withoutRefused(scope.clients, {
		ids,
		call: register,
		refused,
		withinMs: apartMs
	}, signal);
};
const notRunning = (error) => require_identity.awsCode(error) === "InvalidTarget" && error instanceof Error && /not in a running state/.test(error.message) ? error.message.match(/\bi-[0-9a-f]+\b/g) ?? [] : [];
const hasEnded = (state) => state !== "pending" && state !== "running";

// src/aws/traffic/registration.ts
const targetsACall = 200;
const readTargets = async (scope, signal) => {
	const [blue, green] = await Promise.all(require_counted.colors.map((color) => targetsOf$1(scope, color, signal)));
	return {
		blue: blue ?? [],
		green: green ?? []
	};
};
const targetsOf$1 = async (scope, color, signal) => {
	return (await Promise.all(scope.settings.pairs.map(async (pair, index) => {
		return (await healthOf(scope, pair[color], signal)).map((description) => toTarget(description, index, require_identity.groupName(pair[color])));
	}))).flat();
};
const healthOf = async (scope, group, signal) => {
	const { TargetHealthDescriptions } = await (await scope.clients.elbv2()).describeTargetHealth({ TargetGroupArn: group }, signal);
	return TargetHealthDescriptions ?? [];
};
const toTarget = ({ Target: target, TargetHealth: health }, pair, group) => ({
	id: target?.Id ?? "",
	port: target?.Port ?? 0,
	pair,
	group,
	state: health?.State ?? "unavailable",
	said: [health?.Reason, health?.Description].filter((part) => part !== void 0).join(": "),
	...likelyOf(health)
});
const likelyCauses = {
	"Target.ResponseCodeMismatch": "the application runs, and answers the path of the health check with an error (see its log), or the target group names another path or status",
	"Target.Timeout": "a security group or network ACL keeps the load balancer out of that port, or the application is too slow",
	"Target.FailedHealthChecks": "nothing listens on that port, or it does not speak the protocol of the target group",
	"Target.InvalidState": "the instance is stopped, or ends",
	"Target.NotInUse": "its zone is not one of the load balancer’s, or no rule leads to its target group"
};
function likelyOf(health) {
	const cause = likelyCauses[health?.Reason ?? ""];
	return cause === void 0 ? {} : { likely: cause };
}
const register = async (scope, color, machines, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (const pair of scope.settings.pairs) {
		const names = await targetNames(scope, pair[color], machines, signal);
		const take = (some) => elbv2.registerTargets({
			TargetGroupArn: pair[color],
			Targets: some.map((Id) => ({ Id }))
		}, signal);
		for (const some of require_statements.chunks(names, targetsACall)) await withoutEnded(scope, some, take, signal);
	}
};
const deregister = async (scope, color, only, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (const pair of scope.settings.pairs) {
		const found = await healthOf(scope, pair[color], signal);
		const names = only && await targetNames(scope, pair[color], only, signal);
		const targets = found.filter(({ TargetHealth }) => !TargetHealth?.State?.includes("draining")).flatMap(({ Target: target }) => target === void 0 ? [] : [target]).filter(({ Id }) => names === void 0 || names.includes(Id ?? ""));
		for (const chunk of require_statements.chunks(targets, targetsACall)) await elbv2.deregisterTargets({
			TargetGroupArn: pair[color],
			Targets: chunk
		}, signal);
	}
};

// src/aws/fleet/change-batches.ts
const mostRecords = 1e3;
const mostCharacters$2 = 32e3;
const batches = (records, counts) => {
	const found = [];
	let room = {
		records: 0,
		characters: 0
	};
	for (const record of records) {
		const needs = {
			records: counts * record.values.length,
			characters: counts * record.values.reduce((sum, value) => sum + value.length, 0)
		};
		if (!(needs.records <= room.records && needs.characters <= room.characters) || found.length === 0) {
			found.push([]);
			room = {
				records: mostRecords,
				characters: mostCharacters$2
			};
		}
		found.at(-1)?.push(record);
		room = {
			records: room.records - needs.records,
			characters: room.characters - needs.characters
		};
	}
	return found;
};

// src/aws/fleet/zone.ts
const namesOneByOne = 20;
const atOnce$4 = 5;
const insyncMs = 18e4;
const zoneOf = async (scope) => {
	const { dns } = scope.settings;
	if (dns === void 0) return void 0;
	const { clients } = scope;
	const route53 = await (dns.role === void 0 ? clients.route53() : clients.route53As(dns.role));
	return {
		scope,
		id: dns.zone,
		route53
	};
};
const readRecords = async (scope, names, signal) => {
	if (names.length === 0) return [];
	const zone = await zoneOf(scope);
	return zone === void 0 ? [] : recordsIn(zone, names, signal);
};
const recordsIn = async (zone, names, signal) => {
	const asked = new Map(names.map((name) => [name.toLowerCase(), name]));
	const found = [];
	const keep = (set) => {
		const name = asked.get(plainName(set));
		if (name !== void 0 && isPlain$1(set)) found.push(toRecord(name, set));
	};
	if (asked.size > namesOneByOne) await eachSet(zone, keep, signal);
	else {
		const limit = pLimit(atOnce$4);
		const first = await Promise.all([...asked.keys()].map((name) => limit(() => setFrom(zone, name, signal))));
		new Map(first.flatMap((set) => set === void 0 ? [] : [[plainName(set), set]])).forEach(keep);
	}
	return found;
};
const isPlain$1 = ({ Type, SetIdentifier, AliasTarget }) => Type === "A" && SetIdentifier === void 0 && AliasTarget === void 0;
const toRecord = (name, { ResourceRecords, TTL }) => ({
	name,
	values: (ResourceRecords ?? []).map(({ Value }) => Value ?? ""),
	ttl: TTL ?? 0
});
const plainName = ({ Name = "" }) => Name.replace(/\.$/, "").replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))).toLowerCase();
const setFrom = async ({ route53, id }, name, signal) => {
	const from = {
		StartRecordName: name,
		StartRecordType: "A"
	};
	const { ResourceRecordSets } = await route53.listRecordSets({
		HostedZoneId: id,
		...from,
		MaxItems: 1
	}, signal);
	return ResourceRecordSets?.[0];
};
const eachSet = async ({ route53, id }, hear, signal) => {
	let from = {};
	for (;;) {
		const page = await route53.listRecordSets({
			HostedZoneId: id,
			...from
		}, signal);
		page.ResourceRecordSets?.forEach(hear);
		if (!page.IsTruncated) return;
		from = {
			StartRecordName: page.NextRecordName,
			StartRecordType: page.NextRecordType
		};
	}
};
const setRecords = async (scope, records, signal) => {
	const zone = await zoneOf(scope);
	if (zone !== void 0) await change$1(zone, "UPSERT", records, signal);
};
const removeRecords = async (scope, records, signal) => {
	const zone = await zoneOf(scope);
	if (zone === void 0 || records.length === 0) return;
	const wanted = new Map(records.map((record) => [record.name, record]));
	for (let tries = 1;; tries += 1) {
		const same = (await recordsIn(zone, [...wanted.keys()], signal)).filter((record) => isSame(wanted.get(record.name), record));
		try {
			return await change$1(zone, "DELETE", same, signal);
		} catch (error) {
			if (require_identity.awsCode(error) !== "InvalidChangeBatch" || tries === 3) throw error;
		}
	}
};
const isSame = (one, { values }) => one !== void 0 && [...one.values].sort().join() === [...values].sort().join();
const change$1 = async (zone, action, records, signal) => {
	for (const batch of batches(records, action === "UPSERT" ? 2 : 1)) {
		const changes = batch.map((record) => toChange(action, record));
		await insync(zone, await submit(zone, changes, signal), signal);
	}
};
const toChange = (action, { name, ttl, values }) => ({
	Action: action,
	ResourceRecordSet: {
		Name: name,
		Type: "A",
		TTL: ttl,
		ResourceRecords: values.map((Value) => ({ Value }))
	}
});
const priorMs = 12e4;
const submit = async (zone, changes, signal) => {
	const until = performance.now() + priorMs;
	for (;;) try {
		const input = {
			HostedZoneId: zone.id,
			ChangeBatch: { Changes: changes }
		};
		const { ChangeInfo } = await zone.route53.changeRecordSets(input, signal);
		return ChangeInfo?.Id ?? "";
	} catch (error) {
		if (require_identity.awsCode(error) !== "PriorRequestNotComplete" || performance.now() > until) throw error;
		await zone.scope.clients.clock.sleep(1e3, signal);
	}
};
const insync = async ({ scope, route53 }, id, signal) => {
	const until = performance.now() + insyncMs;
	for (let pause = 250;; pause = Math.min(5e3, pause * 1.3)) {
		const { ChangeInfo } = await route53.getChange({ Id: id }, signal);
		if (ChangeInfo?.Status === "INSYNC") return;
		if (performance.now() > until) throw new require_goal.SwitchoverError("aws", `Route 53 has had the change ${id} pending for ${insyncMs / 1e3} s`, "Run the same command again: it looks whether the records are there by then.");
		await scope.clients.clock.sleep(pause, signal);
	}
};

// src/aws/fleet/records-of-others.ts
const othersRecords = async (scope, color, names, signal) => {
	const standing = await readRecords(scope, names, signal);
	return standing.length === 0 ? [] : led(standing, await addressesOn(scope, color, signal));
};
const led = (records, addresses) => records.flatMap((record) => {
	const machine = record.values.map((value) => addresses.get(value)).find((one) => one !== void 0);
	return machine === void 0 ? [] : [{
		record,
		machine
	}];
});
const addressesOn = async (scope, color, signal) => {
	const groups = scope.settings.pairs.map((pair) => healthOf(scope, pair[color], signal));
	const targets = (await Promise.all(groups)).flat().map(({ Target }) => Target?.Id ?? "");
	const ids = [...new Set(targets)].filter((id) => id.startsWith("i-"));
	const machines = await readById(await scope.clients.ec2(), ids, ({ InstanceId = "", PrivateIpAddress, PublicIpAddress }) => [PrivateIpAddress, PublicIpAddress].flatMap((address) => address === void 0 ? [] : [[address, InstanceId]]), signal);
	const byAddress = targets.filter((id) => !id.startsWith("i-")).map((id) => [id, id]);
	return new Map([...byAddress, ...machines.flat()]);
};
const refuseOthersRecords = async (scope, color, records, signal) => {
	const wanted = new Map(records.map(({ name, values }) => [name, values.join()]));
	const changed = (await readRecords(scope, [...wanted.keys()], signal)).filter(({ name, values }) => wanted.get(name) !== values.join());
	if (changed.length === 0) return;
	const taken = led(changed, await addressesOn(scope, require_counted.other(color), signal));
	if (taken.length === 0) return;
	throw new require_goal.SwitchoverError("live-side", taken.slice(0, 3).map(({ record, machine }) => `${record.name} leads to ${machine} of ${require_counted.other(color)}`).join(", "), "Give the records of the two sides different names, or rename those of the other side first.");
};

// src/aws/fleet/name.ts
const atOnceAndAtFirst = 50;
const perSecond = 5;
const tagsAtOnce = 5;
const unknownMs = 15e3;
const tag = async ({ clients }, ec2, id, tags, signal) => {
	const until = performance.now() + unknownMs;
	for (;;) try {
		await ec2.createTags({
			Resources: [id],
			Tags: require_statements.tagList(tags)
		}, signal);
		return;
	} catch (error) {
		if (!require_identity.isMissing(error) || performance.now() > until) throw error;
		await clients.clock.sleep(500, signal);
	}
};
const name$1 = async (scope, lag, { machines, color }, signal) => {
	const records = machines.flatMap(({ record }) => record === void 0 ? [] : [record]);
	await refuseOthersRecords(scope, color, records, signal);
	const ec2 = await scope.clients.ec2();
	const limit = pLimit(tagsAtOnce);
	const begun = performance.now();
	await Promise.all(machines.map((machine, index) => limit(async () => {
		const early = begun + (index - atOnceAndAtFirst) / perSecond * 1e3 - performance.now();
		if (early > 0) await scope.clients.clock.sleep(early, signal);
		const [recorded] = machine.record?.values ?? [];
		const told = recorded === void 0 ? {} : { [require_statements.keys.record]: recorded };
		await tag(scope, ec2, machine.id, {
			Name: machine.name,
			...told
		}, signal);
		lag.noteChanged(machine.id, {
			name: machine.name,
			...recorded !== void 0 && { recorded }
		});
	})));
	if (records.length > 0) await setRecords(scope, records, signal);
};

// src/aws/fleet/auto-scaling/attachment.ts
const groupsACall = 10;
const targetGroupsOf = (scope, color) => [...new Set(scope.settings.pairs.map((pair) => pair[color]))];
const attachedTo = (group) => /* @__PURE__ */ new Set([...group.TargetGroupARNs ?? [], ...(group.TrafficSources ?? []).map(({ Identifier }) => Identifier ?? "")]);
const createRegistration = (scope, fleet, lag) => ({
	async register({ color }, signal) {
		const group = require_statements.groupOf(await require_statements.readGroups(scope, fleet, signal), color, fleet);
		const attached = attachedTo(group);
		const missing = targetGroupsOf(scope, color).filter((arn) => !attached.has(arn));
		const autoScaling = await scope.clients.autoScaling();
		for (const some of require_statements.chunks(missing, groupsACall)) {
			const input = {
				AutoScalingGroupName: group.AutoScalingGroupName,
				TargetGroupARNs: some
			};
			await autoScaling.attachLoadBalancerTargetGroups(input, signal);
		}
		lag.note(color, { attached: true });
	},
	async deregister(act, signal) {
		if (act.only !== void 0) return deregister(scope, act.color, act.only, signal);
		return detachAll(scope, fleet, lag, act, signal);
	}
});
const detachAll = async (scope, fleet, lag, { color }, signal) => {
	const group = require_statements.groupOf(await require_statements.readGroups(scope, fleet, signal), color, fleet);
	const attached = attachedTo(group);
	const wanted = targetGroupsOf(scope, color).filter((arn) => attached.has(arn));
	await detach(scope, group, wanted, signal);
	lag.note(color, { attached: false });
	const letGo = wanted.length === 0 ? [] : require_statements.membersOf(group);
	const left = (await readTargets(scope, signal))[color].filter(({ id }) => !letGo.includes(id));
	const ids = [...new Set(left.filter((target) => !require_counted.isDraining(target)).map(({ id }) => id))];
	if (ids.length > 0) await deregister(scope, color, ids, signal);
};
const detach = async (scope, group, wanted, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const AutoScalingGroupName = group.AutoScalingGroupName;
	const plain = wanted.filter((arn) => group.TargetGroupARNs?.includes(arn));
	for (const TargetGroupARNs of require_statements.chunks(plain, groupsACall)) await autoScaling.detachLoadBalancerTargetGroups({
		AutoScalingGroupName,
		TargetGroupARNs
	}, signal);
	const sources = wanted.filter((arn) => !plain.includes(arn));
	for (const some of require_statements.chunks(sources, groupsACall)) {
		const TrafficSources = some.map((Identifier) => ({
			Identifier,
			Type: "elbv2"
		}));
		await autoScaling.detachTrafficSources({
			AutoScalingGroupName,
			TrafficSources
		}, signal);
	}
};

// src/aws/traffic/attributes.ts
const attributesOf = async (scope, arn, signal) => {
	const { Attributes } = await (await scope.clients.elbv2()).describeTargetGroupAttributes({ TargetGroupArn: arn }, signal);
	return new Map((Attributes ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
};

// src/aws/traffic/sessions.ts
const noneIfMissing$1 = (error) => {
	if (!require_identity.isMissing(error)) throw error;
};
const usualSeconds = 86400;
const sessionsIn = (attributes) => {
	const of = (key) => attributes.get(`stickiness.${key}`);
	if (of("enabled") !== "true") return void 0;
	const kind = of("type") === "app_cookie" ? "app_cookie" : "lb_cookie";
	const cookie = kind === "app_cookie" ? of("app_cookie.cookie_name") : void 0;
	return {
		kind,
		seconds: Number(of(`${kind}.duration_seconds`)) || usualSeconds,
		cookie
	};
};
const sessionsOf = async (scope, arn, signal) => sessionsIn(await attributesOf(scope, arn, signal));
const anySticky = async (scope, groups, signal) => {
	return (await Promise.all(groups.map((arn) => sessionsOf(scope, arn, signal)))).some((sessions) => sessions !== void 0);
};
const sessionSeconds = async (scope, { blue, green }, signal) => {
	const found = await Promise.all([blue, green].map((arn) => sessionsOf(scope, arn, signal)));
	return Math.max(0, ...found.map((sessions) => sessions?.seconds ?? 0));
};
const createSessions = (scope) => {
	let known;
	return (signal) => {
		if (!scope.settings.switch.byWeight) return Promise.resolve([]);
		known ??= Promise.all(scope.settings.pairs.map((pair) => sessionSeconds(scope, pair, signal))).catch((error) => {
			known = void 0;
			throw error;
		});
		return known;
	};
};
const checkSessions = async (scope, signal) => {
	if (!scope.settings.switch.byWeight) return [];
	const groups = scope.settings.pairs.flatMap(({ blue, green }, index) => [{
		path: `${require_identity.pairPath(scope.settings, index)}.blue`,
		arn: blue
	}, {
		path: `${require_identity.pairPath(scope.settings, index)}.green`,
		arn: green
	}]);
	const found = await Promise.all(groups.map(({ arn }) => sessionsOf(scope, arn, signal).catch(noneIfMissing$1)));
	return groups.filter((_, index) => found[index]?.kind === "app_cookie").map(({ path, arn }) => ({
		path,
		said: `${require_identity.groupName(arn)} keeps sessions by a cookie of the application, which does not work while two groups share the traffic`,
		remedy: "Write `switch: { steps: [100] }`, or set stickiness.type of both groups to lb_cookie."
	}));
};

// src/aws/traffic/twins.ts
const decisive = (blue, green) => differing(valuesThatDecide(blue), valuesThatDecide(green));
const harmless$1 = (blue, green) => differing(otherValues(blue), otherValues(green));
const valuesThatDecide = ({ group, attributes }) => ({
	protocol: group.Protocol,
	"protocol version": group.ProtocolVersion,
	"target type": group.TargetType,
	VPC: group.VpcId,
	"address type": group.IpAddressType,
	port: group.Port,
	"health checks being enabled": group.HealthCheckEnabled,
	"health check protocol": group.HealthCheckProtocol,
	"health check port": group.HealthCheckPort,
	"health check path": group.HealthCheckPath,
	"health check matcher": group.Matcher?.HttpCode ?? group.Matcher?.GrpcCode,
	"load_balancing.cross_zone.enabled": crossesZones(attributes),
	stickiness: stickinessOf$1(attributes)
});
const crossesZones = (attributes) => attributes.get("load_balancing.cross_zone.enabled") !== "false";
const stickinessOf$1 = (attributes) => {
	const { kind, cookie } = sessionsIn(attributes) ?? {
		kind: "off",
		cookie: void 0
	};
	return cookie === void 0 ? kind : `${kind} ${cookie}`;
};
const otherValues = ({ group, attributes }) => ({
	"health check interval": group.HealthCheckIntervalSeconds,
	"health check timeout": group.HealthCheckTimeoutSeconds,
	"healthy threshold": group.HealthyThresholdCount,
	"unhealthy threshold": group.UnhealthyThresholdCount,
	...Object.fromEntries([...attributes].filter(([key]) => key !== "load_balancing.cross_zone.enabled" && (!key.startsWith("stickiness.") || attributes.get("stickiness.enabled") === "true")))
});
const differing = (blue, green) => [.../* @__PURE__ */ new Set([...Object.keys(blue), ...Object.keys(green)])].filter((what) => blue[what] !== green[what]).map((what) => ({
	what,
	blue: String(blue[what] ?? "none"),
	green: String(green[what] ?? "none")
}));

// src/aws/traffic/check-groups.ts
const existingGroups = async (scope, signal) => {
	const arns = [...new Set(require_identity.groupsOf(scope.settings))];
	const elbv2 = await scope.clients.elbv2();
	const ask = async (some) => (await elbv2.describeTargetGroups({ TargetGroupArns: some }, signal)).TargetGroups ?? [];
	const found = await ask(arns).catch((error) => {
		if (!require_identity.isMissing(error)) throw error;
		return Promise.all(arns.map((arn) => ask([arn]).catch(emptyIfMissing))).then((each) => each.flat());
	});
	return new Map(found.map((group) => [group.TargetGroupArn ?? "", group]));
};
const emptyIfMissing = (error) => {
	if (require_identity.isMissing(error)) return [];
	throw error;
};
const existingTwins = async (scope, signal) => {
	const groups = await existingGroups(scope, signal);
	const twin = async (arn) => {
		const group = groups.get(arn);
		return group && {
			group,
			attributes: await attributesOf(scope, arn, signal)
		};
	};
	return Promise.all(scope.settings.pairs.map(async (pair) => {
		const [blue, green] = await Promise.all([twin(pair.blue), twin(pair.green)]);
		return {
			blue,
			green
		};
	}));
};
const checkGroups$1 = async (scope, signal) => {
	const twins = await existingTwins(scope, signal);
	return scope.settings.pairs.flatMap((pair, index) => {
		const path = require_identity.pairPath(scope.settings, index);
		const { blue, green } = twins[index] ?? {};
		return [...require_counted.colors.flatMap((color) => checkGroup$1(scope, `${path}.${color}`, index, pair[color], twins[index]?.[color]?.group)), ...blue && green ? checkTwins$1(path, blue, green) : []];
	});
};
const checkGroup$1 = (scope, path, pair, arn, group) => {
	if (group === void 0) return [{
		path,
		said: `the target group ${arn} does not exist`,
		remedy: "Name a target group that exists, by its whole ARN."
	}];
	return [...checkAttached$1(scope, path, pair, group), ...checkType(path, group)];
};
const checkAttached$1 = (scope, path, pair, group) => {
	const balancers = scope.settings.routes.filter((route) => route.pair === pair).map(({ arn }) => require_identity.loadBalancerOf(arn));
	const elsewhere = (group.LoadBalancerArns ?? []).filter((arn) => !balancers.includes(arn));
	if (elsewhere.length === 0) return [];
	return [{
		path,
		said: `${group.TargetGroupName} belongs to another load balancer than its routes: ${elsewhere.join(", ")}`,
		remedy: "A target group serves one load balancer only: name the group of the load balancer that the routes are on."
	}];
};
const usable = ["instance", "ip"];
const checkType = (path, { TargetGroupName, TargetType }) => usable.includes(TargetType) ? [] : [{
	path,
	said: `${TargetGroupName} takes targets of type ${TargetType}`,
	remedy: "Use target groups of type instance or ip: instances of the fleet are registered in them."
}];
const checkTwins$1 = (path, blue, green) => {
	if (blue.group.TargetGroupArn === green.group.TargetGroupArn) return [{
		path,
		said: `blue and green are the same target group ${blue.group.TargetGroupName}`,
		remedy: "Give each side a target group of its own."
	}];
	return decisive(blue, green).map((found) => ({
		path,
		said: `blue and green differ in ${found.what}: ${found.blue} and ${found.green}`,
		remedy: "Make the two target groups alike: the one takes over the work of the other."
	}));
};

// src/aws/traffic/load-balancers.ts
const loadBalancers = (scope) => {
	let read;
	return async (signal) => {
		read ??= readAll(scope, signal).catch((error) => {
			read = void 0;
			throw error;
		});
		return read;
	};
};
const readAll = async (scope, signal) => {
	const arns = [...new Set(scope.settings.routes.map(({ arn }) => require_identity.loadBalancerOf(arn)))];
	const { LoadBalancers } = await (await scope.clients.elbv2()).describeLoadBalancers({ LoadBalancerArns: arns }, signal);
	return new Map((LoadBalancers ?? []).map((balancer) => [balancer.LoadBalancerArn ?? "", balancer]));
};

// src/aws/fleet/balancer-zones.ts
const balancerZones = async (scope, signal) => {
	try {
		const enabled = [...await loadBalancers(scope)(signal)].map(([arn, { AvailabilityZones }]) => [require_identity.balancerName(arn), (AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName ?? "")]);
		const [first, ...others] = enabled;
		if (first === void 0) return void 0;
		return {
			all: first[1].filter((zone) => others.every(([, zones]) => zones.includes(zone))),
			without: (wanted) => others.length === 0 ? "the load balancer" : enabled.filter(([, zones]) => wanted.some((zone) => !zones.includes(zone))).map(([name]) => name).join(" and ")
		};
	} catch (error) {
		if (require_identity.isMissing(error)) return void 0;
		throw error;
	}
};

// src/aws/traffic/limits.ts
const readLimits = async (scope, signal) => {
	const limits = await limitsOrWhy(scope, signal);
	return typeof limits === "string" ? /* @__PURE__ */ new Map() : limits;
};
const limitsNotices = async (scope, signal) => {
	const limits = await limitsOrWhy(scope, signal);
	return typeof limits === "string" ? [`the load balancer's quotas were not checked beforehand: ${limits}`] : [];
};
const limitsOrWhy = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		const { Limits = [] } = await elbv2.describeAccountLimits({ PageSize: 400 }, signal);
		return new Map(Limits.map(({ Name = "", Max }) => [Name, Number(Max)]));
	} catch (error) {
		signal.throwIfAborted();
		return `elasticloadbalancing:DescribeAccountLimits answered ${require_identity.awsCode(error) ?? "nothing"}`;
	}
};

// src/aws/traffic/neighbours.ts
const pairsByBalancer = ({ settings }) => {
	const found = /* @__PURE__ */ new Map();
	for (const { arn, pair } of settings.routes) {
		const balancer = require_identity.loadBalancerOf(arn);
		found.set(balancer, (found.get(balancer) ?? /* @__PURE__ */ new Set()).add(pair));
	}
	return found;
};
const groupsOn = async (scope, balancer, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const groups = [];
	let marker;
	do {
		const input = {
			LoadBalancerArn: balancer,
			Marker: marker
		};
		const page = await elbv2.describeTargetGroups(input, signal).catch((error) => {
			if (require_identity.isMissing(error)) return void 0;
			throw error;
		});
		groups.push(...page?.TargetGroups ?? []);
		marker = page?.NextMarker;
	} while (marker);
	return groups;
};
const targetsOfOthers = async (scope, balancer, signal) => {
	const ours = new Set(require_identity.groupsOf(scope.settings));
	const arns = (await groupsOn(scope, balancer, signal)).flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []);
	const limit = pLimit(8);
	const counts = arns.filter((arn) => !ours.has(arn)).map((arn) => limit(async () => staying$1(await healthOf(scope, arn, signal))));
	return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};
const staying$1 = (targets) => targets.filter(({ TargetHealth }) => !TargetHealth?.State?.includes("draining")).length;

// src/aws/traffic/conditions.ts
const meets = (conditions, asked) => (conditions ?? []).every((condition) => meetsOne(condition, asked));
const surelyMeets = (conditions, asked) => meets(conditions, asked) && (conditions ?? []).every(isKnown);
const isKnown = ({ Field, HostHeaderConfig, PathPatternConfig, HttpHeaderConfig }) => Field !== "source-ip" && [
	HostHeaderConfig,
	PathPatternConfig,
	HttpHeaderConfig
].every((config) => !config?.RegexValues?.length);
const meetsOne = (condition, asked) => {
	const [path = "", query = ""] = asked.path.split("?");
	switch (condition.Field) {
		case "host-header": return fits$1(hostPatterns(condition), condition.HostHeaderConfig?.RegexValues, asked.host, "i");
		case "path-pattern": return fits$1(condition.PathPatternConfig?.Values ?? condition.Values, condition.PathPatternConfig?.RegexValues, path, "");
		case "http-request-method": return (condition.HttpRequestMethodConfig?.Values ?? []).includes(asked.method);
		case "http-header": {
			const { HttpHeaderName: name = "", Values: values, RegexValues } = condition.HttpHeaderConfig ?? {};
			const value = asked.headers[name.toLowerCase()];
			return value !== void 0 && fits$1(values, RegexValues, value, "i");
		}
		case "query-string": return meetsQuery(condition, query);
		default: return true;
	}
};
const meetsQuery = (condition, query) => (condition.QueryStringConfig?.Values ?? []).some((wanted) => [...new URLSearchParams(query)].some(([key, value]) => (wanted.Key === void 0 || glob(wanted.Key, "i").test(key)) && glob(wanted.Value ?? "*", "i").test(value)));
const hostPatterns = (condition) => condition.HostHeaderConfig?.Values ?? condition.Values ?? [];
const fits$1 = (patterns, expressions, value, flags) => (patterns ?? []).some((pattern) => glob(pattern, flags).test(value)) || (expressions ?? []).some((source) => mayFit(source, value, flags));
const glob = (pattern, flags) => {
	const source = pattern.replace(/[\\^$.|+()[\]{}]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
	return new RegExp(`^${source}$`, `${flags}s`);
};
const mayFit = (source, value, flags) => {
	try {
		return new RegExp(source, flags).test(value);
	} catch {
		return true;
	}
};

// src/aws/traffic/logins.ts
const kinds = [
	"authenticate-oidc",
	"authenticate-cognito",
	"jwt-validation"
];
const authenticatingIn = (actions) => actions.find(({ Type }) => kinds.includes(Type));
const loginOf = (actions) => {
	const asks = authenticatingIn(actions);
	return (asks?.AuthenticateOidcConfig ?? asks?.AuthenticateCognitoConfig)?.OnUnauthenticatedRequest === "allow" ? void 0 : asks?.Type;
};

// src/aws/traffic/forwards.ts
const weightsOf = (actions) => {
	const forward = actions?.find(({ Type }) => Type === "forward");
	if (forward === void 0) return void 0;
	const groups = forward.ForwardConfig?.TargetGroups ?? [];
	if (groups.length === 0) return /* @__PURE__ */ new Map([[forward.TargetGroupArn ?? "", 1]]);
	return new Map(groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn ?? "", Weight ?? 1]));
};
const fedBy = (actions) => [...weightsOf(actions) ?? []].filter(([, weight]) => weight > 0).map(([arn]) => arn);
const sideOf$1 = (actions, pair) => {
	const fed = fedBy(actions);
	const ours = require_counted.colors.filter((color) => fed.includes(pair[color]));
	if (ours.length === 0 || ours.length < fed.length) return "foreign";
	return ours.length === 2 ? "mixed" : ours[0] ?? "foreign";
};
const forwardSaid = (actions) => {
	const weights = weightsOf(actions);
	if (weights === void 0) return actions?.at(-1)?.Type ?? "nothing";
	const parts = [...weights].filter(([, weight]) => weight > 0);
	const [only] = parts;
	if (only !== void 0 && parts.length === 1) return require_identity.groupName(only[0]);
	return [...weights].map(([arn, weight]) => `${require_identity.groupName(arn)} ${weight}`).join(", ");
};
const shareIn = (actions, pair, color) => {
	const side = sideOf$1(actions, pair);
	if (side === "foreign") return void 0;
	if (side !== "mixed") return side === color ? 100 : 0;
	const weights = weightsOf(actions);
	const [own, others] = [weights?.get(pair[color]) ?? 0, weights?.get(pair[require_counted.other(color)]) ?? 0];
	return 100 * own / (own + others);
};
const withForward = (actions, to) => asRead(actions).map((action) => action.Type === "forward" ? forwardTo(action, to) : action);
const asRead = (actions) => actions.map(({ AuthenticateOidcConfig: oidc, ...rest }) => {
	if (oidc === void 0) return rest;
	const { ClientSecret: _, ...shown } = oidc;
	return {
		...rest,
		AuthenticateOidcConfig: {
			...shown,
			UseExistingClientSecret: true
		}
	};
});
const forwardTo = (action, to) => {
	if ("forward" in to) return to.forward;
	const order = action.Order === void 0 ? {} : { Order: action.Order };
	const own = action.ForwardConfig?.TargetGroupStickinessConfig;
	if ("weights" in to) {
		const TargetGroups = [...to.weights].map(([TargetGroupArn, Weight]) => ({
			TargetGroupArn,
			Weight
		}));
		const lent = to.lentSeconds && {
			Enabled: true,
			DurationSeconds: to.lentSeconds
		};
		const sticky = own?.Enabled ? own : lent;
		const stickiness = sticky ? { TargetGroupStickinessConfig: sticky } : {};
		return {
			Type: "forward",
			...order,
			ForwardConfig: {
				TargetGroups,
				...stickiness
			}
		};
	}
	if (!own?.Enabled || to.lent) return {
		Type: "forward",
		...order,
		TargetGroupArn: to.group
	};
	const TargetGroups = [{
		TargetGroupArn: to.group,
		Weight: 1
	}];
	return {
		Type: "forward",
		...order,
		ForwardConfig: {
			TargetGroups,
			TargetGroupStickinessConfig: own
		}
	};
};

// src/aws/traffic/routes.ts
const findRoutes = async (scope, firstRules, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const { routes } = scope.settings;
	const listenerArns = [...new Set(routes.map(({ arn }) => require_identity.listenerOf(arn)))];
	const elsewhere = routes.filter(({ kind, arn }) => kind === "rule" && require_identity.listenerOf(arn) !== require_statements.firstListener(scope));
	const [listeners, rules] = await Promise.all([elbv2.describeListeners({ ListenerArns: listenerArns }, signal), Promise.all([firstRules, require_statements.rulesByArn(elbv2, elsewhere.map(({ arn }) => arn), signal)])]);
	return routes.map((route) => found$2(scope, route, listeners.Listeners ?? [], rules.flat()));
};
const findRoute = async (scope, settings, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const [listeners, rules] = await Promise.all([elbv2.describeListeners({ ListenerArns: [require_identity.listenerOf(settings.arn)] }, signal), require_statements.rulesByArn(elbv2, settings.kind === "rule" ? [settings.arn] : [], signal)]);
	return found$2(scope, settings, listeners.Listeners ?? [], rules);
};
const found$2 = (scope, settings, listeners, rules) => {
	const listener = listeners.find(({ ListenerArn }) => ListenerArn === require_identity.listenerOf(settings.arn));
	const rule = rules.find(({ RuleArn }) => RuleArn === settings.arn);
	const pair = scope.settings.pairs[settings.pair];
	if (listener === void 0 || pair === void 0 || settings.kind === "rule" && rule === void 0) throw new require_goal.SwitchoverError("bad-world", `${settings.path}: the ${settings.kind} ${settings.arn} does not exist`, "Name a listener or rule that exists.");
	const actions = (settings.kind === "rule" ? rule?.Actions : listener.DefaultActions) ?? [];
	return {
		settings,
		listener,
		rule: settings.kind === "rule" ? rule : void 0,
		actions,
		pair
	};
};
const routeName = ({ settings }, { settings: { arn }, listener, rule }) => {
	const at = new Set(settings.routes.map((route) => require_identity.loadBalancerOf(route.arn))).size > 1 ? `${require_identity.balancerName(arn)} ${listener.Port}` : `${listener.Port}`;
	return rule === void 0 ? at : `${at} rule ${rule.Priority}`;
};
const toRoute = (scope, route, sessions = []) => {
	const { actions, pair, settings } = route;
	const forwards = sideOf$1(actions, pair);
	const share = (color) => shareIn(actions, pair, color) ?? 0;
	return {
		arn: settings.arn,
		name: routeName(scope, route),
		pair: settings.pair,
		forwards,
		...forwards === "mixed" && { weights: {
			blue: share("blue"),
			green: share("green")
		} },
		...stickinessOf(actions, sessions[settings.pair] ?? 0),
		said: `${forwardSaid(actions)}${isShared(route) ? " (shared-forward)" : ""}`
	};
};
const stickinessOf = (actions, sessionSeconds) => {
	const own = actions.find(({ Type }) => Type === "forward")?.ForwardConfig?.TargetGroupStickinessConfig;
	if (own?.Enabled) return { sticky: {
		forMs: (own.DurationSeconds ?? 0) * 1e3,
		own: true
	} };
	return sessionSeconds > 0 ? { sticky: {
		forMs: sessionSeconds * 1e3,
		own: false
	} } : {};
};
const isShared = ({ actions, pair }) => sideOf$1(actions, pair) === "foreign" && require_counted.colors.some((color) => fedBy(actions).includes(pair[color]));

// src/aws/traffic/endpoints.ts
const toEndpoints = (scope, routes, balancers) => routes.map((route, index) => ({
	route: routeName(scope, route),
	arn: route.settings.arn,
	dnsName: balancers.get(require_identity.loadBalancerOf(route.settings.arn))?.DNSName ?? "",
	port: route.listener.Port ?? 0,
	protocol: route.listener.Protocol === "HTTPS" ? "https" : "http",
	host: hostOf(scope, route),
	path: route.settings.proofPath,
	pair: route.settings.pair,
	firstRoute: index === 0,
	login: loginOf(route.actions)
}));
const hostOf = (scope, route) => route.settings.host ?? plainHost(route.rule?.Conditions) ?? scope.settings.host;
const plainHost = (conditions) => conditions?.filter(({ Field }) => Field === "host-header").flatMap(hostPatterns).find((pattern) => !/[*?]/.test(pattern));
const nodeAddresses = async (scope, balancers, signal) => {
	const names = new Map([...balancers].map(([arn, { DNSName = "" }]) => [`ELB ${arn.split(":loadbalancer/")[1] ?? ""}`, DNSName]));
	const ec2 = await scope.clients.ec2();
	const filters = [{
		Name: "description",
		Values: [...names.keys()]
	}];
	const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters: filters }, signal).catch(() => {
		signal.throwIfAborted();
		return {};
	});
	const found = (NetworkInterfaces ?? []).flatMap(({ Description = "", Association, PrivateIpAddress }) => {
		const address = Association?.PublicIp ?? PrivateIpAddress;
		return address === void 0 ? [] : [{
			name: names.get(Description),
			address
		}];
	});
	const at = (dnsName) => found.flatMap(({ name, address }) => name === dnsName ? [address] : []);
	return new Map([...names.values()].map((dnsName) => [dnsName, at(dnsName)]));
};

// src/aws/traffic/check-routes.ts
const checkRoutes = (scope, roads) => {
	const looked = scope.settings.routes.map((route) => findOn(roads, scope, route));
	const found = looked.flatMap((look) => "listener" in look ? [look] : []);
	return {
		found,
		mistakes: [...looked.flatMap((look) => "said" in look ? [look] : []), ...found.flatMap((route) => checkRoute(scope, route))]
	};
};
const findOn = (roads, scope, settings) => {
	if (!require_identity.isApplication(settings.arn)) return notApplication(settings);
	const on = roads.flatMap(({ listeners }) => listeners).find(({ listener }) => listener.ListenerArn === require_identity.listenerOf(settings.arn));
	const rule = on?.rules.find(({ RuleArn }) => RuleArn === settings.arn);
	const pair = scope.settings.pairs[settings.pair];
	if (on === void 0 || pair === void 0 || settings.kind === "rule" && rule === void 0) return missing$2(settings);
	const actions = (settings.kind === "rule" ? rule?.Actions : on.listener.DefaultActions) ?? [];
	return {
		settings,
		listener: on.listener,
		rule,
		actions,
		pair,
		rules: on.rules
	};
};
const missing$2 = ({ kind, arn, path }) => ({
	path,
	said: `the ${kind} ${arn} does not exist`,
	remedy: `Name a ${kind} that exists, by its whole ARN.`
});
const notApplication = ({ path, arn }) => ({
	path,
	said: `${arn} is not of an Application Load Balancer`,
	remedy: "Name a listener or rule of an Application Load Balancer."
});
const checkRoute = (scope, route) => route.rule?.IsDefault === true ? [isDefault(route)] : [...checkForward(route), ...checkProof(scope, route)];
const isDefault = ({ settings: { path }, listener: { ListenerArn: arn = "" } }) => ({
	path,
	said: "the rule is the default action of its listener, which is no rule that can be changed",
	remedy: `Write \`listener: ${arn}\` in its place.`
});
const checkForward = (route) => {
	const { path, kind } = route.settings;
	const what = kind === "rule" ? "the rule" : "the listener's default action";
	if (weightsOf(route.actions) === void 0) return [{
		path,
		said: `${what} is a ${route.actions.at(-1)?.Type ?? "nothing"}`,
		remedy: "Leave it out of the routes: it forwards nothing."
	}];
	const fed = fedBy(route.actions);
	if (fed.includes(route.pair.blue) || fed.includes(route.pair.green)) return checkShared(route, what);
	return [{
		path,
		said: `${what} forwards to neither of the two target groups, but to ${fed.join(", ") || "nothing"}`,
		remedy: "Name the target groups that this route forwards to, or let it forward to one of those named."
	}];
};
const checkShared = ({ settings: { path }, actions, pair }, what) => {
	const others = [...weightsOf(actions)?.keys() ?? []].filter((arn) => arn !== pair.blue && arn !== pair.green);
	if (others.length === 0) return [];
	return [{
		path,
		said: `${what} shares its forward with a third group (shared-forward): ${forwardSaid(actions)}`,
		remedy: `Take ${others.map(require_identity.groupName).join(", ")} out of this forward, or give it a rule of its own: the switch sets the whole forward to one group.`
	}];
};
const checkProof = (scope, route) => {
	const proof = scope.settings.proof?.http;
	if (proof === void 0) return [];
	const asked = {
		method: proof.method,
		host: hostOf(scope, route),
		path: route.settings.proofPath ?? proof.path,
		headers: Object.fromEntries(Object.entries(proof.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]))
	};
	const question = `${asked.method} ${asked.host}${asked.path}`;
	const { path } = route.settings;
	if (route.rule !== void 0 && !meets(route.rule.Conditions, asked)) return [{
		path,
		said: `the rule's conditions do not match its proof, ${question}`,
		remedy: "Give this route a proof with a path, and a host, that its rule matches."
	}];
	const taker = earlier(route).find(({ Conditions }) => surelyMeets(Conditions, asked));
	if (taker === void 0) return [];
	return [{
		path,
		said: `the rule ${require_statements.ruleSaid(taker)} would take its proof, ${question}`,
		remedy: "Let the proof of this route ask for a path, or a host, that no earlier rule matches."
	}];
};
const earlier = ({ rule, rules }) => rules.filter(({ Priority }) => Number(Priority) < Number(rule?.Priority ?? Number.POSITIVE_INFINITY));

// src/aws/traffic/roads.ts
const readRoads = async (scope, signal) => {
	const arns = scope.settings.routes.map(({ arn }) => arn).filter(require_identity.isApplication);
	const read = [...new Set(arns.map(require_identity.loadBalancerOf))].map((balancer) => readRoad(scope, balancer, signal).catch((error) => {
		if (require_identity.isMissing(error)) return [];
		throw error;
	}));
	return (await Promise.all(read)).flat();
};
const readRoad = async (scope, balancer, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const limit = pLimit(8);
	const found = [...await require_statements.listenersOf(elbv2, balancer, signal)].sort((a, b) => (a.Port ?? 0) - (b.Port ?? 0)).map(async (listener) => ({
		listener,
		rules: await limit(() => require_statements.rulesOf(elbv2, listener.ListenerArn ?? "", signal))
	}));
	return {
		balancer,
		listeners: await Promise.all(found)
	};
};

// src/aws/fleet/idle-side.ts
const idleSide = async (scope, signal) => {
	const { found } = checkRoutes(scope, await readRoads(scope, signal));
	if (found.length < scope.settings.routes.length) return void 0;
	const fed = found.map(({ actions, pair }) => sideOf$1(actions, pair));
	return require_counted.colors.find((color) => fed.every((side) => side === require_counted.other(color)));
};

// src/aws/fleet/zones-to-fill.ts
const zonesToFill = async (scope, signal) => {
	try {
		const known = await loadBalancers(scope)(signal);
		const found = [...pairsByBalancer(scope)].map(async ([balancer, pairs]) => {
			const groups = [...pairs].flatMap((pair) => Object.values(scope.settings.pairs[pair] ?? {}));
			if ((await Promise.all(groups.map((arn) => attributesOf(scope, arn, signal)))).every(crossesZones)) return [];
			return (known.get(balancer)?.AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName ?? "");
		});
		return [...new Set((await Promise.all(found)).flat())].sort();
	} catch (error) {
		if (require_identity.isMissing(error)) return [];
		throw error;
	}
};
const unfilled = (path, of, needed, covered) => {
	const missing = needed.filter((zone) => !covered.includes(zone));
	if (missing.length === 0) return [];
	return [{
		path,
		said: `${of} in ${missing.join(", ")}: the target groups do not cross zones, and a zone without a target drops out of the load balancer`,
		remedy: "Bring instances into every zone of the load balancer, or let the target groups cross zones (load_balancing.cross_zone.enabled)."
	}];
};

// src/aws/fleet/ground.ts
const at$1 = (scope, key) => `services.${scope.settings.service}.${key}`;
const absent = (path, what, id) => ({
	path,
	said: `the ${what} ${id} does not exist`,
	remedy: `Name a ${what} of this account and Region.`
});
const readGround = async (scope, fleet, templates, signal) => {
	const { launchTemplate } = fleet;
	const [template, subnets, targetGroups, zones, toFill, idle] = await Promise.all([
		launchTemplate && templates.find(launchTemplate, signal),
		readSubnets(scope, fleet.subnets, signal),
		existingGroups(scope, signal),
		balancerZones(scope, signal),
		zonesToFill(scope, signal),
		idleSide(scope, signal)
	]);
	return {
		scope,
		fleet,
		template,
		subnets,
		targetGroups,
		zones,
		toFill,
		idle,
		live: idle === void 0 ? [] : await staying(scope, require_counted.other(idle), signal)
	};
};
const readSubnets = async (scope, ids, signal) => {
	if (ids.length === 0) return [];
	const { Subnets } = await (await scope.clients.ec2()).describeSubnets({ Filters: [{
		Name: "subnet-id",
		Values: [...ids]
	}] }, signal);
	return Subnets ?? [];
};
const staying = (scope, color, signal) => Promise.all(scope.settings.pairs.map(async (pair) => {
	return (await healthOf(scope, pair[color], signal).catch(noneIfMissing)).filter(({ TargetHealth }) => !TargetHealth?.State?.includes("draining")).map(({ Target }) => Target?.Id ?? "");
}));
const noneIfMissing = (error) => {
	if (require_identity.isMissing(error)) return [];
	throw error;
};
const wanted = ({ fleet, live }) => fleet.count.live ? Math.max(fleet.count.atLeast, new Set(live[0]).size) : fleet.count.atLeast;

// src/aws/fleet/check-room.ts
const checkRoom = async (ground, signal) => {
	const count = wanted(ground);
	const [addresses, targets] = await Promise.all([checkAddresses(ground, count, signal), checkTargets(ground, at$1(ground.scope, "fleet.ec2.count"), count, signal)]);
	return [...addresses, ...targets];
};
const checkAddresses = async (ground, count, signal) => {
	const { scope, subnets } = ground;
	if (subnets.length === 0 || subnets.some(({ AvailableIpAddressCount: free }) => free === void 0)) return [];
	const free = subnets.reduce((sum, { AvailableIpAddressCount = 0 }) => sum + AvailableIpAddressCount, 0);
	if (free >= count) return [];
	const idle = await idleMachines(ground, signal);
	if (free + idle >= count) return [];
	return [{
		path: at$1(scope, "fleet.ec2.subnets"),
		said: `the subnets have ${free} free addresses, ${count - idle} are needed`,
		remedy: "Name further subnets in zones of the load balancer, or free addresses."
	}];
};
const idleMachines = async ({ scope, live, subnets }, signal) => {
	const serving = new Set(live.flat());
	const places = new Set(subnets.map(({ SubnetId }) => SubnetId));
	return (await shownMachines(scope, signal)).filter(({ machine }) => isAlive(machine) && places.has(machine.subnet) && !serving.has(machine.id) && !serving.has(machine.address ?? "")).length;
};
const usual = 1e3;
const checkTargets = async (ground, path, count, signal) => {
	const { scope, live } = ground;
	const limits = await readLimits(scope, signal);
	const inGroup = limits.get("targets-per-target-group") ?? Math.max(usual, ...live.map(({ length }) => length));
	if (count > inGroup) return [{
		path,
		said: `${count} instances are asked for; a target group takes ${inGroup}`,
		remedy: "Ask for fewer instances, or for a higher quota of targets in a target group."
	}];
	const most = limits.get("targets-per-application-load-balancer") ?? usual;
	const found = [...pairsByBalancer(scope).entries()].map(async ([balancer, pairs]) => {
		const serving = [...pairs].reduce((sum, pair) => sum + (live[pair]?.length ?? 0), 0);
		const ours = serving + pairs.size * count;
		const others = await targetsOfOthers(scope, balancer, signal);
		if (ours + others <= most || serving + others > most) return [];
		return [{
			path,
			said: `blue and green together would have ${ours} targets${ground.idle === void 0 ? "" : ` (${serving} on ${require_counted.other(ground.idle)}, the live side)`}${others === 0 ? "" : `, beside ${others} of other target groups`}; ${require_identity.balancerName(balancer)} takes ${most}`,
			remedy: "Ask for fewer instances, or for a higher quota of targets of a load balancer."
		}];
	});
	return (await Promise.all(found)).flat();
};

// src/aws/fleet/network.ts
const networkOf = ({ publicIp, securityGroups }, subnet, template) => {
	const groups = securityGroups.length > 0 ? [...securityGroups] : void 0;
	if (namesGroups(template)) return {
		...subnet !== void 0 && { SubnetId: subnet },
		...groups && { SecurityGroupIds: groups }
	};
	const [first, ...others] = template?.NetworkInterfaces ?? [];
	return { NetworkInterfaces: [{
		...first,
		DeviceIndex: 0,
		AssociatePublicIpAddress: publicIp || (first?.AssociatePublicIpAddress ?? false),
		...subnet !== void 0 && { SubnetId: subnet },
		...groups && { Groups: groups }
	}, ...others] };
};
const namesGroups = (template) => (template?.SecurityGroupIds?.length ?? 0) + (template?.SecurityGroups?.length ?? 0) > 0;

// src/aws/fleet/check-zone.ts
const checkZone = async (ground, signal) => {
	return [...checkAddress(ground), ...await checkRecords(ground.scope, signal)];
};
const checkRecords = async (scope, signal) => {
	const { dns } = scope.settings;
	if (dns === void 0) return [];
	const role = await checkRole(scope, dns.role);
	return role.length > 0 ? role : checkName(scope, signal);
};
const checkRole = async (scope, role) => {
	if (role === void 0) return [];
	const sts = await scope.clients.sts();
	try {
		await sts.assumeRole(role);
		return [];
	} catch (error) {
		if (!(error instanceof require_goal.SwitchoverError) || error.code !== "denied" && error.code !== "aws") throw error;
		return [{
			path: at$1(scope, "dns.role"),
			said: `the role ${role} cannot be assumed: ${require_identity.awsCode(error) ?? error.message}`,
			remedy: "Let its trust policy name our role, and give our role sts:AssumeRole on it."
		}];
	}
};
const checkName = async (scope, signal) => {
	const { dns, service } = scope.settings;
	if (dns === void 0) return [];
	const { clients } = scope;
	const route53 = await (dns.role === void 0 ? clients.route53() : clients.route53As(dns.role));
	try {
		const { HostedZone } = await route53.getHostedZone({ Id: dns.zone }, signal);
		const zone = (HostedZone?.Name ?? "").replace(/\.$/, "").toLowerCase();
		const sample = {
			name: "web-1",
			service,
			color: "blue",
			release: "v1",
			attempt: "a1",
			index: "1"
		};
		const record = require_placeholders.fill(dns.record, sample).replace(/\.$/, "").toLowerCase();
		if (record === zone || record.endsWith(`.${zone}`)) return [];
		const remedy = `End the record's name in .${zone}, or name the zone that it belongs to.`;
		return [{
			path: at$1(scope, "dns.record"),
			said: `${dns.record} is not in the zone ${zone}`,
			remedy
		}];
	} catch (error) {
		if (require_identity.isMissing(error)) return [absent(at$1(scope, "dns.zone"), "hosted zone", dns.zone)];
		throw error;
	}
};
const checkAddress = ({ scope, fleet, template, subnets }) => {
	if (scope.settings.dns?.address !== "public" || fleet.publicIp) return [];
	const [first] = template?.data.NetworkInterfaces ?? [];
	if (namesGroups(template?.data) ? subnets.length === 0 || subnets.some(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch === true) : first?.AssociatePublicIpAddress === true) return [];
	return [{
		path: at$1(scope, "dns.address"),
		said: "asks for public addresses, and the instances get none",
		remedy: "Set fleet.ec2.public-ip to true, or address to private."
	}];
};
const checkLiveNames = async (ground, signal) => {
	const { scope, idle } = ground;
	const names = namesToBe(ground);
	if (idle === void 0 || names.length === 0 || ground.live.flat().length === 0) return [];
	const taken = await othersRecords(scope, require_counted.other(idle), names, signal).catch((error) => {
		signal.throwIfAborted();
		if (error instanceof require_goal.SwitchoverError && (require_identity.isMissing(error) || error.code === "denied")) return [];
		throw error;
	});
	if (taken.length === 0) return [];
	const said = taken.slice(0, 3).map(({ record, machine }) => `${record.name} leads to ${machine}`);
	return [{
		path: at$1(scope, "dns.record"),
		said: `the live side has names that ${idle} would take: ${said.join(", ")}`,
		remedy: "Give the records of the two sides different names, or rename those of the live side first."
	}];
};
const namesToBe = (ground) => {
	const { scope, fleet, idle } = ground;
	const { dns, service } = scope.settings;
	if (dns === void 0 || idle === void 0) return [];
	const template = require_placeholders.fill(dns.record, { name: fleet.name ?? "" });
	if (require_placeholders.asksFor(template, "attempt") || require_placeholders.asksFor(template, "release")) return [];
	return Array.from({ length: wanted(ground) }, (_, index) => require_placeholders.fill(template, {
		service,
		color: idle,
		index: String(index + 1)
	}));
};

// src/aws/fleet/auto-scaling/template.ts
const namedBy = (group) => {
	const { LaunchTemplateId: id, Version: version } = group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? group.LaunchTemplate ?? {};
	return id === void 0 ? void 0 : {
		id,
		version: version ?? "$Default"
	};
};
const versionNow = async (scope, { id, version }, signal) => {
	const ec2 = await scope.clients.ec2();
	try {
		const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions({
			LaunchTemplateId: id,
			Versions: [version]
		}, signal);
		return LaunchTemplateVersions?.[0];
	} catch (error) {
		if (require_identity.isMissing(error)) return void 0;
		throw error;
	}
};
const versionsAPage = 200;
const newestVersion = async (scope, id, since, isWanted, signal) => {
	const ec2 = await scope.clients.ec2();
	const from = since === void 0 ? {} : { MinVersion: since };
	let newest = 0;
	let token;
	do {
		const page = await ec2.describeLaunchTemplateVersions({
			LaunchTemplateId: id,
			...from,
			MaxResults: versionsAPage,
			NextToken: token
		}, signal);
		const fits = (page.LaunchTemplateVersions ?? []).filter(isWanted);
		newest = Math.max(newest, ...fits.map(({ VersionNumber }) => VersionNumber ?? 0));
		token = page.NextToken;
	} while (token);
	return newest === 0 ? void 0 : String(newest);
};
const descriptionLimit = 255;
const describedAs = (release, attempt, service, origin) => {
	const end = ` from ${origin}`;
	return `${release} ${attempt} ${service}`.slice(0, descriptionLimit - end.length) + end;
};
const originOf = ({ VersionDescription }) => /^\S+ a\d+ \S.* from (\d+)$/.exec(VersionDescription ?? "")?.[1];

// src/aws/fleet/auto-scaling/check-kind.ts
const checkKind = (path, group) => {
	const name = group.AutoScalingGroupName;
	if (group.Status !== void 0) return [{
		path,
		said: `${name} is being deleted (${group.Status})`,
		remedy: "Name a group that stays, or make it again."
	}];
	return [
		...checkUnits(path, group),
		...checkTemplated(path, group),
		...checkPool(path, group)
	];
};
const checkUnits = (path, group) => {
	const { AutoScalingGroupName: name, DesiredCapacityType: unit = "units", MixedInstancesPolicy: mixed } = group;
	const weighs = mixed?.LaunchTemplate?.Overrides?.some(({ WeightedCapacity }) => WeightedCapacity !== void 0 && WeightedCapacity !== "1");
	if (unit === "units" && !weighs) return [];
	return [{
		path,
		said: `${name} counts ${unit === "units" ? "weights" : unit}, not instances`,
		remedy: "Use a desired capacity in units, without weighted overrides."
	}];
};
const checkTemplated = (path, group) => {
	if (namedBy(group) !== void 0) return [];
	const { AutoScalingGroupName: name, LaunchConfigurationName: has = "of an instance" } = group;
	return [{
		path,
		said: `${name} has the launch configuration ${has}, no launch template`,
		remedy: "Give the group a launch template: AWS has replaced launch configurations by them."
	}];
};
const checkPool = (path, group) => {
	if (group.WarmPoolConfiguration === void 0) return [];
	return [{
		path,
		said: `${group.AutoScalingGroupName} has a warm pool, whose instances were made for an earlier release`,
		remedy: "Delete the warm pool: a side is launched whole before it gets traffic."
	}];
};

// src/aws/fleet/auto-scaling/check-members.ts
const checkMembers = async (scope, path, group, color, signal) => {
	const ids = require_statements.membersOf(group);
	if (ids.length === 0) return [];
	const registered = await readTargets(scope, signal).catch((error) => {
		if (require_identity.isMissing(error)) return {
			blue: [],
			green: []
		};
		throw error;
	});
	const held = new Set(registered[color].map(({ id }) => id));
	const ec2 = await scope.clients.ec2();
	const all = await readById(ec2, ids, (instance) => ({
		id: instance.InstanceId ?? "",
		ours: isOurs(require_statements.tagRecord(instance.Tags), scope.owner),
		kept: sideOfInstance(instance) === keptColor
	}), signal);
	const strangers = all.filter(({ id, ours }) => !ours && !held.has(id)).map(({ id }) => id);
	const kept = all.filter(({ ours, kept }) => ours && kept).map(({ id }) => id);
	const name = group.AutoScalingGroupName;
	const found = (what, why, remedy) => what.length === 0 ? [] : [{
		path,
		said: `${name} of the idle side holds ${what.join(", ")}, ${why}`,
		remedy
	}];
	return [...found(strangers, "which no attempt of ours launched", "Set the group to zero first: min 0, desired 0."), ...found(kept, "kept by an earlier retirement", "End them with command retire and allow: kept.")];
};

// src/aws/fleet/image.ts
const imageNow = async (scope, image, signal) => {
	if ("id" in image) return image.id;
	const value = await parameterNow(scope, image.ssm, signal);
	return value !== void 0 && isImageId(value) ? value : void 0;
};
const parameterNow = async (scope, name, signal) => {
	const ssm = await scope.clients.ssm();
	try {
		const { Parameter } = await ssm.getParameter({ Name: name }, signal);
		return Parameter?.Value;
	} catch (error) {
		if (require_identity.isMissing(error)) return void 0;
		throw error;
	}
};
const isImageId = (value) => /^ami-[0-9a-z]+$/.test(value);

// src/aws/fleet/auto-scaling/check-template.ts
const checkTemplate$1 = async (scope, fleet, path, groups, signal) => {
	const each = require_counted.colors.map((color) => {
		const group = groups[color];
		return group === void 0 ? [] : checkOf$1(scope, fleet, path, `${path}.${color}`, group, signal);
	});
	return [...(await Promise.all(each)).flat(), ...await checkImage$1(scope, fleet, path, signal)];
};
const checkOf$1 = async (scope, { launchTemplate: wanted }, path, at, group, signal) => {
	const name = group.AutoScalingGroupName;
	const named = namedBy(group);
	if (named === void 0) return [];
	const key = `${path}.launch-template`;
	switch (wanted.kind) {
		case "make":
			if (await versionNow(scope, named, signal) !== void 0) return [];
			return [lost$1(at, `the launch template ${named.id} of ${name} has no version ${named.version}`)];
		case "version":
			if (await versionNow(scope, {
				...named,
				version: wanted.version
			}, signal) !== void 0) return [];
			return [lost$1(`${key}.version`, `the launch template ${named.id} of ${name} has no version ${wanted.version}`)];
		case "description": return checkDescribed(scope, `${key}.description`, named.id, wanted.description, signal);
	}
};
const lost$1 = (path, said) => ({
	path,
	said,
	remedy: "Name a version that the launch template has, or make that version."
});
const checkDescribed = async (scope, path, id, description, signal) => {
	const described = require_placeholders.fill(description, { service: scope.settings.service });
	if ([
		"release",
		"color",
		"attempt"
	].some((word) => require_placeholders.asksFor(described, word))) return [];
	const isSo = ({ VersionDescription }) => VersionDescription === described;
	return await newestVersion(scope, id, void 0, isSo, signal) === void 0 ? [lost$1(path, `${id} has no version described as "${described}"`)] : [];
};
const checkImage$1 = async (scope, { launchTemplate: wanted }, at, signal) => {
	if (wanted.kind !== "make" || wanted.image === void 0) return [];
	const path = `${at}.launch-template.image`;
	const id = await imageNow(scope, wanted.image, signal);
	if (id === void 0) {
		const parameter = "ssm" in wanted.image ? wanted.image.ssm : "";
		return [{
			path: `${path}.ssm`,
			said: `the parameter ${parameter} names no image`,
			remedy: "Name a parameter of this account and Region whose value is an image id."
		}];
	}
	const ec2 = await scope.clients.ec2();
	const missing = {
		path,
		said: `the image ${id} does not exist`,
		remedy: "Name an image of this account and Region."
	};
	return ec2.describeImages({ ImageIds: [id] }, signal).then(({ Images }) => Images?.length === 0 ? [missing] : [], (error) => {
		if (require_identity.isMissing(error)) return [missing];
		throw error;
	});
};

// src/aws/fleet/auto-scaling/check.ts
const checkGroups = async (scope, fleet, launches, signal) => {
	const path = `services.${scope.settings.service}.fleet.auto-scaling`;
	const [groups, idle, zones, toFill, types] = await Promise.all([
		require_statements.readGroups(scope, fleet, signal),
		idleSide(scope, signal),
		balancerZones(scope, signal),
		zonesToFill(scope, signal),
		checkTargetType(scope, signal)
	]);
	const idleGroup = idle && groups[idle];
	const rest = await Promise.all([
		checkTemplate$1(scope, fleet, path, groups, signal),
		checkRecords(scope, signal),
		idleGroup ? checkMembers(scope, `${path}.${idle}`, idleGroup, idle, signal) : [],
		idle && launches ? checkSize(scope, path, idle, groups[require_counted.other(idle)], signal) : []
	]);
	return [
		...checkTwins(path, fleet),
		...require_counted.colors.flatMap((color) => checkGroup(scope, fleet, path, groups, color, zones)),
		...idleGroup ? checkFilled(`${path}.${idle}`, idleGroup, toFill) : [],
		...idleGroup ? checkSuspended(`${path}.${idle}`, idleGroup) : [],
		...types,
		...rest.flat()
	];
};
const checkSize = async (scope, path, idle, group, signal) => {
	const live = await staying(scope, require_counted.other(idle), signal);
	const count = Math.max(group?.DesiredCapacity ?? 0, new Set(live.flat()).size);
	return checkTargets({
		scope,
		live,
		idle
	}, path, count, signal);
};
const checkTwins = (path, { groups }) => groups.blue === groups.green ? [{
	path,
	said: `blue and green are the same group ${groups.blue}`,
	remedy: "Give each side a group of its own."
}] : [];
const checkGroup = (scope, fleet, at, groups, color, zones) => {
	const [path, name, group] = [
		`${at}.${color}`,
		fleet.groups[color],
		groups[color]
	];
	if (group === void 0) return [{
		path,
		said: `the Auto Scaling group ${name} does not exist`,
		remedy: "Name an Auto Scaling group of this account and Region."
	}];
	const kind = checkKind(path, group);
	return group.Status === void 0 ? [
		...kind,
		...checkZones(path, group, zones),
		...checkAttached(scope, path, group, color)
	] : kind;
};
const checkZones = (path, { AutoScalingGroupName: name, AvailabilityZones = [] }, zones) => {
	const outside = zones === void 0 ? [] : AvailabilityZones.filter((zone) => !zones.all.includes(zone));
	if (zones === void 0 || outside.length === 0) return [];
	const which = zones.without(outside);
	const remedy = `Enable them for ${which}, or give the group subnets in ${zones.all.join(", ")} only.`;
	return [{
		path,
		said: `${name} launches in ${outside.join(", ")}, where ${which} is not`,
		remedy
	}];
};
const checkFilled = (path, { AutoScalingGroupName: name, AvailabilityZones = [] }, toFill) => unfilled(path, `${name} launches nothing`, toFill, AvailabilityZones);
const checkAttached = (scope, path, group, color) => {
	const attached = attachedTo(group);
	const wrong = targetGroupsOf(scope, require_counted.other(color)).filter((arn) => attached.has(arn));
	if (wrong.length === 0) return [];
	const names = wrong.map(require_identity.groupName).join(", ");
	const remedy = `Detach it there: ${color} belongs to ${targetGroupsOf(scope, color).map(require_identity.groupName).join(", ")}.`;
	return [{
		path,
		said: `${group.AutoScalingGroupName} is attached to ${names} of ${require_counted.other(color)}`,
		remedy
	}];
};
const needed = [
	"Launch",
	"Terminate",
	"AddToLoadBalancer"
];
const checkSuspended = (path, group) => {
	const missed = (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName ?? "").filter((process) => needed.includes(process));
	if (missed.length === 0) return [];
	const remedy = `Resume ${missed.length === 1 ? "it" : "them"}: ResumeProcesses on ${group.AutoScalingGroupName}.`;
	return [{
		path,
		said: `${group.AutoScalingGroupName} has ${missed.join(", ")} suspended`,
		remedy
	}];
};
const checkTargetType = async (scope, signal) => {
	const others = [...(await existingGroups(scope, signal)).values()].filter(({ TargetType }) => TargetType === "ip");
	if (others.length === 0) return [];
	const names = others.map(({ TargetGroupName }) => TargetGroupName).join(", ");
	return [{
		path: `services.${scope.settings.service}.target-groups`,
		said: `${names}: an Auto Scaling group cannot register addresses`,
		remedy: "Use target groups of type instance with fleet.auto-scaling."
	}];
};

// src/aws/fleet/end.ts
const unseenMs$2 = 3e4;
const ownSoon = async (scope, lag, ids, signal) => {
	const until = performance.now() + unseenMs$2;
	for (;;) {
		const own = await ownOnly(scope, ids, signal);
		const shown = new Set(own.map(({ id }) => id));
		if (!ids.some((id) => !shown.has(id) && lag.isLaunched(id)) || performance.now() > until) return own;
		await scope.clients.clock.sleep(500, signal);
	}
};
const terminate$1 = async (scope, lag, { machines, color }, signal) => {
	const ec2 = await scope.clients.ec2();
	const ids = (await ownSoon(scope, lag, machines, signal)).filter(({ state }) => state !== "terminated" && state !== "shutting-down").map(({ id }) => id);
	const end = (some) => ec2.terminateInstances({ InstanceIds: some }, signal);
	const { spared } = await persist(scope, ids, end, signal);
	for (const id of ids.filter((id) => !spared.includes(id))) lag.noteChanged(id, { state: "shutting-down" });
	if (spared.length === 0) return;
	if (color === "kept") throw stillProtected(spared);
	await leaveAside(scope, lag, spared, signal);
	scope.say(`${spared.join(", ")}: protected from termination; kept, on no side. ${unprotect}`);
};
const unprotect = "Take the protection off (aws ec2 modify-instance-attribute --no-disable-api-termination), then run retire with allow: kept.";
const stillProtected = (ids) => new require_goal.SwitchoverError("bad-world", `${ids.join(", ")}: protected from termination`, unprotect);
const keep$1 = async (scope, lag, { machines, stop }, signal) => {
	const own = await ownOnly(scope, machines, signal);
	if (stop) await stopAll(scope, lag, own, signal);
	await leaveAside(scope, lag, own.map(({ id }) => id), signal);
};
const stopAll = async (scope, lag, own, signal) => {
	const ec2 = await scope.clients.ec2();
	const running = own.filter(isAlive).map(({ id }) => id);
	const stop = (some) => ec2.stopInstances({ InstanceIds: some }, signal);
	const { spared } = await persist(scope, running, stop, signal);
	for (const id of running.filter((id) => !spared.includes(id))) lag.noteChanged(id, { state: "stopping" });
	if (spared.length === 0) return;
	scope.say(`${spared.join(", ")}: cannot be stopped (protected from it, or spot, or without a volume to keep); kept as they are, on no side`);
};
const leaveAside = async (scope, lag, ids, signal) => {
	const ec2 = await scope.clients.ec2();
	const tags = require_statements.tagList({ [require_statements.keys.color]: keptColor });
	await persist(scope, ids, (some) => ec2.createTags({
		Resources: some,
		Tags: tags
	}, signal), signal);
	for (const id of ids) lag.noteChanged(id, {}, keptColor);
};
const adopt$1 = async (scope, { machines, color }, signal) => {
	const ec2 = await scope.clients.ec2();
	const tags = require_statements.tagList({
		[require_statements.keys.owner]: scope.owner,
		[require_statements.keys.attempt]: "adopted",
		[require_statements.keys.color]: color
	});
	await persist(scope, machines, (some) => ec2.createTags({
		Resources: some,
		Tags: tags
	}, signal), signal);
	const until = performance.now() + adoptedMs;
	while (performance.now() < until) {
		if ((await readById(ec2, machines, (one) => toMachine(one, scope.owner), signal)).every(({ ours }) => ours)) return;
		await scope.clients.clock.sleep(250, signal);
	}
};
const adoptedMs = 3e4;

// src/aws/fleet/auto-scaling/guard-mark.ts
const none = "-";
const idsATag = 12;
const isMark = (key) => key === require_statements.keys.protected || key.startsWith(`${require_statements.keys.protected}:`);
const guardOf = (group) => {
	const marks = Object.entries(require_statements.tagsOfGroup(group)).filter(([key]) => isMark(key));
	if (marks.length === 0) return void 0;
	return marks.flatMap(([, value]) => value.split(" ")).filter((word) => word !== none);
};
const writeGuard = async (scope, group, signal) => {
	if (guardOf(group) !== void 0) return;
	const before = require_statements.inService(group).filter(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn).map(({ InstanceId }) => InstanceId ?? "");
	const tags = { [require_statements.keys.protected]: before.slice(0, idsATag).join(" ") || none };
	for (let start = idsATag; start < before.length; start += idsATag) tags[`${require_statements.keys.protected}:${start / idsATag + 1}`] = before.slice(start, start + idsATag).join(" ");
	await require_statements.tagGroup(scope, group.AutoScalingGroupName ?? "", tags, false, signal);
};
const eraseGuard = async (scope, group, signal) => {
	const marks = Object.keys(require_statements.tagsOfGroup(group)).filter(isMark);
	if (marks.length > 0) await require_statements.untagGroup(scope, group.AutoScalingGroupName ?? "", marks, signal);
};

// src/aws/fleet/auto-scaling/protection.ts
const machinesACall$1 = 50;
const protect = async (scope, fleet, lag, { color, machines, on }, signal) => {
	const group = require_statements.groupOf(await require_statements.readGroups(scope, fleet, signal), color, fleet);
	const serving = require_statements.inService(group).map(({ InstanceId }) => InstanceId ?? "");
	const wanted = machines.filter((id) => serving.includes(id));
	if (on) {
		await writeGuard(scope, group, signal);
		await setProtection(scope, group, wanted, on, signal);
	} else {
		await keepServing(scope, group, serving.length, lag, color, signal);
		await setProtection(scope, group, wanted, on, signal);
		await eraseGuard(scope, group, signal);
	}
	lag.note(color, {
		...protection(group, wanted, on),
		guarded: on
	});
};
const protection = (group, changed, on) => {
	const { unprotected, ours } = protectionOf(require_statements.inService(group), guardOf(group));
	const others = (ids) => ids.filter((id) => !changed.includes(id));
	return on ? {
		unprotected: others(unprotected),
		protected: [...others(ours), ...changed].sort()
	} : {
		unprotected: [...others(unprotected), ...changed].sort(),
		protected: others(ours)
	};
};
const protectionOf = (serving, theirs) => {
	const idsWhere = (isProtected) => serving.filter(({ ProtectedFromScaleIn }) => (ProtectedFromScaleIn ?? false) === isProtected).map(({ InstanceId }) => InstanceId ?? "").sort();
	const guarded = idsWhere(true);
	const ours = guarded.filter((id) => theirs !== void 0 && !theirs.includes(id));
	return {
		unprotected: idsWhere(false),
		ours,
		theirs: guarded.filter((id) => !ours.includes(id))
	};
};
const keepServing = async (scope, { AutoScalingGroupName, DesiredCapacity = 0, MaxSize = 0 }, serving, lag, color, signal) => {
	const desired = Math.min(serving, MaxSize);
	if (DesiredCapacity >= desired) return;
	await (await scope.clients.autoScaling()).updateAutoScalingGroup({
		AutoScalingGroupName,
		DesiredCapacity: desired
	}, signal);
	lag.note(color, { desired });
	scope.say(`${AutoScalingGroupName} was to have ${DesiredCapacity} and has ${desired}: it keeps these`);
};
const setProtection = async (scope, { AutoScalingGroupName }, machines, on, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	for (const InstanceIds of require_statements.chunks(machines, machinesACall$1)) await autoScaling.setInstanceProtection({
		AutoScalingGroupName,
		InstanceIds,
		ProtectedFromScaleIn: on
	}, signal);
};

// src/aws/fleet/auto-scaling/ending.ts
const emptied = (groups, { color, machines }) => color === "kept" ? require_statements.holding(groups, machines) : [color];
const takenWith = async (scope, fleet, act, signal) => {
	if (act.kind === "keep") return act.machines;
	const groups = await require_statements.readGroups(scope, fleet, signal);
	return emptied(groups, act).flatMap((color) => {
		const group = groups[color];
		return group === void 0 ? [] : require_statements.membersOf(group);
	});
};
const terminate = async (scope, fleet, lag, act, signal) => {
	const groups = await require_statements.readGroups(scope, fleet, signal);
	const autoScaling = await scope.clients.autoScaling();
	for (const color of emptied(groups, act)) {
		const group = require_statements.groupOf(groups, color, fleet);
		const members = require_statements.membersOf(group);
		refuseStuck(group);
		if (act.color === "kept") refuseMore(fleet.groups[color], members, act.machines);
		const own = await ownOnly(scope, members, signal);
		const spared = act.color === "kept" ? [] : await keptOf(scope, own, signal);
		await protectOnly(scope, group, spared, signal);
		await eraseGuard(scope, group, signal);
		const input = {
			AutoScalingGroupName: fleet.groups[color],
			MinSize: 0,
			DesiredCapacity: spared.length
		};
		await autoScaling.updateAutoScalingGroup(input, signal);
		lag.note(color, {
			min: 0,
			desired: spared.length,
			guarded: false,
			protected: [],
			shielded: []
		});
	}
};
const keptOf = async (scope, machines, signal) => readById(await scope.clients.ec2(), machines.map(({ id }) => id), (instance) => sideOfInstance(instance) === "kept" ? instance.InstanceId : void 0, signal);
const protectOnly = async (scope, group, ids, signal) => {
	const serving = require_statements.inService(group).map(({ InstanceId = "", ProtectedFromScaleIn = false }) => ({
		id: InstanceId,
		isProtected: ProtectedFromScaleIn
	}));
	const wrong = (wanted) => serving.filter(({ id, isProtected }) => ids.includes(id) === wanted && isProtected !== wanted).map(({ id }) => id);
	await setProtection(scope, group, wrong(true), true, signal);
	await setProtection(scope, group, wrong(false), false, signal);
};
const refuseStuck = ({ AutoScalingGroupName: name, SuspendedProcesses }) => {
	if (!SuspendedProcesses?.some(({ ProcessName }) => ProcessName === "Terminate")) return;
	throw new require_goal.SwitchoverError("bad-world", `${name} has Terminate suspended, and would end none of its instances`, `Resume it (aws autoscaling resume-processes --auto-scaling-group-name ${name} --scaling-processes Terminate), and run the command again.`);
};
const refuseMore = (group, members, meant) => {
	const more = members.filter((id) => !meant.includes(id));
	if (more.length === 0) return;
	throw new require_goal.SwitchoverError("bad-world", `${group} holds ${more.join(", ")} beside what was kept, and can only be emptied as a whole`, "Detach what was kept from the group and end it yourself.");
};
const keep = async (scope, fleet, lag, act, signal) => {
	const group = fleet.groups[act.color];
	if (act.stop) throw new require_goal.SwitchoverError("bad-input", `${act.machines.join(", ")} cannot be stopped: ${group} would replace them`, "Set then: terminate or then: keep with fleet.auto-scaling.");
	await require_statements.tagGroup(scope, group, { [require_statements.keys.color]: keptColor }, true, signal);
	await keep$1(scope, lag, act, signal);
};
const adopt = async (scope, fleet, act, signal) => {
	const group = (await require_statements.readGroups(scope, fleet, signal))[act.color];
	if (group === void 0) return adopt$1(scope, act, signal);
	const tags = {
		[require_statements.keys.owner]: scope.owner,
		[require_statements.keys.attempt]: "adopted",
		[require_statements.keys.color]: act.color
	};
	await require_statements.tagGroup(scope, fleet.groups[act.color], tags, true, signal);
	const machines = [.../* @__PURE__ */ new Set([...act.machines, ...require_statements.membersOf(group)])];
	await adopt$1(scope, {
		...act,
		machines
	}, signal);
};

// src/aws/fleet/auto-scaling/freezing.ts
const scalers = ["AlarmNotification", "ScheduledActions"];
const looseIn = (group) => {
	const suspended = (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName);
	return scalers.filter((process) => !suspended.includes(process));
};
const frozenBy = (group) => {
	const words = (require_statements.tagsOfGroup(group)[require_statements.keys.frozen] ?? "").split(" ");
	return scalers.filter((process) => words.includes(process));
};
const freeze = async (scope, fleet, lag, colors, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const groups = await require_statements.readGroups(scope, fleet, signal);
	for (const color of colors) {
		const group = require_statements.groupOf(groups, color, fleet);
		const [AutoScalingGroupName, loose] = [fleet.groups[color], looseIn(group)];
		if (loose.length === 0) continue;
		const frozen = scalers.filter((process) => [...loose, ...frozenBy(group)].includes(process));
		await require_statements.tagGroup(scope, AutoScalingGroupName, { [require_statements.keys.frozen]: frozen.join(" ") }, false, signal);
		await autoScaling.suspendProcesses({
			AutoScalingGroupName,
			ScalingProcesses: [...loose]
		}, signal);
		lag.note(color, {
			frozen,
			loose: []
		});
	}
};
const thaw = async (scope, fleet, lag, colors, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const groups = await require_statements.readGroups(scope, fleet, signal);
	for (const color of colors) {
		const group = require_statements.groupOf(groups, color, fleet);
		const [AutoScalingGroupName, frozen] = [fleet.groups[color], frozenBy(group)];
		if (frozen.length === 0) continue;
		await autoScaling.resumeProcesses({
			AutoScalingGroupName,
			ScalingProcesses: [...frozen]
		}, signal);
		await require_statements.untagGroup(scope, AutoScalingGroupName, [require_statements.keys.frozen], signal);
		const loose = scalers.filter((process) => [...frozen, ...looseIn(group)].includes(process));
		lag.note(color, {
			frozen: [],
			loose
		});
	}
};

// src/aws/fleet/auto-scaling/group-lag.ts
const lagMs$1 = 3e4;
const createGroupLag = () => {
	const told = /* @__PURE__ */ new Map();
	const isFresh = ({ at }) => performance.now() - at < lagMs$1;
	return {
		note(color, change) {
			const before = told.get(color)?.change;
			told.set(color, {
				at: performance.now(),
				change: {
					...before,
					...change
				}
			});
		},
		cover(color, shown) {
			const entry = told.get(color);
			const change = entry !== void 0 && isFresh(entry) ? without$1(entry.change, shown) : {};
			if (entry !== void 0) told.set(color, {
				at: entry.at,
				change
			});
			return {
				...shown,
				...change
			};
		}
	};
};
const without$1 = (change, shown) => Object.fromEntries(Object.entries(change).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(shown[key])));

// src/aws/fleet/launch-tags.ts
const bornWith = ({ settings, owner, run }, tags, { release, color, attempt }) => ({
	Service: settings.service,
	Color: color,
	Release: release,
	Run: `${run.repository}/${run.id}`,
	...tags,
	[require_statements.keys.owner]: owner,
	[require_statements.keys.attempt]: attempt,
	[require_statements.keys.color]: color,
	[require_statements.keys.release]: release,
	[require_statements.keys.live]: "false"
});
const launchTags = (scope, { name, tags }, act) => {
	const { release, color, attempt } = act;
	const { service } = scope.settings;
	return {
		...name === void 0 || require_placeholders.asksFor(name, "index") ? {} : { Name: require_placeholders.fill(name, {
			service,
			release,
			color,
			attempt
		}) },
		...bornWith(scope, tags, act)
	};
};
const specifications = (tags, spot) => {
	const { [require_statements.keys.live]: _, ...others } = tags;
	return [
		{
			ResourceType: "instance",
			Tags: require_statements.tagList(tags)
		},
		{
			ResourceType: "volume",
			Tags: require_statements.tagList(others)
		},
		...spot ? [{
			ResourceType: "spot-instances-request",
			Tags: require_statements.tagList(others)
		}] : []
	];
};

// src/aws/fleet/user-data.ts
const filledUserData = (text, { service, release, color, attempt }) => text.startsWith("data:;base64,") ? text.slice(require_settings.bytesMark.length) : Buffer.from(require_placeholders.fill(text, {
	service,
	release,
	color,
	attempt
})).toString("base64");

// src/aws/fleet/order.ts
const launchInput = (scope, act, { type, subnet, count }, { fleet, image, template }) => {
	const { service } = scope.settings;
	const userData = fleet.userData && filledUserData(fleet.userData, {
		service,
		...act
	});
	return {
		...template && { LaunchTemplate: {
			LaunchTemplateId: template.id,
			Version: template.version
		} },
		...image !== void 0 && { ImageId: image },
		...type !== void 0 && { InstanceType: instanceType(type) },
		...fleet.keyName !== void 0 && { KeyName: fleet.keyName },
		...fleet.instanceProfile !== void 0 && { IamInstanceProfile: profile(fleet.instanceProfile) },
		...fleet.volumes.length > 0 && { BlockDeviceMappings: fleet.volumes.map(volume) },
		...fleet.spot && { InstanceMarketOptions: onceOnSpot },
		...userData && { UserData: userData },
		...networkOf(fleet, subnet, template?.data),
		MinCount: 1,
		MaxCount: count,
		MetadataOptions: metadataOf(template),
		TagSpecifications: specifications(launchTags(scope, fleet, act), fleet.spot)
	};
};
const clientToken = (scope, act, { TagSpecifications: _, ...input }, round) => (0, node_crypto.createHash)("sha256").update(JSON.stringify([
	scope.owner,
	act.attempt,
	input,
	round
])).digest("hex");
const instanceType = (name) => name;
const profile = (named) => named.startsWith("arn:") ? { Arn: named } : { Name: named };
const onceOnSpot = {
	MarketType: "spot",
	SpotOptions: { SpotInstanceType: "one-time" }
};
const volume = (wanted) => ({
	DeviceName: wanted.device,
	Ebs: {
		...wanted.type !== void 0 && { VolumeType: wanted.type },
		...wanted.size !== void 0 && { VolumeSize: wanted.size },
		...wanted.encrypted !== void 0 && { Encrypted: wanted.encrypted },
		...wanted.kmsKey !== void 0 && { KmsKeyId: wanted.kmsKey },
		...wanted.iops !== void 0 && { Iops: wanted.iops },
		...wanted.throughput !== void 0 && { Throughput: wanted.throughput },
		DeleteOnTermination: wanted.deleteOnTermination
	}
});
const metadataOf = (template) => {
	const { HttpTokens = "required", HttpPutResponseHopLimit: hops } = template?.data.MetadataOptions ?? {};
	return {
		HttpTokens,
		HttpEndpoint: "enabled",
		InstanceMetadataTags: "enabled",
		...hops !== void 0 && { HttpPutResponseHopLimit: hops }
	};
};

// src/aws/fleet/auto-scaling/made.ts
const madeNow$1 = async (scope, fleet, signal) => {
	const { launchTemplate: wanted } = fleet;
	const groups = await require_statements.readGroups(scope, fleet, signal);
	const image = wanted.kind === "make" && wanted.image && await imageNow(scope, wanted.image, signal);
	const parts = image ? [`image=${image}`] : [];
	for (const color of require_counted.colors) {
		const named = groups[color] && namedBy(groups[color]);
		const found = named && await sourceNow(scope, wanted, named, signal);
		if (found) parts.push(`${color}=${named.id}:${found}`);
	}
	return parts.join(" ");
};
const sourceNow = async (scope, wanted, named, signal) => {
	const version = wanted.kind === "version" ? wanted.version : named.version;
	const found = await versionNow(scope, {
		...named,
		version
	}, signal);
	const origin = found && wanted.kind === "make" ? originOf(found) : void 0;
	return ((origin === void 0 ? void 0 : await versionNow(scope, {
		...named,
		version: origin
	}, signal)) ?? found)?.VersionNumber?.toString();
};
const readMade$1 = (made) => {
	const words = new Map(made.split(" ").map((word) => [word.split("=")[0], word.split("=")[1]]));
	const source = (color) => {
		const [id, version] = words.get(color)?.split(":") ?? [];
		return id === void 0 || version === void 0 ? void 0 : {
			id,
			version
		};
	};
	return {
		image: words.get("image"),
		blue: source("blue"),
		green: source("green")
	};
};
const ingredients$1 = ({ launchTemplate }, made) => {
	const { image, ...sources } = readMade$1(made);
	const template = (color) => `launch-template ${color} ${sources[color]?.id ?? ""}`;
	const version = (color) => `${template(color)} ${sources[color]?.version ?? ""}`;
	switch (launchTemplate.kind) {
		case "make": return [
			`image ${image ?? ""}`,
			`type ${launchTemplate.type ?? ""}`,
			`user-data ${launchTemplate.userData === void 0 ? "" : hash$1(launchTemplate.userData)}`,
			...require_counted.colors.map(version)
		];
		case "version": return require_counted.colors.map(version);
		case "description": return [`description ${launchTemplate.description}`, ...require_counted.colors.map(template)];
	}
};
const hash$1 = (text) => (0, node_crypto.createHash)("sha256").update(text).digest("hex");

// src/aws/fleet/auto-scaling/version.ts
const versionFor = async (scope, fleet, group, act, signal) => {
	const source = readMade$1(act.made)[act.color];
	if (source === void 0) throw nothingFor(group, `attempt ${act.attempt} recorded no launch template for ${act.color}`);
	const { launchTemplate: wanted } = fleet;
	switch (wanted.kind) {
		case "version": return source;
		case "description": {
			const described = require_placeholders.fill(wanted.description, {
				service: scope.settings.service,
				...plain(act)
			});
			return {
				id: source.id,
				version: await foundVersion(scope, group, act, source, described, signal)
			};
		}
		case "make": return {
			id: source.id,
			version: await madeVersion(scope, act, source, wanted, signal)
		};
	}
};
const plain = ({ release, color, attempt }) => ({
	release,
	color,
	attempt
});
const nothingFor = (group, why) => new require_goal.SwitchoverError("bad-world", `there is nothing to launch ${group.AutoScalingGroupName} from: ${why}`, "Make the version of the launch template that the config asks for, or correct fleet.auto-scaling.launch-template.");
const foundVersion = async (scope, group, act, { id }, described, signal) => {
	const taken = namedBy(group);
	if (taken?.id === id && require_statements.tagsOfGroup(group)[require_statements.keys.attempt] === act.attempt) return taken.version;
	const isSo = ({ VersionDescription }) => VersionDescription === described;
	const found = await newestVersion(scope, id, void 0, isSo, signal);
	if (found === void 0) throw nothingFor(group, `${id} has no version described as "${described}"`);
	return found;
};
const madeVersion = async (scope, act, source, wanted, signal) => {
	const { service } = scope.settings;
	const VersionDescription = describedAs(act.release, act.attempt, service, source.version);
	const base = await versionNow(scope, source, signal);
	const LaunchTemplateData = changed(scope, act, wanted, base);
	const isSo = (version) => version.VersionDescription === VersionDescription && holds(version, LaunchTemplateData);
	const found = await newestVersion(scope, source.id, source.version, isSo, signal);
	if (found !== void 0) return found;
	const input = {
		LaunchTemplateId: source.id,
		SourceVersion: source.version,
		VersionDescription,
		LaunchTemplateData
	};
	const ec2 = await scope.clients.ec2();
	const ClientToken = (0, node_crypto.createHash)("sha256").update(JSON.stringify([scope.owner, input])).digest("hex");
	const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
		...input,
		ClientToken
	}, signal);
	return String(LaunchTemplateVersion?.VersionNumber);
};
const changed = (scope, act, { type, userData }, base) => {
	const { image } = readMade$1(act.made);
	const values = {
		service: scope.settings.service,
		...plain(act)
	};
	return {
		...image !== void 0 && { ImageId: image },
		...type !== void 0 && { InstanceType: instanceType(type) },
		...userData !== void 0 && { UserData: filledUserData(userData, values) },
		MetadataOptions: metadata(base)
	};
};
const metadata = (base) => {
	const { State: _, ...said } = base?.LaunchTemplateData?.MetadataOptions ?? {};
	return {
		HttpTokens: "required",
		HttpEndpoint: "enabled",
		...said,
		InstanceMetadataTags: "enabled"
	};
};
const holds = ({ LaunchTemplateData: has }, wanted) => (wanted.ImageId === void 0 || has?.ImageId === wanted.ImageId) && (wanted.InstanceType === void 0 || has?.InstanceType === wanted.InstanceType) && (wanted.UserData === void 0 || has?.UserData === wanted.UserData) && has?.MetadataOptions?.InstanceMetadataTags === "enabled";

// src/aws/fleet/auto-scaling/launch.ts
const launch$1 = async (scope, fleet, lag, act, signal) => {
	const groups = await require_statements.readGroups(scope, fleet, signal);
	const group = require_statements.groupOf(groups, act.color, fleet);
	await refuseOthers(scope, group, act, signal);
	const name = fleet.groups[act.color];
	const version = await versionFor(scope, fleet, group, act, signal);
	const autoScaling = await scope.clients.autoScaling();
	const template = templateOf(group, version);
	await autoScaling.updateAutoScalingGroup({
		AutoScalingGroupName: name,
		...template
	}, signal);
	await require_statements.tagGroup(scope, name, bornWith(scope, fleet.tags, act), true, signal);
	const sizes = sizesFor(group, groups[require_counted.other(act.color)], act.count);
	await autoScaling.updateAutoScalingGroup({
		AutoScalingGroupName: name,
		...sizes
	}, signal);
	lag.note(act.color, {
		attempt: act.attempt,
		min: sizes.MinSize,
		max: sizes.MaxSize,
		desired: sizes.DesiredCapacity
	});
};
const raise = async (scope, fleet, lag, { color, count }, signal) => {
	const groups = await require_statements.readGroups(scope, fleet, signal);
	const group = require_statements.groupOf(groups, color, fleet);
	const wanted = Math.max(count, group.DesiredCapacity ?? 0);
	const sizes = sizesFor(group, groups[require_counted.other(color)], wanted);
	await (await scope.clients.autoScaling()).updateAutoScalingGroup({
		AutoScalingGroupName: fleet.groups[color],
		...sizes
	}, signal);
	lag.note(color, {
		min: sizes.MinSize,
		max: sizes.MaxSize,
		desired: sizes.DesiredCapacity
	});
};
const refuseOthers = async (scope, group, act, signal) => {
	const ids = require_statements.membersOf(group);
	if (ids.length === 0) return;
	const ec2 = await scope.clients.ec2();
	const others = (await readById(ec2, ids, (instance) => toMachine(instance, scope.owner), signal)).filter(({ ours, attempt }) => !ours || attempt !== act.attempt).map(({ id }) => id);
	if (others.length === 0) return;
	throw new require_goal.SwitchoverError("bad-world", `${group.AutoScalingGroupName} holds ${others.join(", ")}, not launched for ${act.attempt}`, "Set the group to zero, or end them with command retire and allow: adopted (or allow: kept).");
};
const templateOf = (group, { id, version }) => {
	const specification = {
		LaunchTemplateId: id,
		Version: version
	};
	const mixed = group.MixedInstancesPolicy;
	if (mixed === void 0) return { LaunchTemplate: specification };
	const LaunchTemplate = {
		...mixed.LaunchTemplate,
		LaunchTemplateSpecification: specification
	};
	return { MixedInstancesPolicy: {
		...mixed,
		LaunchTemplate
	} };
};
const sizesFor = (group, opposite, count) => {
	const live = opposite !== void 0 && (opposite.DesiredCapacity ?? 0) > 0 ? opposite : group;
	return {
		MinSize: Math.min(live.MinSize ?? 0, count),
		MaxSize: Math.max(live.MaxSize ?? 0, count),
		DesiredCapacity: count
	};
};

// src/aws/fleet/auto-scaling/members.ts
const shownMembers = async (scope, { groups }, signal) => {
	const names = [groups.blue, groups.green];
	const filter = {
		Name: "tag:aws:autoscaling:groupName",
		Values: names
	};
	return readWhere(await scope.clients.ec2(), [filter], (instance) => {
		const machine = toMachine(instance, scope.owner, names);
		const place = machine.ours ? sideOfInstance(instance) : void 0;
		return place && {
			machine,
			place
		};
	}, signal);
};

// src/aws/fleet/auto-scaling/notices.ts
const noticesOf$1 = async (scope, fleet, signal) => {
	const groups = await require_statements.readGroups(scope, fleet, signal);
	const each = require_counted.colors.map(async (color) => {
		const group = groups[color];
		if (group === void 0) return [];
		const policies = await policiesOf(scope, fleet.groups[color], signal);
		return [
			...graceless(group),
			...protective(group),
			...misled(group, policies, targetGroupsOf(scope, color))
		];
	});
	return (await Promise.all(each)).flat();
};
const graceless = (group) => group.HealthCheckType?.includes("ELB") && (group.HealthCheckGracePeriod ?? 0) === 0 ? [`${group.AutoScalingGroupName} asks the load balancer for its instances' health without a grace period: it may end them while they start. Give it a health check grace period.`] : [];
const protective = (group) => group.NewInstancesProtectedFromScaleIn ? [`${group.AutoScalingGroupName} protects new instances from scale-in: one that comes into service while the group is being emptied stays until its protection is taken away.`] : [];
const misled = (group, policies, targetGroups) => {
	const labels = targetGroups.map((arn) => require_identity.partsOf(arn).resource);
	return policies.flatMap((policy) => {
		return labelsOf(policy).filter((label) => !labels.some((one) => label.endsWith(`/${one}`))).map((label) => `the policy ${policy.PolicyName} of ${group.AutoScalingGroupName} follows the requests of ${label}, not those of ${targetGroups.map(require_identity.groupName).join(", ")}: correct its resource label.`);
	});
};
const labelsOf = ({ TargetTrackingConfiguration: tracking, PredictiveScalingConfiguration }) => {
	const predicted = (PredictiveScalingConfiguration?.MetricSpecifications ?? []).flatMap((metric) => [
		metric.PredefinedMetricPairSpecification,
		metric.PredefinedScalingMetricSpecification,
		metric.PredefinedLoadMetricSpecification
	]);
	return [tracking?.PredefinedMetricSpecification, ...predicted].flatMap((metric) => /^ALB.*RequestCount/.test(metric?.PredefinedMetricType ?? "") && metric?.ResourceLabel ? [metric.ResourceLabel] : []);
};
const policiesOf = async (scope, name, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const found = [];
	let token;
	do {
		const page = await autoScaling.describePolicies({
			AutoScalingGroupName: name,
			NextToken: token
		}, signal);
		found.push(...page.ScalingPolicies ?? []);
		token = page.NextToken;
	} while (token);
	return found;
};

// src/aws/fleet/auto-scaling/scaling.ts
const toScaling = (scope, group, targetGroups, said) => {
	const tags = require_statements.tagsOfGroup(group);
	const isKept = tags[require_statements.keys.color] === keptColor;
	const ours = tags[require_statements.keys.owner] === scope.owner && !isKept;
	const attached = attachedTo(group);
	const { unprotected, ours: guarded, theirs } = protectionOf(isKept ? [] : require_statements.inService(group), guardOf(group));
	return {
		group: group.AutoScalingGroupName ?? "",
		attempt: ours ? tags[require_statements.keys.attempt] ?? "" : "",
		min: group.MinSize ?? 0,
		max: group.MaxSize ?? 0,
		desired: group.DesiredCapacity ?? 0,
		attached: targetGroups.every((arn) => attached.has(arn)),
		frozen: frozenBy(group),
		loose: looseIn(group),
		guarded: !isKept && guardOf(group) !== void 0,
		unprotected,
		protected: guarded,
		shielded: theirs,
		said
	};
};
const isShort = (group) => {
	return (group.Instances ?? []).filter(({ LifecycleState, HealthStatus }) => HealthStatus === "Healthy" && /^(InService|Pending|Standby|EnteringStandby)/.test(LifecycleState ?? "")).length < (group.DesiredCapacity ?? 0);
};
const activitiesRead = 10;
const newsMs = 9e5;
const trouble = async (scope, group, signal) => {
	if (!isShort(group)) return "";
	const { Activities } = await (await scope.clients.autoScaling()).describeScalingActivities({
		AutoScalingGroupName: group.AutoScalingGroupName,
		MaxRecords: activitiesRead
	}, signal);
	const last = Activities?.find(({ StatusCode }) => /^(Successful|Failed|Cancelled)$/.test(StatusCode ?? ""));
	if (last === void 0 || last.StatusCode === "Successful") return "";
	const ended = (last.EndTime ?? last.StartTime)?.getTime() ?? 0;
	if (scope.clients.clock.now() - ended > newsMs) return "";
	return [last.Description, last.StatusMessage].filter(Boolean).join(": ");
};

// src/aws/fleet/auto-scaling/auto-scaling.ts
const createAutoScalingFleet = (scope, fleet, lag) => {
	const groupLag = createGroupLag();
	const names = [fleet.groups.blue, fleet.groups.green];
	return {
		observe: (signal) => observe(scope, fleet, lag, groupLag, signal),
		async strangers(ids, signal) {
			const wanted = ids.filter((id) => id.startsWith("i-"));
			if (wanted.length === 0) return [];
			const ec2 = await scope.clients.ec2();
			return readById(ec2, wanted, (instance) => toMachine(instance, scope.owner, names), signal);
		},
		records: (recordNames, signal) => readRecords(scope, recordNames, signal),
		act: (act, signal) => perform$1(scope, fleet, lag, groupLag, act, signal),
		check: (launches, signal) => checkGroups(scope, fleet, launches, signal),
		notices: (signal) => noticesOf$1(scope, fleet, signal),
		made: (signal) => madeNow$1(scope, fleet, signal),
		ingredients: (made) => ingredients$1(fleet, made),
		async gate({ color, open }, signal) {
			await require_statements.tagGroup(scope, fleet.groups[color], { [require_statements.keys.live]: String(open) }, true, signal);
		},
		lastWords: (machines, signal) => lastWords(scope, machines, signal),
		registration: createRegistration(scope, fleet, groupLag),
		taken: (act, signal) => takenWith(scope, fleet, act, signal)
	};
};
const observe = async (scope, fleet, lag, groupLag, signal) => {
	const [groups, placed] = await Promise.all([require_statements.readGroups(scope, fleet, signal), shownMembers(scope, fleet, signal)]);
	const shown = lag.cover(placed);
	const on = (side) => shown.flatMap(({ machine, place }) => place === side ? [machine] : []);
	const scalingOf = async (color) => {
		const group = groups[color];
		if (group === void 0) return void 0;
		const said = await trouble(scope, group, signal);
		const scaling = groupLag.cover(color, toScaling(scope, group, targetGroupsOf(scope, color), said));
		const members = require_statements.membersOf(group);
		const kept = on("kept").filter(({ id }) => members.includes(id)).length;
		return kept === 0 ? scaling : {
			...scaling,
			kept
		};
	};
	const [blue, green] = await Promise.all(require_counted.colors.map(scalingOf));
	return {
		machines: {
			blue: on("blue"),
			green: on("green"),
			kept: on("kept")
		},
		scaling: {
			blue,
			green
		}
	};
};
const perform$1 = async (scope, fleet, lag, groupLag, act, signal) => {
	switch (act.kind) {
		case "launch": return launch$1(scope, fleet, groupLag, act, signal);
		case "terminate": return terminate(scope, fleet, groupLag, act, signal);
		case "keep": return keep(scope, fleet, lag, act, signal);
		case "leave": return leave(scope, lag, act, signal);
		case "adopt": return adopt(scope, fleet, act, signal);
		case "freeze": return freeze(scope, fleet, groupLag, act.colors, signal);
		case "thaw": return thaw(scope, fleet, groupLag, act.colors, signal);
		case "raise": return raise(scope, fleet, groupLag, act, signal);
		case "protect": return protect(scope, fleet, groupLag, act, signal);
		case "name": return name$1(scope, lag, act, signal);
		case "unname": return removeRecords(scope, act.records, signal);
	}
};

// src/aws/fleet/made.ts
const writeMade = ({ image, template }) => [...image === void 0 ? [] : [`image=${image}`], ...template === void 0 ? [] : [`template=${template.id}:${template.version}`]].join(" ");
const readMade = (made) => {
	const words = new Map(made.split(" ").map((word) => {
		const [key = "", ...value] = word.split("=");
		return [key, value.join("=")];
	}));
	const [id, version] = words.get("template")?.split(":") ?? [];
	return {
		image: words.get("image"),
		template: id === void 0 || version === void 0 ? void 0 : {
			id,
			version
		}
	};
};
const madeNow = async (scope, fleet, templates, signal) => {
	const wanted = fleet.launchTemplate;
	const template = wanted && await templates.find(wanted, signal);
	const image = fleet.image ?? aliasOf(template?.data.ImageId);
	return {
		image: image && await imageNow(scope, image, signal),
		template: template && {
			id: template.id,
			version: template.version
		}
	};
};
const aliasOf = (image) => image?.startsWith(alias) ? { ssm: image.slice(alias.length) } : void 0;
const alias = "resolve:ssm:";

// src/aws/fleet/wanted-types.ts
const wantedTypes = ({ fleet, template }) => {
	const own = template?.data.InstanceType;
	if (fleet.types.length > 0) return fleet.types;
	return own === void 0 ? [] : [own];
};

// src/aws/fleet/check-image.ts
const checkImage = async (ground, signal) => {
	const { scope, fleet, template } = ground;
	const named = fleet.image ?? aliasOf(template?.data.ImageId);
	const key = fleet.image === void 0 ? "launch-template" : "image";
	if (named !== void 0 && "ssm" in named) {
		const path = at$1(scope, `fleet.ec2.${key}${key === "image" ? ".ssm" : ""}`);
		const value = await parameterNow(scope, named.ssm, signal);
		if (value === void 0) return [absent(path, "parameter", named.ssm)];
		if (isImageId(value)) return checkId(ground, path, value, signal);
		return [{
			path,
			said: `the value of the parameter ${named.ssm} is no image id`,
			remedy: "Name a parameter whose value is an image id such as ami-0a1b2c3d."
		}];
	}
	const id = named?.id ?? template?.data.ImageId;
	return id === void 0 ? [] : checkId(ground, at$1(scope, `fleet.ec2.${key}`), id, signal);
};
const checkId = async (ground, path, id, signal) => {
	const image = await imageOf(ground.scope, id, signal);
	if (image === void 0) return [absent(path, "image", id)];
	if (image.State !== void 0 && image.State !== "available") return [{
		path,
		said: `the image ${id} is ${image.State}`,
		remedy: "Wait until it is available, or name another image."
	}];
	return checkArchitecture(ground, path, image, signal);
};
const imageOf = async (scope, id, signal) => {
	const ec2 = await scope.clients.ec2();
	try {
		return (await ec2.describeImages({ ImageIds: [id] }, signal)).Images?.[0];
	} catch (error) {
		if (require_identity.isMissing(error)) return void 0;
		throw error;
	}
};
const checkArchitecture = async (ground, path, { ImageId, Architecture }, signal) => {
	const types = wantedTypes(ground);
	if (types.length === 0 || Architecture === void 0) return [];
	const ec2 = await ground.scope.clients.ec2();
	const filters = [{
		Name: "instance-type",
		Values: [...types]
	}];
	const { InstanceTypes = [] } = await ec2.describeInstanceTypes({ Filters: filters }, signal);
	const unfit = InstanceTypes.filter(({ ProcessorInfo }) => {
		const runs = ProcessorInfo?.SupportedArchitectures ?? [];
		return runs.length > 0 && !runs.some((one) => one === Architecture);
	}).map(({ InstanceType }) => InstanceType);
	if (unfit.length === 0) return [];
	const remedy = `Name an image for these types, or types that run ${Architecture}.`;
	return [{
		path,
		said: `the image ${ImageId} is for ${Architecture}, which ${unfit.join(", ")} cannot run`,
		remedy
	}];
};

// src/aws/fleet/check-network.ts
const checkNetwork = (ground) => {
	const { scope, fleet, subnets, zones } = ground;
	const found = new Map(subnets.map((subnet) => [subnet.SubnetId, subnet]));
	return [
		...fleet.subnets.flatMap((id, index) => {
			const path = at$1(scope, `fleet.ec2.subnets[${index}]`);
			const subnet = found.get(id);
			if (subnet === void 0) return [absent(path, "subnet", id)];
			const strayed = elsewhere(ground, path, `the subnet ${id}`, subnet.VpcId);
			return strayed.length > 0 ? strayed : dark(path, id, subnet.AvailabilityZone ?? "", zones);
		}),
		...tooFewZones(ground),
		...publicAddress(ground)
	];
};
const elsewhere = ({ targetGroups }, path, what, vpc) => {
	const homes = new Set([...targetGroups.values()].map(({ VpcId }) => VpcId));
	if (homes.size === 0 || homes.has(vpc)) return [];
	const remedy = "Name one of the VPC that the target groups are in.";
	return [{
		path,
		said: `${what} is in ${vpc}, the target groups are in ${[...homes].join(" and ")}`,
		remedy
	}];
};
const dark = (path, id, zone, zones) => {
	if (zones === void 0 || zones.all.includes(zone)) return [];
	const which = zones.without([zone]);
	const remedy = `Enable ${zone} for ${which}, or name a subnet in ${zones.all.join(", ")}.`;
	return [{
		path,
		said: `the subnet ${id} is in ${zone}, where ${which} is not enabled`,
		remedy
	}];
};
const tooFewZones = (ground) => {
	const { scope, subnets, toFill } = ground;
	if (subnets.length === 0) return [];
	const covered = subnets.map(({ AvailabilityZone }) => AvailabilityZone ?? "");
	const missing = unfilled(at$1(scope, "fleet.ec2.subnets"), "no subnet is", toFill, covered);
	const count = wanted(ground);
	if (missing.length > 0 || count >= toFill.length) return missing;
	const left = `${count} for ${toFill.length} zones, so that none would be`;
	return unfilled(at$1(scope, "fleet.ec2.count"), left, toFill, toFill.slice(0, count));
};
const publicAddress = ({ scope, fleet, template }) => fleet.publicIp && namesGroups(template?.data) ? [{
	path: at$1(scope, "fleet.ec2.public-ip"),
	said: "cannot be asked for beside a launch template that names security groups of the instance",
	remedy: "Move the groups into a network interface of the template, or let the subnet give public addresses."
}] : [];
const checkAccess = async (ground, signal) => (await Promise.all([checkSecurityGroups(ground, signal), checkKey(ground, signal)])).flat();
const checkSecurityGroups = async (ground, signal) => {
	const { scope, fleet } = ground;
	if (fleet.securityGroups.length === 0) return [];
	const ec2 = await scope.clients.ec2();
	const filters = [{
		Name: "group-id",
		Values: [...fleet.securityGroups]
	}];
	const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters: filters }, signal);
	const found = new Map(SecurityGroups.map(({ GroupId, VpcId }) => [GroupId, VpcId]));
	return fleet.securityGroups.flatMap((id, index) => {
		const path = at$1(scope, `fleet.ec2.security-groups[${index}]`);
		if (!found.has(id)) return [absent(path, "security group", id)];
		return elsewhere(ground, path, `the security group ${id}`, found.get(id));
	});
};
const checkKey = async ({ scope, fleet }, signal) => {
	if (fleet.keyName === void 0) return [];
	const ec2 = await scope.clients.ec2();
	try {
		await ec2.describeKeyPairs({ KeyNames: [fleet.keyName] }, signal);
		return [];
	} catch (error) {
		if (require_identity.isMissing(error)) return [absent(at$1(scope, "fleet.ec2.key-name"), "key pair", fleet.keyName)];
		throw error;
	}
};

// src/aws/fleet/check-tags.ts
const readable = /^(?!\.{1,2}$|_index$)[A-Za-z0-9+\-=.,_:@]+$/;
const checkTags = ({ scope, template }) => (template?.data.TagSpecifications ?? []).filter(({ ResourceType }) => ResourceType === "instance").flatMap(({ Tags }) => Tags ?? []).filter(({ Key = "" }) => !readable.test(Key)).map(({ Key }) => ({
	path: at$1(scope, "fleet.ec2.launch-template"),
	said: `the key ${JSON.stringify(Key)} of an instance's tag cannot be read from its metadata`,
	remedy: "Use letters, digits and + - = . , _ : @ in the keys of tags; spaces and slashes are not allowed."
}));

// src/aws/fleet/check-types.ts
const checkTypes = async (ground, signal) => {
	const types = wantedTypes(ground);
	if (types.length === 0) return [];
	const zones = [...new Set(ground.subnets.flatMap(({ AvailabilityZone }) => AvailabilityZone ?? []))];
	const { InstanceTypeOfferings = [] } = await (await ground.scope.clients.ec2()).describeInstanceTypeOfferings({
		LocationType: zones.length > 0 ? "availability-zone" : "region",
		Filters: [{
			Name: "instance-type",
			Values: [...types]
		}, ...zones.length > 0 ? [{
			Name: "location",
			Values: zones
		}] : []]
	}, signal);
	const offered = new Set(InstanceTypeOfferings.map(({ InstanceType }) => InstanceType));
	const inTemplate = ground.fleet.types.length === 0;
	return types.flatMap((type, index) => {
		if (offered.has(type)) return [];
		return [{
			path: at$1(ground.scope, inTemplate ? "fleet.ec2.launch-template" : `fleet.ec2.types[${index}]`),
			said: `the type ${type} is offered ${zones.length > 0 ? `in none of the subnets' zones (${zones.join(", ")})` : "nowhere in this Region"}`,
			remedy: "Name types that are offered there, or subnets in other zones."
		}];
	});
};

// src/aws/fleet/check-fleet.ts
const checkEc2 = async (scope, fleet, templates, signal) => {
	const ground = await readGround(scope, fleet, templates, signal);
	return (await Promise.all([
		checkTemplate(ground),
		checkImage(ground, signal),
		checkTypes(ground, signal),
		checkNetwork(ground),
		checkAccess(ground, signal),
		checkTags(ground),
		checkRoom(ground, signal),
		checkZone(ground, signal),
		checkLiveNames(ground, signal)
	])).flat();
};
const checkTemplate = ({ scope, fleet, template }) => {
	const { launchTemplate: named, image } = fleet;
	const path = at$1(scope, "fleet.ec2.launch-template");
	if (named === void 0) return [];
	if (template === void 0) return [absent(path, "launch template", `${named.id} version ${named.version}`)];
	if (image !== void 0 || template.data.ImageId !== void 0) return [];
	return [{
		path,
		said: `${named.id} version ${named.version} names no image`,
		remedy: "Name an image beside the launch template, or a version that has one."
	}];
};

// src/aws/fleet/denial.ts
const explained = async (scope, error, signal) => {
	const encoded = require_identity.encodedFailure(error);
	if (!(error instanceof require_goal.SwitchoverError) || encoded === void 0) return error;
	const why = await (await scope.clients.sts()).decodeAuthorizationMessage(encoded, signal).then(sentence, (refusal) => {
		signal.throwIfAborted();
		return `why could not be decoded (sts:DecodeAuthorizationMessage: ${require_identity.awsCode(refusal) ?? "no answer"})`;
	});
	return new require_goal.SwitchoverError(error.code, `${error.message} ${why}`, error.remedy, error.cause);
};
const sentence = (decoded) => {
	const failure = JSON.parse(decoded);
	const context = at(failure, "context");
	const action = textAt(context, "action") ?? "the call";
	const resource = textAt(context, "resource");
	const who = textAt(at(context, "principal"), "arn");
	const what = `${action}${resource === void 0 ? "" : ` on ${resource}`}`;
	return `${who ?? "The role"} may not ${what}: ${causeOf(failure)}.`;
};
const causeOf = (failure) => {
	const explicit = at(failure, "explicitDeny");
	if (explicit !== true && explicit !== "true") return "no statement of a policy allows it";
	const [statement] = itemsAt(failure, "matchedStatements");
	const id = textAt(statement, "statementId");
	const conditions = itemsAt(statement, "conditions").map((condition) => {
		const values = itemsAt(condition, "values").flatMap((item) => textAt(item, "value") ?? []);
		return [textAt(condition, "key"), values.join(" or ")].filter(Boolean).join(" = ");
	}).filter((said) => said !== "");
	const under = conditions.length === 0 ? "" : `, under ${conditions.slice(0, 3).join(" and ")}`;
	return `${id === void 0 || id === "" ? "a statement" : `the statement ${id}`} denies it${under}`;
};
const at = (value, member) => typeof value === "object" && value !== null ? Reflect.get(value, member) : void 0;
const textAt = (value, member) => {
	const found = at(value, member);
	return typeof found === "string" ? found : void 0;
};
const itemsAt = (value, member) => {
	const items = at(at(value, member), "items");
	return Array.isArray(items) ? items : [];
};

// src/aws/fleet/ingredients.ts
const ingredients = (fleet, made) => [
	`made ${made}`,
	`types ${fleet.types.join(" ")}`,
	`user-data ${fleet.userData === void 0 ? "" : hash(fleet.userData)}`,
	`instance-profile ${fleet.instanceProfile ?? ""}`,
	`key-name ${fleet.keyName ?? ""}`,
	`security-groups ${[...fleet.securityGroups].sort().join(" ")}`,
	`volumes ${volumes(fleet)}`,
	`spot ${fleet.spot}`,
	`public-ip ${fleet.publicIp}`
];
const hash = (text) => (0, node_crypto.createHash)("sha256").update(text).digest("hex");
const volumes = ({ volumes: all }) => all.map((volume) => Object.entries(volume).filter(([, value]) => value !== void 0).toSorted(([one], [another]) => one < another ? -1 : 1).map(([key, value]) => `${key}=${value}`).join(" ")).join("; ");

// src/aws/fleet/refusals.ts
const noRoom = /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientFreeAddressesInSubnet|Unsupported|SpotMaxPriceTooLow|MaxSpotInstanceCountExceeded)$/;
const isNoRoom = (error) => noRoom.test(require_identity.awsCode(error) ?? "");
const isFullSubnet = (error) => require_identity.awsCode(error) === "InsufficientFreeAddressesInSubnet";
const remedies = [
	[/^(VcpuLimitExceeded|InstanceLimitExceeded)$/, "Ask for a higher quota of Amazon EC2 (Service Quotas), or end instances that nobody needs, and run the command again: it adds what is missing."],
	[/^InvalidAMIID\./, "Name an image of this account and Region that is available, and run the command again."],
	[/^InvalidKeyPair\./, "Name a key pair of this account and Region, and run the command again."],
	[/^InvalidParameter|^MissingParameter$|^InvalidBlockDeviceMapping$/, "Correct the key of `fleet.ec2`, or the member of the launch template, that AWS names, and run the command again."]
];
const withRemedy = (error) => {
	if (!(error instanceof require_goal.SwitchoverError) || error.code !== "aws") return error;
	const [, remedy] = remedies.find(([codes]) => codes.test(require_identity.awsCode(error) ?? "")) ?? [];
	return remedy === void 0 ? error : new require_goal.SwitchoverError(error.code, error.message, remedy, error.cause);
};

// src/aws/fleet/rooms.ts
const createRooms = ({ subnets, types }) => {
	const orNone = (some) => some.length > 0 ? some : [void 0];
	const places = orNone(subnets).flatMap((subnet) => orNone(types).map((type) => ({
		subnet,
		type,
		closed: void 0
	})));
	const isOpen = ({ closed }) => closed === void 0;
	const open = () => [...new Set(places.filter(isOpen).map(({ subnet }) => subnet))];
	const first = (subnet) => {
		const place = places.find((one) => one.subnet === subnet && isOpen(one));
		return place && {
			type: place.type,
			said: wordsOf(place)
		};
	};
	return {
		open,
		first,
		close(subnet, type, why) {
			for (const place of places) if (place.subnet === subnet && isOpen(place) && (place.type === type || isFullSubnet(why))) place.closed = why;
			const [next] = open();
			const here = first(subnet);
			if (here !== void 0) return here.said;
			return next === void 0 ? "nowhere left to try" : `the other subnets: ${open().join(", ")}`;
		},
		said: () => places.filter(({ closed }) => closed !== void 0).map((place) => `${wordsOf(place)}: ${place.closed instanceof Error ? place.closed.message : "full"}`).join("; "),
		cause: () => places.findLast(({ closed }) => closed instanceof Error)?.closed
	};
};
const wordsOf = ({ subnet, type }) => `${type ?? "the template’s type"} in ${subnet ?? "the default subnet"}`;

// src/aws/fleet/spread.ts
const spread = (missing, places, present) => {
	const plan = places.map((place) => ({
		place,
		before: present(place),
		count: 0
	}));
	for (let left = missing; left > 0; left -= 1) {
		const emptiest = plan.reduce((best, one) => best === void 0 || one.before + one.count < best.before + best.count ? one : best, void 0);
		if (emptiest === void 0) break;
		emptiest.count += 1;
	}
	return plan.filter(({ count }) => count > 0).map(({ place, count }) => ({
		place,
		count
	}));
};

// src/aws/fleet/launch.ts
const instancesACall = 100;
const maxRounds = 10;
const launch = async (scope, lag, act, recipe, signal) => {
	const work = {
		scope,
		lag,
		act,
		recipe,
		rooms: createRooms(recipe.fleet),
		alive: /* @__PURE__ */ new Map(),
		rounds: /* @__PURE__ */ new Map()
	};
	await lookAgain(work, signal);
	while (work.alive.size < act.count) {
		const subnets = work.rooms.open();
		if (subnets.length === 0) throw nowhere(work);
		const present = (subnet) => [...work.alive.values()].filter((machine) => machine.subnet === subnet).length;
		for (const { place, count } of spread(act.count - work.alive.size, subnets, present)) if (await fillSubnet(work, place, count, signal) === found$1) break;
	}
};
const fillSubnet = async (work, subnet, count, signal) => {
	const enough = work.alive.size + count;
	while (work.alive.size < enough) {
		const place = work.rooms.first(subnet);
		if (place === void 0) return void 0;
		const left = Math.min(enough - work.alive.size, instancesACall);
		const order = {
			type: place.type,
			subnet,
			count: left
		};
		const missing = await launchOrder(work, order, signal).catch((error) => {
			if (!isNoRoom(error)) throw withRemedy(error);
			return error;
		});
		if (missing === found$1) return found$1;
		if (missing === void 0) continue;
		const next = work.rooms.close(subnet, place.type, missing);
		work.scope.say(`${place.said}: ${reasonOf(missing)} → ${next}`);
	}
};
const reasonOf = (missing) => missing instanceof require_goal.SwitchoverError ? require_identity.awsCode(missing) ?? missing.message : "had room for fewer than were asked for";
const fewer = "fewer";
const found$1 = "found";
const launchOrder = async (work, order, signal) => {
	const { scope, act, recipe } = work;
	const ec2 = await scope.clients.ec2();
	const input = launchInput(scope, act, order, recipe);
	const key = JSON.stringify(order);
	const first = work.rounds.get(key) ?? 0;
	for (let round = first; round < first + maxRounds; round += 1) {
		const token = clientToken(scope, act, input, round);
		work.rounds.set(key, round + 1);
		try {
			const { Instances = [] } = await ec2.runInstances({
				...input,
				ClientToken: token
			}, signal);
			if (note(work, Instances) === 0) continue;
			return Instances.length < order.count ? fewer : void 0;
		} catch (error) {
			const code = require_identity.awsCode(error) ?? "";
			if (!/^Idempotent(ParameterMismatch|InstanceTerminated)$/.test(code)) throw error;
			const before = work.alive.size;
			if (code === "IdempotentParameterMismatch") await lookFor(work, token, order.count, signal);
			await lookAgain(work, signal);
			if (work.alive.size !== before) return found$1;
		}
	}
	throw await diedInRounds(work, order, signal);
};
const note = ({ scope, lag, act, alive }, instances) => {
	const fresh = instances.map((instance) => toMachine(instance, scope.owner)).filter((machine) => isAlive(machine) && !alive.has(machine.id));
	for (const machine of fresh) {
		alive.set(machine.id, machine);
		lag.noteLaunched(machine, act.color);
	}
	return fresh.length;
};
const unseenMs$1 = 2e4;
const othersUnseenMs = 5e3;
const lookFor = async (work, token, count, signal) => {
	const ec2 = await work.scope.clients.ec2();
	const filters = [{
		Name: "client-token",
		Values: [token]
	}];
	let until = performance.now() + unseenMs$1;
	for (let seen = 0;;) {
		const shown = await readWhere(ec2, filters, (instance) => instance, signal);
		note(work, shown);
		if (shown.length > seen) until = performance.now() + othersUnseenMs;
		seen = shown.length;
		if (seen >= count || performance.now() > until) return;
		await work.scope.clients.clock.sleep(500, signal);
	}
};
const lookAgain = async ({ scope, lag, act, alive }, signal) => {
	const shown = lag.cover(await shownMachines(scope, signal));
	for (const { machine, place } of shown) {
		if (!machine.ours || machine.attempt !== act.attempt || place !== act.color) continue;
		if (isAlive(machine)) alive.set(machine.id, machine);
		else alive.delete(machine.id);
	}
};
const nowhere = ({ alive, act, rooms }) => new require_goal.SwitchoverError("aws", `no subnet has room: ${alive.size} of ${act.count} instances were launched; ${rooms.said()}`, "Name further instance types or subnets, or run the command again later: it adds what is missing.", rooms.cause());
const diedInRounds = async ({ scope, act }, { subnet }, signal) => {
	const last = (await shownMachines(scope, signal)).filter(({ machine }) => machine.attempt === act.attempt && machine.stateReason !== "").at(-1)?.machine;
	const why = last === void 0 ? "" : `; the last, ${last.id}: ${last.stateReason}`;
	return new require_goal.SwitchoverError("aws", `${maxRounds} launches for ${require_statements.keys.attempt} ${act.attempt} in ${subnet ?? "the default subnet"} gave no instance that lives${why}`, "Mend what the reason says (image, volumes, keys of encryption) and run the command again.");
};

// src/aws/fleet/notices.ts
const noticesOf = async (scope, { launchTemplate, publicIp, subnets }, templates, signal) => {
	if (launchTemplate === void 0 || publicIp) return [];
	const template = await templates.find(launchTemplate, signal);
	if (!namesGroups(template?.data)) return [];
	const open = (await readSubnets(scope, subnets, signal)).filter(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch === true);
	if (open.length === 0) return [];
	return [`instances in ${open.map(({ SubnetId }) => SubnetId).join(", ")} will have public addresses: the subnet gives them, and the launch template names security groups of the instance, beside which nothing else can be said. Move the groups into a network interface of the template.`];
};

// src/aws/fleet/template.ts
const createTemplates = (scope) => {
	const read = /* @__PURE__ */ new Map();
	return { async find({ id, version }, signal) {
		const known = read.get(`${id}:${version}`);
		if (known !== void 0) return known;
		const found = await find(scope, id, version, signal);
		if (found !== void 0) read.set(`${found.id}:${found.version}`, found);
		return found;
	} };
};
const find = async (scope, id, version, signal) => {
	const ec2 = await scope.clients.ec2();
	try {
		const asked = {
			LaunchTemplateId: id,
			Versions: [version]
		};
		const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions(asked, signal);
		const { VersionNumber, LaunchTemplateData = {} } = LaunchTemplateVersions?.[0] ?? {};
		if (VersionNumber === void 0) return void 0;
		return {
			id,
			version: String(VersionNumber),
			data: LaunchTemplateData
		};
	} catch (error) {
		if (require_identity.isMissing(error)) return void 0;
		throw error;
	}
};

// src/aws/fleet/try-rights.ts
const tryRights = async (scope, fleet, templates, release, signal) => {
	const [made, idle, machines] = await Promise.all([
		madeNow(scope, fleet, templates, signal),
		idleSide(scope, signal),
		shownMachines(scope, signal)
	]);
	const ec2 = await scope.clients.ec2();
	const own = machines.filter(({ machine }) => machine.ours && isAlive(machine));
	const [any] = own;
	const spare = own.find(({ place }) => idle !== void 0 && (place === idle || place === "kept"));
	const template = made.template && await templates.find(made.template, signal);
	const act = {
		kind: "launch",
		color: idle ?? "green",
		attempt: "a0",
		made: "",
		count: 1,
		release
	};
	const order = {
		type: fleet.types[0],
		subnet: fleet.subnets[0],
		count: 1
	};
	const input = launchInput(scope, act, order, {
		fleet,
		image: made.image,
		template
	});
	const launches = made.image !== void 0 || template?.data.ImageId !== void 0;
	return (await Promise.all([
		...launches ? [tried("RunInstances", () => ec2.runInstances({
			...input,
			DryRun: true
		}, signal))] : [],
		...any === void 0 ? [] : [tried("CreateTags", () => ec2.createTags({
			Resources: [any.machine.id],
			Tags: [{
				Key: require_statements.keys.release,
				Value: any.machine.release
			}],
			DryRun: true
		}, signal))],
		...spare === void 0 ? [] : [tried("TerminateInstances", () => ec2.terminateInstances({
			InstanceIds: [spare.machine.id],
			DryRun: true
		}, signal))]
	])).filter((one) => one !== void 0);
	async function tried(call, ask) {
		try {
			await ask();
			return {
				action: `ec2:${call}`,
				denied: void 0
			};
		} catch (error) {
			signal.throwIfAborted();
			if (require_identity.awsCode(error) === "DryRunOperation") return {
				action: `ec2:${call}`,
				denied: void 0
			};
			if (!(error instanceof require_goal.SwitchoverError) || error.code !== "denied") return void 0;
			const why = await explained(scope, error, signal);
			return {
				action: `ec2:${call}`,
				denied: why instanceof Error ? why.message : error.message
			};
		}
	}
};

// src/aws/fleet/ec2.ts
const createEc2Fleet = (scope, fleet, lag) => {
	const templates = createTemplates(scope);
	const act = async (wanted, signal) => {
		switch (wanted.kind) {
			case "launch": return launch(scope, lag, wanted, await recipeOf(fleet, templates, wanted, signal), signal);
			case "terminate": return terminate$1(scope, lag, wanted, signal);
			case "adopt": return adopt$1(scope, wanted, signal);
			case "keep": return keep$1(scope, lag, wanted, signal);
			case "leave": return leave(scope, lag, wanted, signal);
			case "name": return name$1(scope, lag, wanted, signal);
			case "unname": return removeRecords(scope, wanted.records, signal);
			case "freeze":
			case "thaw":
			case "raise":
			case "protect": return;
		}
	};
	return {
		async observe(signal) {
			const all = lag.cover(await shownMachines(scope, signal));
			const on = (wanted) => all.flatMap(({ machine, place }) => place === wanted ? [machine] : []);
			return {
				machines: {
					blue: on("blue"),
					green: on("green"),
					kept: on(keptColor)
				},
				scaling: {
					blue: void 0,
					green: void 0
				}
			};
		},
		async strangers(ids, signal) {
			const wanted = ids.filter((id) => id.startsWith("i-"));
			if (wanted.length === 0) return [];
			return readById(await scope.clients.ec2(), wanted, (one) => toMachine(one, scope.owner), signal);
		},
		records: (names, signal) => readRecords(scope, names, signal),
		act: (wanted, signal) => act(wanted, signal).catch(async (error) => {
			throw await explained(scope, error, signal);
		}),
		check: async (launches, signal) => launches ? checkEc2(scope, fleet, templates, signal) : [],
		made: async (signal) => writeMade(await madeNow(scope, fleet, templates, signal)),
		ingredients: (made) => ingredients(fleet, made),
		gate: async () => {},
		lastWords: (machines, signal) => lastWords(scope, machines, signal),
		registration: void 0,
		notices: (signal) => noticesOf(scope, fleet, templates, signal),
		tryRights: (release, signal) => tryRights(scope, fleet, templates, release, signal)
	};
};
const recipeOf = async (fleet, templates, { made, attempt }, signal) => {
	const { image, template: pinned } = readMade(made);
	const template = pinned && await templates.find(pinned, signal);
	const lost = pinned !== void 0 && template === void 0 ? `the launch template ${pinned.id} version ${pinned.version} of attempt ${attempt} is gone` : void 0;
	const nothing = image === void 0 && template?.data.ImageId === void 0 ? `attempt ${attempt} recorded no image (made from: ${made || "nothing"})` : void 0;
	const wrong = lost ?? nothing;
	if (wrong === void 0) return {
		fleet,
		image,
		template
	};
	throw new require_goal.SwitchoverError("bad-world", wrong, "Name an image or launch template that exists, and run the command again: it begins a new attempt.");
};

// src/aws/fleet/check-existing.ts
const checkExisting = async (scope, all, launches, signal) => {
	const path = `services.${scope.settings.service}.fleet.existing`;
	const on = (color) => all.flatMap(({ machine, place }) => place === color ? [machine] : []);
	const [idle, zones, toFill, subnets, registered] = await Promise.all([
		idleSide(scope, signal),
		balancerZones(scope, signal),
		zonesToFill(scope, signal),
		vpcSubnets(scope, signal),
		registrations(scope, signal)
	]);
	const checked = require_counted.colors.filter((color) => idle === void 0 || color === idle);
	return [
		...twice(path, on("blue"), on("green")),
		...checked.flatMap((color) => [...missing$1(scope, path, color, on(color)), ...on(color).flatMap((machine) => [
			...asleep(path, color, machine),
			...misplaced(path, color, machine, subnets, zones),
			...astray(path, color, machine, groupsById(registered[require_counted.other(color)]))
		])]),
		...idle === void 0 ? [] : unfilled(path, `no instance of ${idle} is`, toFill, on(idle).map(({ zone }) => zone)),
		...idle === void 0 || !launches ? [] : await crowded(scope, path, idle, on(idle), registered, signal)
	];
};
const crowded = (scope, path, idle, machines, registered, signal) => {
	const count = Math.max(machines.length, namedById(scope, idle).length);
	const live = registered[require_counted.other(idle)].map((pair) => pair.map(({ id }) => id));
	return checkTargets({
		scope,
		live,
		idle
	}, path, count, signal);
};
const twice = (path, blue, green) => {
	const both = blue.filter(({ id }) => green.some((machine) => machine.id === id)).map(({ id }) => id);
	if (both.length === 0) return [];
	return [{
		path,
		said: `${both.join(", ")}: named for blue and for green`,
		remedy: "Give each side instances of its own: a tag with {color} in its value tells them apart."
	}];
};
const missing$1 = (scope, path, color, machines) => {
	const absent = namedById(scope, color).filter((id) => !machines.some((machine) => machine.id === id));
	if (absent.length > 0) return [{
		path: `${path}.ids.${color}`,
		said: `${absent.join(", ")}: no such instance`,
		remedy: "Name instances of this account and Region that are not terminated."
	}];
	if (machines.length > 0) return [];
	const remedy = `Launch instances for ${color} and tag them so, or correct what the config asks for.`;
	return [{
		path,
		said: `no instance is named for ${color}`,
		remedy
	}];
};
const namedById = ({ settings: { fleet } }, color) => fleet.kind === "existing" && "ids" in fleet.by ? fleet.by.ids[color] : [];
const asleep = (path, color, { id, state }) => state === "running" || state === "pending" ? [] : [{
	path,
	said: `${id} of ${color} is ${state}`,
	remedy: "Start it, or name it no longer."
}];
const misplaced = (path, color, { id, subnet, zone }, subnets, zones) => {
	if (subnets !== void 0 && !subnets.has(subnet)) return [{
		path,
		said: `${id} of ${color} is in ${subnet}, outside the target groups' VPC`,
		remedy: "Name instances of the VPC that the target groups are in."
	}];
	if (zones === void 0 || zones.all.includes(zone)) return [];
	const which = zones.without([zone]);
	const remedy = `Enable ${zone} for ${which}, or name instances in ${zones.all.join(", ")}.`;
	return [{
		path,
		said: `${id} of ${color} is in ${zone}, where ${which} is not`,
		remedy
	}];
};
const astray = (path, color, { id, address }, elsewhere) => {
	const group = elsewhere.get(id) ?? elsewhere.get(address ?? "");
	if (group === void 0) return [];
	const remedy = `Deregister it there, or name it for ${require_counted.other(color)}.`;
	return [{
		path,
		said: `${id} of ${color} is registered in ${require_identity.groupName(group)}`,
		remedy
	}];
};
const vpcSubnets = async (scope, signal) => {
	const groups = await existingGroups(scope, signal);
	const vpcs = [...new Set([...groups.values()].flatMap(({ VpcId }) => VpcId ?? []))];
	if (vpcs.length === 0) return void 0;
	const { Subnets } = await (await scope.clients.ec2()).describeSubnets({ Filters: [{
		Name: "vpc-id",
		Values: vpcs
	}] }, signal);
	return new Set((Subnets ?? []).map(({ SubnetId }) => SubnetId ?? ""));
};
const registrations = async (scope, signal) => {
	const read = (color) => Promise.all(scope.settings.pairs.map((pair) => targetsIn(scope, pair[color], signal)));
	const [blue, green] = await Promise.all([read("blue"), read("green")]);
	return {
		blue,
		green
	};
};
const groupsById = (pairs) => new Map(pairs.flat().map(({ id, group }) => [id, group]));
const targetsIn = async (scope, group, signal) => healthOf(scope, group, signal).then((found) => found.filter(({ TargetHealth }) => !TargetHealth?.State?.includes("draining")).map(({ Target }) => ({
	id: Target?.Id ?? "",
	group
})), (error) => {
	if (require_identity.isMissing(error)) return [];
	throw error;
});

// src/aws/fleet/existing.ts
const createExistingFleet = (scope, fleet, lag) => ({
	async observe(signal) {
		const shown = lag.cover(await namedInstances(scope, fleet, signal));
		const on = (color) => shown.flatMap(({ machine, place }) => place === color ? [machine] : []);
		return {
			machines: {
				blue: on("blue"),
				green: on("green"),
				kept: []
			},
			scaling: {
				blue: void 0,
				green: void 0
			}
		};
	},
	async strangers(ids, signal) {
		const wanted = ids.filter((id) => id.startsWith("i-"));
		if (wanted.length === 0) return [];
		return readById(await scope.clients.ec2(), wanted, (instance) => toMachine(instance, scope.owner), signal);
	},
	records: async () => [],
	act: async (act) => {
		throw notOurs(act);
	},
	check: async (launches, signal) => checkExisting(scope, await namedInstances(scope, fleet, signal), launches, signal),
	made: async () => "",
	ingredients: () => [`existing ${JSON.stringify(fleet.by)}`],
	gate: async () => {},
	lastWords: async () => [],
	registration: void 0
});
const notOurs = (act) => new require_goal.SwitchoverError("bad-world", `${act.kind}: the instances of fleet.existing are not ours to launch, name or end`, "Launch, name and end these instances yourself, or use fleet.ec2 or fleet.auto-scaling.");
const standing$2 = [
	"pending",
	"running",
	"stopping",
	"stopped"
];
const namedInstances = async (scope, { by }, signal) => {
	const ec2 = await scope.clients.ec2();
	const sidesOf = "ids" in by ? sidesById(by.ids) : sidesByTags(scope, by.tags);
	const place = (instance) => sidesOf(instance).map((color) => ({
		machine: named(scope, instance),
		place: color
	}));
	if ("ids" in by) {
		const ids = [.../* @__PURE__ */ new Set([...by.ids.blue, ...by.ids.green])];
		return (ids.length === 0 ? [] : await readById(ec2, ids, standingOnly(place), signal)).flat();
	}
	return (await readWhere(ec2, tagFilters(scope, by.tags), place, signal)).flat();
};
const named = (scope, instance) => ({
	...toMachine(instance, scope.owner),
	ours: false,
	origin: "named",
	attempt: "",
	release: ""
});
const standingOnly = (as) => (instance) => standing$2.includes(instance.State?.Name ?? "") ? as(instance) : void 0;
const sidesById = (ids) => ({ InstanceId = "" }) => require_counted.colors.filter((color) => ids[color].includes(InstanceId));
const filled = (scope, value, color) => require_placeholders.fill(value, {
	service: scope.settings.service,
	color
});
const sidesByTags = (scope, tags) => ({ Tags }) => {
	const its = require_statements.tagRecord(Tags);
	return require_counted.colors.filter((color) => Object.entries(tags).every(([key, value]) => its[key] === filled(scope, value, color)));
};
const tagFilters = (scope, tags) => [{
	Name: "instance-state-name",
	Values: standing$2
}, ...Object.entries(tags).map(([key, value]) => ({
	Name: `tag:${key}`,
	Values: [...new Set(require_counted.colors.map((color) => filled(scope, value, color)))]
}))];

// src/aws/fleet/fleets.ts
const createFleet = (scope, lag) => {
	const { fleet } = scope.settings;
	switch (fleet.kind) {
		case "ec2": return createEc2Fleet(scope, fleet, lag);
		case "auto-scaling": return createAutoScalingFleet(scope, fleet, lag);
		case "existing": return createExistingFleet(scope, fleet, lag);
	}
};

// src/aws/fleet/lag.ts
const lagMs = 6e4;
const createLag = () => {
	const launched = /* @__PURE__ */ new Map();
	const changed = /* @__PURE__ */ new Map();
	const isFresh = ({ at }) => performance.now() - at < lagMs;
	return {
		noteLaunched(machine, place) {
			launched.set(machine.id, {
				machine,
				place,
				at: performance.now()
			});
		},
		isLaunched(id) {
			const one = launched.get(id);
			return one !== void 0 && isFresh(one);
		},
		noteChanged(id, change, place) {
			const before = changed.get(id);
			const both = {
				...before?.change,
				...change
			};
			const moved = place ?? before?.place;
			changed.set(id, {
				at: performance.now(),
				change: both,
				...moved && { place: moved }
			});
		},
		now(machine) {
			const done = changed.get(machine.id);
			return done === void 0 || !isFresh(done) ? machine : covered(machine, done.change);
		},
		cover(shown) {
			const ids = new Set(shown.map(({ machine }) => machine.id));
			const missing = [...launched.values()].filter((one) => isFresh(one) && !ids.has(one.machine.id));
			return [...shown, ...missing].map(({ machine, place }) => {
				const done = changed.get(machine.id);
				if (done === void 0 || !isFresh(done)) return {
					machine,
					place
				};
				return {
					machine: covered(machine, done.change),
					place: done.place ?? place
				};
			});
		}
	};
};
const covered = (machine, change) => {
	const { state = machine.state, ...rest } = change;
	const later = state === "shutting-down" ? ["terminated"] : [
		"stopped",
		"shutting-down",
		"terminated"
	];
	return {
		...machine,
		...rest,
		state: later.includes(machine.state) ? machine.state : state
	};
};

// src/aws/fleet/owned.ts
const createOwned = (scope, lag) => ({
	async look(signal) {
		const ec2 = await scope.clients.ec2();
		return (await readTagged(ec2, require_statements.keys.owner, scope.owner, (instance) => {
			const tags = require_statements.tagRecord(instance.Tags);
			return tags["aws:autoscaling:groupName"] !== void 0 || tags[require_statements.keys.color] === "kept" ? void 0 : toMachine(instance, scope.owner);
		}, signal)).filter(({ ours }) => ours).map(lag.now);
	},
	end: ({ machines }, signal) => terminate$1(scope, lag, { machines }, signal)
});

// src/aws/gate/gate.ts
const machinesACall = 1e3;
const createGate = (scope, fleet, lag) => {
	const name = scope.settings.gate?.parameter;
	return {
		read: async (signal) => name === void 0 ? void 0 : await parameterNow(scope, name, signal) ?? "",
		async act(act, signal) {
			await fleet.gate(act, signal);
			await tagMachines(scope, act.machines, act.open, signal);
			for (const id of act.machines) lag.noteChanged(id, { gate: act.open ? "open" : "closed" });
			if (name === void 0 || act.parameter === void 0) return;
			await (await scope.clients.ssm()).putParameter({
				Name: name,
				Value: act.parameter,
				Type: "String",
				Overwrite: true
			}, signal);
		}
	};
};
const tagMachines = async (scope, machines, open, signal) => {
	if (machines.length === 0) return;
	const ec2 = await scope.clients.ec2();
	const Tags = require_statements.tagList({ [require_statements.keys.live]: String(open) });
	for (const Resources of require_statements.chunks(machines, machinesACall)) await ec2.createTags({
		Resources,
		Tags
	}, signal);
};

// src/aws/lease/held-permit.ts
const createPermit = () => {
	const never = new AbortController().signal;
	let held;
	return {
		hold(lease) {
			held = lease;
		},
		send: (request) => held === void 0 ? request() : held.send(request),
		get signal() {
			return held?.signal ?? never;
		}
	};
};

// src/aws/lease/term.ts
const grainMs = 1e3;
const endOf = (now, lengthMs) => now + lengthMs + grainMs;
const renewedAt = (end, lengthMs) => end - lengthMs - grainMs;
const landingMs = (lengthMs) => Math.min(1e4, lengthMs / 6);
const renewalMs = (lengthMs) => lengthMs / 4;
const momentOf = (clock, aws = clock.now()) => {
	const ago = clock.now() - aws;
	return {
		aws,
		process: performance.now() - ago,
		machine: Date.now() - ago
	};
};
const betweenMs = (first, second) => Math.max(second.aws - first.aws - grainMs, second.process - first.process, second.machine - first.machine);

// src/aws/lease/standing.ts
const leaseTags = (scope, holder, nonce, now) => ({
	[require_statements.keys.owner]: scope.owner,
	[require_statements.keys.rule]: "lease",
	"switchover:repository": holder.repository,
	"switchover:run": holder.id,
	"switchover:run-attempt": String(holder.attempt),
	...holder.server !== void 0 && { [serverTag]: holder.server },
	"switchover:nonce": nonce,
	...expiryTags(scope, now)
});
const serverTag = "switchover:server";
const expiryTags = (scope, now) => ({
	"switchover:expires": new Date(endOf(now, scope.settings.leaseMs)).toISOString(),
	"switchover:length": String(scope.settings.leaseMs)
});
const toStanding = ({ arn, tags }) => ({
	arn,
	nonce: tags["switchover:nonce"] ?? "",
	repository: tags["switchover:repository"] ?? "",
	run: tags["switchover:run"] ?? "",
	attempt: Number(tags["switchover:run-attempt"] ?? 0),
	expires: Date.parse(tags["switchover:expires"] ?? "") || 0,
	lengthMs: Number(tags["switchover:length"]) || 0,
	server: tags[serverTag] ?? ""
});
const holderSaid = (lease) => {
	const { server, repository, run, attempt } = lease;
	if (repository === "local") return run;
	const said = `${repository} run ${run} attempt ${attempt}`;
	return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+ \d+$/.test(`${repository} ${run}`) ? `${said} (${server}/${repository}/actions/runs/${run}/attempts/${attempt})` : said;
};
const isEarlierAttempt = (lease, holder) => lease.server === (holder.server ?? "") && lease.repository === holder.repository && lease.run === holder.id && lease.attempt < holder.attempt;
const otherLease = (rule, { holder, nonce, named }, now) => {
	if (rule === void 0) return void 0;
	const lease = toStanding(rule);
	if (lease.nonce === nonce) return void 0;
	const over = isEarlierAttempt(lease, holder) || lease.expires <= now || lease.arn === named;
	return {
		arn: lease.arn,
		holder: holderSaid(lease),
		until: lease.expires,
		over
	};
};
const unseenLease = (scope, reserved) => reserved.strangers.find((rule) => Number(rule.Priority) === require_statements.leasePriority(scope) && rule.Conditions?.some(({ HttpHeaderConfig }) => HttpHeaderConfig?.HttpHeaderName === "X-Switchover-Lease"));

// src/aws/lease/rule.ts
const createLeaseRule = async (scope, holder, nonce, now, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const tags = leaseTags(scope, holder, nonce, now);
	try {
		const { Rules } = await elbv2.createRule({
			ListenerArn: require_statements.firstListener(scope),
			Priority: require_statements.leasePriority(scope),
			Conditions: [{
				Field: "http-header",
				HttpHeaderConfig: {
					HttpHeaderName: require_statements.leaseHeader,
					Values: [nonce]
				}
			}],
			Actions: [{
				Type: "fixed-response",
				FixedResponseConfig: { StatusCode: "404" }
			}],
			Tags: require_statements.tagList(tags)
		}, signal);
		const arn = Rules?.[0]?.RuleArn ?? "";
		scope.wrote.set(arn, tags);
		return arn;
	} catch (error) {
		if (require_identity.awsCode(error) === "PriorityInUse") return void 0;
		throw error;
	}
};
const renewLeaseRule = async (scope, arn, now, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const tags = expiryTags(scope, now);
	try {
		await elbv2.addTags({
			ResourceArns: [arn],
			Tags: require_statements.tagList(tags)
		}, signal);
		scope.wrote.set(arn, {
			...scope.wrote.get(arn),
			...tags
		});
		return true;
	} catch (error) {
		if (require_identity.awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};
const leaseRuleStands = async (scope, arn, signal) => {
	try {
		return (await require_statements.rulesByArn(await scope.clients.elbv2(), [arn], signal)).length > 0;
	} catch (error) {
		if (require_identity.awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};
const deleteLeaseRule = async (scope, arn, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.deleteRule({ RuleArn: arn }, signal);
		return true;
	} catch (error) {
		if (require_identity.awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};

// src/aws/lease/held-lease.ts
const giveBackMs = 2500;
const gapMs = 1e3;
var HeldLease = class {
	#scope;
	#holder;
	#nonce;
	#lost = new AbortController();
	#over = new AbortController();
	#arn;
	#renewed;
	#timer;
	#renewal;
	#underWay = 0;
	constructor(scope, holder, nonce, arn, renewed) {
		this.#scope = scope;
		this.#holder = holder;
		this.#nonce = nonce;
		this.#arn = arn;
		this.#renewed = renewed;
		this.#schedule(1);
	}
	get signal() {
		return this.#lost.signal;
	}
	async confirm(signal) {
		if (this.#lost.signal.aborted) return false;
		if (!await leaseRuleStands(this.#scope, this.#arn, signal) || this.#leftMs() < this.#lengthMs / 2) await this.#renew();
		return !this.#lost.signal.aborted;
	}
	async send(request) {
		if (this.#leftMs() <= landingMs(this.#lengthMs)) await this.#renew();
		this.#lost.signal.throwIfAborted();
		if (this.#over.signal.aborted) throw lost("it was given back");
		if (this.#leftMs() <= landingMs(this.#lengthMs)) throw lost("AWS took too long to renew it");
		this.#underWay += 1;
		try {
			return await request();
		} finally {
			this.#underWay -= 1;
		}
	}
	async [Symbol.asyncDispose]() {
		clearTimeout(this.#timer);
		this.#over.abort();
		await this.#renewal;
		this.#scope.wrote.delete(this.#arn);
		await deleteLeaseRule(this.#scope, this.#arn, AbortSignal.timeout(giveBackMs)).catch(() => void 0);
	}
	get #lengthMs() {
		return this.#scope.settings.leaseMs;
	}
	#leftMs() {
		return this.#lengthMs - betweenMs(this.#renewed, momentOf(this.#scope.clients.clock));
	}
	#schedule(rate) {
		clearTimeout(this.#timer);
		const delay = Math.max(20, renewalMs(this.#lengthMs) / rate);
		this.#timer = setTimeout(() => void this.#renew(), delay);
		this.#timer.unref();
	}
	#renew() {
		this.#renewal ??= this.#prolong().finally(() => {
			this.#renewal = void 0;
		});
		return this.#renewal;
	}
	async #prolong() {
		if (this.#over.signal.aborted || this.#lost.signal.aborted) return;
		const landing = landingMs(this.#lengthMs);
		const leftMs = this.#leftMs();
		const begun = momentOf(this.#scope.clients.clock);
		const patience = AbortSignal.timeout(Math.floor(Math.max(leftMs - landing, landing)));
		try {
			if (leftMs <= landing && this.#underWay > 0) throw lost("its time ran out while AWS was still to answer");
			await this.#extend(begun, leftMs, AbortSignal.any([this.#over.signal, patience]));
			const rate = (begun.aws - this.#renewed.aws) / (begun.process - this.#renewed.process);
			this.#renewed = begun;
			this.#schedule(Math.max(1, rate));
		} catch (error) {
			if (!this.#over.signal.aborted) this.#lost.abort(lost(isLate(error) ? "AWS did not answer in time" : error));
		}
	}
	async #extend(begun, leftMs, signal) {
		if (leftMs > landingMs(this.#lengthMs)) {
			if (await renewLeaseRule(this.#scope, this.#arn, begun.aws, signal)) return;
			return this.#takeAgain(begun, signal);
		}
		if (!await deleteLeaseRule(this.#scope, this.#arn, signal)) throw await this.#takenOver(signal);
		await this.#takeAgain(begun, AbortSignal.any([signal, AbortSignal.timeout(gapMs)]));
	}
	async #takeAgain(begun, signal) {
		this.#scope.wrote.delete(this.#arn);
		const arn = await createLeaseRule(this.#scope, this.#holder, this.#nonce, begun.aws, signal) ?? await this.#findMine(signal);
		if (arn === void 0) throw await this.#takenOver(signal);
		this.#arn = arn;
	}
	async #findMine(signal) {
		const { lease } = await require_statements.readReserved(this.#scope, signal);
		return lease !== void 0 && toStanding(lease).nonce === this.#nonce ? lease.arn : void 0;
	}
	async #takenOver(signal) {
		const { lease } = await require_statements.readReserved(this.#scope, signal);
		return lost(`${lease === void 0 ? "another run" : holderSaid(toStanding(lease))} took it over`);
	}
};
const isLate = (error) => error instanceof require_goal.SwitchoverError && error.code === "cancelled";
const lost = (why) => why instanceof require_goal.SwitchoverError && why.code === "lease-lost" ? why : new require_goal.SwitchoverError("lease-lost", `the lease was lost: ${why instanceof Error ? `it could not be renewed: ${why.message}` : why}`, why instanceof require_goal.SwitchoverError ? why.remedy : "Nothing more was done.");

// src/aws/lease/leases.ts
const settledMs = 5e3;
const unseenMs = 15e3;
const answerMs = 3e3;
const createLeases = (scope, self, permit) => ({
	heldOn: `${require_statements.firstListener(scope)} ${String(require_statements.leasePriority(scope)).padStart(5, "0")}`,
	other: (rule) => otherLease(rule, self, scope.clients.clock.now()),
	take: (holder, waitMs, signal) => take({
		scope,
		...self,
		holder,
		permit
	}, waitMs, signal)
});
const take = async (taking, waitMs, signal) => {
	const { scope, holder, nonce } = taking;
	const { clock } = scope.clients;
	const giveUp = clock.now() + waitMs;
	let quietFrom = 0;
	for (;;) {
		signal.throwIfAborted();
		const begun = momentOf(clock);
		using later = outliving(signal, answerMs);
		const arn = await createLeaseRule(scope, holder, nonce, begun.aws, later.signal);
		if (arn !== void 0) return settle$1(taking, arn, begun, quietFrom, signal);
		const found = await ended(taking, giveUp, signal);
		if (found === "free") continue;
		if ("holder" in found) return found;
		const renewed = renewedAt(found.expires, found.lengthMs);
		if (found.nonce === nonce) return settle$1(taking, found.arn, momentOf(clock, renewed), quietFrom, signal);
		const broken = found.expires > clock.now() && found.arn === taking.named;
		const gone = await deleteLeaseRule(scope, found.arn, signal);
		quietFrom = broken ? clock.now() + noticeMs(found.lengthMs) : renewed + settledMs;
		if (gone && broken) tellBroken(scope, found, quietFrom);
	}
};
const noticeMs = (lengthMs) => Math.max(settledMs, renewalMs(lengthMs) + landingMs(lengthMs));
const tellBroken = ({ say, clients }, lease, quietFrom) => {
	const until = require_counted.timeSaid(lease.expires);
	const waitS = Math.ceil((quietFrom - clients.clock.now()) / 1e3);
	say(`took the lease ${lease.arn} from ${holderSaid(lease)}, whose it was until ${until}`);
	say(`going on in ${waitS} s: by then its holder has noticed, if it lives`);
};
const ended = async (taking, giveUp, signal) => {
	const { clock } = taking.scope.clients;
	const sawRenewal = createWatch();
	const tell = createTeller(taking.scope);
	for (;;) {
		const found = await standing$1(taking, signal);
		if (found === void 0) return "free";
		if (isEarlierAttempt(found, taking.holder) || found.expires <= clock.now() || found.arn === taking.named || found.nonce === taking.nonce) return found;
		if (sawRenewal(found) && clock.now() >= giveUp) return {
			holder: holderSaid(found),
			until: found.expires
		};
		tell(found, Math.max(giveUp, found.expires));
		await clock.sleep(pollMs(found), signal);
	}
};
const settle$1 = async ({ scope, holder, nonce, permit }, arn, begun, quietFrom, signal) => {
	const { clock } = scope.clients;
	const lease = new HeldLease(scope, holder, nonce, arn, begun);
	permit.hold(lease);
	try {
		while (quietFrom > clock.now()) await clock.sleep(Math.min(500, quietFrom - clock.now()), signal);
		return lease;
	} catch (error) {
		await lease[Symbol.asyncDispose]();
		throw error;
	}
};
const standing$1 = async ({ scope }, signal) => {
	const { clock } = scope.clients;
	const until = performance.now() + unseenMs;
	for (;;) {
		const reserved = await require_statements.readReserved(scope, signal);
		if (reserved.lease !== void 0) return toStanding(reserved.lease);
		const unseen = unseenLease(scope, reserved);
		const there = reserved.strangers.filter(({ Priority }) => Number(Priority) === require_statements.leasePriority(scope));
		if (unseen === void 0 && there.length === 0) return void 0;
		if (unseen === void 0 || performance.now() > until) throw require_statements.taken(scope, there);
		await clock.sleep(250, signal);
	}
};
const pollMs = ({ lengthMs }) => Math.min(2e3, Math.max(50, lengthMs / 8));
const tellEveryMs = 3e4;
const createTeller = ({ say, clients }) => {
	let told;
	return (lease, until) => {
		const holder = holderSaid(lease);
		const at = clients.clock.now();
		if (told?.holder === holder && at - told.at < tellEveryMs) return;
		told = {
			holder,
			at
		};
		say(`waiting for ${holder}, until ${require_counted.timeSaid(until)} at most`);
	};
};
const createWatch = () => {
	let seen;
	return (lease) => {
		if (seen?.arn !== lease.arn) seen = lease;
		return lease.expires > seen.expires;
	};
};

// src/aws/lease/named-lease.ts
const notTheLease = async (scope, arn, signal) => {
	const reserved = await require_statements.readReserved(scope, signal);
	if (reserved.lease?.arn === arn) return void 0;
	return `${whatItIs(scope, reserved, arn)}; ${whatStands(scope, reserved)}`;
};
const whatItIs = ({ settings }, { listener, rules, previews }, arn) => {
	const { service } = settings;
	if (previews.some((preview) => preview.arn === arn)) return `${arn} is the preview rule of ${service}`;
	const rule = rules.find(({ RuleArn }) => RuleArn === arn);
	if (rule !== void 0) return `${require_statements.ruleSaid(rule)} is no lease of ${service}`;
	return require_identity.listenerOf(arn) === listener ? `no rule has the ARN ${arn}: if it was a lease, it has ended` : `${arn} is not on ${listener}, where the lease of ${service} stands`;
};
const whatStands = ({ settings }, { lease }) => lease === void 0 ? `${settings.service} has no lease now` : `the lease of ${settings.service} is ${lease.arn}, held by ${holderSaid(toStanding(lease))}`;

// src/aws/records/words.ts
const valueLimit = 255;
const nothing$1 = "-";
const toWord = (text) => {
	if (text === "") return "-";
	if (text === "-") return "=2D";
	return text.replace(/[^A-Za-z0-9_.:/+@-]+/g, (run) => [...Buffer.from(run)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
};
const fromWord = (word) => {
	if (word === "-") return "";
	return word.replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString());
};
const cut = "…";
const toProse = (text, limit = 255) => {
	if (text === "") return "-";
	const room = Math.floor(limit * 3 / 4);
	let bytes = Buffer.from(text);
	if (bytes.length > room) {
		let end = room - Buffer.byteLength(cut);
		while (end > 0 && ((bytes[end] ?? 0) & 192) === 128) end -= 1;
		bytes = Buffer.concat([bytes.subarray(0, Math.max(0, end)), Buffer.from(cut)]);
	}
	return bytes.toString("base64url");
};
const fromProse = (value) => value === "-" ? "" : Buffer.from(value, "base64url").toString();

// src/aws/records/tag-reader.ts
const prefix$1 = "switchover:";
var TagReader = class {
	#fact;
	#value;
	#words;
	constructor(fact, value) {
		this.#fact = fact;
		this.#value = value;
		this.#words = value.split(" ");
	}
	word() {
		const word = this.#words.shift();
		if (word === void 0 || word === "") throw this.unreadable("ends too early");
		return word;
	}
	text() {
		return fromWord(this.word());
	}
	number() {
		const number = Number(this.word());
		if (!Number.isSafeInteger(number) || number < 0) throw this.unreadable("has no count where one belongs");
		return number;
	}
	hasMore() {
		return this.#words.length > 0;
	}
	instant() {
		const instant = Date.parse(this.word());
		if (Number.isNaN(instant)) throw this.unreadable("has no date where one belongs");
		return instant;
	}
	instantOrNothing() {
		return this.orNothing(() => this.instant());
	}
	orNothing(read) {
		if (this.#words[0] !== "-") return read();
		this.#words.shift();
	}
	oneOf(allowed) {
		const word = this.word();
		const found = allowed.find((one) => one === word);
		if (found === void 0) throw this.unreadable(`has ${word} where ${allowed.join(" or ")} belongs`);
		return found;
	}
	flag(name) {
		if (this.#words[0] !== name) return false;
		this.#words.shift();
		return true;
	}
	rest() {
		return this.#words.splice(0).map(fromWord);
	}
	asItStands() {
		return this.#words.splice(0).join(" ");
	}
	end() {
		if (this.#words.length > 0) throw this.unreadable(`goes on with ${this.#words.join(" ")}`);
	}
	unreadable(why) {
		return new require_goal.SwitchoverError("bad-world", `the record cannot be read: the tag ${prefix$1}${this.#fact} = "${this.#value}" ${why}`, `Restore the tag, or remove every tag that begins with ${prefix$1} from the target groups and the preview rule to go by what the routes show.`);
	}
};

// src/aws/records/terms-form.ts
const arn = (resource) => require_dist.pipe(require_dist.string(), require_dist.regex(new RegExp(`^arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${resource}$`)));
const group = arn("targetgroup/[A-Za-z0-9-]+/[0-9a-f]+");
const way = arn("listener(-rule)?/app/[A-Za-z0-9-]+(/[0-9a-f]+){2,3}");
const count = require_dist.pipe(require_dist.number(), require_dist.integer(), require_dist.minValue(0));
const text = (form) => require_dist.pipe(require_dist.string(), require_dist.regex(form));
const name = text(/^[^\p{Cc}]{1,255}$/u);
const ending = require_dist.picklist([
	"terminate",
	"stop",
	"keep"
]);
const route = require_dist.strictObject({
	kind: require_dist.picklist(["listener", "rule"]),
	arn: way,
	pair: count,
	host: require_dist.optional(text(/^[A-Za-z0-9_.-]{1,253}$/)),
	proof: require_dist.optional(text(/^\/[^\s#]*$/))
});
const form$1 = require_dist.strictObject({
	routes: require_dist.pipe(require_dist.array(route), require_dist.minLength(1)),
	pairs: require_dist.pipe(require_dist.array(require_dist.strictObject({
		blue: group,
		green: group
	})), require_dist.minLength(1), require_dist.maxLength(50)),
	preview: require_dist.strictObject({
		priority: require_dist.pipe(count, require_dist.minValue(1), require_dist.maxValue(49999)),
		header: text(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/)
	}),
	fleet: require_dist.strictObject({
		kind: require_dist.picklist([
			"ec2",
			"auto-scaling",
			"existing"
		]),
		groups: require_dist.optional(require_dist.strictObject({
			blue: name,
			green: name
		}))
	}),
	dns: require_dist.optional(require_dist.strictObject({
		zone: text(/^[0-9A-Z]{1,32}$/),
		record: name,
		ttl: count,
		address: require_dist.picklist(["private", "public"]),
		role: require_dist.optional(text(/^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/))
	})),
	minimumHoldMs: count,
	holdDefault: require_dist.picklist(["retire", "rollback"]),
	keepFailedMs: count,
	hold: require_dist.optional(require_dist.union([require_dist.strictObject({ kind: require_dist.literal("none") }), require_dist.strictObject({
		kind: require_dist.picklist(["duration", "approval"]),
		ms: count
	})])),
	retire: require_dist.strictObject({
		busy: require_dist.boolean(),
		before: require_dist.optional(count),
		atOnce: require_dist.optional(require_dist.picklist([
			"all",
			"zone",
			"one"
		])),
		deadlineMs: count,
		whenQuiet: ending,
		atDeadline: ending
	})
});
function formedTerms(value) {
	const read = require_dist.safeParse(form$1, value);
	return read.success && isCoherent(read.output) ? read.output : void 0;
}
const isCoherent = ({ routes, pairs }) => routes.every(({ pair }) => pair < pairs.length) && pairs.every((_, at) => routes.some(({ pair }) => pair === at)) && routes.every(({ kind, arn }) => arn.includes(kind === "rule" ? ":listener-rule/" : ":listener/"));

// src/aws/records/terms-tags.ts
const mostTerms = 12;
const partLength = 255 - 3;
const mostRead = 65536;
const start = `${prefix$1}terms.`;
const keyOf = (at) => `${start}${at + 1}`;
const isTerms = (key) => key.startsWith(start);
function encodeTerms(terms) {
	const payload = (0, node_zlib.deflateRawSync)(JSON.stringify(terms), { level: 9 }).toString("base64url");
	const parts = payload.match(new RegExp(`.{1,${partLength}}`, "g")) ?? [];
	if (parts.length > 12) return void 0;
	const values = parts.map((part, at) => at === 0 ? `${parts.length} ${part}` : part);
	return {
		mark: markOf$1(payload),
		tags: Object.fromEntries(values.map((value, at) => [keyOf(at), value]))
	};
}
function decodeTerms(tags, mark) {
	const payload = payloadOf(tags);
	if (payload === void 0 || markOf$1(payload) !== mark) return void 0;
	try {
		const text = (0, node_zlib.inflateRawSync)(Buffer.from(payload, "base64url"), { maxOutputLength: mostRead });
		return formedTerms(JSON.parse(text.toString()));
	} catch {
		return;
	}
}
function payloadOf(tags) {
	const first = /^(\d{1,2}) (.*)$/.exec(tags[keyOf(0)] ?? "");
	if (first === null) return void 0;
	const [, count, head] = first;
	const rest = Array.from({ length: Math.max(0, Number(count) - 1) }, (_, at) => tags[keyOf(at + 1)]);
	return rest.includes(void 0) ? void 0 : [head, ...rest].join("");
}
const markOf$1 = (payload) => (0, node_crypto.createHash)("sha256").update(payload).digest("hex").slice(0, 8);

// src/aws/records/decode-memo.ts
const decodeMemo = (tags) => {
	const read = (fact) => {
		const value = tags[prefix$1 + fact];
		return value === void 0 || value === "-" ? void 0 : new TagReader(fact, value);
	};
	const written = read("written");
	if (written === void 0) return void 0;
	return {
		written: written.number(),
		sequence: written.number(),
		live: whole(read("live"), (it) => ({
			...identity(it),
			since: it.instant(),
			adopted: it.flag("adopted"),
			...origin(read("live-origin"))
		})),
		idle: whole(read("idle"), (it) => ({
			...idleMemo(it, read("hold"), read("idle-run"), read("idle-reason")),
			...origin(read("idle-origin"))
		})),
		attempt: whole(read("attempt"), (it) => ({
			...attemptMemo(it, read("attempt-state"), read("attempt-made"), read("passed"), read("attempt-reason")),
			...origin(read("attempt-origin"))
		})),
		intent: whole(read("intent"), intent),
		...before(read("before")),
		rejected: whole(read("rejected"), (it) => ({
			attempt: it.text(),
			release: it.text(),
			reason: fromProse(it.word())
		})),
		...termsOf(tags)
	};
};
const termsOf = (tags) => {
	const mark = termsMark(tags);
	const terms = mark === void 0 ? void 0 : decodeTerms(tags, mark);
	return terms === void 0 ? {} : { terms };
};
const writesIn = (tags) => {
	const writes = Number(tags[`${prefix$1}written`]?.split(" ")[0]);
	return Number.isSafeInteger(writes) ? writes : 0;
};
const termsMark = (tags) => tags[`${prefix$1}written`]?.split(" ")[2];
const whole = (reader, decode) => {
	if (reader === void 0) return void 0;
	const fact = decode(reader);
	reader.end();
	return fact;
};
const colors = ["blue", "green"];
const identity = (it) => ({
	color: it.oneOf(colors),
	attempt: it.text(),
	release: it.text(),
	build: it.text()
});
const origin = (reader) => {
	const found = whole(reader, (it) => ({
		commit: it.text(),
		workflow: it.text(),
		number: it.number()
	}));
	return found === void 0 ? {} : { origin: found };
};
const intent = (it) => {
	const color = it.oneOf(colors);
	const [share = "100", from = "0", ...lent] = it.rest();
	const percent = (word) => {
		if (!/^(\d{1,2}|100)$/.test(word)) throw it.unreadable(`has ${word} where a share belongs`);
		return Number(word);
	};
	return {
		color,
		share: percent(share),
		from: percent(from),
		lent
	};
};
const before = (reader) => {
	const found = whole(reader, (it) => ({
		at: it.instant(),
		rang: it.rest()
	}));
	return found === void 0 ? {} : { before: found };
};
const idleMemo = (it, hold, run, reason) => ({
	...identity(it),
	since: it.instant(),
	adopted: it.flag("adopted"),
	...whole(hold, holdTerms) ?? {
		standing: "held",
		due: void 0,
		approval: true,
		holdDefault: "retire"
	},
	...whole(run, (words) => ({
		run: words.text(),
		by: words.text()
	})) ?? {
		run: "",
		by: ""
	},
	reason: whole(reason, (value) => fromProse(value.word())) ?? ""
});
const holdTerms = (it) => ({
	standing: it.oneOf([
		"held",
		"retiring",
		"rejected",
		"rolled-back"
	]),
	due: it.instantOrNothing(),
	approval: it.oneOf(["duration", "approval"]) === "approval",
	holdDefault: it.oneOf(["retire", "rollback"]),
	...it.hasMore() ? { size: it.number() } : {}
});
const attemptMemo = (it, state, made, passed, reason) => {
	if (state === void 0) throw it.unreadable(`has no ${prefix$1}attempt-state beside it`);
	return {
		...identity(it),
		adopted: it.flag("adopted"),
		id: state.text(),
		kind: state.oneOf(["deploy", "switchover"]),
		verdict: state.oneOf(["open", "rejected"]),
		parked: state.orNothing(() => state.oneOf(["provisioned", "tested"])),
		count: state.number(),
		run: state.text(),
		made: whole(made, (words) => words.asItStands()) ?? "",
		passed: whole(passed, (words) => words.rest()) ?? [],
		reason: whole(reason, (value) => fromProse(value.word())) ?? ""
	};
};

// src/aws/records/copies.ts
function toldBy$1(copies) {
	const { all, spoilt } = sorted(copies);
	const newest = all.reduce((best, one) => best === void 0 || one.memo.written >= best.memo.written ? one : best, void 0);
	const wrong = spoilt.find(({ writes }) => newest === void 0 || writes > newest.memo.written);
	if (wrong !== void 0) throw wrong.error;
	const [passed] = spoilt.map(({ error }) => error.message);
	const also = passed === void 0 ? {} : { passedOver: passed };
	const mark = newest && termsMark(newest.tags);
	if (newest === void 0 || mark === void 0 || newest.memo.terms !== void 0) return {
		memo: newest?.memo,
		mark,
		hasLostTerms: false,
		...also
	};
	const terms = all.map(({ tags }) => decodeTerms(tags, mark)).find((found) => found !== void 0);
	return terms === void 0 ? {
		memo: newest.memo,
		mark,
		hasLostTerms: true,
		...also
	} : {
		memo: {
			...newest.memo,
			terms
		},
		mark,
		hasLostTerms: false,
		...also
	};
}
function sorted(copies) {
	const all = [];
	const spoilt = [];
	for (const tags of copies) try {
		const memo = decodeMemo(tags);
		if (memo !== void 0) all.push({
			memo,
			tags
		});
	} catch (error) {
		if (!(error instanceof require_goal.SwitchoverError)) throw error;
		spoilt.push({
			writes: writesIn(tags),
			error
		});
	}
	return {
		all,
		spoilt
	};
}

// src/aws/records/memo-tags.ts
const encodeMemo = (memo) => {
	const { live, idle, attempt, rejected } = memo;
	const terms = memo.terms && encodeTerms(memo.terms);
	return {
		...fitting({
			written: [
				memo.written,
				memo.sequence,
				...terms ? [terms.mark] : []
			].join(" "),
			live: live ? identityWords(live, instantWord(live.since)) : "-",
			"live-origin": originWords(live),
			idle: idle ? identityWords(idle, instantWord(idle.since)) : "-",
			"idle-origin": originWords(idle),
			hold: idle ? holdWords(idle) : "-",
			"idle-run": idle ? words$1(idle.run, idle.by) : "-",
			"idle-reason": toProse(idle?.reason ?? ""),
			attempt: attempt ? identityWords(attempt) : "-",
			"attempt-origin": originWords(attempt),
			"attempt-state": attempt ? stateWords(attempt) : "-",
			"attempt-made": attempt ? madeWords(attempt.made) : "-",
			passed: attempt && attempt.passed.length > 0 ? words$1(...attempt.passed) : "-",
			"attempt-reason": toProse(attempt?.reason ?? ""),
			intent: memo.intent ? intentWords(memo.intent) : "-",
			before: memo.before ? beforeWords(memo.before) : "-",
			rejected: rejected ? rejectedWords(rejected) : "-"
		}),
		...terms?.tags
	};
};
const words$1 = (...texts) => texts.map(toWord).join(" ");
const instantWord = (instant) => instant === void 0 ? "-" : new Date(instant).toISOString();
const identityWords = (it, ...more) => [
	words$1(it.color, it.attempt, it.release, it.build),
	...more,
	...it.adopted ? ["adopted"] : []
].join(" ");
const originWords = (of) => {
	if (of?.origin === void 0) return "-";
	const { commit, workflow, number } = of.origin;
	const all = words$1(commit, workflow, `${number}`);
	return all.length <= 255 ? all : words$1(commit, "", "0");
};
const holdWords = (idle) => [
	idle.standing,
	instantWord(idle.due),
	idle.approval ? "approval" : "duration",
	idle.holdDefault,
	...idle.size === void 0 ? [] : [idle.size]
].join(" ");
const intentWords = ({ color, share, from, lent }) => share === 100 && from === 0 ? color : [
	color,
	share,
	from,
	...lent.map(toWord)
].join(" ");
const beforeWords = ({ at, rang }) => [instantWord(at), ...rang.map(toWord)].join(" ");
const stateWords = (attempt) => [
	toWord(attempt.id),
	attempt.kind,
	attempt.verdict,
	attempt.parked ?? "-",
	attempt.count,
	toWord(attempt.run)
].join(" ");
const madeWords = (made) => made === "" ? "-" : made;
const rejectedWords = (rejected) => {
	const start = words$1(rejected.attempt, rejected.release);
	return `${start} ${toProse(rejected.reason, 255 - start.length - 1)}`;
};
const fitting = (facts) => {
	const tags = Object.entries(facts).map(([fact, value]) => [prefix$1 + fact, value]);
	for (const [key, value] of tags) if (value.length > 255) throw new require_goal.SwitchoverError("bad-input", `the tag ${key} would take ${value.length} of ${255} characters: ${value}`, "Choose a shorter name for the release.");
	return Object.fromEntries(tags);
};

// src/aws/records/put-tags.ts
async function putTags({ clients, say }, arns, tags, signal) {
	const elbv2 = await clients.elbv2();
	const put = async (where, what) => {
		if (where.length > 0) await elbv2.addTags({
			ResourceArns: [...where],
			Tags: require_statements.tagList(what)
		}, signal);
	};
	const rules = arns.filter((arn) => arn.includes(":listener-rule/"));
	const groups = arns.filter((arn) => !rules.includes(arn));
	if (await fits(put(arns, tags))) return [];
	await put(rules, tags);
	const lean = Object.fromEntries(Object.entries(tags).filter(([key]) => !isTerms(key)));
	if (await fits(put(groups, lean))) {
		say(`a target group has no room for the terms of the hold (50 tags a resource): ${rules.length > 0 ? "the preview rule alone keeps them" : "until the preview rule stands, later commands go by their own config"}`);
		return [];
	}
	const full = await withoutRoom(groups, (group) => put([group], lean));
	if (rules.length === 0 && full.length === groups.length) await put(groups, lean);
	say(`no room for the record (50 tags a resource) on ${full.map(require_identity.groupName).join(", ")}: the other places keep it`);
	return full;
}
const fits = async (done) => {
	try {
		await done;
		return true;
	} catch (error) {
		if (require_identity.awsCode(error) !== "TooManyTags") throw error;
		return false;
	}
};
async function withoutRoom(groups, put) {
	const had = await Promise.all(groups.map((group) => fits(put(group))));
	return groups.filter((_, at) => had[at] !== true);
}

// src/aws/records/records.ts
const createRecords = (scope) => {
	const groups = [...new Set(require_identity.groupsOf(scope.settings))];
	let previews = [];
	let looked = false;
	let newest;
	let without = [];
	const told = /* @__PURE__ */ new Set();
	const sayOnce = (text) => {
		if (!told.has(text)) scope.say(text);
		told.add(text);
	};
	const places = async (signal) => {
		if (!looked) {
			previews = require_statements.previewsOn(await require_statements.readAllReserved(scope, signal)).map(({ arn }) => arn);
			looked = true;
		}
		return [...groups, ...previews];
	};
	const everywhere = async (signal, once) => {
		try {
			return await once(await places(signal));
		} catch (error) {
			if (previews.length === 0 || require_identity.awsCode(error) !== "RuleNotFound") throw error;
			previews = [];
			return once(groups);
		}
	};
	return {
		notePreviews(arns) {
			previews = arns;
			looked = true;
		},
		previewChanged() {
			looked = false;
		},
		async read(machines, signal) {
			const elbv2 = await scope.clients.elbv2();
			const tags = await everywhere(signal, (arns) => require_statements.tagsOf(elbv2, arns, signal));
			const { memo, passedOver } = toldBy$1(tags.values());
			if (passedOver !== void 0) sayOnce(`a copy is passed over, since another one says all: ${passedOver}`);
			if (newest === void 0 || memo !== void 0 && memo.written > newest.written) newest = memo;
			return newest ?? forgotten(require_counted.colors.flatMap((color) => machines[color]));
		},
		async write(memo, signal) {
			const next = {
				...memo,
				written: Math.max(memo.written, (newest?.written ?? 0) + 1)
			};
			const tags = encodeMemo(next);
			without = await everywhere(signal, (arns) => putTags({
				...scope,
				say: sayOnce
			}, arns, tags, signal));
			newest = next;
		},
		async isShown(signal) {
			if (newest === void 0) return true;
			const elbv2 = await scope.clients.elbv2();
			const tags = await everywhere(signal, (arns) => require_statements.tagsOf(elbv2, arns, signal));
			const written = newest.written;
			return [...tags].every(([arn, copy]) => without.includes(arn) || writesIn(copy) === written);
		}
	};
};
const forgotten = (machines) => ({
	written: 0,
	sequence: Math.max(0, ...machines.map(({ attempt }) => Number(/^a(\d+)$/.exec(attempt)?.[1] ?? 0))),
	live: void 0,
	idle: void 0,
	attempt: void 0,
	intent: void 0,
	rejected: void 0
});

// src/aws/rights/simulate.ts
const entityOf = (caller) => {
	const { partition, account, resource } = require_identity.partsOf(caller);
	const [kind, name] = resource.split("/");
	if (kind === "assumed-role") return `arn:${partition}:iam::${account}:role/${name}`;
	return kind === "user" ? caller : void 0;
};
const isRoot = (caller) => require_identity.partsOf(caller).resource === "root";
const simulate = async (scope, entity, need, signal) => {
	const unasked = (why) => ({
		need,
		denied: [],
		unknown: need.actions.map((action) => ({
			action,
			why
		}))
	});
	if (entity === void 0) return unasked("the caller is neither a role nor a user");
	try {
		const found = (await evaluate(scope, entity, need, signal)).flatMap((result) => perResource(result, need)).filter(({ decision }) => decision !== "allowed").map((one) => ({
			...one,
			why: whyUnknown(one)
		}));
		return {
			need,
			denied: found.filter(({ why }) => why === void 0),
			unknown: found.flatMap(({ action, why }) => why === void 0 ? [] : [{
				action,
				why
			}])
		};
	} catch (error) {
		signal.throwIfAborted();
		return unasked(`iam:SimulatePrincipalPolicy answered ${require_identity.awsCode(error) ?? "nothing"}`);
	}
};
const whyUnknown = ({ missing, outside }) => {
	if (missing.length > 0) return `it depends on ${missing.join(", ")}`;
	return outside ? "a policy of the organisation denies it, unless that depends on what IAM was not told" : void 0;
};
const evaluate = async (scope, entity, need, signal) => {
	const { actions, resources } = need;
	const iam = await scope.clients.iam();
	const asked = {
		PolicySourceArn: entity,
		ActionNames: [...actions],
		ResourceArns: [...resources],
		ContextEntries: contextOf(scope, need)
	};
	const results = [];
	let Marker;
	do {
		const page = await iam.simulatePrincipalPolicy({
			...asked,
			Marker
		}, signal);
		results.push(...page.EvaluationResults ?? []);
		Marker = page.IsTruncated ? page.Marker : void 0;
	} while (Marker !== void 0);
	return results;
};
const perResource = (result, { resources }) => {
	const { EvalActionName: action = "", ResourceSpecificResults: each = [], ...whole } = result;
	const outside = whole.OrganizationsDecisionDetail?.AllowedByOrganizations === false;
	return (each.length > 0 ? each : [{
		...whole,
		EvalResourceName: resources[0],
		EvalResourceDecision: whole.EvalDecision
	}]).map((one) => ({
		action,
		resource: one.EvalResourceName ?? "*",
		decision: one.EvalResourceDecision,
		missing: one.MissingContextValues ?? [],
		outside,
		by: deniedBy(one.EvalResourceDecision, one.PermissionsBoundaryDecisionDetail)
	}));
};
const deniedBy = (decision, boundary) => {
	if (boundary?.AllowedByPermissionsBoundary === false) return "boundary";
	return decision === "explicitDeny" ? "statement" : void 0;
};
const contextOf = ({ owner, settings }, { actions }) => [
	...regionOf(settings, actions),
	...[
		"aws:RequestTag",
		"aws:ResourceTag",
		"ssm:resourceTag",
		"ec2:ResourceTag",
		"autoscaling:ResourceTag"
	].map((prefix) => ({
		ContextKeyName: `${prefix}/${require_statements.keys.owner}`,
		ContextKeyType: "string",
		ContextKeyValues: [owner]
	})),
	{
		ContextKeyName: "aws:TagKeys",
		ContextKeyType: "stringList",
		ContextKeyValues: [require_statements.keys.owner, require_statements.keys.attempt]
	}
];
const regionOf = (settings, [action = ""]) => {
	const { partition, region } = require_statements.place(settings);
	if (action.startsWith("route53:") && partition !== "aws") return [];
	return [{
		ContextKeyName: "aws:RequestedRegion",
		ContextKeyType: "string",
		ContextKeyValues: [action.startsWith("route53:") ? "us-east-1" : region]
	}];
};

// src/aws/rights/rights.ts
const questionsAtOnce = 4;
const checkRights = async (scope, fleet, { role }, ahead, release, signal) => {
	const [tried, needs] = await Promise.all([ahead.launches ? fleet.tryRights?.(release, signal) ?? [] : [], require_statements.needsOf(scope, ahead, signal)]);
	const entity = entityOf(role);
	const known = new Set(tried.map(({ action }) => action));
	const open = needs.map((need) => ({
		...need,
		actions: need.actions.filter((action) => !known.has(action))
	})).filter(({ actions }) => actions.length > 0);
	const limit = pLimit(questionsAtOnce);
	const simulated = await Promise.all((isRoot(role) ? [] : open).map((need) => limit(() => simulate(scope, entity, need, signal))));
	return {
		mistakes: [...tried.flatMap(deniedByTrial), ...simulated.flatMap((found) => deniedByPolicy(entity ?? role, found))],
		notices: unchecked(simulated)
	};
};
const path = "permissions";
const deniedByTrial = ({ action, denied }) => denied === void 0 ? [] : [{
	path,
	said: denied,
	remedy: allowing([action], ["*"])
}];
const deniedByPolicy = (entity, { denied }) => {
	return [...new Set(denied.map(({ action }) => action))].map((action) => {
		const those = denied.filter((one) => one.action === action);
		const resources = those.map(({ resource }) => resource);
		const by = those.find((one) => one.by !== void 0)?.by;
		const said = `${entity} may not ${action} on ${resources.join(", ")}`;
		if (by === void 0) return {
			path,
			said,
			remedy: allowing([action], resources)
		};
		return {
			path,
			said: `${said}: ${denies[by].said}`,
			remedy: denies[by].remedy
		};
	});
};
const denies = {
	statement: {
		said: "a statement denies it",
		remedy: "Take it out of the statement that denies it."
	},
	boundary: {
		said: "the permissions boundary does not allow it",
		remedy: "Allow it in the permissions boundary of the role, and in a policy of the role."
	}
};
const allowing = (actions, resources) => {
	const one = (texts) => texts.length === 1 ? texts[0] : texts;
	const statement = {
		Effect: "Allow",
		Action: one(actions),
		Resource: one(resources)
	};
	return `Add to a policy of the role: ${JSON.stringify(statement)}`;
};
const unchecked = (simulated) => {
	const all = simulated.flatMap(({ unknown }) => unknown);
	if (all.length === 0) return [];
	const actions = [...new Set(all.map(({ action }) => action))].sort();
	const why = [...new Set(all.map((one) => one.why))].sort();
	return [`whether the role may do this was not checked beforehand: ${actions.join(", ")} (${why.join("; ")})`];
};

// src/aws/rights/denied-reads.ts
const deniedReads = async (scope, { role }, signal) => {
	const { settings } = scope;
	const watches = (settings.watch?.alarms.length ?? 0) > 0 || settings.watch?.compare !== void 0;
	const reads = require_statements.statementsOf(settings).filter(({ Sid, Resource }) => Resource === require_statements.everything && (watches || Sid !== "LookAtAlarms"));
	const need = {
		actions: [...new Set(reads.flatMap(({ Action }) => Action))],
		resources: require_statements.everything
	};
	const entity = entityOf(role);
	const { denied } = await simulate(scope, entity, need, signal);
	const actions = [...new Set(denied.map(({ action }) => action))].sort();
	if (actions.length === 0) return [];
	return [{
		path: "permissions",
		said: `${entity} may not ${actions.join(", ")}`,
		remedy: allowing(actions, require_statements.everything)
	}];
};

// src/aws/traffic/check-others.ts
const checkOthers = async (scope, roads, reserved, signal) => {
	const known = [...[...require_statements.previewsOn(reserved), ...reserved.flatMap(({ lease }) => lease ?? [])], ...scope.settings.routes].map(({ arn }) => arn);
	const others = feeding(scope, roads).filter(({ arn }) => !known.includes(arn));
	if (others.length === 0) return [];
	const elbv2 = await scope.clients.elbv2();
	const tags = await require_statements.tagsOf(elbv2, others.map(({ arn }) => arn), signal);
	return others.map(({ arn, said, fed }) => {
		const left = tags.get(arn)?.[require_statements.keys.owner] === scope.owner;
		return {
			path: `services.${scope.settings.service}.routes`,
			said: `${said} forwards to ${fed.map(require_identity.groupName).join(" and ")} and is none of the routes`,
			remedy: left ? "It is a preview rule of this service at another priority: set preview.priority to that one, or delete it." : "Add it to routes, so that it is switched with them, or let it forward elsewhere: it would stay behind at the switch."
		};
	});
};
const feeding = (scope, roads) => roads.flatMap(({ listeners }) => listeners).flatMap(({ listener: { ListenerArn: arn = "", DefaultActions }, rules }) => [{
	arn,
	said: `the default action of ${arn}`,
	fed: oursIn(scope, DefaultActions)
}, ...rules.filter(({ IsDefault }) => IsDefault !== true).map((rule) => ({
	arn: rule.RuleArn ?? "",
	said: `the rule ${require_statements.ruleSaid(rule)}`,
	fed: oursIn(scope, rule.Actions)
}))]).filter(({ fed }) => fed.length > 0);
const oursIn = (scope, actions) => {
	const ours = new Set(require_identity.groupsOf(scope.settings));
	return fedBy(actions).filter((arn) => ours.has(arn));
};

// src/aws/traffic/check-preview.ts
const checkPreview = (scope, routes, reserved) => {
	const ofPlace = (place) => {
		const first = routes.find(({ settings }) => settings.pair === place.pair);
		const rules = reserved.find(({ listener }) => listener === place.listener)?.rules;
		if (first === void 0 || rules === void 0) return [];
		return [...checkShadow(scope, place, first, rules), ...checkOpen(scope, place, first)];
	};
	return [...reserved.flatMap((one) => checkFree(scope, one)), ...require_statements.previewPlaces(scope).flatMap(ofPlace)];
};
const checkFree = (scope, { listener, strangers }) => strangers.length === 0 ? [] : [{
	path: previewPath(scope, "priority"),
	said: require_statements.takenSaid(scope, strangers, listener),
	remedy: scope.settings.pairs.length === 1 ? "Choose a priority that is free together with the one after it." : "Choose a priority that is free on the listener of each pair’s first route, and the one after it on the first."
}];
const checkShadow = (scope, place, first, rules) => shadowsOf(scope, place, first, rules).map((said) => ({
	path: previewPath(scope, "priority"),
	said,
	remedy: "Choose a priority before that rule: a test of the idle side would be answered by another."
}));
const allShadows = (scope, routes, reserved) => require_statements.previewPlaces(scope).flatMap((place) => {
	const first = routes.find(({ settings }) => settings.pair === place.pair);
	const rules = reserved.find(({ listener }) => listener === place.listener)?.rules ?? [];
	return first === void 0 ? [] : shadowsOf(scope, place, first, rules);
});
const shadowsOf = (scope, place, first, rules) => {
	const asked = previewQuestions(scope, place, first);
	return rules.filter(({ Priority }) => Number(Priority) < place.priority).flatMap((rule) => {
		const question = asked.find((one) => meets(rule.Conditions, one));
		return question === void 0 ? [] : [shadowed(rule, question)];
	});
};
const shadowed = (rule, { method, host, path }) => `the rule ${require_statements.ruleSaid(rule)} would take ${method} ${host}${path} before the preview rule does`;
const previewQuestions = (scope, { pair }, first) => {
	const { proof, releaseTests, preview } = scope.settings;
	const host = hostOf(scope, first);
	const questions = [...require_settings.everyTest(releaseTests).flatMap((test) => pair === 0 && test.kind === "http" && test.via === "preview" ? [test.http] : []), ...proof === void 0 ? [] : [{
		...proof.http,
		path: first.settings.proofPath ?? proof.http.path
	}]];
	return (questions.length === 0 ? [{
		method: "GET",
		path: "/",
		requestHeaders: {}
	}] : questions).map(({ method, path, requestHeaders }) => ({
		method,
		host: Object.entries(requestHeaders).find(([name]) => name.toLowerCase() === "host")?.[1] ?? host,
		path,
		headers: Object.fromEntries([...Object.entries(requestHeaders), [preview.header, "the-value"]].map(([name, value]) => [name.toLowerCase(), value]))
	}));
};
const checkOpen = (scope, { pair }, first) => {
	const asks = authenticatingIn(first.actions);
	if (asks === void 0) return [];
	return [{
		path: pair === 0 ? `services.${scope.settings.service}.preview` : first.settings.path,
		said: `the first route${pair === 0 ? "" : " to its target groups"} authenticates its visitors (${asks.Type}); a preview by header would pass them by`,
		remedy: "Put a route first that does not authenticate: a standing preview is needed there."
	}];
};
const previewPath = (scope, key) => `services.${scope.settings.service}.preview.${key}`;

// src/aws/traffic/check-quotas.ts
const checkQuotas = async (scope, roads, reserved, signal) => {
	const limits = await readLimits(scope, signal);
	const found = roads.map(async (road) => [...checkRules(scope, road, reserved, limits), ...await checkAttachments(scope, road.balancer, limits, signal)]);
	return (await Promise.all(found)).flat();
};
const checkRules = (scope, { balancer, listeners }, reserved, limits) => {
	const most = limits.get("rules-per-application-load-balancer");
	const isHere = ({ listener }) => require_identity.loadBalancerOf(listener) === balancer;
	const wanted = require_statements.previewPlaces(scope).filter(isHere).length + (isHere({ listener: require_statements.firstListener(scope) }) ? 1 : 0);
	const own = reserved.filter(isHere).flatMap(({ previews, lease }) => [...previews, ...lease ? [lease] : []]);
	const { length: standing } = listeners.flatMap(({ rules }) => rules.filter((rule) => !rule.IsDefault));
	const missing = wanted - own.length;
	if (most === void 0 || missing <= 0 || standing + missing <= most) return [];
	return [{
		path: `services.${scope.settings.service}.preview`,
		said: `${require_identity.balancerName(balancer)} has ${standing} of at most ${most} rules; the preview and the lease need ${missing} more`,
		remedy: "Remove rules there, or ask for a higher quota of rules of a load balancer."
	}];
};
const checkAttachments = async (scope, balancer, limits, signal) => {
	const most = limits.get("target-groups-per-application-load-balancer");
	const attached = (await groupsOn(scope, balancer, signal)).map(({ TargetGroupArn }) => TargetGroupArn);
	const pairs = [...pairsByBalancer(scope).get(balancer) ?? []].flatMap((pair) => scope.settings.pairs[pair] ?? []);
	const missing = new Set(pairs.flatMap(({ blue, green }) => [blue, green]).filter((arn) => !attached.includes(arn))).size;
	if (most === void 0 || missing === 0 || attached.length + missing <= most) return [];
	return [{
		path: `services.${scope.settings.service}.target-groups`,
		said: `${require_identity.balancerName(balancer)} has ${attached.length} of at most ${most} target groups; the preview attaches ${missing} more`,
		remedy: "Detach target groups there, or ask for a higher quota of target groups of a load balancer."
	}];
};

// src/aws/traffic/zonal-shift.ts
const checkZonalShift = async (scope, signal) => {
	const where = await targetsUnder(scope, "zonal_shift_active", signal);
	if (where === "") return [];
	return [{
		path: `services.${scope.settings.service}.routes`,
		said: `a zonal shift is on: no traffic goes to the zone of ${where}, and the load balancer's nodes there cannot be asked`,
		remedy: "Wait until the shift expires, or end it with `aws arc-zonal-shift cancel-zonal-shift`, then run the command again. Rollback needs no end of it."
	}];
};
const zonalShiftNotices = async (scope, signal) => {
	const where = await targetsUnder(scope, "zonal_shift_delegated_to_dns", signal);
	if (where === "") return [];
	return [`AWS does not say whether a zonal shift is on for ${where} (zonal_shift_delegated_to_dns): while one is, the load balancer's nodes in that zone cannot be asked.`];
};
const targetsUnder = async (scope, state, signal) => {
	const found = [...new Set(require_identity.groupsOf(scope.settings))].map(async (group) => {
		const ids = (await healthOf(scope, group, signal).catch((error) => {
			if (require_identity.isMissing(error)) return [];
			throw error;
		})).filter(({ AdministrativeOverride }) => AdministrativeOverride?.State === state).map(({ Target }) => Target?.Id ?? "");
		return ids.length === 0 ? [] : [`${require_counted.listed(ids)} of ${require_identity.groupName(group)}`];
	});
	return (await Promise.all(found)).flat().join(" and ");
};

// src/aws/traffic/check-traffic.ts
const checkTraffic = async (scope, { launches, switches }, signal) => {
	const [roads, reserved, groups, sessions] = await Promise.all([
		readRoads(scope, signal),
		readReservedThere(scope, signal),
		checkGroups$1(scope, signal),
		switches ? checkSessions(scope, signal) : []
	]);
	const routes = checkRoutes(scope, roads);
	const [others, quotas, shift] = await Promise.all([
		checkOthers(scope, roads, reserved, signal),
		launches ? checkQuotas(scope, roads, reserved, signal) : [],
		switches && isWhole(routes.found) ? checkZonalShift(scope, signal) : []
	]);
	const preview = checkPreview(scope, routes.found, reserved);
	return [
		...routes.mistakes,
		...others,
		...groups,
		...sessions,
		...preview,
		...quotas,
		...shift
	];
};
const isWhole = (routes) => {
	const sides = new Set(routes.map(({ actions, pair }) => sideOf$1(actions, pair)));
	return sides.size === 1 && !sides.has("mixed");
};
const readReservedThere = async (scope, signal) => {
	const read = require_statements.ownListeners(scope).map((listener) => require_statements.readReserved(scope, signal, listener).catch((error) => {
		if (require_identity.isMissing(error)) return [];
		throw error;
	}));
	return (await Promise.all(read)).flat();
};

// src/aws/traffic/notices.ts
const trafficNotices = async (scope, signal) => {
	const [twins, shift, limits] = await Promise.all([
		existingTwins(scope, signal),
		zonalShiftNotices(scope, signal),
		limitsNotices(scope, signal)
	]);
	return [
		...twins.flatMap(({ blue, green }) => {
			const found = blue && green ? harmless$1(blue, green) : [];
			if (found.length === 0) return [];
			const said = found.map((one) => `${one.what} (${one.blue} and ${one.green})`).join(", ");
			return [`${blue?.group.TargetGroupName} and ${green?.group.TargetGroupName} are not quite alike: ${said}. No answer changes by that; with each switch it is the other side's that counts.`];
		}),
		...shift,
		...limits
	];
};

// src/aws/traffic/carries.ts
const carriesTraffic = async (scope, color, machines, signal) => {
	const [fed, side] = await Promise.all([fedGroups(scope, signal), machines ?? idsOn(scope, color, signal)]);
	const limit = pLimit(8);
	const busy = await Promise.all([...fed].map((group) => limit(() => idsIn(scope, group, signal))));
	const busyIds = new Set(busy.flat());
	const addresses = [...busyIds].some((id) => !id.startsWith("i-")) ? await addressesOf$1(scope, side, signal) : /* @__PURE__ */ new Map();
	return side.filter((id) => busyIds.has(id) || busyIds.has(addresses.get(id) ?? id));
};
const idsOn = async (scope, color, signal) => {
	const groups = await Promise.all(scope.settings.pairs.map((pair) => idsIn(scope, pair[color], signal)));
	return [...new Set(groups.flat())];
};
const idsIn = async (scope, group, signal) => (await healthOf(scope, group, signal)).map(({ Target }) => Target?.Id ?? "");
const fedGroups = async (scope, signal) => {
	const [balancers, reserved] = await Promise.all([balancersOf(scope, signal), require_statements.readAllReserved(scope, signal)]);
	const roads = await Promise.all(balancers.map((balancer) => readRoad(scope, balancer, signal)));
	const own = new Set(require_statements.previewsOn(reserved).map(({ arn }) => arn));
	const fed = ({ listener, rules }) => [...rules.filter(({ RuleArn = "" }) => !own.has(RuleArn)).flatMap(({ Actions }) => fedBy(Actions)), ...fedBy(listener.DefaultActions)];
	return new Set(roads.flatMap(({ listeners }) => listeners.flatMap(fed)));
};
const balancersOf = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const groups = [...require_identity.groupsOf(scope.settings)];
	const { TargetGroups } = await elbv2.describeTargetGroups({ TargetGroupArns: groups }, signal);
	return [.../* @__PURE__ */ new Set([...scope.settings.routes.map(({ arn }) => require_identity.loadBalancerOf(arn)), ...(TargetGroups ?? []).flatMap(({ LoadBalancerArns }) => LoadBalancerArns ?? [])])];
};

// src/aws/traffic/drain-delays.ts
const key = "deregistration_delay.timeout_seconds";
const delayOf = async (scope, arn, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		const { Attributes } = await elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn }, signal);
		const value = Attributes?.find(({ Key }) => Key === key)?.Value;
		return value === void 0 ? void 0 : Number(value) * 1e3;
	} catch (error) {
		if (error instanceof require_goal.SwitchoverError && error.code === "denied") return void 0;
		throw error;
	}
};
const createDrainDelays = (scope) => {
	const known = /* @__PURE__ */ new Map();
	const read = (arn, signal) => {
		const asked = known.get(arn) ?? delayOf(scope, arn, signal);
		known.set(arn, asked);
		asked.catch(() => known.delete(arn));
		return asked;
	};
	const told = async (color, target, signal) => {
		const arn = scope.settings.pairs[target.pair]?.[color];
		const drainsForMs = arn === void 0 || !require_counted.isDraining(target) ? void 0 : await read(arn, signal);
		return drainsForMs === void 0 ? target : {
			...target,
			drainsForMs
		};
	};
	return async (targets, signal) => {
		const [blue, green] = await Promise.all(require_counted.colors.map((color) => Promise.all(targets[color].map((target) => told(color, target, signal)))));
		return {
			blue: blue ?? [],
			green: green ?? []
		};
	};
};

// src/aws/traffic/forward.ts
const createRouteSetter = (scope, sessions) => {
	const diffs = [];
	const skews = [];
	const before = /* @__PURE__ */ new Map();
	const destination = async (act, route, signal) => {
		const { color, share = 100, lent = [] } = act;
		const { arn, pair: index } = route.settings;
		const isLent = lent.includes(require_counted.routeKey(arn));
		if (share < 100) return {
			weights: /* @__PURE__ */ new Map([[route.pair[require_counted.other(color)], 100 - share], [route.pair[color], share]]),
			lentSeconds: isLent ? (await sessions(signal))[index] : void 0
		};
		const forward = before.get(arn);
		if (forward !== void 0 && sideOf$1([forward], route.pair) === color) return { forward };
		return {
			group: route.pair[color],
			lent: isLent
		};
	};
	const set = async (act, signal) => {
		const first = require_statements.readReserved(scope, signal).then(({ rules }) => rules);
		const off = (await findRoutes(scope, first, signal)).filter(({ actions, pair }) => shareIn(actions, pair, act.color) !== (act.share ?? 100));
		const accepted = [];
		try {
			for (const route of off) {
				const actions = withForward(route.actions, await destination(act, route, signal));
				const forward = route.actions.find(({ Type }) => Type === "forward");
				if (forward !== void 0 && !before.has(route.settings.arn)) before.set(route.settings.arn, forward);
				diffs.push(await setRoute(scope, route, actions, signal));
				accepted.push(performance.now());
			}
		} finally {
			const skew = skewOf(accepted);
			if (skew !== void 0) skews.push(skew);
			if (skew !== void 0) scope.say(`${skew.routes} routes were set within ${skew.ms} ms of one another`);
		}
	};
	return {
		set,
		diffs,
		skews
	};
};
const skewOf = (acceptedMs) => {
	const [first, last] = [acceptedMs[0], acceptedMs.at(-1)];
	if (first === void 0 || last === void 0 || acceptedMs.length < 2) return void 0;
	return {
		routes: acceptedMs.length,
		ms: Math.round(last - first)
	};
};
const setRoute = async (scope, route, actions, signal) => {
	const elbv2 = await scope.clients.elbv2();
	if (route.rule === void 0) {
		const { Listeners } = await elbv2.modifyListener({
			ListenerArn: route.settings.arn,
			DefaultActions: actions
		}, signal);
		return diff(scope, route, Listeners?.[0]?.DefaultActions ?? actions, route.listener, Listeners?.[0]);
	}
	const { Rules } = await elbv2.modifyRule({
		RuleArn: route.settings.arn,
		Actions: actions
	}, signal);
	return diff(scope, route, Rules?.[0]?.Actions ?? actions, route.rule, Rules?.[0]);
};
const diff = (scope, route, actions, before, after) => {
	const changed = changedMembers(before, after ?? before);
	if (!(0, node_util.isDeepStrictEqual)(others$1(route.actions), others$1(actions))) changed.push("its other actions");
	const rest = changed.length === 0 ? "nothing else changed" : `changed with it: ${changed.join(", ")}`;
	return `${routeName(scope, route)}: ${forwardSaid(route.actions)} → ${forwardSaid(actions)}; ${rest}`;
};
const others$1 = (actions) => actions.filter(({ Type }) => Type !== "forward");
const changedMembers = (before, after) => Object.entries(before).filter(([member]) => member !== "DefaultActions" && member !== "Actions").filter(([member, value]) => !(0, node_util.isDeepStrictEqual)(value, Reflect.get(after, member))).map(([member]) => member);

// src/aws/traffic/preview.ts
const toPreview = (scope, standing, urls) => {
	const shown = standing.flatMap((own) => toShown(scope, own, urls[own.place.pair] ?? "") ?? []);
	const [first] = shown;
	if (first === void 0) return void 0;
	const isWhole = shown.length === scope.settings.pairs.length;
	const agrees = ({ shows, names }) => shows === first.shows && names.join() === first.names.join();
	return {
		shows: isWhole && shown.every(agrees) ? first.shows : void 0,
		names: require_counted.colors.filter((color) => isWhole && shown.every(({ names }) => names.includes(color))),
		attempt: first.attempt,
		rules: shown.map(({ arn, pair, header, url }) => ({
			arn,
			pair,
			header,
			url
		}))
	};
};
const toShown = (scope, { arn, rule, tags, place }, url) => {
	const pair = scope.settings.pairs[place.pair];
	if (pair === void 0) return void 0;
	const named = [...weightsOf(rule.Actions)?.keys() ?? []];
	const fed = fedBy(rule.Actions);
	const shows = require_counted.colors.find((color) => fed.includes(pair[color]));
	const value = headerValue(rule.Conditions, scope.settings.preview.header);
	if (shows === void 0 || fed.length !== 1 || value === void 0) return void 0;
	return {
		arn,
		pair: place.pair,
		shows,
		names: require_counted.colors.filter((color) => named.includes(pair[color])),
		attempt: tags[require_statements.keys.previewOf] ?? "",
		header: {
			name: scope.settings.preview.header,
			value
		},
		url
	};
};
const headerValue = (conditions, name) => {
	const [only, ...others] = conditions ?? [];
	const config = only?.HttpHeaderConfig;
	if (others.length > 0 || config?.HttpHeaderName?.toLowerCase() !== name.toLowerCase()) return void 0;
	return config.Values?.length === 1 ? config.Values[0] : void 0;
};
const previewUrl = (listener, balancer) => {
	const scheme = listener?.Protocol === "HTTPS" ? "https" : "http";
	const usual = scheme === "https" ? 443 : 80;
	return `${scheme}://${balancer?.DNSName ?? ""}${listener?.Port === usual ? "" : `:${listener?.Port}`}/`;
};

// src/aws/traffic/set-preview.ts
const setPreview = async (scope, act, signal) => {
	const standing = require_statements.previewsOn(await require_statements.readAllReserved(scope, signal));
	const base = drawnFor(scope, standing, act.attempt) ?? randomValue();
	for (const place of require_statements.previewPlaces(scope)) {
		const actions = [await forwardAction(scope, place, act.shows, act.names, signal)];
		const wanted = {
			place,
			attempt: act.attempt,
			value: `${base}${suffix(place)}`,
			actions
		};
		const own = standing.find((preview) => preview.place.pair === place.pair);
		if (own === void 0) await create(scope, wanted, signal);
		else await change(scope, own, wanted, signal);
	}
};
const removePreview = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (const { arn } of require_statements.previewsOn(await require_statements.readAllReserved(scope, signal))) try {
		await elbv2.deleteRule({ RuleArn: arn }, signal);
	} catch (error) {
		if (require_identity.awsCode(error) !== "RuleNotFound") throw error;
	}
};
const create = async (scope, wanted, signal) => {
	const { place, attempt, value, actions } = wanted;
	const elbv2 = await scope.clients.elbv2();
	const tags = ownTags(scope, attempt);
	try {
		const { Rules } = await elbv2.createRule({
			ListenerArn: place.listener,
			Priority: place.priority,
			Conditions: headerCondition(scope, value),
			Actions: actions,
			Tags: require_statements.tagList(tags)
		}, signal);
		const arn = Rules?.[0]?.RuleArn;
		if (arn !== void 0) scope.wrote.set(arn, tags);
	} catch (error) {
		if (require_identity.awsCode(error) !== "PriorityInUse") throw error;
		const again = await require_statements.readReserved(scope, signal, place.listener);
		const own = again.previews.find((preview) => preview.place.pair === place.pair);
		if (own === void 0) {
			const there = again.strangers.filter((rule) => Number(rule.Priority) === place.priority);
			throw require_statements.taken(scope, there, place.listener);
		}
		await change(scope, own, wanted, signal);
	}
};
const change = async (scope, { arn, rule, tags }, { attempt, value, actions }, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const isFresh = tags[require_statements.keys.previewOf] !== attempt || headerValue(rule.Conditions, scope.settings.preview.header) !== value;
	const conditions = isFresh ? { Conditions: headerCondition(scope, value) } : {};
	await elbv2.modifyRule({
		RuleArn: arn,
		...conditions,
		Actions: actions
	}, signal);
	if (!isFresh) return;
	await elbv2.addTags({
		ResourceArns: [arn],
		Tags: require_statements.tagList(ownTags(scope, attempt))
	}, signal);
	scope.wrote.set(arn, {
		...scope.wrote.get(arn),
		...ownTags(scope, attempt)
	});
};
const ownTags = (scope, attempt) => ({
	[require_statements.keys.owner]: scope.owner,
	[require_statements.keys.rule]: "preview",
	[require_statements.keys.previewOf]: attempt
});
const headerCondition = (scope, value) => [{
	Field: "http-header",
	HttpHeaderConfig: {
		HttpHeaderName: scope.settings.preview.header,
		Values: [value]
	}
}];
const suffix = ({ rank }) => rank === 0 ? "" : `${rank}`;
const drawnFor = (scope, standing, attempt) => {
	for (const { rule, tags, place } of standing) {
		const value = headerValue(rule.Conditions, scope.settings.preview.header);
		if (tags[require_statements.keys.previewOf] === attempt && value?.endsWith(suffix(place))) return value.slice(0, value.length - suffix(place).length);
	}
};
const randomValue = () => Array.from({ length: 32 }, () => (0, node_crypto.randomInt)(36).toString(36)).join("");
const forwardAction = async (scope, { pair }, shows, names, signal) => {
	const groups = scope.settings.pairs[pair];
	const shown = groups?.[shows] ?? "";
	const others = names.flatMap((color) => color === shows || groups === void 0 ? [] : [groups[color]]);
	if (others.length === 0) return {
		Type: "forward",
		TargetGroupArn: shown
	};
	const stickiness = await anySticky(scope, [shown, ...others], signal) ? { TargetGroupStickinessConfig: {
		Enabled: true,
		DurationSeconds: 1
	} } : {};
	return {
		Type: "forward",
		ForwardConfig: {
			TargetGroups: [{
				TargetGroupArn: shown,
				Weight: 1
			}, ...others.map((arn) => ({
				TargetGroupArn: arn,
				Weight: 0
			}))],
			...stickiness
		}
	};
};

// src/aws/traffic/try-routes.ts
const tryRoutes = async (scope, seen, signal) => {
	const mistakes = [];
	for (const settings of scope.settings.routes) {
		const mistake = await tryRoute(scope, await findRoute(scope, settings, signal), seen, signal);
		if (mistake !== void 0) mistakes.push({
			path: settings.path,
			...mistake
		});
	}
	if (mistakes.length === 0) scope.say(`${seen.map(({ name }) => name).join(", ")}: set to what stands there, which shows that the role may switch`);
	return mistakes;
};
const tryRoute = async (scope, found, seen, signal) => {
	const { arn, name, said } = toRoute(scope, found);
	const before = seen.find((route) => route.arn === arn)?.said;
	if (before === said) return setAsRead(scope, found, signal);
	return {
		said: `somebody else changed the route ${name} meanwhile (foreign-change): ${before} → ${said}`,
		remedy: "Set the route back, or run the command again, which looks at it anew."
	};
};
const setAsRead = async (scope, { settings: { arn }, rule, actions }, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		if (rule === void 0) await elbv2.modifyListener({
			ListenerArn: arn,
			DefaultActions: asRead(actions)
		}, signal);
		else await elbv2.modifyRule({
			RuleArn: arn,
			Actions: asRead(actions)
		}, signal);
		return;
	} catch (error) {
		if (error instanceof require_goal.SwitchoverError && error.code === "denied") return {
			said: error.message,
			remedy: "Give the role what is missing, and run the command again."
		};
		throw error;
	}
};

// src/aws/traffic/traffic.ts
const createTraffic = (scope, leaseOf, balancers) => {
	const sessions = createSessions(scope);
	const withDelays = createDrainDelays(scope);
	const routes = createRouteSetter(scope, sessions);
	let endpoints;
	let at;
	const toSeen = (reserved, { urls, found }) => {
		const previews = require_statements.previewsOn(reserved);
		const preview = toPreview(scope, previews, urls);
		const [shadowed] = allShadows(scope, found, reserved);
		return {
			preview: preview && shadowed !== void 0 ? {
				...preview,
				shadowed
			} : preview,
			previewArns: previews.map(({ arn }) => arn),
			lease: leaseOf(reserved[0]?.lease)
		};
	};
	const look = async (signal) => {
		const reading = require_statements.readAllReserved(scope, signal);
		const [found, reserved, known, kept] = await Promise.all([
			findRoutes(scope, reading.then(([first]) => first?.rules ?? []), signal),
			reading,
			balancers(signal),
			sessions(signal)
		]);
		at = {
			urls: previewUrls(scope, found, known),
			found
		};
		return {
			routes: found.map((route) => toRoute(scope, route, kept)),
			...toSeen(reserved, at)
		};
	};
	const lookAtRules = async (signal) => at === void 0 ? look(signal) : toSeen(await require_statements.readAllReserved(scope, signal), at);
	const act = async (wanted, signal) => {
		switch (wanted.kind) {
			case "register": return register(scope, wanted.color, wanted.machines, signal);
			case "deregister": return deregister(scope, wanted.color, wanted.only, signal);
			case "preview": return setPreview(scope, wanted, signal);
			case "unpreview": return removePreview(scope, signal);
			case "forward": return routes.set(wanted, signal);
		}
	};
	const readEndpoints = async (signal) => {
		const first = require_statements.readReserved(scope, signal).then(({ rules }) => rules);
		return toEndpoints(scope, await findRoutes(scope, first, signal), await balancers(signal));
	};
	return {
		look,
		lookAtRules,
		routes: look,
		targets: async (signal) => withDelays(await readTargets(scope, signal), signal),
		act,
		carriesTraffic: (color, machines, signal) => carriesTraffic(scope, color, machines, signal),
		nodes: async (signal) => nodeAddresses(scope, await balancers(signal), signal),
		endpoints(signal) {
			endpoints ??= readEndpoints(signal).catch((error) => {
				endpoints = void 0;
				throw error;
			});
			return endpoints;
		},
		tryRoutes: (seen, signal) => tryRoutes(scope, seen, signal),
		diffs: routes.diffs,
		skews: routes.skews
	};
};
const previewUrls = (scope, found, balancers) => scope.settings.pairs.map((_, pair) => {
	const first = found.find(({ settings }) => settings.pair === pair);
	return previewUrl(first?.listener, balancers.get(require_identity.loadBalancerOf(first?.settings.arn ?? "")));
});

// src/aws/guard.ts
const refuseLiveSide = async (traffic, fleet, act, signal) => {
	if (act.kind === "keep" && !act.stop) return;
	const machines = act.kind === "deregister" ? act.only : await takenBy(fleet, act, signal);
	const whose = act.kind === "end-orphans" ? "orphans" : act.color;
	const color = whose === "blue" || whose === "green" ? whose : "blue";
	const busy = await traffic.carriesTraffic(color, machines, signal);
	if (busy.length === 0) return;
	throw new require_goal.SwitchoverError("live-side", `${act.kind === "end-orphans" ? "terminate" : act.kind} ${whose}: ${busy.join(", ")} ${busy.length === 1 ? "takes" : "take"} production traffic`, "Look at the routes with command status: somebody may have changed them. Nothing was taken away.");
};
const takenBy = async (fleet, act, signal) => {
	const more = act.kind === "end-orphans" ? void 0 : await fleet.taken?.(act, signal);
	return [.../* @__PURE__ */ new Set([...act.machines, ...more ?? []])];
};

// src/aws/sides.ts
const byMachine = (targets, machines) => {
	const ids = new Map(machines.flatMap(({ id, address }) => address === void 0 ? [] : [[address, id]]));
	const on = (color) => targets[color].map((target) => ({
		...target,
		id: ids.get(target.id) ?? target.id
	}));
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const strangersOf = async (fleet, made, targets, known, signal) => {
	const ours = new Set([
		...made.blue,
		...made.green,
		...made.kept
	].map(({ id }) => id));
	const ids = new Set(require_counted.colors.flatMap((color) => targets[color].map(({ id }) => id)).filter((id) => !ours.has(id)));
	const before = known.filter(({ id }) => ids.has(id));
	const unknown = [...ids].filter((id) => !before.some((machine) => machine.id === id));
	return unknown.length === 0 ? before : [...before, ...await fleet.strangers(unknown, signal)];
};
const machinesBySide = (made, strangers, targets) => {
	const all = new Map([
		...strangers,
		...made.blue,
		...made.green
	].map((machine) => [machine.id, machine]));
	const on = (color) => {
		const registered = targets[color].flatMap(({ id }) => all.get(id) ?? []);
		return [...new Map([...made[color], ...registered].map((machine) => [machine.id, machine])).values()];
	};
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const recordsBySide = async (settings, fleet, machines, signal) => {
	const own = {
		blue: expectedRecords(settings, "blue", machines.blue),
		green: expectedRecords(settings, "green", machines.green)
	};
	const names = [...own.blue, ...own.green].map(({ name }) => name);
	const found = await fleet.records([...new Set(names)], signal);
	const on = (color) => {
		const expected = new Set(own[color].map(({ name, value }) => `${name} ${value}`));
		return found.filter(({ name, values }) => expected.has(`${name} ${values.join()}`));
	};
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const expectedRecords = ({ dns, service }, color, machines) => {
	if (dns === void 0) return [];
	return machines.flatMap((machine) => {
		const { name, release, attempt, ours, recorded } = machine;
		const value = recorded ?? (dns.address === "public" ? machine.publicAddress : machine.address) ?? "";
		if (name === void 0 || !ours) return [];
		return [{
			name: require_placeholders.fill(dns.record, {
				name,
				service,
				color,
				release,
				attempt
			}),
			value
		}];
	});
};
const toSide = (color, machines, targets, records, scaling) => ({
	machines: machines[color],
	targets: targets[color],
	records: records[color],
	scaling: scaling[color]
});

// src/aws/world.ts
const createWorld = (parts) => {
	let known = {
		fleet: nothing,
		strangers: []
	};
	return {
		async observe(asks, previous, signal) {
			const [seen, found] = await look(parts, previous === void 0 ? [...everything, ...asks] : asks, previous, known, signal);
			known = found;
			return seen;
		},
		act: (act, _seen, signal) => perform(parts, act, signal),
		tryRoutes: ({ routes }, signal) => parts.traffic.tryRoutes(routes, signal),
		settle: (signal) => settle(parts, signal)
	};
};
const nothing = {
	machines: {
		blue: [],
		green: [],
		kept: []
	},
	scaling: {
		blue: void 0,
		green: void 0
	}
};
const everything = [
	"memo",
	"routes",
	"machines",
	"targets",
	"preview",
	"names"
];
const look = async ({ scope, fleet, owned, traffic, records, gate, alarms }, asks, previous, known, signal) => {
	const asked = new Set(asks);
	const [road, fleetSeen, shown, parameter, ringing, own] = await Promise.all([
		roadOf(traffic, asked, previous, signal),
		asked.has("machines") ? fleet.observe(signal) : known.fleet,
		previous === void 0 || asked.has("targets") ? traffic.targets(signal) : targetsOf(previous),
		previous === void 0 || asked.has("gate") ? gate.read(signal) : previous.gate,
		previous === void 0 || asked.has("alarms") ? alarms.look(signal) : previous.alarms,
		asked.has("owned") ? owned.look(signal) : previous?.owned ?? []
	]);
	const made = fleetSeen.machines;
	if (asked.has("routes") || asked.has("preview")) records.notePreviews(road.previewArns);
	const targets = byMachine(shown, [...made.blue, ...made.green]);
	const familiar = asked.has("machines") ? [] : known.strangers;
	const [memo, strangers] = await Promise.all([previous === void 0 || asked.has("memo") ? records.read(made, signal) : previous.memo, strangersOf(fleet, made, targets, familiar, signal)]);
	const machines = machinesBySide(made, strangers, targets);
	const names = previous === void 0 || asked.has("names") ? await recordsBySide(scope.settings, fleet, machines, signal) : {
		blue: previous.sides.blue.records,
		green: previous.sides.green.records
	};
	const { routes, preview, lease } = road;
	return [{
		memo,
		routes,
		sides: {
			blue: toSide("blue", machines, targets, names, fleetSeen.scaling),
			green: toSide("green", machines, targets, names, fleetSeen.scaling)
		},
		preview,
		kept: made.kept,
		owned: own,
		lease,
		gate: parameter,
		alarms: ringing
	}, {
		fleet: fleetSeen,
		strangers
	}];
};
const roadOf = async (traffic, asked, previous, signal) => {
	if (previous === void 0 || asked.has("routes")) return traffic.look(signal);
	const { routes, preview, lease } = previous;
	if (asked.has("preview")) return {
		routes,
		...await traffic.lookAtRules(signal)
	};
	return {
		routes,
		preview,
		lease,
		previewArns: preview?.rules.map(({ arn }) => arn) ?? []
	};
};
const settleMs = 1e4;
const settle = async ({ scope, records }, signal) => {
	const until = performance.now() + settleMs;
	while (performance.now() < until && !await records.isShown(signal)) await scope.clients.clock.sleep(250, signal);
};
const targetsOf = ({ sides }) => ({
	blue: sides.blue.targets,
	green: sides.green.targets
});
const perform = async ({ fleet, owned, traffic, records, gate }, act, signal) => {
	switch (act.kind) {
		case "terminate":
		case "keep":
			await refuseLiveSide(traffic, fleet, act, signal);
			return fleet.act(act, signal);
		case "end-orphans":
			await refuseLiveSide(traffic, fleet, act, signal);
			return owned.end(act, signal);
		case "launch":
		case "adopt":
		case "leave":
		case "name":
		case "unname":
		case "freeze":
		case "thaw":
		case "raise":
		case "protect": return fleet.act(act, signal);
		case "gate": return gate.act(act, signal);
		case "deregister":
			await refuseLiveSide(traffic, fleet, act, signal);
			return fleet.registration?.deregister(act, signal) ?? traffic.act(act, signal);
		case "register": return fleet.registration?.register(act, signal) ?? traffic.act(act, signal);
		case "forward": return traffic.act(act, signal);
		case "preview":
		case "unpreview":
			await traffic.act(act, signal);
			records.previewChanged();
			return;
		case "remember": return records.write(act.memo, signal);
	}
};

// src/aws/connect.ts
const connect = (settings, run, { clients, reads, clock, identity }, nonce, say = () => {}, named) => {
	const foreign = require_identity.foreignArns(settings, identity);
	const owner = require_identity.ownerOf(identity.account, identity.region, settings.ownerGroups ?? require_identity.groupsOf(settings));
	const permit = createPermit();
	const wrote = /* @__PURE__ */ new Map();
	const scope = {
		clients: require_clients.permittedClients(clients, permit),
		settings,
		owner,
		run,
		say,
		wrote
	};
	const leases = createLeases({
		...scope,
		clients
	}, {
		holder: run,
		nonce,
		named
	}, permit);
	const lag = createLag();
	const fleet = createFleet(scope, lag);
	const looking = {
		...scope,
		clients: reads
	};
	const traffic = createTraffic(scope, leases.other, loadBalancers(looking));
	const records = createRecords(scope);
	const looked = createFleet(looking, lag);
	const alarms = createAlarms(scope);
	return {
		world: createWorld({
			scope,
			fleet,
			owned: createOwned(scope, lag),
			traffic,
			records,
			gate: createGate(scope, fleet, lag),
			alarms
		}),
		leases,
		clock,
		traffic,
		fleet,
		commands: createCommands(scope),
		counts: (since, signal) => requestCounts(scope, since, signal),
		measures: (color, span, signal) => measuresOf(scope, color, span, signal),
		identity,
		foreign,
		async check(signal, ahead = {
			launches: true,
			switches: true
		}) {
			if (foreign.length > 0) return foreign;
			const found = [
				checkTraffic(looking, ahead, signal),
				looked.check(ahead.launches, signal),
				checkDocuments(scope, signal),
				checkAlarms(scope, alarms, signal),
				ahead.switches ? checkCompare(scope, signal) : []
			];
			return (await Promise.all(found)).flat();
		},
		async rights(ahead, release, signal) {
			if (foreign.length > 0) return {
				mistakes: [],
				notices: []
			};
			return checkRights(looking, looked, identity, ahead, release, signal);
		},
		deniedReads: (signal) => deniedReads(looking, identity, signal),
		async notTheLease(arn, signal) {
			return foreign.length > 0 ? void 0 : notTheLease(scope, arn, signal);
		},
		async notices(signal) {
			return (await Promise.all([trafficNotices(looking, signal), looked.notices?.(signal) ?? []])).flat();
		}
	};
};

// src/action/config-notices.ts
const leastHeardMs = 5 * require_minutes.minuteMs;
function configNotices(command, terms) {
	if (command !== "deploy" && command !== "switch") return [];
	return [...deafToAlarms(terms), ...stepsUncompared(terms)];
}
const deafToAlarms = ({ watch }) => watch === void 0 || watch.alarms.length === 0 || watch.forMs >= leastHeardMs ? [] : [`watch.for is ${require_counted.lasting(watch.forMs)}: metrics reach CloudWatch some minutes late, so that alarms may not ring before the watch is over; give it 5m or more.`];
function stepsUncompared({ watch, switch: { steps, everyMs } }) {
	if (watch?.compare === void 0 || steps.length === 1) return [];
	const needsMs = require_minutes.toldAfterMs(watch.compare.minutes);
	return everyMs >= needsMs ? [] : [`switch.every is ${require_counted.lasting(everyMs)}: CloudWatch has not told of ${watch.compare.minutes} minutes by then, so that watch.compare begins with the last step; give it ${needsMs / require_minutes.minuteMs}m or more.`];
}

// src/action/credentials-end.ts
function credentialMistakes(life, work, now, before = []) {
	if (life.kind === "never") return {
		mistakes: [],
		notices: []
	};
	if (life.kind === "unknown") return {
		mistakes: [],
		notices: ["when the AWS credentials end is not known: let their session last longer than the run, or set AWS_CREDENTIAL_EXPIRATION"]
	};
	const waits = [...before.flatMap(waitsOfOther), ...longestWait(work)];
	const until = now + waits.reduce((sum, { ms }) => sum + ms, 0);
	if (until <= life.at) return {
		mistakes: [],
		notices: []
	};
	return {
		mistakes: [{
			path: "credentials",
			said: `they end at ${require_counted.timeSaid(life.at)}; ${work.goal.command} may wait until ${require_counted.timeSaid(until)}: ${waits.map((wait) => wait.said).join(", ") || "it begins after that"}`,
			remedy: "Get credentials whose session lasts longer (role-duration-seconds), or shorten these waits."
		}],
		notices: []
	};
}
const waitsOfOther = (work) => sureWaits(work).map(({ ms, said }) => ({
	ms,
	said: `${work.goal.service}: ${said}`
}));
function longestWait(work) {
	const { settings, terms } = work.service;
	const { command } = work.goal;
	const launches = command === "deploy" || command === "provision";
	const switches = command === "deploy" || command === "switch";
	const { ready, setUp, migrate, releaseTests, switch: around } = settings;
	const longest = [
		...launches && ready ? [wait("ready", ready.delayMs + ready.withinMs)] : [],
		...launches ? setUp.map(({ label, withinMs }) => wait(`set-up (${label})`, withinMs)) : [],
		...command !== "provision" && migrate ? [wait("migrate", migrate.withinMs)] : [],
		...launches ? [wait("health", terms.healthWithinMs)] : [],
		...command === "provision" ? [] : require_settings.everyTest(releaseTests).map(testWait),
		...(switches ? [...around.before, ...around.after] : []).map(({ label, withinMs }) => wait(`switch (${label})`, withinMs)),
		...switches && terms.proof ? [wait("proof", terms.proof.withinMs)] : [],
		...switches ? retirementLimits(work) : []
	].reduce((most, one) => one.ms > (most?.ms ?? 0) ? one : most, void 0);
	return [...longest ? [longest] : [], ...sureWaits(work)].filter(({ ms }) => ms > 0);
}
function sureWaits({ service: { terms }, goal: { command, hold } }) {
	if (command !== "deploy" && command !== "switch") return [];
	const { steps, everyMs } = terms.switch;
	return [
		wait("switch.every", (steps.length - 1) * everyMs),
		...terms.watch ? [wait("watch", terms.watch.forMs)] : [],
		...hold.kind === "none" ? [wait("minimum-hold", terms.minimumHoldMs)] : []
	].filter(({ ms }) => ms > 0);
}
function retirementLimits({ service: { settings }, goal }) {
	const { hold, allow, waitMs } = goal;
	if (hold.kind !== "none" && !allow.has("early-retire")) return [];
	const { busy, beforeRetire } = settings;
	return [...busy ? [wait("retire.busy", waitMs)] : [], ...beforeRetire.map(({ label, withinMs }) => wait(`retire (${label})`, withinMs))];
}
const testWait = ({ label, deadlineMs, ...test }) => wait(`release-test (${label})`, "command" in test ? Math.max(deadlineMs, test.command.withinMs) : deadlineMs);
const wait = (said, ms) => ({
	said: `${said} ${require_counted.lasting(ms)}`,
	ms
});

// src/action/lineage/proxied.ts
function proxiedFetch(env) {
	if (!env["HTTPS_PROXY"] && !env["https_proxy"]) return void 0;
	const agent = new node_https.Agent({ proxyEnv: env });
	return (url, { method = "GET", headers, signal } = {}) => new Promise((resolve, reject) => {
		const options = {
			method,
			headers: { ...headers },
			agent,
			...signal && { signal }
		};
		(0, node_https.request)(String(url), options, (answer) => {
			const { statusCode: status = 0, headers: had } = answer;
			const shown = { "content-type": had["content-type"] ?? "" };
			(0, node_stream_consumers.buffer)(answer).then((body) => resolve(new Response(body, {
				status,
				headers: shown
			})), reject);
		}).on("error", reject).end();
	});
}

// src/action/lineage/commits.ts
const ancestries = {
	ahead: "newer",
	behind: "older",
	identical: "same",
	diverged: "diverged"
};
const withinMs$1 = 1e4;
const askGitHub = (token, baseUrl, env = process.env) => async (repository, commit, other, signal) => {
	const { request } = await Promise.resolve().then(() => require("./octokit-request-dist-bundle.cjs"));
	const [owner = "", repo = ""] = repository.split("/");
	try {
		const { data } = await request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			baseUrl,
			owner,
			repo,
			basehead: `${other}...${commit}`,
			per_page: 1,
			page: 2,
			headers: { authorization: `token ${token}` },
			request: {
				fetch: proxiedFetch(env),
				signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs$1)])
			}
		});
		return ancestries[data.status] ?? { unknown: `GitHub calls the comparison ${data.status}` };
	} catch (error) {
		signal.throwIfAborted();
		return { unknown: whyNot(error) };
	}
};
function whyNot(error) {
	const status = typeof error === "object" && error !== null ? Reflect.get(error, "status") : void 0;
	if (status === 401 || status === 403 || status === 404) return `GitHub answered ${status} (the token needs contents: read, and both commits must be in the repository)`;
	return typeof status === "number" && status < 500 ? `GitHub answered ${status}` : "GitHub could not be asked";
}

// node_modules/compare-versions/lib/esm/utils.js
const semver = /^[v^~<>=]*?(\d+)(?:\.([x*]|\d+)(?:\.([x*]|\d+)(?:\.([x*]|\d+))?(?:-([\da-z\-]+(?:\.[\da-z\-]+)*))?(?:\+[\da-z\-]+(?:\.[\da-z\-]+)*)?)?)?$/i;
const validateAndParse = (version) => {
	if (typeof version !== "string") throw new TypeError("Invalid argument expected string");
	const match = version.match(semver);
	if (!match) throw new Error(`Invalid argument not valid semver ('${version}' received)`);
	match.shift();
	return match;
};
const isWildcard = (s) => s === "*" || s === "x" || s === "X";
const tryParse = (v) => {
	const n = parseInt(v, 10);
	return isNaN(n) ? v : n;
};
const forceType = (a, b) => typeof a !== typeof b ? [String(a), String(b)] : [a, b];
const compareStrings = (a, b) => {
	if (isWildcard(a) || isWildcard(b)) return 0;
	const [ap, bp] = forceType(tryParse(a), tryParse(b));
	if (ap > bp) return 1;
	if (ap < bp) return -1;
	return 0;
};
const compareSegments = (a, b) => {
	for (let i = 0; i < Math.max(a.length, b.length); i++) {
		const r = compareStrings(a[i] || "0", b[i] || "0");
		if (r !== 0) return r;
	}
	return 0;
};

// node_modules/compare-versions/lib/esm/compareVersions.js
const compareVersions = (v1, v2) => {
	const n1 = validateAndParse(v1);
	const n2 = validateAndParse(v2);
	const p1 = n1.pop();
	const p2 = n2.pop();
	const r = compareSegments(n1, n2);
	if (r !== 0) return r;
	if (p1 && p2) return compareSegments(p1.split("."), p2.split("."));
	else if (p1 || p2) return p1 ? -1 : 1;
	return 0;
};

// src/action/lineage/versions.ts
const form = /^(.*?)(\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
function compareReleases(release, other) {
	const [one, two] = [form.exec(release), form.exec(other)];
	if (one === null || two === null || prefix(one) !== prefix(two)) return void 0;
	return compareVersions(one[2] ?? "", two[2] ?? "");
}
const prefix = ([, before = ""]) => before.replace(/v$/, "");

// src/action/lineage/lineage.ts
function createLineage(newcomer, ask, note) {
	const known = /* @__PURE__ */ new Map();
	return { age(live, signal) {
		const key = `${live.color} ${live.attempt}`;
		const age = known.get(key) ?? compared(newcomer, live, ask, note, signal);
		known.set(key, age);
		return age;
	} };
}
function lineageOf({ release = "", origin = unknown$1 }, { githubToken }, { tag, commit, api, askCommits }, note) {
	const ask = askCommits ?? (githubToken === "" ? void 0 : askGitHub(githubToken, api));
	return createLineage({
		release,
		origin,
		namedByRun: release === tag || release === commit || release === origin.commit
	}, ask, note);
}
const unknown$1 = {
	commit: "",
	workflow: "",
	number: 0
};
const notOlder = {
	older: false,
	said: ""
};
async function compared(newcomer, live, ask, note, signal) {
	const { release, namedByRun } = newcomer;
	if ((namedByRun ? void 0 : await askedFor(release, newcomer, live, ask, signal)) === "older") return {
		older: true,
		said: `what is live is of commit ${short(live.origin?.commit ?? "")}, which has what the repository calls ${release} among its ancestors`
	};
	const ancestry = await askedFor(newcomer.origin.commit, newcomer, live, ask, signal);
	if (ancestry === "older") return {
		older: true,
		said: `${commits(newcomer, live)}, which has it among its ancestors`
	};
	if (ancestry === "diverged") {
		note(`${release} is neither older nor newer than ${live.release}: ${commits(newcomer, live)}, and they have diverged`);
		return notOlder;
	}
	if (typeof ancestry === "string" && namedByRun) return notOlder;
	const found = byVersions(newcomer, live) ?? (typeof ancestry === "string" ? notOlder : byRuns(newcomer, live));
	const unasked = typeof ancestry === "string" ? "" : ancestry.unknown;
	if (found === void 0) note(`whether ${release} is older than ${live.release}, which is live, was not checked: ${unasked}, and neither versions nor runs of one workflow tell`);
	else if (ask !== void 0 && unasked !== "") note(`the age of ${release} was not told by its commit: ${unasked}`);
	return found ?? notOlder;
}
async function askedFor(commit, { origin }, live, ask, signal) {
	const other = live.origin?.commit ?? "";
	if (other === "") return { unknown: "the record does not say what commit is live" };
	if (commit === "") return { unknown: "this run has no commit" };
	if (commit === other) return "same";
	const [here, there] = [repositoryOf(origin), live.origin && repositoryOf(live.origin)];
	if (here !== "" && there !== "" && here !== there) return { unknown: `${live.release} was released from ${there || "elsewhere"}` };
	return ask === void 0 ? { unknown: "no github-token is given" } : ask(here, commit, other, signal);
}
function byVersions({ release }, live) {
	const order = compareReleases(release, live.release);
	if (order === void 0) return void 0;
	return order < 0 ? {
		older: true,
		said: "its version is the smaller one"
	} : notOlder;
}
function byRuns({ origin }, { origin: other }) {
	const { workflow, number } = origin;
	if (other === void 0 || workflow === "" || workflow !== other.workflow) return void 0;
	if (number === 0 || other.number === 0) return void 0;
	const said = `run ${number} of ${workflow} is before its run ${other.number}, which released that`;
	return number < other.number ? {
		older: true,
		said
	} : notOlder;
}
const commits = ({ origin }, live) => `it is of commit ${short(origin.commit)}, what is live of ${short(live.origin?.commit ?? "")}`;
const short = (commit) => commit.slice(0, 7);
const repositoryOf = ({ workflow }) => workflow.split("/").slice(0, 2).join("/");

// src/action/overdue.ts
function overdueNotices(command, { acts }) {
	const marked = acts.find(({ rung }) => rung === "mark the rollback");
	if (marked === void 0 || command === "rollback" || command === "sweep") return [];
	return [`The hold was over and its default is rollback, which came first: ${marked.why}.`];
}

// src/action/secretive-probes.ts
const secretiveProbes = (probes, secrets) => ({
	run: async (act, seen, signal) => secrets.redactAll(await probes.run(act, seen, signal)),
	changed: (what) => probes.changed(what)
});

// src/action/recorded-terms.ts
function differences(today, recorded) {
	return [
		...listed$1("the route", today.routes.map(({ arn }) => arn), recorded.routes.map(({ arn }) => arn)),
		...listed$1("the target groups", today.pairs.map(pairSaid), recorded.pairs.map(pairSaid)),
		...valued(today, recorded),
		...unrun(today, recorded)
	];
}
const unrun = ({ retire }, { retire: { before = 0 } }) => before > 0 && (retire.before ?? 0) === 0 ? [`the deploy recorded that commands run before an instance ends (retire.before: ${before}); the config has none now: none is run`] : [];
const pairSaid = ({ blue, green }) => `${blue} and ${green}`;
const listed$1 = (what, today, recorded) => [...recorded.filter((one) => !today.includes(one)).map((one) => `the config does not name ${what} ${one} now; the deploy recorded it; the record counts`), ...today.filter((one) => !recorded.includes(one)).map((one) => `the config names ${what} ${one} now; the deploy did not record it; the record counts`)];
function valued(today, recorded) {
	const before = valuesOf$1(recorded);
	return Object.entries(valuesOf$1(today)).filter(([key, value]) => before[key] !== void 0 && value !== before[key]).map(([key, value]) => `the config names ${key}: ${value} now; the deploy recorded ${before[key]}; the record counts`);
}
const valuesOf$1 = (terms) => ({
	"preview.priority": `${terms.preview.priority}`,
	"preview.header": terms.preview.header,
	"fleet.auto-scaling": groupsSaid(terms),
	"dns.zone": terms.dns?.zone ?? "none",
	"dns.record": terms.dns?.record ?? "none",
	"dns.ttl": `${terms.dns?.ttl ?? "none"}`,
	"dns.address": terms.dns?.address ?? "none",
	"dns.role": terms.dns?.role ?? "none",
	"minimum-hold": require_counted.lasting(terms.minimumHoldMs),
	"hold-default": terms.holdDefault,
	"keep-failed": require_counted.lasting(terms.keepFailedMs),
	"retire.deadline": require_counted.lasting(terms.retire.deadlineMs),
	"retire.then": terms.retire.whenQuiet,
	"retire.at-deadline": terms.retire.atDeadline,
	...terms.retire.atOnce === void 0 ? {} : { "retire.at-once": terms.retire.atOnce },
	...routeValues(terms)
});
const groupsSaid = ({ fleet: { groups } }) => groups === void 0 ? "none" : `${groups.blue} and ${groups.green}`;
const routeValues = ({ routes }) => Object.fromEntries(routes.flatMap(({ arn, host, proof }) => [[`host of ${arn}`, host ?? "none"], [`proof of ${arn}`, proof ?? "none"]]));

// src/aws/records/found-terms.ts
async function foundTerms(clients, settings, identity, { terms, mark }, today, signal) {
	const wrong = misfit(settings, identity, terms);
	if (wrong !== void 0) return {
		kind: "distrusted",
		why: wrong
	};
	const groups = await Promise.all(only(groupsIn(terms), require_identity.groupsOf(settings)).map(async (arn) => ({
		arn,
		says: await says(clients, arn, mark, signal)
	})));
	const other = groups.find((group) => group.says === "other");
	if (other !== void 0) return {
		kind: "distrusted",
		why: `${require_identity.groupName(other.arn)}, which they name and the config does not, does not carry them`
	};
	const [recorded, config] = [terms.routes, today].map((routes) => routes.map(({ arn }) => arn));
	const asked = [...only(recorded ?? [], config ?? []), ...only(config ?? [], recorded ?? [])];
	const ways = new Map(await Promise.all(asked.map(async (arn) => [arn, await leadsTo(clients, arn, signal)])));
	const isOurs = (arn) => ways.get(arn)?.some((group) => groupsIn(terms).includes(group)) ?? false;
	const out = [...groups.filter((group) => group.says === "nothing").map(({ arn }) => arn), ...only(recorded ?? [], config ?? []).filter((arn) => !isOurs(arn))];
	const left = without(terms, out);
	if (left === void 0) return {
		kind: "distrusted",
		why: "no route that they name is one of ours any more"
	};
	return {
		kind: "found",
		terms: left,
		without: out.map((arn) => leftOut(arn, ways.get(arn))),
		joining: today.flatMap((route) => ways.has(route.arn) && isOurs(route.arn) ? among(left, settings, route) : [])
	};
}
const leftOut = (arn, leads) => leads === void 0 ? `${arn}, which the deploy recorded, is not there any more: it is left out` : `${arn}, which only the record names, goes to none of its target groups (${leads.map(require_identity.groupName).join(", ") || "it forwards nothing"}): it is left out`;
function among({ pairs }, settings, route) {
	const own = settings.pairs[route.pair];
	const pair = pairs.findIndex(({ blue, green }) => blue === own?.blue && green === own.green);
	return pair < 0 ? [] : [{
		...route,
		pair
	}];
}
const groupsIn = ({ pairs }) => pairs.flatMap(({ blue, green }) => [blue, green]);
const only = (arns, known) => [...new Set(arns.filter((arn) => !known.includes(arn)))];
function misfit(settings, identity, terms) {
	const groups = groupsIn(terms);
	const [own] = settings.pairs;
	if (own === void 0 || !groups.includes(own.blue) || !groups.includes(own.green)) return "they name other target groups";
	const foreign = [...groups, ...terms.routes.map(({ arn }) => arn)].find((arn) => {
		const { account, region } = require_identity.partsOf(arn);
		return account !== identity.account || region !== identity.region;
	});
	return foreign && `${foreign} is of another account or Region`;
}
async function says(clients, group, mark, signal) {
	try {
		const tags = await require_statements.tagsOf(await clients.elbv2(), [group], signal);
		return termsMark(tags.get(group) ?? {}) === mark ? "the same" : "other";
	} catch (error) {
		if (require_identity.isMissing(error)) return "nothing";
		throw error;
	}
}
async function leadsTo(clients, route, signal) {
	const elbv2 = await clients.elbv2();
	const groups = (actions) => fedBy(actions);
	try {
		if (route.includes(":listener-rule/")) {
			const [rule] = await require_statements.rulesByArn(elbv2, [route], signal);
			return rule && groups(rule.Actions);
		}
		const { Listeners: [listener] = [] } = await elbv2.describeListeners({ ListenerArns: [route] }, signal);
		return listener && groups(listener.DefaultActions);
	} catch (error) {
		if (require_identity.isMissing(error)) return void 0;
		throw error;
	}
}
function without(terms, gone) {
	if (gone.length === 0) return terms;
	const isGone = (pair) => {
		const { blue, green } = terms.pairs[pair] ?? {};
		return gone.some((arn) => arn === blue || arn === green);
	};
	const routes = terms.routes.filter(({ arn, pair }) => !gone.includes(arn) && !isGone(pair));
	const kept = terms.pairs.map((_, at) => at).filter((at) => routes.some(({ pair }) => pair === at));
	const pairs = terms.pairs.filter((_, at) => kept.includes(at));
	if (routes.length === 0) return void 0;
	return {
		...terms,
		pairs,
		routes: routes.map((route) => ({
			...route,
			pair: kept.indexOf(route.pair)
		}))
	};
}

// src/aws/records/read-ahead.ts
const untold = {
	memo: void 0,
	mark: void 0,
	hasLostTerms: false
};
async function readAhead(clients, settings, identity, run, signal) {
	const elbv2 = await clients.elbv2();
	const [own] = settings.pairs;
	try {
		const groups = await require_statements.tagsOf(elbv2, own === void 0 ? [] : [own.blue, own.green], signal);
		const told = toldBy$1(groups.values());
		if (told.memo !== void 0 && !told.hasLostTerms) return told;
		const scope = {
			clients,
			settings,
			owner: require_identity.ownerOf(identity.account, identity.region, require_identity.groupsOf(settings)),
			run,
			say: () => {},
			wrote: /* @__PURE__ */ new Map()
		};
		const previews = require_statements.previewsOn(await require_statements.readAllReserved(scope, signal));
		return toldBy$1([...groups.values(), ...previews.map(({ tags }) => tags)]);
	} catch (error) {
		if (require_identity.isMissing(error)) return untold;
		throw error;
	}
}

// src/bind.ts
async function bind(service, { command, allow }, run, aws, signal) {
	const today = require_goal.holdTermsOf(service);
	const asToday = (notices, bound) => ({
		service,
		goal: {
			holdTerms: today,
			bound
		},
		notices,
		mistakes: []
	});
	const { settings } = service;
	if (!require_goal.mayBeBound(command)) return asToday(encodeTerms(today) === void 0 ? [tooLong$1(settings.service)] : []);
	if (require_identity.foreignArns(settings, aws.identity).length > 0) return asToday([]);
	const told = await readAhead(aws.clients, settings, aws.identity, run, signal).catch(() => void 0);
	if (told === void 0) return asToday([], { terms: void 0 });
	const { memo, mark = "", hasLostTerms } = told;
	const terms = memo && require_goal.boundTerms(command, memo);
	if (terms === void 0) return asToday(memo?.idle !== void 0 ? [missing(settings.service, hasLostTerms)] : [], { terms: void 0 });
	const found = await foundTerms(aws.clients, settings, aws.identity, {
		terms,
		mark
	}, today.routes, signal);
	if (found.kind === "distrusted") return asToday([distrusted(settings.service, found.why)], { terms });
	const joined = (held) => ({
		...held,
		routes: [...held.routes, ...found.joining]
	});
	return {
		service: require_goal.underTerms(service, joined(found.terms), terms),
		goal: {
			holdTerms: found.terms === terms ? joined(terms) : terms,
			bound: { terms }
		},
		notices: [
			...differences(today, joined(terms)),
			...found.without,
			...found.joining.map(joins)
		],
		mistakes: command === "retire" || command === "sweep" ? lacking(service, terms, allow) : []
	};
}
function boundGoal(goal, { hold: asked }, { goal: bound }) {
	const recorded = goal.command === "sweep" ? bound.bound?.terms?.hold : void 0;
	const hold = asked ?? recorded ?? goal.hold;
	return {
		...goal,
		...bound,
		hold,
		holdTerms: {
			...bound.holdTerms,
			hold
		}
	};
}
const joins = ({ arn }) => `the config names the route ${arn} now; the deploy did not record it, but it goes to one of the target groups: it is set with the others`;
const tooLong$1 = (service) => `what a hold of ${service} goes by is too long for tags (${12} of them at most), so that it is not recorded: rollback, retire and sweep will go by the config that they find`;
const missing = (service, isLost) => isLost ? `the record of ${service} has lost the terms of its hold, since its tags were changed or removed: today's config counts` : `the record of ${service} does not say under which terms its idle side is held: today's config counts`;
const distrusted = (service, why) => `the recorded terms of ${service} are not believed, since ${why}: today's config counts`;
function lacking({ settings, terms }, { fleet, retire }, allow) {
	const at = `services.${settings.service}`;
	const lacks = [];
	if (settings.fleet.kind !== fleet.kind) lacks.push({
		path: `${at}.fleet`,
		said: `the side that is to be ended was made as ${fleet.kind}; the config now has ${settings.fleet.kind}`,
		remedy: `Run retire with the config of the deploy, or with ${fleet.kind} in it.`
	});
	if (retire.busy && !terms.retire.busy && !allow.has("busy")) lacks.push({
		path: `${at}.retire.busy`,
		said: "by what the deploy recorded, the side is asked whether it still works before it ends; the config has no such question now",
		remedy: "Put it back, or let the side end unasked with allow: busy."
	});
	return lacks;
}

// src/probe/by-preview.ts
const cannot = (said) => ({
	passed: false,
	said,
	nodes: [],
	machines: []
});
const firstOf = (endpoints) => endpoints.filter(({ firstRoute }) => firstRoute);
const previewsOf = (act, { preview }, endpoints) => {
	if (preview === void 0) return "there is no preview rule";
	if (preview.shows === void 0) return "the preview rules do not agree";
	if (preview.shows !== act.side.color) return `the preview rule shows ${preview.shows}, not ${act.side.color}`;
	return preview.rules.flatMap(({ pair, header }) => {
		const endpoint = endpoints.find((one) => one.pair === pair);
		return endpoint ? [{
			...endpoint,
			headers: { [header.name.toLowerCase()]: header.value }
		}] : [];
	});
};

// src/probe/words.ts
const oneLine = (text, most = 200) => {
	const line = text.slice(0, most * 8).replace(/[\p{C}\p{Z}]+/gu, " ").trim();
	return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
};
const duration = (ms) => ms < 1e3 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;
const listed = (said, most = 3) => said.length > most ? `${said.slice(0, most).join("; ")}; and ${said.length - most} more` : said.join("; ");

// src/probe/json.ts
const jsonProblem = async (body, wanted, shown) => {
	if (wanted.length === 0) return void 0;
	const { compile } = await Promise.resolve().then(() => require("./json-p3-json-p3.esm.cjs"));
	const read = parsed(body);
	if (read === void 0) return {
		said: `${shown}, which is no JSON`,
		got: void 0
	};
	for (const { path, value, isMark } of wanted) {
		const found = compile(path).query(read.json).values();
		const expected = `expected ${JSON.stringify(value)}`;
		if (found.length === 0) return {
			said: `without ${path}, ${expected}`,
			got: void 0
		};
		const wrong = found.find((one) => one !== value);
		if (wrong === void 0) continue;
		const got = oneLine(JSON.stringify(wrong));
		return {
			said: `with ${path} ${got}, ${expected}`,
			got: isMark ? got : void 0
		};
	}
};
const parsed = (body) => {
	try {
		return { json: JSON.parse(body) };
	} catch {
		return;
	}
};

// src/probe/pattern.ts
const mostMatchMs = 500;
const search = new node_vm.Script("new RegExp(source).test(body)");
let context;
const isMatch = (source, body) => {
	context ??= (0, node_vm.createContext)({});
	Object.assign(context, {
		source,
		body
	});
	try {
		return Boolean(search.runInContext(context, { timeout: 500 }));
	} catch (error) {
		if (Object(error).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return void 0;
		throw error;
	}
};

// src/probe/expect.ts
const valuesOf = ({ service }, side) => ({
	service,
	release: side.release,
	color: side.color,
	attempt: side.attempt
});
const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const filledPattern = (pattern, values) => require_placeholders.fill(pattern, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)])));
const expected = (http, values) => ({
	headers: Object.entries(http.header).map(([name, text]) => ({
		name: name.toLowerCase(),
		value: require_placeholders.fill(text, values),
		isMark: require_placeholders.fill(text, values) !== text
	})),
	contains: http.contains === void 0 ? void 0 : require_placeholders.fill(http.contains, values),
	matches: http.matches === void 0 ? void 0 : filledPattern(http.matches, values),
	json: http.json.map(({ path, value }) => {
		const filled = typeof value === "string" ? require_placeholders.fill(value, values) : value;
		return {
			path,
			value: filled,
			isMark: filled !== value
		};
	})
});
const tellsApart = (http, one, other) => JSON.stringify(expected(http, one)) !== JSON.stringify(expected(http, other));
const markOf = (http, values) => {
	const { headers, contains, json } = expected(http, values);
	const mark = [...headers, ...json].find(({ isMark }) => isMark)?.value;
	return mark === void 0 ? contains ?? "as expected" : `${mark}`;
};
const foreignMark = async (answer, http, values, path = http.path) => {
	if (answer.kind === "no-answer") return void 0;
	const { headers, json } = expected(http, values);
	const wrong = headers.find(({ name, value, isMark }) => isMark && Object.hasOwn(answer.headers, name) && answer.headers[name] !== value);
	if (wrong !== void 0) return `${wrong.name} ${oneLine(answer.headers[wrong.name] ?? "")}, not ${wrong.value}`;
	const marks = path === http.path ? json.filter(({ isMark }) => isMark) : [];
	const problem = await jsonProblem(answer.body, marks, "");
	return problem?.got === void 0 ? void 0 : problem.said.replace(/^with (.*), expected (.*)$/s, "$1, not $2");
};
const statusIn = (status, wanted) => wanted === void 0 ? status >= 200 && status <= 299 : status >= wanted.from && status <= wanted.to;
const rangeSaid = (wanted) => {
	if (wanted === void 0) return "any 2xx";
	return wanted.from === wanted.to ? `${wanted.from}` : `${wanted.from} to ${wanted.to}`;
};
const statusSaid = ({ status, headers }) => {
	const { location } = headers;
	return status >= 300 && status <= 399 && location !== void 0 ? `answers ${status} to ${oneLine(location)}` : `answers ${status}`;
};
const bodySaid = ({ body, headers, cut }) => {
	const encoding = headers["content-encoding"];
	const notes = [...encoding === void 0 ? [] : [`encoded: ${oneLine(encoding)}`], ...cut ? ["only the first MiB is read"] : []];
	return `with "${oneLine(body)}"${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
};
const wrong = (said, got) => ({
	passed: false,
	said,
	got
});
const expect = async (answer, http, values) => {
	if (answer.kind === "no-answer") return wrong(answer.said);
	const { headers, contains, matches, json } = expected(http, values);
	const answers = `answers ${answer.status}`;
	if (!statusIn(answer.status, http.status)) return wrong(`${statusSaid(answer)}, expected ${rangeSaid(http.status)}`);
	for (const { name, value, isMark } of headers) {
		const given = answer.headers[name];
		if (given === void 0) return wrong(`${answers} without ${name}, expected ${value}`);
		const got = oneLine(given);
		if (given !== value) return wrong(`${answers} with ${name} ${got}, expected ${value}`, isMark ? got : void 0);
	}
	const shown = `${answers} ${bodySaid(answer)}`;
	if (contains !== void 0 && !answer.body.includes(contains)) return wrong(`${shown}, expected it to contain "${contains}"`);
	const isMatching = matches === void 0 || isMatch(matches, answer.body);
	if (!isMatching) {
		const late = isMatching === void 0 ? `, which cannot be told within ${duration(500)}` : "";
		return wrong(`${shown}, expected it to match ${matches}${late}`);
	}
	const problem = await jsonProblem(answer.body, json, bodySaid(answer));
	if (problem !== void 0) return wrong(`${answers} ${problem.said}`, problem.got);
	return {
		passed: true,
		said: answers,
		got: void 0
	};
};
const mayBeTaken = (http, values, other) => {
	const [own, others] = [expected(http, values), expected(http, other)];
	const isWithin = (mark) => other[mark] !== values[mark] && other[mark].includes(values[mark]);
	return own.contains !== others.contains && others.contains?.includes(own.contains ?? "") === true || own.matches !== others.matches && [
		"release",
		"color",
		"attempt"
	].some(isWithin);
};
const expectApart = async (answer, http, values, other) => {
	const judged = await expect(answer, http, values);
	if (answer.kind === "no-answer" || !judged.passed || other === void 0) return judged;
	if (!mayBeTaken(http, values, other) || !(await expect(answer, http, other)).passed) return judged;
	const [own, others] = [expected(http, values), expected(http, other)];
	return wrong(`answers ${answer.status} with "${oneLine(answer.body)}", as ${other.color} does`, own.contains === others.contains ? void 0 : others.contains);
};
const expectAbsent = async (answer, http, values) => {
	if (answer.kind === "no-answer") return wrong(answer.said);
	if (!statusIn(answer.status, http.status)) return wrong(`${statusSaid(answer)}, expected ${rangeSaid(http.status)}`);
	const mark = markOf(http, values);
	return (await expect(answer, http, values)).passed ? wrong(`answers ${answer.status} as ${mark}`, mark) : {
		passed: true,
		said: `answers ${answer.status}, not as ${mark}`,
		got: void 0
	};
};

// src/probe/unreachable.ts
const connectWithinMs = 2e3;
const words = {
	ECONNREFUSED: "connection refused",
	EHOSTUNREACH: "no route to this address",
	ENETUNREACH: "no network to this address",
	EADDRNOTAVAIL: "no network to this address",
	EAFNOSUPPORT: "no network to this address",
	ETIMEDOUT: "no connection in time",
	EACCES: "connecting is forbidden here",
	EPERM: "connecting is forbidden here"
};
const broken = {
	ECONNRESET: "the connection was cut",
	EPIPE: "the connection was cut",
	HPE_HEADER_OVERFLOW: "answers with headers over 16 KiB",
	DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is not trusted",
	SELF_SIGNED_CERT_IN_CHAIN: "its certificate is not trusted",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is not trusted",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is not trusted",
	CERT_HAS_EXPIRED: "its certificate has expired"
};
const codeOf = (error) => "code" in error ? String(error.code) : "";
const isUnreachable = (error) => codeOf(error) in words;
const otherNames = (error) => {
	const names = String(Object(Reflect.get(error, "cert")).subjectaltname ?? "").replace(/\bDNS:/g, "");
	return names === "" ? "its certificate is for another name" : `its certificate is for ${oneLine(names, 100)}`;
};
const noTls = "answers something that is not TLS";
const isNoTls = ({ message }) => /wrong version number|packet length too long/.test(message);
const inWords = (error) => {
	const code = codeOf(error);
	if (isNoTls(error)) return noTls;
	if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return otherNames(error);
	if (code.startsWith("HPE_") && !(code in broken)) return "answers something that is not HTTP";
	return words[code] ?? broken[code] ?? oneLine(error.message);
};

// src/probe/http.ts
const mostHeaderBytes = 16384;
const mostBodyBytes = 1048576;
const lowerCased = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const optionsOf = (question) => ({
	host: question.address,
	port: question.port,
	servername: (0, node_net.isIP)(question.host) ? "" : question.host,
	rejectUnauthorized: question.certificate === "trusted",
	method: question.method,
	path: question.path,
	headers: {
		"user-agent": "switchover",
		host: question.host,
		...lowerCased(question.headers)
	},
	agent: false,
	maxHeaderSize: mostHeaderBytes
});
const flat = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value ?? ""]));
const read = (response, done, broken) => {
	const chunks = [];
	let bytes = 0;
	const text = new TextDecoder();
	const finish = () => done(text.decode(Buffer.concat(chunks).subarray(0, mostBodyBytes)), bytes > mostBodyBytes);
	response.on("data", (chunk) => {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes > mostBodyBytes) finish();
	});
	response.on("end", finish);
	response.on("error", broken);
	response.on("close", broken);
};
const listen = (sent, answered, silent) => {
	const started = performance.now();
	const answerOf = (response, body, cut = false) => ({
		kind: "answer",
		status: response.statusCode ?? 0,
		headers: flat(response.headers),
		body,
		...cut && { cut },
		ms: performance.now() - started
	});
	let begun = false;
	sent.on("response", (response) => {
		begun = true;
		read(response, (body, cut) => answered(answerOf(response, body, cut)), () => silent("the connection was cut in the middle of the answer", true));
	});
	sent.on("upgrade", (response, socket) => {
		socket.destroy();
		answered(answerOf(response, ""));
	});
	sent.on("error", (error) => silent(inWords(error), !isUnreachable(error)));
	sent.on("close", () => begun || silent("the connection was closed without an answer", true));
};
const ask = async (question, signal) => {
	const { request } = await (question.protocol === "https" ? Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("node:https"), 1)) : Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("node:http"), 1)));
	signal.throwIfAborted();
	const { promise, resolve, reject } = Promise.withResolvers();
	const silent = (said, reached) => resolve({
		kind: "no-answer",
		said,
		reached
	});
	let sent;
	try {
		sent = request(optionsOf(question));
	} catch (error) {
		return {
			kind: "no-answer",
			said: `this question cannot be put: ${oneLine(String(error))}`,
			reached: true
		};
	}
	let connected = false;
	const stop = () => reject(signal.reason);
	const { withinMs } = question;
	const overall = setTimeout(() => silent(`no ${connected ? "complete answer" : "connection"} within ${duration(withinMs)}`, connected), withinMs);
	const connecting = setTimeout(() => silent(`no connection within ${duration(connectWithinMs)}`, false), connectWithinMs);
	sent.on("socket", (socket) => socket.once("connect", () => {
		connected = true;
		clearTimeout(connecting);
	}));
	signal.addEventListener("abort", stop, { once: true });
	listen(sent, resolve, silent);
	try {
		sent.end(question.body);
		return await promise;
	} finally {
		clearTimeout(overall);
		clearTimeout(connecting);
		signal.removeEventListener("abort", stop);
		sent.destroy();
	}
};

// src/probe/machines.ts
const atOnce$3 = 32;
const isDraining = ({ state }) => state === "draining" || state === "unhealthy.draining";
const isGone = ({ state }) => state === "terminated" || state === "shutting-down" || state === "stopped";
const askedOf = (seen, color) => {
	const { machines, targets } = seen.sides[color];
	const shown = machines.map((machine) => ({
		id: machine.id,
		machine,
		targets: targets.filter(({ id }) => id === machine.id || id === machine.address)
	}));
	const known = new Set(shown.flatMap((asked) => asked.targets));
	const unknown = new Set(targets.filter((target) => !known.has(target)).map(({ id }) => id));
	return [...shown, ...[...unknown].map((id) => ({
		id,
		machine: void 0,
		targets: targets.filter((target) => target.id === id)
	}))];
};
const crewOf = (seen, color, attempt) => askedOf(seen, color).filter(({ machine }) => machine !== void 0 && isOf(machine, attempt) && !isGone(machine));
const isOf = (machine, attempt) => machine.origin === "named" || machine.ours && machine.attempt === attempt;
const registeredOf = (seen, color) => askedOf(seen, color).filter(({ targets }) => targets.some((target) => !isDraining(target)));
const workersOf = (seen, color) => askedOf(seen, color).filter(({ machine }) => machine === void 0 || !isGone(machine));
const portOf$1 = (asked, seen, color) => [
	...asked.targets,
	...seen.sides[color].targets,
	...seen.sides[require_counted.other(color)].targets
][0]?.port;
const addressOf = (asked) => {
	const { machine, id } = asked;
	if (machine === void 0) return /^[\d.]+$|:/.test(id) ? { address: id } : { said: "is registered, but EC2 does not show it" };
	if (machine.state !== "running") return { said: `is ${machine.state}` };
	return machine.address === void 0 ? { said: "has no address yet" } : { address: machine.address };
};
const askMachine = async (asked, http, host, where, signal) => {
	const at = addressOf(asked);
	if ("said" in at) return {
		kind: "no-answer",
		said: at.said,
		reached: false
	};
	const port = http.port ?? portOf$1(asked, where.seen, where.color);
	if (port === void 0) return {
		kind: "no-answer",
		said: "no port is known to ask at",
		reached: false
	};
	const { method, path, protocol, certificate, body, withinMs, requestHeaders: headers } = http;
	const { address } = at;
	return ask({
		address,
		port,
		protocol,
		certificate,
		host,
		method,
		path,
		headers,
		body,
		withinMs
	}, signal);
};
const rowOf = async (http, values, once) => {
	for (let row = 1;; row += 1) {
		const answer = await once();
		const judged = await expect(answer, http, values);
		if (!judged.passed || row >= http.passes) return {
			...judged,
			answer
		};
	}
};
const askAll = async (all, verb, one) => {
	const limit = pLimit(atOnce$3);
	const found = await Promise.all(all.map((asked) => limit(async () => ({
		id: asked.id,
		...await one(asked)
	}))));
	const good = found.filter(({ passed }) => passed);
	const bad = found.filter(({ passed }) => !passed).map(({ id, said }) => `${id}: ${said}`);
	return {
		passed: found.length > 0 && bad.length === 0,
		said: [`${good.length} of ${require_counted.counted(found.length, "machine")} ${verb}`, ...bad.length > 0 ? [listed(bad)] : []].join("; "),
		machines: good.map(({ id }) => id)
	};
};

// src/probe/command/environment.ts
const commandFiles = /* @__PURE__ */ new Set([
	"GITHUB_ENV",
	"GITHUB_OUTPUT",
	"GITHUB_PATH",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY"
]);
const ofTheAction = /^(INPUT|STATE|ACTIONS)_/;
const environmentFor = (env, own) => Object.fromEntries(Object.entries({
	...env,
	...own
}).flatMap(([name, value]) => value === void 0 || commandFiles.has(name) || ofTheAction.test(name) ? [] : [[name, value]]));

// src/probe/command/folder.ts
const privateFolder = async (parent = (0, node_os.tmpdir)()) => {
	const path = await (0, node_fs_promises.mkdtemp)((0, node_path.join)(parent, "switchover-"));
	return {
		path,
		[Symbol.asyncDispose]: () => (0, node_fs_promises.rm)(path, {
			recursive: true,
			force: true
		})
	};
};

// src/probe/command/inventory.ts
const isPlain = (name) => /^[A-Za-z0-9][\w.-]*$/.test(name);
const untemplated = (text) => text.replace(/[{}]/g, "");
const inventoryText = (sides) => {
	const names = hostNames([...sides.machines.blue, ...sides.machines.green]);
	const group = (color) => ({ hosts: Object.fromEntries(sides.machines[color].map((machine) => [names.get(machine.id) ?? machine.id, variablesOf$1(machine, color, sides.service)])) });
	const [blue, green] = [group("blue"), group("green")];
	const [idle, live] = sides.idle === "blue" ? [blue, green] : [green, blue];
	return `${JSON.stringify({ all: { children: {
		idle,
		live,
		blue,
		green
	} } }, void 0, 2)}\n`;
};
const hostNames = (machines) => {
	const counts = /* @__PURE__ */ new Map();
	for (const { name = "" } of machines) counts.set(name, (counts.get(name) ?? 0) + 1);
	return new Map(machines.map(({ id, name = "" }) => [id, isPlain(name) && counts.get(name) === 1 ? name : id]));
};
const variablesOf$1 = (machine, color, service) => ({
	...machine.address === void 0 ? {} : {
		ansible_host: machine.address,
		private_address: machine.address
	},
	...machine.publicAddress === void 0 ? {} : { public_address: machine.publicAddress },
	instance_name: untemplated(machine.name ?? machine.id),
	instance_id: machine.id,
	color,
	release: untemplated(machine.release),
	zone: machine.zone,
	service: untemplated(service)
});

// src/probe/command/remote.ts
const runRemotely = async (commands, settings, asked, hear, signal) => {
	const ids = asked.machines.map(({ id }) => id).sort();
	const machines = settings.on === "one" ? ids.slice(0, 1) : ids;
	return foundOf(machines, await answersOf(commands, settings, {
		...asked,
		machines
	}, hear, signal));
};
const answersOf = (commands, settings, asked, hear, signal) => {
	const { document, withinMs, concurrency } = settings;
	const parameters = parametersOf(settings, asked.act, asked.values);
	const { machines, alone } = asked;
	const order = {
		machines,
		document,
		parameters,
		withinMs,
		concurrency,
		...alone && { alone }
	};
	return commands.run(order, hear, signal);
};
const foundOf = (machines, answers) => {
	const good = answers.filter(({ passed }) => passed);
	const bad = answers.filter(({ passed }) => !passed).map(({ machine, said }) => `${machine}: ${harmless(said)}`);
	return {
		passed: bad.length === 0 && good.length === machines.length && machines.length > 0,
		said: [`done on ${good.length} of ${require_counted.counted(machines.length, "machine")}`, ...bad.length > 0 ? [listed(bad)] : []].join("; "),
		machines: good.map(({ machine }) => machine)
	};
};
const harmless = (said) => said.split("\n").map((line) => oneLine(line)).join("\n");
const parametersOf = ({ document, parameters }, act, values) => {
	const filled = Object.fromEntries(Object.entries(parameters).map(([name, list]) => [name, list.map((text) => require_placeholders.fill(text, { ...values }))]));
	const { commands } = filled;
	return act.again && document === shellScript && commands !== void 0 ? {
		...filled,
		commands: toldAgain(commands)
	} : filled;
};
const shellScript = "AWS-RunShellScript";
const toldAgain = (commands) => {
	const [first = "", ...rest] = commands.join("\n").split("\n");
	const telling = "export SWITCHOVER_MIGRATION_AGAIN=1";
	if (!first.startsWith("#!")) return [telling, ...commands];
	return /sh\b/.test(first) ? [
		first,
		telling,
		...rest
	] : commands;
};

// src/probe/wait.ts
const pause = async (ms, ending) => {
	await (0, node_timers_promises.setTimeout)(ms, void 0, { signal: ending }).catch(() => void 0);
};
const unlessAborted = async (promise, signal) => {
	const aborted = Promise.withResolvers();
	const stop = () => aborted.reject(signal.reason);
	signal.addEventListener("abort", stop, { once: true });
	if (signal.aborted) stop();
	try {
		return await Promise.race([promise, aborted.promise]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
};

// src/probe/command/lines.ts
const mostCharacters$1 = 16384;
var Lines = class {
	#hear;
	#decoder = new node_string_decoder.StringDecoder("utf8");
	#rest = "";
	#skips = false;
	constructor(hear) {
		this.#hear = hear;
	}
	push(chunk) {
		this.#take(this.#rest + this.#decoder.write(chunk));
	}
	end() {
		this.#take(this.#rest + this.#decoder.end());
		if (this.#rest !== "") this.#say(this.#rest.replace(/\r$/, ""));
		this.#rest = "";
	}
	#take(text) {
		const lines = text.split(/\r\n|\n|\r(?!$)/);
		this.#rest = lines.pop() ?? "";
		for (const line of lines) this.#say(line);
		if (this.#rest.length <= mostCharacters$1) return;
		this.#say(this.#rest);
		this.#skips = true;
		this.#rest = "";
	}
	#say(line) {
		const skipped = this.#skips;
		this.#skips = false;
		if (skipped) return;
		this.#hear(line.length > mostCharacters$1 ? `${line.slice(0, mostCharacters$1).toWellFormed()}… (cut)` : line);
	}
};
var Tail = class {
	#most;
	#lines = [];
	constructor(most = 10) {
		this.#most = most;
	}
	push(line) {
		if (line.trim() !== "") this.#lines = [...this.#lines, line].slice(-this.#most);
	}
	get lines() {
		return this.#lines;
	}
};

// src/probe/command/supervisor.ts
const supervisor = `
exec </dev/null 2>/dev/null
set -m
sweep() {
  for round in 1 2 3 4 5; do
    left=$(grep -lzFx "SWITCHOVER_COMMAND=$1" /proc/[0-9]*/environ | cut -d/ -f3)
    [ -n "$left" ] || return
    kill -KILL $left
    sleep 0.02
  done
}
mkfifo "$1/output"
cat "$1/output" & reader=$!
SWITCHOVER_COMMAND="$1" timeout -k 10s "$2" bash --noprofile --norc -eo pipefail "$1/script" >"$1/output" 2>&1 & job=$!
echo "$job" >"$1/pid"
trap 'kill -TERM -- "-$job"' INT TERM HUP
{ while kill -0 "$PPID"; do sleep 1; done; kill -KILL -- "-$job"; sweep "$1"; } >/dev/null & watch=$!
wait "$job"; code=$?
while kill -0 "$job"; do wait "$job"; code=$?; done
kill -KILL -- "-$job"
sweep "$1"
{ sleep 1; kill -KILL "$reader"; } >/dev/null & late=$!
wait "$reader"
kill -KILL -- "-$watch" "-$late"
exit "$code"
`;

// src/probe/command/run.ts
const defaultGraceMs = 3e3;
const drainMs = 2e3;
const runScript = async (script, hear, signal) => {
	signal.throwIfAborted();
	const missing = await missingOf(["bash", "timeout"], script.env["PATH"] ?? "");
	if (missing !== void 0) return {
		passed: false,
		said: `this machine has no ${missing}, which runs commands`
	};
	await (0, node_fs_promises.writeFile)((0, node_path.join)(script.folder, "script"), script.text, { mode: 384 });
	const tail = new Tail();
	const lines = new Lines((line) => {
		tail.push(line);
		hear(line);
	});
	const started = performance.now();
	const code = await supervised(script, lines, signal).catch((error) => String(error));
	signal.throwIfAborted();
	if (typeof code === "string") return {
		passed: false,
		said: `could not be run: ${oneLine(code)}`
	};
	const took = performance.now() - started;
	if (code === 0) return {
		passed: true,
		said: `done in ${duration(took)}`
	};
	return {
		passed: false,
		said: failureSaid(code, took, script.withinMs, tail.lines)
	};
};
const supervised = async (script, lines, signal) => {
	const { folder, withinMs, env, cwd, graceMs = defaultGraceMs } = script;
	await (0, node_fs_promises.access)(cwd);
	const over = new AbortController();
	const stop = () => void endGroup((0, node_path.join)(folder, "pid"), graceMs, over.signal);
	signal.addEventListener("abort", stop, { once: true });
	if (signal.aborted) stop();
	const args = [
		"--noprofile",
		"--norc",
		"-p",
		"-c",
		supervisor,
		"bash",
		folder,
		`${withinMs / 1e3}`
	];
	const child = (0, node_child_process.spawn)("bash", args, {
		env,
		cwd,
		stdio: [
			"ignore",
			"pipe",
			"ignore"
		]
	});
	try {
		const [[code, killedBy]] = await Promise.all([(0, node_events.once)(child, "exit"), hearAll(child, lines)]);
		return code ?? 128 + node_os.constants.signals[killedBy];
	} finally {
		over.abort();
		signal.removeEventListener("abort", stop);
	}
};
const hearAll = async (child, lines) => {
	const { stdout } = child;
	child.once("exit", () => setTimeout(() => stdout.destroy(), drainMs).unref());
	try {
		for await (const chunk of stdout) {
			lines.push(chunk);
			await (0, node_timers_promises.setImmediate)();
		}
	} catch (error) {
		if (Object(error).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
	}
	lines.end();
};
const endGroup = async (pidFile, graceMs, over) => {
	const killAt = performance.now() + graceMs;
	for (let told = false; !over.aborted; await pause(20, over)) {
		const isLate = performance.now() >= killAt;
		if (told && !isLate) continue;
		const pid = Number(await (0, node_fs_promises.readFile)(pidFile, "utf8").catch(() => ""));
		told = pid > 1 && tell(-pid, isLate ? "SIGKILL" : "SIGTERM") || told;
	}
};
const tell = (pid, signal) => {
	try {
		return process.kill(pid, signal);
	} catch {
		return false;
	}
};
const missingOf = async (names, path) => {
	for (const name of names) {
		const places = path.split(node_path.delimiter).map((folder) => (0, node_fs_promises.access)((0, node_path.join)(folder, name), node_fs_promises.constants.X_OK));
		if (!await Promise.any(places).then(() => true, () => false)) return name;
	}
};
const failureSaid = (code, tookMs, withinMs, lines) => {
	return [tookMs >= withinMs && (code === 124 || code === 137) ? `not done within ${duration(withinMs)}, and ended` : codeSaid(code), ...lines.map((line) => oneLine(line))].join("\n");
};
const codeSaid = (code) => {
	if (code === 127) return "exit code 127: a command was not found";
	if (code === 126) return "exit code 126: a command could not be executed";
	return code > 128 ? `exit code ${code}: ended by signal ${code - 128}` : `exit code ${code}`;
};

// src/probe/command/variables.ts
const mostBytes$2 = 131008;
const variablesOf = (service, act, seen, machines, inventory) => {
	const shown = seen.preview?.shows === act.side.color ? require_counted.firstPreview(seen) : void 0;
	return {
		SWITCHOVER_SERVICE: service,
		SWITCHOVER_RELEASE: act.side.release,
		SWITCHOVER_COLOR: act.side.color,
		SWITCHOVER_ATTEMPT: act.side.attempt,
		SWITCHOVER_INVENTORY: inventory,
		SWITCHOVER_INSTANCES: instancesJson(machines),
		SWITCHOVER_PREVIEW_URL: shown?.url ?? "",
		SWITCHOVER_PREVIEW_HEADER: shown === void 0 ? "" : `${shown.header.name}: ${shown.header.value}`,
		SWITCHOVER_MIGRATION_AGAIN: act.again ? "1" : void 0
	};
};
const variablesOfOne = ({ id, name, address, publicAddress, zone }) => ({
	SWITCHOVER_INSTANCE_ID: id,
	SWITCHOVER_INSTANCE_NAME: name ?? "",
	SWITCHOVER_INSTANCE_ADDRESS: address ?? "",
	SWITCHOVER_INSTANCE_PUBLIC_ADDRESS: publicAddress ?? "",
	SWITCHOVER_INSTANCE_ZONE: zone
});
const instancesJson = (machines) => {
	const text = JSON.stringify(machines.map(({ id, name, address, publicAddress, zone }) => ({
		id,
		name: name ?? null,
		address: address ?? null,
		publicAddress: publicAddress ?? null,
		zone
	})));
	return Buffer.byteLength(text) > mostBytes$2 ? void 0 : text;
};

// src/probe/command/commands.ts
const runCommand = async (parts, settings, act, seen, signal) => {
	const machines = sideOf(seen, act.side.color, act);
	if (machines.length === 0) return {
		passed: false,
		said: "there is no machine to run it for"
	};
	const values = valuesOf(parts.settings, act.side);
	return settings.kind === "ssm" ? runRemotely(parts.commands, settings, {
		act,
		values,
		machines
	}, parts.hear, signal) : runHere(parts, settings, {
		act,
		seen,
		machines
	}, signal);
};
const runHere = async ({ settings: { service }, env, hear }, settings, { act, seen, machines, own = {} }, signal) => {
	await using folder = await privateFolder(env["RUNNER_TEMP"]);
	const inventory = (0, node_path.join)(folder.path, "inventory.yml");
	const idle = act.side.color;
	const live = sideOf(seen, require_counted.other(idle), act);
	await (0, node_fs_promises.writeFile)(inventory, inventoryText({
		service,
		idle,
		machines: idle === "blue" ? {
			blue: machines,
			green: live
		} : {
			blue: live,
			green: machines
		}
	}), { mode: 384 });
	const script = {
		text: settings.script,
		withinMs: settings.withinMs,
		env: environmentFor(env, {
			...variablesOf(service, act, seen, machines, inventory),
			...own
		}),
		cwd: env["GITHUB_WORKSPACE"] ?? process.cwd(),
		folder: folder.path
	};
	return await runScript(script, (line) => hear(settings.label, line), signal);
};
const sideOf = (seen, color, { side }) => {
	const isItsOwn = color === side.color;
	const asked = isItsOwn ? crewOf(seen, color, side.attempt) : workersOf(seen, color);
	const { release } = isItsOwn ? side : require_counted.identityOf(seen.memo, color);
	return asked.flatMap(({ machine }) => machine === void 0 ? [] : [{
		...machine,
		release: machine.release || release
	}]).sort((a, b) => a.id.localeCompare(b.id));
};

// src/probe/connection.ts
const tryConnection = async (at, signal, withinMs = connectWithinMs) => {
	signal.throwIfAborted();
	const { promise, resolve, reject } = Promise.withResolvers();
	const failed = (said, routed) => resolve({
		connected: false,
		routed,
		distrust: void 0,
		said
	});
	const stop = () => reject(signal.reason);
	let routed = false;
	const limit = setTimeout(() => failed(`no connection within ${duration(withinMs)}`, routed), withinMs);
	signal.addEventListener("abort", stop, { once: true });
	const socket = await open(at, (distrust) => resolve({
		connected: true,
		routed: true,
		distrust,
		said: ""
	}));
	socket.once("connect", () => {
		routed = true;
	});
	socket.on("error", (error) => failed(inWords(error), routed || isRefusal(error)));
	socket.once("close", () => failed("the connection was closed", routed));
	try {
		return await promise;
	} finally {
		clearTimeout(limit);
		signal.removeEventListener("abort", stop);
		socket.destroy();
	}
};
const open = async ({ address, port, name }, made) => {
	if (name === void 0) return (0, node_net.createConnection)({
		host: address,
		port
	}).once("connect", () => made(void 0));
	const { connect } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("node:tls"), 1));
	const socket = connect({
		host: address,
		port,
		servername: (0, node_net.isIP)(name) ? "" : name,
		rejectUnauthorized: false
	});
	return socket.once("secureConnect", () => {
		const { authorized, authorizationError: error } = socket;
		const cert = socket.getPeerCertificate();
		made(authorized ? void 0 : inWords(Object.assign(/* @__PURE__ */ new Error(`${error}`), {
			code: `${error}`,
			cert
		})));
	});
};
const isRefusal = (error) => "code" in error && error.code === "ECONNREFUSED";

// src/probe/machine-checks.ts
const checkOf = (settings, act, seen, signal) => ({
	act,
	seen,
	signal,
	host: settings.host,
	values: valuesOf(settings, act.side)
});
const readyWithinMs = 2e3;
const askTcp = async (asked, port, withinMs, signal) => {
	const at = addressOf(asked);
	if ("said" in at) return {
		passed: false,
		said: at.said
	};
	const { connected, said } = await tryConnection({
		...at,
		port,
		name: void 0
	}, signal, withinMs);
	return {
		passed: connected,
		said: `port ${port}: ${said}`
	};
};
const askHttp = (check, asked, http) => {
	const where = {
		seen: check.seen,
		color: check.act.side.color
	};
	return rowOf(http, check.values, () => askMachine(asked, http, check.host, where, check.signal));
};
const askReady = async (check, ready, now, commands) => {
	const { probe } = ready;
	const { side } = check.act;
	const crew = crewOf(check.seen, side.color, side.attempt);
	const leftOf = ({ machine }) => Math.min(ready.delayMs, (machine?.launched ?? now) + ready.delayMs - now);
	const due = crew.filter((asked) => leftOf(asked) <= 0).map(({ id }) => id);
	const online = new Set("ssm" in probe && due.length > 0 ? await commands.online(due, check.signal) : []);
	return askAll(crew, "ready", async (asked) => {
		const leftMs = leftOf(asked);
		if (leftMs > 0) return {
			passed: false,
			said: `is asked in ${duration(leftMs)}`
		};
		if ("tcp" in probe) return askTcp(asked, probe.tcp, readyWithinMs, check.signal);
		if ("http" in probe) return askHttp(check, asked, probe.http);
		return {
			passed: online.has(asked.id),
			said: "its Systems Manager agent is not online"
		};
	});
};
const testInstances = (check, test) => askAll(registeredOf(check.seen, check.act.side.color), "right", (asked) => test.kind === "tcp" ? askTcp(asked, test.port, test.withinMs, check.signal) : askHttp(check, asked, test.http));

// src/probe/question.ts
const questionTo = (node, endpoint, http, path = endpoint.path ?? http.path) => ({
	address: node,
	port: endpoint.port,
	protocol: endpoint.protocol,
	certificate: http.certificate,
	host: endpoint.host,
	method: http.method,
	path,
	headers: {
		...http.requestHeaders,
		...endpoint.headers
	},
	body: http.body,
	withinMs: http.withinMs
});
const portOf = ({ dnsName, port }) => `${dnsName}:${port}`;
const isOpenTo = ({ login }, { requestHeaders }) => login === void 0 || Object.keys(requestHeaders).some((name) => ["authorization", "cookie"].includes(name.toLowerCase()));
const barredSaid = ({ route, login }) => `${route} asks its visitors to log in (${login}): no answer of it shows a side`;

// src/probe/release-test.ts
const askAgainMs = 100;
const testByPreview = async (test, nodes, patienceMs, signal) => {
	const started = performance.now();
	const unreached = /* @__PURE__ */ new Map();
	let row = 0;
	for (let turn = 0;; turn += 1) {
		const open = nodes.addresses.filter((node) => !unreached.has(node));
		const node = open[turn % Math.max(1, open.length)];
		if (node === void 0) return {
			passed: false,
			said: notAskedSaid$1(unreached, nodes)
		};
		const answer = await askThrough(test, node, signal);
		if (answer.kind === "no-answer" && !answer.reached) {
			unreached.set(node, answer.said);
			continue;
		}
		const foreign = test.mark && await foreignMark(answer, test.mark, test.values, test.http.path);
		if (foreign !== void 0) {
			row = 0;
			const said = `${node} answers with ${foreign}: the answer is not the idle side's`;
			if (performance.now() - started >= patienceMs) return {
				passed: false,
				said
			};
			await pause(askAgainMs, signal);
			continue;
		}
		const judged = await expect(answer, test.http, test.values);
		if (!judged.passed) return {
			passed: false,
			said: `${node} ${judged.said}`
		};
		row += 1;
		if (row >= test.http.passes) return {
			passed: true,
			said: rowSaid$1(row, open.length)
		};
	}
};
const askThrough = (test, node, signal) => ask(questionTo(node, test.endpoint, test.http, test.http.path), signal);
const rowSaid$1 = (row, nodes) => `${require_counted.counted(row, "right answer")} in a row through ${require_counted.counted(Math.min(row, nodes), "node")}`;
const notAskedSaid$1 = (unreached, { trouble }) => {
	const reasons = [...[...unreached].map(([node, said]) => `${node}: ${said}`), ...trouble];
	return ["no node of the load balancer can be asked from here", listed(reasons)].filter((text) => text !== "").join("; ");
};

// src/probe/release-tests.ts
const atOnce$2 = 8;
const againMs = 500;
const usualRemindMs = 3e4;
const runTests = async (tests, once, say, signal, remindMs = usualRemindMs) => {
	const [limit, remotely] = [pLimit(atOnce$2), pLimit(1)];
	const broken = new AbortController();
	const running = {
		once,
		say,
		broken,
		signal: AbortSignal.any([signal, broken.signal]),
		inTurn: (test, run) => test.kind === "ssm" ? remotely(() => limit(run)) : limit(run),
		now: /* @__PURE__ */ new Set()
	};
	const reminder = setInterval(() => say(`still running: ${listed([...running.now])}`), remindMs);
	try {
		const found = await runEach(tests, running);
		signal.throwIfAborted();
		if (broken.signal.aborted) throw broken.signal.reason;
		return found;
	} finally {
		clearInterval(reminder);
	}
};
const runEach = async (tests, running) => (await Promise.all(tests.map((test) => runWithNext(test, running)))).flat();
const runWithNext = async (test, running) => {
	const found = await running.inTurn(test, () => untilPassed(test, running));
	if (found.result === "passed") return [found, ...await runEach(test.next, running)];
	return [found, ...notRun(test.next, `not run: ${test.label} had not passed`)];
};
const notRun = (tests, said) => tests.flatMap(({ label, next }) => [{
	label,
	result: "not-run",
	said,
	tries: 0,
	ms: 0
}, ...notRun(next, said)]);
const untilPassed = async (test, running) => {
	const { label } = test;
	running.now.add(label);
	try {
		return await tried(test, running);
	} catch (error) {
		running.broken.abort(error);
		return {
			label,
			result: "failed",
			said: "",
			tries: 0,
			ms: 0
		};
	} finally {
		running.now.delete(label);
	}
};
const tried = async (test, { once, say, signal }) => {
	const { label, deadlineMs } = test;
	const started = performance.now();
	let before = "";
	for (let tries = 1;; tries += 1) {
		signal.throwIfAborted();
		const { passed, said } = await once(test, signal);
		const ms = Math.round(performance.now() - started);
		const [first = ""] = said.split("\n");
		if (passed || ms >= deadlineMs) {
			say(`${passed ? "✓" : "✗"} ${label}: ${first} (${tookSaid(tries, ms)})`);
			return {
				label,
				result: passed ? "passed" : "failed",
				said: passed ? first : said,
				tries,
				ms
			};
		}
		if (said !== before) say(`${label}: ${first}; tried again for ${duration(deadlineMs - ms)}`);
		before = said;
		await pause(Math.min(againMs, deadlineMs - ms), signal);
	}
};
const tookSaid = (tries, ms) => tries === 1 ? duration(ms) : `${tries} tries in ${duration(ms)}`;
const testsSaid = (found) => {
	const failed = found.filter(({ result }) => result === "failed");
	const [first, ...others] = failed.map(({ label, said }) => `${label}: ${said}`);
	if (first === void 0) return `${found.length} of ${found.length} release tests passed`;
	if (others.length === 0) return first;
	const named = listed(failed.map(({ label }) => label));
	return [
		`${failed.length} of ${found.length} release tests failed: ${named}`,
		first,
		...others
	].join("\n");
};

// src/probe/ask-tests.ts
const usualRoundMs = 3e3;
const askTests = (parts, find) => async (act, seen, signal) => {
	const { releaseTests } = parts.settings;
	if (releaseTests.length === 0) return cannot("there are no release tests");
	const once = (test, until) => tryOnce(parts, find, test, act, seen, until);
	const tests = await runTests(releaseTests, once, parts.say, signal);
	return {
		passed: tests.every(({ result }) => result === "passed"),
		said: testsSaid(tests),
		tests
	};
};
const tryOnce = async (parts, find, test, act, seen, signal) => {
	if (test.kind === "run" || test.kind === "ssm") return runCommand(parts, test.command, act, seen, signal);
	return test.kind === "http" && test.via === "preview" ? byPreview(parts, find, test, act, seen, signal) : testInstances(checkOf(parts.settings, act, seen, signal), test);
};
const byPreview = async ({ settings, endpoints, roundMs = usualRoundMs }, find, test, act, seen, signal) => {
	const previews = previewsOf(act, seen, await endpoints());
	if (typeof previews === "string") return cannot(previews);
	const [nodes] = await find(firstOf(previews), true, signal);
	if (nodes === void 0) return cannot("no route is known to ask by");
	const values = valuesOf(settings, act.side);
	const byHeader = {
		http: test.http,
		values,
		endpoint: nodes.endpoint,
		mark: settings.proof?.http
	};
	return testByPreview(byHeader, nodes, roundMs, signal);
};

// src/probe/compare/judge.ts
function judge(rules, { candidate, baseline }, span, together) {
	const from = newestFrom(candidate.minutes, span, rules);
	const since = (minutes) => minutes.filter(({ at }) => at >= from);
	const here = since(candidate.minutes);
	const there = together ? since(baseline.minutes) : baseline.minutes;
	const requests = {
		candidate: requestsIn(here),
		baseline: requestsIn(there)
	};
	const enough = Math.min(requests.candidate, requests.baseline) >= rules.requests;
	return measures.flatMap(({ measure, allowedBy, of }) => {
		const allowed = allowedBy(rules);
		if (allowed === void 0) return [];
		const values = {
			candidate: of(here),
			baseline: of(there)
		};
		const result = enough ? resultOf(values, allowed) : "too-little";
		return [{
			measure,
			group: candidate.group,
			...values,
			allowed,
			requests,
			result
		}];
	});
}
const measures = [{
	measure: "errors",
	allowedBy: ({ errors }) => errors,
	of: (minutes) => errorsIn(minutes)
}, {
	measure: "latency",
	allowedBy: ({ latencyMs }) => latencyMs,
	of: (minutes) => middleP99(minutes)
}];
const hair = 1e-9;
function resultOf({ candidate, baseline }, allowed) {
	if (candidate === void 0 || baseline === void 0) return "too-little";
	return candidate - baseline > allowed + hair ? "failed" : "passed";
}
function newestFrom(minutes, span, rules) {
	let from = span.to - rules.minutes * require_minutes.minuteMs;
	while (from > span.from && requestsIn(minutes.filter(({ at }) => at >= from)) < rules.requests) from -= require_minutes.minuteMs;
	return from;
}
const requestsIn = (minutes) => minutes.reduce((all, { requests }) => all + requests, 0);
function errorsIn(minutes) {
	const requests = requestsIn(minutes);
	const errors = minutes.reduce((all, one) => all + one.errors, 0);
	return requests === 0 ? void 0 : 100 * errors / requests;
}
function middleP99(minutes) {
	const told = minutes.flatMap(({ p99Ms, requests }) => p99Ms === void 0 ? [] : [{
		p99Ms,
		requests
	}]);
	const half = told.reduce((all, { requests }) => all + requests, 0) / 2;
	let passed = 0;
	return told.sort((one, other) => one.p99Ms - other.p99Ms).find(({ requests }) => {
		passed += requests;
		return passed >= half;
	})?.p99Ms;
}

// src/probe/compare/said.ts
function comparisonSaid(rows, requests) {
	const failed = rows.filter(({ result }) => result === "failed");
	const judged = rows.filter(({ result }) => result === "passed");
	const little = [...new Map(rows.filter(isLittle).map((row) => [row.group, row])).values()];
	return [
		...failed.length > 0 ? [`worse than the old side: ${failed.map(rowSaid).join(", ")}`] : [],
		...judged.length > 0 ? [`no worse than the old side: ${judged.map(rowSaid).join(", ")}`] : [],
		...little.map((row) => littleSaid(row, requests))
	].join("; ");
}
const isLittle = ({ result }) => result === "too-little";
const rowSaid = (row) => `${row.group} ${names[row.measure]} ${valueSaid(row, row.candidate)} of ${requestsSaid(row.requests.candidate)} against ${valueSaid(row, row.baseline)} of ${numberSaid(row.requests.baseline)} (${valueSaid(row, row.allowed)} more may be)`;
const littleSaid = ({ group, requests }, needed) => `${group}: too little to compare, which is no breach: ${requestsSaid(requests.candidate)} against ${numberSaid(requests.baseline)} of the old side, ${numberSaid(needed)} are asked for of each`;
const names = {
	errors: "5xx",
	latency: "p99"
};
const valueSaid = ({ measure }, value) => {
	if (value === void 0) return "–";
	return measure === "latency" ? duration(value) : `${Number(value.toPrecision(3))} %`;
};
const numberSaid = (count) => count.toLocaleString("en");
const requestsSaid = (count) => `${numberSaid(count)} ${count === 1 ? "request" : "requests"}`;

// src/probe/compare/compare.ts
const createComparing = ({ settings, measures }) => ({ compare: async ({ side, minutes, share }, _seen, signal) => {
	const rules = settings.watch?.compare;
	if (rules === void 0 || minutes === void 0) return cannot("no comparison is configured");
	const { candidate, baseline } = minutes;
	if (baseline === void 0) return {
		passed: true,
		said: "not compared: nothing is recorded of the time before the switch"
	};
	try {
		const [here, there] = await Promise.all([measures(side.color, candidate, signal), measures(require_counted.other(side.color), baseline, signal)]);
		return found(rules, here, there, candidate, share !== void 0);
	} catch (error) {
		if (signal.aborted || !(error instanceof require_goal.SwitchoverError) || !isMute(error)) throw error;
		return {
			passed: false,
			unread: true,
			said: `CloudWatch could not be asked for metrics: ${oneLine(error.message)}`
		};
	}
} });
const isMute = ({ code }) => code === "denied" || code === "aws";
function found(rules, here, there, span, together) {
	const compared = here.flatMap((candidate) => {
		const baseline = there.find(({ pair }) => pair === candidate.pair);
		return baseline === void 0 ? [] : judge(rules, {
			candidate,
			baseline
		}, span, together);
	});
	return {
		passed: compared.every(({ result }) => result !== "failed"),
		said: comparisonSaid(compared, rules.requests),
		compared
	};
}

// src/probe/counts.ts
const createCounting = ({ now, counts }) => {
	let since = now();
	return {
		changed() {
			since = now();
		},
		checks: { counts: async ({ side }, _seen, signal) => {
			try {
				const found = await counts(since, signal);
				const [to, from] = [found[side.color], found[require_counted.other(side.color)]];
				const said = countsSaid(found, side.color);
				return {
					passed: to !== void 0 && to > 0 && !from,
					said
				};
			} catch (error) {
				if (signal.aborted || !(error instanceof require_goal.SwitchoverError)) throw error;
				return {
					passed: false,
					said: `CloudWatch could not be asked: ${oneLine(error.message)}`
				};
			}
		} }
	};
};
const countsSaid = (found, color) => {
	const [to, from] = [found[color], found[require_counted.other(color)]];
	const time = new Date(found.since).toISOString().slice(11, 16);
	if (to === void 0 && from === void 0) return `CloudWatch shows no requests since ${time} UTC yet; its counts come some minutes late`;
	return `CloudWatch: ${to === void 0 ? "no requests yet" : `${to.toLocaleString("en")} requests`} to ${color}, ${from === void 0 ? "none" : from.toLocaleString("en")} to ${require_counted.other(color)} since ${time} UTC`;
};

// src/probe/last-words.ts
const mostAsked = 10;
const hearLastWords = async (consoles, { side }, seen, signal) => {
	const machines = seen.sides[side.color].machines.filter(({ ours, attempt }) => ours && attempt === side.attempt).sort((a, b) => Number(a.state === "running") - Number(b.state === "running") || a.id.localeCompare(b.id)).slice(0, mostAsked);
	if (machines.length === 0) return {
		passed: true,
		said: ""
	};
	try {
		const words = await consoles(machines.map(({ id }) => id), signal);
		return {
			passed: true,
			said: machines.flatMap((machine) => linesOf(machine, words)).join("\n")
		};
	} catch (error) {
		if (signal.aborted || !(error instanceof require_goal.SwitchoverError)) throw error;
		return {
			passed: true,
			said: `their consoles could not be read: ${oneLine(error.message)}`
		};
	}
};
const linesOf = ({ id, stateReason }, words) => [stateReason, ...words.find(({ machine }) => machine === id)?.lines ?? []].filter((text) => text.trim() !== "").map((text) => `${id}: ${oneLine(text)}`);

// src/probe/nodes.ts
const reason = (error) => oneLine(error instanceof Error ? error.message : String(error));
const askSystem = async (name) => (await (0, node_dns_promises.lookup)(name, { all: true })).map(({ address }) => address);
const askServer = async (name, server, signal) => {
	const resolver = new node_dns_promises.Resolver({
		timeout: 1e3,
		tries: 2
	});
	resolver.setServers([server]);
	const cancel = () => resolver.cancel();
	signal.addEventListener("abort", cancel, { once: true });
	const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
	signal.removeEventListener("abort", cancel);
	if (four.status === "rejected" && six.status === "rejected") throw four.reason;
	return [four, six].flatMap((found) => found.status === "fulfilled" ? found.value : []);
};
const addressesOf = async (name, server, signal) => {
	if ((0, node_net.isIP)(name)) return {
		addresses: [name],
		trouble: []
	};
	try {
		const asked = server ? askServer(name, server, signal) : askSystem(name);
		return {
			addresses: await unlessAborted(asked, signal),
			trouble: []
		};
	} catch (error) {
		signal.throwIfAborted();
		return {
			addresses: [],
			trouble: [`DNS${server ? ` ${server}` : ""}: ${reason(error)}`]
		};
	}
};
const addressesListed = async (nodes, signal) => {
	try {
		const listed = await unlessAborted(nodes(), signal);
		return (name) => ({
			addresses: listed.get(name) ?? [],
			trouble: []
		});
	} catch (error) {
		signal.throwIfAborted();
		const trouble = [`the load balancer's own list of nodes: ${reason(error)}`];
		return () => ({
			addresses: [],
			trouble
		});
	}
};
const createFindNodes = (server, nodes) => {
	let listing;
	return async (endpoints, again, signal) => {
		if (listing === void 0 || !again) listing = addressesListed(nodes, signal);
		const names = [...new Set(endpoints.map(({ dnsName }) => dnsName))];
		const found = /* @__PURE__ */ new Map();
		await Promise.all(names.map(async (name) => {
			const [asked, listed] = await Promise.all([addressesOf(name, server, signal), listing]);
			found.set(name, joined(listed === void 0 ? [asked] : [asked, listed(name)]));
		}));
		return endpoints.map((endpoint) => ({
			endpoint,
			...found.get(endpoint.dnsName) ?? joined([])
		}));
	};
};
const joined = (found) => ({
	addresses: [...new Set(found.flatMap(({ addresses }) => addresses))],
	trouble: [...new Set(found.flatMap(({ trouble }) => trouble))]
});

// src/probe/evidence.ts
const missesOfTheGone = 3;
const nodesAsked = (lanes, current) => {
	const reached = new Set(lanes.filter((lane) => lane.reached).map(({ node }) => node));
	const answering = new Set(lanes.filter((lane) => lane.misses < missesOfTheGone).map(({ node }) => node));
	return new Set([...reached].filter((node) => current.has(node) || answering.has(node)));
};
const lanesAsked = (lanes, current) => {
	const nodes = nodesAsked(lanes, current);
	const open = new Set(lanes.filter(({ reached }) => reached).map(({ endpoint }) => portOf(endpoint)));
	return lanes.filter(({ node, endpoint }) => nodes.has(node) && open.has(portOf(endpoint)));
};
const isProven = (lanes, standard) => {
	const counting = lanesAsked(lanes, standard.current);
	return lanes.every(({ round }) => round > 0) && counting.every(({ row, round }) => row >= standard.passes && round === standard.round) && standard.owing.every((endpoint) => counting.some((lane) => lane.endpoint.arn === endpoint.arn)) && standard.owing.length > 0;
};
const evidenceOf = (lanes, standard) => {
	const asked = new Set(lanesAsked(lanes, standard.current));
	return lanes.map((lane) => ({
		node: lane.node,
		route: lane.endpoint.route,
		passes: lane.row,
		convergedMs: lane.firstAt === void 0 || lane.row < standard.passes ? void 0 : Math.max(0, Math.round(lane.firstAt - standard.since)),
		asked: asked.has(lane),
		said: lane.said,
		from: standard.from
	}));
};
const notAskedSaid = (lanes, asked) => {
	return [...new Map(lanes.filter(({ node }) => !asked.has(node)).map((lane) => [lane.node, lane.said]))].map(([node, said]) => `${node} was not asked: ${said}`);
};
const unaskedSaid = (lanes, counting, { owing, endpoints }) => {
	const of = (all, { arn }) => all.filter((lane) => lane.endpoint.arn === arn);
	return owing.filter((endpoint) => of(counting, endpoint).length === 0).map((endpoint) => {
		if (!endpoints.includes(endpoint)) return barredSaid(endpoint);
		const reasons = [...new Set(of(lanes, endpoint).map(({ said }) => said))];
		return [`no node can be asked for ${endpoint.route}`, ...reasons.slice(0, 1)].join(": ");
	});
};
const standing = (lane, routes) => {
	const where = routes > 1 ? `${lane.node} (${lane.endpoint.route})` : lane.node;
	if (lane.row > 0) return `${where} has said so ${require_counted.counted(lane.row, "time")} in a row`;
	return lane.got === void 0 ? `${where} ${lane.said}` : `${where} still answers ${lane.got}`;
};
const provenSaid = (lanes, standard, nodes) => {
	const answers = lanes.reduce((sum, { row }) => sum + row, 0);
	const latest = Math.max(...lanes.map(({ firstAt }) => (firstAt ?? standard.since) - standard.since), 0);
	const through = nodes === 1 ? "the one node" : `every one of ${nodes} nodes`;
	return `${answers} of ${answers} answers in a row say ${standard.mark}; ${through} within ${duration(latest)}`;
};
const proofSaid = (lanes, standard) => {
	const asked = nodesAsked(lanes, standard.current);
	const rest = [...notAskedSaid(lanes, asked), ...standard.trouble];
	const place = standard.from === "runner" ? "here" : standard.from;
	if (asked.size === 0) {
		const barred = standard.owing.filter((endpoint) => !standard.endpoints.includes(endpoint));
		const none = `no node of the load balancer can be asked from ${place}`;
		return listed([
			none,
			...barred.map(barredSaid),
			...rest
		], 4);
	}
	const counting = lanesAsked(lanes, standard.current);
	if (isProven(lanes, standard)) return listed([provenSaid(counting, standard, asked.size), ...rest], 4);
	const owing = counting.filter(({ row }) => row < standard.passes);
	const wrong = owing.filter(({ row }) => row === 0);
	const right = [...asked].filter((node) => wrong.every((lane) => lane.node !== node)).length;
	const routes = standard.endpoints.length;
	return [
		`${right} of ${require_counted.counted(asked.size, "node")} answer ${standard.mark}`,
		...owing.length > 0 ? [listed((wrong.length > 0 ? wrong : owing).map((lane) => standing(lane, routes)))] : [],
		...unaskedSaid(lanes, counting, standard),
		...rest.length > 0 ? [listed(rest)] : []
	].join("; ");
};

// src/probe/lanes.ts
var Lanes = class {
	from;
	#find;
	#lanes = /* @__PURE__ */ new Map();
	#current = /* @__PURE__ */ new Set();
	#trouble = [];
	#key;
	#since = performance.now();
	#round = 0;
	constructor(find, from) {
		this.#find = find;
		this.from = from;
	}
	get all() {
		return [...this.#lanes.values()];
	}
	get trouble() {
		return this.#trouble;
	}
	changed() {
		this.#since = performance.now();
		this.#key = void 0;
	}
	begin({ key }) {
		if (this.#key !== key) this.#lanes.clear();
		this.#key = key;
		this.#round += 1;
	}
	async look({ endpoints }, again, signal) {
		const looks = await this.#find(endpoints, again, signal);
		for (const { endpoint, addresses } of looks) for (const node of addresses) this.#join(node, endpoint);
		this.#current = new Set(looks.flatMap(({ addresses }) => addresses));
		this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))];
	}
	async note(lane, answer, claim) {
		const { http, values, other, absent } = claim;
		const judged = await (absent ? expectAbsent(answer, http, values) : expectApart(answer, http, values, other));
		const reached = answer.kind === "answer" || answer.reached;
		lane.round = this.#round;
		lane.reached ||= reached;
		lane.misses = reached ? 0 : lane.misses + 1;
		lane.row = judged.passed ? lane.row + 1 : 0;
		lane.firstAt = judged.passed ? lane.firstAt ?? performance.now() : void 0;
		lane.said = judged.said;
		lane.got = judged.got;
	}
	isProven(claim) {
		return isProven(this.all, this.#standard(claim));
	}
	proven(claim) {
		const { all } = this;
		const standard = this.#standard(claim);
		return {
			passed: isProven(all, standard),
			said: proofSaid(all, standard),
			nodes: evidenceOf(all, standard)
		};
	}
	#join(node, endpoint) {
		const name = `${endpoint.arn} ${node}`;
		if (this.#lanes.has(name)) return;
		this.#lanes.set(name, {
			node,
			endpoint,
			row: 0,
			firstAt: void 0,
			reached: false,
			misses: 0,
			round: 0,
			said: "there was no time for it yet",
			got: void 0
		});
	}
	#standard(claim) {
		return {
			endpoints: claim.endpoints,
			owing: claim.owing,
			passes: claim.http.passes,
			mark: `${claim.absent ? "anything but " : ""}${markOf(claim.http, claim.values)}`,
			since: this.#since,
			round: this.#round,
			current: this.#current,
			trouble: this.#trouble,
			from: this.from
		};
	}
};

// src/probe/proof.ts
const atOnce$1 = 64;
const lookAgainMs$1 = 1e3;
const pauseAfterMs = {
	converged: 500,
	wrong: 100,
	unreached: 500
};
var Prover = class {
	#lanes;
	#limit = pLimit(atOnce$1);
	constructor(find) {
		this.#lanes = new Lanes(find, "runner");
	}
	changed() {
		this.#lanes.changed();
	}
	async round(claim, budgetMs, signal) {
		this.#lanes.begin(claim);
		const ended = new AbortController();
		const ending = AbortSignal.any([ended.signal, signal]);
		const limit = setTimeout(() => ended.abort(), budgetMs);
		try {
			await this.#askAll(claim, ended, ending, signal);
		} finally {
			clearTimeout(limit);
			ended.abort();
		}
		return this.#lanes.proven(claim);
	}
	async #askAll(claim, ended, ending, signal) {
		const asking = /* @__PURE__ */ new Map();
		const look = async (again) => {
			await this.#lanes.look(claim, again, signal);
			for (const lane of this.#lanes.all) if (!asking.has(lane)) asking.set(lane, this.#keepAsking(lane, claim, ended, ending, signal));
		};
		const looking = async () => {
			await look(false);
			while (!ending.aborted && asking.size > 0) {
				await pause(lookAgainMs$1, ending);
				if (!ending.aborted) await look(true);
			}
		};
		const looked = await Promise.allSettled([looking()]);
		const done = await Promise.allSettled(asking.values());
		signal.throwIfAborted();
		for (const result of [...looked, ...done]) if (result.status === "rejected") throw result.reason;
	}
	async #keepAsking(lane, claim, ended, ending, signal) {
		while (!ending.aborted) {
			const until = lane.round > 0 && !lane.reached ? ending : signal;
			try {
				await this.#limit(() => ending.aborted ? void 0 : this.#askOnce(lane, claim, until));
			} catch (error) {
				if (!ending.aborted) throw error;
			}
			if (this.#lanes.isProven(claim)) ended.abort();
			await pause(this.#pauseAfter(lane, claim), ending);
		}
	}
	#pauseAfter(lane, claim) {
		if (lane.row === 0) return lane.reached ? pauseAfterMs.wrong : pauseAfterMs.unreached;
		return lane.row < claim.http.passes ? 0 : pauseAfterMs.converged;
	}
	async #askOnce(lane, claim, signal) {
		const answer = await ask(questionTo(lane.node, lane.endpoint, claim.http), signal);
		await this.#lanes.note(lane, answer, claim);
	}
};

// src/probe/proofs.ts
const plainly = ({ headers: _, ...endpoint }) => endpoint;
const fromNobody = {
	from: 503,
	to: 503
};
const isEmpty = (seen, { color }) => seen.sides[color].targets.length === 0;
const askersOf = (seen, { color }) => [require_counted.other(color), color].flatMap((side) => seen.sides[side].machines.filter(({ state }) => state === "running").map(({ id }) => id).sort());
const proofs = ({ settings, endpoints, roundMs, provers }) => {
	const claimOf = (act, seen, claim) => ({
		...claim,
		askers: askersOf(seen, act.side)
	});
	const prove = async (act, seen, asked, owing, signal) => {
		const { proof } = settings;
		if (proof === void 0) return cannot("no proof is configured: answers show no side");
		const own = valuesOf(settings, act.side);
		const other = act.unlike && valuesOf(settings, act.unlike);
		if (other !== void 0 && !tellsApart(proof.http, own, other)) return cannot(`the mark does not tell ${other.color} from ${own.color}`);
		const absent = act.side.adopted && other !== void 0;
		const values = absent ? other : own;
		const key = JSON.stringify([
			act.key,
			values,
			other,
			asked.map(({ headers }) => headers),
			absent
		]);
		const prover = act.check === "preview" ? provers.preview : provers.proof;
		const http = absent && isEmpty(seen, act.side) ? {
			...proof.http,
			status: fromNobody
		} : proof.http;
		const claim = claimOf(act, seen, {
			key,
			http,
			values,
			other,
			endpoints: asked,
			owing,
			absent
		});
		return prover.round(claim, roundMs, signal);
	};
	const without = async (act, seen, asked, signal) => {
		const values = valuesOf(settings, act.side);
		const http = settings.proof && {
			...settings.proof.http,
			passes: 1
		};
		if (http === void 0) return cannot("no proof is configured: answers show no side");
		const asks = {
			key: JSON.stringify([act.key, values]),
			http,
			values,
			other: void 0,
			endpoints: asked,
			owing: firstOf(asked)
		};
		const claim = claimOf(act, seen, {
			...asks,
			absent: true
		});
		return provers.plain.round(claim, roundMs, signal);
	};
	return {
		proof: async (act, seen, signal) => {
			const all = await endpoints();
			const { proof } = settings;
			const asked = all.filter((endpoint) => proof === void 0 || isOpenTo(endpoint, proof.http));
			return prove(act, seen, asked, all, signal);
		},
		preview: async (act, seen, signal) => {
			const asked = previewsOf(act, seen, await endpoints());
			if (typeof asked === "string") return cannot(asked);
			const plain = act.unlike?.adopted && !isEmpty(seen, act.unlike) ? await without(act, seen, asked.map(plainly), signal) : void 0;
			return plain?.passed === false ? cannot(`without the preview header: ${plain.said}`) : prove(act, seen, asked, firstOf(asked), signal);
		}
	};
};

// src/probe/reach/instances.ts
const mostTried = 3;
const liveOf = (seen) => {
	const color = require_counted.liveColor(seen.routes);
	if (color === void 0) return [];
	return registeredOf(seen, color).flatMap((asked) => {
		const at = addressOf(asked);
		return asked.machine === void 0 || "said" in at ? [] : [{
			machine: asked.machine,
			address: at.address,
			registered: portOf$1(asked, seen, color)
		}];
	});
};
const judgeInstances = async (needs, seen, signal) => {
	const live = liveOf(seen).slice(0, mostTried);
	if (live.length === 0) return needs.length === 0 ? [] : [unknown(needs)];
	const known = /* @__PURE__ */ new Map();
	const tried = (address, port, name) => {
		const key = `${address} ${port} ${name}`;
		const made = known.get(key) ?? tryConnection({
			address,
			port,
			name
		}, signal);
		known.set(key, made);
		return made;
	};
	return (await Promise.all(needs.map((need) => judged$1(need, live, tried)))).flat();
};
const judged$1 = async ({ path, what, port, name, otherwise }, live, tried) => {
	const looks = await Promise.all(live.map(async ({ machine, address, registered }) => {
		const at = port ?? registered;
		const own = at === void 0 ? void 0 : await tried(address, at, name);
		const usual = registered === void 0 ? void 0 : await tried(address, registered, void 0);
		return {
			machine,
			at,
			own,
			isOut: own?.routed === false && usual?.routed !== true
		};
	}));
	const doubts = looks.flatMap(({ machine, at, own }) => {
		const doubt = own?.distrust ?? (own?.said === "answers something that is not TLS" ? "answers something that is not TLS" : void 0);
		return doubt === void 0 ? [] : [`${machine.id}:${at} as ${name}: ${doubt}`];
	});
	if (doubts.length > 0) return [{
		path,
		what,
		fails: false,
		said: listed(doubts),
		remedy: asIs
	}];
	if (looks.some(({ own }) => own === void 0 || own.routed)) return [];
	const said = listed(looks.map(({ machine, at, own }) => `${machine.id}:${at}: ${own?.said}`));
	return [{
		path,
		what,
		fails: looks.every(({ machine, isOut }) => machine.ours && isOut) && otherwise === void 0,
		said: `this runner has no route to the live instances, so it seems: ${said}`,
		remedy: otherwise ?? "Use a runner that their security group lets in, ask `via: preview`, or test on the instances with `ssm`."
	}];
};
const asIs = "where it is to be so, say `certificate: any`, or ask by `protocol: http`";
const unknown = (needs) => ({
	path: "",
	what: listed(needs.map(({ what }) => what)),
	fails: false,
	said: "no instance is live: whether this runner has a route to instances shows when they are asked",
	remedy: ""
});

// src/probe/reach/load-balancer.ts
const judgeLoadBalancer = async (needs, endpoints, find, signal) => {
	const looks = await find(needs.every(({ routes }) => routes === "first") ? firstOf(endpoints) : endpoints, false, signal);
	const listeners = await Promise.all(looks.map(async ({ endpoint, addresses, trouble }) => {
		const { port, protocol, host } = endpoint;
		const name = protocol === "https" ? host : void 0;
		const nodes = addresses.map(async (node) => ({
			node,
			tried: await tryConnection({
				address: node,
				port,
				name
			}, signal)
		}));
		return {
			endpoint,
			nodes: await Promise.all(nodes),
			trouble
		};
	}));
	return [...needs.flatMap((need) => judged(need, listeners)), ...missed(listeners)];
};
const judged = (need, all) => {
	const listeners = all.filter(({ endpoint }) => need.routes !== "first" || endpoint.firstRoute);
	const allSilent = listeners.filter(({ nodes }) => nodes.every(({ tried }) => !tried.connected));
	const [silent] = need.routes === "any" && allSilent.length < listeners.length ? [] : allSilent;
	const { path, what, otherwise } = need;
	if (silent !== void 0) return [{
		path,
		what,
		fails: otherwise === void 0,
		said: `this runner reaches no node of the load balancer at port ${silent.endpoint.port}: ${whyOf(silent)}`,
		remedy: otherwise ?? "Use a runner with a route to it that its security group lets in, or test on the instances with `ssm`."
	}];
	if (need.certificate === "any") return [];
	const distrusted = listeners.flatMap(({ endpoint, nodes }) => nodes.flatMap(({ node, tried }) => tried.distrust === void 0 ? [] : [`${node}:${endpoint.port} as ${endpoint.host}: ${tried.distrust}`]));
	return distrusted.length === 0 ? [] : [{
		path,
		what,
		fails: true,
		said: listed(distrusted),
		remedy: "Mend the certificate, trust its authority on this runner (NODE_EXTRA_CA_CERTS), or say `certificate: any`."
	}];
};
const whyOf = ({ nodes, trouble }) => {
	const reasons = [...nodes.map(({ node, tried }) => `${node}: ${tried.said}`), ...trouble];
	return reasons.length === 0 ? "DNS gives no address" : listed(reasons);
};
const missed = (listeners) => {
	const said = listeners.filter(({ nodes }) => nodes.some(({ tried }) => tried.connected)).flatMap(({ endpoint, nodes }) => nodes.flatMap(({ node, tried }) => tried.connected ? [] : [`${node}:${endpoint.port}: ${tried.said}`]));
	return said.length === 0 ? [] : [{
		path: "",
		what: "",
		fails: false,
		said: `this runner does not reach every node of the load balancer: ${listed(said)}`,
		remedy: "these will not be asked"
	}];
};

// src/probe/reach/logins.ts
const judgeLogins = (needs, endpoints) => needs.flatMap(({ path, what, http, otherwise }) => endpoints.filter((endpoint) => !isOpenTo(endpoint, http)).map((endpoint) => ({
	path,
	what,
	fails: otherwise === void 0,
	said: barredSaid(endpoint),
	remedy: otherwise ?? "Take `required` out: the minimum hold is the evidence for this route."
})));

// src/probe/reach/needs.ts
const needsOf = (settings, goal, seen) => {
	const { attempt, intent } = seen.memo;
	const { command } = goal;
	if (attempt?.verdict === "rejected" || attempt !== void 0 && intent !== void 0) return [];
	const launches = command === "deploy" || command === "provision";
	const switches = command === "deploy" || command === "switch";
	if (!launches && !switches && command !== "test") return [];
	const isSame = attempt !== void 0 && (goal.build === void 0 || attempt.build === goal.build);
	const isDone = (note) => isSame && attempt.passed.includes(note);
	const makes = attempt === void 0 ? launches : attempt.kind === "deploy";
	const tests = makes && command !== "provision" && !isDone("release-test");
	return [
		...makes ? machineNeeds(settings, isDone) : [],
		...tests ? testNeeds(settings.releaseTests, settings.host, `services.${settings.service}.release-test`) : [],
		...switches ? [...hookNeeds(settings), ...productionNeeds(settings)] : []
	];
};
const machineNeeds = ({ service, host, ready, setUp, migrate }, isDone) => {
	const at = `services.${service}`;
	const left = setUp.flatMap((step, index) => isDone(`set-up.${index + 1}`) ? [] : remote(step, `${at}.set-up[${index}]`));
	return [
		...ready === void 0 || isDone("ready") ? [] : [readyNeed(ready.probe, host, `${at}.ready`)],
		...left,
		...migrate === void 0 || isDone("migrate") ? [] : remote(migrate, `${at}.migrate`)
	];
};
const hookNeeds = ({ service, switch: around }) => ["before", "after"].flatMap((when) => around[when].flatMap((command, index) => remote(command, `services.${service}.switch.${when}[${index}]`)));
const readyNeed = (probe, host, path) => {
	if ("ssm" in probe) return {
		to: "agents",
		path: `${path}.ssm`,
		what: "ready"
	};
	const [key, where] = "tcp" in probe ? ["tcp", { port: probe.tcp }] : ["http", placeOf(probe.http, host)];
	return {
		to: "instances",
		path: `${path}.${key}`,
		what: "ready",
		...where,
		otherwise: void 0
	};
};
const placeOf = ({ port, protocol, certificate }, host) => ({
	port,
	name: protocol === "https" && certificate === "trusted" ? host : void 0
});
const remote = (command, path) => command.kind === "ssm" ? [{
	to: "agents",
	path: `${path}.ssm`,
	what: command.label
}] : [];
const testNeeds = (tests, host, at) => tests.flatMap((test, index) => {
	const path = `${at}[${index}]`;
	return [...testNeed(test, host, path), ...testNeeds(test.next, host, `${path}.then`)];
});
const testNeed = (test, host, at) => {
	const [path, what] = [`${at}.${test.kind}`, test.label];
	switch (test.kind) {
		case "run": return [];
		case "ssm": return remote(test.command, at);
		case "tcp": return [{
			to: "instances",
			path,
			what,
			port: test.port,
			otherwise: void 0
		}];
		case "http": {
			const { certificate } = test.http;
			return test.via === "instance" ? [{
				to: "instances",
				path,
				what,
				...placeOf(test.http, host),
				otherwise: void 0
			}] : [{
				to: "load-balancer",
				path,
				what,
				routes: "first",
				certificate,
				otherwise: void 0
			}];
		}
	}
};
const productionNeeds = (settings) => {
	const { service, host, proof, watch, busy, beforeRetire } = settings;
	const at = `services.${service}`;
	const held = proof?.required ? void 0 : "only the minimum hold will stand for a proof of the switch";
	const asked = proof?.from === "ssm" ? void 0 : proof;
	return [
		...proof === void 0 ? [] : [{
			to: "routes",
			path: `${at}.proof`,
			what: "the proof",
			http: proof.http,
			otherwise: held
		}],
		...proof?.from === "ssm" ? [{
			to: "agents",
			path: `${at}.proof.from`,
			what: "the proof"
		}] : [],
		...asked === void 0 ? [] : [{
			to: "load-balancer",
			routes: "all",
			path: `${at}.proof`,
			what: "the proof",
			certificate: asked.http.certificate,
			otherwise: held
		}],
		...watch?.http === void 0 ? [] : [{
			to: "load-balancer",
			routes: "any",
			path: `${at}.watch.http`,
			what: "the watch",
			certificate: watch.http.certificate,
			otherwise: void 0
		}],
		...busyNeeds(busy, host, `${at}.retire.busy`),
		...beforeRetire.flatMap((command, index) => remote(command, `${at}.retire.before[${index}]`))
	];
};
const busyNeeds = (busy, host, path) => {
	if (busy === void 0 || busy.kind === "run") return [];
	if (busy.kind === "ssm") return [{
		to: "agents",
		path: `${path}.ssm`,
		what: "busy"
	}];
	const otherwise = "a retirement would wait until its deadline";
	return [{
		to: "instances",
		path,
		what: "busy",
		...placeOf(busy.http, host),
		otherwise
	}];
};

// src/probe/reach/reach.ts
const reach = async (parts, goal, seen, signal) => {
	const needs = needsOf(parts.settings, goal, seen);
	const to = (where) => needs.filter((need) => need.to === where);
	const [balancer, agents, routes] = [
		to("load-balancer"),
		to("agents"),
		to("routes")
	];
	const verdicts = await Promise.all([
		balancer.length === 0 ? [] : judgeLoadBalancer(balancer, await parts.endpoints(), parts.find, signal),
		routes.length === 0 ? [] : judgeLogins(routes, await parts.endpoints()),
		judgeInstances(to("instances"), seen, signal),
		judgeAgents(agents, parts.commands, seen, signal)
	]);
	const told = together(verdicts.flat());
	return {
		mistakes: told.filter(({ fails }) => fails).map(mistakeOf),
		notices: [...told.filter(({ fails }) => !fails).map(noticeOf), ...unmarked(parts.settings, needs)]
	};
};
const judgeAgents = async (needs, commands, seen, signal) => {
	const live = liveOf(seen).map(({ machine }) => machine.id);
	if (needs.length === 0 || live.length === 0) return [];
	const all = (said, fails, remedy) => needs.map(({ path, what }) => ({
		path,
		what,
		fails,
		said,
		remedy
	}));
	try {
		return (await commands.online(live, signal)).length > 0 ? [] : all(`Systems Manager knows no agent of the ${live.length} live instances that answers`, false, "instances need the agent, a way to Systems Manager and an instance profile that allows it");
	} catch (error) {
		if (!(error instanceof require_goal.SwitchoverError) || error.code !== "denied") throw error;
		return all(`Systems Manager cannot be asked: ${oneLine(error.message)}`, true, error.remedy);
	}
};
const together = (verdicts) => [...Map.groupBy(verdicts, ({ said, remedy, fails }) => JSON.stringify([
	said,
	remedy,
	fails
])).values()].flatMap((same) => {
	const [first] = same;
	return first === void 0 ? [] : [{
		...first,
		what: listed(same.map(({ what }) => what))
	}];
});
const mistakeOf = ({ path, what, said, remedy }) => ({
	path,
	said: `${what} cannot be asked: ${said}`,
	remedy
});
const noticeOf = ({ what, said, remedy }) => [what, [said, remedy].filter((text) => text !== "").join("; ")].filter((text) => text !== "").join(": ");
const unmarked = ({ proof, releaseTests }, needs) => {
	const labels = require_settings.everyTest(releaseTests).flatMap((test) => test.kind === "http" && test.via === "preview" ? [test.label] : []);
	const asked = needs.some(({ path }) => path.includes(".release-test["));
	return proof !== void 0 || labels.length === 0 || !asked ? [] : [`no \`proof\` is configured: nothing shows that the answers to ${listed(labels)} are the idle side's`];
};

// src/probe/remote/answers.ts
const mostBytes$1 = 67108864;
const tooLong = "the answers are too long for what Systems Manager keeps: name a shorter page in proof.path";
const toldBy = (lines, mark) => {
	if (lines.includes(`${mark} too long`)) return tooLong;
	const [begin, end] = [lines.indexOf(`${mark} begin`), lines.indexOf(`${mark} end`)];
	if (begin < 0 || end < begin) return "what the script wrote did not come back whole";
	try {
		const packed = Buffer.from(lines.slice(begin + 1, end).join(""), "base64");
		return recordsOf((0, node_zlib.gunzipSync)(packed, { maxOutputLength: mostBytes$1 }));
	} catch (error) {
		return `what the script wrote cannot be read: ${oneLine(String(error))}`;
	}
};
const lineFeed = 10;
const recordsOf = (bytes) => {
	const found = [];
	for (let at = 0; at < bytes.length;) {
		const line = bytes.indexOf(lineFeed, at);
		const form = /^(\d+) (\d+) ([\d.]+) (\d+)$/.exec(bytes.subarray(at, line).toString("latin1"));
		if (line < 0 || form === null) throw new Error("no answer begins here");
		const [lane = 0, code = 0, connected = 0, length = 0] = form.slice(1).map(Number);
		const content = bytes.subarray(line + 1, line + 1 + length);
		found.push({
			lane,
			answer: code === 0 ? answerOf(content) : silence(content, code, connected)
		});
		at = line + 1 + length;
	}
	return found;
};
const notConnected = /* @__PURE__ */ new Set([
	5,
	6,
	7
]);
const timedOut = 28;
const silence = (content, code, connectedAfter) => {
	const reached = code === timedOut ? connectedAfter > 0 : !notConnected.has(code);
	const [first = ""] = content.toString("utf8").split("\n");
	return {
		kind: "no-answer",
		said: oneLine(first.replace(/^curl: \(\d+\) /, "")),
		reached
	};
};
const blank = Buffer.from("\r\n\r\n");
const answerOf = (content) => {
	const end = content.indexOf(blank);
	const [status = "", ...fields] = content.subarray(0, end < 0 ? content.length : end).toString("latin1").split("\r\n");
	const code = /^HTTP\/[\d.]+ (\d{3})/.exec(status)?.[1];
	if (code === void 0) return {
		kind: "no-answer",
		said: "no HTTP answer came",
		reached: true
	};
	const rest = end < 0 ? Buffer.alloc(0) : content.subarray(end + blank.length);
	if (code.startsWith("1") && rest.length > 0) return answerOf(rest);
	return {
		kind: "answer",
		status: Number(code),
		headers: headersOf(fields),
		body: new TextDecoder().decode(rest),
		ms: 0
	};
};
const headersOf = (fields) => {
	const headers = /* @__PURE__ */ new Map();
	for (const field of fields) {
		const colon = field.indexOf(":");
		if (colon <= 0) continue;
		const name = field.slice(0, colon).trim().toLowerCase();
		const value = field.slice(colon + 1).trim();
		const before = headers.get(name);
		headers.set(name, before === void 0 ? value : `${before}, ${value}`);
	}
	return Object.fromEntries(headers);
};

// src/probe/remote/script.ts
const mostBytes = 16384;
const mostOutput = 23e3;
const word = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
const seconds = (ms) => (ms / 1e3).toFixed(3);
const bracketed = (address) => (0, node_net.isIP)(address) === 6 ? `[${address}]` : address;
const argumentsOf = (question) => {
	const { address, port, protocol, host, method, path, headers, withinMs, certificate } = question;
	const lines = Object.entries({
		"user-agent": "switchover",
		...headers,
		host
	});
	return [
		...certificate === "any" ? ["--insecure"] : [],
		...[
			"--request",
			method,
			"--max-time",
			seconds(withinMs)
		],
		...["--connect-timeout", seconds(connectWithinMs)],
		...["--connect-to", `::${bracketed(address)}:${port}`],
		...lines.flatMap(([name, value]) => ["--header", `${name}: ${value}`]),
		...["--url", `${protocol}://${bracketed(host)}:${port}${path}`]
	];
};
const scriptFor = (asked, mark) => `${[
	"LC_ALL=C; export LC_ALL",
	"for tool in curl gzip base64; do",
	"  command -v \"$tool\" >/dev/null 2>&1 || { echo \"$tool is not installed on this instance\" >&2; exit 127; }",
	"done",
	"d=$(mktemp -d) || exit 1",
	`trap 'rm -rf "$d"' EXIT`,
	"lane() {",
	"  n=$1; times=$2; shift 2; i=0; misses=0",
	"  while [ \"$i\" -lt \"$times\" ] && [ \"$misses\" -lt 2 ]; do",
	"    i=$((i + 1)); : >\"$d/$n.answer\"; code=0",
	`    connected=$(curl -q --silent --show-error --include --http1.1 --globoff --path-as-is --noproxy '*' \\`,
	`      --output "$d/$n.answer" --write-out '%{time_connect}' "$@" 2>"$d/$n.error") || code=$?`,
	"    if [ \"$code\" -eq 0 ]; then",
	`      misses=0; head -c ${mostBytes} "$d/$n.answer" >"$d/$n.told"`,
	"    else",
	"      misses=$((misses + 1)); head -c 300 \"$d/$n.error\" >\"$d/$n.told\"",
	"    fi",
	`    printf '%s %s %s %s\\n' "$n" "$code" "\${connected:-0}" "$(wc -c <"$d/$n.told" | tr -d ' ')" >>"$d/$n.all"`,
	"    cat \"$d/$n.told\" >>\"$d/$n.all\"",
	"  done",
	"}",
	...asked.map(({ question, times }, index) => `lane ${index} ${times} ${argumentsOf(question).map(word).join(" ")} &`),
	"wait",
	"cat \"$d\"/*.all | gzip -9 | base64 >\"$d/packed\"",
	`if [ "$(wc -c <"$d/packed")" -gt ${mostOutput} ]; then`,
	`  echo '${mark} too long'`,
	"else",
	`  echo '${mark} begin'; cat "$d/packed"; echo '${mark} end'`,
	"fi"
].join("\n")}\n`;

// src/probe/remote-proof.ts
const mostPasses = 25;
const withinMs = 6e4;
const agentWithinMs = 3e3;
const lookAgainMs = 1e3;
var RemoteProver = class {
	#lanes;
	#commands;
	#unfit = /* @__PURE__ */ new Set();
	#times = mostPasses;
	constructor(find, commands) {
		this.#lanes = new Lanes(find, "an instance");
		this.#commands = commands;
	}
	changed() {
		this.#lanes.changed();
	}
	async round(claim, _budgetMs, signal) {
		this.#lanes.begin(claim);
		await this.#lanes.look(claim, false, signal);
		try {
			return await this.#askFrom(claim, signal);
		} catch (error) {
			if (!(error instanceof require_goal.SwitchoverError) || !(error.code === "denied" || error.code === "aws")) throw error;
			return this.#unasked(`no instance can ask: ${oneLine(error.message)}`, claim);
		}
	}
	async #askFrom(claim, signal) {
		const asker = await this.#asker(claim, signal);
		if (asker === void 0) return this.#unasked("no instance can ask: none has a Systems Manager agent that is online", claim);
		this.#lanes.from = asker;
		const lanes = this.#lanes.all;
		if (lanes.length === 0) return this.#unasked("", claim);
		let told = await this.#ask(asker, lanes, claim, signal);
		for (; told === "the answers are too long for what Systems Manager keeps: name a shorter page in proof.path" && this.#times > 1; told = await this.#ask(asker, lanes, claim, signal)) this.#times = Math.floor(this.#times / 2);
		if (typeof told === "string") {
			this.#unfit.add(asker);
			return this.#unasked(`${asker} could not ask: ${told}`, claim);
		}
		for (const { lane: index, answer } of told) {
			const lane = lanes[index];
			if (lane !== void 0) await this.#lanes.note(lane, answer, claim);
		}
		return this.#lanes.proven(claim);
	}
	async #asker({ askers }, signal) {
		if (askers.every((id) => this.#unfit.has(id))) this.#unfit.clear();
		const open = askers.filter((id) => !this.#unfit.has(id));
		const until = performance.now() + agentWithinMs;
		for (;;) {
			const online = open.length === 0 ? [] : await this.#commands.online(open, signal);
			const first = open.find((id) => online.includes(id));
			if (first !== void 0 || open.length === 0 || performance.now() >= until) return first;
			await pause(lookAgainMs, signal);
			signal.throwIfAborted();
		}
	}
	async #ask(asker, lanes, claim, signal) {
		this.#times = Math.min(claim.http.passes, this.#times);
		const times = this.#times;
		const asked = lanes.map(({ node, endpoint }) => ({
			question: questionTo(node, endpoint, claim.http),
			times
		}));
		const mark = `switchover-${(0, node_crypto.randomUUID)()}`;
		const lines = [];
		const [answer] = await this.#commands.run({
			machines: [asker],
			document: "AWS-RunShellScript",
			parameters: { commands: [scriptFor(asked, mark)] },
			withinMs,
			concurrency: void 0
		}, (_machine, line) => lines.push(line.trimEnd()), signal);
		return answer?.passed === true ? toldBy(lines, mark) : oneLine(answer?.said ?? "it was not run");
	}
	#unasked(said, claim) {
		return {
			passed: false,
			said: listed([...said === "" ? ["no address of the load balancer is known"] : [said], ...this.#lanes.trouble]),
			nodes: this.#lanes.proven(claim).nodes.map((node) => ({
				...node,
				asked: false
			}))
		};
	}
};

// src/probe/command/each.ts
const runsAtOnce = 8;
const runOnEach = async (parts, command, asked, verb, check) => {
	const running = asked.flatMap(({ machine }) => machine?.state === "running" ? [machine] : []);
	const end = command.kind === "ssm" ? await remotely(parts, command, running, check) : await here(parts, command, running, check);
	return askAll(asked, verb, async ({ id, machine }) => {
		const ended = end.get(id);
		if (ended !== void 0) return {
			passed: ended.passed,
			said: oneLine(ended.said, mostCharacters)
		};
		if (machine === void 0) return {
			passed: false,
			said: "is registered, but EC2 does not show it"
		};
		return {
			passed: false,
			said: machine.state === "running" ? "no answer came" : `is ${machine.state}`
		};
	});
};
const mostCharacters = 300;
const remotely = async (parts, command, machines, { act, values, signal }) => {
	if (machines.length === 0) return /* @__PURE__ */ new Map();
	const asked = {
		act,
		values,
		machines: machines.map(({ id }) => id).sort(),
		alone: true
	};
	const answers = await answersOf(parts.commands, command, asked, parts.hear, signal);
	return new Map(answers.map(({ machine, ...ended }) => [machine, ended]));
};
const here = async (parts, command, machines, { act, seen, signal }) => {
	const limit = pLimit(runsAtOnce);
	const side = workersOf(seen, act.side.color).flatMap(({ machine }) => machine ? [machine] : []);
	const one = async (machine) => {
		const hear = (_, line) => parts.hear(machine.id, line);
		const about = {
			act,
			seen,
			machines: side,
			own: variablesOfOne(machine)
		};
		return [machine.id, await runHere({
			...parts,
			hear
		}, command, about, signal)];
	};
	return new Map(await Promise.all(machines.map((machine) => limit(() => one(machine)))));
};

// src/probe/retirement.ts
const askBusy = async (parts, busy, check) => {
	const { seen, act } = check;
	const workers = workersOf(seen, act.side.color).filter(({ machine }) => machine === void 0 || !require_leaving.hasFinished(seen.memo, machine));
	if (workers.length === 0) return {
		passed: true,
		said: "no machine is left to work",
		machines: []
	};
	if (busy.kind === "http") return askAll(workers, quiet, (asked) => askWorker(check, asked, busy));
	return runOnEach({
		...parts,
		hear: () => void 0
	}, busy, workers, quiet, check);
};
const quiet = "without work";
const askWorker = async (check, asked, { http }) => {
	const { passed, said, answer } = await askHttp(check, asked, http);
	if (answer.kind === "no-answer" || passed) return {
		passed,
		said
	};
	const heard = oneLine(`${answer.status} ${answer.body}`);
	return {
		passed,
		said: isNoWord(answer.status) ? `${heard}; is ${http.path} the path to ask?` : heard
	};
};
const isNoWord = (status) => status >= 300 && status < 400 || [
	401,
	403,
	404,
	405
].includes(status);
const runBeforeEnd = async (parts, command, check) => {
	const { seen, act } = check;
	const meant = workersOf(seen, act.side.color).filter(({ id }) => act.machines?.includes(id) ?? true);
	return runOnEach(parts, command, meant, "done", check);
};

// src/probe/watch.ts
const atOnce = 32;
const watchOnce = async (watch, all, find, signal) => {
	const production = all.filter(({ firstRoute, path }) => firstRoute || path === void 0);
	const isOpen = (endpoint) => endpoint.headers !== void 0 || isOpenTo(endpoint, watch.http);
	const endpoints = production.filter(isOpen);
	const limit = pLimit(atOnce);
	const looks = await find(endpoints, false, signal);
	const lanes = looks.flatMap(({ endpoint, addresses }) => addresses.map((node) => ({
		endpoint,
		node
	})));
	const results = await Promise.all(lanes.map(({ endpoint, node }) => limit(async () => {
		const question = questionTo(node, endpoint, watch.http, watch.http.path);
		const { passed, said, answer } = await rowOf(watch.http, watch.values, () => ask(question, signal));
		const reached = answer.kind === "answer" || answer.reached;
		return {
			node,
			endpoint,
			passed,
			said: `${node} (${endpoint.route}) ${said}`,
			reached
		};
	})));
	const reached = results.filter((result) => result.reached);
	const asked = new Set(reached.map(({ node }) => node));
	const open = new Set(reached.map(({ endpoint }) => portOf(endpoint)));
	const counting = results.filter(({ node, endpoint }) => asked.has(node) && open.has(portOf(endpoint)));
	const closed = results.filter(({ endpoint }) => !open.has(portOf(endpoint)));
	const bad = counting.filter(({ passed }) => !passed).map(({ said }) => said);
	if (counting.length === 0) {
		const why = [...results.map(({ said }) => said), ...looks.flatMap(({ trouble }) => trouble)];
		return {
			passed: false,
			said: listed(["no node of the load balancer can be asked from here", ...why])
		};
	}
	const good = `${counting.length - bad.length} of ${require_counted.counted(counting.length, "answer")} right`;
	const unasked = [...new Set(closed.map(({ endpoint }) => endpoint.route))];
	return {
		passed: bad.length === 0,
		said: [
			`${good} through ${require_counted.counted(asked.size, "node")}`,
			...bad.length > 0 ? [listed(bad)] : [],
			...unasked.map((route) => `no node can be asked for ${route}`),
			...production.filter((endpoint) => !isOpen(endpoint)).map(({ route }) => `${route} asks for a login`)
		].join("; ")
	};
};

// src/probe/probes.ts
const createProbes = (parts) => {
	const { settings } = parts;
	const find = createFindNodes(settings.proof?.resolver ?? parts.env["SWITCHOVER_RESOLVER"], parts.nodes);
	const prover = () => settings.proof?.from === "ssm" ? new RemoteProver(find, parts.commands) : new Prover(find);
	const provers = {
		proof: prover(),
		preview: prover(),
		plain: prover()
	};
	const counting = createCounting(parts);
	const checks = {
		...proofs({
			...parts,
			roundMs: parts.roundMs ?? 3e3,
			provers
		}),
		...counting.checks,
		...createComparing(parts),
		"release-test": askTests(parts, find),
		...commands(parts),
		...machines(parts),
		...others(parts, find)
	};
	return {
		run: (act, seen, signal) => checks[act.check](act, seen, signal),
		reach: (goal, seen, signal) => reach({
			...parts,
			find
		}, goal, seen, signal),
		changed: (what) => {
			provers.preview.changed();
			if (what !== "forward") return;
			provers.proof.changed();
			counting.changed();
		}
	};
};
const runOneOf = (parts, all) => async (act, seen, signal) => {
	const command = all[act.index];
	return command === void 0 ? cannot(`there is no command ${act.index + 1} to run`) : runCommand(parts, command, act, seen, signal);
};
const commands = (parts) => ({
	"before-switch": runOneOf(parts, parts.settings.switch.before),
	"after-switch": runOneOf(parts, parts.settings.switch.after),
	"set-up": runOneOf(parts, parts.settings.setUp),
	migrate: async (act, seen, signal) => parts.settings.migrate === void 0 ? cannot("no migration is configured") : runCommand(parts, parts.settings.migrate, act, seen, signal)
});
const machines = (parts) => ({
	ready: async (act, seen, signal) => parts.settings.ready === void 0 ? cannot("no question is configured for machines to be ready") : askReady(checkOf(parts.settings, act, seen, signal), parts.settings.ready, parts.now(), parts.commands),
	size: async () => ({
		passed: true,
		said: ""
	}),
	alarms: async () => ({
		passed: true,
		said: ""
	}),
	"last-words": (act, seen, signal) => hearLastWords(parts.lastWords, act, seen, signal)
});
const others = (parts, find) => ({
	busy: async (act, seen, signal) => parts.settings.busy === void 0 ? cannot("no question is configured for machines that work") : askBusy(parts, parts.settings.busy, checkOf(parts.settings, act, seen, signal)),
	"before-end": async (act, seen, signal) => {
		const command = parts.settings.beforeRetire[act.index];
		return command === void 0 ? cannot(`there is no command ${act.index + 1} to run`) : runBeforeEnd(parts, command, checkOf(parts.settings, act, seen, signal));
	},
	watch: async (act, seen, signal) => {
		const { settings, endpoints } = parts;
		const http = settings.watch?.http;
		const against = act.against === "" ? [] : [act.against];
		if (http === void 0) return {
			passed: against.length === 0,
			said: act.against || "target health has nothing against it"
		};
		const all = await endpoints();
		const asked = act.share === void 0 ? all : previewsOf(act, seen, all);
		if (typeof asked === "string") return cannot(asked);
		const found = await watchOnce({
			http,
			values: valuesOf(settings, act.side)
		}, asked, find, signal);
		return {
			passed: found.passed && against.length === 0,
			said: [...against, found.said].join("; ")
		};
	}
});

// src/wire.ts
async function wire(name, run) {
	const { inputs, context, aws, nonce, cancel, cancelled, end } = run;
	const today = run.config.services[name];
	if (today === void 0) throw new Error(`${name} is not in the config`);
	const bound = await bind(today, inputs, context.run, aws, cancel);
	const { service } = bound;
	const { settings } = service;
	const log = require_orphans.createLog(inputs.secrets, run.say);
	const connected = connect(settings, context.run, aws, nonce, log.say, run.takeLease);
	const { traffic, clock, world, leases, fleet, commands } = connected;
	const probes = createProbes({
		settings,
		endpoints: () => traffic.endpoints(end),
		nodes: () => traffic.nodes(end),
		now: () => clock.now(),
		counts: (since, signal) => connected.counts(since, signal),
		measures: (...asked) => connected.measures(...asked),
		env: process.env,
		commands,
		hear: log.hear,
		say: log.say,
		lastWords: (machines, signal) => fleet.lastWords(machines, signal)
	});
	const [made, notices] = require_goal.makesBuild(inputs) && !cancelled && connected.foreign.length === 0 ? await Promise.all([fleet.made(cancel), connected.notices(cancel)]) : ["", []];
	const buildWith = require_goal.buildWithOf(service, inputs, context, (parts) => fleet.ingredients(parts));
	const goal = boundGoal(require_goal.goalFor(service, inputs, context, made, buildWith), inputs, bound);
	const noted = [
		...configNotices(goal.command, goal.terms),
		...bound.notices,
		...notices
	];
	const note = (said) => {
		if (!run.told.has(said)) noted.push(said);
		run.told.add(said);
	};
	return {
		name,
		connected,
		log,
		task: {
			goal,
			world,
			leases,
			lineage: lineageOf(goal, inputs, context, note),
			clock,
			narrator: log,
			cancel,
			cancelled,
			end,
			probes: secretiveProbes(probes, inputs.secrets),
			async reach(seen, signal) {
				const reached = await probes.reach(goal, seen, signal);
				if (reached.mistakes.length === 0) noted.push(...reached.notices);
				return reached.mistakes;
			}
		},
		notices: noted,
		note,
		service,
		say: run.say,
		lacks: bound.mistakes
	};
}
async function mistakesOf(own, before = []) {
	const { connected, task, note, lacks } = own;
	const { command } = task.goal;
	const launches = command === "deploy" || command === "provision";
	const switches = command === "deploy" || command === "switch";
	if (!(launches || switches || command === "test")) return [...connected.foreign, ...lacks];
	const ahead = {
		launches,
		switches
	};
	const [wrong, rights] = await Promise.all([connected.check(task.cancel, ahead), connected.rights(ahead, task.goal.release ?? "unknown", task.cancel)]);
	const { credentials } = connected.identity;
	const ending = credentialMistakes(credentials, workOf(own), connected.clock.now(), before.map(workOf));
	const mistakes = [
		...wrong,
		...rights.mistakes,
		...ending.mistakes
	];
	if (mistakes.length === 0) for (const said of [...rights.notices, ...ending.notices]) note(said);
	return mistakes;
}
const workOf = ({ service, task }) => ({
	service,
	goal: task.goal
});
const endingOf = ({ name, connected, log, task, notices, service }, operated) => ({
	service: name,
	command: task.goal.command,
	outcome: operated.outcome,
	why: operated.why,
	seen: operated.seen,
	acts: operated.acts,
	changes: connected.traffic.diffs,
	skew: connected.traffic.skews.at(-1),
	plan: operated.plan,
	proof: log.proof(operated.seen),
	watch: log.watch(),
	counts: require_ending.countsOf(operated.seen),
	mistakes: operated.mistakes ?? [],
	fleet: task.goal.terms.fleet,
	made: require_ending.madeOf(operated.acts, operated.seen),
	lastWords: log.lastWords(),
	hold: require_orphans.holdSaid(operated.seen, connected.clock.now(), service.price),
	orphans: require_orphans.orphansSaid(operated.seen, connected.clock.now()),
	notices: [...notices, ...overdueNotices(task.goal.command, operated)]
});

exports.connect = connect;
exports.endingOf = endingOf;
exports.mistakesOf = mistakesOf;
exports.wire = wire;