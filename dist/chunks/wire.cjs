const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_moves = require("./moves.cjs");
const require_settings = require("./settings.cjs");
const require_inputs = require("./inputs.cjs");
const require_connect = require("./connect.cjs");
const require_placeholders = require("./placeholders.cjs");
const require_json_p3_esm = require("./json-p3-json-p3.esm.cjs");
const require_errors = require("./errors.cjs");
let node_net = require("node:net");
let node_util = require("node:util");
let node_zlib = require("node:zlib");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_os = require("node:os");
let node_fs = require("node:fs");
let node_https = require("node:https");
let node_timers_promises = require("node:timers/promises");
let node_stream_consumers = require("node:stream/consumers");
let node_string_decoder = require("node:string_decoder");
let node_dns_promises = require("node:dns/promises");

// src/action/config-notices.ts
const leastHeardMs = 3e5;
function configNotices(command, { watch }) {
	if (command !== "deploy" && command !== "switch") return [];
	if (watch === void 0 || watch.alarms.length === 0 || watch.forMs >= leastHeardMs) return [];
	return [`watch.for is ${require_moves.seconds(watch.forMs)}: metrics reach CloudWatch some minutes late, so that alarms may not ring before the watch is over; give it 5m or more.`];
}

// src/action/credentials-end.ts
function credentialMistakes(life, service, goal, now) {
	if (life.kind === "never") return {
		mistakes: [],
		notices: []
	};
	if (life.kind === "unknown") return {
		mistakes: [],
		notices: ["when the AWS credentials end is not known: let their session last longer than the run, or set AWS_CREDENTIAL_EXPIRATION"]
	};
	const waits = longestWait(service, goal);
	const until = now + waits.reduce((sum, { ms }) => sum + ms, 0);
	if (until <= life.at) return {
		mistakes: [],
		notices: []
	};
	return {
		mistakes: [{
			path: "credentials",
			said: `they end at ${iso(life.at)}; ${goal.command} may wait until ${iso(until)}: ${waits.map((wait) => wait.said).join(", ") || "it begins after that"}`,
			remedy: "Get credentials whose session lasts longer (role-duration-seconds), or shorten these waits."
		}],
		notices: []
	};
}
function longestWait({ settings, terms }, { command, hold }) {
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
		...switches && terms.proof ? [wait("proof", terms.proof.withinMs)] : []
	].reduce((most, one) => one.ms > (most?.ms ?? 0) ? one : most, void 0);
	const { steps, everyMs } = terms.switch;
	const sure = [
		...switches ? [wait("switch.every", (steps.length - 1) * everyMs)] : [],
		...switches && terms.watch ? [wait("watch", terms.watch.forMs)] : [],
		...switches && hold.kind === "none" ? [wait("minimum-hold", terms.minimumHoldMs)] : []
	];
	return [...longest ? [longest] : [], ...sure].filter(({ ms }) => ms > 0);
}
const testWait = ({ label, deadlineMs, ...test }) => wait(`release-test (${label})`, "command" in test ? Math.max(deadlineMs, test.command.withinMs) : deadlineMs);
const wait = (said, ms) => ({
	said: `${said} ${Math.round(ms / 1e3)} s`,
	ms
});
const iso = (at) => new Date(at).toISOString();

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
function lineageOf({ release = "", origin = unknown$1 }, { githubToken }, { tag, commit, api }, note) {
	const ask = githubToken === "" ? void 0 : askGitHub(githubToken, api);
	return createLineage({
		release,
		origin,
		namedByRun: release === tag || release === commit
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
	const ancestry = await byCommits(newcomer, live, ask, signal);
	const { release, namedByRun } = newcomer;
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
async function byCommits({ origin }, live, ask, signal) {
	const other = live.origin?.commit ?? "";
	if (other === "") return { unknown: "the record does not say what commit is live" };
	if (origin.commit === "") return { unknown: "this run has no commit" };
	if (origin.commit === other) return "same";
	const [here, there] = [repositoryOf(origin), live.origin && repositoryOf(live.origin)];
	if (here !== there) return { unknown: `${live.release} was released from ${there || "elsewhere"}` };
	return ask === void 0 ? { unknown: "no github-token is given" } : ask(here, origin.commit, other, signal);
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

// src/action/reminder.ts
const againMs$1 = 3e4;
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
		if (now - told < againMs$1 && !(counts && shape === this.#text.replace(/\d+/g, "#"))) return void 0;
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
			if (check === "proof" && !passed.has(key)) for (const text of convergence(found.nodes ?? [])) print(" ", "", text);
			passed.add(key);
		},
		proof: (seen) => (seen && lastProof(seen)) ?? proven,
		lastWords: () => words,
		hear: (from, text) => write(heard(secrets.redact(from), secrets.redact((0, node_util.stripVTControlCharacters)(text)))),
		say: (text) => write(`  ${require_inputs.oneLine(secrets.redact(text))}`)
	};
}
const nameColumn = 25;
const mostNodes = 24;
const convergence = (nodes) => {
	const told = nodes.flatMap(({ node, route, convergedMs }) => convergedMs === void 0 ? [] : [`${node} (${route}) converged after ${convergedMs < 1e3 ? `${convergedMs} ms` : require_moves.seconds(convergedMs)}`]);
	const more = told.length - mostNodes;
	return [...told.slice(0, mostNodes), ...more > 0 ? [`and ${more} more`] : []];
};
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
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const listed = (said, most = 3) => said.length > most ? `${said.slice(0, most).join("; ")}; and ${said.length - most} more` : said.join("; ");

// src/probe/json.ts
const jsonProblem = (body, wanted) => {
	if (wanted.length === 0) return void 0;
	const read = parsed(body);
	if (read === void 0) return {
		said: `with "${oneLine(body)}", which is no JSON`,
		got: void 0
	};
	for (const { path, value, isMark } of wanted) {
		const found = require_json_p3_esm.compile(path).query(read.json).values();
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
const foreignMark = (answer, http, values, path = http.path) => {
	if (answer.kind === "no-answer") return void 0;
	const { headers, json } = expected(http, values);
	const wrong = headers.find(({ name, value, isMark }) => isMark && Object.hasOwn(answer.headers, name) && answer.headers[name] !== value);
	if (wrong !== void 0) return `${wrong.name} ${oneLine(answer.headers[wrong.name] ?? "")}, not ${wrong.value}`;
	const marks = path === http.path ? json.filter(({ isMark }) => isMark) : [];
	const problem = jsonProblem(answer.body, marks);
	return problem?.got === void 0 ? void 0 : problem.said.replace(/^with (.*), expected (.*)$/s, "$1, not $2");
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
	const { headers, contains, matches, json } = expected(http, values);
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
	const problem = jsonProblem(answer.body, json);
	if (problem !== void 0) return wrong(`${answers} ${problem.said}`, problem.got);
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
	rejectUnauthorized: question.certificate === "trusted",
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
		const judged = expect(answer, http, values);
		if (!judged.passed || row >= http.passes) return {
			...judged,
			answer
		};
	}
};
const askAll = async (all, verb, one) => {
	const limit = require_connect.pLimit(atOnce$3);
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
const mostBytes$2 = 131008;
const variablesOf = (service, act, seen, machines, inventory) => {
	const shown = seen.preview?.shows === act.side.color ? require_inputs.firstPreview(seen) : void 0;
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
		const foreign = test.mark && foreignMark(answer, test.mark, test.values, test.http.path);
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
const askThrough = (test, node, signal) => ask(questionTo(node, test.endpoint, test.http, test.http.path), signal);
const rowSaid = (row, nodes) => `${counted(row, "right answer")} in a row through ${counted(Math.min(row, nodes), "node")}`;
const notAskedSaid$1 = (unreached, { trouble }) => {
	const reasons = [...[...unreached].map(([node, said]) => `${node}: ${said}`), ...trouble];
	return ["no node of the load balancer can be asked from here", listed(reasons)].filter((text) => text !== "").join("; ");
};

// src/probe/release-tests.ts
const atOnce$2 = 8;
const againMs = 500;
const usualRemindMs = 3e4;
const runTests = async (tests, once, say, signal, remindMs = usualRemindMs) => {
	const [limit, remotely] = [require_connect.pLimit(atOnce$2), require_connect.pLimit(1)];
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
				const [to, from] = [found[side.color], found[require_inputs.other(side.color)]];
				const said = countsSaid(found, side.color);
				return {
					passed: to !== void 0 && to > 0 && !from,
					said
				};
			} catch (error) {
				if (signal.aborted || !(error instanceof require_errors.SwitchoverError)) throw error;
				return {
					passed: false,
					said: `CloudWatch could not be asked: ${oneLine(error.message)}`
				};
			}
		} }
	};
};
const countsSaid = (found, color) => {
	const [to, from] = [found[color], found[require_inputs.other(color)]];
	const time = new Date(found.since).toISOString().slice(11, 16);
	if (to === void 0 && from === void 0) return `CloudWatch shows no requests since ${time} UTC yet; its counts come some minutes late`;
	return `CloudWatch: ${to === void 0 ? "no requests yet" : `${to.toLocaleString("en")} requests`} to ${color}, ${from === void 0 ? "none" : from.toLocaleString("en")} to ${require_inputs.other(color)} since ${time} UTC`;
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
const isProven = (lanes, standard) => {
	const asked = nodesAsked(lanes, standard.current);
	const counting = lanes.filter(({ node }) => asked.has(node));
	return lanes.every(({ round }) => round > 0) && counting.every(({ row, round }) => row >= standard.passes && round === standard.round) && standard.owing.every((endpoint) => counting.some((lane) => lane.endpoint.arn === endpoint.arn)) && standard.owing.length > 0;
};
const evidenceOf = (lanes, standard) => {
	const asked = nodesAsked(lanes, standard.current);
	return lanes.map((lane) => ({
		node: lane.node,
		route: lane.endpoint.route,
		passes: lane.row,
		convergedMs: lane.firstAt === void 0 || lane.row < standard.passes ? void 0 : Math.max(0, Math.round(lane.firstAt - standard.since)),
		asked: asked.has(lane.node),
		said: lane.said,
		from: standard.from
	}));
};
const notAskedSaid = (lanes, asked) => {
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
	const rest = [...notAskedSaid(lanes, asked), ...standard.trouble];
	const place = standard.from === "runner" ? "here" : standard.from;
	if (asked.size === 0) return listed([`no node of the load balancer can be asked from ${place}`, ...rest], 4);
	const counting = lanes.filter(({ node }) => asked.has(node));
	if (isProven(lanes, standard)) return listed([provenSaid(counting, standard, asked.size), ...rest], 4);
	const owing = counting.filter(({ row }) => row < standard.passes);
	const wrong = owing.filter(({ row }) => row === 0);
	const right = [...asked].filter((node) => wrong.every((lane) => lane.node !== node)).length;
	const routes = standard.endpoints.length;
	const unasked = standard.owing.filter((endpoint) => counting.every((lane) => lane.endpoint.arn !== endpoint.arn));
	return [
		`${right} of ${counted(asked.size, "node")} answer ${standard.mark}`,
		...owing.length > 0 ? [listed((wrong.length > 0 ? wrong : owing).map((lane) => standing(lane, routes)))] : [],
		...unasked.map(({ route }) => `no node can be asked for ${route}`),
		...rest.length > 0 ? [listed(rest)] : []
	].join("; ");
};

// src/probe/lanes.ts
const join = (lanes, node, endpoint) => {
	const name = `${endpoint.arn} ${node}`;
	if (lanes.has(name)) return;
	lanes.set(name, {
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
};
const note = (lane, answer, claim, round) => {
	const judged = (claim.absent ? expectAbsent : expect)(answer, claim.http, claim.values);
	const reached = answer.kind === "answer" || answer.reached;
	lane.round = round;
	lane.reached ||= reached;
	lane.misses = reached ? 0 : lane.misses + 1;
	lane.row = judged.passed ? lane.row + 1 : 0;
	lane.firstAt = judged.passed ? lane.firstAt ?? performance.now() : void 0;
	lane.said = judged.said;
	lane.got = judged.got;
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
				await pause(lookAgainMs$1, ending);
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
		for (const { endpoint, addresses } of looks) for (const node of addresses) join(this.#lanes, node, endpoint);
		this.#current = new Set(looks.flatMap(({ addresses }) => addresses));
		this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))];
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
		const answer = await ask(questionTo(lane.node, lane.endpoint, claim.http), signal);
		note(lane, answer, claim, this.#round);
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
			from: "runner"
		};
	}
};

// src/probe/proofs.ts
const plainly = ({ headers: _, ...endpoint }) => endpoint;
const fromNobody = {
	from: 503,
	to: 503
};
const isEmpty = (seen, { color }) => seen.sides[color].targets.length === 0;
const askersOf = (seen, { color }) => [require_inputs.other(color), color].flatMap((side) => seen.sides[side].machines.filter(({ state }) => state === "running").map(({ id }) => id).sort());
const proofs = ({ settings, endpoints, roundMs, provers }) => {
	const claimOf = (act, seen, claim) => ({
		...claim,
		askers: askersOf(seen, act.side)
	});
	const prove = async (act, seen, asked, owing, signal) => {
		const { proof } = settings;
		if (proof === void 0) return cannot("no proof is configured: answers show no side");
		const absent = act.side.adopted && act.unlike !== void 0;
		const values = valuesOf(settings, absent && act.unlike !== void 0 ? act.unlike : act.side);
		if (act.unlike && !tellsApart(proof.http, valuesOf(settings, act.side), valuesOf(settings, act.unlike))) return cannot(`the mark does not tell ${act.unlike.color} from ${act.side.color}`);
		const key = JSON.stringify([
			act.key,
			values,
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
		const key = JSON.stringify([act.key, values]);
		const owing = firstOf(asked);
		const claim = claimOf(act, seen, {
			key,
			http,
			values,
			endpoints: asked,
			owing,
			absent: true
		});
		return provers.plain.round(claim, roundMs, signal);
	};
	return {
		proof: async (act, seen, signal) => {
			const all = await endpoints();
			return prove(act, seen, all, all, signal);
		},
		preview: async (act, seen, signal) => {
			const asked = previewsOf(act, seen, await endpoints());
			if (typeof asked === "string") return cannot(asked);
			const plain = act.unlike?.adopted && !isEmpty(seen, act.unlike) ? await without(act, seen, asked.map(plainly), signal) : void 0;
			return plain?.passed === false ? cannot(`without the preview header: ${plain.said}`) : prove(act, seen, asked, firstOf(asked), signal);
		}
	};
};

// src/probe/reach/connection.ts
const tryConnection = async (at, signal) => {
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
	const limit = setTimeout(() => failed(`no connection within ${duration(connectWithinMs)}`, routed), connectWithinMs);
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
		made(authorized ? void 0 : inWords(Object.assign(/* @__PURE__ */ new Error(`${error}`), { code: `${error}` })));
	});
};
const isRefusal = (error) => "code" in error && error.code === "ECONNREFUSED";

// src/probe/reach/instances.ts
const mostTried = 3;
const liveOf = (seen) => {
	const color = require_inputs.liveColor(seen.routes);
	if (color === void 0) return [];
	return registeredOf(seen, color).flatMap((asked) => {
		const at = addressOf(asked);
		return asked.machine === void 0 || "said" in at ? [] : [{
			machine: asked.machine,
			address: at.address,
			registered: portOf(asked, seen, color)
		}];
	});
};
const judgeInstances = async (needs, seen, signal) => {
	const live = liveOf(seen).slice(0, mostTried);
	if (live.length === 0) return needs.length === 0 ? [] : [unknown(needs)];
	const known = /* @__PURE__ */ new Map();
	const tried = (address, port) => {
		const key = `${address} ${port}`;
		const made = known.get(key) ?? tryConnection({
			address,
			port,
			name: void 0
		}, signal);
		known.set(key, made);
		return made;
	};
	return (await Promise.all(needs.map((need) => judged$1(need, live, tried)))).flat();
};
const judged$1 = async ({ path, what, port, otherwise }, live, tried) => {
	const looks = await Promise.all(live.map(async ({ machine, address, registered }) => {
		const at = port ?? registered;
		const own = at === void 0 ? void 0 : await tried(address, at);
		const usual = registered === void 0 ? void 0 : await tried(address, registered);
		return {
			machine,
			at,
			own,
			isOut: own?.routed === false && usual?.routed !== true
		};
	}));
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
		...tests ? testNeeds(settings.releaseTests, `services.${settings.service}.release-test`) : [],
		...switches ? [...hookNeeds(settings), ...productionNeeds(settings)] : []
	];
};
const machineNeeds = ({ service, ready, setUp, migrate }, isDone) => {
	const at = `services.${service}`;
	const left = setUp.flatMap((step, index) => isDone(`set-up.${index + 1}`) ? [] : remote(step, `${at}.set-up[${index}]`));
	return [
		...ready === void 0 || isDone("ready") ? [] : [readyNeed(ready.probe, `${at}.ready`)],
		...left,
		...migrate === void 0 || isDone("migrate") ? [] : remote(migrate, `${at}.migrate`)
	];
};
const hookNeeds = ({ service, switch: around }) => ["before", "after"].flatMap((when) => around[when].flatMap((command, index) => remote(command, `services.${service}.switch.${when}[${index}]`)));
const readyNeed = (probe, path) => {
	if ("ssm" in probe) return {
		to: "agents",
		path: `${path}.ssm`,
		what: "ready"
	};
	const [key, port] = "tcp" in probe ? ["tcp", probe.tcp] : ["http", probe.http.port];
	return {
		to: "instances",
		path: `${path}.${key}`,
		what: "ready",
		port,
		otherwise: void 0
	};
};
const remote = (command, path) => command.kind === "ssm" ? [{
	to: "agents",
	path: `${path}.ssm`,
	what: command.label
}] : [];
const testNeeds = (tests, at) => tests.flatMap((test, index) => {
	const path = `${at}[${index}]`;
	return [...testNeed(test, path), ...testNeeds(test.next, `${path}.then`)];
});
const testNeed = (test, at) => {
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
			const { port, certificate } = test.http;
			return test.via === "instance" ? [{
				to: "instances",
				path,
				what,
				port,
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
const productionNeeds = ({ service, proof, watch, busy }) => {
	const at = `services.${service}`;
	const held = proof?.required ? void 0 : "only the minimum hold will stand for a proof of the switch";
	const asked = proof?.from === "ssm" ? void 0 : proof;
	return [
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
		...busy === void 0 ? [] : [{
			to: "instances",
			path: `${at}.retire.busy`,
			what: "busy",
			port: busy.port,
			otherwise: "a retirement would wait until its deadline"
		}]
	];
};

// src/probe/reach/reach.ts
const reach = async (parts, goal, seen, signal) => {
	const needs = needsOf(parts.settings, goal, seen);
	const to = (where) => needs.filter((need) => need.to === where);
	const [balancer, agents] = [to("load-balancer"), to("agents")];
	const verdicts = await Promise.all([
		balancer.length === 0 ? [] : judgeLoadBalancer(balancer, await parts.endpoints(), parts.find, signal),
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
		if (!(error instanceof require_errors.SwitchoverError) || error.code !== "denied") throw error;
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
const toldBy = (lines, mark) => {
	if (lines.includes(`${mark} too long`)) return "the answers are too long for what Systems Manager keeps: name a shorter page in proof.path";
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
		body: rest.toString("utf8"),
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
	#find;
	#commands;
	#lanes = /* @__PURE__ */ new Map();
	#unfit = /* @__PURE__ */ new Set();
	#current = /* @__PURE__ */ new Set();
	#trouble = [];
	#key;
	#since = performance.now();
	#round = 0;
	#from = "an instance";
	constructor(find, commands) {
		this.#find = find;
		this.#commands = commands;
	}
	changed() {
		this.#since = performance.now();
		this.#key = void 0;
	}
	async round(claim, _budgetMs, signal) {
		if (this.#key !== claim.key) this.#lanes.clear();
		this.#key = claim.key;
		this.#round += 1;
		await this.#look(claim, signal);
		try {
			return await this.#askFrom(claim, signal);
		} catch (error) {
			if (!(error instanceof require_errors.SwitchoverError) || !(error.code === "denied" || error.code === "aws")) throw error;
			return this.#unasked(`no instance can ask: ${oneLine(error.message)}`, claim);
		}
	}
	async #askFrom(claim, signal) {
		const asker = await this.#asker(claim, signal);
		if (asker === void 0) return this.#unasked("no instance can ask: none has a Systems Manager agent that is online", claim);
		this.#from = asker;
		const lanes = [...this.#lanes.values()];
		if (lanes.length === 0) return this.#unasked("", claim);
		const told = await this.#ask(asker, lanes, claim, signal);
		if (typeof told === "string") {
			this.#unfit.add(asker);
			return this.#unasked(`${asker} could not ask: ${told}`, claim);
		}
		for (const { lane: index, answer } of told) {
			const lane = lanes[index];
			if (lane !== void 0) note(lane, answer, claim, this.#round);
		}
		return this.#proven(claim);
	}
	async #look(claim, signal) {
		const looks = await this.#find(claim.endpoints, false, signal);
		for (const { endpoint, addresses } of looks) for (const node of addresses) join(this.#lanes, node, endpoint);
		this.#current = new Set(looks.flatMap(({ addresses }) => addresses));
		this.#trouble = [...new Set(looks.flatMap(({ trouble }) => trouble))];
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
		const times = Math.min(claim.http.passes, mostPasses);
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
		const nodes = evidenceOf([...this.#lanes.values()], this.#standard(claim));
		return {
			passed: false,
			said: listed([...said === "" ? ["no address of the load balancer is known"] : [said], ...this.#trouble]),
			nodes: nodes.map((node) => ({
				...node,
				asked: false
			}))
		};
	}
	#proven(claim) {
		const lanes = [...this.#lanes.values()];
		const standard = this.#standard(claim);
		return {
			passed: isProven(lanes, standard),
			said: proofSaid(lanes, standard),
			nodes: evidenceOf(lanes, standard)
		};
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
			from: this.#from
		};
	}
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
		const question = questionTo(node, endpoint, watch.http, watch.http.path);
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
const others = ({ settings, endpoints }, find) => ({
	busy: async (act, seen, signal) => settings.busy === void 0 ? cannot("no question is configured for machines that work") : askBusy(checkOf(settings, act, seen, signal), settings.busy),
	watch: async (act, seen, signal) => {
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
		counts: (since, signal) => connected.counts(since, signal),
		env: process.env,
		commands,
		hear: log.hear,
		say: log.say,
		lastWords: (machines, signal) => fleet.lastWords(machines, signal)
	});
	const [made, notices] = require_inputs.makesBuild(inputs) && connected.foreign.length === 0 ? await Promise.all([fleet.made(cancel), connected.notices(cancel)]) : ["", []];
	const buildWith = require_inputs.buildWithOf(service, inputs, context, (parts) => fleet.ingredients(parts));
	const goal = require_inputs.goalFor(service, inputs, context, made, buildWith);
	const noted = [...configNotices(goal.command, goal.terms), ...notices];
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
		service
	};
}
async function mistakesOf({ connected, task, service, note }) {
	const { command } = task.goal;
	const launches = command === "deploy" || command === "provision";
	const switches = command === "deploy" || command === "switch";
	if (!(launches || switches || command === "test")) return connected.foreign;
	const ahead = {
		launches,
		switches
	};
	const [wrong, rights] = await Promise.all([connected.check(task.cancel, ahead), connected.rights(ahead, task.goal.release ?? "unknown", task.cancel)]);
	const ending = credentialMistakes(connected.identity.credentials, service, task.goal, connected.clock.now());
	const mistakes = [
		...wrong,
		...rights.mistakes,
		...ending.mistakes
	];
	if (mistakes.length === 0) for (const said of [...rights.notices, ...ending.notices]) note(said);
	return mistakes;
}
const endingOf = ({ name, connected, log, task, notices }, operated) => ({
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
	counts: require_inputs.countsOf(operated.seen),
	mistakes: operated.mistakes ?? [],
	fleet: task.goal.terms.fleet,
	made: require_inputs.madeOf(operated.acts, operated.seen),
	lastWords: log.lastWords(),
	notices
});

exports.endingOf = endingOf;
exports.mistakesOf = mistakesOf;
exports.planLines = planLines;
exports.wire = wire;