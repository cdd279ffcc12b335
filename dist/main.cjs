Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
const require_inputs = require("./chunks/inputs.cjs");
const require_moves = require("./chunks/moves.cjs");
const require_user_data = require("./chunks/user-data.cjs");
const require_errors = require("./chunks/errors.cjs");
let node_v8 = require("node:v8");
let os = require("os");
let fs = require("fs");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");

// node_modules/@actions/core/lib/summary.js
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
const { access, appendFile, writeFile: writeFile$1 } = fs.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs.constants.R_OK | fs.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile$1 : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(os.EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const _summary = new Summary();
const summary = _summary;

// src/action/events.ts
const untrusted = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"issue_comment",
	"workflow_run"
]);
function refuseUntrustedEvent(inputs, { event }) {
	if (inputs.command === "status" || inputs.dryRun || !untrusted.has(event) || inputs.allow.has("untrusted-event")) return [];
	return [{
		path: "command",
		said: `\`${inputs.command}\` does not run on the event ${event}: config and user data may come from a stranger's checkout`,
		remedy: "Run it on push or workflow_dispatch, use `status` or `dry-run: true` here, or set `allow: untrusted-event` where only trusted people can cause this event."
	}];
}

// src/action/failure.ts
function printMistakes(mistakes, print = require_inputs.info) {
	for (const { path, said, remedy } of mistakes) {
		print(`✗ ${require_inputs.oneLine(path)}: ${require_inputs.oneLine(said)}`);
		print(`  ${require_inputs.oneLine(remedy)}`);
	}
}
function annotate(ending, report = require_inputs.error) {
	if (require_inputs.succeeds(ending.outcome)) return;
	const mistakes = ending.mistakes.map(({ path, said, remedy }) => `${path}: ${said}. ${remedy}`);
	const text = [...ending.why.split("\n"), ...mistakes].filter((part) => part !== "").map((part) => require_inputs.oneLine(part, 1e3));
	const title = `${ending.service === "" ? "Switchover" : ending.service}: ${ending.outcome}`;
	report(text.join("\n") || ending.outcome, { title: require_inputs.oneLine(title) });
}

// src/action/outputs.ts
function serviceOutputs(ending) {
	const { service, outcome, seen } = ending;
	const live = seen && require_inputs.servingColor(seen);
	const idle = live && require_inputs.other(live);
	return {
		service,
		outcome,
		"live-color": live ?? "",
		"idle-color": idle ?? "",
		"live-release": (seen && live && require_inputs.identity(seen, live)?.release) ?? "",
		"idle-release": (seen && idle && require_inputs.identity(seen, idle)?.release) ?? "",
		"held-until": seen ? require_inputs.heldUntil(seen) : "",
		proof: require_inputs.provenBy(ending),
		agrees: seen ? `${require_inputs.agrees(seen)}` : "",
		"preview-url": (seen && require_inputs.firstPreview(seen)?.url) ?? ""
	};
}
function allOutputs(endings, paths) {
	const worst = require_inputs.speaker(endings);
	return {
		...worst && serviceOutputs(worst),
		"instance-ids": JSON.stringify((worst ? require_inputs.workedOn(worst) : []).map(({ id }) => id)),
		services: JSON.stringify(endings.map(serviceOutputs)),
		report: paths.report,
		junit: paths.junit
	};
}
function writeOutputs(endings, paths) {
	if (!process.env["GITHUB_OUTPUT"]) return;
	for (const [name, value] of Object.entries(allOutputs(endings, paths))) require_inputs.setOutput(name, value);
}

