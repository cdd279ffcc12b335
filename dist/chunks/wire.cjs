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

let node_crypto = require("node:crypto");
let os = require("os");
os = __toESM(os, 1);
let crypto = require("crypto");
crypto = __toESM(crypto, 1);
let fs = require("fs");
fs = __toESM(fs, 1);
let node_net = require("node:net");
let node_util = require("node:util");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_os = require("node:os");
let node_timers_promises = require("node:timers/promises");
let node_dns_promises = require("node:dns/promises");

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

// src/action/config/read.ts
async function readConfig(textOrPath, workspace) {
	const text = textOrPath.includes("\n") ? textOrPath : await readFileAt(textOrPath, workspace);
	if (typeof text !== "string") return {
		services: {},
		mistakes: [text]
	};
	const { parseConfig } = await Promise.resolve().then(() => require("./parse.cjs"));
	return parseConfig(text, workspace);
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

// src/action/context.ts
function readContext(env = process.env) {
	const run = env["GITHUB_RUN_ID"] ? githubRun(env, env["GITHUB_RUN_ID"]) : localRun();
	const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	return {
		run,
		event: env["GITHUB_EVENT_NAME"] ?? "",
		commit: env["GITHUB_SHA"] ?? "",
		tag: env["GITHUB_REF_TYPE"] === "tag" ? env["GITHUB_REF_NAME"] : void 0,
		workspace: env["GITHUB_WORKSPACE"] ?? process.cwd(),
		temp: env["RUNNER_TEMP"] ?? (0, node_os.tmpdir)(),
		url: env["GITHUB_RUN_ID"] ? `${server}/${run.repository}/actions/runs/${run.id}` : void 0
	};
}
function githubRun(env, id) {
	const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "1");
	return {
		repository: env["GITHUB_REPOSITORY"] ?? "unknown",
		id,
		attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1,
		actor: env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"] ?? "unknown"
	};
}
function localRun() {
	const person = userName();
	return {
		repository: "local",
		id: `${person}@${(0, node_os.hostname)()}`,
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

// src/deploy/model.ts
const colors$1 = ["blue", "green"];
const other = (color) => color === "blue" ? "green" : "blue";

// src/deploy/seen.ts
const liveColor = (routes) => colors$1.find((color) => routes.length > 0 && routes.every((route) => route.forwards === color));
const routesOff = (seen, color) => seen.routes.filter((route) => route.forwards !== color);
const alive = (machine) => machine.state === "pending" || machine.state === "running";
const isThere = (machine) => machine.state !== "terminated" && machine.state !== "shutting-down";
const crew = (seen, attempt) => [...seen.sides[attempt.color].machines].filter((machine) => machine.ours && machine.attempt === attempt.attempt && alive(machine)).sort((a, b) => a.launched - b.launched || a.id.localeCompare(b.id));
const isDraining$1 = (target) => target.state === "draining" || target.state === "unhealthy.draining";
const registered$1 = (seen, color) => [...new Set(seen.sides[color].targets.filter((target) => !isDraining$1(target)).map((target) => target.id))];
const healthy$1 = (seen, color, pairs) => registered$1(seen, color).filter((id) => new Set(seen.sides[color].targets.filter((target) => target.id === id && target.state === "healthy").map(({ pair }) => pair)).size === pairs);
const healthSaid = (seen, color, pairs) => {
	const all = registered$1(seen, color);
	const well = new Set(healthy$1(seen, color, pairs));
	const reasons = seen.sides[color].targets.filter((target) => !isDraining$1(target) && !well.has(target.id)).slice(0, 3).map((target) => `${target.id} ${target.state}${target.said === "" ? "" : `: ${target.said}`}`);
	return [`${well.size} of ${all.length} targets healthy`, ...reasons].join("; ");
};
const homeColor = (memo) => memo.live?.color ?? (memo.attempt === void 0 ? void 0 : other(memo.attempt.color));
const moved = (seen) => {
	const { attempt, intent } = seen.memo;
	return attempt !== void 0 && intent === attempt.color && seen.routes.some((route) => route.forwards !== other(attempt.color));
};
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
const tellsApart$1 = (terms, side, unlike) => !side.adopted && (terms.proof?.marks ?? []).some((mark) => side[mark] !== unlike[mark]);
const runKey = (run) => `${run.repository}/${run.id}/${run.attempt}`;
const isSameBuild = (goal, attempt) => goal.build === void 0 ? goal.release === void 0 || goal.release === attempt.release : goal.build === attempt.build;
const sideSaid = (seen, color) => {
	const count = registered$1(seen, color).length;
	return count === 0 ? "nothing" : `${count} × ${identityOf(seen.memo, color).release}`;
};

// src/deploy/agreement.ts
function disagreements(seen) {
	return [
		...betweenRoutes(seen),
		...betweenRoutesAndRecord(seen),
		...colors$1.flatMap((color) => betweenRecordAndSide(seen, color))
	];
}
function betweenRoutes({ routes }) {
	const odd = routes.filter(({ forwards }) => forwards === "foreign" || forwards === "mixed");
	if (odd.length > 0) return odd.map(({ name, said }) => `route ${name} forwards to ${said}`);
	if (routes.length === 0 || liveColor(routes) !== void 0) return [];
	return [`the routes disagree: ${routes.map(({ name, forwards }) => `${name} to ${forwards}`).join(", ")}`];
}
function betweenRoutesAndRecord({ routes, memo }) {
	const live = liveColor(routes);
	if (live === void 0 || memo.live === void 0 || live === memo.live.color) return [];
	if (memo.intent === live) return [];
	return [`every route goes to ${live}; the record says ${memo.live.color} with ${memo.live.release} is live`];
}
function betweenRecordAndSide(seen, color) {
	const live = liveColor(seen.routes);
	const isLive = live === color;
	const { idle, attempt } = seen.memo;
	const targets = registered$1(seen, color);
	const found = [];
	if (isLive && targets.length === 0) found.push(`every route goes to ${color}, which has no target`);
	if (isLive) found.push(...strangersOn(seen, color));
	if (idle?.color === color && attempt?.color !== color) {
		if (isLive && seen.memo.intent !== color) found.push(`the record says ${color} is ${idle.standing}; every route goes there`);
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
	const targets = registered$1(seen, color);
	return seen.sides[color].machines.filter(({ id, ours, attempt }) => ours && targets.includes(id) && attempt !== live.attempt).map(({ id, attempt }) => `${id} serves on ${color} and is of attempt ${attempt}; live is ${live.attempt}`);
}
function unexplained(seen, color) {
	const ours = seen.sides[color].machines.filter((machine) => machine.ours && alive(machine)).map(({ id }) => id);
	const ids = [.../* @__PURE__ */ new Set([...registered$1(seen, color), ...ours])];
	if (ids.length === 0) return [];
	return [`${ids.join(", ")} on ${color}, which nothing recorded explains`];
}

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

// src/action/ending.ts
const withoutLook = (service, command, outcome, why, mistakes = []) => ({
	service,
	command,
	outcome,
	why,
	seen: void 0,
	acts: [],
	plan: void 0,
	proof: void 0,
	mistakes
});
function sidesSaid(seen) {
	const live = liveColor(seen.routes);
	return (live === void 0 ? colors$1 : [live, other(live)]).map((color) => ({
		color,
		identity: identity$2(seen, color),
		standing: standing$2(seen, color, live)
	}));
}
function identity$2(seen, color) {
	const { attempt, idle } = seen.memo;
	return registered$1(seen, color).length === 0 && attempt?.color !== color && idle?.color !== color ? void 0 : identityOf(seen.memo, color);
}
function standing$2(seen, color, live) {
	const { attempt, idle } = seen.memo;
	if (attempt?.color === color) {
		const at = attempt.verdict === "rejected" ? "being rejected" : attempt.parked ?? "open";
		return color === live ? `live, attempt ${at}` : at;
	}
	if (color === live) return "live";
	if (idle?.color === color) return idle.standing;
	return identity$2(seen, color) === void 0 ? "empty" : "not recorded";
}
function provenBy({ proof, acts, outcome }) {
	if (!acts.some(({ act }) => act.kind === "forward")) return "";
	if (proof?.nodes.some(({ asked }) => asked)) return "nodes";
	return succeeds(outcome) ? "minimum-hold" : "";
}
function heldUntil(seen) {
	const { idle } = seen.memo;
	return idle?.standing === "held" && idle.due !== void 0 ? new Date(idle.due).toISOString() : "";
}
function workedOn({ seen, command, outcome }) {
	if (seen === void 0) return [];
	const live = liveColor(seen.routes);
	const idle = seen.memo.attempt?.color ?? seen.memo.idle?.color ?? (live && other(live));
	const color = command === "status" || (command === "deploy" || command === "switch" || command === "rollback") && seen.memo.attempt === void 0 && succeeds(outcome) ? live : idle;
	return (color === void 0 ? [] : seen.sides[color].machines).filter(({ state }) => state !== "terminated" && state !== "shutting-down");
}
const agrees = (seen) => disagreements(seen).length === 0;

// src/action/foreign-text.ts
const mostCharacters = 500;
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Co}\p{Cs}]/gu;
function oneLine$1(text, most = mostCharacters) {
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
	return oneLine$1(text, most).replace(/[&<>"]/g, (character) => entities[character] ?? character).replace(/[\\`*_{}[\]()#!|~$^]/g, (character) => `\\${character}`).replace(/^(\s*)([-+=]|\d+(?=\.(\s|$)))/, (_start, blank, sign) => /\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`).replace(/@/g, "&#64;").replace(/:\/\//g, "&#58;//").replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`);
}
function markdownCode(text) {
	return `<code>${oneLine$1(text).replace(/[&<>"]/g, (character) => entities[character] ?? character).replace(/[\\`*_{}[\]|~$@:#]/g, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}

// src/action/result-line.ts
function resultLine(ending) {
	const { service, outcome, why, seen } = ending;
	const who = seen === void 0 ? "" : `${whoServes(seen)}. `;
	const because = why === "" ? "" : `${sentence(why)} `;
	return oneLine$1(`Result: ${outcome.toUpperCase()}  ${service}: ${who}${because}${whatNext(outcome)}`.trim(), 2e3);
}
function whoServes(seen) {
	return sidesSaid(seen).map(({ color, identity, standing }) => {
		const release = identity?.release ?? "nothing";
		if (standing === "live") return `${color} serves ${release}`;
		if (standing !== "held") return `${color}: ${identity === void 0 ? "empty" : `${release}, ${standing}`}`;
		return `${color} keeps ${release}, ${dueSaid$1(seen)}`;
	}).join("; ");
}
function dueSaid$1(seen) {
	const { idle } = seen.memo;
	const until = heldUntil(seen);
	if (idle?.approval) return until === "" ? "until it is approved" : `until it is approved, at most until ${until}`;
	if (until === "") return "until a person ends it";
	return `${idle?.holdDefault === "rollback" ? "rollback" : "retirement"} due ${until}`;
}
const sentence = (text) => {
	const capital = text.charAt(0).toUpperCase() + text.slice(1);
	return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
function whatNext(outcome) {
	switch (outcome) {
		case "provisioned":
		case "tested": return "Go on: command switch. Undo: command rollback.";
		case "held": return "Undo: command rollback. End the hold: command retire.";
		case "retiring": return "The old side still works: command retire ends it later.";
		case "rolled-back": return "The side that was rolled back from is kept to be looked at.";
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

// src/deploy/moves.ts
const pass = { kind: "pass" };
const act = (what, why) => ({
	kind: "act",
	act: what,
	why
});
const remember = (memo, why) => act({
	kind: "remember",
	memo
}, why);
const wait = (forMs, why) => ({
	kind: "wait",
	forMs,
	why
});
const reject = (why) => ({
	kind: "reject",
	why
});
const fail = (why) => ({
	kind: "fail",
	why
});
const done = (outcome, why) => ({
	kind: "done",
	outcome,
	why
});
const stoodMs = (seen, rung, now) => {
	const entered = seen.run.entered[rung];
	return entered === void 0 ? 0 : now - entered;
};
const waitWithin = (seen, rung, now, withinMs, why, late) => {
	const leftMs = withinMs - stoodMs(seen, rung, now);
	return leftMs > 0 ? wait(leftMs, why) : late(`${why}; not within ${seconds(withinMs)}`);
};
const seconds = (ms) => ms >= 1e4 || ms % 1e3 === 0 ? `${Math.round(ms / 1e3)} s` : `${(ms / 1e3).toFixed(1)} s`;

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
function buildOf({ release, commit, ingredients, tests, count }) {
	const parts = {
		release,
		commit,
		ingredients,
		tests,
		count: count.live ? void 0 : count.atLeast
	};
	return (0, node_crypto.createHash)("sha256").update(stable(parts)).digest("hex").slice(0, 16);
}
function stable(value) {
	return JSON.stringify(value, (_key, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}
function goalFor({ settings, terms, hold }, inputs, { run }, build) {
	return {
		command: inputs.command,
		service: settings.service,
		release: inputs.release,
		build,
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
const releasePattern = /^[A-Za-z0-9][A-Za-z0-9._+/@-]{0,127}$/;
function readInputs(context, get = getInput) {
	const mistakes = [];
	const wrong = (path, said, remedy) => {
		mistakes.push({
			path,
			said,
			remedy
		});
	};
	const command = readCommand(get("command") || "deploy", wrong);
	return {
		inputs: {
			command,
			config: get("config") || ".github/switchover.yml",
			services: list(get("service")),
			release: readRelease(get("release"), command, context, wrong),
			dryRun: readBoolean("dry-run", get("dry-run") || "false", wrong),
			hold: readHoldInput(get("hold"), wrong),
			allow: readAllow(get("allow"), wrong),
			waitMs: readTime("wait", get("wait") || "15m", wrong),
			waitForLeaseMs: readTime("wait-for-lease", get("wait-for-lease") || "0s", wrong),
			waitForHoldMs: readTime("wait-for-hold", get("wait-for-hold") || "0s", wrong),
			reason: get("reason"),
			githubToken: get("github-token")
		},
		mistakes
	};
}
function list(text) {
	const items = text.split(/[,\n]/).map((item) => item.trim());
	return [...new Set(items.filter((item) => item !== ""))];
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
		return waitedMs < 1e3 ? text : `${text} (${seconds(waitedMs)})`;
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
const line = (mark, name, text) => `${mark} ${oneLine$1(name).padEnd(25)} ${oneLine$1(text)}`.trimEnd();
function createLog(print = info) {
	const reminder = new Reminder();
	const passed = /* @__PURE__ */ new Set();
	let proven;
	const say = (mark, name, text) => {
		reminder.forget();
		print(line(mark, name, text));
	};
	const remind = (rung, text, now) => {
		const due = reminder.due(rung, text, now);
		if (due !== void 0) print(line(" ", rung, due));
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
			if (!found.passed) passed.delete(key);
			if (!found.passed || check === "watch") return remind(rung, found.said, now);
			if (!passed.has(key)) say("✓", rung, found.said);
			passed.add(key);
		},
		proof: (seen) => (seen && lastProof(seen)) ?? proven
	};
}
const lastProof = ({ findings }) => Object.values(findings).filter(({ check, passed }) => check === "proof" && passed).sort((a, b) => b.at - a.at)[0];
function planLines(decisions) {
	return ["Dry run: nothing of this is done.", ...decisions.flatMap(({ rung, move }) => move.kind === "act" ? [line(move.act.kind === "check" ? " " : "▹", rung, move.why)] : [])];
}

// src/aws/clock.ts
const jitterMs = 1500;
const createClock = (monotonic = () => performance.now()) => {
	let set;
	const now = () => set === void 0 ? Date.now() : Math.floor(set.date + monotonic() - set.at);
	return {
		now,
		heard(header, sentAt) {
			const date = Date.parse(header);
			if (Number.isNaN(date)) return;
			const ahead = date - now();
			const late = set !== void 0 && ahead < 0 && sentAt < set.at;
			if (set === void 0 || Math.abs(ahead) > jitterMs && !late) set = {
				date,
				at: monotonic()
			};
		},
		sleep: async (ms, signal) => {
			await (0, node_timers_promises.setTimeout)(Math.max(0, ms), void 0, { signal });
		}
	};
};

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

// src/aws/faults.ts
const awsCode = (error) => {
	const foreign = foreignOf(error instanceof SwitchoverError ? error.cause : error);
	if (foreign === void 0) return void 0;
	const code = text(foreign.Code) ?? text(foreign.name);
	return code === "Unknown" && foreign.$metadata?.httpStatusCode === 400 ? "InvalidChangeBatch" : code;
};
const isMissing = (error) => /^NoSuch|NotFound|\.Malformed$/.test(awsCode(error) ?? "");
const faultOf = (error, call, input) => {
	if (error instanceof SwitchoverError) return error;
	const code = awsCode(error) ?? "UnknownError";
	const words = text(foreignOf(error)?.message) ?? String(error);
	const kind = kindOf(code, foreignOf(error), words);
	const about = subjectOf(input);
	const message = `${call}${about === "" ? "" : ` ${about}`}: ${code}: ${words}`;
	return new SwitchoverError(kind, message, remedies[kind], error);
};
const foreignOf = (error) => typeof error === "object" && error !== null ? error : void 0;
const text = (value) => typeof value === "string" && value !== "" ? value : void 0;
const denied = /^(AccessDenied(Exception)?|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthFailure|SignatureDoesNotMatch|UnrecognizedClient(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|OptInRequired|CredentialsProviderError|InvalidSignatureException)$/;
const expired = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/;
const kindOf = (code, error, words) => {
	if (code === "AbortError") return "cancelled";
	if (expired.test(code)) return "expired";
	if (denied.test(code)) return "denied";
	if (/Region is missing/.test(words)) return "bad-input";
	return error?.$metadata?.httpStatusCode === void 0 ? "unreachable" : "aws";
};
const remedies = {
	denied: "Give the role this permission, or check which credentials the job uses.",
	expired: "Get new credentials and run the same command again: it goes on where this run stopped.",
	aws: "Mend what AWS names and run the same command again: it goes on where this run stopped.",
	unreachable: "Check the network, the proxy and AWS_REGION, and run the same command again.",
	cancelled: "Run the same command again to go on.",
	"bad-input": "Set AWS_REGION to the Region of the load balancer."
};
const telling = [
	"ListenerArn",
	"RuleArn",
	"TargetGroupArn",
	"ResourceArns",
	"ListenerArns",
	"RuleArns",
	"TargetGroupArns",
	"LoadBalancerArn",
	"HostedZoneId",
	"SubnetId",
	"ImageId",
	"ImageIds",
	"InstanceIds",
	"Resources",
	"LaunchTemplateId",
	"Id"
];
const subjectOf = (input) => {
	const members = new Map(Object.entries(input));
	const value = telling.map((member) => members.get(member)).find((member) => member !== void 0);
	if (Array.isArray(value)) {
		const rest = value.length > 3 ? ` and ${value.length - 3} more` : "";
		return value.slice(0, 3).join(", ") + rest;
	}
	return typeof value === "string" ? value : "";
};

// src/aws/clients.ts
const createClients = (chosen = {}) => {
	const clock = createClock();
	const connection = {
		config: {
			maxAttempts: 8,
			retryMode: "standard",
			requestHandler: requestHandler(),
			...chosen
		},
		noteDate: (next) => async (args) => {
			const sentAt = performance.now();
			const answer = await next(args);
			const date = dateOf(answer.response);
			if (date !== void 0) clock.heard(date, sentAt);
			return answer;
		},
		fault: faultOf
	};
	return {
		clock,
		elbv2: once(async () => (await Promise.resolve().then(() => require("./elbv2.cjs"))).connectElbv2(connection)),
		ec2: once(async () => (await Promise.resolve().then(() => require("./ec2.cjs"))).connectEc2(connection)),
		route53: once(async () => (await Promise.resolve().then(() => require("./route53.cjs"))).connectRoute53(connection)),
		sts: once(async () => (await Promise.resolve().then(() => require("./sts.cjs"))).connectSts(connection))
	};
};
const once = (make) => {
	let made;
	return () => {
		made ??= make();
		return made;
	};
};
const timeouts = {
	connectionTimeout: 5e3,
	requestTimeout: 3e4,
	throwOnRequestTimeout: true
};
const requestHandler = () => {
	const proxied = [
		"HTTPS_PROXY",
		"https_proxy",
		"HTTP_PROXY",
		"http_proxy"
	].some((name) => process.env[name]);
	const agent = {
		keepAlive: true,
		maxSockets: 50,
		proxyEnv: process.env
	};
	return proxied ? {
		...timeouts,
		httpAgent: agent,
		httpsAgent: agent
	} : timeouts;
};
const dateOf = (response) => {
	const headers = member(response, "headers");
	const date = member(headers, "date");
	return typeof date === "string" ? date : void 0;
};
const member = (value, name) => typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;

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

// src/aws/scope.ts
const keys = {
	owner: "switchover:owner",
	rule: "switchover:rule",
	attempt: "switchover:attempt",
	previewOf: "switchover:preview-of",
	color: "switchover:color",
	release: "switchover:release"
};
const tagList = (tags) => Object.entries(tags).map(([Key, Value]) => ({
	Key,
	Value
}));
const tagRecord = (tags) => Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));

// src/deploy/placeholders.ts
const fill = (text, values) => text.replace(/(?<![${])\{([a-z]+)\}(?!\})/g, (whole, name) => values[name] ?? whole);
const asksFor = (text, name) => fill(text, { [name]: "\0" }).includes("\0");

// src/aws/arns.ts
const partsOf = (arn) => {
	const [, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
	return {
		partition,
		service,
		region,
		account,
		resource: rest.join(":")
	};
};
const listenerOf = (arn) => arn.includes(":listener-rule/") ? arn.replace(":listener-rule/", ":listener/").split("/").slice(0, 5).join("/") : arn;
const loadBalancerOf = (arn) => listenerOf(arn).replace(":listener/", ":loadbalancer/").split("/").slice(0, 4).join("/");
const isApplication = (arn) => /:listener(-rule)?\/app\//.test(arn);
const groupName = (arn) => partsOf(arn).resource.split("/")[1] ?? arn;

// src/aws/identity.ts
const identify = async (clients, signal) => (await clients.sts()).callerIdentity(signal);
const ownerOf = (account, region, targetGroupArns) => (0, node_crypto.createHash)("sha256").update([
	account,
	region,
	...[...new Set(targetGroupArns)].sort()
].join("\n")).digest("hex").slice(0, 16);
const groupsOf = (settings) => settings.pairs.flatMap(({ blue, green }) => [blue, green]);
const namedArns = (settings) => [...settings.routes.map(({ path, arn }) => ({
	path,
	arn
})), ...settings.pairs.flatMap((pair, index) => [{
	path: `${pairPath(settings, index)}.blue`,
	arn: pair.blue
}, {
	path: `${pairPath(settings, index)}.green`,
	arn: pair.green
}])];
const pairPath = (settings, pair) => {
	const route = settings.routes.find((one) => one.pair === pair);
	return `${pair === 0 || route === void 0 ? `services.${settings.service}` : route.path}.target-groups`;
};
const foreignArns = (settings, identity) => namedArns(settings).flatMap(({ path, arn }) => {
	const { account, region } = partsOf(arn);
	if (account === identity.account && region === identity.region) return [];
	return [{
		path,
		said: `${arn} is in account ${account}, Region ${region}; the credentials are for account ${identity.account}, Region ${identity.region} (${identity.role})`,
		remedy: "Use credentials and AWS_REGION of the account and Region that the ARN names, or correct it."
	}];
});

// src/aws/traffic/check-groups.ts
const existingGroups = async (scope, signal) => {
	const arns = [...new Set(groupsOf(scope.settings))];
	const elbv2 = await scope.clients.elbv2();
	const ask = async (some) => (await elbv2.describeTargetGroups({ TargetGroupArns: some }, signal)).TargetGroups ?? [];
	const found = await ask(arns).catch((error) => {
		if (!isMissing(error)) throw error;
		return Promise.all(arns.map((arn) => ask([arn]).catch(emptyIfMissing))).then((each) => each.flat());
	});
	return new Map(found.map((group) => [group.TargetGroupArn ?? "", group]));
};
const emptyIfMissing = (error) => {
	if (isMissing(error)) return [];
	throw error;
};
const checkGroups = async (scope, signal) => {
	const groups = await existingGroups(scope, signal);
	return scope.settings.pairs.flatMap((pair, index) => {
		const path = pairPath(scope.settings, index);
		return [...colors$1.flatMap((color) => checkGroup(scope, `${path}.${color}`, index, pair[color], groups)), ...checkTwins(path, groups.get(pair.blue), groups.get(pair.green))];
	});
};
const checkGroup = (scope, path, pair, arn, groups) => {
	const group = groups.get(arn);
	if (group === void 0) return [{
		path,
		said: `the target group ${arn} does not exist`,
		remedy: "Name a target group that exists, by its whole ARN."
	}];
	return [...checkAttached(scope, path, pair, group), ...checkType(path, group)];
};
const checkAttached = (scope, path, pair, group) => {
	const balancers = scope.settings.routes.filter((route) => route.pair === pair).map(({ arn }) => loadBalancerOf(arn));
	const elsewhere = (group.LoadBalancerArns ?? []).filter((arn) => !balancers.includes(arn));
	if (elsewhere.length === 0) return [];
	return [{
		path,
		said: `${group.TargetGroupName} belongs to another load balancer than its routes: ${elsewhere.join(", ")}`,
		remedy: "A target group serves one load balancer only: name the group of the load balancer that the routes are on."
	}];
};
const checkType = (path, group) => group.TargetType === "instance" ? [] : [{
	path,
	said: `${group.TargetGroupName} takes targets of type ${group.TargetType}`,
	remedy: "Instances of the fleet are registered by their ids: use target groups of type instance."
}];
const checkTwins = (path, blue, green) => {
	if (blue === void 0 || green === void 0) return [];
	if (blue.TargetGroupArn === green.TargetGroupArn) return [{
		path,
		said: `blue and green are the same target group ${groupName(blue.TargetGroupArn ?? "")}`,
		remedy: "Give each side a target group of its own."
	}];
	return [
		[
			"protocol",
			blue.Protocol,
			green.Protocol
		],
		[
			"protocol version",
			blue.ProtocolVersion,
			green.ProtocolVersion
		],
		[
			"target type",
			blue.TargetType,
			green.TargetType
		],
		[
			"VPC",
			blue.VpcId,
			green.VpcId
		]
	].filter(([, one, another]) => one !== another).map(([what, one, another]) => ({
		path,
		said: `blue and green differ in ${what}: ${one} and ${another}`,
		remedy: "Make the two target groups alike: the one takes over the work of the other."
	}));
};

// src/aws/fleet/check-fleet.ts
const checkFleet = async (scope, signal) => (await Promise.all([
	checkImage(scope, signal),
	checkTemplate(scope, signal),
	checkNetwork(scope, signal),
	checkZone(scope, signal)
])).flat();
const at = (scope, key) => `services.${scope.settings.service}.${key}`;
const absent = (path, what, id) => ({
	path,
	said: `the ${what} ${id} does not exist`,
	remedy: `Name a ${what} of this account and Region.`
});
const unlessMissing = (mistake) => (error) => {
	if (isMissing(error)) return [mistake];
	throw error;
};
const checkImage = async (scope, signal) => {
	const { image } = scope.settings.fleet;
	if (image === void 0) return [];
	const missing = absent(at(scope, "fleet.ec2.image"), "image", image);
	return (await scope.clients.ec2()).describeImages({ ImageIds: [image] }, signal).then(({ Images }) => Images?.length === 0 ? [missing] : [], unlessMissing(missing));
};
const checkTemplate = async (scope, signal) => {
	const { launchTemplate: wanted, image } = scope.settings.fleet;
	const path = at(scope, "fleet.ec2.launch-template");
	if (wanted === void 0) return [];
	const missing = absent(path, "launch template", `${wanted.id} version ${wanted.version}`);
	const ec2 = await scope.clients.ec2();
	const asked = {
		LaunchTemplateId: wanted.id,
		Versions: [wanted.version]
	};
	return ec2.describeLaunchTemplateVersions(asked, signal).then(({ LaunchTemplateVersions }) => {
		const version = LaunchTemplateVersions?.[0];
		if (version === void 0) return [missing];
		if (image !== void 0 || version.LaunchTemplateData?.ImageId !== void 0) return [];
		return [{
			path,
			said: `${wanted.id} version ${wanted.version} names no image`,
			remedy: "Name an image beside the launch template, or a version that has one."
		}];
	}, unlessMissing(missing));
};
const checkNetwork = async (scope, signal) => {
	const { subnets, securityGroups } = scope.settings.fleet;
	const ec2 = await scope.clients.ec2();
	const [groups, places, firewalls] = await Promise.all([
		existingGroups(scope, signal),
		subnets.length === 0 ? [] : ec2.describeSubnets({ Filters: [{
			Name: "subnet-id",
			Values: [...subnets]
		}] }, signal).then(({ Subnets }) => Subnets ?? []),
		securityGroups.length === 0 ? [] : ec2.describeSecurityGroups({ Filters: [{
			Name: "group-id",
			Values: [...securityGroups]
		}] }, signal).then(({ SecurityGroups }) => SecurityGroups ?? [])
	]);
	const vpc = [...groups.values()][0]?.VpcId;
	const subnetVpcs = new Map(places.map(({ SubnetId, VpcId }) => [SubnetId, VpcId]));
	const groupVpcs = new Map(firewalls.map(({ GroupId, VpcId }) => [GroupId, VpcId]));
	return [...subnets.flatMap((id, index) => checkPlace(at(scope, `fleet.ec2.subnets[${index}]`), "subnet", id, subnetVpcs, vpc)), ...securityGroups.flatMap((id, index) => checkPlace(at(scope, `fleet.ec2.security-groups[${index}]`), "security group", id, groupVpcs, vpc))];
};
const checkPlace = (path, what, id, vpcs, vpc) => {
	if (!vpcs.has(id)) return [absent(path, what, id)];
	const its = vpcs.get(id);
	if (vpc === void 0 || its === vpc) return [];
	const remedy = `Name a ${what} of the VPC that the target groups are in.`;
	return [{
		path,
		said: `the ${what} ${id} is in ${its}, the target groups are in ${vpc}`,
		remedy
	}];
};
const checkZone = async (scope, signal) => {
	const { dns, service } = scope.settings;
	if (dns === void 0) return [];
	const route53 = await scope.clients.route53();
	const missing = absent(at(scope, "dns.zone"), "hosted zone", dns.zone);
	return route53.getHostedZone({ Id: dns.zone }, signal).then(({ HostedZone }) => {
		const zone = (HostedZone?.Name ?? "").replace(/\.$/, "").toLowerCase();
		const sample = {
			name: "web-1",
			service,
			color: "blue",
			release: "v1",
			attempt: "a1",
			index: "1"
		};
		const record = fill(dns.record, sample).replace(/\.$/, "").toLowerCase();
		if (record === zone || record.endsWith(`.${zone}`)) return [];
		const remedy = `End the record's name in .${zone}, or name the zone that it belongs to.`;
		return [{
			path: at(scope, "dns.record"),
			said: `${dns.record} is not in the zone ${zone}`,
			remedy
		}];
	}, unlessMissing(missing));
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

// src/aws/fleet/machines.ts
const pageSize = 100;
const valuesAFilter = 200;
const instancesTagged = (ec2, key, value, signal) => instancesBy(ec2, `tag:${key}`, [value], signal);
const instancesById = async (ec2, ids, signal) => {
	const starts = Array.from({ length: Math.ceil(ids.length / valuesAFilter) }, (_, index) => index * valuesAFilter);
	return (await Promise.all(starts.map((start) => instancesBy(ec2, "instance-id", ids.slice(start, start + valuesAFilter), signal)))).flat();
};
const instancesBy = async (ec2, filter, values, signal) => {
	const found = [];
	let token;
	do {
		const page = await ec2.describeInstances({
			Filters: [{
				Name: filter,
				Values: values
			}],
			MaxResults: pageSize,
			NextToken: token
		}, signal);
		found.push(...(page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []));
		token = page.NextToken;
	} while (token);
	return found;
};
const toMachine = (instance, owner) => {
	const tags = tagRecord(instance.Tags);
	const ours = isOurs(tags, owner);
	return {
		id: instance.InstanceId ?? "",
		state: instance.State?.Name ?? "pending",
		address: instance.PrivateIpAddress,
		publicAddress: instance.PublicIpAddress,
		zone: instance.Placement?.AvailabilityZone ?? "",
		subnet: instance.SubnetId ?? "",
		name: tags["Name"],
		launched: instance.LaunchTime?.getTime() ?? 0,
		ours,
		attempt: ours ? tags[keys.attempt] ?? "" : "",
		release: ours ? tags[keys.release] ?? "" : "",
		stateReason: instance.StateReason?.Message ?? ""
	};
};
const isOurs = (tags, owner) => tags[keys.owner] === owner && Boolean(tags[keys.attempt]);
const keptColor = "kept";
const sideOfInstance = (instance) => {
	const color = tagRecord(instance.Tags)[keys.color];
	return color === "blue" || color === "green" || color === "kept" ? color : void 0;
};

// src/aws/fleet/order.ts
const launchInput = (scope, act, { type, subnet, count }, template) => {
	const { fleet } = scope.settings;
	const userData = filledUserData(scope, act);
	const tags = tagList(launchTags(scope, act));
	return {
		...template && { LaunchTemplate: {
			LaunchTemplateId: template.id,
			Version: template.version
		} },
		...fleet.image !== void 0 && { ImageId: fleet.image },
		...type !== void 0 && { InstanceType: instanceType(type) },
		...fleet.keyName !== void 0 && { KeyName: fleet.keyName },
		...fleet.instanceProfile !== void 0 && { IamInstanceProfile: profile(fleet.instanceProfile) },
		...userData !== void 0 && { UserData: Buffer.from(userData).toString("base64") },
		...network(scope, subnet),
		MinCount: count,
		MaxCount: count,
		MetadataOptions: {
			HttpTokens: "required",
			HttpEndpoint: "enabled"
		},
		TagSpecifications: [{
			ResourceType: "instance",
			Tags: tags
		}, {
			ResourceType: "volume",
			Tags: tags
		}]
	};
};
const clientToken = (scope, act, input, round) => (0, node_crypto.createHash)("sha256").update(JSON.stringify([
	scope.owner,
	act.attempt,
	input,
	round
])).digest("hex");
const instanceType = (name) => name;
const profile = (named) => named.startsWith("arn:") ? { Arn: named } : { Name: named };
const network = (scope, subnet) => {
	const { publicIp, securityGroups } = scope.settings.fleet;
	const groups = securityGroups.length > 0 ? [...securityGroups] : void 0;
	if (publicIp) return { NetworkInterfaces: [{
		DeviceIndex: 0,
		AssociatePublicIpAddress: true,
		...subnet !== void 0 && { SubnetId: subnet },
		...groups && { Groups: groups }
	}] };
	return {
		...subnet !== void 0 && { SubnetId: subnet },
		...groups && { SecurityGroupIds: groups }
	};
};
const filledUserData = (scope, { release, color, attempt }) => {
	const { fleet, service } = scope.settings;
	return fleet.userData === void 0 ? void 0 : fill(fleet.userData, {
		service,
		release,
		color,
		attempt
	});
};
const launchTags = (scope, { release, color, attempt }) => {
	const { fleet, service } = scope.settings;
	const { name } = fleet;
	return {
		...name === void 0 || asksFor(name, "index") ? {} : { Name: fill(name, {
			service,
			release,
			color,
			attempt
		}) },
		Service: service,
		Color: color,
		Release: release,
		...fleet.tags,
		[keys.owner]: scope.owner,
		[keys.attempt]: attempt,
		[keys.color]: color,
		[keys.release]: release
	};
};

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
const noCapacity = /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientFreeAddressesInSubnet|Unsupported)$/;
const launch$1 = async (scope, act, template, signal) => {
	const work = {
		scope,
		act,
		template,
		alive: /* @__PURE__ */ new Map()
	};
	await lookAgain(work, signal);
	let subnets = scope.settings.fleet.subnets.length > 0 ? scope.settings.fleet.subnets : [void 0];
	while (work.alive.size < act.count) {
		const full = await fillSubnets(work, subnets, signal);
		if (full.length === subnets.length) throw nowhere(work, full[0]?.error);
		subnets = subnets.filter((subnet) => !full.some((one) => one.subnet === subnet));
	}
	return [...work.alive.values()];
};
const fillSubnets = async (work, subnets, signal) => {
	const full = [];
	const present = (subnet) => [...work.alive.values()].filter(({ SubnetId }) => SubnetId === subnet).length;
	for (const { place, count } of spread(work.act.count - work.alive.size, subnets, present)) try {
		await launchIn(work, place, count, signal);
	} catch (error) {
		if (!noCapacity.test(awsCode(error) ?? "")) throw error;
		full.push({
			subnet: place,
			error
		});
	}
	return full;
};
const launchIn = async (work, subnet, count, signal) => {
	for (let left = count; left > 0; left -= instancesACall) await launchTypes(work, subnet, Math.min(left, instancesACall), signal);
};
const launchTypes = async (work, subnet, count, signal) => {
	const { types } = work.scope.settings.fleet;
	const wanted = types.length > 0 ? types : [void 0];
	for (const [index, type] of wanted.entries()) try {
		return await launchOrder(work, {
			type,
			subnet,
			count
		}, signal);
	} catch (error) {
		if (!noCapacity.test(awsCode(error) ?? "") || index === wanted.length - 1) throw error;
	}
};
const launchOrder = async (work, order, signal) => {
	const { scope, act, alive } = work;
	const ec2 = await scope.clients.ec2();
	const input = launchInput(scope, act, order, work.template);
	for (let round = 0; round < maxRounds; round += 1) {
		const token = clientToken(scope, act, input, round);
		try {
			const { Instances } = await ec2.runInstances({
				...input,
				ClientToken: token
			}, signal);
			const fresh = (Instances ?? []).filter((one) => isAlive(one) && !alive.has(one.InstanceId ?? ""));
			for (const instance of fresh) alive.set(instance.InstanceId ?? "", instance);
			if (fresh.length > 0) return;
		} catch (error) {
			if (!/^Idempotent(ParameterMismatch|InstanceTerminated)$/.test(awsCode(error) ?? "")) throw error;
			const before = alive.size;
			await lookAgain(work, signal);
			if (alive.size !== before) return;
		}
	}
	throw new SwitchoverError("aws", `${maxRounds} launches for attempt ${act.attempt} in ${order.subnet ?? "the default subnet"} gave no instance that lives`, "Look at the state reasons of the terminated instances in EC2, mend what they say and run the command again.");
};
const lookAgain = async ({ scope, act, alive }, signal) => {
	const ec2 = await scope.clients.ec2();
	for (const instance of await instancesTagged(ec2, keys.owner, scope.owner, signal)) {
		const { ours, attempt, id } = toMachine(instance, scope.owner);
		if (!ours || attempt !== act.attempt || sideOfInstance(instance) !== act.color) continue;
		if (isAlive(instance)) alive.set(id, instance);
		else alive.delete(id);
	}
};
const isAlive = ({ State }) => State?.Name === "pending" || State?.Name === "running";
const nowhere = (work, cause) => new SwitchoverError("aws", `no subnet has room: ${work.alive.size} of ${work.act.count} instances were launched${cause instanceof Error ? `; ${cause.message}` : ""}`, "Name further instance types or subnets, or run the command again later: it adds what is missing.", cause);

// src/aws/fleet/template.ts
const templateOf = (scope) => {
	let resolved;
	return (signal) => {
		resolved ??= resolve(scope, signal).catch((error) => {
			resolved = void 0;
			throw error;
		});
		return resolved;
	};
};
const resolve = async (scope, signal) => {
	const wanted = scope.settings.fleet.launchTemplate;
	if (wanted === void 0) return void 0;
	const { LaunchTemplateVersions } = await (await scope.clients.ec2()).describeLaunchTemplateVersions({
		LaunchTemplateId: wanted.id,
		Versions: [wanted.version]
	}, signal);
	const version = LaunchTemplateVersions?.[0];
	if (version?.VersionNumber === void 0) throw new SwitchoverError("bad-world", `the launch template ${wanted.id} has no version ${wanted.version}`, "Name a version that the launch template has.");
	return {
		id: wanted.id,
		version: String(version.VersionNumber),
		data: version.LaunchTemplateData ?? {}
	};
};

// src/aws/fleet/zone.ts
const namesOneByOne = 20;
const atOnce$4 = 5;
const changesACall = 500;
const insyncMs = 18e4;
const readRecords = async (scope, zone, names, signal) => {
	const asked = new Map(names.map((name) => [name.toLowerCase(), name]));
	if (asked.size === 0) return [];
	const limit = pLimit(atOnce$4);
	return (asked.size > namesOneByOne ? await wholeZone(scope, zone, signal) : (await Promise.all([...asked.keys()].map((name) => limit(() => setsFrom(scope, zone, name, signal))))).flat()).flatMap((set) => {
		const name = asked.get(plainName(set));
		if (name === void 0 || set.Type !== "A" || set.SetIdentifier !== void 0 || set.AliasTarget !== void 0) return [];
		return [{
			name,
			values: (set.ResourceRecords ?? []).map(({ Value }) => Value ?? ""),
			ttl: set.TTL ?? 0
		}];
	});
};
const plainName = ({ Name = "" }) => Name.replace(/\.$/, "").replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))).toLowerCase();
const setsFrom = async (scope, zone, name, signal) => {
	const { ResourceRecordSets } = await (await scope.clients.route53()).listRecordSets({
		HostedZoneId: zone,
		StartRecordName: name,
		StartRecordType: "A",
		MaxItems: 1
	}, signal);
	return ResourceRecordSets ?? [];
};
const wholeZone = async (scope, zone, signal) => {
	const route53 = await scope.clients.route53();
	const sets = [];
	let from = {};
	for (;;) {
		const page = await route53.listRecordSets({
			HostedZoneId: zone,
			...from
		}, signal);
		sets.push(...page.ResourceRecordSets ?? []);
		if (!page.IsTruncated) return sets;
		from = {
			StartRecordName: page.NextRecordName,
			StartRecordType: page.NextRecordType
		};
	}
};
const setRecords = async (scope, zone, records, signal) => change$1(scope, zone, "UPSERT", records, signal);
const removeRecords = async (scope, zone, records, signal) => {
	for (let tries = 1;; tries += 1) {
		const names = records.map(({ name }) => name);
		const same = (await readRecords(scope, zone, names, signal)).filter((record) => records.some((old) => isSame(old, record)));
		try {
			return await change$1(scope, zone, "DELETE", same, signal);
		} catch (error) {
			if (awsCode(error) !== "InvalidChangeBatch" || tries === 3) throw error;
		}
	}
};
const isSame = (one, another) => one.name === another.name && [...one.values].sort().join() === [...another.values].sort().join();
const change$1 = async (scope, zone, action, records, signal) => {
	const route53 = await scope.clients.route53();
	for (let start = 0; start < records.length; start += changesACall) {
		const changes = records.slice(start, start + changesACall).map((record) => toChange(action, record));
		const { ChangeInfo } = await route53.changeRecordSets({
			HostedZoneId: zone,
			ChangeBatch: { Changes: changes }
		}, signal);
		await insync(scope, ChangeInfo?.Id ?? "", signal);
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
const insync = async (scope, id, signal) => {
	const route53 = await scope.clients.route53();
	const until = performance.now() + insyncMs;
	for (let pause = 250;; pause = Math.min(5e3, pause * 1.3)) {
		const { ChangeInfo } = await route53.getChange({ Id: id }, signal);
		if (ChangeInfo?.Status === "INSYNC") return;
		if (performance.now() > until) throw new SwitchoverError("aws", `Route 53 has had the change ${id} pending for ${insyncMs / 1e3} s`, "Run the same command again: it looks whether the records are there by then.");
		await scope.clients.clock.sleep(pause, signal);
	}
};

// src/aws/fleet/ec2.ts
const createEc2Fleet = (scope) => {
	const template = templateOf(scope);
	const lag = createLag();
	const act = async (wanted, signal) => {
		switch (wanted.kind) {
			case "launch": {
				const instances = await launch$1(scope, wanted, await template(signal), signal);
				for (const instance of instances) lag.noteLaunched(toMachine(instance, scope.owner), wanted.color);
				return;
			}
			case "terminate": return terminate$1(scope, lag, wanted.machines, signal);
			case "adopt": return adopt(scope, wanted, signal);
			case "keep": return keep(scope, lag, wanted, signal);
			case "name": return name(scope, lag, wanted, signal);
			case "unname": return removeRecords(scope, zoneOf(scope), wanted.records, signal);
		}
	};
	return {
		async machines(signal) {
			const ec2 = await scope.clients.ec2();
			const shown = (await instancesTagged(ec2, keys.owner, scope.owner, signal)).flatMap((instance) => {
				const place = sideOfInstance(instance);
				return place === void 0 ? [] : [{
					machine: toMachine(instance, scope.owner),
					place
				}];
			});
			const all = lag.cover(shown);
			const on = (wanted) => all.flatMap(({ machine, place }) => place === wanted ? [machine] : []);
			return {
				blue: on("blue"),
				green: on("green"),
				kept: on(keptColor)
			};
		},
		async strangers(ids, signal) {
			const wanted = ids.filter((id) => id.startsWith("i-"));
			if (wanted.length === 0) return [];
			return (await instancesById(await scope.clients.ec2(), wanted, signal)).map((instance) => toMachine(instance, scope.owner));
		},
		async records(names, signal) {
			return scope.settings.dns === void 0 ? [] : readRecords(scope, scope.settings.dns.zone, names, signal);
		},
		act,
		check: (signal) => checkFleet(scope, signal),
		ingredients: async (signal) => ingredients(scope, await template(signal))
	};
};
const zoneOf = (scope) => scope.settings.dns?.zone ?? "";
const ownOnly = async (scope, ids, signal) => {
	const instances = await instancesById(await scope.clients.ec2(), ids, signal);
	const foreign = instances.filter(({ Tags }) => !isOurs(tagRecord(Tags), scope.owner));
	if (foreign.length > 0) throw new SwitchoverError("bad-world", `${foreign.map(({ InstanceId }) => InstanceId).join(", ")}: not made by us (no tags ${keys.owner} and ${keys.attempt} of this service)`, "End these instances yourself, or run retire with allow: adopted.");
	return instances;
};
const idsACall = 1e3;
const inChunks = async (ids, once) => {
	for (let start = 0; start < ids.length; start += idsACall) await once(ids.slice(start, start + idsACall));
};
const terminate$1 = async (scope, lag, machines, signal) => {
	const ec2 = await scope.clients.ec2();
	const ids = (await ownOnly(scope, machines, signal)).filter(({ State }) => State?.Name !== "terminated" && State?.Name !== "shutting-down").map(({ InstanceId }) => InstanceId ?? "");
	await inChunks(ids, (some) => ec2.terminateInstances({ InstanceIds: some }, signal));
	for (const id of ids) lag.noteChanged(id, { state: "shutting-down" });
};
const keep = async (scope, lag, { machines, stop }, signal) => {
	const ec2 = await scope.clients.ec2();
	const own = await ownOnly(scope, machines, signal);
	const running = own.filter(({ State }) => State?.Name === "running" || State?.Name === "pending");
	if (stop) {
		const ids = running.map(({ InstanceId }) => InstanceId ?? "");
		await inChunks(ids, (some) => ec2.stopInstances({ InstanceIds: some }, signal));
		for (const id of ids) lag.noteChanged(id, { state: "stopping" });
	}
	const tags = tagList({ [keys.color]: keptColor });
	const ids = own.map(({ InstanceId }) => InstanceId ?? "");
	await inChunks(ids, (some) => ec2.createTags({
		Resources: some,
		Tags: tags
	}, signal));
	for (const id of ids) lag.noteChanged(id, {}, keptColor);
};
const adopt = async (scope, { machines, color }, signal) => {
	const ec2 = await scope.clients.ec2();
	const tags = tagList({
		[keys.owner]: scope.owner,
		[keys.attempt]: "a0",
		[keys.color]: color,
		[keys.release]: "unknown"
	});
	await inChunks(machines, (some) => ec2.createTags({
		Resources: some,
		Tags: tags
	}, signal));
	const until = performance.now() + adoptedMs;
	while (performance.now() < until) {
		if ((await instancesById(ec2, machines, signal)).every(({ Tags }) => isOurs(tagRecord(Tags), scope.owner))) return;
		await scope.clients.clock.sleep(250, signal);
	}
};
const adoptedMs = 3e4;
const tagsAtOnce = 5;
const name = async (scope, lag, { machines }, signal) => {
	const ec2 = await scope.clients.ec2();
	const limit = pLimit(tagsAtOnce);
	await Promise.all(machines.map((machine) => limit(() => ec2.createTags({
		Resources: [machine.id],
		Tags: tagList({ Name: machine.name })
	}, signal))));
	for (const machine of machines) lag.noteChanged(machine.id, { name: machine.name });
	const records = machines.flatMap(({ record }) => record === void 0 ? [] : [record]);
	if (records.length > 0) await setRecords(scope, zoneOf(scope), records, signal);
};
const ingredients = (scope, template) => {
	const { image, types, keyName, instanceProfile, userData } = scope.settings.fleet;
	const hash = userData === void 0 ? "" : (0, node_crypto.createHash)("sha256").update(userData).digest("hex");
	return [
		`image ${image ?? template?.data.ImageId ?? ""}`,
		`launch-template ${template === void 0 ? "" : `${template.id}:${template.version}`}`,
		`types ${types.join(" ")}`,
		`user-data ${hash}`,
		`instance-profile ${instanceProfile ?? ""}`,
		`key-name ${keyName ?? ""}`
	];
};

// src/aws/traffic/reading.ts
const rulesOf = async (elbv2, listener, signal) => {
	const rules = [];
	let marker;
	do {
		const page = await elbv2.describeRules({
			ListenerArn: listener,
			Marker: marker
		}, signal);
		rules.push(...page.Rules ?? []);
		marker = page.NextMarker;
	} while (marker);
	return rules;
};
const rulesByArn = async (elbv2, arns, signal) => arns.length === 0 ? [] : (await elbv2.describeRules({ RuleArns: [...arns] }, signal)).Rules ?? [];
const listenersOf = async (elbv2, loadBalancer, signal) => {
	const listeners = [];
	let marker;
	do {
		const page = await elbv2.describeListeners({
			LoadBalancerArn: loadBalancer,
			Marker: marker
		}, signal);
		listeners.push(...page.Listeners ?? []);
		marker = page.NextMarker;
	} while (marker);
	return listeners;
};
const tagsACall = 20;
const tagsOf = async (elbv2, arns, signal) => {
	const starts = Array.from({ length: Math.ceil(arns.length / tagsACall) }, (_, index) => index * tagsACall);
	const all = (await Promise.all(starts.map((start) => elbv2.describeTags({ ResourceArns: arns.slice(start, start + tagsACall) }, signal)))).flatMap(({ TagDescriptions }) => TagDescriptions ?? []);
	return new Map(all.map(({ ResourceArn, Tags }) => [ResourceArn ?? "", tagRecord(Tags)]));
};

// src/aws/traffic/reserved.ts
const leaseHeader = "X-Switchover-Lease";
const firstListener = (scope) => listenerOf(scope.settings.routes[0]?.arn ?? "");
const readReserved = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (let tries = 1;; tries += 1) {
		const rules = await rulesOf(elbv2, firstListener(scope), signal);
		const standing = rules.filter((rule) => priorities(scope).includes(Number(rule.Priority)));
		try {
			const tags = await tagsOf(elbv2, standing.map((rule) => rule.RuleArn ?? ""), signal);
			return sorted(scope, rules, standing, tags);
		} catch (error) {
			if (awsCode(error) !== "RuleNotFound" || tries === 3) throw error;
		}
	}
};
const priorities = (scope) => [scope.settings.preview.priority, scope.settings.preview.priority + 1];
const taken = (scope, strangers) => new SwitchoverError("bad-world", takenSaid(scope, strangers), "Set preview.priority to a number that is free together with the one after it.");
const takenSaid = (scope, strangers) => `priorities ${priorities(scope).join(" and ")} are taken by ${strangers.map(ruleSaid).join(" and ")}`;
const ruleSaid = (rule) => {
	const conditions = (rule.Conditions ?? []).map((condition) => `${condition.Field} ${(condition.Values ?? condition.PathPatternConfig?.Values ?? condition.HostHeaderConfig?.Values ?? condition.HttpHeaderConfig?.Values ?? []).join(" or ")}`);
	return `${rule.RuleArn} (priority ${rule.Priority}: ${conditions.join(", ")})`;
};
const sorted = (scope, rules, standing, tags) => {
	const own = standing.map((rule) => {
		const arn = rule.RuleArn ?? "";
		return {
			arn,
			rule,
			tags: {
				...tags.get(arn),
				...scope.wrote.get(arn)
			}
		};
	});
	const [previewAt, leaseAt] = priorities(scope);
	const find = (kind, priority) => own.find(({ rule, tags }) => Number(rule.Priority) === priority && tags[keys.owner] === scope.owner && tags[keys.rule] === kind);
	const [preview, lease] = [find("preview", previewAt), find("lease", leaseAt)];
	const ours = [preview?.rule, lease?.rule];
	return {
		rules,
		preview,
		lease,
		strangers: standing.filter((rule) => !ours.includes(rule))
	};
};

// src/aws/lease/standing.ts
const leaseTags = (scope, holder, nonce, expires) => ({
	[keys.owner]: scope.owner,
	[keys.rule]: "lease",
	"switchover:repository": holder.repository,
	"switchover:run": holder.id,
	"switchover:run-attempt": String(holder.attempt),
	"switchover:nonce": nonce,
	...expiryTags(scope, expires)
});
const expiryTags = (scope, expires) => ({
	"switchover:expires": new Date(expires).toISOString(),
	"switchover:length": String(scope.settings.leaseMs)
});
const toStanding = ({ arn, tags }) => ({
	arn,
	nonce: tags["switchover:nonce"] ?? "",
	repository: tags["switchover:repository"] ?? "",
	run: tags["switchover:run"] ?? "",
	attempt: Number(tags["switchover:run-attempt"] ?? 0),
	expires: Date.parse(tags["switchover:expires"] ?? "") || 0,
	lengthMs: Number(tags["switchover:length"] ?? 0)
});
const holderSaid = (lease) => `${lease.repository} run ${lease.run} attempt ${lease.attempt}`;
const isEarlierAttempt = (lease, holder) => lease.repository === holder.repository && lease.run === holder.id && lease.attempt < holder.attempt;
const liveLease = (rule, holder, nonce, now) => {
	if (rule === void 0) return void 0;
	const lease = toStanding(rule);
	if (lease.nonce === nonce || isEarlierAttempt(lease, holder) || lease.expires <= now) return void 0;
	return {
		holder: holderSaid(lease),
		until: lease.expires
	};
};
const unseenLease = (scope, reserved) => reserved.strangers.find((rule) => Number(rule.Priority) === priorities(scope)[1] && rule.Conditions?.some(({ HttpHeaderConfig }) => HttpHeaderConfig?.HttpHeaderName === "X-Switchover-Lease"));

// src/aws/lease/rule.ts
const createLeaseRule = async (scope, holder, nonce, expires, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const tags = leaseTags(scope, holder, nonce, expires);
	try {
		const { Rules } = await elbv2.createRule({
			ListenerArn: firstListener(scope),
			Priority: priorities(scope)[1],
			Conditions: [{
				Field: "http-header",
				HttpHeaderConfig: {
					HttpHeaderName: leaseHeader,
					Values: [nonce]
				}
			}],
			Actions: [{
				Type: "fixed-response",
				FixedResponseConfig: { StatusCode: "404" }
			}],
			Tags: tagList(tags)
		}, signal);
		const arn = Rules?.[0]?.RuleArn ?? "";
		scope.wrote.set(arn, tags);
		return arn;
	} catch (error) {
		if (awsCode(error) === "PriorityInUse") return void 0;
		throw error;
	}
};
const renewLeaseRule = async (scope, arn, expires, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.addTags({
			ResourceArns: [arn],
			Tags: tagList(expiryTags(scope, expires))
		}, signal);
		scope.wrote.set(arn, {
			...scope.wrote.get(arn),
			...expiryTags(scope, expires)
		});
		return true;
	} catch (error) {
		if (awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};
const leaseRuleStands = async (scope, arn, signal) => {
	try {
		return (await rulesByArn(await scope.clients.elbv2(), [arn], signal)).length > 0;
	} catch (error) {
		if (awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};
const deleteLeaseRule = async (scope, arn, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.deleteRule({ RuleArn: arn }, signal);
	} catch (error) {
		if (awsCode(error) !== "RuleNotFound") throw error;
	}
};

// src/aws/lease/held-lease.ts
const renewals = 4;
const giveBackMs = 5e3;
var HeldLease = class {
	#scope;
	#holder;
	#nonce;
	#lost = new AbortController();
	#over = new AbortController();
	#arn;
	#expires;
	#timer;
	#renewing = Promise.resolve();
	#lastRenewal;
	constructor(scope, holder, nonce, arn, expires) {
		this.#scope = scope;
		this.#holder = holder;
		this.#nonce = nonce;
		this.#arn = arn;
		this.#expires = expires;
		this.#lastRenewal = {
			aws: scope.clients.clock.now(),
			here: performance.now()
		};
		this.#schedule(1);
	}
	get signal() {
		return this.#lost.signal;
	}
	async confirm(signal) {
		if (this.#lost.signal.aborted) return false;
		const { clock } = this.#scope.clients;
		if (await leaseRuleStands(this.#scope, this.#arn, signal)) {
			if (this.#expires - clock.now() > this.#lengthMs / 2) return true;
			return this.#prolong(signal);
		}
		return this.#takeAgain(signal);
	}
	async [Symbol.asyncDispose]() {
		clearTimeout(this.#timer);
		this.#over.abort();
		await this.#renewing;
		this.#scope.wrote.delete(this.#arn);
		await deleteLeaseRule(this.#scope, this.#arn, AbortSignal.timeout(giveBackMs)).catch(() => void 0);
	}
	get #lengthMs() {
		return this.#scope.settings.leaseMs;
	}
	#schedule(rate) {
		const delay = Math.max(20, this.#lengthMs / renewals / rate);
		this.#timer = setTimeout(() => {
			this.#renewing = this.#renew();
		}, delay);
		this.#timer.unref();
	}
	async #renew() {
		try {
			const before = this.#lastRenewal;
			if (!await this.#prolong(this.#over.signal)) throw lost(void 0);
			const here = this.#lastRenewal.here - before.here;
			this.#schedule(Math.max(1, (this.#lastRenewal.aws - before.aws) / here));
		} catch (error) {
			if (!this.#over.signal.aborted) this.#lost.abort(lost(error));
		}
	}
	async #prolong(signal) {
		const expires = this.#scope.clients.clock.now() + this.#lengthMs;
		if (!await renewLeaseRule(this.#scope, this.#arn, expires, signal)) return this.#takeAgain(signal);
		this.#note(expires);
		return true;
	}
	#note(expires) {
		this.#expires = expires;
		this.#lastRenewal = {
			aws: this.#scope.clients.clock.now(),
			here: performance.now()
		};
	}
	async #takeAgain(signal) {
		const now = this.#scope.clients.clock.now();
		if (this.#expires <= now) return false;
		const expires = now + this.#lengthMs;
		const mine = await createLeaseRule(this.#scope, this.#holder, this.#nonce, expires, signal) ?? await this.#findMine(signal);
		if (mine === void 0) return false;
		this.#arn = mine;
		this.#note(expires);
		return true;
	}
	async #findMine(signal) {
		const { lease } = await readReserved(this.#scope, signal);
		return lease !== void 0 && toStanding(lease).nonce === this.#nonce ? lease.arn : void 0;
	}
};
const lost = (cause) => new SwitchoverError("lease-lost", `the lease could not be renewed${cause instanceof Error ? `: ${cause.message}` : ": another run took it over"}`, "Run the same command again: it goes on where this run stopped.", cause);

// src/aws/lease/leases.ts
const settledMs = 5e3;
const unseenMs = 15e3;
const createLeases = (scope, self, nonce) => {
	const now = () => scope.clients.clock.now();
	return {
		other: (rule) => liveLease(rule, self, nonce, now()),
		async look(holder, signal) {
			const reserved = await readReserved(scope, signal);
			return liveLease(reserved.lease, holder, nonce, now());
		},
		take: (holder, waitMs, signal) => take({
			scope,
			holder,
			nonce
		}, waitMs, signal)
	};
};
const take = async (taking, waitMs, signal) => {
	const { scope, holder, nonce } = taking;
	const { clock } = scope.clients;
	const giveUp = clock.now() + waitMs;
	let lastRenewal = 0;
	for (;;) {
		const expires = clock.now() + scope.settings.leaseMs;
		const arn = await createLeaseRule(scope, holder, nonce, expires, signal);
		if (arn !== void 0) return settle$1(taking, arn, expires, lastRenewal, signal);
		const found = await ended$2(taking, giveUp, signal);
		if (found === "free") continue;
		if ("holder" in found) return found;
		if (found.nonce === nonce) return settle$1(taking, found.arn, found.expires, lastRenewal, signal);
		lastRenewal = found.expires - found.lengthMs;
		await deleteLeaseRule(scope, found.arn, signal);
	}
};
const ended$2 = async (taking, giveUp, signal) => {
	const { clock } = taking.scope.clients;
	const sawRenewal = createWatch();
	for (;;) {
		const found = await standing$1(taking, signal);
		if (found === void 0) return "free";
		if (isEarlierAttempt(found, taking.holder) || found.expires <= clock.now() || found.nonce === taking.nonce) return found;
		if (sawRenewal(found) && clock.now() >= giveUp) return {
			holder: holderSaid(found),
			until: found.expires
		};
		await clock.sleep(pollMs(found), signal);
	}
};
const settle$1 = async ({ scope, holder, nonce }, arn, expires, lastRenewal, signal) => {
	const { clock } = scope.clients;
	const lease = new HeldLease(scope, holder, nonce, arn, expires);
	try {
		while (lastRenewal + settledMs > clock.now()) await clock.sleep(Math.min(500, lastRenewal + settledMs - clock.now()), signal);
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
		const reserved = await readReserved(scope, signal);
		if (reserved.lease !== void 0) return toStanding(reserved.lease);
		const unseen = unseenLease(scope, reserved);
		if (unseen === void 0 && reserved.strangers.length === 0) return void 0;
		if (unseen === void 0 || performance.now() > until) throw taken(scope, reserved.strangers);
		await clock.sleep(250, signal);
	}
};
const pollMs = ({ lengthMs }) => Math.min(2e3, Math.max(50, lengthMs / 8));
const createWatch = () => {
	let seen;
	return (lease) => {
		if (seen?.arn !== lease.arn) seen = lease;
		return lease.expires > seen.expires;
	};
};

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
const toProse = (text, limit = 255) => {
	if (text === "") return "-";
	const room = Math.floor(limit * 3 / 4);
	let bytes = Buffer.from(text);
	if (bytes.length > room) {
		let end = room;
		while (end > 0 && ((bytes[end] ?? 0) & 192) === 128) end -= 1;
		bytes = bytes.subarray(0, end);
	}
	return bytes.toString("base64url");
};
const fromProse = (value) => value === "-" ? "" : Buffer.from(value, "base64url").toString();

// src/aws/records/memo-tags.ts
const encodeMemo = (memo) => {
	const { live, idle, attempt, rejected } = memo;
	return fitting({
		written: `${memo.written} ${memo.sequence}`,
		live: live ? identityWords(live, instantWord(live.since)) : "-",
		idle: idle ? identityWords(idle, instantWord(idle.since)) : "-",
		hold: idle ? holdWords(idle) : "-",
		"idle-run": idle ? words$1(idle.run, idle.by) : "-",
		"idle-reason": toProse(idle?.reason ?? ""),
		attempt: attempt ? identityWords(attempt) : "-",
		"attempt-state": attempt ? stateWords(attempt) : "-",
		passed: attempt && attempt.passed.length > 0 ? words$1(...attempt.passed) : "-",
		"attempt-reason": toProse(attempt?.reason ?? ""),
		intent: memo.intent ?? "-",
		rejected: rejected ? rejectedWords(rejected) : "-"
	});
};
const decodeMemo = (tags) => {
	const read = (fact) => {
		const value = tags[prefix + fact];
		return value === void 0 || value === "-" ? void 0 : new Reader(fact, value);
	};
	const written = read("written");
	if (written === void 0) return void 0;
	return {
		written: written.number(),
		sequence: written.number(),
		live: whole(read("live"), (it) => ({
			...identity$1(it),
			since: it.instant(),
			adopted: it.flag("adopted")
		})),
		idle: whole(read("idle"), (it) => idleMemo(it, read("hold"), read("idle-run"), read("idle-reason"))),
		attempt: whole(read("attempt"), (it) => attemptMemo(it, read("attempt-state"), read("passed"), read("attempt-reason"))),
		intent: whole(read("intent"), (it) => it.oneOf(["blue", "green"])),
		rejected: whole(read("rejected"), (it) => ({
			attempt: it.text(),
			release: it.text(),
			reason: fromProse(it.word())
		}))
	};
};
const prefix = "switchover:";
const words$1 = (...texts) => texts.map(toWord).join(" ");
const instantWord = (instant) => instant === void 0 ? "-" : new Date(instant).toISOString();
const identityWords = (it, ...more) => [
	words$1(it.color, it.attempt, it.release, it.build),
	...more,
	...it.adopted ? ["adopted"] : []
].join(" ");
const holdWords = (idle) => [
	idle.standing,
	instantWord(idle.due),
	idle.approval ? "approval" : "duration",
	idle.holdDefault
].join(" ");
const stateWords = (attempt) => [
	toWord(attempt.id),
	attempt.kind,
	attempt.verdict,
	attempt.parked ?? "-",
	attempt.count,
	toWord(attempt.run)
].join(" ");
const rejectedWords = (rejected) => {
	const start = words$1(rejected.attempt, rejected.release);
	return `${start} ${toProse(rejected.reason, 255 - start.length - 1)}`;
};
const fitting = (facts) => {
	const tags = Object.entries(facts).map(([fact, value]) => [prefix + fact, value]);
	for (const [key, value] of tags) if (value.length > 255) throw new SwitchoverError("bad-input", `the tag ${key} would take ${value.length} of ${255} characters: ${value}`, "Choose a shorter name for the release.");
	return Object.fromEntries(tags);
};
const whole = (reader, decode) => {
	if (reader === void 0) return void 0;
	const fact = decode(reader);
	reader.end();
	return fact;
};
const colors = ["blue", "green"];
const identity$1 = (it) => ({
	color: it.oneOf(colors),
	attempt: it.text(),
	release: it.text(),
	build: it.text()
});
const idleMemo = (it, hold, run, reason) => ({
	...identity$1(it),
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
	holdDefault: it.oneOf(["retire", "rollback"])
});
const attemptMemo = (it, state, passed, reason) => {
	if (state === void 0) throw it.unreadable(`has no ${prefix}attempt-state beside it`);
	return {
		...identity$1(it),
		adopted: it.flag("adopted"),
		id: state.text(),
		kind: state.oneOf(["deploy", "switchover"]),
		verdict: state.oneOf(["open", "rejected"]),
		parked: state.orNothing(() => state.oneOf(["provisioned", "tested"])),
		count: state.number(),
		run: state.text(),
		passed: whole(passed, (words) => words.rest()) ?? [],
		reason: whole(reason, (value) => fromProse(value.word())) ?? ""
	};
};
var Reader = class {
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
	end() {
		if (this.#words.length > 0) throw this.unreadable(`goes on with ${this.#words.join(" ")}`);
	}
	unreadable(why) {
		return new SwitchoverError("bad-world", `the record cannot be read: the tag ${prefix}${this.#fact} = "${this.#value}" ${why}`, `Restore the tag, or remove every tag that begins with ${prefix} from the target groups and the preview rule to go by what the routes show.`);
	}
};

// src/aws/records/records.ts
const createRecords = (scope) => {
	const groups = [...new Set(groupsOf(scope.settings))];
	let preview;
	let looked = false;
	let newest;
	const places = async (signal) => {
		if (!looked) {
			preview = (await readReserved(scope, signal)).preview?.arn;
			looked = true;
		}
		return preview === void 0 ? groups : [...groups, preview];
	};
	const everywhere = async (signal, once) => {
		try {
			return await once(await places(signal));
		} catch (error) {
			if (preview === void 0 || awsCode(error) !== "RuleNotFound") throw error;
			preview = void 0;
			return once(groups);
		}
	};
	return {
		notePreview(arn) {
			preview = arn;
			looked = true;
		},
		previewChanged() {
			looked = false;
		},
		async read(machines, signal) {
			const elbv2 = await scope.clients.elbv2();
			const copies = [...(await everywhere(signal, (arns) => tagsOf(elbv2, arns, signal))).values()].map(decodeMemo).filter((memo) => memo !== void 0);
			newest = latest([...copies, ...newest === void 0 ? [] : [newest]]);
			return newest ?? forgotten$1(colors$1.flatMap((color) => machines[color]));
		},
		async write(memo, signal) {
			const elbv2 = await scope.clients.elbv2();
			const next = {
				...memo,
				written: Math.max(memo.written, (newest?.written ?? 0) + 1)
			};
			const tags = tagList(encodeMemo(next));
			await everywhere(signal, (arns) => elbv2.addTags({
				ResourceArns: arns,
				Tags: tags
			}, signal));
			newest = next;
		}
	};
};
const latest = (memos) => memos.reduce((best, memo) => best === void 0 || memo.written >= best.written ? memo : best, void 0);
const forgotten$1 = (machines) => ({
	written: 0,
	sequence: Math.max(0, ...machines.map(({ attempt }) => Number(/^a(\d+)$/.exec(attempt)?.[1] ?? 0))),
	live: void 0,
	idle: void 0,
	attempt: void 0,
	intent: void 0,
	rejected: void 0
});

// src/aws/traffic/forwards.ts
const weightsOf = (actions) => {
	const forward = actions?.find(({ Type }) => Type === "forward");
	if (forward === void 0) return void 0;
	const groups = forward.ForwardConfig?.TargetGroups ?? [];
	if (groups.length === 0) return /* @__PURE__ */ new Map([[forward.TargetGroupArn ?? "", 1]]);
	return new Map(groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn ?? "", Weight ?? 1]));
};
const fedBy = (actions) => [...weightsOf(actions) ?? []].filter(([, weight]) => weight > 0).map(([arn]) => arn);
const sideOf = (actions, pair) => {
	const fed = fedBy(actions);
	const ours = colors$1.filter((color) => fed.includes(pair[color]));
	if (ours.length === 0 || ours.length < fed.length) return "foreign";
	return ours.length === 2 ? "mixed" : ours[0] ?? "foreign";
};
const forwardSaid = (actions) => {
	const weights = weightsOf(actions);
	if (weights === void 0) return actions?.at(-1)?.Type ?? "nothing";
	const parts = [...weights].filter(([, weight]) => weight > 0);
	const [only] = parts;
	if (only !== void 0 && parts.length === 1) return groupName(only[0]);
	return [...weights].map(([arn, weight]) => `${groupName(arn)} ${weight}`).join(", ");
};
const withForward = (actions, group) => actions.map((action) => {
	if (action.Type === "forward") return forwardTo$1(action, group);
	const { AuthenticateOidcConfig: oidc, ...rest } = action;
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
const forwardTo$1 = (action, group) => {
	const order = action.Order === void 0 ? {} : { Order: action.Order };
	const sticky = action.ForwardConfig?.TargetGroupStickinessConfig;
	if (!sticky?.Enabled) return {
		Type: "forward",
		...order,
		TargetGroupArn: group
	};
	const groups = [{
		TargetGroupArn: group,
		Weight: 1
	}];
	return {
		Type: "forward",
		...order,
		ForwardConfig: {
			TargetGroups: groups,
			TargetGroupStickinessConfig: sticky
		}
	};
};

// src/aws/traffic/registration.ts
const targetsACall = 200;
const readTargets = async (scope, signal) => {
	const [blue, green] = await Promise.all(colors$1.map((color) => targetsOf$1(scope, color, signal)));
	return {
		blue: blue ?? [],
		green: green ?? []
	};
};
const targetsOf$1 = async (scope, color, signal) => {
	return (await Promise.all(scope.settings.pairs.map(async (pair, index) => {
		return (await healthOf(scope, pair[color], signal)).map((description) => toTarget(description, index));
	}))).flat();
};
const healthOf = async (scope, group, signal) => {
	const { TargetHealthDescriptions } = await (await scope.clients.elbv2()).describeTargetHealth({ TargetGroupArn: group }, signal);
	return TargetHealthDescriptions ?? [];
};
const toTarget = ({ Target: target, TargetHealth: health }, pair) => ({
	id: target?.Id ?? "",
	port: target?.Port ?? 0,
	pair,
	state: health?.State ?? "unavailable",
	said: [health?.Reason, health?.Description].filter((part) => part !== void 0).join(": ")
});
const register = async (scope, color, machines, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const targets = machines.map((id) => ({ Id: id }));
	for (const pair of scope.settings.pairs) for (const chunk of chunks(targets)) await elbv2.registerTargets({
		TargetGroupArn: pair[color],
		Targets: chunk
	}, signal);
};
const deregister = async (scope, color, only, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (const pair of scope.settings.pairs) {
		const targets = (await healthOf(scope, pair[color], signal)).filter(({ TargetHealth }) => !TargetHealth?.State?.includes("draining")).flatMap(({ Target: target }) => target === void 0 ? [] : [target]).filter(({ Id }) => only === void 0 || only.includes(Id ?? ""));
		for (const chunk of chunks(targets)) await elbv2.deregisterTargets({
			TargetGroupArn: pair[color],
			Targets: chunk
		}, signal);
	}
};
const chunks = (targets) => Array.from({ length: Math.ceil(targets.length / targetsACall) }, (_, index) => targets.slice(index * targetsACall, (index + 1) * targetsACall));

// src/aws/traffic/carries.ts
const atOnce$3 = 8;
const carriesTraffic = async (scope, color, machines, signal) => {
	const [fed, side] = await Promise.all([fedGroups(scope, signal), machines ?? idsOn(scope, color, signal)]);
	const limit = pLimit(atOnce$3);
	const busy = await Promise.all([...fed].map((group) => limit(() => idsIn(scope, group, signal))));
	const busyIds = new Set(busy.flat());
	return side.filter((id) => busyIds.has(id));
};
const idsOn = async (scope, color, signal) => {
	const groups = await Promise.all(scope.settings.pairs.map((pair) => idsIn(scope, pair[color], signal)));
	return [...new Set(groups.flat())];
};
const idsIn = async (scope, group, signal) => (await healthOf(scope, group, signal)).map(({ Target }) => Target?.Id ?? "");
const fedGroups = async (scope, signal) => {
	const [balancers, reserved] = await Promise.all([balancersOf(scope, signal), readReserved(scope, signal)]);
	const elbv2 = await scope.clients.elbv2();
	const limit = pLimit(atOnce$3);
	const listeners = (await Promise.all(balancers.map((arn) => listenersOf(elbv2, arn, signal)))).flat();
	const others = (await Promise.all(listeners.map(({ ListenerArn }) => limit(() => rulesOf(elbv2, ListenerArn ?? "", signal))))).flat().filter(({ RuleArn }) => RuleArn !== reserved.preview?.arn);
	return /* @__PURE__ */ new Set([...others.flatMap(({ Actions }) => fedBy(Actions)), ...listeners.flatMap(({ DefaultActions }) => fedBy(DefaultActions))]);
};
const balancersOf = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const groups = [...groupsOf(scope.settings)];
	const { TargetGroups } = await elbv2.describeTargetGroups({ TargetGroupArns: groups }, signal);
	return [.../* @__PURE__ */ new Set([...scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)), ...(TargetGroups ?? []).flatMap(({ LoadBalancerArns }) => LoadBalancerArns ?? [])])];
};

// src/aws/traffic/conditions.ts
const meets = (conditions, asked) => (conditions ?? []).every((condition) => meetsOne(condition, asked));
const meetsOne = (condition, asked) => {
	const [path = "", query = ""] = asked.path.split("?");
	switch (condition.Field) {
		case "host-header": return fits(hostPatterns(condition), condition.HostHeaderConfig?.RegexValues, asked.host, "i");
		case "path-pattern": return fits(condition.PathPatternConfig?.Values ?? condition.Values, condition.PathPatternConfig?.RegexValues, path, "");
		case "http-request-method": return (condition.HttpRequestMethodConfig?.Values ?? []).includes(asked.method);
		case "http-header": {
			const { HttpHeaderName: name = "", Values: values, RegexValues } = condition.HttpHeaderConfig ?? {};
			const value = asked.headers[name.toLowerCase()];
			return value !== void 0 && fits(values, RegexValues, value, "i");
		}
		case "query-string": return meetsQuery(condition, query);
		default: return true;
	}
};
const meetsQuery = (condition, query) => (condition.QueryStringConfig?.Values ?? []).some((wanted) => [...new URLSearchParams(query)].some(([key, value]) => (wanted.Key === void 0 || glob(wanted.Key, "i").test(key)) && glob(wanted.Value ?? "*", "i").test(value)));
const hostPatterns = (condition) => condition.HostHeaderConfig?.Values ?? condition.Values ?? [];
const fits = (patterns, expressions, value, flags) => (patterns ?? []).some((pattern) => glob(pattern, flags).test(value)) || (expressions ?? []).some((source) => mayFit(source, value, flags));
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

// src/aws/traffic/routes.ts
const findRoutes = async (scope, firstRules, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const { routes } = scope.settings;
	const listenerArns = [...new Set(routes.map(({ arn }) => listenerOf(arn)))];
	const elsewhere = routes.filter(({ kind, arn }) => kind === "rule" && listenerOf(arn) !== firstListener(scope));
	const [listeners, rules] = await Promise.all([elbv2.describeListeners({ ListenerArns: listenerArns }, signal), Promise.all([firstRules, rulesByArn(elbv2, elsewhere.map(({ arn }) => arn), signal)])]);
	return routes.map((route) => found(scope, route, listeners.Listeners ?? [], rules.flat()));
};
const found = (scope, settings, listeners, rules) => {
	const listener = listeners.find(({ ListenerArn }) => ListenerArn === listenerOf(settings.arn));
	const rule = rules.find(({ RuleArn }) => RuleArn === settings.arn);
	const pair = scope.settings.pairs[settings.pair];
	if (listener === void 0 || pair === void 0 || settings.kind === "rule" && rule === void 0) throw new SwitchoverError("bad-world", `${settings.path}: the ${settings.kind} ${settings.arn} does not exist`, "Name a listener or rule that exists.");
	const actions = (settings.kind === "rule" ? rule?.Actions : listener.DefaultActions) ?? [];
	return {
		settings,
		listener,
		rule: settings.kind === "rule" ? rule : void 0,
		actions,
		pair
	};
};
const routeName = ({ listener, rule }) => rule === void 0 ? `${listener.Port}` : `${listener.Port} rule ${rule.Priority}`;
const toRoute = (route) => ({
	arn: route.settings.arn,
	name: routeName(route),
	forwards: sideOf(route.actions, route.pair),
	said: forwardSaid(route.actions)
});

// src/aws/traffic/endpoints.ts
const toEndpoints = (scope, routes, balancers) => routes.map((route, index) => ({
	route: routeName(route),
	arn: route.settings.arn,
	dnsName: balancers.get(loadBalancerOf(route.settings.arn))?.DNSName ?? "",
	port: route.listener.Port ?? 0,
	protocol: route.listener.Protocol === "HTTPS" ? "https" : "http",
	host: hostOf(scope, route),
	path: route.settings.proofPath,
	firstRoute: index === 0
}));
const hostOf = (scope, route) => route.settings.host ?? plainHost(route.rule?.Conditions) ?? scope.settings.host;
const plainHost = (conditions) => conditions?.filter(({ Field }) => Field === "host-header").flatMap(hostPatterns).find((pattern) => !/[*?]/.test(pattern));
const nodeAddresses = async (scope, signal) => {
	const names = [...new Set(scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)))].map((arn) => `ELB ${arn.split(":loadbalancer/")[1] ?? ""}`);
	const ec2 = await scope.clients.ec2();
	const filters = [{
		Name: "description",
		Values: names
	}];
	const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters: filters }, signal).catch(() => {
		signal.throwIfAborted();
		return {};
	});
	return (NetworkInterfaces ?? []).map(({ Association, PrivateIpAddress }) => Association?.PublicIp ?? PrivateIpAddress).filter((address) => address !== void 0);
};

// src/aws/traffic/check-preview.ts
const checkPreview = (scope, first, reserved) => {
	if (first === void 0) return [];
	return [
		...checkFree(scope, reserved),
		...checkShadow(scope, first, reserved),
		...checkOpen(scope, first)
	];
};
const checkFree = (scope, { strangers }) => strangers.length === 0 ? [] : [{
	path: previewPath(scope, "priority"),
	said: takenSaid(scope, strangers),
	remedy: "Choose a priority that is free together with the one after it."
}];
const checkShadow = (scope, first, { rules }) => {
	const asked = previewQuestions(scope, hostOf(scope, first));
	return rules.filter(({ Priority }) => Number(Priority) < priorities(scope)[0]).flatMap((rule) => {
		const question = asked.find((one) => meets(rule.Conditions, one));
		return question === void 0 ? [] : [shadowed(scope, rule, question)];
	});
};
const shadowed = (scope, rule, { method, host, path }) => ({
	path: previewPath(scope, "priority"),
	said: `the rule ${ruleSaid(rule)} would take ${method} ${host}${path} before the preview rule does`,
	remedy: "Choose a priority before that rule: a test of the idle side would be answered by another."
});
const previewQuestions = (scope, host) => {
	const { proof, releaseTests, preview, routes } = scope.settings;
	const questions = [...releaseTests.flatMap((test) => test.kind === "http" && test.via === "preview" ? [test.http] : []), ...proof === void 0 ? [] : [{
		...proof.http,
		path: routes[0]?.proofPath ?? proof.http.path
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
const authenticating = [
	"authenticate-oidc",
	"authenticate-cognito",
	"jwt-validation"
];
const checkOpen = (scope, first) => {
	const asks = first.actions.find(({ Type }) => authenticating.includes(Type));
	if (asks === void 0) return [];
	return [{
		path: `services.${scope.settings.service}.preview`,
		said: `the first route authenticates its visitors (${asks.Type}); a preview by header would pass them by`,
		remedy: "Put a route first that does not authenticate: a standing preview is needed there."
	}];
};
const previewPath = (scope, key) => `services.${scope.settings.service}.preview.${key}`;

// src/aws/traffic/check-routes.ts
const checkRoutes = async (scope, signal) => {
	const looked = await Promise.all(scope.settings.routes.map((route) => lookAt(scope, route, signal)));
	const found = looked.flatMap((look) => "listener" in look ? [look] : []);
	return {
		found,
		mistakes: [...looked.flatMap((look) => "said" in look ? [look] : []), ...found.flatMap((route) => checkRoute(scope, route))]
	};
};
const lookAt = async (scope, settings, signal) => {
	const missing = {
		path: settings.path,
		said: `the ${settings.kind} ${settings.arn} does not exist`,
		remedy: `Name a ${settings.kind} that exists, by its whole ARN.`
	};
	const pair = scope.settings.pairs[settings.pair];
	if (pair === void 0) return missing;
	if (!isApplication(settings.arn)) return notApplication(settings);
	try {
		const [listener, rule] = await readRoute(scope, settings, signal);
		if (listener === void 0 || settings.kind === "rule" && rule === void 0) return missing;
		return {
			settings,
			listener,
			rule,
			actions: (settings.kind === "rule" ? rule?.Actions : listener.DefaultActions) ?? [],
			pair
		};
	} catch (error) {
		if (isMissing(error)) return missing;
		throw error;
	}
};
const readRoute = async (scope, { kind, arn }, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const [listeners, rules] = await Promise.all([elbv2.describeListeners({ ListenerArns: [listenerOf(arn)] }, signal), rulesByArn(elbv2, kind === "rule" ? [arn] : [], signal)]);
	return [listeners.Listeners?.[0], rules[0]];
};
const notApplication = ({ path, arn }) => ({
	path,
	said: `${arn} is not of an Application Load Balancer`,
	remedy: "Name a listener or rule of an Application Load Balancer."
});
const checkRoute = (scope, route) => [
	...checkForward(route),
	...checkProof(scope, route),
	...checkBalancer(scope, route)
];
const checkForward = (route) => {
	const { path, kind } = route.settings;
	const what = kind === "rule" ? "the rule" : "the listener's default action";
	if (weightsOf(route.actions) === void 0) return [{
		path,
		said: `${what} is a ${route.actions.at(-1)?.Type ?? "nothing"}`,
		remedy: "Leave it out of the routes: it forwards nothing."
	}];
	const fed = fedBy(route.actions);
	if (fed.includes(route.pair.blue) || fed.includes(route.pair.green)) return [];
	return [{
		path,
		said: `${what} forwards to neither of the two target groups, but to ${fed.join(", ") || "nothing"}`,
		remedy: "Name the target groups that this route forwards to, or let it forward to one of those named."
	}];
};
const checkProof = (scope, route) => {
	const proof = scope.settings.proof?.http;
	if (proof === void 0 || route.rule === void 0) return [];
	const path = route.settings.proofPath ?? proof.path;
	const host = hostOf(scope, route);
	const headers = Object.fromEntries(Object.entries(proof.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]));
	if (meets(route.rule.Conditions, {
		method: proof.method,
		host,
		path,
		headers
	})) return [];
	return [{
		path: route.settings.path,
		said: `the rule's conditions do not match its proof, ${proof.method} ${host}${path}`,
		remedy: "Give this route a proof with a path, and a host, that its rule matches."
	}];
};
const checkBalancer = (scope, { settings }) => {
	const first = scope.settings.routes[0];
	if (first === void 0 || loadBalancerOf(first.arn) === loadBalancerOf(settings.arn)) return [];
	return [{
		path: settings.path,
		said: `${settings.arn} is on another load balancer than the first route`,
		remedy: "Make it a service of its own: the preview rule reaches one load balancer only."
	}];
};

// src/aws/traffic/forward.ts
const setRoutes = async (scope, color, signal) => {
	const first = readReserved(scope, signal).then(({ rules }) => rules);
	const routes = await findRoutes(scope, first, signal);
	const said = [];
	for (const route of routes) if (sideOf(route.actions, route.pair) !== color) said.push(await setRoute(scope, route, color, signal));
	return said;
};
const setRoute = async (scope, route, color, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const actions = withForward(route.actions, route.pair[color]);
	if (route.rule === void 0) {
		const { Listeners } = await elbv2.modifyListener({
			ListenerArn: route.settings.arn,
			DefaultActions: actions
		}, signal);
		return diff(route, Listeners?.[0]?.DefaultActions ?? actions, route.listener, Listeners?.[0]);
	}
	const { Rules } = await elbv2.modifyRule({
		RuleArn: route.settings.arn,
		Actions: actions
	}, signal);
	return diff(route, Rules?.[0]?.Actions ?? actions, route.rule, Rules?.[0]);
};
const diff = (route, actions, before, after) => {
	const changed = changedMembers(before, after ?? before);
	if (!(0, node_util.isDeepStrictEqual)(others$1(route.actions), others$1(actions))) changed.push("its other actions");
	const rest = changed.length === 0 ? "nothing else changed" : `changed with it: ${changed.join(", ")}`;
	return `${routeName(route)}: ${forwardSaid(route.actions)} → ${forwardSaid(actions)}; ${rest}`;
};
const others$1 = (actions) => actions.filter(({ Type }) => Type !== "forward");
const changedMembers = (before, after) => Object.entries(before).filter(([member]) => member !== "DefaultActions" && member !== "Actions").filter(([member, value]) => !(0, node_util.isDeepStrictEqual)(value, Reflect.get(after, member))).map(([member]) => member);

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
	const arns = [...new Set(scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)))];
	const { LoadBalancers } = await (await scope.clients.elbv2()).describeLoadBalancers({ LoadBalancerArns: arns }, signal);
	return new Map((LoadBalancers ?? []).map((balancer) => [balancer.LoadBalancerArn ?? "", balancer]));
};

// src/aws/traffic/preview.ts
const toPreview = (scope, own, listener, balancer) => {
	const pair = scope.settings.pairs[0];
	if (own === void 0 || pair === void 0) return void 0;
	const named = [...weightsOf(own.rule.Actions)?.keys() ?? []];
	const fed = fedBy(own.rule.Actions);
	const shows = colors$1.find((color) => fed.includes(pair[color]));
	const value = headerValue(own.rule.Conditions, scope.settings.preview.header);
	if (shows === void 0 || fed.length !== 1 || value === void 0) return void 0;
	return {
		arn: own.arn,
		shows,
		names: colors$1.filter((color) => named.includes(pair[color])),
		attempt: own.tags[keys.previewOf] ?? "",
		header: {
			name: scope.settings.preview.header,
			value
		},
		url: urlOf(listener, balancer)
	};
};
const headerValue = (conditions, name) => {
	const [only, ...others] = conditions ?? [];
	const config = only?.HttpHeaderConfig;
	if (others.length > 0 || config?.HttpHeaderName?.toLowerCase() !== name.toLowerCase()) return void 0;
	return config.Values?.length === 1 ? config.Values[0] : void 0;
};
const urlOf = (listener, balancer) => {
	const scheme = listener?.Protocol === "HTTPS" ? "https" : "http";
	const usual = scheme === "https" ? 443 : 80;
	return `${scheme}://${balancer?.DNSName ?? ""}${listener?.Port === usual ? "" : `:${listener?.Port}`}/`;
};
const setPreview = async (scope, act, signal) => {
	const actions = [await forwardAction(scope, act.shows, act.names, signal)];
	const standing = await readReserved(scope, signal);
	if (standing.preview !== void 0) return change(scope, standing.preview, act.attempt, actions, signal);
	if (!await create(scope, act.attempt, actions, signal)) {
		const again = await readReserved(scope, signal);
		if (again.preview === void 0) throw taken(scope, strangersAt(scope, again));
		await change(scope, again.preview, act.attempt, actions, signal);
	}
};
const strangersAt = (scope, reserved) => reserved.strangers.filter((rule) => Number(rule.Priority) === priorities(scope)[0]);
const removePreview = async (scope, signal) => {
	const { preview } = await readReserved(scope, signal);
	if (preview === void 0) return;
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.deleteRule({ RuleArn: preview.arn }, signal);
	} catch (error) {
		if (awsCode(error) !== "RuleNotFound") throw error;
	}
};
const create = async (scope, attempt, actions, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const tags = ownTags(scope, attempt);
	const value = randomValue();
	try {
		const { Rules } = await elbv2.createRule({
			ListenerArn: firstListener(scope),
			Priority: priorities(scope)[0],
			Conditions: headerCondition(scope, value),
			Actions: actions,
			Tags: tagList(tags)
		}, signal);
		const arn = Rules?.[0]?.RuleArn;
		if (arn !== void 0) scope.wrote.set(arn, tags);
		return true;
	} catch (error) {
		if (awsCode(error) === "PriorityInUse") return false;
		throw error;
	}
};
const change = async (scope, { arn, rule, tags }, attempt, actions, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const value = headerValue(rule.Conditions, scope.settings.preview.header);
	const fresh = tags[keys.previewOf] !== attempt || value === void 0;
	const conditions = fresh ? { Conditions: headerCondition(scope, randomValue()) } : {};
	await elbv2.modifyRule({
		RuleArn: arn,
		...conditions,
		Actions: actions
	}, signal);
	if (!fresh) return;
	await elbv2.addTags({
		ResourceArns: [arn],
		Tags: tagList(ownTags(scope, attempt))
	}, signal);
	scope.wrote.set(arn, {
		...scope.wrote.get(arn),
		...ownTags(scope, attempt)
	});
};
const ownTags = (scope, attempt) => ({
	[keys.owner]: scope.owner,
	[keys.rule]: "preview",
	[keys.previewOf]: attempt
});
const headerCondition = (scope, value) => [{
	Field: "http-header",
	HttpHeaderConfig: {
		HttpHeaderName: scope.settings.preview.header,
		Values: [value]
	}
}];
const randomValue = () => Array.from({ length: 32 }, () => (0, node_crypto.randomInt)(36).toString(36)).join("");
const forwardAction = async (scope, shows, names, signal) => {
	const shown = scope.settings.pairs[0]?.[shows] ?? "";
	const named = /* @__PURE__ */ new Set([...scope.settings.pairs.flatMap((pair) => names.map((color) => pair[color]))]);
	named.delete(shown);
	if (named.size === 0) return {
		Type: "forward",
		TargetGroupArn: shown
	};
	return {
		Type: "forward",
		ForwardConfig: {
			TargetGroups: [{
				TargetGroupArn: shown,
				Weight: 1
			}, ...[...named].map((arn) => ({
				TargetGroupArn: arn,
				Weight: 0
			}))],
			...await anySticky(scope, [shown, ...named], signal) ? { TargetGroupStickinessConfig: {
				Enabled: true,
				DurationSeconds: 1
			} } : {}
		}
	};
};
const anySticky = async (scope, groups, signal) => {
	const elbv2 = await scope.clients.elbv2();
	return (await Promise.all(groups.map((arn) => elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn }, signal)))).some(({ Attributes }) => Attributes?.some(({ Key, Value }) => Key === "stickiness.enabled" && Value === "true"));
};

// src/aws/traffic/traffic.ts
const createTraffic = (scope, leaseOf) => {
	const balancers = loadBalancers(scope);
	const diffs = [];
	let endpoints;
	const look = async (signal) => {
		const reserved = readReserved(scope, signal);
		const first = reserved.then(({ rules }) => rules);
		const [found, { preview, lease }, known] = await Promise.all([
			findRoutes(scope, first, signal),
			reserved,
			balancers(signal)
		]);
		const [route] = found;
		const balancer = known.get(loadBalancerOf(route?.settings.arn ?? ""));
		return {
			routes: found.map(toRoute),
			preview: toPreview(scope, preview, route?.listener, balancer),
			previewArn: preview?.arn,
			lease: leaseOf(lease)
		};
	};
	const act = async (wanted, signal) => {
		switch (wanted.kind) {
			case "register": return register(scope, wanted.color, wanted.machines, signal);
			case "deregister": return deregister(scope, wanted.color, wanted.only, signal);
			case "preview": return setPreview(scope, wanted, signal);
			case "unpreview": return removePreview(scope, signal);
			case "forward": diffs.push(...await setRoutes(scope, wanted.color, signal));
		}
	};
	const readEndpoints = async (signal) => {
		const first = readReserved(scope, signal).then(({ rules }) => rules);
		return toEndpoints(scope, await findRoutes(scope, first, signal), await balancers(signal));
	};
	return {
		look,
		routes: look,
		targets: (signal) => readTargets(scope, signal),
		act,
		check: (signal) => checkTraffic(scope, signal),
		carriesTraffic: (color, machines, signal) => carriesTraffic(scope, color, machines, signal),
		nodes: (signal) => nodeAddresses(scope, signal),
		endpoints(signal) {
			endpoints ??= readEndpoints(signal).catch((error) => {
				endpoints = void 0;
				throw error;
			});
			return endpoints;
		},
		diffs
	};
};
const checkTraffic = async (scope, signal) => {
	const [routes, groups, reserved] = await Promise.all([
		checkRoutes(scope, signal),
		checkGroups(scope, signal),
		readReserved(scope, signal).catch((error) => {
			if (isMissing(error)) return void 0;
			throw error;
		})
	]);
	const first = routes.found.find(({ settings }) => settings.arn === scope.settings.routes[0]?.arn);
	const preview = reserved === void 0 ? [] : checkPreview(scope, first, reserved);
	return [
		...routes.mistakes,
		...groups,
		...preview
	];
};

// src/aws/guard.ts
const refuseLiveSide = async (traffic, act, signal) => {
	if (act.kind === "keep" && !act.stop) return;
	const machines = act.kind === "deregister" ? act.only : act.machines;
	const color = act.color === "kept" ? "blue" : act.color;
	const busy = await traffic.carriesTraffic(color, machines, signal);
	if (busy.length === 0) return;
	throw new SwitchoverError("live-side", `${act.kind} ${act.color}: ${busy.join(", ")} ${busy.length === 1 ? "takes" : "take"} production traffic`, "Look at the routes with command status: somebody may have changed them. Nothing was taken away.");
};

// src/aws/sides.ts
const strangersOf = async (fleet, made, targets, known, signal) => {
	const ours = new Set([...made.blue, ...made.green].map(({ id }) => id));
	const ids = new Set(colors$1.flatMap((color) => targets[color].map(({ id }) => id)).filter((id) => !ours.has(id)));
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
	const names = {
		blue: namesOf(settings, "blue", machines.blue),
		green: namesOf(settings, "green", machines.green)
	};
	const found = await fleet.records([.../* @__PURE__ */ new Set([...names.blue, ...names.green])], signal);
	const on = (color) => found.filter(({ name }) => names[color].includes(name));
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const namesOf = (settings, color, machines) => {
	const { dns, service } = settings;
	if (dns === void 0) return [];
	return machines.flatMap(({ name, release, attempt, ours }) => name === void 0 || !ours ? [] : [fill(dns.record, {
		name,
		service,
		color,
		release,
		attempt
	})]);
};
const toSide = (color, machines, targets, records) => ({
	machines: machines[color],
	targets: targets[color],
	records: records[color]
});

// src/aws/world.ts
const createWorld = (parts) => {
	let known = {
		made: {
			blue: [],
			green: [],
			kept: []
		},
		strangers: []
	};
	return {
		async observe(asks, previous, signal) {
			const [seen, found] = await look(parts, previous === void 0 ? everything$1 : asks, previous, known, signal);
			known = found;
			return seen;
		},
		act: (act, _seen, signal) => perform(parts, act, signal)
	};
};
const everything$1 = [
	"memo",
	"routes",
	"machines",
	"targets",
	"preview",
	"names"
];
const look = async ({ scope, fleet, traffic, records }, asks, previous, known, signal) => {
	const asked = new Set(asks);
	const [road, made, targets] = await Promise.all([
		asked.has("routes") || asked.has("preview") ? traffic.look(signal) : void 0,
		asked.has("machines") ? fleet.machines(signal) : known.made,
		previous === void 0 || asked.has("targets") ? traffic.targets(signal) : targetsOf(previous)
	]);
	if (road !== void 0) records.notePreview(road.previewArn);
	const familiar = asked.has("machines") ? [] : known.strangers;
	const [memo, strangers] = await Promise.all([previous === void 0 || asked.has("memo") ? records.read(made, signal) : previous.memo, strangersOf(fleet, made, targets, familiar, signal)]);
	const machines = machinesBySide(made, strangers, targets);
	const names = previous === void 0 || asked.has("names") ? await recordsBySide(scope.settings, fleet, machines, signal) : {
		blue: previous.sides.blue.records,
		green: previous.sides.green.records
	};
	const { routes, preview, lease } = road ?? previous ?? {
		routes: [],
		preview: void 0,
		lease: void 0
	};
	return [{
		memo,
		routes,
		sides: {
			blue: toSide("blue", machines, targets, names),
			green: toSide("green", machines, targets, names)
		},
		preview,
		kept: made.kept,
		lease
	}, {
		made,
		strangers
	}];
};
const targetsOf = ({ sides }) => ({
	blue: sides.blue.targets,
	green: sides.green.targets
});
const perform = async ({ fleet, traffic, records }, act, signal) => {
	switch (act.kind) {
		case "terminate":
		case "keep":
			await refuseLiveSide(traffic, act, signal);
			return fleet.act(act, signal);
		case "launch":
		case "adopt":
		case "name":
		case "unname": return fleet.act(act, signal);
		case "deregister":
			await refuseLiveSide(traffic, act, signal);
			return traffic.act(act, signal);
		case "register":
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
const reachAws = async (signal, clients = createClients()) => ({
	clients,
	clock: clients.clock,
	identity: await identify(clients, signal)
});
const connect$1 = (settings, run, { clients, clock, identity }, nonce) => {
	const foreign = foreignArns(settings, identity);
	const scope = {
		clients,
		settings,
		owner: ownerOf(identity.account, identity.region, groupsOf(settings)),
		wrote: /* @__PURE__ */ new Map()
	};
	const leases = createLeases(scope, run, nonce);
	const fleet = createEc2Fleet(scope);
	const traffic = createTraffic(scope, leases.other);
	const records = createRecords(scope);
	return {
		world: createWorld({
			scope,
			fleet,
			traffic,
			records
		}),
		leases,
		clock,
		traffic,
		fleet,
		identity,
		foreign,
		async check(signal) {
			if (foreign.length > 0) return foreign;
			return (await Promise.all([traffic.check(signal), fleet.check(signal)])).flat();
		}
	};
};

// src/deploy/memo.ts
const emptyMemo = {
	written: 0,
	sequence: 0,
	live: void 0,
	idle: void 0,
	attempt: void 0,
	intent: void 0,
	rejected: void 0
};
const identity = ({ color, release, build, attempt, adopted }) => ({
	color,
	release,
	build,
	attempt,
	adopted
});
const liveNow = (seen, now) => {
	const color = liveColor(seen.routes);
	if (seen.memo.live !== void 0 || color === void 0 || registered$1(seen, color).length === 0) return seen.memo.live;
	return {
		...identity(identityOf(seen.memo, color)),
		since: now
	};
};
function claim(goal, seen, now) {
	const live = liveColor(seen.routes) ?? "green";
	const id = `a${seen.memo.sequence + 1}`;
	const { live: counted, atLeast } = goal.terms.count;
	const attempt = {
		id,
		color: other(live),
		release: goal.release ?? "unknown",
		build: goal.build ?? "",
		attempt: id,
		adopted: false,
		kind: "deploy",
		verdict: "open",
		parked: void 0,
		count: counted ? Math.max(atLeast, registered$1(seen, live).length) : atLeast,
		passed: [],
		reason: "",
		run: runKey(goal.run)
	};
	return {
		...seen.memo,
		sequence: seen.memo.sequence + 1,
		live: liveNow(seen, now),
		attempt,
		intent: void 0
	};
}
function claimSwitchover(goal, seen, idle, now) {
	const attempt = {
		...identity(idle),
		id: `a${seen.memo.sequence + 1}`,
		kind: "switchover",
		verdict: "open",
		parked: void 0,
		count: registered$1(seen, idle.color).length,
		passed: [],
		reason: "",
		run: runKey(goal.run)
	};
	return {
		...seen.memo,
		sequence: seen.memo.sequence + 1,
		live: liveNow(seen, now),
		attempt,
		intent: void 0
	};
}
const withAttempt = (memo, attempt, change) => ({
	...memo,
	attempt: {
		...attempt,
		...change
	}
});
const rejected = (memo, attempt, reason) => withAttempt(memo, attempt, {
	verdict: "rejected",
	parked: void 0,
	reason
});
const idleFrom = (goal, side, standing, now, reason) => ({
	...identity(side),
	standing,
	due: void 0,
	approval: false,
	holdDefault: goal.terms.holdDefault,
	since: now,
	run: runKey(goal.run),
	by: goal.run.actor,
	reason
});
function accepted$1(goal, seen, attempt, now) {
	const { hold } = goal;
	const before = identityOf({
		...seen.memo,
		attempt: void 0,
		idle: void 0
	}, other(attempt.color));
	const held = {
		...idleFrom(goal, before, "held", now, goal.reason),
		due: hold.kind === "none" ? now : now + hold.ms,
		approval: hold.kind === "approval"
	};
	const idle = registered$1(seen, other(attempt.color)).length === 0 ? void 0 : held;
	return {
		...seen.memo,
		live: {
			...identity(attempt),
			since: now
		},
		idle,
		attempt: void 0,
		intent: void 0
	};
}
function ended$1(goal, seen, attempt, kept, now) {
	const stays = {
		...idleFrom(goal, attempt, "rejected", now, attempt.reason),
		due: now + goal.terms.keepFailedMs
	};
	return {
		...seen.memo,
		idle: kept ? stays : attempt.kind === "switchover" ? seen.memo.idle : void 0,
		attempt: void 0,
		intent: void 0,
		rejected: {
			attempt: attempt.id,
			release: attempt.release,
			reason: attempt.reason
		}
	};
}
function rolledBack(goal, seen, to, now) {
	const from = identityOf({
		...seen.memo,
		idle: void 0
	}, other(to.color));
	const kept = {
		...idleFrom(goal, from, "rolled-back", now, goal.reason),
		due: now + goal.terms.keepFailedMs
	};
	const idle = seen.memo.live?.color === to.color ? seen.memo.idle : registered$1(seen, from.color).length === 0 ? void 0 : kept;
	return {
		...seen.memo,
		live: {
			...identity(to),
			since: now
		},
		idle,
		intent: void 0
	};
}

// src/deploy/steps/on-attempt.ts
const onAttempt = (name, asks, next) => ({
	name,
	asks,
	next: (goal, seen, now) => seen.memo.attempt === void 0 ? pass : next(goal, seen, now, seen.memo.attempt, name)
});

// src/deploy/steps/accepted.ts
const accepted = onAttempt("accept the release", ["memo"], (goal, seen, now, attempt) => remember(accepted$1(goal, seen, attempt, now), `${attempt.release} is proven on ${attempt.color}; ${other(attempt.color)} keeps ${sideSaid(seen, other(attempt.color))}`));
const parkedAt = (parked) => onAttempt("park the attempt", ["memo"], (_goal, seen, _now, attempt) => {
	if (attempt.parked === parked) return pass;
	return remember(withAttempt(seen.memo, attempt, { parked }), `${attempt.release} is ${parked} on ${attempt.color}`);
});

// src/deploy/steps/shifted.ts
function forwardTo(seen, color) {
	const off = routesOff(seen, color);
	if (off.length === 0) return pass;
	return act({
		kind: "forward",
		color
	}, `${off.map((route) => `${route.name}: ${route.said}`).join("; ")} → ${color}`);
}
const shifted = onAttempt("switch traffic", ["routes"], (_goal, seen, _now, attempt) => {
	const off = routesOff(seen, attempt.color);
	if (seen.memo.intent !== attempt.color) return remember({
		...seen.memo,
		intent: attempt.color
	}, `every route is about to be set to ${attempt.color}`);
	if (seen.run.entered["prove the switch"] !== void 0 && off.length > 0) return reject(`${off.map((route) => route.name).join(", ")} was moved back by somebody else`);
	return forwardTo(seen, attempt.color);
});

// src/deploy/steps/agreed.ts
const agreed = {
	name: "agree with the routes",
	asks: ["routes"],
	next(goal, seen, now) {
		const { memo } = seen;
		if (memo.attempt !== void 0 || memo.live === void 0 || !goal.allow.has("foreign-change")) return pass;
		const color = liveColor(seen.routes);
		if (color === void 0) return forwardTo(seen, memo.live.color);
		if (color === memo.live.color) return pass;
		const idle = registered$1(seen, other(color)).length === 0 ? void 0 : {
			...emptyIdle(goal.run.actor),
			...memo.live,
			standing: "held",
			since: now
		};
		const live = {
			...identityOf({
				...emptyMemo,
				idle: memo.idle
			}, color),
			since: now
		};
		return remember({
			...memo,
			live,
			idle
		}, `somebody set every route to ${color}; the record follows`);
	}
};
const emptyIdle = (by) => ({
	due: void 0,
	approval: true,
	holdDefault: "retire",
	run: "",
	by,
	reason: "found after a change from outside"
});

// src/deploy/steps/asked.ts
const againMs = 250;
function ask$1(seen, now, question, late = reject) {
	const { rung, check, key, side, index = 0, withinMs } = question;
	const finding = seen.findings[key];
	if (finding?.passed) return "passed";
	if (finding !== void 0 && stoodMs(seen, rung, now) >= withinMs) return late(finding.said);
	if (finding !== void 0 && now - finding.at < againMs) return wait(againMs, finding.said);
	const unlike = identityOf({
		...seen.memo,
		attempt: seen.memo.attempt?.color === side.color ? void 0 : seen.memo.attempt
	}, other(side.color));
	const why = finding?.said ?? `${side.color} must answer as ${side.release}`;
	return act({
		kind: "check",
		check,
		key,
		side,
		unlike,
		index,
		against: ""
	}, why);
}
const isNoted = (attempt, check) => attempt.passed.includes(check);

// src/deploy/steps/answering.ts
const answering = onAttempt("prove the preview", ["preview"], (goal, seen, now, attempt, rung) => {
	const { proof, minimumHoldMs, releaseTests } = goal.terms;
	if (attempt.passed.includes("release-test") || releaseTests.length === 0) return pass;
	const live = identityOf({
		...seen.memo,
		attempt: void 0
	}, other(attempt.color));
	if (proof === void 0 || !tellsApart$1(goal.terms, attempt, live)) {
		const leftMs = minimumHoldMs - stoodMs(seen, rung, now);
		return leftMs > 0 ? wait(leftMs, "nothing tells the sides apart: the preview is given the minimum hold") : pass;
	}
	const question = {
		rung,
		check: "preview",
		key: `preview/${attempt.id}`,
		side: attempt,
		withinMs: proof.withinMs
	};
	const answer = ask$1(seen, now, question);
	return answer === "passed" ? pass : answer;
});

// src/deploy/steps/claimed.ts
const claimed = {
	name: "claim the attempt",
	asks: ["memo"],
	next(goal, seen, now) {
		const { attempt, idle } = seen.memo;
		if (attempt !== void 0) {
			if (seen.run.attempt === attempt.id) return pass;
			const taken = withAttempt(seen.memo, attempt, {
				run: runKey(goal.run),
				parked: void 0
			});
			return remember(taken, `${attempt.id} is open on ${attempt.color} → this run goes on with ${attempt.release}`);
		}
		if (goal.command === "switch" && idle !== void 0) {
			const memo = claimSwitchover(goal, seen, idle, now);
			return remember(memo, `${idle.color} stands ${idle.standing} with ${idle.release} → ${memo.attempt?.id}: switch to it`);
		}
		const memo = claim(goal, seen, now);
		const color = memo.attempt?.color ?? "blue";
		return remember(memo, `${color} has ${sideSaid(seen, color)} → ${memo.attempt?.id}: ${memo.attempt?.count} × ${goal.release}`);
	}
};

// src/deploy/steps/fleet.ts
const dead = (seen, attempt) => seen.sides[attempt.color].machines.filter((machine) => machine.ours && machine.attempt === attempt.attempt && (machine.state === "terminated" || machine.state === "shutting-down"));
function launch(goal, seen, attempt, have) {
	const lost = dead(seen, attempt);
	const last = lost.at(-1);
	if (lost.length > 2 * attempt.count) return fail(`${lost.length} machines died; the last, ${last?.id}: ${last?.stateReason}`);
	if (goal.command === "test" || goal.command === "switch") return fail(`${attempt.color} has ${have} of ${attempt.count} machines, and ${goal.command} launches none; run deploy or provision`);
	const { color, release, count } = attempt;
	const found = have === 0 ? `${color} is empty` : `${color} has ${have} of ${count}`;
	const why = last === void 0 ? found : `${found}; ${last.id} died: ${last.stateReason}`;
	return act({
		kind: "launch",
		color,
		attempt: attempt.attempt,
		release,
		count
	}, `${why} → ${count} × ${release}`);
}
const fleet = onAttempt("launch the fleet", ["machines"], (goal, seen, now, attempt, name) => {
	if (attempt.kind === "switchover") return pass;
	const machines = crew(seen, attempt);
	if (machines.length < attempt.count) return launch(goal, seen, attempt, machines.length);
	const surplus = machines.slice(attempt.count).map(({ id }) => id);
	if (surplus.length > 0) return act({
		kind: "terminate",
		color: attempt.color,
		machines: surplus
	}, `${machines.length} machines, ${attempt.count} asked for`);
	const running = machines.filter(({ state }) => state === "running").length;
	if (running === attempt.count) return pass;
	return waitWithin(seen, name, now, goal.terms.healthWithinMs, `${running} of ${attempt.count} machines run`, fail);
});

// src/deploy/steps/healthy.ts
const healthy = onAttempt("wait for health", ["targets"], (goal, seen, now, attempt, name) => {
	const { color, count } = attempt;
	const { pairs, healthWithinMs } = goal.terms;
	const well = healthy$1(seen, color, pairs).length;
	if (well > 0 && well >= count && well === registered$1(seen, color).length) return pass;
	return waitWithin(seen, name, now, healthWithinMs, healthSaid(seen, color, pairs), reject);
});

// src/deploy/steps/named.ts
const nameAt = (naming, values, index) => fill(naming.name, {
	...values,
	index: String(index)
});
function nameMachines(naming, values, crewed, side) {
	const candidates = Array.from({ length: side.length + crewed.length }, (_, i) => nameAt(naming, values, i + 1));
	const taken = new Set(side.filter(alive).flatMap(({ name }) => name === void 0 ? [] : [name]));
	const free = candidates.filter((name) => !taken.has(name));
	const counts = naming.name.includes("{index}");
	return crewed.map((machine) => {
		return {
			machine,
			name: (machine.name !== void 0 && candidates.includes(machine.name) ? machine.name : counts ? free.shift() : candidates[0]) ?? machine.id
		};
	});
}
function recordFor(naming, name, machine) {
	const address = naming.record?.address === "public" ? machine.publicAddress : machine.address;
	if (naming.record === void 0 || address === void 0) return void 0;
	return {
		name: fill(naming.record.template, { name }),
		values: [address],
		ttl: naming.record.ttl
	};
}
const stands = (seen, wanted) => [...seen.sides.blue.records, ...seen.sides.green.records].some((record) => record.name === wanted.name && record.values.join() === wanted.values.join());
const named$1 = onAttempt("name the machines", ["machines", "names"], (goal, seen, _now, attempt) => {
	const { naming } = goal.terms;
	if (naming === void 0 || attempt.kind === "switchover") return pass;
	const machines = nameMachines(naming, {
		service: goal.service,
		release: attempt.release,
		color: attempt.color,
		attempt: attempt.attempt
	}, crew(seen, attempt), seen.sides[attempt.color].machines).map(({ machine, name }) => ({
		machine,
		name,
		record: recordFor(naming, name, machine)
	})).filter(({ machine, name, record }) => machine.name !== name || record !== void 0 && !stands(seen, record)).map(({ machine, name, record }) => ({
		id: machine.id,
		name,
		record
	}));
	if (machines.length === 0) return pass;
	const said = machines.slice(0, 5).map(({ id, name, record }) => `${id} → ${name}${record === void 0 ? "" : ` (${record.values[0]})`}`);
	return act({
		kind: "name",
		color: attempt.color,
		machines
	}, said.join(", "));
});

// src/deploy/steps/previewed.ts
function showing(seen, color, attempt) {
	const names = [color, ...registered$1(seen, other(color)).length > 0 ? [other(color)] : []];
	const { preview } = seen;
	if (preview?.shows === color && preview.names.length === names.length && names.every((name) => preview.names.includes(name))) return pass;
	const before = preview === void 0 ? "no preview rule" : `the preview shows ${preview.shows}`;
	return act({
		kind: "preview",
		shows: color,
		names,
		attempt
	}, `${before} → it shows ${color}`);
}
const previewed$1 = onAttempt("set the preview", ["preview", "targets"], (_goal, seen, _now, attempt) => showing(seen, attempt.color, attempt.id));
const turned = onAttempt("turn the preview round", ["preview", "targets"], (_goal, seen, _now, attempt) => turnedTo(seen, other(attempt.color), attempt.id));
function turnedTo(seen, color, attempt) {
	if (registered$1(seen, color).length > 0) return showing(seen, color, attempt);
	return seen.preview === void 0 ? pass : act({ kind: "unpreview" }, `${color} is empty: nothing to preview`);
}

// src/deploy/steps/proven.ts
const unreachableRounds = 3;
function proof(goal, seen, now, rung, side, late) {
	const { terms } = goal;
	const key = `proof/${side.color}`;
	const held = (why) => {
		const leftMs = terms.minimumHoldMs - stoodMs(seen, rung, now);
		return leftMs > 0 ? wait(leftMs, `${why}: minimum hold`) : pass;
	};
	const unlike = identityOf({
		...seen.memo,
		...seen.memo.attempt?.color === side.color ? { attempt: void 0 } : {}
	}, other(side.color));
	if (terms.proof === void 0) return held("no proof is configured");
	if (side.adopted && !unlike.adopted) return departed(seen, now, rung, side, terms.proof.withinMs, held);
	if (!tellsApart$1(terms, side, unlike)) return held(`answers cannot tell ${side.color} from ${unlike.color}`);
	const finding = seen.findings[key];
	if (finding !== void 0 && !finding.passed && finding.nodes.every((node) => !node.asked) && finding.streak >= unreachableRounds) return terms.proof.required ? late(`no load-balancer node could be asked: ${finding.said}`) : held("no load-balancer node can be reached from here");
	const answer = ask$1(seen, now, {
		rung,
		check: "proof",
		key,
		side,
		withinMs: terms.proof.withinMs
	}, late);
	return answer === "passed" ? pass : answer;
}
function departed(seen, now, rung, side, withinMs, held) {
	const question = {
		rung,
		check: "proof",
		key: `proof/${side.color}`,
		side,
		withinMs
	};
	const answer = ask$1(seen, now, question, held);
	return answer === "passed" ? held(`${side.color} is not of our making`) : answer;
}
const proven = onAttempt("prove the switch", ["routes"], (goal, seen, now, attempt, rung) => proof(goal, seen, now, rung, attempt, (why) => reject(`the switch could not be proven: ${why}`)));

// src/deploy/steps/ready.ts
const ready = onAttempt("ask the machines", ["machines"], (goal, seen, now, attempt, rung) => {
	if (goal.terms.ready === void 0 || attempt.kind === "switchover" || isNoted(attempt, "ready")) return pass;
	const question = {
		rung,
		check: "ready",
		key: `ready/${attempt.id}`,
		side: attempt,
		withinMs: goal.terms.ready.withinMs
	};
	const answer = ask$1(seen, now, question);
	if (answer !== "passed") return answer;
	return remember(withAttempt(seen.memo, attempt, { passed: [...attempt.passed, "ready"] }), "every machine answers");
});

// src/deploy/steps/registered.ts
const registered = onAttempt("register the targets", ["targets", "machines"], (goal, seen, _now, attempt) => {
	if (attempt.kind === "switchover") return pass;
	const { color } = attempt;
	const wanted = crew(seen, attempt).map(({ id }) => id);
	const strangers = registered$1(seen, color).filter((id) => !wanted.includes(id));
	if (strangers.length > 0) return act({
		kind: "deregister",
		color,
		only: strangers
	}, `${strangers.join(", ")} on ${color} is not of ${attempt.id}`);
	const missing = wanted.filter((id) => seen.sides[color].targets.filter((target) => target.id === id && !isDraining$1(target)).length < goal.terms.pairs);
	if (missing.length === 0) return pass;
	return act({
		kind: "register",
		color,
		machines: missing
	}, `${missing.join(", ")} → ${color}`);
});

// src/deploy/steps/replaced.ts
const replaced = onAttempt("end the former attempt", [], (goal, _seen, _now, attempt) => reject(goal.command === "rollback" ? `rolled back before ${attempt.release} was accepted` : `${goal.release} is deployed instead of ${attempt.release}`));

// src/deploy/steps/undone.ts
const home = (seen, attempt) => homeColor(seen.memo) ?? other(attempt.color);
const keeps = (goal, seen, attempt) => attempt.kind === "switchover" || seen.memo.intent === attempt.color && goal.terms.keepFailedMs > 0;
const teardown = (name, asks, next) => onAttempt(name, asks, (goal, seen, now, attempt) => keeps(goal, seen, attempt) ? pass : next(seen, attempt, now));
const restored = onAttempt("put traffic back", ["routes"], (_goal, seen, _now, attempt) => seen.memo.intent === attempt.color || liveColor(seen.routes) === attempt.color ? forwardTo(seen, home(seen, attempt)) : pass);
const provenBack = onAttempt("prove the way back", ["routes"], (goal, seen, now, attempt, rung) => {
	if (seen.memo.intent !== attempt.color) return pass;
	return proof(goal, seen, now, rung, identityOf({
		...seen.memo,
		attempt: void 0
	}, home(seen, attempt)), (why) => fail(`the way back could not be proven: ${why}`));
});
const unpreviewed = teardown("remove the preview", ["preview"], (seen) => seen.preview === void 0 ? pass : act({ kind: "unpreview" }, `${seen.preview.shows} is about to be emptied`));
const drained = teardown("drain the side", ["targets"], (seen, { color }, now) => drain(seen, color, "drain the side", now));
const drainLimitMs = 45e5;
function drain(seen, color, rung, now) {
	const left = registered$1(seen, color);
	if (left.length > 0) return act({
		kind: "deregister",
		color,
		only: void 0
	}, `${left.length} targets of ${color} → out of service`);
	const draining = seen.sides[color].targets.filter(isDraining$1).length;
	if (draining === 0) return pass;
	return stoodMs(seen, rung, now) > drainLimitMs ? fail(`${draining} targets of ${color} still drain`) : wait(5e3, `${draining} targets of ${color} drain`);
}
const unnamed = teardown("remove the names", ["names", "machines"], (seen, { color }) => unname(seen, color));
function unname(seen, color) {
	const { records } = seen.sides[color];
	return records.length === 0 ? pass : act({
		kind: "unname",
		color,
		records
	}, records.map(({ name }) => name).join(", "));
}
const terminated = teardown("terminate the machines", ["machines"], (seen, { color }) => terminate(seen, color));
function terminate(seen, color) {
	const ids = seen.sides[color].machines.filter((machine) => machine.ours && isThere(machine)).map(({ id }) => id);
	return ids.length === 0 ? pass : act({
		kind: "terminate",
		color,
		machines: ids
	}, `${ids.join(", ")} of ${color}`);
}
const ended = onAttempt("end the attempt", ["memo"], (goal, seen, now, attempt) => remember(ended$1(goal, seen, attempt, keeps(goal, seen, attempt), now), `${attempt.id} is rejected: ${attempt.reason}`));
const unintended = onAttempt("clear the intent", ["memo"], (_goal, seen) => seen.memo.intent === void 0 ? pass : remember({
	...seen.memo,
	intent: void 0
}, "every route is where it was; the attempt stays open"));

// src/deploy/steps/retired.ts
const onIdle$1 = (name, asks, next) => ({
	name,
	asks,
	next: (goal, seen, now) => seen.memo.idle === void 0 ? pass : next(goal, seen, now, seen.memo.idle, name)
});
const settled$1 = onIdle$1("keep the minimum hold", [], (goal, seen, now) => {
	const since = seen.memo.live?.since;
	const leftMs = since === void 0 ? 0 : since + goal.terms.minimumHoldMs - now;
	return leftMs > 0 ? wait(leftMs, `the minimum hold lasts ${Math.ceil(leftMs / 1e3)} s more`) : pass;
});
function atDeadline(goal, idle, now) {
	if (idle.standing !== "retiring" || now < idle.since + goal.terms.retire.deadlineMs) return "not yet";
	return goal.terms.retire.atDeadline === "keep" ? "keep" : "go on";
}
const finished = onIdle$1("let work finish", ["targets", "machines"], (goal, seen, now, idle, rung) => {
	if (!goal.terms.retire.busy || goal.allow.has("busy") || registered$1(seen, idle.color).length === 0) return pass;
	const key = `busy/${idle.color}`;
	const finding = seen.findings[key];
	if (finding?.passed || atDeadline(goal, idle, now) === "go on") return pass;
	if (finding === void 0 || now - finding.at >= 1e3) return act({
		kind: "check",
		check: "busy",
		key,
		side: idle,
		unlike: void 0,
		index: 0,
		against: ""
	}, finding?.said ?? `does ${idle.color} still work?`);
	if (idle.standing !== "retiring") {
		const retiring = {
			...idle,
			standing: "retiring",
			since: now,
			due: void 0
		};
		return remember({
			...seen.memo,
			idle: retiring
		}, `${idle.color} still works: ${finding.said}`);
	}
	if (stoodMs(seen, rung, now) < goal.waitMs) return wait(1e3, finding.said);
	return done(goal.command === "retire" ? "retiring" : "failed", `${idle.color} still works: ${finding.said}`);
});
const adopted = onIdle$1("adopt the machines", ["machines", "targets"], (goal, seen, _now, idle) => {
	const strangers = seen.sides[idle.color].machines.filter((machine) => !machine.ours && isThere(machine)).map(({ id }) => id);
	if (!idle.adopted || !goal.allow.has("adopted") || strangers.length === 0) return pass;
	return act({
		kind: "adopt",
		color: idle.color,
		machines: strangers
	}, `${strangers.join(", ")}: allowed to end with ${idle.color}`);
});
const idleUnpreviewed = onIdle$1("remove the preview", ["preview"], (_goal, seen, _now, idle) => seen.preview === void 0 ? pass : act({ kind: "unpreview" }, `${idle.color} is about to be emptied`));
const idleDrained = onIdle$1("drain the side", ["targets"], (_goal, seen, now, idle, rung) => drain(seen, idle.color, rung, now));
const idleUnnamed = onIdle$1("remove the names", ["names", "machines"], (_goal, seen, _now, idle) => unname(seen, idle.color));
const idleEnded = onIdle$1("end the machines", ["machines"], (goal, seen, _now, idle) => {
	const { whenQuiet, atDeadline: late } = goal.terms.retire;
	const what = seen.findings[`busy/${idle.color}`]?.passed === false && !goal.allow.has("busy") ? late : whenQuiet;
	if (what === "terminate") return terminate(seen, idle.color);
	const ids = seen.sides[idle.color].machines.filter((machine) => machine.ours && isThere(machine)).map(({ id }) => id);
	const stop = what === "stop";
	return ids.length === 0 ? pass : act({
		kind: "keep",
		color: idle.color,
		machines: ids,
		stop
	}, `${ids.join(", ")}: ${stop ? "stopped" : "kept"}, on no side`);
});
const forgotten = onIdle$1("end the hold", ["memo"], (_goal, seen, _now, idle) => remember({
	...seen.memo,
	idle: void 0
}, `${idle.color} is empty`));
const keptEnded = {
	name: "end what was kept",
	asks: ["machines"],
	next(goal, seen) {
		const ids = seen.kept.filter(isThere).map(({ id }) => id);
		if (!goal.allow.has("kept") || ids.length === 0) return pass;
		return act({
			kind: "terminate",
			color: "kept",
			machines: ids
		}, `${ids.join(", ")}: kept before, allowed to end`);
	}
};

// src/deploy/steps/rolled-back.ts
function rollbackTo(goal, seen) {
	const { live, idle } = seen.memo;
	if (idle === void 0 || idle.standing === "rejected") return live;
	return idle.standing === "rolled-back" && !goal.allow.has("rolled-back") ? live : idle;
}
const toHeld = (name, asks, next) => ({
	name,
	asks,
	next(goal, seen, now) {
		const to = rollbackTo(goal, seen);
		return to === void 0 ? fail("no side is known to roll back to") : next(seen, to, goal, now);
	}
});
const heldPreviewed = toHeld("set the preview", ["preview", "targets"], (seen, to) => seen.routes.some((route) => route.forwards === to.color) || seen.preview?.names.includes(to.color) ? pass : showing(seen, to.color, seen.preview?.attempt ?? to.attempt));
const heldHealthy = toHeld("check the held side", ["targets"], (seen, to, goal, now) => {
	if (seen.memo.intent === to.color || healthy$1(seen, to.color, goal.terms.pairs).length > 0) return pass;
	const said = healthSaid(seen, to.color, goal.terms.pairs);
	if (registered$1(seen, to.color).length === 0) return fail(`${to.color} has no targets`);
	return waitWithin(seen, "check the held side", now, Math.min(goal.terms.healthWithinMs, 6e4), said, fail);
});
const turnedBack = toHeld("roll traffic back", ["routes"], (seen, to) => {
	if (seen.memo.intent !== to.color) return remember({
		...seen.memo,
		intent: to.color
	}, `every route is about to be set to ${to.color}`);
	return forwardTo(seen, to.color);
});
const heldProven = toHeld("prove the rollback", ["routes"], (seen, to, goal, now) => proof(goal, seen, now, "prove the rollback", to, (why) => fail(`the rollback could not be proven: ${why}`)));
const heldTurned = toHeld("turn the preview round", ["preview", "targets"], (seen, to) => turnedTo(seen, other(to.color), seen.preview?.attempt ?? to.attempt));
const marked = toHeld("mark the rollback", ["memo"], (seen, to, goal, now) => remember(rolledBack(goal, seen, to, now), `${to.color} serves ${to.release} again; ${identityOf({
	...seen.memo,
	idle: void 0
}, other(to.color)).release} is rolled back from`));

// src/deploy/steps/tested.ts
const tested = onAttempt("test the release", ["targets", "machines"], (goal, seen, now, attempt, rung) => {
	const labels = goal.terms.releaseTests;
	if (attempt.kind === "switchover" || labels.length === 0 || isNoted(attempt, "release-test")) return pass;
	for (const [index, label] of labels.entries()) {
		const key = `release-test/${attempt.id}/${index}`;
		const answer = ask$1(seen, now, {
			rung,
			check: "release-test",
			key,
			side: attempt,
			index,
			withinMs: 0
		});
		if (answer === "passed") continue;
		return answer.kind === "wait" ? answer : {
			...answer,
			why: `${label}: ${answer.kind === "reject" ? answer.why : "ask"}`
		};
	}
	const noted = withAttempt(seen.memo, attempt, { passed: [...attempt.passed, "release-test"] });
	return remember(noted, `${labels.length} of ${labels.length} release tests passed`);
});

// src/deploy/steps/watched.ts
const everyMs = 1e3;
const breaches = 3;
function against(goal, seen, attempt) {
	const { pairs, watch } = goal.terms;
	if (watch?.targetHealth !== true || healthy$1(seen, attempt.color, pairs).length >= attempt.count) return "";
	return healthSaid(seen, attempt.color, pairs);
}
const watched = onAttempt("watch the release", ["routes", "targets"], (goal, seen, now, attempt, rung) => {
	const { watch } = goal.terms;
	if (watch === void 0) return pass;
	const key = `watch/${attempt.id}`;
	const finding = seen.findings[key];
	if (finding !== void 0 && !finding.passed && finding.streak >= breaches) return reject(`under production traffic: ${finding.said}`);
	const leftMs = watch.forMs - stoodMs(seen, rung, now);
	if (leftMs <= 0 && finding?.passed) return pass;
	const dueMs = finding === void 0 ? 0 : finding.at + everyMs - now;
	if (dueMs > 0) return wait(Math.max(1, Math.min(dueMs, leftMs > 0 ? leftMs : dueMs)), `${finding?.said}; ${Math.ceil(Math.max(0, leftMs) / 1e3)} s left`);
	const check = {
		kind: "check",
		check: "watch",
		key,
		side: attempt,
		unlike: void 0,
		index: 0,
		against: against(goal, seen, attempt)
	};
	return act(check, finding?.said ?? `for ${watch.forMs / 1e3} s`);
});

// src/deploy/ladders.ts
const end = (outcome, why) => ({
	name: "end",
	asks: [],
	next: (_goal, seen) => done(outcome, why(seen))
});
const provision = [
	claimed,
	fleet,
	named$1,
	ready,
	registered,
	previewed$1,
	healthy
];
const test = [
	...provision,
	answering,
	tested
];
const shift = [
	shifted,
	proven,
	watched,
	turned,
	accepted
];
const candidate = (seen) => `${seen.memo.attempt?.color} has ${seen.memo.attempt?.release}`;
const retire = [
	settled$1,
	finished,
	adopted,
	idleUnpreviewed,
	idleDrained,
	idleUnnamed,
	idleEnded,
	forgotten,
	keptEnded
];
const ladders = {
	provision: {
		name: "provision",
		rungs: [
			...provision,
			parkedAt("provisioned"),
			end("provisioned", candidate)
		]
	},
	test: {
		name: "test",
		rungs: [
			...test,
			parkedAt("tested"),
			end("tested", candidate)
		]
	},
	deploy: {
		name: "deploy",
		rungs: [
			agreed,
			...test,
			...shift
		]
	},
	shift: {
		name: "deploy",
		rungs: [claimed, ...shift]
	},
	replace: {
		name: "replace",
		rungs: [replaced]
	},
	rejected: {
		name: "reject",
		rungs: [
			restored,
			provenBack,
			unpreviewed,
			drained,
			unnamed,
			terminated,
			ended
		]
	},
	failed: {
		name: "put back",
		rungs: [
			restored,
			provenBack,
			unintended
		]
	},
	retire: {
		name: "retire",
		rungs: retire
	},
	rollback: {
		name: "rollback",
		rungs: [
			heldPreviewed,
			heldHealthy,
			turnedBack,
			heldProven,
			heldTurned,
			marked
		]
	}
};
const over = (outcome, why) => ({
	name: "end",
	rungs: [end(outcome, () => why)]
});
function forAttempt(goal, seen, inTransit) {
	const { attempt } = seen.memo;
	if (attempt !== void 0 && !isSameBuild(goal, attempt)) return ladders.replace;
	if (inTransit) return ladders.shift;
	return goal.command === "provision" || goal.command === "test" ? ladders[goal.command] : ladders.deploy;
}

// src/deploy/decide.ts
function decide(goal, seen, now) {
	const ladder = ladderFor(goal, seen);
	for (const rung of ladder.rungs) {
		const move = settle(seen, rung.next(goal, seen, now));
		if (move.kind !== "pass") return {
			ladder: ladder.name,
			rung: rung.name,
			asks: rung.asks,
			move
		};
	}
	return {
		ladder: ladder.name,
		rung: "end",
		asks: [],
		move: {
			kind: "fail",
			why: `the ladder ${ladder.name} has no end`
		}
	};
}
function settle(seen, move) {
	const { attempt } = seen.memo;
	if (move.kind !== "reject") return move;
	return attempt === void 0 ? fail(move.why) : remember(rejected(seen.memo, attempt, move.why), `rejected: ${move.why}`);
}
function ladderFor(goal, seen) {
	const { memo, run } = seen;
	if (run.failure !== void 0) return afterFailure(goal, seen, run.failure);
	if (memo.attempt?.verdict === "rejected") return ladders.rejected;
	if (run.cancelled) return afterCancel(goal, seen);
	switch (goal.command) {
		case "status": return over("status", "nothing was changed");
		case "retire": return memo.idle === void 0 && !endsKept(goal, seen) ? afterRetire(seen) : ladders.retire;
		case "rollback": return forRollback(seen);
		case "provision":
		case "test":
		case "switch":
		case "deploy": return forward(goal, seen);
	}
}
function forward(goal, seen) {
	const { memo, run } = seen;
	if (memo.attempt !== void 0) return forAttempt(goal, seen, moved(seen));
	if (run.attempt !== void 0 && memo.rejected?.attempt === run.attempt) return over("rejected", memo.rejected.reason);
	if (run.attempt !== void 0 || goal.build !== void 0 && memo.live?.build === goal.build && !goal.allow.has("same-release")) return afterAcceptance(goal, seen);
	if (memo.idle !== void 0 && goal.command !== "switch") return ladders.retire;
	return goal.command === "provision" || goal.command === "test" ? ladders[goal.command] : ladders.deploy;
}
function afterAcceptance(goal, seen) {
	const { idle } = seen.memo;
	const ours = seen.run.attempt !== void 0 || startedBy(goal, seen);
	if (idle === void 0) return over(ours ? "live" : "unchanged", `${seen.memo.live?.release} is live, nothing is held`);
	if (idle.standing === "retiring" || idle.standing === "held" && !idle.approval && goal.hold.kind === "none") return ladders.retire;
	return over(ours ? "held" : "unchanged", `${seen.memo.live?.release} is live, ${idle.color} stands ${idle.standing}`);
}
const startedBy = (goal, seen) => {
	const [before, mine] = [seen.memo.idle?.run ?? "", runKey(goal.run)];
	const same = (key) => key.slice(0, key.lastIndexOf("/"));
	return before !== mine && same(before) === same(mine);
};
const endsKept = (goal, seen) => goal.allow.has("kept") && seen.kept.some(isThere);
const afterRetire = (seen) => seen.run.entered["end the hold"] === void 0 && seen.run.entered["end what was kept"] === void 0 ? over("unchanged", "nothing is held") : over("retired", `${seen.memo.live?.release ?? "nothing"} is live, the other side is gone`);
function forRollback(seen) {
	const { memo, run } = seen;
	if (memo.attempt !== void 0) return ladders.replace;
	return (run.entered["mark the rollback"] !== void 0 || run.entered["end the attempt"] !== void 0) && memo.intent === void 0 ? over("rolled-back", `${memo.live?.color} serves ${memo.live?.release}`) : ladders.rollback;
}
function afterFailure(goal, seen, failure) {
	const { attempt, intent } = seen.memo;
	if (attempt?.verdict === "rejected") return over("stranded", failure.said);
	if (goal.command === "rollback") return over(intent === void 0 ? "failed" : "stranded", failure.said);
	if (attempt === void 0 || intent === void 0) return over("failed", failure.said);
	return failure.count > 1 ? over("stranded", failure.said) : ladders.failed;
}
function afterCancel(goal, seen) {
	const { attempt } = seen.memo;
	const undo = goal.command !== "rollback" && goal.command !== "retire";
	if (attempt === void 0 || !undo) return over("failed", "cancelled; the next run goes on");
	if (moved(seen) && goal.terms.watch?.onCancel !== "rollback") return over("failed", "cancelled; traffic stays where it is, the attempt stays open");
	return {
		name: "cancel",
		rungs: [{
			name: "cancel",
			asks: [],
			next: () => ({
				kind: "reject",
				why: "cancelled"
			})
		}]
	};
}

// src/deploy/imagine.ts
function imagine(seen, act, now) {
	switch (act.kind) {
		case "remember": return {
			...seen,
			memo: {
				...act.memo,
				written: seen.memo.written + 1
			}
		};
		case "launch": return launched(seen, act, now);
		case "terminate": return machinesOf(seen, act.color, act.machines, (machine) => ({
			...machine,
			state: "shutting-down"
		}));
		case "keep": return kept(seen, act);
		case "adopt": return machinesOf(seen, act.color, act.machines, (machine) => ({
			...machine,
			ours: true,
			attempt: "adopted"
		}));
		case "name": return named(seen, act);
		case "unname": return withSide(seen, act.color, (side) => ({
			...side,
			records: side.records.filter(({ name }) => !act.records.some((record) => record.name === name))
		}));
		case "register": return withSide(seen, act.color, (side) => ({
			...side,
			targets: [...side.targets.filter(({ id }) => !act.machines.includes(id)), ...fresh(seen, act.color, act.machines)]
		}));
		case "deregister": return withSide(seen, act.color, (side) => ({
			...side,
			targets: side.targets.map((target) => leaves(target, act.only) ? {
				...target,
				state: "draining",
				said: ""
			} : target)
		}));
		case "preview": return previewed(seen, act);
		case "unpreview": return checked({
			...seen,
			preview: void 0
		});
		case "forward": return checked({
			...seen,
			routes: seen.routes.map((route) => ({
				...route,
				forwards: act.color,
				said: act.color
			}))
		});
	}
}
const leaves = (target, only) => !isDraining$1(target) && (only === void 0 || only.includes(target.id));
const withSide = (seen, color, change) => ({
	...seen,
	sides: {
		...seen.sides,
		[color]: change(seen.sides[color])
	}
});
function machinesOf(seen, color, ids, change) {
	const changeNamed = (machine) => ids.includes(machine.id) ? change(machine) : machine;
	if (color === "kept") return {
		...seen,
		kept: seen.kept.map(changeNamed)
	};
	return withSide(seen, color, (side) => ({
		...side,
		machines: side.machines.map(changeNamed)
	}));
}
const isNamed = (seen, color) => seen.routes.some((route) => route.forwards === color) || seen.preview?.names.includes(color) === true;
const fresh = (seen, color, ids) => pairsOf(seen).flatMap((pair) => ids.map((id) => ({
	id,
	port: 0,
	pair,
	state: isNamed(seen, color) ? "initial" : "unused",
	said: ""
})));
const pairsOf = (seen) => [.../* @__PURE__ */ new Set([
	0,
	...seen.sides.blue.targets.map(({ pair }) => pair),
	...seen.sides.green.targets.map(({ pair }) => pair)
])];
function checked(seen) {
	const begin = (side, color) => ({
		...side,
		targets: side.targets.map((target) => {
			if (isDraining$1(target)) return target;
			if (!isNamed(seen, color)) return {
				...target,
				state: "unused",
				said: ""
			};
			return target.state === "unused" ? {
				...target,
				state: "initial",
				said: ""
			} : target;
		})
	});
	return {
		...seen,
		sides: {
			blue: begin(seen.sides.blue, "blue"),
			green: begin(seen.sides.green, "green")
		}
	};
}
function launched(seen, act, now) {
	const { attempt } = seen.memo;
	const have = attempt === void 0 ? 0 : crew(seen, attempt).length;
	const machines = Array.from({ length: Math.max(0, act.count - have) }, (_, i) => ({
		id: `i-${act.attempt}-${have + i + 1}-${seen.sides[act.color].machines.length}`,
		state: "pending",
		address: `${act.color} ${have + i + 1}`,
		publicAddress: void 0,
		zone: "",
		subnet: "",
		name: void 0,
		launched: now,
		ours: true,
		attempt: act.attempt,
		release: act.release,
		stateReason: ""
	}));
	return withSide(seen, act.color, (side) => ({
		...side,
		machines: [...side.machines, ...machines]
	}));
}
function kept(seen, act) {
	const moved = seen.sides[act.color].machines.filter(({ id }) => act.machines.includes(id)).map((machine) => ({
		...machine,
		state: act.stop ? "stopping" : machine.state
	}));
	return {
		...withSide(seen, act.color, (side) => ({
			...side,
			machines: side.machines.filter(({ id }) => !act.machines.includes(id))
		})),
		kept: [...seen.kept, ...moved]
	};
}
function named(seen, act) {
	const nameOf = (machine) => {
		const given = act.machines.find(({ id }) => id === machine.id);
		return given === void 0 ? machine : {
			...machine,
			name: given.name
		};
	};
	const records = act.machines.flatMap(({ record }) => record === void 0 ? [] : [record]);
	return withSide(seen, act.color, (side) => ({
		...side,
		machines: side.machines.map(nameOf),
		records: [...side.records.filter(({ name }) => !records.some((record) => record.name === name)), ...records]
	}));
}
function previewed(seen, act) {
	const { shows, names, attempt } = act;
	const before = seen.preview ?? {
		arn: "preview",
		header: {
			name: "",
			value: ""
		},
		url: ""
	};
	return checked({
		...seen,
		preview: {
			...before,
			shows,
			names,
			attempt
		}
	});
}
function arrived(seen) {
	const settle = (side) => ({
		...side,
		machines: side.machines.map((machine) => ({
			...machine,
			state: settled(machine.state)
		})),
		targets: side.targets.filter((target) => !isDraining$1(target)).map((target) => target.state === "initial" ? {
			...target,
			state: "healthy"
		} : target)
	});
	return {
		...seen,
		sides: {
			blue: settle(seen.sides.blue),
			green: settle(seen.sides.green)
		}
	};
}
const settled = (state) => state === "pending" ? "running" : state === "shutting-down" ? "terminated" : state === "stopping" ? "stopped" : state;
function withoutStale(findings, act) {
	const stale = act.kind === "forward" ? [
		"proof",
		"watch",
		"preview"
	] : act.kind === "preview" ? ["preview"] : [];
	return Object.fromEntries(Object.entries(findings).filter(([, { check }]) => !stale.includes(check)));
}
function withFinding(findings, found) {
	const before = findings[found.key];
	const streak = before?.passed === found.passed ? before.streak + 1 : 1;
	return {
		...findings,
		[found.key]: {
			...found,
			streak
		}
	};
}
const imaginedFinding = (act, now) => ({
	key: act.key,
	check: act.check,
	passed: true,
	at: now,
	said: "not asked in a dry run",
	nodes: [],
	machines: []
});

// src/deploy/pace.ts
const firstMs = 250;
const lastMs = 5e3;
var Pace = class {
	#nextMs = firstMs;
	#seen = "";
	next(seen, atMostMs) {
		const now = JSON.stringify([
			seen.routes,
			seen.sides,
			seen.preview,
			seen.memo
		]);
		this.#nextMs = now === this.#seen ? Math.min(this.#nextMs * 1.3, lastMs) : firstMs;
		this.#seen = now;
		return Math.max(20, Math.min(this.#nextMs, atMostMs));
	}
};
var Repeats = class {
	#last = "";
	#count = 0;
	count({ rung, move }, seen) {
		if (move.kind !== "act" || move.act.kind === "check") return 1;
		const { written, ...memo } = seen.memo;
		const key = JSON.stringify([
			rung,
			move.act.kind,
			seen.routes,
			seen.sides,
			seen.preview,
			memo
		]);
		this.#count = key === this.#last ? this.#count + 1 : 1;
		this.#last = key;
		return this.#count;
	}
};
const repeatPauseMs = (count) => 250 * 2 ** (count - 2);

// src/deploy/recall.ts
function recall(seen, now) {
	const { memo } = seen;
	const live = liveColor(seen.routes);
	if (memo.written > 0 || live === void 0) return memo;
	const [serving, waiting] = [made(seen, live), made(seen, other(live))];
	return {
		...memo,
		live: serving === void 0 ? void 0 : {
			...serving,
			since: now
		},
		idle: waiting === void 0 ? void 0 : {
			...waiting,
			standing: "held",
			due: void 0,
			approval: true,
			holdDefault: "retire",
			since: now,
			run: "",
			by: "unknown",
			reason: "the record of this side is missing"
		}
	};
}
function made(seen, color) {
	const targets = registered$1(seen, color);
	const ours = seen.sides[color].machines.filter((machine) => machine.ours && alive(machine));
	const machine = ours.find(({ id }) => targets.includes(id)) ?? ours[0];
	if (machine === void 0) return void 0;
	return {
		color,
		release: machine.release,
		build: "",
		attempt: machine.attempt,
		adopted: false
	};
}

// src/deploy/run-seen.ts
const newRun = {
	attempt: void 0,
	entered: {},
	failure: void 0,
	cancelled: false
};
function entered(run, rung, now) {
	return run.entered[rung] === void 0 ? {
		...run,
		entered: {
			...run.entered,
			[rung]: now
		}
	} : run;
}
function worksOn(run, goal, memo) {
	const { attempt } = memo;
	return attempt?.verdict === "open" && attempt.run === runKey(goal.run) ? {
		...run,
		attempt: attempt.id
	} : run;
}
const failed = (run, said) => ({
	...run,
	failure: {
		said,
		count: (run.failure?.count ?? 0) + 1
	}
});

// src/deploy/converge.ts
const everything = [
	"memo",
	"routes",
	"machines",
	"targets",
	"preview",
	"names"
];
async function firstLook({ world, clock, cancel, cancelled }) {
	const seen = await world.observe(everything, void 0, cancel);
	return {
		...seen,
		memo: recall(seen, clock.now()),
		findings: {},
		run: {
			...newRun,
			cancelled
		}
	};
}
const ends = (error) => error instanceof SwitchoverError && [
	"lease-lost",
	"expired",
	"unreachable",
	"cancelled"
].includes(error.code);
async function converge(ports, goal, first, lease) {
	return new Convergence(ports, goal, first, lease).run();
}
var Convergence = class {
	#ports;
	#goal;
	#lease;
	#stop;
	#acts = [];
	#pace = new Pace();
	#repeats = new Repeats();
	#seen;
	constructor(ports, goal, first, lease) {
		this.#ports = ports;
		this.#goal = goal;
		this.#lease = lease;
		this.#stop = AbortSignal.any([lease.signal, ports.end]);
		this.#seen = first;
	}
	async run() {
		try {
			for (;;) {
				const result = await this.#tick();
				if (result !== void 0) return result;
			}
		} catch (error) {
			if (!(error instanceof SwitchoverError)) throw error;
			return this.#result("failed", this.#lease.signal.aborted ? "the lease was lost; nothing more was done" : said(error));
		}
	}
	async #tick() {
		const { clock, cancel, narrator } = this.#ports;
		if (cancel.aborted) this.#seen = {
			...this.#seen,
			run: {
				...this.#seen.run,
				cancelled: true
			}
		};
		const now = clock.now();
		const decision = decide(this.#goal, this.#seen, now);
		const { move } = decision;
		if (move.kind === "done") return this.#result(move.outcome, move.why);
		this.#seen = {
			...this.#seen,
			run: entered(this.#seen.run, decision.rung, now)
		};
		narrator.decided(decision, this.#seen, now);
		if (move.kind === "wait") return this.#wait(move.forMs, decision);
		if (move.kind === "act") return this.#act(move.act, decision);
		this.#fail(move.kind === "fail" ? move.why : `undecided: ${move.why}`);
	}
	async #wait(forMs, { asks }) {
		await this.#sleep(this.#pace.next(this.#seen, forMs));
		await this.#look(asks);
	}
	async #act(act, decision) {
		const repeats = this.#repeats.count(decision, this.#seen);
		if (repeats > 5) return this.#result("stranded", `${decision.rung} was done ${5} times and nothing changed`);
		if (repeats > 1) await this.#sleep(repeatPauseMs(repeats));
		try {
			if (act.kind === "check") await this.#check(act, decision);
			else await this.#change(act, decision);
		} catch (error) {
			if (!(error instanceof SwitchoverError) || ends(error) || this.#stop.aborted) throw error;
			this.#fail(said(error));
			await this.#look(everything);
		}
	}
	async #check(act, decision) {
		const { probes, clock, narrator, cancel } = this.#ports;
		const found = await probes.run(act, this.#seen, this.#interruptible(cancel));
		const finding = {
			nodes: [],
			machines: [],
			...found,
			key: act.key,
			check: act.check,
			at: clock.now()
		};
		this.#seen = {
			...this.#seen,
			findings: withFinding(this.#seen.findings, finding)
		};
		narrator.acted(decision, found, clock.now());
		await this.#look(decision.asks);
	}
	async #change(act, decision) {
		const { world, probes, clock, narrator } = this.#ports;
		if (guarded.has(act.kind) && !await this.#lease.confirm(this.#stop)) throw new SwitchoverError("lease-lost", "the lease is not ours any more", "Run the command again: it goes on from here.");
		this.#stop.throwIfAborted();
		await world.act(act, this.#seen, this.#stop);
		this.#acts.push({
			rung: decision.rung,
			act,
			why: decision.move.kind === "act" ? decision.move.why : "",
			at: clock.now()
		});
		if (act.kind === "forward" || act.kind === "preview") probes.changed(act.kind);
		this.#seen = {
			...this.#seen,
			findings: withoutStale(this.#seen.findings, act)
		};
		if (act.kind === "remember") this.#seen = this.#remembered(act);
		narrator.acted(decision, void 0, clock.now());
		if (act.kind !== "remember") await this.#look(everything);
	}
	#remembered(act) {
		const next = imagine(this.#seen, act, this.#ports.clock.now());
		return {
			...next,
			run: worksOn(next.run, this.#goal, next.memo)
		};
	}
	async #look(asks) {
		const { findings, run, ...before } = this.#seen;
		const seen = await this.#ports.world.observe(asks, before, this.#stop);
		this.#seen = {
			...seen,
			memo: recall(seen, this.#ports.clock.now()),
			findings,
			run
		};
	}
	async #sleep(ms) {
		await this.#ports.clock.sleep(ms, this.#interruptible(this.#ports.cancel)).catch((error) => {
			if (!this.#ports.cancel.aborted || this.#stop.aborted) throw error;
		});
	}
	#interruptible(cancel) {
		return this.#seen.run.cancelled ? this.#stop : AbortSignal.any([cancel, this.#stop]);
	}
	#fail(why) {
		this.#seen = {
			...this.#seen,
			run: failed(this.#seen.run, why)
		};
	}
	#result(outcome, why) {
		return {
			outcome,
			why,
			seen: this.#seen,
			acts: this.#acts
		};
	}
};
const guarded = /* @__PURE__ */ new Set([
	"forward",
	"preview",
	"unpreview",
	"deregister",
	"terminate",
	"keep"
]);
const said = (error) => `${error.message} ${error.remedy}`;

// src/deploy/plan.ts
const limit = 400;
function plan(goal, first, start) {
	const decisions = [];
	let seen = first;
	let now = start;
	for (let tick = 0; tick < limit; tick++) {
		const decision = decide(goal, seen, now);
		const { move } = decision;
		if (move.kind === "done") return {
			decisions,
			outcome: move.outcome,
			why: move.why
		};
		if (move.kind === "fail" || move.kind === "reject") return {
			decisions,
			outcome: "failed",
			why: move.why
		};
		seen = {
			...seen,
			run: entered(seen.run, decision.rung, now)
		};
		if (move.kind === "wait") {
			now += Math.max(1, move.forMs);
			seen = arrived(seen);
			continue;
		}
		decisions.push(decision);
		seen = after(goal, seen, decision, now);
	}
	return {
		decisions,
		outcome: "failed",
		why: "the plan does not end"
	};
}
function after(goal, seen, { move }, now) {
	if (move.kind !== "act") return seen;
	const { act } = move;
	if (act.kind === "check") return {
		...seen,
		findings: withFinding(seen.findings, imaginedFinding(act, now))
	};
	const next = imagine(seen, act, now);
	const findings = act.kind === "forward" || act.kind === "preview" ? withoutStale(next.findings, act) : next.findings;
	return {
		...next,
		findings,
		run: worksOn(next.run, goal, next.memo)
	};
}

// src/deploy/finds.ts
const go$1 = () => ({ kind: "go" });
const refuse$1 = (why, remedy) => ({
	kind: "refuse",
	why,
	remedy
});
const unless = (goal, guard, why, remedy) => goal.allow.has(guard) ? go$1() : refuse$1(why, `${remedy} To let it pass, give allow: ${guard}.`);
const routesSaid = (seen) => seen.routes.map((route) => `${route.name}: ${route.said}`).join("; ");
const attemptSaid = (seen) => {
	const { attempt } = seen.memo;
	return attempt === void 0 ? "no attempt is open" : `${attempt.id} of ${attempt.release} is open on ${attempt.color} (run ${attempt.run})`;
};
const parked = (seen) => seen.memo.attempt?.verdict === "open" && seen.memo.attempt.parked !== void 0;
const died = (seen) => seen.memo.attempt?.verdict === "open" && seen.memo.attempt.parked === void 0;
const same = (goal, seen) => seen.memo.attempt !== void 0 && isSameBuild(goal, seen.memo.attempt);
function differs(seen) {
	const { live, intent, attempt } = seen.memo;
	const expected = [live?.color ?? (attempt === void 0 ? void 0 : other(attempt.color)), intent];
	if (seen.routes.some((route) => route.forwards === "mixed")) return true;
	if (expected.every((color) => color === void 0)) return liveColor(seen.routes) === void 0;
	return seen.routes.some((route) => !expected.some((color) => color === route.forwards));
}
const heldOpen = (idle, now) => idle?.standing === "held" && (idle.approval || idle.due === void 0 || idle.due > now);
const dueSaid = ({ due }) => due === void 0 ? "until a person ends it" : `until ${new Date(due).toISOString()}`;
const heldSaid = (idle) => `${idle.color} is held with ${idle.release} ${dueSaid(idle)}`;
const strangers = (seen) => {
	const live = liveColor(seen.routes);
	const { attempt, idle } = seen.memo;
	if (live === void 0 || attempt !== void 0 || idle !== void 0) return [];
	return seen.sides[other(live)].targets.filter((target) => !isDraining$1(target)).map(({ id }) => id);
};
const isEmpty = (seen) => {
	const live = liveColor(seen.routes);
	return live !== void 0 && registered$1(seen, other(live)).length === 0;
};
const nothing = "there is nothing to go to: the other side is empty";
const deployFirst = "Run deploy or provision first.";
const rows = [
	{
		name: "a live lease of another run",
		fits: (_goal, seen) => seen.lease !== void 0,
		deploy: (_goal, seen) => leased(seen),
		switch: (_goal, seen) => leased(seen),
		rollback: (_goal, seen) => leased(seen),
		retire: (_goal, seen) => leased(seen)
	},
	{
		name: "a route on a third group, or on neither of ours",
		fits: (_goal, seen) => seen.routes.some((route) => route.forwards === "foreign"),
		deploy: (_goal, seen) => foreign(seen),
		switch: (_goal, seen) => foreign(seen),
		rollback: (_goal, seen) => foreign(seen),
		retire: (_goal, seen) => foreign(seen)
	},
	{
		name: "routes that disagree, or differ from the record",
		fits: (_goal, seen) => differs(seen),
		deploy: (goal, seen) => unless(goal, "foreign-change", changed(seen), "Set the routes back, or run rollback."),
		switch: (goal, seen) => unless(goal, "foreign-change", changed(seen), "Set the routes back, or run rollback."),
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(changed(seen), "Set the routes back, or run rollback, before anything is retired.")
	},
	{
		name: "an attempt whose run died, same build",
		fits: (goal, seen) => died(seen) && same(goal, seen),
		deploy: go$1,
		switch: go$1,
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Finish it with deploy, or end it with rollback.")
	},
	{
		name: "an attempt whose run died, another build",
		fits: (_goal, seen) => died(seen),
		deploy: (goal, seen) => goal.command === "test" ? anotherBuild(seen) : go$1(),
		switch: (_goal, seen) => anotherBuild(seen),
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Finish it with deploy, or end it with rollback.")
	},
	{
		name: "a rejection that could not finish",
		fits: (_goal, seen) => seen.memo.attempt?.verdict === "rejected",
		deploy: (goal, seen) => goal.command === "test" ? refuse$1(attemptSaid(seen), "Finish its rejection with rollback.") : go$1(),
		switch: (_goal, seen) => refuse$1(`${attemptSaid(seen)}; it is rejected: ${seen.memo.attempt?.reason}`, "Finish its rejection with rollback."),
		rollback: go$1,
		retire: go$1
	},
	{
		name: "an attempt parked where its command ended, same build or none named",
		fits: (goal, seen) => parked(seen) && same(goal, seen),
		deploy: go$1,
		switch: go$1,
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Go on with switch, or end it with rollback.")
	},
	{
		name: "an attempt parked where its command ended, another build",
		fits: (_goal, seen) => parked(seen),
		deploy: (goal, seen) => goal.command === "test" ? anotherBuild(seen) : unless(goal, "replace", attemptSaid(seen), "Go on with switch, or end it with rollback."),
		switch: (_goal, seen) => anotherBuild(seen),
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Go on with switch, or end it with rollback.")
	},
	{
		name: "the build is live, accepted, nothing is owed",
		fits: (goal, seen, now) => makes(goal) && goal.build !== void 0 && goal.build === seen.memo.live?.build && !owes(goal, seen, now),
		deploy: (goal, seen) => goal.allow.has("same-release") ? go$1() : {
			kind: "unchanged",
			why: `${seen.memo.live?.release} is live on ${seen.memo.live?.color}`
		},
		switch: go$1,
		rollback: go$1,
		retire: go$1
	},
	{
		name: "the release is live with another build",
		fits: (goal, seen) => makes(goal) && goal.release === seen.memo.live?.release && goal.build !== seen.memo.live?.build && !goal.allow.has("same-release"),
		deploy: (goal, seen) => refuse$1(`${goal.release} is live as build ${seen.memo.live?.build || "unknown"}; this is build ${goal.build} (commit, image, template, user data, tests or count differ)`, "Give the build a release name of its own, or give allow: same-release."),
		switch: go$1,
		rollback: go$1,
		retire: go$1
	},
	{
		name: "the idle side is held, its window open",
		fits: (_goal, seen, now) => heldOpen(seen.memo.idle, now),
		deploy: (goal, seen) => onIdle(seen, (idle) => holdRefused(goal, idle)),
		switch: go$1,
		rollback: go$1,
		retire: (goal, seen) => onIdle(seen, (idle) => idle.approval ? go$1() : holdRefused(goal, idle))
	},
	{
		name: "the idle side is held, its window over",
		fits: (_goal, seen) => seen.memo.idle?.standing === "held" || seen.memo.idle?.standing === "retiring",
		deploy: (goal, seen) => onIdle(seen, (idle) => goal.command === "test" ? refuse$1(nothing, deployFirst) : overdue(idle)),
		switch: go$1,
		rollback: go$1,
		retire: go$1
	},
	{
		name: "the idle side was rejected, or rolled back from",
		fits: (_goal, seen) => seen.memo.idle !== void 0,
		deploy: (goal) => goal.command === "test" ? refuse$1(nothing, deployFirst) : go$1(),
		switch: (goal, seen) => onIdle(seen, (idle) => keptRefused(goal, idle)),
		rollback: (goal, seen) => onIdle(seen, (idle) => keptRefused(goal, idle)),
		retire: go$1
	},
	{
		name: "targets on the idle side that nothing recorded explains",
		fits: (_goal, seen) => strangers(seen).length > 0,
		deploy: (goal, seen) => unless(goal, "foreign-change", unrecorded(seen), "Deregister them."),
		switch: (_goal, seen) => refuse$1(unrecorded(seen), "Deregister them, then run deploy."),
		rollback: (_goal, seen) => refuse$1(unrecorded(seen), "Deregister them."),
		retire: (_goal, seen) => refuse$1(unrecorded(seen), "Deregister them.")
	},
	{
		name: "the idle side is empty, nothing open",
		fits: (_goal, seen) => isEmpty(seen) || liveColor(seen.routes) !== void 0,
		deploy: (goal) => goal.command === "test" ? refuse$1(nothing, deployFirst) : go$1(),
		switch: () => refuse$1(nothing, deployFirst),
		rollback: () => refuse$1(nothing, "Nothing is held; run deploy with the release to go back to."),
		retire: (goal, seen) => goal.allow.has("kept") && seen.kept.length > 0 ? go$1() : {
			kind: "unchanged",
			why: "nothing is held"
		}
	}
];
const makes = (goal) => goal.command === "deploy" || goal.command === "provision";
function owes(goal, seen, now) {
	const { idle } = seen.memo;
	if (idle === void 0 || idle.standing === "rejected" || idle.standing === "rolled-back") return false;
	return idle.standing === "retiring" || !heldOpen(idle, now) || goal.hold.kind === "none" && !idle.approval;
}
const onIdle = (seen, next) => seen.memo.idle === void 0 ? go$1() : next(seen.memo.idle);
const leased = (seen) => ({
	kind: "refuse",
	why: `${seen.lease?.holder} holds the lease`,
	remedy: "Wait for that run to end, or give wait-for-lease.",
	...seen.lease === void 0 ? {} : { until: seen.lease.until }
});
const foreign = (seen) => refuse$1(`a route forwards to a group that is not of this service: ${routesSaid(seen)}`, "Set the route to one of the two groups, or correct target-groups in the config.");
const changed = (seen) => {
	const { live } = seen.memo;
	return `somebody else changed the routes (foreign-change): ${routesSaid(seen)}; the record says ${live === void 0 ? "nothing" : `${live.color} with ${live.release}`}`;
};
const anotherBuild = (seen) => refuse$1(`${attemptSaid(seen)}, which is not what this run names`, "Leave release out, or end that attempt with rollback.");
const holdRefused = (goal, idle) => {
	const answer = unless(goal, "early-retire", heldSaid(idle), "Wait, give wait-for-hold, or run retire or rollback.");
	return answer.kind === "refuse" && idle.due !== void 0 && !idle.approval ? {
		...answer,
		until: idle.due
	} : answer;
};
const overdue = (idle) => idle.holdDefault === "rollback" && idle.standing === "held" ? refuse$1(`${heldSaid(idle)}; its default, rollback, is overdue`, "Run rollback, or retire to keep what is live.") : go$1();
const keptRefused = (goal, idle) => {
	const why = `${idle.color} with ${idle.release} was ${idle.standing === "rejected" ? "rejected" : "rolled back from"}${idle.reason === "" ? "" : `: ${idle.reason}`}`;
	return idle.standing === "rolled-back" ? unless(goal, "rolled-back", why, "Deploy a release instead.") : refuse$1(why, "Deploy a release instead.");
};
const unrecorded = (seen) => `${strangers(seen).join(", ")} on the idle side, which nothing recorded explains (foreign-change)`;
function answer(row, goal, seen, now) {
	switch (goal.command) {
		case "status": return go$1();
		case "deploy":
		case "provision":
		case "test": return row.deploy(goal, seen, now);
		case "switch": return row.switch(goal, seen, now);
		case "rollback": return row.rollback(goal, seen, now);
		case "retire": return row.retire(goal, seen, now);
	}
}

// src/deploy/side-checks.ts
const go = { kind: "go" };
const refuse = (why, remedy) => ({
	kind: "refuse",
	why,
	remedy
});
function checkedSide(goal, seen) {
	const { attempt, idle, live } = seen.memo;
	const named = goal.command === "deploy" || goal.command === "provision" ? void 0 : goal.release;
	const there = attempt ?? idle ?? live;
	if (named !== void 0 && there !== void 0 && named !== there.release) return refuse(`release is ${named}, but ${there.color} has ${there.release}`, "Leave release out: this command acts on what is there.");
	if (attempt !== void 0) return go;
	if (goal.command === "rollback") {
		const to = rollbackTo(goal, seen);
		return to === void 0 ? refuse("no side is known to roll back to", "Set the routes by hand and run status.") : heldIsFit(goal, seen, to);
	}
	if (goal.command === "switch" && idle !== void 0) return heldIsFit(goal, seen, idle);
	if (goal.command === "retire" && idle !== void 0 && live !== void 0) return liveIsFit(goal, seen, live);
	return go;
}
function heldIsFit(goal, seen, to) {
	const { pairs } = goal.terms;
	const [well, all] = [healthy$1(seen, to.color, pairs).length, registered$1(seen, to.color).length];
	const [liveWell, liveAll] = [healthy$1(seen, other(to.color), pairs).length, registered$1(seen, other(to.color)).length];
	if (all === 0) return refuse(`${to.color} has no targets`, "Deploy the release to go back to.");
	if (!seen.sides[to.color].targets.every((target) => target.state === "unused") && (well === 0 || well < liveWell) && !goal.allow.has("unhealthy-side")) return refuse(`${to.color} is not fit: ${healthSaid(seen, to.color, pairs)}; ${other(to.color)} has ${liveWell} healthy`, "Repair it, or give allow: unhealthy-side.");
	if (liveWell === liveAll && all < liveAll && !goal.allow.has("smaller-side")) return refuse(`${to.color} has ${all} targets, the healthy ${other(to.color)} has ${liveAll}`, "Make it as large, or give allow: smaller-side.");
	return go;
}
function liveIsFit(goal, seen, live) {
	const { pairs } = goal.terms;
	const [well, all] = [healthy$1(seen, live.color, pairs).length, registered$1(seen, live.color).length];
	if (all > 0 && well === all || goal.allow.has("unhealthy-live")) return go;
	return refuse(`the live side is not well: ${live.color} has ${healthSaid(seen, live.color, pairs)}`, "Run rollback, repair it, or give allow: unhealthy-live.");
}

// src/deploy/preflight.ts
function preflight(goal, seen, now) {
	if (goal.command === "status") return {
		row: "status",
		kind: "go"
	};
	const row = rows.find(({ fits }) => fits(goal, seen, now));
	if (row === void 0) return {
		row: "no row",
		kind: "refuse",
		why: "what is there fits no known state",
		remedy: "Run status and look at both sides."
	};
	const found = answer(row, goal, seen, now);
	if (found.kind !== "go") return {
		row: row.name,
		...found
	};
	return {
		row: row.name,
		...checkedSide(goal, seen)
	};
}

// src/deploy/operate.ts
async function status(task) {
	return {
		outcome: "status",
		why: "nothing was changed",
		seen: await firstLook(task),
		acts: [],
		plan: void 0,
		row: "status"
	};
}
async function rehearse(task) {
	const seen = await firstLook(task);
	const now = task.clock.now();
	const found = preflight(task.goal, seen, now);
	if (found.kind !== "go") return turnedAway(found, seen);
	const planned = plan(task.goal, seen, now);
	return {
		outcome: "planned",
		why: `would end as ${planned.outcome}: ${planned.why}`,
		seen,
		acts: [],
		plan: planned,
		row: found.row
	};
}
async function operate(tasks) {
	const first = /* @__PURE__ */ new Map();
	for (const task of tasks) first.set(task, await admitted(task, true));
	const going = tasks.filter((task) => !isOver(first.get(task)));
	if (tasks.some((task) => isRefusal(first.get(task))) || going.length === 0) return tasks.map((task) => overOr(first.get(task), skipped));
	await using leases = new AsyncDisposableStack();
	const held = await takeAll(going, leases);
	if ("task" in held) {
		const { task, found } = held;
		return tasks.map((each) => overOr(first.get(each), (seen) => each === task ? turnedAway(found, seen) : skipped(seen)));
	}
	return await inTurn(tasks, first, held);
}
async function takeAll(tasks, stack) {
	const held = /* @__PURE__ */ new Map();
	const sorted = [...tasks].sort((a, b) => a.goal.service < b.goal.service ? -1 : 1);
	for (const task of sorted) {
		const taken = await task.leases.take(task.goal.run, task.goal.waitForLeaseMs, task.cancel);
		if (!("confirm" in taken)) return {
			task,
			found: heldBy(taken.holder, taken.until)
		};
		held.set(task, stack.use(taken));
	}
	return held;
}
async function inTurn(tasks, first, held) {
	const done = [];
	for (const task of tasks) {
		const lease = held.get(task);
		const before = first.get(task);
		if (done.some(({ outcome }) => failing.has(outcome)) || lease === void 0) done.push(overOr(before, skipped));
		else done.push(await one(task, lease));
	}
	return done;
}
const failing = /* @__PURE__ */ new Set([
	"rejected",
	"refused",
	"failed",
	"stranded",
	"skipped"
]);
async function one(task, lease) {
	const seen = await admitted(task, false);
	if (isOver(seen)) return seen;
	const { row } = preflight(task.goal, seen, task.clock.now());
	return {
		...await converge(task, task.goal, seen, lease),
		plan: void 0,
		row
	};
}
async function admitted(task, mayWait) {
	const { clock, cancel, goal } = task;
	const deadline = clock.now() + goal.waitForHoldMs;
	for (;;) {
		const seen = await firstLook(task);
		const asked = mayWait && goal.waitForLeaseMs > 0 ? {
			...seen,
			lease: void 0
		} : seen;
		const found = preflight(goal, asked, clock.now());
		if (found.kind === "go") return seen;
		const until = found.kind === "refuse" && asked.lease === void 0 ? found.until : void 0;
		if (!mayWait || until === void 0 || until > deadline) return turnedAway(found, seen);
		await clock.sleep(Math.min(5e3, Math.max(250, until - clock.now())), cancel);
	}
}
const heldBy = (holder, until) => ({
	row: "a live lease of another run",
	kind: "refuse",
	why: `${holder} holds the lease`,
	remedy: "Wait for that run to end, or give wait-for-lease.",
	until
});
const isOver = (seen) => seen !== void 0 && "outcome" in seen;
const isRefusal = (seen) => isOver(seen) && seen.outcome === "refused";
function overOr(seen, next) {
	if (seen === void 0) throw new Error("every service is looked at first");
	return isOver(seen) ? seen : next(seen);
}
const skipped = (seen) => ({
	outcome: "skipped",
	why: "another service of this run did not succeed",
	seen,
	acts: [],
	plan: void 0,
	row: ""
});
function turnedAway(found, seen) {
	const why = found.kind === "refuse" ? `${found.why}. ${found.remedy}` : found.kind === "unchanged" ? found.why : "";
	return {
		outcome: found.kind === "unchanged" ? "unchanged" : "refused",
		why,
		seen,
		acts: [],
		plan: void 0,
		row: found.row
	};
}

// src/probe/words.ts
const oneLine = (text, most = 200) => {
	const line = text.slice(0, most * 8).replace(/[\p{C}\p{Z}]+/gu, " ").trim();
	return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
};
const duration = (ms) => ms < 1e3 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const listed = (said, most = 3) => said.length > most ? `${said.slice(0, most).join("; ")}; and ${said.length - most} more` : said.join("; ");

// src/probe/expect.ts
const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const filledPattern = (pattern, values) => fill(pattern, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)])));
const expected = (http, values) => ({
	headers: Object.entries(http.header).map(([name, text]) => ({
		name: name.toLowerCase(),
		value: fill(text, values),
		isMark: fill(text, values) !== text
	})),
	contains: http.contains === void 0 ? void 0 : fill(http.contains, values),
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
	const { request } = await (question.protocol === "https" ? Promise.resolve().then(() => /* @__PURE__ */ __toESM(require("node:https"), 1)) : Promise.resolve().then(() => /* @__PURE__ */ __toESM(require("node:http"), 1)));
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
const crewOf = (seen, color, attempt) => askedOf(seen, color).filter(({ machine }) => machine?.ours === true && machine.attempt === attempt && !isGone(machine));
const registeredOf = (seen, color) => askedOf(seen, color).filter(({ targets }) => targets.some((target) => !isDraining(target)));
const workersOf = (seen, color) => askedOf(seen, color).filter(({ machine }) => machine === void 0 || !isGone(machine));
const portOf = (asked, seen, color) => [
	...asked.targets,
	...seen.sides[color].targets,
	...seen.sides[other(color)].targets
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
	const limit = pLimit(atOnce$2);
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
const askReady = async (check, ready, now) => {
	const { side } = check.act;
	return askAll(crewOf(check.seen, side.color, side.attempt), "ready", async (asked) => {
		const leftMs = (asked.machine?.launched ?? now) + ready.delayMs - now;
		if (leftMs > 0) return {
			passed: false,
			said: `is asked in ${duration(leftMs)}`
		};
		return "tcp" in ready.probe ? askTcp(asked, ready.probe.tcp, readyWithinMs, check.signal) : askHttp(check, asked, ready.probe.http);
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
	#limit = pLimit(atOnce$1);
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
	const limit = pLimit(atOnce);
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
		preview: new Prover(find)
	};
	const checks = {
		...proofs(parts, provers),
		...tests(parts, find),
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
const valuesOf = (settings, side) => ({
	service: settings.service,
	release: side.release,
	color: side.color,
	attempt: side.attempt
});
const firstOf = (endpoints) => endpoints.filter(({ firstRoute }) => firstRoute);
const previewOf = (act, { preview }) => {
	if (preview === void 0) return "there is no preview rule";
	if (preview.shows !== act.side.color) return `the preview rule shows ${preview.shows}, not ${act.side.color}`;
	return { [preview.header.name.toLowerCase()]: preview.header.value };
};
const proofs = ({ settings, endpoints, roundMs = defaultRoundMs }, provers) => {
	const prove = async (act, asked, headers, signal) => {
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
		return (act.check === "preview" ? provers.preview : provers.proof).round({
			key,
			http: proof.http,
			values,
			endpoints: asked,
			headers,
			absent
		}, roundMs, signal);
	};
	return {
		proof: async (act, _seen, signal) => prove(act, await endpoints(), {}, signal),
		preview: async (act, seen, signal) => {
			const headers = previewOf(act, seen);
			if (typeof headers === "string") return cannot(headers);
			return prove(act, firstOf(await endpoints()), headers, signal);
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
const others = ({ settings, endpoints, now }, find) => ({
	ready: async (act, seen, signal) => settings.ready === void 0 ? cannot("no question is configured for machines to be ready") : askReady(checkOf(settings, act, seen, signal), settings.ready, now()),
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
	const { settings, terms } = service;
	const connected = connect$1(settings, context.run, aws, nonce);
	const { traffic, clock, world, leases, fleet } = connected;
	const probes = createProbes({
		settings,
		endpoints: () => traffic.endpoints(end),
		nodes: () => traffic.nodes(end),
		now: () => clock.now(),
		env: process.env
	});
	const ingredients = makesBuild(inputs) && connected.foreign.length === 0 ? await fleet.ingredients(cancel) : [];
	const parts = {
		release: inputs.release ?? "",
		commit: context.commit,
		ingredients,
		tests: settings.releaseTests,
		count: terms.count
	};
	const goal = goalFor(service, inputs, context, makesBuild(inputs) ? buildOf(parts) : void 0);
	const log = createLog();
	return {
		name,
		connected,
		log,
		task: {
			goal,
			world,
			leases,
			probes,
			clock,
			narrator: log,
			cancel,
			cancelled,
			end
		}
	};
}
async function mistakesOf({ connected, task }) {
	const { command } = task.goal;
	return command !== "status" && command !== "rollback" && command !== "retire" ? connected.check(task.cancel) : connected.foreign;
}
const endingOf = ({ name, log, task }, operated) => ({
	service: name,
	command: task.goal.command,
	outcome: operated.outcome,
	why: operated.why,
	seen: operated.seen,
	acts: operated.acts,
	plan: operated.plan,
	proof: log.proof(operated.seen),
	mistakes: []
});

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
Object.defineProperty(exports, "chooseServices", {
  enumerable: true,
  get: function () {
    return chooseServices;
  }
});
Object.defineProperty(exports, "colors", {
  enumerable: true,
  get: function () {
    return colors$1;
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
Object.defineProperty(exports, "endingOf", {
  enumerable: true,
  get: function () {
    return endingOf;
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
Object.defineProperty(exports, "identity", {
  enumerable: true,
  get: function () {
    return identity$2;
  }
});
Object.defineProperty(exports, "info", {
  enumerable: true,
  get: function () {
    return info;
  }
});
Object.defineProperty(exports, "liveColor", {
  enumerable: true,
  get: function () {
    return liveColor;
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
Object.defineProperty(exports, "mistakesOf", {
  enumerable: true,
  get: function () {
    return mistakesOf;
  }
});
Object.defineProperty(exports, "oneLine", {
  enumerable: true,
  get: function () {
    return oneLine$1;
  }
});
Object.defineProperty(exports, "operate", {
  enumerable: true,
  get: function () {
    return operate;
  }
});
Object.defineProperty(exports, "other", {
  enumerable: true,
  get: function () {
    return other;
  }
});
Object.defineProperty(exports, "planLines", {
  enumerable: true,
  get: function () {
    return planLines;
  }
});
Object.defineProperty(exports, "provenBy", {
  enumerable: true,
  get: function () {
    return provenBy;
  }
});
Object.defineProperty(exports, "reachAws", {
  enumerable: true,
  get: function () {
    return reachAws;
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
Object.defineProperty(exports, "rehearse", {
  enumerable: true,
  get: function () {
    return rehearse;
  }
});
Object.defineProperty(exports, "resultLine", {
  enumerable: true,
  get: function () {
    return resultLine;
  }
});
Object.defineProperty(exports, "saveState", {
  enumerable: true,
  get: function () {
    return saveState;
  }
});
Object.defineProperty(exports, "seconds", {
  enumerable: true,
  get: function () {
    return seconds;
  }
});
Object.defineProperty(exports, "setOutput", {
  enumerable: true,
  get: function () {
    return setOutput;
  }
});
Object.defineProperty(exports, "sidesSaid", {
  enumerable: true,
  get: function () {
    return sidesSaid;
  }
});
Object.defineProperty(exports, "speaker", {
  enumerable: true,
  get: function () {
    return speaker;
  }
});
Object.defineProperty(exports, "status", {
  enumerable: true,
  get: function () {
    return status;
  }
});
Object.defineProperty(exports, "succeeds", {
  enumerable: true,
  get: function () {
    return succeeds;
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
Object.defineProperty(exports, "wire", {
  enumerable: true,
  get: function () {
    return wire;
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