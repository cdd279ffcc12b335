const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_inputs = require("./inputs.cjs");
const require_moves = require("./moves.cjs");
const require_connect = require("./connect.cjs");
const require_placeholders = require("./placeholders.cjs");
const require_errors = require("./errors.cjs");
let node_net = require("node:net");
let node_util = require("node:util");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_os = require("node:os");
let node_fs = require("node:fs");
let node_timers_promises = require("node:timers/promises");
let node_string_decoder = require("node:string_decoder");
let node_dns_promises = require("node:dns/promises");

// src/action/reminder.ts
const againMs = 3e4;
const countsMs = 2e3;
var Reminder = class {
	#rung = "";
	#since = 0;
	#last = -1e400;
	#text = "";
	#told = /* @__PURE__ */ new Map();
	due(rung, text, now) {
		if (rung !== this.#rung) this.#begin(rung, now);
		const plain = withoutTimes(text);
		const shape = plain.replace(/\d+/g, "#");
		const told = this.#told.get(shape) ?? -1e400;
		const counts = plain !== this.#text && now - this.#last >= countsMs && this.#told.size > 0;
		if (now - told < againMs && !(counts && shape === this.#text.replace(/\d+/g, "#"))) return void 0;
		this.#told.set(shape, now);
		this.#last = now;
		this.#text = plain;
		const waitedMs = now - this.#since;
		return waitedMs < 1e3 ? text : `${text} (${require_moves.seconds(waitedMs)})`;
	}
	forget() {
		this.#rung = "";
	}
	#begin(rung, now) {
		this.#rung = rung;
		this.#since = now;
		this.#last = -1e400;
		this.#text = "";
		this.#told.clear();
	}
};
const withoutTimes = (text) => text.replace(/\d+(\.\d+)? ?(ms|s|min|m|h)\b/g, "#");

// src/action/log.ts
const line = (mark, name, text) => `${mark} ${require_inputs.oneLine(name).padEnd(nameColumn)} ${require_inputs.oneLine(text)}`.trimEnd();
const lines = (mark, name, text) => {
	const [first = "", ...more] = text.split("\n");
	return [line(mark, name, first), ...more.map((next) => line(" ", "", next))];
};
const mostHeard = 2e3;
function createLog(secrets, write = require_inputs.info) {
	const reminder = new Reminder();
	const passed = /* @__PURE__ */ new Set();
	const words = [];
	let proven;
	const print = (mark, name, text) => {
		for (const one of lines(mark, secrets.redact(name), secrets.redact(text))) write(one);
	};
	const say = (mark, name, text) => {
		reminder.forget();
		print(mark, name, text);
	};
	const remind = (rung, text, now) => {
		const due = reminder.due(rung, text, now);
		if (due !== void 0) print(" ", rung, due);
	};
	return {
		decided({ rung, move }, seen, now) {
			proven = lastProof(seen) ?? proven;
			switch (move.kind) {
				case "wait": return remind(rung, move.why, now);
				case "act":
					if (move.act.kind === "check") return remind(rung, move.why, now);
					if (move.act.kind === "forward" || move.act.kind === "preview") passed.clear();
					return say("▸", rung, move.why);
				case "reject":
				case "fail": return say("✗", rung, move.why);
				case "done": return;
			}
		},
		acted({ rung, move }, found, now) {
			if (found === void 0 || move.kind !== "act" || move.act.kind !== "check") return;
			const { key, check } = move.act;
			if (check === "last-words") {
				words.push(...found.said.split("\n"));
				return say(" ", rung, found.said);
			}
			if (!found.passed) passed.delete(key);
			if (!found.passed || check === "watch") return remind(rung, found.said, now);
			if (!passed.has(key)) say("✓", rung, found.said);
			passed.add(key);
		},
		proof: (seen) => (seen && lastProof(seen)) ?? proven,
		lastWords: () => words,
		hear: (from, text) => write(heard(secrets.redact(from), secrets.redact((0, node_util.stripVTControlCharacters)(text)))),
		say: (text) => write(`  ${require_inputs.oneLine(secrets.redact(text))}`)
	};
}
const nameColumn = 25;
const heard = (from, text) => {
	const name = require_inputs.oneLine(from);
	return `  ${name.length > nameColumn ? `${name.slice(0, 24)}…` : name.padEnd(nameColumn)} │ ${require_inputs.oneLine(text, mostHeard)}`.trimEnd();
};
const lastProof = ({ findings }) => Object.values(findings).filter(({ check, passed }) => check === "proof" && passed).sort((a, b) => b.at - a.at)[0];
function planLines(decisions) {
	return ["Dry run: nothing of this is done.", ...decisions.flatMap(({ rung, move }) => move.kind === "act" ? [line(move.act.kind === "check" ? " " : "▹", rung, move.why)] : [])];
}

// src/action/secretive-probes.ts
const secretiveProbes = (probes, secrets) => ({
	run: async (act, seen, signal) => secrets.redactAll(await probes.run(act, seen, signal)),
	changed: (what) => probes.changed(what)
});

// src/probe/words.ts
const oneLine = (text, most = 200) => {
	const line = text.slice(0, most * 8).replace(/[\p{C}\p{Z}]+/gu, " ").trim();
	return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
};
const duration = (ms) => ms < 1e3 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const listed = (said, most = 3) => said.length > most ? `${said.slice(0, most).join("; ")}; and ${said.length - most} more` : said.join("; ");

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
	matches: http.matches === void 0 ? void 0 : filledPattern(http.matches, values)
});
const tellsApart = (http, one, other) => JSON.stringify(expected(http, one)) !== JSON.stringify(expected(http, other));
const markOf = (http, values) => {
	const { headers, contains } = expected(http, values);
	return headers.find(({ isMark }) => isMark)?.value ?? contains ?? "as expected";
};
const foreignMark = (answer, http, values) => {
	if (answer.kind === "no-answer") return void 0;
	const wrong = expected(http, values).headers.find(({ name, value, isMark }) => isMark && Object.hasOwn(answer.headers, name) && answer.headers[name] !== value);
	return wrong && `${wrong.name} ${oneLine(answer.headers[wrong.name] ?? "")}, not ${wrong.value}`;
};
const statusIn = (status, wanted) => wanted === void 0 ? status >= 200 && status <= 299 : status >= wanted.from && status <= wanted.to;
const rangeSaid = (wanted) => {
	if (wanted === void 0) return "any 2xx";
	return wanted.from === wanted.to ? `${wanted.from}` : `${wanted.from} to ${wanted.to}`;
};
const wrong = (said, got) => ({
	passed: false,
	said,
	got
});
const expect = (answer, http, values) => {
	if (answer.kind === "no-answer") return wrong(answer.said);
	const { headers, contains, matches } = expected(http, values);
	const answers = `answers ${answer.status}`;
	if (!statusIn(answer.status, http.status)) return wrong(`${answers}, expected ${rangeSaid(http.status)}`);
	for (const { name, value, isMark } of headers) {
		const given = answer.headers[name];
		if (given === void 0) return wrong(`${answers} without ${name}, expected ${value}`);
		const got = oneLine(given);
		if (given !== value) return wrong(`${answers} with ${name} ${got}, expected ${value}`, isMark ? got : void 0);
	}
	const shown = `${answers} with "${oneLine(answer.body)}"`;
	if (contains !== void 0 && !answer.body.includes(contains)) return wrong(`${shown}, expected it to contain "${contains}"`);
	if (matches !== void 0 && !new RegExp(matches).test(answer.body)) return wrong(`${shown}, expected it to match ${matches}`);
	return {
		passed: true,
		said: answers,
		got: void 0
	};
};
const expectAbsent = (answer, http, values) => {
	if (answer.kind === "no-answer") return wrong(answer.said);
	if (!statusIn(answer.status, http.status)) return wrong(`answers ${answer.status}, expected ${rangeSaid(http.status)}`);
	const mark = markOf(http, values);
	return expect(answer, http, values).passed ? wrong(`answers ${answer.status} as ${mark}`, mark) : {
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
	CERT_HAS_EXPIRED: "its certificate has expired",
	ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name"
};
const codeOf = (error) => "code" in error ? String(error.code) : "";
const isUnreachable = (error) => codeOf(error) in words;
const inWords = (error) => {
	const code = codeOf(error);
	if (code.startsWith("HPE_") && !(code in broken)) return "answers something that is not HTTP";
	return words[code] ?? broken[code] ?? oneLine(error.message);
};

// src/probe/http.ts
const mostHeaderBytes = 16384;
const mostBodyBytes = 65536;
const lowerCased = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const optionsOf = (question) => ({
	host: question.address,
	port: question.port,
	servername: (0, node_net.isIP)(question.host) ? "" : question.host,
	method: question.method,
	path: question.path,
	headers: {
		"user-agent": "switchover",
		...lowerCased(question.headers),
		host: question.host
	},
	agent: false,
	maxHeaderSize: mostHeaderBytes
});
const flat = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value ?? ""]));
const read = (response, done, cut) => {
	const chunks = [];
	let bytes = 0;
	const finish = () => done(Buffer.concat(chunks).subarray(0, mostBodyBytes).toString("utf8"));
	response.on("data", (chunk) => {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes >= mostBodyBytes) finish();
	});
	response.on("end", finish);
	response.on("error", cut);
	response.on("close", cut);
};
const listen = (sent, answered, silent) => {
	const started = performance.now();
	const answerOf = (response, body) => ({
		kind: "answer",
		status: response.statusCode ?? 0,
		headers: flat(response.headers),
		body,
		ms: performance.now() - started
	});
	let begun = false;
	sent.on("response", (response) => {
		begun = true;
		read(response, (body) => answered(answerOf(response, body)), () => silent("the connection was cut in the middle of the answer", true));
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
const atOnce$2 = 32;
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
const portOf = (asked, seen, color) => [
	...asked.targets,
	...seen.sides[color].targets,
	...seen.sides[require_inputs.other(color)].targets
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
	const port = http.port ?? portOf(asked, where.seen, where.color);
	if (port === void 0) return {
		kind: "no-answer",
		said: "no port is known to ask at",
		reached: false
	};
	const { method, path, body, withinMs, requestHeaders: headers } = http;
	const { address } = at;
	return ask({
		address,
		port,
		protocol: "http",
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
		const judged = expect(answer, http, values);
		if (!judged.passed || row >= http.passes) return {
			...judged,
			answer
		};
	}
};
const askAll = async (all, verb, one) => {
	const limit = require_connect.pLimit(atOnce$2);
	const found = await Promise.all(all.map((asked) => limit(async () => ({
		id: asked.id,
		...await one(asked)
	}))));
	const good = found.filter(({ passed }) => passed);
	const bad = found.filter(({ passed }) => !passed).map(({ id, said }) => `${id}: ${said}`);
	return {
		passed: found.length > 0 && bad.length === 0,
		said: [`${good.length} of ${counted(found.length, "machine")} ${verb}`, ...bad.length > 0 ? [listed(bad)] : []].join("; "),
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
	const { document, withinMs, concurrency } = settings;
	const parameters = parametersOf(settings, asked.act, asked.values);
	const answers = await commands.run({
		machines,
		document,
		parameters,
		withinMs,
		concurrency
	}, hear, signal);
	return foundOf(machines, answers);
};
const foundOf = (machines, answers) => {
	const good = answers.filter(({ passed }) => passed);
	const bad = answers.filter(({ passed }) => !passed).map(({ machine, said }) => `${machine}: ${harmless(said)}`);
	return {
		passed: bad.length === 0 && good.length === machines.length && machines.length > 0,
		said: [`done on ${good.length} of ${counted(machines.length, "machine")}`, ...bad.length > 0 ? [listed(bad)] : []].join("; "),
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
const mostCharacters = 16384;
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
		if (this.#rest.length <= mostCharacters) return;
		this.#say(this.#rest);
		this.#skips = true;
		this.#rest = "";
	}
	#say(line) {
		const skipped = this.#skips;
		this.#skips = false;
		if (skipped) return;
		this.#hear(line.length > mostCharacters ? `${line.slice(0, mostCharacters).toWellFormed()}… (cut)` : line);
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
	const { exec } = await Promise.resolve().then(() => require("./actions-exec-exec.cjs"));
	const { folder, withinMs, env, cwd, graceMs = defaultGraceMs } = script;
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
	try {
		return await exec("bash", args, {
			env,
			cwd,
			silent: true,
			ignoreReturnCode: true,
			delay: drainMs,
			listeners: { stdout: (chunk) => take(chunk, lines) }
		});
	} finally {
		over.abort();
		signal.removeEventListener("abort", stop);
		lines.end();
	}
};
const take = (chunk, lines) => {
	lines.push(chunk);
	chunk.fill(" ").fill("\n", chunk.length - 1);
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
		const places = path.split(node_path.delimiter).map((folder) => (0, node_fs_promises.access)((0, node_path.join)(folder, name), node_fs.constants.X_OK));
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
const mostBytes = 131008;
const variablesOf = (service, act, { preview }, machines, inventory) => {
	const shown = preview?.shows === act.side.color ? preview : void 0;
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
const instancesJson = (machines) => {
	const text = JSON.stringify(machines.map(({ id, name, address, publicAddress, zone }) => ({
		id,
		name: name ?? null,
		address: address ?? null,
		publicAddress: publicAddress ?? null,
		zone
	})));
	return Buffer.byteLength(text) > mostBytes ? void 0 : text;
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
	}, parts.hear, signal) : runHere(parts, settings, act, seen, machines, signal);
};
const runHere = async ({ settings: { service }, env, hear }, settings, act, seen, machines, signal) => {
	await using folder = await privateFolder(env["RUNNER_TEMP"]);
	const inventory = (0, node_path.join)(folder.path, "inventory.yml");
	const idle = act.side.color;
	const live = sideOf(seen, require_inputs.other(idle), act);
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
		env: environmentFor(env, variablesOf(service, act, seen, machines, inventory)),
		cwd: env["GITHUB_WORKSPACE"] ?? process.cwd(),
		folder: folder.path
	};
	return await runScript(script, (line) => hear(settings.label, line), signal);
};
const sideOf = (seen, color, { side }) => {
	const isItsOwn = color === side.color;
	const asked = isItsOwn ? crewOf(seen, color, side.attempt) : workersOf(seen, color);
	const { release } = isItsOwn ? side : require_inputs.identityOf(seen.memo, color);
	return asked.flatMap(({ machine }) => machine === void 0 ? [] : [{
		...machine,
		release: machine.release || release
	}]).sort((a, b) => a.id.localeCompare(b.id));
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
		if (signal.aborted || !(error instanceof require_errors.SwitchoverError)) throw error;
		return {
			passed: true,
			said: `their consoles could not be read: ${oneLine(error.message)}`
		};
	}
};
const linesOf = ({ id, stateReason }, words) => [stateReason, ...words.find(({ machine }) => machine === id)?.lines ?? []].filter((text) => text.trim() !== "").map((text) => `${id}: ${oneLine(text)}`);

// src/probe/tcp.ts
const connect = async (at, signal) => {
	signal.throwIfAborted();
	const { promise, resolve, reject } = Promise.withResolvers();
	const stop = () => reject(signal.reason);
	const limit = setTimeout(() => resolve({
		passed: false,
		said: `no connection to port ${at.port} within ${duration(at.withinMs)}`
	}), at.withinMs);
	signal.addEventListener("abort", stop, { once: true });
	const socket = (0, node_net.createConnection)({
		host: at.address,
		port: at.port
	});
	socket.once("connect", () => resolve({
		passed: true,
		said: `port ${at.port} answers`
	}));
	socket.on("error", (error) => resolve({
		passed: false,
		said: `port ${at.port}: ${inWords(error)}`
	}));
	try {
		return await promise;
	} finally {
		clearTimeout(limit);
		signal.removeEventListener("abort", stop);
		socket.destroy();
	}
};

// src/probe/machine-checks.ts
const readyWithinMs = 2e3;
const askTcp = async (asked, port, withinMs, signal) => {
	const at = addressOf(asked);
	return "said" in at ? {
		passed: false,
		said: at.said
	} : connect({
		...at,
		port,
		withinMs
	}, signal);
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
const askBusy = async (check, busy) => {
	const workers = workersOf(check.seen, check.act.side.color);
	if (workers.length === 0) return {
		passed: true,
		said: "no machine is left to work",
		machines: []
	};
	return askAll(workers, "without work", async (asked) => {
		const { passed, said, answer } = await askHttp(check, asked, busy);
		if (answer.kind === "no-answer" || passed) return {
			passed,
			said
		};
		return {
			passed,
			said: oneLine(`${answer.status} ${answer.body}`)
		};
	});
};

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
		return {
			addresses: await unlessAborted(nodes(), signal),
			trouble: []
		};
	} catch (error) {
		signal.throwIfAborted();
		return {
			addresses: [],
			trouble: [`the load balancer's own list of nodes: ${reason(error)}`]
		};
	}
};
const createFindNodes = (server, nodes) => {
	let listing;
	return async (endpoints, again, signal) => {
		const first = endpoints.find(({ firstRoute }) => firstRoute)?.dnsName;
		if (first !== void 0 && !(again && listing)) listing = addressesListed(nodes, signal);
		const names = [...new Set(endpoints.map(({ dnsName }) => dnsName))];
		const found = /* @__PURE__ */ new Map();
		await Promise.all(names.map(async (name) => {
			const looks = [addressesOf(name, server, signal), ...name === first && listing ? [listing] : []];
			found.set(name, joined(await Promise.all(looks)));
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
const isProven = (lanes, standard) => {
	const asked = nodesAsked(lanes, standard.current);
	const counting = lanes.filter(({ node }) => asked.has(node));
	return lanes.every(({ round }) => round > 0) && counting.every(({ row, round }) => row >= standard.passes && round === standard.round) && standard.endpoints.every((endpoint) => counting.some((lane) => lane.endpoint.arn === endpoint.arn)) && standard.endpoints.length > 0;
};
const evidenceOf = (lanes, standard) => {
	const asked = nodesAsked(lanes, standard.current);
	return lanes.map((lane) => ({
		node: lane.node,
		route: lane.endpoint.route,
		passes: lane.row,
		convergedMs: lane.firstAt === void 0 || lane.row < standard.passes ? void 0 : Math.max(0, Math.round(lane.firstAt - standard.since)),
		asked: asked.has(lane.node),
		said: lane.said
	}));
};
const notAskedSaid$1 = (lanes, asked) => {
	return [...new Map(lanes.filter(({ node }) => !asked.has(node)).map((lane) => [lane.node, lane.said]))].map(([node, said]) => `${node} was not asked: ${said}`);
};
const standing = (lane, routes) => {
	const where = routes > 1 ? `${lane.node} (${lane.endpoint.route})` : lane.node;
	if (lane.row > 0) return `${where} has said so ${counted(lane.row, "time")} in a row`;
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
	const rest = [...notAskedSaid$1(lanes, asked), ...standard.trouble];
	if (asked.size === 0) return listed(["no node of the load balancer can be asked from here", ...rest], 4);
	const counting = lanes.filter(({ node }) => asked.has(node));
	if (isProven(lanes, standard)) return listed([provenSaid(counting, standard, asked.size), ...rest], 4);
	const owing = counting.filter(({ row }) => row < standard.passes);
	const wrong = owing.filter(({ row }) => row === 0);
	const right = [...asked].filter((node) => wrong.every((lane) => lane.node !== node)).length;
	const routes = standard.endpoints.length;
	const unasked = standard.endpoints.filter((endpoint) => counting.every((lane) => lane.endpoint.arn !== endpoint.arn));
	return [
		`${right} of ${counted(asked.size, "node")} answer ${standard.mark}`,
		...owing.length > 0 ? [listed((wrong.length > 0 ? wrong : owing).map((lane) => standing(lane, routes)))] : [],
		...unasked.map(({ route }) => `no node can be asked for ${route}`),
		...rest.length > 0 ? [listed(rest)] : []
	].join("; ");
};

// src/probe/question.ts
const questionTo = (node, endpoint, http, headers, path = endpoint.path ?? http.path) => ({
	address: node,
	port: endpoint.port,
	protocol: endpoint.protocol,
	host: endpoint.host,
	method: http.method,
	path,
	headers: {
		...http.requestHeaders,
		...headers
	},
	body: http.body,
	withinMs: http.withinMs
});

// src/probe/proof.ts
const atOnce$1 = 64;
const lookAgainMs = 1e3;
const pauseAfterMs = {
	converged: 500,
	wrong: 100,
	unreached: 500
};
var Prover = class {
	#find;
	#limit = require_connect.pLimit(atOnce$1);
	#lanes = /* @__PURE__ */ new Map();
	#current = /* @__PURE__ */ new Set();
	#trouble = [];
	#key;
	#since = performance.now();
	#round = 0;
	constructor(find) {
		this.#find = find;
	}
	changed() {
		this.#since = performance.now();
		this.#key = void 0;
	}
	async round(claim, budgetMs, signal) {
		if (this.#key !== claim.key) this.#lanes.clear();
		this.#key = claim.key;
		this.#round += 1;
		const ended = new AbortController();
		const ending = AbortSignal.any([ended.signal, signal]);
		const limit = setTimeout(() => ended.abort(), budgetMs);
		try {
			await this.#askAll(claim, ended, ending, signal);
		} finally {
			clearTimeout(limit);
			ended.abort();
		}
		const lanes = [...this.#lanes.values()];
		const standard = this.#standard(claim);
		return {
			passed: isProven(lanes, standard),
			said: proofSaid(lanes, standard),
			nodes: evidenceOf(lanes, standard)
		};
	}
	async #askAll(claim, ended, ending, signal) {
		const asking = /* @__PURE__ */ new Map();
		const look = async (again) => {
			await this.#look(claim, again, signal);
			for (const lane of this.#lanes.values()) if (!asking.has(lane)) asking.set(lane, this.#keepAsking(lane, claim, ended, ending, signal));
		};
		const looking = async () => {
			await look(false);
			while (!ending.aborted && asking.size > 0) {
				await pause(lookAgainMs, ending);
				if (!ending.aborted) await look(true);
			}
		};
		const looked = await Promise.allSettled([looking()]);
		const done = await Promise.allSettled(asking.values());
		signal.throwIfAborted();
		for (const result of [...looked, ...done]) if (result.status === "rejected") throw result.reason;
	}
	async #look(claim, again, signal) {
		const looks = await this.#find(claim.endpoints, again, signal);
		for (const { endpoint, addresses } of looks) for (const node of addresses) this.#join(node, endpoint);
		this.#current = new Set(looks.flatMap(({ addresses }) => addresses));
		this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))];
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
	async #keepAsking(lane, claim, ended, ending, signal) {
		while (!ending.aborted) {
			const until = lane.round > 0 && !lane.reached ? ending : signal;
			try {
				await this.#limit(() => ending.aborted ? void 0 : this.#askOnce(lane, claim, until));
			} catch (error) {
				if (!ending.aborted) throw error;
			}
			if (isProven([...this.#lanes.values()], this.#standard(claim))) ended.abort();
			await pause(this.#pauseAfter(lane, claim), ending);
		}
	}
	#pauseAfter(lane, claim) {
		if (lane.row === 0) return lane.reached ? pauseAfterMs.wrong : pauseAfterMs.unreached;
		return lane.row < claim.http.passes ? 0 : pauseAfterMs.converged;
	}
	async #askOnce(lane, claim, signal) {
		const answer = await ask(questionTo(lane.node, lane.endpoint, claim.http, claim.headers), signal);
		const judged = (claim.absent ? expectAbsent : expect)(answer, claim.http, claim.values);
		const reached = answer.kind === "answer" || answer.reached;
		lane.round = this.#round;
		lane.reached ||= reached;
		lane.misses = reached ? 0 : lane.misses + 1;
		lane.row = judged.passed ? lane.row + 1 : 0;
		lane.firstAt = judged.passed ? lane.firstAt ?? performance.now() : void 0;
		lane.said = judged.said;
		lane.got = judged.got;
	}
	#standard(claim) {
		return {
			endpoints: claim.endpoints,
			passes: claim.http.passes,
			mark: `${claim.absent ? "anything but " : ""}${markOf(claim.http, claim.values)}`,
			since: this.#since,
			round: this.#round,
			current: this.#current,
			trouble: this.#trouble
		};
	}
};

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
			said: notAskedSaid(unreached, nodes)
		};
		const answer = await askThrough(test, node, signal);
		if (answer.kind === "no-answer" && !answer.reached) {
			unreached.set(node, answer.said);
			continue;
		}
		const foreign = test.mark && foreignMark(answer, test.mark, test.values);
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
		const judged = expect(answer, test.http, test.values);
		if (!judged.passed) return {
			passed: false,
			said: `${node} ${judged.said}`
		};
		row += 1;
		if (row >= test.http.passes) return {
			passed: true,
			said: rowSaid(row, open.length)
		};
	}
};
const askThrough = (test, node, signal) => ask(questionTo(node, test.endpoint, test.http, test.headers, test.http.path), signal);
const rowSaid = (row, nodes) => `${counted(row, "right answer")} in a row through ${counted(Math.min(row, nodes), "node")}`;
const notAskedSaid = (unreached, { trouble }) => {
	const reasons = [...[...unreached].map(([node, said]) => `${node}: ${said}`), ...trouble];
	return ["no node of the load balancer can be asked from here", listed(reasons)].filter((text) => text !== "").join("; ");
};

// src/probe/watch.ts
const atOnce = 32;
const watchOnce = async (watch, all, find, signal) => {
	const endpoints = all.filter(({ firstRoute, path }) => firstRoute || path === void 0);
	const limit = require_connect.pLimit(atOnce);
	const looks = await find(endpoints, false, signal);
	const lanes = looks.flatMap(({ endpoint, addresses }) => addresses.map((node) => ({
		endpoint,
		node
	})));
	const results = await Promise.all(lanes.map(({ endpoint, node }) => limit(async () => {
		const question = questionTo(node, endpoint, watch.http, {}, watch.http.path);
		const { passed, said, answer } = await rowOf(watch.http, watch.values, () => ask(question, signal));
		return {
			node,
			passed,
			said: `${node} (${endpoint.route}) ${said}`,
			reached: answer.kind === "answer" || answer.reached
		};
	})));
	const asked = new Set(results.filter(({ reached }) => reached).map(({ node }) => node));
	const counting = results.filter(({ node }) => asked.has(node));
	const bad = counting.filter(({ passed }) => !passed).map(({ said }) => said);
	if (counting.length === 0) {
		const why = [...results.map(({ said }) => said), ...looks.flatMap(({ trouble }) => trouble)];
		return {
			passed: false,
			said: listed(["no node of the load balancer can be asked from here", ...why])
		};
	}
	const good = `${counting.length - bad.length} of ${counted(counting.length, "answer")} right`;
	return {
		passed: bad.length === 0,
		said: [`${good} through ${counted(asked.size, "node")}`, ...bad.length > 0 ? [listed(bad)] : []].join("; ")
	};
};

// src/probe/probes.ts
const defaultRoundMs = 3e3;
const cannot = (said) => ({
	passed: false,
	said,
	nodes: [],
	machines: []
});
const createProbes = (parts) => {
	const { settings } = parts;
	const find = createFindNodes(settings.proof?.resolver ?? parts.env["SWITCHOVER_RESOLVER"], parts.nodes);
	const provers = {
		proof: new Prover(find),
		preview: new Prover(find),
		plain: new Prover(find)
	};
	const checks = {
		...proofs(parts, provers),
		...tests(parts, find),
		...commands(parts),
		...machines(parts),
		...others(parts, find)
	};
	return {
		run: (act, seen, signal) => checks[act.check](act, seen, signal),
		changed: (what) => {
			provers.preview.changed();
			if (what === "forward") provers.proof.changed();
		}
	};
};
const firstOf = (endpoints) => endpoints.filter(({ firstRoute }) => firstRoute);
const previewOf = (act, { preview }) => {
	if (preview === void 0) return "there is no preview rule";
	if (preview.shows !== act.side.color) return `the preview rule shows ${preview.shows}, not ${act.side.color}`;
	return { [preview.header.name.toLowerCase()]: preview.header.value };
};
const fromNobody = {
	from: 503,
	to: 503
};
const isEmpty = (seen, { color }) => seen.sides[color].targets.length === 0;
const proofs = ({ settings, endpoints, roundMs = defaultRoundMs }, provers) => {
	const prove = async (act, seen, asked, headers, signal) => {
		const { proof } = settings;
		if (proof === void 0) return cannot("no proof is configured: answers show no side");
		const absent = act.side.adopted && act.unlike !== void 0;
		const values = valuesOf(settings, absent && act.unlike !== void 0 ? act.unlike : act.side);
		if (act.unlike && !tellsApart(proof.http, valuesOf(settings, act.side), valuesOf(settings, act.unlike))) return cannot(`the mark does not tell ${act.unlike.color} from ${act.side.color}`);
		const key = JSON.stringify([
			act.key,
			values,
			headers,
			absent
		]);
		const prover = act.check === "preview" ? provers.preview : provers.proof;
		const http = absent && isEmpty(seen, act.side) ? {
			...proof.http,
			status: fromNobody
		} : proof.http;
		return prover.round({
			key,
			http,
			values,
			endpoints: asked,
			headers,
			absent
		}, roundMs, signal);
	};
	const without = async (act, asked, signal) => {
		const values = valuesOf(settings, act.side);
		const http = settings.proof && {
			...settings.proof.http,
			passes: 1
		};
		if (http === void 0) return cannot("no proof is configured: answers show no side");
		const key = JSON.stringify([act.key, values]);
		return provers.plain.round({
			key,
			http,
			values,
			endpoints: asked,
			headers: {},
			absent: true
		}, roundMs, signal);
	};
	return {
		proof: async (act, seen, signal) => prove(act, seen, await endpoints(), {}, signal),
		preview: async (act, seen, signal) => {
			const headers = previewOf(act, seen);
			if (typeof headers === "string") return cannot(headers);
			const asked = firstOf(await endpoints());
			const plain = act.unlike?.adopted && !isEmpty(seen, act.unlike) ? await without(act, asked, signal) : void 0;
			return plain?.passed === false ? cannot(`without the preview header: ${plain.said}`) : prove(act, seen, asked, headers, signal);
		}
	};
};
const checkOf = (settings, act, seen, signal) => ({
	act,
	seen,
	signal,
	host: settings.host,
	values: valuesOf(settings, act.side)
});
const tests = ({ settings, endpoints, roundMs = defaultRoundMs }, find) => {
	const byPreview = async (test, act, seen, signal) => {
		const headers = previewOf(act, seen);
		if (typeof headers === "string") return cannot(headers);
		const [nodes] = await find(firstOf(await endpoints()), false, signal);
		if (nodes === void 0) return cannot("no route is known to ask by");
		const values = valuesOf(settings, act.side);
		const { endpoint } = nodes;
		const byHeader = {
			http: test.http,
			values,
			endpoint,
			headers,
			mark: settings.proof?.http
		};
		return testByPreview(byHeader, nodes, roundMs, signal);
	};
	return { "release-test": async (act, seen, signal) => {
		const test = settings.releaseTests[act.index];
		if (test === void 0) return cannot(`there is no release test ${act.index}`);
		return test.kind === "http" && test.via === "preview" ? byPreview(test, act, seen, signal) : testInstances(checkOf(settings, act, seen, signal), test);
	} };
};
const commands = (parts) => ({
	"set-up": async (act, seen, signal) => {
		const command = parts.settings.setUp[act.index];
		return command === void 0 ? cannot(`there is no step ${act.index + 1} of the set-up`) : runCommand(parts, command, act, seen, signal);
	},
	migrate: async (act, seen, signal) => parts.settings.migrate === void 0 ? cannot("no migration is configured") : runCommand(parts, parts.settings.migrate, act, seen, signal)
});
const machines = (parts) => ({
	ready: async (act, seen, signal) => parts.settings.ready === void 0 ? cannot("no question is configured for machines to be ready") : askReady(checkOf(parts.settings, act, seen, signal), parts.settings.ready, parts.now(), parts.commands),
	size: async () => ({
		passed: true,
		said: ""
	}),
	"last-words": (act, seen, signal) => hearLastWords(parts.lastWords, act, seen, signal)
});
const others = ({ settings, endpoints }, find) => ({
	busy: async (act, seen, signal) => settings.busy === void 0 ? cannot("no question is configured for machines that work") : askBusy(checkOf(settings, act, seen, signal), settings.busy),
	watch: async (act, _seen, signal) => {
		const http = settings.watch?.http;
		const against = act.against === "" ? [] : [act.against];
		if (http === void 0) return {
			passed: against.length === 0,
			said: act.against || "target health has nothing against it"
		};
		const found = await watchOnce({
			http,
			values: valuesOf(settings, act.side)
		}, await endpoints(), find, signal);
		return {
			passed: found.passed && against.length === 0,
			said: [...against, found.said].join("; ")
		};
	}
});

// src/wire.ts
async function wire(name, run) {
	const { inputs, context, aws, nonce, cancel, cancelled, end } = run;
	const service = run.config.services[name];
	if (service === void 0) throw new Error(`${name} is not in the config`);
	const { settings } = service;
	const log = createLog(inputs.secrets);
	const connected = require_connect.connect(settings, context.run, aws, nonce, log.say);
	const { traffic, clock, world, leases, fleet, commands } = connected;
	const probes = createProbes({
		settings,
		endpoints: () => traffic.endpoints(end),
		nodes: () => traffic.nodes(end),
		now: () => clock.now(),
		env: process.env,
		commands,
		hear: log.hear,
		lastWords: (machines, signal) => fleet.lastWords(machines, signal)
	});
	const [made, notices] = require_inputs.makesBuild(inputs) && connected.foreign.length === 0 ? await Promise.all([fleet.made(cancel), connected.notices(cancel)]) : ["", []];
	const buildWith = require_inputs.buildWithOf(service, inputs, context, (parts) => fleet.ingredients(parts));
	return {
		name,
		connected,
		log,
		task: {
			goal: require_inputs.goalFor(service, inputs, context, made, buildWith),
			world,
			leases,
			probes: secretiveProbes(probes, inputs.secrets),
			clock,
			narrator: log,
			cancel,
			cancelled,
			end
		},
		notices
	};
}
async function mistakesOf({ connected, task }) {
	const { command } = task.goal;
	const launches = command === "deploy" || command === "provision";
	return launches || command === "test" || command === "switch" ? connected.check(task.cancel, launches) : connected.foreign;
}
const endingOf = ({ name, connected, log, task, notices }, operated) => ({
	service: name,
	command: task.goal.command,
	outcome: operated.outcome,
	why: operated.why,
	seen: operated.seen,
	acts: operated.acts,
	changes: connected.traffic.diffs,
	plan: operated.plan,
	proof: log.proof(operated.seen),
	mistakes: [],
	fleet: task.goal.terms.fleet,
	made: require_inputs.madeOf(operated.acts, operated.seen),
	lastWords: log.lastWords(),
	notices
});

exports.endingOf = endingOf;
exports.mistakesOf = mistakesOf;
exports.planLines = planLines;
exports.wire = wire;