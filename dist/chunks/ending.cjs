const require_counted = require("./counted.cjs");

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
	"swept",
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
const succeeds = ({ command, outcome }) => !fails.has(outcome) && !(command === "sweep" && outcome === "rolled-back");
function speaker(endings) {
	return [...endings].sort((a, b) => worst.indexOf(a.outcome) - worst.indexOf(b.outcome))[0];
}

// src/deploy/agreement.ts
function disagreements(seen) {
	return [
		...betweenRoutes(seen),
		...betweenRoutesAndRecord(seen),
		...require_counted.colors.flatMap((color) => betweenRecordAndSide(seen, color))
	];
}
function betweenRoutes({ routes, memo }) {
	const mixed = routes.filter((route) => route.forwards === "mixed" && !require_counted.isMeant(memo, route));
	const odd = [...routes.filter(({ forwards }) => forwards === "foreign"), ...mixed];
	if (odd.length > 0) return odd.map(({ name, said }) => `route ${name} forwards to ${said}`);
	if (routes.every((route) => route.forwards === "mixed") || require_counted.liveColor(routes) !== void 0) return [];
	return [`the routes disagree: ${routes.map(({ name, forwards }) => `${name} to ${forwards}`).join(", ")}`];
}
function betweenRoutesAndRecord({ routes, memo }) {
	const live = require_counted.liveColor(routes);
	if (live === void 0 || memo.live === void 0 || live === memo.live.color) return [];
	if (require_counted.intends(memo, live)) return [];
	return [`every route goes to ${live}; the record says ${memo.live.color} with ${memo.live.release} is live`];
}
function betweenRecordAndSide(seen, color) {
	const live = require_counted.liveColor(seen.routes);
	const isLive = live === color;
	const { idle, attempt } = seen.memo;
	const targets = require_counted.registered(seen, color);
	const found = [];
	if (isLive && targets.length === 0) found.push(`every route goes to ${color}, which has no target`);
	if (isLive) found.push(...strangersOn(seen, color));
	if (idle?.color === color && attempt?.color !== color) {
		if (isLive && !require_counted.intends(seen.memo, color)) found.push(`the record says ${color} is ${idle.standing}; every route goes there`);
		if ((idle.standing === "held" || idle.standing === "rolled-back") && targets.length === 0) found.push(`the record says ${color} is ${idle.standing} with ${idle.release}; it has no target`);
	}
	const explained = [
		seen.memo.live,
		idle,
		attempt
	].some((identity) => identity?.color === color);
	if (live === require_counted.other(color) && !explained) found.push(...unexplained(seen, color));
	return found;
}
function strangersOn(seen, color) {
	const { live } = seen.memo;
	if (live === void 0 || live.adopted || live.color !== color || seen.memo.attempt?.color === color) return [];
	const targets = require_counted.registered(seen, color);
	return seen.sides[color].machines.filter(({ id, ours, attempt }) => ours && targets.includes(id) && attempt !== live.attempt).map(({ id, attempt }) => `${id} serves on ${color} and is of attempt ${attempt}; live is ${live.attempt}`);
}
function unexplained(seen, color) {
	const ours = seen.sides[color].machines.filter((machine) => machine.ours && require_counted.alive(machine)).map(({ id }) => id);
	const ids = [.../* @__PURE__ */ new Set([...require_counted.registered(seen, color), ...ours])];
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
	watch: void 0,
	counts: "",
	mistakes,
	fleet: void 0,
	made: "",
	lastWords: [],
	hold: void 0,
	orphans: [],
	notices: []
});
function sidesSaid(seen) {
	const live = require_counted.servingColor(seen);
	return (live === void 0 ? require_counted.colors : [live, require_counted.other(live)]).map((color) => ({
		color,
		identity: identity(seen, color),
		standing: standing(seen, color, live)
	}));
}
function identity(seen, color) {
	const { attempt, idle } = seen.memo;
	return require_counted.registered(seen, color).length === 0 && attempt?.color !== color && idle?.color !== color ? void 0 : require_counted.identityOf(seen.memo, color);
}
function standing(seen, color, live) {
	const { attempt, idle, live: recorded } = seen.memo;
	if (attempt?.color === color) {
		const at = attempt.verdict === "rejected" ? "being rejected" : attempt.parked ?? "open";
		return color === live ? `live, attempt ${at}` : at;
	}
	if (color === live) return "live";
	if (idle?.color === color) return idle.standing;
	if (identity(seen, color) === void 0) return "empty";
	if (recorded?.color === color) return attempt === void 0 ? "recorded as live" : "the way back";
	return "not recorded";
}
function provenBy(ending) {
	const { proof, acts, seen } = ending;
	if (!acts.some(({ act }) => act.kind === "forward")) return "";
	const live = seen && require_counted.servingColor(seen);
	const asked = seen !== void 0 && live !== void 0 && require_counted.identityOf(seen.memo, live).adopted ? void 0 : proof?.nodes.find((node) => node.asked);
	if (asked !== void 0) return asked.from === "runner" ? "nodes" : "ssm";
	return succeeds(ending) || ending.outcome === "rolled-back" ? "minimum-hold" : "";
}
const countsOf = ({ findings }) => Object.values(findings).filter(({ check }) => check === "counts").map(({ said }) => said).join("; ");
function heldUntil(seen) {
	const { idle } = seen.memo;
	return idle?.standing === "held" && idle.due !== void 0 ? new Date(idle.due).toISOString() : "";
}
function workedOn(ending) {
	const { seen, command } = ending;
	if (seen === void 0) return [];
	const live = require_counted.servingColor(seen);
	const idle = seen.memo.attempt?.color ?? seen.memo.idle?.color ?? (live && require_counted.other(live));
	const color = command === "status" || (command === "deploy" || command === "switch" || command === "rollback") && seen.memo.attempt === void 0 && succeeds(ending) ? live : idle;
	return (color === void 0 ? [] : seen.sides[color].machines).filter(({ state }) => state !== "terminated" && state !== "shutting-down");
}
function madeOf(acts, seen) {
	return acts.flatMap(({ act }) => act.kind === "launch" ? [act.made] : []).at(-1) ?? seen?.memo.attempt?.made ?? "";
}
const testsOf = ({ seen }) => Object.values(seen?.findings ?? {}).findLast(({ check }) => check === "release-test")?.tests ?? [];
const agrees = (seen) => disagreements(seen).length === 0;

Object.defineProperty(exports, "agrees", {
  enumerable: true,
  get: function () {
    return agrees;
  }
});
Object.defineProperty(exports, "countsOf", {
  enumerable: true,
  get: function () {
    return countsOf;
  }
});
Object.defineProperty(exports, "disagreements", {
  enumerable: true,
  get: function () {
    return disagreements;
  }
});
Object.defineProperty(exports, "heldUntil", {
  enumerable: true,
  get: function () {
    return heldUntil;
  }
});
Object.defineProperty(exports, "identity", {
  enumerable: true,
  get: function () {
    return identity;
  }
});
Object.defineProperty(exports, "madeOf", {
  enumerable: true,
  get: function () {
    return madeOf;
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
Object.defineProperty(exports, "oneLine", {
  enumerable: true,
  get: function () {
    return oneLine;
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
Object.defineProperty(exports, "succeeds", {
  enumerable: true,
  get: function () {
    return succeeds;
  }
});
Object.defineProperty(exports, "testsOf", {
  enumerable: true,
  get: function () {
    return testsOf;
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