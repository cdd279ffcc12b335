// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __exportAll = (all, flags) => {
	let target = Object.setPrototypeOf({}, null);
	for (var name in all) {
		__defProp(target, name, {
			get: all[name],
			enumerable: true
		});
	}
	if (!(flags & 1)) {
		__defProp(target, Symbol.toStringTag, { value: "Module" });
	}
	return flags & 2 ? target : Object.preventExtensions(target);
};
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") {
		for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
			key = keys[i];
			if (!__hasOwnProp.call(to, key) && key !== except) {
				__defProp(to, key, {
					get: ((k) => from[k]).bind(null, key),
					enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
				});
			}
		}
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));

let os = require("os");
os = __toESM(os, 1);
let crypto = require("crypto");
crypto = __toESM(crypto, 1);
let fs = require("fs");
fs = __toESM(fs, 1);
let path = require("path");
path = __toESM(path, 1);
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

// src/action/foreign-text.ts
const mostCharacters = 500;
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Co}\p{Cs}]/gu;
function oneLine(text, most = mostCharacters) {
	return cut(text, most).replace(unseen, show).replace(/##\[/g, "## [").replace(/^(\s*):(?=:)/, "$1: ");
}
function cut(text, most) {
	const characters = [...text];
	if (characters.length <= most) return text;
	return `${characters.slice(0, most).join("")}… (${characters.length - most} more characters)`;
}
function show(character) {
	if (character === "\n") return "\\n";
	if (character === "\r") return "\\r";
	if (character === "	") return "\\t";
	const code = character.codePointAt(0) ?? 0;
	return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
function markdownText(text, most = mostCharacters) {
	return oneLine(text, most).replace(/[&<>"]/g, (character) => entities[character] ?? character).replace(/[\\`*_{}[\]()#!|~$^]/g, (character) => `\\${character}`).replace(/^(\s*)([-+=]|\d+(?=\.(\s|$)))/, (_start, blank, sign) => /\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`).replace(/@/g, "&#64;").replace(/:\/\//g, "&#58;//").replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`);
}
const markdownCode = (text) => `<code>${inEntities(oneLine(text))}</code>`;
const preformatted = (text) => inEntities(oneLine(text)) || "&nbsp;";
const inEntities = (line) => line.replace(/[&<>"]/g, (character) => entities[character] ?? character).replace(/[\\`*_{}[\]|~$@:#]/g, (character) => `&#${character.codePointAt(0)};`);

// src/action/outcome.ts
const worst = [
	"stranded",
	"failed",
	"rejected",
	"refused",
	"skipped",
	"retiring",
	"provisioned",
	"tested",
	"held",
	"live",
	"rolled-back",
	"retired",
	"planned",
	"unchanged",
	"status"
];
const fails = /* @__PURE__ */ new Set([
	"stranded",
	"failed",
	"rejected",
	"refused",
	"skipped"
]);
const succeeds = (outcome) => !fails.has(outcome);
function speaker(endings) {
	return [...endings].sort((a, b) => worst.indexOf(a.outcome) - worst.indexOf(b.outcome))[0];
}

// src/deploy/model.ts
const colors = ["blue", "green"];
const other = (color) => color === "blue" ? "green" : "blue";

// src/deploy/seen.ts
const liveColor = (routes) => colors.find((color) => routes.length > 0 && routes.every((route) => route.forwards === color));
function shareOf({ forwards, weights }, color) {
	if (forwards !== "mixed") return forwards === color ? 100 : 0;
	const all = (weights?.blue ?? 0) + (weights?.green ?? 0);
	return all === 0 ? 0 : 100 * (weights?.[color] ?? 0) / all;
}
const routesOff = (seen, color, share = 100) => seen.routes.filter((route) => route.forwards === "foreign" || shareOf(route, color) !== share);
const routeKey = (arn) => arn.slice(arn.lastIndexOf("/") + 1, arn.lastIndexOf("/") + 9);
const intends = (memo, color) => memo.intent?.color === color;
const intentSaid = ({ color, share }) => share === 100 ? color : `${color} ${share} %`;
const isMeant = ({ intent, attempt }, route) => intent !== void 0 && intent.color === attempt?.color && [intent.from, intent.share].includes(shareOf(route, intent.color));
const isByParts = ({ memo: { attempt, intent }, routes }) => intent !== void 0 && intent.color === attempt?.color && (intent.share < 100 || routes.some(({ forwards }) => forwards === "mixed"));
const alive = (machine) => machine.state === "pending" || machine.state === "running";
const isThere = (machine) => machine.state !== "terminated" && machine.state !== "shutting-down";
const isOf = (machine, attempt) => machine.origin === "named" || machine.ours && machine.attempt === attempt.attempt;
const crew = (seen, attempt) => [...seen.sides[attempt.color].machines].filter((machine) => isOf(machine, attempt) && alive(machine)).sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id));
const isDraining = (target) => target.state === "draining" || target.state === "unhealthy.draining";
const registered = (seen, color) => [...new Set(seen.sides[color].targets.filter((target) => !isDraining(target)).map((target) => target.id))];
const sizeOf = (seen, color) => Math.max(registered(seen, color).length, seen.sides[color].scaling?.desired ?? 0);
const healthy = (seen, color, pairs) => registered(seen, color).filter((id) => new Set(seen.sides[color].targets.filter((target) => target.id === id && target.state === "healthy").map(({ pair }) => pair)).size === pairs);
const healthSaid = (seen, color, pairs) => {
	const all = registered(seen, color);
	const well = new Set(healthy(seen, color, pairs));
	const { targets } = seen.sides[color];
	const where = (group) => pairs === 1 ? "" : ` in ${group}`;
	const sick = targets.filter((target) => !isDraining(target) && target.state !== "healthy").map(({ id, state, group, said }) => `${id} ${state}${where(group)}${said === "" ? "" : `: ${said}`}`);
	const groups = new Set(targets.map(({ group }) => group));
	const missing = all.flatMap((id) => well.has(id) || pairs === 1 ? [] : [...groups].filter((group) => !targets.some((target) => target.id === id && target.group === group)).map((group) => `${id} is not in ${group}`));
	const reasons = [...sick, ...missing].slice(0, 3);
	return [`${well.size} of ${all.length} targets healthy`, ...reasons].join("; ");
};
const firstPreview = ({ preview }) => preview?.rules.find(({ pair }) => pair === 0);
const homeColor = (memo) => memo.live?.color ?? (memo.attempt === void 0 ? void 0 : other(memo.attempt.color));
const servingColor = (seen) => liveColor(seen.routes) ?? (isByParts(seen) && seen.routes.every((route) => route.forwards === "mixed" && isMeant(seen.memo, route)) ? homeColor(seen.memo) : void 0);
const moved = (seen) => {
	const { attempt, intent } = seen.memo;
	return attempt !== void 0 && intent?.color === attempt.color && seen.routes.some((route) => route.forwards !== other(attempt.color));
};
const hadTraffic = (memo, attempt) => intends(memo, attempt.color) || attempt.passed.includes("traffic");
const identityOf = (memo, color) => {
	return [
		memo.attempt,
		memo.live,
		memo.idle
	].find((identity) => identity?.color === color) ?? {
		color,
		release: "unknown",
		build: "",
		attempt: "",
		adopted: true
	};
};
const tellsApart = (terms, side, unlike) => !side.adopted && (terms.proof?.marks ?? []).some((mark) => side[mark] !== unlike[mark]);
const ringing = ({ alarms }) => alarms.filter(({ state }) => state === "ringing" || state === "missing" || state === "unread");
const alarmSaid = {
	ok: "is OK",
	ringing: "rings",
	unknown: "has not enough data, which is no breach",
	missing: "does not exist any more",
	unread: "could not be read"
};
const alarmsSaid = (alarms) => alarms.map(({ name, state, said }) => [`alarm ${name} ${alarmSaid[state]}`, ...state !== "unknown" && said !== "" ? [said] : []].join(": ")).join("; ");
const runKey = (run) => `${run.repository}/${run.id}/${run.attempt}`;
const isDone = (goal, seen, standing) => {
	const { idle } = seen.memo;
	const [before, mine] = [idle?.run ?? "", runKey(goal.run)];
	const run = (key) => key.slice(0, key.lastIndexOf("/"));
	return idle?.standing === standing && before !== mine && run(before) === run(mine);
};
const isSameBuild = (goal, attempt) => goal.build === void 0 ? goal.release === void 0 || goal.release === attempt.release : goal.build === attempt.build || goal.buildWith(attempt.made) === attempt.build;
const sideSaid = (seen, color) => {
	const count = registered(seen, color).length;
	return count === 0 ? "nothing" : `${count} × ${identityOf(seen.memo, color).release}`;
};

// src/deploy/agreement.ts
function disagreements(seen) {
	return [
		...betweenRoutes(seen),
		...betweenRoutesAndRecord(seen),
		...colors.flatMap((color) => betweenRecordAndSide(seen, color))
	];
}
function betweenRoutes({ routes, memo }) {
	const mixed = routes.filter((route) => route.forwards === "mixed" && !isMeant(memo, route));
	const odd = [...routes.filter(({ forwards }) => forwards === "foreign"), ...mixed];
	if (odd.length > 0) return odd.map(({ name, said }) => `route ${name} forwards to ${said}`);
	if (routes.every((route) => route.forwards === "mixed") || liveColor(routes) !== void 0) return [];
	return [`the routes disagree: ${routes.map(({ name, forwards }) => `${name} to ${forwards}`).join(", ")}`];
}
function betweenRoutesAndRecord({ routes, memo }) {
	const live = liveColor(routes);
	if (live === void 0 || memo.live === void 0 || live === memo.live.color) return [];
	if (intends(memo, live)) return [];
	return [`every route goes to ${live}; the record says ${memo.live.color} with ${memo.live.release} is live`];
}
function betweenRecordAndSide(seen, color) {
	const live = liveColor(seen.routes);
	const isLive = live === color;
	const { idle, attempt } = seen.memo;
	const targets = registered(seen, color);
	const found = [];
	if (isLive && targets.length === 0) found.push(`every route goes to ${color}, which has no target`);
	if (isLive) found.push(...strangersOn(seen, color));
	if (idle?.color === color && attempt?.color !== color) {
		if (isLive && !intends(seen.memo, color)) found.push(`the record says ${color} is ${idle.standing}; every route goes there`);
		if ((idle.standing === "held" || idle.standing === "rolled-back") && targets.length === 0) found.push(`the record says ${color} is ${idle.standing} with ${idle.release}; it has no target`);
	}
	const explained = [
		seen.memo.live,
		idle,
		attempt
	].some((identity) => identity?.color === color);
	if (live === other(color) && !explained) found.push(...unexplained(seen, color));
	return found;
}
function strangersOn(seen, color) {
	const { live } = seen.memo;
	if (live === void 0 || live.adopted || live.color !== color || seen.memo.attempt?.color === color) return [];
	const targets = registered(seen, color);
	return seen.sides[color].machines.filter(({ id, ours, attempt }) => ours && targets.includes(id) && attempt !== live.attempt).map(({ id, attempt }) => `${id} serves on ${color} and is of attempt ${attempt}; live is ${live.attempt}`);
}
function unexplained(seen, color) {
	const ours = seen.sides[color].machines.filter((machine) => machine.ours && alive(machine)).map(({ id }) => id);
	const ids = [.../* @__PURE__ */ new Set([...registered(seen, color), ...ours])];
	if (ids.length === 0) return [];
	return [`${ids.join(", ")} on ${color}, which nothing recorded explains`];
}

// src/action/ending.ts
const withoutLook = (service, command, outcome, why, mistakes = []) => ({
	service,
	command,
	outcome,
	why,
	seen: void 0,
	acts: [],
	changes: [],
	skew: void 0,
	plan: void 0,
	proof: void 0,
	counts: "",
	mistakes,
	fleet: void 0,
	made: "",
	lastWords: [],
	notices: []
});
function sidesSaid(seen) {
	const live = servingColor(seen);
	return (live === void 0 ? colors : [live, other(live)]).map((color) => ({
		color,
		identity: identity(seen, color),
		standing: standing(seen, color, live)
	}));
}
function identity(seen, color) {
	const { attempt, idle } = seen.memo;
	return registered(seen, color).length === 0 && attempt?.color !== color && idle?.color !== color ? void 0 : identityOf(seen.memo, color);
}
function standing(seen, color, live) {
	const { attempt, idle } = seen.memo;
	if (attempt?.color === color) {
		const at = attempt.verdict === "rejected" ? "being rejected" : attempt.parked ?? "open";
		return color === live ? `live, attempt ${at}` : at;
	}
	if (color === live) return "live";
	if (idle?.color === color) return idle.standing;
	return identity(seen, color) === void 0 ? "empty" : "not recorded";
}
function provenBy({ proof, acts, outcome, seen }) {
	if (!acts.some(({ act }) => act.kind === "forward")) return "";
	const live = seen && servingColor(seen);
	const asked = seen !== void 0 && live !== void 0 && identityOf(seen.memo, live).adopted ? void 0 : proof?.nodes.find((node) => node.asked);
	if (asked !== void 0) return asked.from === "runner" ? "nodes" : "ssm";
	return succeeds(outcome) ? "minimum-hold" : "";
}
const countsOf = ({ findings }) => Object.values(findings).filter(({ check }) => check === "counts").map(({ said }) => said).join("; ");
function heldUntil(seen) {
	const { idle } = seen.memo;
	return idle?.standing === "held" && idle.due !== void 0 ? new Date(idle.due).toISOString() : "";
}
function workedOn({ seen, command, outcome }) {
	if (seen === void 0) return [];
	const live = servingColor(seen);
	const idle = seen.memo.attempt?.color ?? seen.memo.idle?.color ?? (live && other(live));
	const color = command === "status" || (command === "deploy" || command === "switch" || command === "rollback") && seen.memo.attempt === void 0 && succeeds(outcome) ? live : idle;
	return (color === void 0 ? [] : seen.sides[color].machines).filter(({ state }) => state !== "terminated" && state !== "shutting-down");
}
function madeOf(acts, seen) {
	return acts.flatMap(({ act }) => act.kind === "launch" ? [act.made] : []).at(-1) ?? seen?.memo.attempt?.made ?? "";
}
const testsOf = ({ seen }) => Object.values(seen?.findings ?? {}).findLast(({ check }) => check === "release-test")?.tests ?? [];
const agrees = (seen) => disagreements(seen).length === 0;

// src/action/result-line.ts
function resultLine(ending) {
	const { service, outcome, why, seen } = ending;
	const who = seen === void 0 ? "" : `${whoServes(seen)}. `;
	const [first = ""] = why.split("\n");
	const because = first === "" ? "" : `${sentence(first)} `;
	const next = whatNext(outcome, seen);
	const said = because.includes(next) ? because : `${because}${next}`;
	return oneLine(`Result: ${outcome.toUpperCase()}  ${service === "" ? "" : `${service}: `}${who}${said}`.trim(), 2e3);
}
function whoServes(seen) {
	return sidesSaid(seen).map(({ color, identity, standing }) => {
		const release = identity?.release ?? "nothing";
		if (standing === "live") return `${color} serves ${release}`;
		if (standing !== "held") return `${color}: ${identity === void 0 ? "empty" : `${release}, ${standing}`}`;
		return `${color} keeps ${release}, ${dueSaid(seen)}`;
	}).join("; ");
}
function dueSaid(seen) {
	const { idle } = seen.memo;
	const until = heldUntil(seen);
	if (idle?.approval) return until === "" ? "until it is approved" : `until it is approved, at most until ${until}`;
	if (until === "") return "until a person ends it";
	return `${idle?.holdDefault === "rollback" ? "rollback" : "retirement"} due ${until}`;
}
const sentence = (text) => /[.!?:]$/.test(text) ? text : `${text}.`;
function whatNext(outcome, seen) {
	switch (outcome) {
		case "provisioned":
		case "tested": return "Go on: command switch. Undo: command rollback.";
		case "held": return "Undo: command rollback. End the hold: command retire.";
		case "retiring": return "The old side still works: command retire ends it later.";
		case "rolled-back": return seen?.memo.idle?.standing === "rolled-back" ? "The side that was rolled back from is kept to be looked at." : "";
		case "failed":
		case "stranded": return "Run the same command again: it goes on from here.";
		case "refused": return "Nothing was changed.";
		case "skipped": return "An earlier service did not succeed; nothing was changed here.";
		case "planned":
		case "status": return "Nothing was changed.";
		case "live":
		case "retired":
		case "unchanged":
		case "rejected": return "";
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
	input("config", ".github/switchover.yml", "PATH", "a YAML file, by its path from the root of the checkout; or the YAML text itself"),
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
	retire: true
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
			remedy: "Check out the repository before this step, and give the path from its root; or give the YAML text itself (with a newline)."
		};
	}
}

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
function goalFor({ settings, terms, hold }, inputs, { run, commit, workflow, number }, made, buildWith) {
	return {
		command: inputs.command,
		service: settings.service,
		release: inputs.release,
		build: buildWith(made),
		made,
		buildWith,
		origin: makesBuild(inputs) ? {
			commit,
			workflow,
			number
		} : void 0,
		hold: inputs.hold ?? hold,
		allow: inputs.allow,
		run,
		reason: inputs.reason,
		waitMs: inputs.waitMs,
		waitForHoldMs: inputs.waitForHoldMs,
		waitForLeaseMs: inputs.waitForLeaseMs,
		terms
	};
}
const makesBuild = ({ command }) => command === "deploy" || command === "provision";

Object.defineProperty(exports, "SwitchoverError", {
  enumerable: true,
  get: function () {
    return SwitchoverError;
  }
});
Object.defineProperty(exports, "__exportAll", {
  enumerable: true,
  get: function () {
    return __exportAll;
  }
});
Object.defineProperty(exports, "__toESM", {
  enumerable: true,
  get: function () {
    return __toESM;
  }
});
Object.defineProperty(exports, "agrees", {
  enumerable: true,
  get: function () {
    return agrees;
  }
});
Object.defineProperty(exports, "alarmsSaid", {
  enumerable: true,
  get: function () {
    return alarmsSaid;
  }
});
Object.defineProperty(exports, "alive", {
  enumerable: true,
  get: function () {
    return alive;
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
Object.defineProperty(exports, "colors", {
  enumerable: true,
  get: function () {
    return colors;
  }
});
Object.defineProperty(exports, "countsOf", {
  enumerable: true,
  get: function () {
    return countsOf;
  }
});
Object.defineProperty(exports, "crew", {
  enumerable: true,
  get: function () {
    return crew;
  }
});
Object.defineProperty(exports, "didYouMean", {
  enumerable: true,
  get: function () {
    return didYouMean;
  }
});
Object.defineProperty(exports, "disagreements", {
  enumerable: true,
  get: function () {
    return disagreements;
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
Object.defineProperty(exports, "firstPreview", {
  enumerable: true,
  get: function () {
    return firstPreview;
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
Object.defineProperty(exports, "hadTraffic", {
  enumerable: true,
  get: function () {
    return hadTraffic;
  }
});
Object.defineProperty(exports, "healthSaid", {
  enumerable: true,
  get: function () {
    return healthSaid;
  }
});
Object.defineProperty(exports, "healthy", {
  enumerable: true,
  get: function () {
    return healthy;
  }
});
Object.defineProperty(exports, "heldUntil", {
  enumerable: true,
  get: function () {
    return heldUntil;
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
Object.defineProperty(exports, "homeColor", {
  enumerable: true,
  get: function () {
    return homeColor;
  }
});
Object.defineProperty(exports, "identity", {
  enumerable: true,
  get: function () {
    return identity;
  }
});
Object.defineProperty(exports, "identityOf", {
  enumerable: true,
  get: function () {
    return identityOf;
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
Object.defineProperty(exports, "intends", {
  enumerable: true,
  get: function () {
    return intends;
  }
});
Object.defineProperty(exports, "intentSaid", {
  enumerable: true,
  get: function () {
    return intentSaid;
  }
});
Object.defineProperty(exports, "isByParts", {
  enumerable: true,
  get: function () {
    return isByParts;
  }
});
Object.defineProperty(exports, "isDone", {
  enumerable: true,
  get: function () {
    return isDone;
  }
});
Object.defineProperty(exports, "isDraining", {
  enumerable: true,
  get: function () {
    return isDraining;
  }
});
Object.defineProperty(exports, "isMeant", {
  enumerable: true,
  get: function () {
    return isMeant;
  }
});
Object.defineProperty(exports, "isSameBuild", {
  enumerable: true,
  get: function () {
    return isSameBuild;
  }
});
Object.defineProperty(exports, "isThere", {
  enumerable: true,
  get: function () {
    return isThere;
  }
});
Object.defineProperty(exports, "liveColor", {
  enumerable: true,
  get: function () {
    return liveColor;
  }
});
Object.defineProperty(exports, "localContext", {
  enumerable: true,
  get: function () {
    return localContext;
  }
});
Object.defineProperty(exports, "madeOf", {
  enumerable: true,
  get: function () {
    return madeOf;
  }
});
Object.defineProperty(exports, "makesBuild", {
  enumerable: true,
  get: function () {
    return makesBuild;
  }
});
Object.defineProperty(exports, "markdownCode", {
  enumerable: true,
  get: function () {
    return markdownCode;
  }
});
Object.defineProperty(exports, "markdownText", {
  enumerable: true,
  get: function () {
    return markdownText;
  }
});
Object.defineProperty(exports, "moved", {
  enumerable: true,
  get: function () {
    return moved;
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
Object.defineProperty(exports, "oneLine", {
  enumerable: true,
  get: function () {
    return oneLine;
  }
});
Object.defineProperty(exports, "other", {
  enumerable: true,
  get: function () {
    return other;
  }
});
Object.defineProperty(exports, "preformatted", {
  enumerable: true,
  get: function () {
    return preformatted;
  }
});
Object.defineProperty(exports, "provenBy", {
  enumerable: true,
  get: function () {
    return provenBy;
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
Object.defineProperty(exports, "registered", {
  enumerable: true,
  get: function () {
    return registered;
  }
});
Object.defineProperty(exports, "resultLine", {
  enumerable: true,
  get: function () {
    return resultLine;
  }
});
Object.defineProperty(exports, "ringing", {
  enumerable: true,
  get: function () {
    return ringing;
  }
});
Object.defineProperty(exports, "routeKey", {
  enumerable: true,
  get: function () {
    return routeKey;
  }
});
Object.defineProperty(exports, "routesOff", {
  enumerable: true,
  get: function () {
    return routesOff;
  }
});
Object.defineProperty(exports, "runKey", {
  enumerable: true,
  get: function () {
    return runKey;
  }
});
Object.defineProperty(exports, "saveState", {
  enumerable: true,
  get: function () {
    return saveState;
  }
});
Object.defineProperty(exports, "servingColor", {
  enumerable: true,
  get: function () {
    return servingColor;
  }
});
Object.defineProperty(exports, "setOutput", {
  enumerable: true,
  get: function () {
    return setOutput;
  }
});
Object.defineProperty(exports, "shareOf", {
  enumerable: true,
  get: function () {
    return shareOf;
  }
});
Object.defineProperty(exports, "sideSaid", {
  enumerable: true,
  get: function () {
    return sideSaid;
  }
});
Object.defineProperty(exports, "sidesSaid", {
  enumerable: true,
  get: function () {
    return sidesSaid;
  }
});
Object.defineProperty(exports, "sizeOf", {
  enumerable: true,
  get: function () {
    return sizeOf;
  }
});
Object.defineProperty(exports, "speaker", {
  enumerable: true,
  get: function () {
    return speaker;
  }
});
Object.defineProperty(exports, "stopped", {
  enumerable: true,
  get: function () {
    return stopped;
  }
});
Object.defineProperty(exports, "succeeds", {
  enumerable: true,
  get: function () {
    return succeeds;
  }
});
Object.defineProperty(exports, "tellsApart", {
  enumerable: true,
  get: function () {
    return tellsApart;
  }
});
Object.defineProperty(exports, "testsOf", {
  enumerable: true,
  get: function () {
    return testsOf;
  }
});
Object.defineProperty(exports, "whatNext", {
  enumerable: true,
  get: function () {
    return whatNext;
  }
});
Object.defineProperty(exports, "whoServes", {
  enumerable: true,
  get: function () {
    return whoServes;
  }
});
Object.defineProperty(exports, "withoutLook", {
  enumerable: true,
  get: function () {
    return withoutLook;
  }
});
Object.defineProperty(exports, "workedOn", {
  enumerable: true,
  get: function () {
    return workedOn;
  }
});