// src/action/report/junit.ts
function junitOf(endings) {
	const suites = endings.filter((ending) => require_inputs.testsOf(ending).length > 0);
	if (suites.length === 0) return void 0;
	return `${[
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="switchover"${counts(suites.flatMap(require_inputs.testsOf))}>`,
		...suites.flatMap(suiteLines),
		"</testsuites>"
	].join("\n")}\n`;
}
function suiteLines(ending) {
	const tests = require_inputs.testsOf(ending);
	return [
		`  <testsuite${attribute("name", ending.service)}${counts(tests)}>`,
		...tests.flatMap((test) => caseLines(ending.service, test)),
		"  </testsuite>"
	];
}
function caseLines(service, { label, result, said, ms }) {
	const open = `    <testcase${attribute("name", label)}${attribute("classname", `${service}.release-test`)}${time$1(ms)}`;
	const [first = ""] = said.split("\n");
	switch (result) {
		case "passed": return [`${open}/>`];
		case "not-run": return [
			`${open}>`,
			`      <skipped${attribute("message", first)}/>`,
			"    </testcase>"
		];
		case "failed": return [
			`${open}>`,
			`      <failure${attribute("message", first)}>${text(said)}</failure>`,
			"    </testcase>"
		];
	}
}
function counts(tests) {
	const count = (result) => tests.filter((test) => test.result === result).length;
	const numbers = {
		tests: tests.length,
		failures: count("failed"),
		errors: 0,
		skipped: count("not-run")
	};
	const ms = tests.reduce((sum, test) => sum + test.ms, 0);
	return `${Object.entries(numbers).map(([name, value]) => attribute(name, `${value}`)).join("")}${time$1(ms)}`;
}
const time$1 = (ms) => attribute("time", (ms / 1e3).toFixed(3));
const attribute = (name, value) => ` ${name}="${text(value)}"`;
const unspeakable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"\n": "&#10;",
	"\r": "&#13;",
	"	": "&#9;"
};
const text = (value) => value.replace(unspeakable, "�").replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? character);

// src/action/report/report.ts
function reportOf(endings, { run, url, commit }) {
	const { repository, id, attempt, actor } = run;
	return {
		version: 1,
		outcome: require_inputs.speaker(endings)?.outcome ?? "failed",
		run: {
			repository,
			id,
			attempt,
			actor,
			url: url ?? "",
			commit
		},
		services: endings.map(serviceReport)
	};
}
function serviceReport(ending) {
	const { service, command, outcome, why, seen, acts, changes, skew, plan, proof, counts, mistakes } = ending;
	return {
		service,
		command,
		outcome,
		why,
		outputs: {
			...serviceOutputs(ending),
			"instance-ids": require_inputs.workedOn(ending).map(({ id }) => id)
		},
		mistakes: mistakes.map(({ path, said, remedy }) => ({
			path,
			said,
			remedy
		})),
		acts: acts.map(({ at, rung, act, why }) => ({
			at: iso(at),
			rung,
			act: act.kind,
			why
		})),
		changes: [...changes],
		skew: skew ?? null,
		plan: (plan?.decisions ?? []).flatMap(({ rung, move }) => move.kind === "act" ? [{
			rung,
			act: move.act.kind,
			why: move.why
		}] : []),
		tests: require_inputs.testsOf(ending).map(({ label, result, said, tries, ms }) => ({
			label,
			result,
			said,
			tries,
			ms
		})),
		proof: {
			by: require_inputs.provenBy(ending),
			counts,
			nodes: proof?.nodes.map((node) => ({
				...node,
				convergedMs: node.convergedMs ?? null
			})) ?? []
		},
		fleet: ending.fleet ?? "",
		made: madeParts(ending.made),
		"last-words": [...ending.lastWords],
		notices: [...ending.notices],
		look: seen === void 0 ? null : look(seen)
	};
}
const madeParts = (made) => Object.fromEntries(made.split(" ").filter((part) => part !== "").map((part) => [part.replace(/=.*/, ""), part.replace(/^[^=]*=?/, "")]));
function look(seen) {
	return {
		disagreements: [...require_inputs.disagreements(seen)],
		routes: seen.routes.map(({ arn, name, forwards, said }) => ({
			arn,
			name,
			forwards,
			said
		})),
		sides: require_inputs.sidesSaid(seen).map(({ color, identity, standing }) => ({
			color,
			standing,
			release: identity?.release ?? "",
			attempt: identity?.attempt ?? "",
			build: identity?.build ?? "",
			commit: identity?.origin?.commit ?? "",
			adopted: identity?.adopted ?? false
		})),
		hold: holdSaid(seen),
		preview: previewSaid$1(seen),
		machines: require_inputs.colors.flatMap((color) => seen.sides[color].machines.map(({ id, state, name, address, zone, release, attempt, ours }) => ({
			color,
			id,
			state,
			name: name ?? "",
			address: address ?? "",
			zone,
			release,
			attempt,
			ours
		}))),
		targets: require_inputs.colors.flatMap((color) => seen.sides[color].targets.map(({ id, port, pair, state, said }) => ({
			color,
			id,
			port,
			pair,
			state,
			said
		}))),
		kept: seen.kept.map(({ id, state, release }) => ({
			id,
			state,
			release
		}))
	};
}
function previewSaid$1(seen) {
	const [shows, rule] = [seen.preview?.shows, require_inputs.firstPreview(seen)];
	return shows && rule ? {
		url: rule.url,
		shows,
		header: rule.header.name
	} : null;
}
function holdSaid({ memo: { idle } }) {
	if (idle === void 0) return null;
	const { color, standing, since, due, approval, holdDefault, by, reason, run } = idle;
	const until = due === void 0 ? "" : iso(due);
	return {
		color,
		standing,
		since: iso(since),
		due: until,
		approval,
		default: holdDefault,
		by,
		reason,
		run
	};
}
const iso = (at) => new Date(at).toISOString();

// src/action/report/write.ts
async function writeReport(endings, context) {
	const folder = await (0, node_fs_promises.mkdtemp)((0, node_path.join)(context.temp, "switchover-"));
	const path = (0, node_path.join)(folder, "report.json");
	await (0, node_fs_promises.writeFile)(path, `${JSON.stringify(reportOf(endings, context), null, 2)}\n`);
	const junit = junitOf(endings);
	if (junit === void 0) return {
		report: path,
		junit: ""
	};
	const beside = (0, node_path.join)(folder, "junit.xml");
	await (0, node_fs_promises.writeFile)(beside, junit);
	return {
		report: path,
		junit: beside
	};
}

// src/action/status-panel.ts
function statusPanel(service, seen, now) {
	const wrong = require_inputs.disagreements(seen);
	const rows = [
		...require_inputs.sidesSaid(seen).map((side) => [sideName(seen, side), sideLine(seen, side, now)]),
		...originOf(seen),
		...seen.routes.map(({ name, said }) => ["route", `${name} → ${said}`]),
		["preview", previewSaid(seen)],
		...seen.lease ? [["lease", `${seen.lease.holder} until ${time(seen.lease.until)}${seen.lease.over ? ", over" : ""}`]] : [],
		...seen.kept.map(({ id, state, release }) => ["kept", `${id} ${state}, ${release}`]),
		...lastRejection(seen),
		["agrees", wrong.length === 0 ? "yes: routes, sides and record say the same" : "NO"],
		...wrong.map((said) => ["", said])
	];
	return [`service ${service}`, ...rows.map(([name, text]) => `  ${name.padEnd(8)} ${require_inputs.oneLine(text)}`)].map((text) => text.trimEnd());
}
function originOf({ memo: { live } }) {
	if (live?.origin === void 0) return [];
	const { commit, workflow, number } = live.origin;
	const run = workflow === "" ? "" : `run ${number} of ${workflow}`;
	const known = [commit === "" ? "" : `commit ${commit}`, run].filter((part) => part !== "");
	return known.length === 0 ? [] : [["from", known.join(", ")]];
}
const sideName = (seen, { color }) => {
	const live = require_inputs.servingColor(seen);
	return live === void 0 ? "side" : color === live ? "live" : "idle";
};
function sideLine(seen, { color, identity, standing }, now) {
	if (identity === void 0) return `${color}  empty`;
	return [
		color,
		`${identity.release}${identity.attempt === "" ? "" : ` (${identity.attempt})`}`,
		`${standing}${seen.memo.idle?.color === color && standing !== "live" ? idleSaid(seen, now) : ""}`,
		targetsSaid(seen, color)
	].filter((part) => part !== "").join("  ");
}
function idleSaid(seen, now) {
	const { idle } = seen.memo;
	if (idle === void 0) return "";
	const by = `since ${time(idle.since)} by ${idle.by}${idle.reason === "" ? "" : `: ${idle.reason}`}`;
	if (idle.due === void 0) return ` ${by}, until a person ends it`;
	const what = idle.standing === "held" ? idle.holdDefault : "retire";
	const approval = idle.approval ? "waits for approval; " : "";
	return idle.due <= now ? ` ${by}, OVERDUE since ${time(idle.due)}: ${approval}${what} is due` : ` ${by}, ${approval}${what} due ${require_inputs.heldUntil(seen) || time(idle.due)}`;
}
function targetsSaid(seen, color) {
	const isOne = seen.routes.every(({ pair }) => pair === 0);
	const counts = /* @__PURE__ */ new Map();
	for (const { state, group } of seen.sides[color].targets) {
		const said = isOne ? state : `${state} in ${group}`;
		counts.set(said, (counts.get(said) ?? 0) + 1);
	}
	return [...counts].map(([said, count]) => `${count} ${said}`).join(", ") || "no targets";
}
function previewSaid({ preview }) {
	if (preview === void 0) return "none";
	return `${preview.rules.map(({ url }) => url).join(", ")} ${preview.shows === void 0 ? "not the same everywhere" : `shows ${preview.shows}`} (header ${preview.rules[0]?.header.name})`;
}
function lastRejection({ memo }) {
	const { rejected } = memo;
	if (rejected === void 0) return [];
	return [["rejected", `${rejected.release} (${rejected.attempt}): ${rejected.reason}`]];
}
const time = (at) => new Date(at).toISOString();

// src/action/summary/markdown.ts
const foldAfter = 50;
const mostRows = 500;
function code(title, lines, shown) {
	if (lines.length === 0) return [];
	const last = lines.slice(-500);
	const left = lines.length - last.length;
	const block = `<pre>${(left > 0 ? [`… ${left} lines before these are in the report`, ...last] : last).map(require_inputs.preformatted).join("\n")}</pre>`;
	if (shown === "open") return [`### ${title}\n\n${block}`];
	return [`<details><summary>${title} (${lines.length} lines)</summary>\n\n${block}\n\n</details>`];
}
function table(head, rows) {
	const shown = rows.slice(0, mostRows);
	const lines = [
		head,
		head.map(() => "---"),
		...shown
	].map((cells) => `| ${cells.join(" | ")} |`);
	const rest = rows.length - shown.length;
	return `${lines.join("\n")}${rest > 0 ? `\n\n… and ${rest} more, in the report.` : ""}`;
}
function section(title, head, rows) {
	if (rows.length === 0) return [];
	const text = table(head, rows);
	if (rows.length <= foldAfter) return [`### ${title}\n\n${text}`];
	return [`<details><summary>${title} (${rows.length})</summary>\n\n${text}\n\n</details>`];
}

