const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_goal = require("./goal.cjs");
const require_report = require("./report.cjs");
const require_ending = require("./ending.cjs");
const require_counted = require("./counted.cjs");
const require_orphans = require("./orphans.cjs");
const require_status_panel = require("./status-panel.cjs");
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

// src/action/report/junit.ts
function junitOf(endings) {
	const suites = endings.filter((ending) => require_ending.testsOf(ending).length > 0);
	if (suites.length === 0) return void 0;
	return `${[
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="switchover"${counts(suites.flatMap(require_ending.testsOf))}>`,
		...suites.flatMap(suiteLines),
		"</testsuites>"
	].join("\n")}\n`;
}
function suiteLines(ending) {
	const tests = require_ending.testsOf(ending);
	return [
		`  <testsuite${attribute("name", ending.service)}${counts(tests)}>`,
		...tests.flatMap((test) => caseLines(ending.service, test)),
		"  </testsuite>"
	];
}
function caseLines(service, { label, result, said, ms }) {
	const open = `    <testcase${attribute("name", label)}${attribute("classname", `${service}.release-test`)}${time(ms)}`;
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
	return `${Object.entries(numbers).map(([name, value]) => attribute(name, `${value}`)).join("")}${time(ms)}`;
}
const time = (ms) => attribute("time", (ms / 1e3).toFixed(3));
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

// src/action/report/write.ts
async function writeReport(endings, context) {
	const folder = await (0, node_fs_promises.mkdtemp)((0, node_path.join)(context.temp, "switchover-"));
	const path = (0, node_path.join)(folder, "report.json");
	await (0, node_fs_promises.writeFile)(path, `${JSON.stringify(require_report.reportOf(endings, context), null, 2)}\n`);
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

// src/action/summary/markdown.ts
const foldAfter = 50;
const mostRows = 500;
function code(title, lines, shown) {
	if (lines.length === 0) return [];
	const last = lines.slice(-500);
	const left = lines.length - last.length;
	const block = `<pre>${(left > 0 ? [`… ${left} lines before these are in the report`, ...last] : last).map(require_ending.preformatted).join("\n")}</pre>`;
	if (shown === "open") return [`### ${title}\n\n${block}`];
	return [`<details><summary>${title} (${require_counted.counted(lines.length, "line")})</summary>\n\n${block}\n\n</details>`];
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

// src/action/summary/sides.ts
function sidesSection(seen, hold) {
	const of = (said) => require_counted.colors.map((color) => {
		const side = require_ending.sidesSaid(seen).find((one) => one.color === color);
		return side === void 0 ? "" : said(color, side);
	});
	const ofIdle = (said) => of((color) => isIdle(seen, color) ? said ?? "" : "");
	const said = [
		["Traffic", of((color) => trafficSaid(seen, color))],
		["Standing", of((_, { standing }) => require_ending.markdownText(standing))],
		["Release", of((_, { identity }) => require_ending.markdownText(identity?.release ?? ""))],
		["Attempt", of((_, { identity }) => require_ending.markdownText(identity?.attempt ?? ""))],
		["Targets", of((color) => require_status_panel.targetsSaid(seen, color))],
		["Since", of((color) => sinceSaid(seen, color))],
		["Due", of((color) => dueSaid(seen, color, hold))],
		["Lost", ofIdle(require_ending.markdownText(hold?.lost ?? ""))],
		["Cost", ofIdle(hold?.cost && require_orphans.costSaid(hold.cost))],
		["Terms", ofIdle(require_ending.markdownText(hold?.terms ?? ""))]
	].filter(([, cells]) => cells.some((cell) => cell !== ""));
	return section("Sides", [
		"",
		"🟦 blue",
		"🟩 green"
	], said.map(([name, cells]) => [name, ...cells]));
}
const isIdle = ({ memo: { idle } }, color) => idle?.color === color;
function trafficSaid(seen, color) {
	const { routes } = seen;
	const shares = routes.map((route) => require_counted.shareOf(route, color));
	const [share = 0] = shares;
	if (shares.some((one) => one !== share)) return `${shares.filter((one) => one > 0).length} of ${routes.length} routes`;
	const parts = Math.round(share / 10);
	return `${"▓".repeat(parts)}${"░".repeat(10 - parts)} ${Math.round(share)} %`;
}
function sinceSaid({ memo: { live, idle } }, color) {
	if (idle?.color === color) {
		const why = idle.reason === "" ? "" : `: ${require_ending.markdownText(idle.reason)}`;
		return `${require_counted.timeSaid(idle.since)} by ${require_ending.markdownText(idle.by)}${why}`;
	}
	return live?.color === color ? require_counted.timeSaid(live.since) : "";
}
function dueSaid(seen, color, hold) {
	const { idle } = seen.memo;
	if (idle?.color !== color || require_counted.servingColor(seen) === color) return "";
	if (idle.standing === "retiring") return ["with the next retire or sweep", hold?.deadline ?? ""].filter((part) => part !== "").join("; ");
	if (idle.due === void 0) return "when a person ends it";
	const what = idle.standing === "held" && idle.holdDefault === "rollback" ? "rollback" : "retire";
	const late = hold === void 0 || hold.overdue === "" ? "" : `, **overdue by ${hold.overdue}**`;
	return `${what} at ${require_counted.timeSaid(idle.due)}${idle.approval ? ", or when approved" : ""}${late}`;
}

