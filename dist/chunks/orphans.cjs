const require_ending = require("./ending.cjs");
const require_counted = require("./counted.cjs");
const require_alarms = require("./alarms.cjs");
let node_util = require("node:util");

// src/deploy/held.ts
const overdueMs = ({ due }, now) => due === void 0 ? 0 : Math.max(0, now - due);
function lossOf(seen, { color, size }) {
	const { targets } = seen.sides[color];
	const sick = (require_alarms.isUnchecked(seen, color) ? [] : targets).filter((target) => !require_counted.isDraining(target) && target.state !== "healthy");
	return {
		of: size,
		ailing: sick.filter(({ id }, at) => sick.findIndex((one) => one.id === id) === at).map(({ id, state, said }) => ({
			id,
			state,
			said
		})),
		gone: size === void 0 ? 0 : Math.max(0, size - require_counted.registered(seen, color).length)
	};
}
const instancesOf = (seen, { color }) => seen.sides[color].machines.filter(({ state }) => state === "running" || state === "pending").length;

// src/action/hold-said.ts
function holdSaid(seen, now, price) {
	const { idle, terms } = seen.memo;
	if (idle === void 0) return void 0;
	const late = overdueMs(idle, now);
	return {
		overdue: late === 0 ? "" : require_alarms.ageSaid(late),
		deadline: idle.standing === "retiring" ? deadlineSaid(idle, terms) : "",
		lost: idle.standing === "held" ? lossSaid(lossOf(seen, idle)) : "",
		size: idle.size,
		cost: price && costOf(seen, idle, now, price),
		terms: terms === void 0 ? "" : termsSaid(terms)
	};
}
function deadlineSaid({ since }, terms) {
	if (terms === void 0 || !terms.retire.busy || terms.retire.atDeadline === "keep") return "";
	return `${terms.retire.atDeadline} at ${require_counted.timeSaid(since + terms.retire.deadlineMs)} even if it still works`;
}
function costOf(seen, idle, now, price) {
	const perHour = price.perInstanceHour * instancesOf(seen, idle);
	return {
		currency: price.currency,
		perHour,
		soFar: perHour * (now - idle.since) / 36e5
	};
}
const costSaid = ({ currency, perHour, soFar }) => `${amount(perHour)} ${currency} an hour, ${amount(soFar)} ${currency} so far`;
const amount = (value) => value > 0 && value < 1e-4 ? "less than 0.0001" : value >= 100 ? value.toFixed(2) : `${Number(value.toPrecision(3))}`;
const lossSaid = ({ of, ailing, gone }) => [
	...ailing.slice(0, 3).map(({ id, state, said }) => [`${id} is ${state}`, ...said === "" ? [] : [said]].join(": ")),
	...ailing.length > 3 ? [`${ailing.length - 3} more are not healthy`] : [],
	...gone > 0 ? [`${gone} of ${of} targets are gone`] : []
].join("; ");
function termsSaid({ routes, dns, retire, minimumHoldMs }) {
	const { whenQuiet, deadlineMs, atDeadline } = retire;
	return [
		`${routes.length} ${routes.length === 1 ? "route" : "routes"}`,
		`retire: ${whenQuiet}; ${atDeadline} what still works after ${require_counted.lasting(deadlineMs)}`,
		`minimum hold ${require_counted.lasting(minimumHoldMs)}`,
		...dns === void 0 ? [] : [`names in ${dns.zone}`]
	].join("; ");
}

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
		return waitedMs < 1e3 ? text : text.replace(/$/m, () => ` (${require_counted.seconds(waitedMs)})`);
	}
	isOn(rung) {
		return rung === this.#rung;
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

// src/action/watch-heard.ts
var WatchHeard = class {
	told;
	decided({ move }, seen) {
		const watches = move.kind === "act" && move.act.kind === "check" && move.act.check === "watch";
		const compared = lastComparison(seen) ?? this.told?.compared;
		if (watches) this.told = {
			leftOut: require_alarms.leftOut(seen).map(({ name }) => name),
			compared
		};
		else if (this.told !== void 0) this.told = {
			...this.told,
			compared
		};
	}
};
const lastComparison = ({ findings }) => Object.values(findings).filter(({ check }) => check === "compare").sort((one, other) => other.at - one.at)[0];

// src/action/log.ts
const line = (mark, name, text) => `${mark} ${require_ending.oneLine(name).padEnd(nameColumn)} ${require_ending.oneLine(text)}`.trimEnd();
const createLines = () => {
	const told = /* @__PURE__ */ new Set();
	return (mark, name, text) => {
		const [first = "", ...more] = text.split("\n");
		const rest = more.join("\n");
		const isKnown = told.has(rest);
		told.add(rest);
		return [line(mark, name, first), ...isKnown ? [] : more.map((next) => line(" ", "", next))];
	};
};
const mostHeard = 2e3;
function createLog(secrets, write) {
	const reminder = new Reminder();
	const lines = createLines();
	const passed = /* @__PURE__ */ new Set();
	const words = [];
	let proven;
	const watch = new WatchHeard();
	const print = (mark, name, text) => {
		for (const one of lines(mark, secrets.redact(name), secrets.redact(text))) write(one);
	};
	const say = (mark, name, text) => {
		if (mark !== "▸" || !reminder.isOn(name)) reminder.forget();
		print(mark, name, text);
	};
	const remind = (rung, text, now) => {
		const due = reminder.due(rung, text, now);
		if (due !== void 0) print(" ", rung, due);
	};
	return {
		decided(decision, seen, now) {
			const { rung, move } = decision;
			watch.decided(decision, seen);
			proven = lastProof(seen) ?? proven;
			switch (move.kind) {
				case "wait": return remind(rung, move.why, now);
				case "act":
					if (move.act.kind === "check") return move.act.check === "watch" && seen.findings[move.act.key] !== void 0 ? void 0 : remind(rung, move.why, now);
					if (move.act.kind === "forward" || move.act.kind === "preview") passed.clear();
					if (move.act.kind === "forward") proven = void 0;
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
			if (check === "watch") return;
			if (!found.passed || check === "compare") return remind(rung, found.said, now);
			if (!passed.has(key)) say("✓", rung, found.said);
			if (check === "proof" && !passed.has(key)) for (const text of convergence(found.nodes ?? [])) print(" ", "", text);
			passed.add(key);
		},
		proof: (seen) => (seen && lastProof(seen)) ?? proven,
		watch: () => watch.told,
		lastWords: () => words,
		hear: (from, text) => write(heard(secrets.redact(from), secrets.redact((0, node_util.stripVTControlCharacters)(text)))),
		say: (text) => write(`  ${require_ending.oneLine(secrets.redact(text))}`)
	};
}
const nameColumn = 25;
const mostNodes = 24;
const convergence = (nodes) => {
	const told = nodes.flatMap(({ node, route, convergedMs }) => convergedMs === void 0 ? [] : [`${node} (${route}) converged after ${require_counted.seconds(convergedMs)}`]);
	const more = told.length - mostNodes;
	return [...told.slice(0, mostNodes), ...more > 0 ? [`and ${more} more`] : []];
};
const heard = (from, text) => {
	const name = require_ending.oneLine(from);
	return `  ${name.length > nameColumn ? `${name.slice(0, 24)}…` : name.padEnd(nameColumn)} │ ${require_ending.oneLine(text, mostHeard)}`.trimEnd();
};
const lastProof = ({ findings }) => Object.values(findings).filter(({ check, passed }) => check === "proof" && passed).sort((a, b) => b.at - a.at)[0];
function planLines(decisions) {
	return ["Dry run: nothing of this is done.", ...decisions.flatMap(({ rung, move }) => move.kind === "act" ? [line(move.act.kind === "check" ? " " : "▹", rung, move.why)] : [])];
}

// src/action/orphans.ts
const orphansSaid = (seen, now) => require_alarms.orphansOf(seen, now).map(({ id, state, release, attempt, launched }) => ({
	id,
	state,
	release,
	attempt,
	launched: new Date(launched).toISOString(),
	age: require_alarms.ageSaid(now - launched)
}));
const orphanSaid = ({ id, state, release, attempt, age }) => `${id} ${state}, ${age} old, ${release} of ${attempt}`;
const orphanLines = (orphans) => orphans.map((orphan) => line(" ", "orphan", orphanSaid(orphan)));

Object.defineProperty(exports, "costSaid", {
  enumerable: true,
  get: function () {
    return costSaid;
  }
});
Object.defineProperty(exports, "createLog", {
  enumerable: true,
  get: function () {
    return createLog;
  }
});
Object.defineProperty(exports, "holdSaid", {
  enumerable: true,
  get: function () {
    return holdSaid;
  }
});
Object.defineProperty(exports, "orphanLines", {
  enumerable: true,
  get: function () {
    return orphanLines;
  }
});
Object.defineProperty(exports, "orphanSaid", {
  enumerable: true,
  get: function () {
    return orphanSaid;
  }
});
Object.defineProperty(exports, "orphansSaid", {
  enumerable: true,
  get: function () {
    return orphansSaid;
  }
});
Object.defineProperty(exports, "overdueMs", {
  enumerable: true,
  get: function () {
    return overdueMs;
  }
});
Object.defineProperty(exports, "planLines", {
  enumerable: true,
  get: function () {
    return planLines;
  }
});