// src/action/summary/service.ts
function serviceSummary(ending) {
	const { service, command, outcome, why, seen } = ending;
	const title = [service, command].filter((part) => part !== "").map((part) => require_inputs.markdownText(part));
	const [because = "", ...wrote] = why.split("\n");
	const next = [because, require_inputs.whatNext(outcome, seen)].filter((part) => part !== "").map((part) => require_inputs.markdownText(part, 2e3));
	return [
		`## ${title.join(": ")} — ${outcome.toUpperCase()}`,
		...seen === void 0 ? [] : [`**${require_inputs.markdownText(require_inputs.whoServes(seen))}**`],
		...next.length === 0 ? [] : [next.join("<br>")],
		...code("What it said", wrote, "open"),
		...section("Notices", ["What"], ending.notices.map((said) => [require_inputs.markdownText(said, 2e3)])),
		...section("What is wrong", [
			"Where",
			"What",
			"Remedy"
		], mistakeRows(ending)),
		...seen === void 0 ? [] : sideSections(seen),
		...section("Release tests", [
			"Test",
			"Result",
			"Took",
			"Tries",
			"Said"
		], testRows(ending)),
		...section("What was done", [
			"Time",
			"Act",
			"Why"
		], actRows(ending)),
		...section("What changed on the routes", ["Before, after, and what else"], ending.changes.map((said) => [require_inputs.markdownText(said)])),
		...ending.skew === void 0 ? [] : [skewSaid(ending.skew)],
		...section("What would be done", ["Act", "Why"], planRows(ending)),
		...proofSection(ending),
		...code("Last words of the instances", ending.lastWords, "folded"),
		...seen === void 0 ? [] : instanceSection(seen),
		...madeSection(ending)
	];
}
const skewSaid = ({ routes, ms }) => `${routes} routes were set within ${ms} ms of one another.`;
const mistakeRows = ({ mistakes }) => mistakes.map(({ path, said, remedy }) => [
	require_inputs.markdownCode(path),
	require_inputs.markdownText(said),
	require_inputs.markdownText(remedy)
]);
function sideSections(seen) {
	const wrong = require_inputs.disagreements(seen).map((said) => [require_inputs.markdownText(said)]);
	const sides = require_inputs.sidesSaid(seen).map(({ color, identity, standing }) => [
		color,
		identity === void 0 ? "" : require_inputs.markdownText(identity.release),
		identity === void 0 ? "" : require_inputs.markdownText(identity.attempt),
		require_inputs.markdownText(standing),
		targetsSaid(seen, color),
		dueOf(seen, color)
	]);
	const routes = seen.routes.map(({ name, said }) => [require_inputs.markdownText(name), require_inputs.markdownText(said)]);
	return [
		...section("What disagrees", ["What"], wrong),
		...section("Sides", [
			"Side",
			"Release",
			"Attempt",
			"Standing",
			"Targets",
			"Due"
		], sides),
		...section("Routes", ["Route", "Forwards to"], routes)
	];
}
function dueOf({ memo: { idle } }, color) {
	if (idle?.color !== color) return "";
	if (idle.due === void 0) return "when a person ends it";
	return `${idle.standing === "held" && idle.holdDefault === "rollback" ? "rollback" : "retire"} at ${new Date(idle.due).toISOString()}${idle.approval ? ", or when approved" : ""}`;
}
const actRows = ({ acts }) => acts.map(({ at, rung, why }) => [
	new Date(at).toISOString().slice(11, 19),
	require_inputs.markdownText(rung),
	require_inputs.markdownText(why)
]);
const testRows = (ending) => require_inputs.testsOf(ending).map(({ label, result, said, tries, ms }) => [
	require_inputs.markdownText(label),
	testWords[result],
	result === "not-run" ? "" : require_moves.seconds(ms),
	result === "not-run" ? "" : `${tries}`,
	said.split("\n").map((line) => require_inputs.markdownText(line)).join("<br>")
]);
const testWords = {
	passed: "passed",
	failed: "**failed**",
	"not-run": "not run"
};
const planRows = ({ plan }) => (plan?.decisions ?? []).flatMap(({ rung, move }) => move.kind === "act" ? [[require_inputs.markdownText(rung), require_inputs.markdownText(move.why)]] : []);
function proofSection(ending) {
	const by = require_inputs.provenBy(ending);
	if (by === "minimum-hold") return ["### Proof", ["By the minimum hold; no load-balancer node was asked.", require_inputs.markdownText(ending.counts)].join(" ").trim()];
	const rows = (ending.proof?.nodes ?? []).map(({ node, route, asked, passes, convergedMs, said }) => [
		require_inputs.markdownText(node),
		require_inputs.markdownText(route),
		asked ? `${passes}` : "not asked",
		convergedMs === void 0 ? "" : require_moves.seconds(convergedMs),
		require_inputs.markdownText(said)
	]);
	const asked = section("Proof", [
		"Node",
		"Route",
		"Right answers in a row",
		"Converged after",
		"Said"
	], rows);
	const from = ending.proof?.nodes[0]?.from ?? "";
	return by === "ssm" ? [...asked, `Asked from ${require_inputs.markdownText(from)}, by Systems Manager.`] : asked;
}
const madeSection = ({ fleet, made }) => made === "" ? [] : [`Fleet ${fleet ?? ""}, made from ${made.split(" ").map(require_inputs.markdownCode).join(", ")}`];
function instanceSection(seen) {
	const rows = require_inputs.colors.flatMap((color) => seen.sides[color].machines.map((machine) => [
		color,
		require_inputs.markdownText(machine.id),
		require_inputs.markdownText(machine.name ?? ""),
		machine.state,
		require_inputs.markdownText(machine.address ?? ""),
		require_inputs.markdownText(machine.zone),
		require_inputs.markdownText(machine.release),
		seen.sides[color].targets.filter(({ id }) => id === machine.id || id === machine.address).map(({ state, said }) => require_inputs.markdownText(said === "" ? state : `${state}: ${said}`)).join("<br>")
	]));
	return section("Instances", [
		"Side",
		"Instance",
		"Name",
		"State",
		"Address",
		"Zone",
		"Release",
		"Health"
	], rows);
}