// src/action/summary/watch.ts
function watchSections({ watch }) {
	if (watch === void 0) return [];
	const { leftOut, compared } = watch;
	const out = leftOut.map((name) => [require_ending.markdownText(`alarm ${name} rang before the switch: left out of the watch`)]);
	const rows = (compared?.compared ?? []).map((row) => [
		require_ending.markdownText(row.group),
		names[row.measure],
		valueSaid(row, row.candidate),
		valueSaid(row, row.baseline),
		`${valueSaid(row, row.allowed)} more`,
		`${row.requests.candidate.toLocaleString("en")} / ${row.requests.baseline.toLocaleString("en")}`,
		results[row.result]
	]);
	const head = [
		"Target group",
		"What",
		"New side",
		"Old side",
		"May be",
		"Requests, new / old",
		"Result"
	];
	const untold = compared !== void 0 && rows.length === 0 ? [[require_ending.markdownText(compared.said)]] : [];
	return [...section("Watch", ["What"], [...out, ...untold]), ...section("Compared with the old side", head, rows)];
}
const names = {
	errors: "5xx",
	latency: "p99"
};
const results = {
	passed: "no worse",
	failed: "**worse**",
	"too-little": "too few requests to judge"
};
const valueSaid = ({ measure }, value) => {
	if (value === void 0) return "";
	return measure === "latency" ? `${Math.round(value)} ms` : `${Number(value.toPrecision(3))} %`;
};

