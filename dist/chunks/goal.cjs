const require_rolldown_runtime = require("./rolldown-runtime.cjs");
let os = require("os");
os = require_rolldown_runtime.__toESM(os, 1);
let crypto = require("crypto");
crypto = require_rolldown_runtime.__toESM(crypto, 1);
let fs = require("fs");
fs = require_rolldown_runtime.__toESM(fs, 1);
let node_crypto = require("node:crypto");
let node_os = require("node:os");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + os.EOL);
}
function saveState(name, value) {
	if (process.env["GITHUB_STATE"] || "") return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
	issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
	return process.env[`STATE_${name}`] || "";
}

// src/action/secrets.ts
const fewestCharacters = 6;
function createSecrets(secrets) {
	const known = secrets.filter(({ value }) => value.length >= 6).map(({ name, value }) => ({
		name,
		forms: formsOf(value)
	}));
	const forms = [...new Set(known.flatMap((secret) => secret.forms))].sort((a, b) => b.length - a.length);
	const redact = (text) => forms.reduce((left, form) => left.replaceAll(form, "***"), text);
	return {
		redact,
		redactAll: (data) => forms.length === 0 ? data : mapTexts(data, redact),
		found: (text) => known.filter(({ forms }) => forms.some((form) => text.includes(form))).map(({ name }) => name)
	};
}
function formsOf(value) {
	const base64 = Buffer.from(value).toString("base64").replace(/=+$/, "");
	const inJson = JSON.stringify(value).slice(1, -1);
	return [.../* @__PURE__ */ new Set([
		value,
		inJson,
		encodeURIComponent(value),
		base64
	])];
}
function mapTexts(data, change) {
	if (typeof data === "string") return change(data);
	if (Array.isArray(data)) return data.map((item) => mapTexts(item, change));
	if (typeof data !== "object" || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
const fewestOfCredentials = 16;
function credentialsOf(env) {
	const named = /^(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|GITHUB_TOKEN|GH_TOKEN|ACTIONS_\w*TOKEN)$/;
	return Object.entries(env).flatMap(([name, value = ""]) => named.test(name) && value.length >= fewestOfCredentials ? [{
		name,
		value
	}] : []);
}

// src/action/context.ts
function readContext(env = process.env) {
	const run = env["GITHUB_RUN_ID"] ? githubRun(env, env["GITHUB_RUN_ID"]) : localRun();
	return {
		run,
		event: env["GITHUB_EVENT_NAME"] ?? "",
		commit: env["GITHUB_SHA"] ?? "",
		workflow: workflowOf(env),
		number: count(env["GITHUB_RUN_NUMBER"]),
		tag: env["GITHUB_REF_TYPE"] === "tag" ? env["GITHUB_REF_NAME"] : void 0,
		api: env["GITHUB_API_URL"] || "https://api.github.com",
		workspace: env["GITHUB_WORKSPACE"] ?? process.cwd(),
		temp: env["RUNNER_TEMP"] ?? (0, node_os.tmpdir)(),
		url: run.server === void 0 ? void 0 : `${run.server}/${run.repository}/actions/runs/${run.id}`,
		credentials: credentialsOf(env)
	};
}
const localContext = (env = process.env) => ({
	run: localRun(),
	event: "",
	commit: "",
	workflow: "",
	number: 0,
	tag: void 0,
	api: "https://api.github.com",
	workspace: process.cwd(),
	temp: (0, node_os.tmpdir)(),
	url: void 0,
	credentials: credentialsOf(env)
});
function githubRun(env, id) {
	const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "1");
	return {
		repository: env["GITHUB_REPOSITORY"] ?? "unknown",
		id,
		attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1,
		actor: env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"] ?? "unknown",
		server: env["GITHUB_SERVER_URL"] ?? "https://github.com"
	};
}
function workflowOf(env) {
	const [path = ""] = (env["GITHUB_WORKFLOW_REF"] ?? "").split("@");
	const named = env["GITHUB_REPOSITORY"] && `${env["GITHUB_REPOSITORY"]}/${env["GITHUB_WORKFLOW"] ?? ""}`;
	return path || named || "";
}
const count = (text) => {
	const number = Number(text ?? "0");
	return Number.isSafeInteger(number) && number > 0 ? number : 0;
};
function localRun() {
	const person = userName();
	return {
		repository: "local",
		id: `${person}@${(0, node_os.hostname)()} pid ${process.pid}`.replace(/[^A-Za-z0-9_.:/=+@ -]/g, "-"),
		attempt: 1,
		actor: person
	};
}
function userName() {
	try {
		return (0, node_os.userInfo)().username;
	} catch {
		return `uid-${process.getuid?.() ?? 0}`;
	}
}

// node_modules/@lukeed/ms/dist/index.mjs
var RGX = /^(-?(?:\d+)?\.?\d+) *(m(?:illiseconds?|s(?:ecs?)?))?(s(?:ec(?:onds?|s)?)?)?(m(?:in(?:utes?|s)?)?)?(h(?:ours?|rs?)?)?(d(?:ays?)?)?(w(?:eeks?|ks?)?)?(y(?:ears?|rs?)?)?$/;
var SEC = 1e3;
var MIN = SEC * 60;
var HOUR = MIN * 60;
var DAY = HOUR * 24;
var YEAR = DAY * 365.25;
function parse(val) {
	var num, arr = val.toLowerCase().match(RGX);
	if (arr != null && (num = parseFloat(arr[1]))) {
		if (arr[3] != null) return num * SEC;
		if (arr[4] != null) return num * MIN;
		if (arr[5] != null) return num * HOUR;
		if (arr[6] != null) return num * DAY;
		if (arr[7] != null) return num * DAY * 7;
		if (arr[8] != null) return num * YEAR;
		return num;
	}
}

// src/action/duration.ts
const durationPattern = /^\d+(\.\d+)? ?(ms|s|m|h|d|w)$/;
const durationForm = "a duration such as 30s, 15m or 24h, of at most a year";
const yearMs = 316224e5;
function readDuration(text) {
	if (!durationPattern.test(text)) return void 0;
	const ms = Math.round(parse(text) ?? 0);
	return ms <= yearMs ? ms : void 0;
}

// src/action/hold.ts
const holdForm = `none, ${durationForm}, approval, or approval with a duration (approval 72h)`;
const holdPattern = /^(none|(approval )?\d+(\.\d+)? ?(ms|s|m|h|d|w)|approval)$/;
const approvalAloneMs = 6048e5;
function readHold(text) {
	if (text === "none") return { kind: "none" };
	if (text === "approval") return {
		kind: "approval",
		ms: approvalAloneMs
	};
	const approval = text.startsWith("approval ");
	const ms = readDuration(approval ? text.slice(9) : text);
	return ms === void 0 ? void 0 : {
		kind: approval ? "approval" : "duration",
		ms
	};
}

// src/action/input-table.ts
const inputTable = [
	input("command", "deploy", "COMMAND", "what to make true"),
	input("config", ".github/switchover.yml", "PATH", "a YAML file, from the root of the checkout, or the text itself"),
	input("service", "", "NAME", "a service's name, a comma list, or * for all; else the only one"),
	input("release", "", "NAME", "the build that is released; of other commands, what they must find"),
	input("dry-run", "false", "", "decide and print every act, perform none"),
	input("hold", "", "HOLD", "none, 30m, approval, or approval 72h; else the service's own"),
	input("allow", "", "GUARDS", "a comma list of guards to let pass"),
	input("wait", "15m", "TIME", "how long retire waits for a busy side before it ends as retiring"),
	input("wait-for-lease", "0s", "TIME", "how long to wait for another run's lease"),
	input("wait-for-hold", "0s", "TIME", "how long deploy waits for an open rollback window to end"),
	input("reason", "", "TEXT", "a sentence for the record"),
	input("github-token", "", "TOKEN", "to ask GitHub how commits stand to each other"),
	input("secrets", "", "VALUES", "values that must not be seen, one in each line")
];
function input(name, fallback, value, said) {
	return {
		name,
		fallback,
		value,
		said
	};
}

// src/action/suggest.ts
function nearest(word, known) {
	const limit = word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3;
	const [best] = known.map((candidate) => ({
		candidate,
		edits: distance(word.toLowerCase(), candidate.toLowerCase())
	})).filter(({ edits }) => edits <= limit).sort((a, b) => a.edits - b.edits);
	return best?.candidate;
}
function didYouMean(word, known) {
	const near = nearest(word, known);
	return near === void 0 ? `Use one of: ${known.join(", ")}.` : `Did you mean \`${near}\`?`;
}
function distance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (const [i, letter] of [...a].entries()) {
		const next = [i + 1];
		for (let j = 0; j < b.length; j++) {
			const replaced = (row[j] ?? 0) + (b[j] === letter ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

// src/action/words.ts
const commandWords = {
	status: true,
	provision: true,
	test: true,
	switch: true,
	deploy: true,
	rollback: true,
	retire: true,
	sweep: true
};
const guardWords = {
	"older-release": true,
	"same-release": true,
	"early-retire": true,
	"foreign-change": true,
	"smaller-side": true,
	"unhealthy-side": true,
	"unhealthy-live": true,
	replace: true,
	"rolled-back": true,
	adopted: true,
	kept: true,
	orphans: true,
	busy: true,
	"untrusted-event": true
};
const commands = Object.keys(commandWords);
const guards = Object.keys(guardWords);
const isCommand = (word) => Object.hasOwn(commandWords, word);
const isGuard = (word) => Object.hasOwn(guardWords, word);

// src/action/inputs.ts
const fallbacks = new Map(inputTable.map(({ name, fallback }) => [name, fallback]));
const maskOnRunner = (secret) => {
	if (process.env["GITHUB_ACTIONS"] === "true") setSecret(secret);
};
const releasePattern = /^[A-Za-z0-9][A-Za-z0-9._+/@-]{0,127}$/;
function readInputs(context, get = getInput, mask = maskOnRunner) {
	const mistakes = [];
	const wrong = (path, said, remedy) => {
		mistakes.push({
			path,
			said,
			remedy
		});
	};
	const text = (name) => get(name) || (fallbacks.get(name) ?? "");
	const time = (name) => readTime(name, text(name), wrong);
	const githubToken = text("github-token");
	const given = readSecrets(text("secrets"), wrong);
	for (const { value } of given) mask(value);
	const command = readCommand(text("command"), wrong);
	return {
		inputs: {
			command,
			config: text("config"),
			services: list(text("service")),
			release: readRelease(text("release"), command, context, wrong),
			dryRun: readBoolean("dry-run", text("dry-run"), wrong),
			hold: readHoldInput(text("hold"), wrong),
			allow: readAllow(text("allow"), wrong),
			waitMs: time("wait"),
			waitForLeaseMs: time("wait-for-lease"),
			waitForHoldMs: time("wait-for-hold"),
			reason: text("reason"),
			githubToken,
			secrets: createSecrets([
				...given,
				{
					name: "github-token",
					value: githubToken
				},
				...context.credentials
			])
		},
		mistakes
	};
}
function list(text) {
	const items = text.split(/[,\n]/).map((item) => item.trim());
	return [...new Set(items.filter((item) => item !== ""))];
}
function readSecrets(text, wrong) {
	const given = text.split("\n").map((line, at) => ({
		name: `line ${at + 1} of secrets`,
		value: line.trim()
	})).filter(({ value }) => value !== "");
	for (const { name, value } of given) if (value.length < 6) wrong("secrets", `${name} has fewer than ${6} characters`, "Give whole values, one in each line: so few characters are found in ordinary words.");
	return given;
}
function readCommand(text, wrong) {
	if (isCommand(text)) return text;
	wrong("command", `${quoted(text)} is not a command`, didYouMean(text, commands));
	return "status";
}
function readRelease(text, command, context, wrong) {
	const needed = command === "deploy" || command === "provision";
	const release = text === "" && needed ? context.tag ?? context.commit : text;
	if (release === "") {
		if (needed) wrong("release", "no release is named, and there is no tag or commit", "Set `release`.");
		return;
	}
	if (releasePattern.test(release)) return release;
	wrong("release", `${quoted(release)} is not a release name`, "Use at most 128 letters, digits and . _ + / @ -, beginning with a letter or digit.");
}
function readBoolean(path, text, wrong) {
	if (/^(true|True|TRUE)$/.test(text)) return true;
	if (!/^(false|False|FALSE)$/.test(text)) wrong(path, `${quoted(text)} is neither true nor false`, "Write true or false.");
	return false;
}
function readHoldInput(text, wrong) {
	if (text === "") return void 0;
	const hold = readHold(text);
	if (hold === void 0) wrong("hold", `${quoted(text)} is not a hold`, `Write ${holdForm}.`);
	return hold;
}
function readAllow(text, wrong) {
	const words = list(text);
	for (const word of words.filter((word) => !isGuard(word))) wrong("allow", `${quoted(word)} is not a guard`, didYouMean(word, guards));
	return new Set(words.filter(isGuard));
}
function readTime(path, text, wrong) {
	const ms = readDuration(text);
	if (ms === void 0) wrong(path, `${quoted(text)} is not a duration`, `Write ${durationForm}.`);
	return ms ?? 0;
}
const quoted = (text) => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);

// src/errors.ts
var SwitchoverError = class extends Error {
	name = "SwitchoverError";
	code;
	remedy;
	constructor(code, message, remedy, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.remedy = remedy;
	}
};
const isRefused = ({ code }) => code === "bad-world" || code === "bad-input" || code === "leased";
const inWords = ({ message, remedy }) => `${message.replace(/\.$/, "")}. ${remedy}`;

// src/cancel.ts
const answerMs = 6e3;
function onSignals(say) {
	const [cancel, end] = [new AbortController(), new AbortController()];
	const isOver = () => end.abort(stopped("the run was cancelled, and its time is over"));
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
		if (cancel.signal.aborted) return isOver();
		say(`${signal}: ending what can be ended now`);
		cancel.abort(stopped("the run was cancelled"));
		setTimeout(isOver, answerMs).unref();
	});
	return {
		cancel: cancel.signal,
		end: end.signal
	};
}
const stopped = (why) => new SwitchoverError("cancelled", why, "Run the command again: it goes on from here.");

// src/action/config/read.ts
const nothingAsked = {
	release: void 0,
	runs: false,
	tests: false
};
async function readConfig(textOrPath, workspace, asked = nothingAsked) {
	const text = textOrPath.includes("\n") ? textOrPath : await readFileAt(textOrPath, workspace);
	if (typeof text !== "string") return {
		services: {},
		mistakes: [text]
	};
	const { parseConfig } = await Promise.resolve().then(() => require("./parse.cjs"));
	return parseConfig(text, workspace, asked);
}
async function readFileAt(path, workspace) {
	try {
		return await (0, node_fs_promises.readFile)((0, node_path.resolve)(workspace, path), "utf8");
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return {
			path: "config",
			said: `${JSON.stringify(path)} cannot be read: ${why}`,
			remedy: "Give the path from the root of the checkout (in a workflow, check out the repository before this step), or the YAML text itself (with a newline)."
		};
	}
}

// src/deploy/hold-terms.ts
function boundTerms(command, memo) {
	const { attempt, idle, terms } = memo;
	switch (command) {
		case "deploy":
		case "provision":
		case "test": return;
		case "switch": return idle !== void 0 && attempt?.kind !== "deploy" ? terms : void 0;
		case "status":
		case "rollback":
		case "retire":
		case "sweep": return idle === void 0 && attempt === void 0 ? void 0 : terms;
	}
}
const mayBeBound = (command) => command !== "deploy" && command !== "provision" && command !== "test";
const retirementOf = ({ retire }, { idle, terms }) => idle === void 0 || terms === void 0 ? retire : endedAs(terms.retire, retire);
const endedAs = ({ deadlineMs, whenQuiet, atDeadline, atOnce }, today) => ({
	...today,
	deadlineMs,
	whenQuiet,
	atDeadline,
	atOnce: atOnce ?? today.atOnce
});
const isSameGround = (one, another) => groundSaid(one) === groundSaid(another);
const groundSaid = ({ routes, pairs, preview, fleet, dns }) => JSON.stringify([
	routes.map(({ kind, arn, pair, host, proof }) => [
		kind,
		arn,
		pair,
		host,
		proof
	]),
	pairs.map(({ blue, green }) => [blue, green]),
	[preview.priority, preview.header],
	[
		fleet.kind,
		fleet.groups?.blue,
		fleet.groups?.green
	],
	dns && [
		dns.zone,
		dns.record,
		dns.ttl,
		dns.address,
		dns.role
	]
]);

// src/action/config/settings/hold-terms.ts
function holdTermsOf({ settings, terms }) {
	const { routes, pairs, preview, fleet, dns } = settings;
	const { minimumHoldMs, holdDefault, keepFailedMs } = terms;
	const { busy, before, deadlineMs, whenQuiet, atDeadline, atOnce } = terms.retire;
	return {
		routes: routes.map(({ kind, arn, pair, host, proofPath }) => ({
			kind,
			arn,
			pair,
			...host === void 0 ? {} : { host },
			...proofPath === void 0 ? {} : { proof: proofPath }
		})),
		pairs: pairs.map(({ blue, green }) => ({
			blue,
			green
		})),
		preview,
		fleet: fleet.kind === "auto-scaling" ? {
			kind: fleet.kind,
			groups: fleet.groups
		} : { kind: fleet.kind },
		...dns && { dns: dnsGround(dns) },
		minimumHoldMs,
		holdDefault,
		keepFailedMs,
		retire: {
			busy,
			before: before.length,
			deadlineMs,
			whenQuiet,
			atDeadline,
			atOnce
		}
	};
}
const dnsGround = ({ role, ...dns }) => ({
	...dns,
	...role === void 0 ? {} : { role }
});
function underTerms(service, held, recorded = held) {
	const { settings, terms } = service;
	const { minimumHoldMs, holdDefault, keepFailedMs, retire } = held;
	const dns = held.dns && {
		role: void 0,
		...held.dns
	};
	return {
		...service,
		settings: {
			...settings,
			routes: held.routes.map((route, at) => routeSettings(settings, route, at)),
			pairs: held.pairs,
			ownerGroups: recorded.pairs.flatMap(({ blue, green }) => [blue, green]),
			preview: held.preview,
			fleet: heldFleet(settings.fleet, held.fleet),
			dns
		},
		terms: {
			...terms,
			pairs: held.pairs.length,
			naming: heldNaming(terms.naming, dns),
			retire: endedAs(retire, terms.retire),
			minimumHoldMs,
			holdDefault,
			keepFailedMs
		}
	};
}
function routeSettings({ service, routes }, { kind, arn, pair, host, proof }, at) {
	return {
		kind,
		arn,
		path: routes.find((route) => route.arn === arn)?.path ?? `services.${service} (recorded route ${at + 1})`,
		pair,
		host,
		proofPath: proof
	};
}
const heldFleet = (fleet, { groups }) => fleet.kind === "auto-scaling" && groups !== void 0 ? {
	...fleet,
	groups
} : fleet;
const heldNaming = (naming, dns) => naming && {
	...naming,
	record: dns && {
		template: dns.record,
		ttl: dns.ttl,
		address: dns.address
	}
};

// src/action/goal.ts
function chooseServices(asked, { services }) {
	const known = Object.keys(services);
	if (asked.includes("*")) return {
		names: known,
		mistakes: []
	};
	if (asked.length === 0 && known.length > 1) return {
		names: [],
		mistakes: [{
			path: "service",
			said: `the config has ${known.length} services: ${known.join(", ")}`,
			remedy: "Name one, a comma list, or *."
		}]
	};
	const mistakes = asked.filter((name) => !known.includes(name)).map((name) => ({
		path: "service",
		said: `${JSON.stringify(name)} is not in the config`,
		remedy: didYouMean(name, known)
	}));
	return {
		names: asked.length === 0 ? known : asked,
		mistakes
	};
}
function buildOf({ count, setUp, ...rest }) {
	const numeric = count.live ? void 0 : count.atLeast;
	const parts = {
		...rest,
		setUp: setUp.length === 0 ? void 0 : setUp,
		count: numeric
	};
	return (0, node_crypto.createHash)("sha256").update(stable(parts)).digest("hex").slice(0, 16);
}
function stable(value) {
	return JSON.stringify(value, (_key, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}
function buildWithOf({ settings, terms }, inputs, { commit }, ingredients) {
	const { releaseTests: tests, setUp, migrate } = settings;
	const parts = {
		release: inputs.release ?? "",
		commit,
		tests,
		setUp,
		migrate,
		count: terms.count
	};
	return (made) => makesBuild(inputs) ? buildOf({
		...parts,
		ingredients: ingredients(made)
	}) : void 0;
}
function goalFor(service, inputs, { run, commit, workflow, number }, made, buildWith) {
	const { settings, terms, hold } = service;
	return {
		command: inputs.command,
		service: settings.service,
		release: inputs.release,
		build: buildWith(made),
		made,
		buildWith,
		origin: makesBuild(inputs) ? {
			commit: commitOf(inputs, commit),
			workflow,
			number
		} : void 0,
		hold: inputs.hold ?? hold,
		allow: inputs.allow,
		run,
		reason: inputs.reason,
		waitMs: inputs.command === "sweep" ? 0 : inputs.waitMs,
		waitForHoldMs: inputs.waitForHoldMs,
		waitForLeaseMs: inputs.waitForLeaseMs,
		terms,
		holdTerms: holdTermsOf(service)
	};
}
const commitOf = ({ release = "" }, commit) => /^[0-9a-f]{40}$/.test(release) ? release : commit;
const makesBuild = ({ command }) => command === "deploy" || command === "provision";

Object.defineProperty(exports, "SwitchoverError", {
  enumerable: true,
  get: function () {
    return SwitchoverError;
  }
});
Object.defineProperty(exports, "boundTerms", {
  enumerable: true,
  get: function () {
    return boundTerms;
  }
});
Object.defineProperty(exports, "buildWithOf", {
  enumerable: true,
  get: function () {
    return buildWithOf;
  }
});
Object.defineProperty(exports, "chooseServices", {
  enumerable: true,
  get: function () {
    return chooseServices;
  }
});
Object.defineProperty(exports, "didYouMean", {
  enumerable: true,
  get: function () {
    return didYouMean;
  }
});
Object.defineProperty(exports, "durationForm", {
  enumerable: true,
  get: function () {
    return durationForm;
  }
});
Object.defineProperty(exports, "durationPattern", {
  enumerable: true,
  get: function () {
    return durationPattern;
  }
});
Object.defineProperty(exports, "error", {
  enumerable: true,
  get: function () {
    return error;
  }
});
Object.defineProperty(exports, "getState", {
  enumerable: true,
  get: function () {
    return getState;
  }
});
Object.defineProperty(exports, "goalFor", {
  enumerable: true,
  get: function () {
    return goalFor;
  }
});
Object.defineProperty(exports, "guards", {
  enumerable: true,
  get: function () {
    return guards;
  }
});
Object.defineProperty(exports, "holdForm", {
  enumerable: true,
  get: function () {
    return holdForm;
  }
});
Object.defineProperty(exports, "holdPattern", {
  enumerable: true,
  get: function () {
    return holdPattern;
  }
});
Object.defineProperty(exports, "holdTermsOf", {
  enumerable: true,
  get: function () {
    return holdTermsOf;
  }
});
Object.defineProperty(exports, "inWords", {
  enumerable: true,
  get: function () {
    return inWords;
  }
});
Object.defineProperty(exports, "info", {
  enumerable: true,
  get: function () {
    return info;
  }
});
Object.defineProperty(exports, "inputTable", {
  enumerable: true,
  get: function () {
    return inputTable;
  }
});
Object.defineProperty(exports, "isRefused", {
  enumerable: true,
  get: function () {
    return isRefused;
  }
});
Object.defineProperty(exports, "isSameGround", {
  enumerable: true,
  get: function () {
    return isSameGround;
  }
});
Object.defineProperty(exports, "localContext", {
  enumerable: true,
  get: function () {
    return localContext;
  }
});
Object.defineProperty(exports, "makesBuild", {
  enumerable: true,
  get: function () {
    return makesBuild;
  }
});
Object.defineProperty(exports, "mayBeBound", {
  enumerable: true,
  get: function () {
    return mayBeBound;
  }
});
Object.defineProperty(exports, "notice", {
  enumerable: true,
  get: function () {
    return notice;
  }
});
Object.defineProperty(exports, "onSignals", {
  enumerable: true,
  get: function () {
    return onSignals;
  }
});
Object.defineProperty(exports, "readConfig", {
  enumerable: true,
  get: function () {
    return readConfig;
  }
});
Object.defineProperty(exports, "readContext", {
  enumerable: true,
  get: function () {
    return readContext;
  }
});
Object.defineProperty(exports, "readDuration", {
  enumerable: true,
  get: function () {
    return readDuration;
  }
});
Object.defineProperty(exports, "readHold", {
  enumerable: true,
  get: function () {
    return readHold;
  }
});
Object.defineProperty(exports, "readInputs", {
  enumerable: true,
  get: function () {
    return readInputs;
  }
});
Object.defineProperty(exports, "retirementOf", {
  enumerable: true,
  get: function () {
    return retirementOf;
  }
});
Object.defineProperty(exports, "saveState", {
  enumerable: true,
  get: function () {
    return saveState;
  }
});
Object.defineProperty(exports, "setOutput", {
  enumerable: true,
  get: function () {
    return setOutput;
  }
});
Object.defineProperty(exports, "stopped", {
  enumerable: true,
  get: function () {
    return stopped;
  }
});
Object.defineProperty(exports, "underTerms", {
  enumerable: true,
  get: function () {
    return underTerms;
  }
});