// src/action/summary/write.ts
const mostBytes = 1044480;
function summaryText(endings, { report, junit }) {
	const blocks = [...endings.flatMap(serviceSummary), ...junitSaid(junit)];
	const fitting = [];
	let bytes = 0;
	for (const block of blocks) {
		bytes += Buffer.byteLength(block) + 2;
		if (bytes > mostBytes) break;
		fitting.push(block);
	}
	if (blocks.length - fitting.length > 0) fitting.push(`The rest is too long for a summary; the report has it: ${require_inputs.markdownCode(report)}.`);
	return `${fitting.join("\n\n")}\n`;
}
const junitSaid = (path) => path === "" ? [] : [`The release tests as JUnit XML: ${require_inputs.markdownCode(path)}`];
async function writeSummary(endings, paths) {
	if (!process.env["GITHUB_STEP_SUMMARY"]) return;
	await summary.addRaw(summaryText(endings, paths)).write();
}

// src/action/finish.ts
async function finish(unguarded, context, secrets) {
	const endings = secrets.redactAll(unguarded);
	const worst = require_inputs.speaker(endings);
	const paths = await written(endings, context);
	writeOutputs(endings, paths);
	await writeSummary(endings, paths);
	for (const { mistakes } of endings) printMistakes(mistakes);
	for (const ending of endings) for (const said of ending.notices) require_inputs.notice(require_inputs.oneLine(said), titleOf(ending));
	if (worst !== void 0) annotate(worst);
	for (const ending of endings) require_inputs.info(require_inputs.resultLine(ending));
	return worst !== void 0 && require_inputs.succeeds(worst.outcome) ? 0 : 1;
}
const titleOf = ({ service }) => service === "" ? {} : { title: require_inputs.oneLine(service) };
async function written(endings, context) {
	try {
		return await writeReport(endings, context);
	} catch (error) {
		require_inputs.info(`The report could not be written: ${require_inputs.oneLine(String(error))}`);
		return {
			report: "",
			junit: ""
		};
	}
}