// src/action/summary/service.ts
function serviceSummary(ending) {
	const { service, command, outcome, why, seen } = ending;
	const title = [service, command].filter((part) => part !== "").map((part) => require_ending.markdownText(part));
	const [because = "", ...wrote] = why.split("\n");
	const next = [because, require_report.whatNext(ending)].filter((part) => part !== "").map((part) => require_ending.markdownText(part, 2e3));
	return [
		`## ${title.join(": ")} — ${outcome.toUpperCase()}`,
		...seen === void 0 ? [] : [`**${require_ending.markdownText(require_report.whoServes(ending), 2e3)}**`],
		...next.length === 0 ? [] : [next.join("<br>")],
		...code("What it said", wrote, "open"),
		...section("Notices", ["What"], ending.notices.map((said) => [require_ending.markdownText(said, 2e3)])),
		...section("Orphans", [
			"Instance",
			"Age",
			"State",
			"Release",
			"Attempt"
		], orphanRows(ending)),
		...section("What is wrong", [
			"Where",
			"What",
			"Remedy"
		], mistakeRows(ending)),
		...seen === void 0 ? [] : sideSections(seen, ending.hold),
		...section("Release tests", [
			"Test",
			"Result",
			"Took",
			"Tries",
			"Said"
		], testRows(ending)),
		...section("What was done", [
			"Time (UTC)",
			"Act",
			"Why"
		], actRows(ending)),
		...section("What changed on the routes", ["Before, after, and what else"], ending.changes.map((said) => [require_ending.markdownText(said)])),
		...ending.skew === void 0 ? [] : [skewSaid(ending.skew)],
		...section("What would be done", ["Act", "Why"], planRows(ending)),
		...proofSection(ending),
		...watchSections(ending),
		...code("Last words of the instances", ending.lastWords, "folded"),
		...seen === void 0 ? [] : instanceSection(seen),
		...madeSection(ending)
	];
}
const skewSaid = ({ routes, ms }) => `${routes} routes were set within ${ms} ms of one another.`;
const mistakeRows = ({ mistakes }) => mistakes.map(({ path, said, remedy }) => [
	require_ending.markdownCode(path),
	require_ending.markdownText(said),
	require_ending.markdownText(remedy)
]);
function sideSections(seen, hold) {
	const wrong = require_ending.disagreements(seen).map((said) => [require_ending.markdownText(said)]);
	const routes = seen.routes.map(({ name, said }) => [require_ending.markdownText(name), require_ending.markdownText(said)]);
	return [
		...section("What disagrees", ["What"], wrong),
		...sidesSection(seen, hold),
		...section("Routes", ["Route", "Forwards to"], routes)
	];
}
const actRows = ({ acts }) => acts.map(({ at, rung, why }) => [
	new Date(at).toISOString().slice(11, 19),
	require_ending.markdownText(rung),
	require_ending.markdownText(why.split("\n")[0] ?? "")
]);
const orphanRows = ({ orphans }) => orphans.map(({ id, age, state, release, attempt }) => [
	id,
	age,
	state,
	release,
	attempt
].map((text) => require_ending.markdownText(text)));
const testRows = (ending) => require_ending.testsOf(ending).map(({ label, result, said, tries, ms }) => [
	require_ending.markdownText(label),
	testWords[result],
	result === "not-run" ? "" : require_counted.seconds(ms),
	result === "not-run" ? "" : `${tries}`,
	said.split("\n").map((line) => require_ending.markdownText(line)).join("<br>")
]);
const testWords = {
	passed: "passed",
	failed: "**failed**",
	"not-run": "not run"
};
const planRows = ({ plan }) => (plan?.decisions ?? []).flatMap(({ rung, move }) => move.kind === "act" ? [[require_ending.markdownText(rung), require_ending.markdownText(move.why)]] : []);
function proofSection(ending) {
	const by = require_ending.provenBy(ending);
	if (by === "minimum-hold") return ["### Proof", [heldSaid(ending), require_ending.markdownText(ending.counts)].join(" ").trim()];
	const rows = (ending.proof?.nodes ?? []).map(({ node, route, asked, passes, convergedMs, said }) => [
		require_ending.markdownText(node),
		require_ending.markdownText(route),
		asked ? `${passes}` : "not asked",
		convergedMs === void 0 ? "" : require_counted.seconds(convergedMs),
		require_ending.markdownText(said)
	]);
	const asked = section("Proof", [
		"Node",
		"Route",
		"Right answers in a row",
		"Converged after",
		"Said"
	], rows);
	const from = ending.proof?.nodes[0]?.from ?? "";
	return by === "ssm" ? [...asked, `Asked from ${require_ending.markdownText(from)}, by Systems Manager.`] : asked;
}
const madeSection = ({ fleet, made }) => made === "" ? [] : [`Fleet ${fleet ?? ""}, made from ${made.split(" ").map(require_ending.markdownCode).join(", ")}`];
function instanceSection(seen) {
	const rows = require_counted.colors.flatMap((color) => seen.sides[color].machines.filter(require_counted.isThere).map((machine) => [
		color,
		require_ending.markdownText(machine.id),
		require_ending.markdownText(machine.name ?? ""),
		machine.state,
		require_ending.markdownText(machine.address ?? ""),
		require_ending.markdownText(machine.zone),
		require_ending.markdownText(machine.release),
		seen.sides[color].targets.filter(({ id }) => id === machine.id || id === machine.address).map(({ state, said }) => require_ending.markdownText(said === "" ? state : `${state}: ${said}`)).join("<br>")
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
function heldSaid({ seen }) {
	const partly = Object.values(seen?.findings ?? {}).find(({ check, nodes }) => check === "proof" && nodes.some(({ asked }) => asked));
	return partly === void 0 ? "By the minimum hold; no load-balancer node was asked." : `By the minimum hold: ${require_ending.markdownText(partly.said)}.`;
}

// src/action/summary/write.ts
const mostBytes = 1044480;
function summaryText(endings, { report, junit }) {
	const blocks = [
		...overview(endings),
		...endings.flatMap(serviceSummary),
		...junitSaid(junit)
	];
	const fitting = [];
	let bytes = 0;
	for (const block of blocks) {
		bytes += Buffer.byteLength(block) + 2;
		if (bytes > mostBytes) break;
		fitting.push(block);
	}
	if (blocks.length - fitting.length > 0) fitting.push(`The rest is too long for a summary; the report has it: ${require_ending.markdownCode(report)}.`);
	return `${fitting.join("\n\n")}\n`;
}
const overview = (endings) => endings.length < 2 ? [] : section("Services", [
	"Service",
	"Outcome",
	"Who is live"
], endings.map((ending) => [
	require_ending.markdownText(ending.service),
	require_ending.succeeds(ending) ? ending.outcome : `**${ending.outcome}**`,
	require_ending.markdownText(require_report.whoServes(ending))
]));
const junitSaid = (path) => path === "" ? [] : [`The release tests as JUnit XML: ${require_ending.markdownCode(path)}`];
async function writeSummary(endings, paths) {
	if (!process.env["GITHUB_STEP_SUMMARY"]) return;
	await summary.addRaw(summaryText(endings, paths)).write();
}

// src/action/finish.ts
var finish_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ finish: () => finish });
async function finish(unguarded, context, secrets) {
	const endings = secrets.redactAll(unguarded);
	const worst = require_ending.speaker(endings);
	const paths = await written(endings, context);
	require_report.writeOutputs(endings, paths);
	await writeSummary(endings, paths);
	for (const { mistakes } of endings) require_report.printMistakes(mistakes);
	for (const ending of endings) for (const said of ending.notices) require_goal.notice(require_ending.oneLine(said), titleOf(ending));
	if (worst !== void 0) require_report.annotate(worst);
	for (const ending of endings) require_goal.info(require_report.resultLine(ending));
	return worst !== void 0 && require_ending.succeeds(worst) ? 0 : 1;
}
const titleOf = ({ service }) => service === "" ? {} : { title: require_ending.oneLine(service) };
async function written(endings, context) {
	try {
		return await writeReport(endings, context);
	} catch (error) {
		require_goal.info(`The report could not be written: ${require_ending.oneLine(String(error))}`);
		return {
			report: "",
			junit: ""
		};
	}
}

Object.defineProperty(exports, "finish", {
  enumerable: true,
  get: function () {
    return finish;
  }
});
Object.defineProperty(exports, "finish_exports", {
  enumerable: true,
  get: function () {
    return finish_exports;
  }
});