// src/action/refuse-secrets.ts
function refuseSecrets(config, inputs) {
	const { command, secrets } = inputs;
	if (command === "status") return [];
	const asked = [{
		path: "release",
		text: inputs.release ?? ""
	}, {
		path: "reason",
		text: inputs.reason
	}];
	const services = command === "rollback" || command === "retire" ? [] : Object.values(config.services).flatMap(placesOf);
	return [...asked, ...services].flatMap(({ path, text }) => {
		const names = secrets.found(require_user_data.unwrapped(text));
		return names.length === 0 ? [] : [mistake(path, names)];
	});
}
const mistake = (path, names) => ({
	path,
	said: `holds a secret of this run (${names.join(", ")}), and others could read it in AWS`,
	remedy: "Take it out; let the instance fetch it by its role when it needs it (Secrets Manager, a SecureString parameter)."
});
function placesOf({ settings, terms }) {
	const at = `services.${settings.service}`;
	const { dns, gate, setUp, migrate, releaseTests } = settings;
	return [
		...fleetPlaces(settings.fleet, `${at}.fleet.${settings.fleet.kind}`),
		{
			path: `${at}.fleet.${settings.fleet.kind}.name`,
			text: terms.naming?.name ?? ""
		},
		{
			path: `${at}.dns.record`,
			text: dns?.record ?? ""
		},
		{
			path: `${at}.gate.ssm`,
			text: gate?.parameter ?? ""
		},
		...setUp.flatMap((step, index) => commandPlaces(step, `${at}.set-up[${index}]`)),
		...settings.switch.before.flatMap((command, index) => commandPlaces(command, `${at}.switch.before[${index}]`)),
		...settings.switch.after.flatMap((command, index) => commandPlaces(command, `${at}.switch.after[${index}]`)),
		...migrate === void 0 ? [] : commandPlaces(migrate, `${at}.migrate`),
		...testPlaces(releaseTests, `${at}.release-test`)
	];
}
function testPlaces(tests, at) {
	return tests.flatMap((test, index) => {
		const path = `${at}[${index}]`;
		return [...test.kind === "ssm" || test.kind === "run" ? commandPlaces(test.command, path) : [{
			path,
			text: test.label
		}], ...testPlaces(test.next, `${path}.then`)];
	});
}
function fleetPlaces(fleet, at) {
	switch (fleet.kind) {
		case "ec2": return [{
			path: `${at}.user-data`,
			text: require_user_data.userDataSaid(fleet.userData ?? "")
		}, ...tagPlaces(fleet.tags, `${at}.tags`)];
		case "auto-scaling": return [...templatePlaces(fleet.launchTemplate, `${at}.launch-template`), ...tagPlaces(fleet.tags, `${at}.tags`)];
		case "existing": return "tags" in fleet.by ? tagPlaces(fleet.by.tags, `${at}.tag`) : [];
	}
}
function templatePlaces(template, at) {
	switch (template.kind) {
		case "make": return [{
			path: `${at}.user-data`,
			text: require_user_data.userDataSaid(template.userData ?? "")
		}];
		case "description": return [{
			path: `${at}.description`,
			text: template.description
		}];
		case "version": return [];
	}
}
const tagPlaces = (tags, path) => Object.entries(tags).length === 0 ? [] : [{
	path,
	text: Object.entries(tags).flat().join("\n")
}];
function commandPlaces(command, at) {
	if (command.kind === "run") return [{
		path: `${at}.run`,
		text: command.label
	}];
	const { document, label, parameters } = command;
	const texts = [
		document,
		label,
		...Object.entries(parameters).flatMap(([name, values]) => [name, ...values])
	];
	return [{
		path: `${at}.ssm`,
		text: texts.join("\n")
	}];
}

// src/main.ts
for (const flag of ["--optimize-for-size", "--semi-space-growth-factor=1"]) (0, node_v8.setFlagsFromString)(flag);
async function main() {
	const cancel = cancelled();
	const context = require_inputs.readContext();
	const { inputs, mistakes } = require_inputs.readInputs(context);
	const tests = inputs.command === "deploy" || inputs.command === "test";
	const asked = {
		release: inputs.release,
		runs: require_inputs.makesBuild(inputs),
		tests
	};
	const config = await require_inputs.readConfig(inputs.config, context.workspace, asked);
	const chosen = config.mistakes.length > 0 ? {
		names: [],
		mistakes: []
	} : require_inputs.chooseServices(inputs.services, config);
	const wrong = [
		...mistakes,
		...refuseUntrustedEvent(inputs, context),
		...config.mistakes,
		...chosen.mistakes,
		...refuseSecrets(config, inputs)
	];
	if (wrong.length > 0) {
		process.exitCode = await finish([require_inputs.withoutLook("", inputs.command, "refused", "the input is wrong", wrong)], context, inputs.secrets);
		return;
	}
	const { work } = await Promise.resolve().then(() => require("./chunks/work.cjs"));
	const endings = await work(inputs, context, config, chosen.names, cancel);
	process.exitCode = await finish(endings, context, inputs.secrets);
	require_inputs.saveState("stage", "ended");
}
function cancelled() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
		require_inputs.info(`${signal}: ending what can be ended now`);
		controller.abort(new require_errors.SwitchoverError("cancelled", "the run was cancelled", "Run the command again: it goes on from here."));
	});
	return controller.signal;
}
main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});

exports.statusPanel = statusPanel;