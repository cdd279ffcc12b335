const require_goal = require("./goal.cjs");
const require_counted = require("./counted.cjs");
const require_found = require("./found.cjs");
const require_alarms = require("./alarms.cjs");
const require_minutes = require("./minutes.cjs");
const require_leaving = require("./leaving.cjs");
const require_placeholders = require("./placeholders.cjs");

// src/deploy/acts.ts
const guarded = /* @__PURE__ */ new Set([
	"forward",
	"preview",
	"unpreview",
	"deregister",
	"terminate",
	"keep",
	"end-orphans"
]);

// src/deploy/imagine/side.ts
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

// src/deploy/imagine/traffic.ts
const isNamed$1 = (seen, color, pair) => seen.routes.some((route) => route.pair === pair && (route.forwards === color || route.forwards === "mixed")) || seen.preview?.names.includes(color) === true;
const fresh = (seen, color, ids) => pairsOf(seen).flatMap((pair) => ids.map((id) => {
	return {
		id,
		port: 0,
		pair,
		group: "",
		state: isNamed$1(seen, color, pair) ? "initial" : "unused",
		said: ""
	};
}));
const pairsOf = (seen) => [...new Set(seen.routes.map(({ pair }) => pair))];
function checked(seen) {
	const begin = (side, color) => ({
		...side,
		targets: side.targets.map((target) => {
			if (require_counted.isDraining(target)) return target;
			if (!isNamed$1(seen, color, target.pair)) return {
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
function previewed$1(seen, act) {
	const { shows, names, attempt } = act;
	const rules = pairsOf(seen).map((pair) => seen.preview?.rules.find((rule) => rule.pair === pair) ?? {
		arn: "preview",
		pair,
		header: {
			name: "",
			value: ""
		},
		url: ""
	});
	return checked({
		...seen,
		preview: {
			shows,
			names,
			attempt,
			rules
		}
	});
}
function forwarded(seen, act) {
	const { color, share = 100 } = act;
	const set = ({ weights: _, ...route }) => {
		if (share === 100) return {
			...route,
			forwards: color,
			said: color
		};
		const weights = {
			blue: 100 - share,
			green: 100 - share,
			[color]: share
		};
		return {
			...route,
			forwards: "mixed",
			weights,
			said: `${require_counted.other(color)} ${100 - share}, ${color} ${share}`
		};
	};
	return checked({
		...seen,
		routes: seen.routes.map(set)
	});
}

// src/deploy/imagine/fleet.ts
const frozen$1 = (scaling) => ({
	...scaling,
	frozen: [.../* @__PURE__ */ new Set([...scaling.frozen, ...scaling.loose])].sort(),
	loose: []
});
const thawed$1 = (scaling) => ({
	...scaling,
	frozen: [],
	loose: [.../* @__PURE__ */ new Set([...scaling.loose, ...scaling.frozen])].sort()
});
function scaled(seen, colors, change) {
	return colors.reduce((sofar, color) => withSide(sofar, color, (side) => ({
		...side,
		scaling: side.scaling && change(side.scaling)
	})), seen);
}
function protectedAs(scaling, machines, on) {
	const without = (ids) => ids.filter((id) => !machines.includes(id));
	const serving = [
		...scaling.unprotected,
		...scaling.protected,
		...scaling.shielded
	].length;
	return on ? {
		...scaling,
		guarded: true,
		unprotected: without(scaling.unprotected),
		protected: [...scaling.protected, ...machines]
	} : {
		...scaling,
		guarded: false,
		desired: Math.max(scaling.desired, Math.min(serving, scaling.max)),
		protected: without(scaling.protected),
		unprotected: [...scaling.unprotected, ...machines]
	};
}
function gated(seen, act) {
	const gate = act.open ? "open" : "closed";
	const told = machinesOf(seen, act.color, act.machines, (machine) => ({
		...machine,
		gate
	}));
	return {
		...told,
		gate: act.parameter ?? told.gate
	};
}
function ended$3(seen, act) {
	const going = machinesOf(seen, act.color, act.machines, (machine) => ({
		...machine,
		state: "shutting-down"
	}));
	if (act.color === "kept") return going;
	return scaled(going, [act.color], (scaling) => ({
		...scaling,
		min: 0,
		desired: scaling.kept ?? 0,
		guarded: false,
		protected: [],
		unprotected: [],
		shielded: []
	}));
}
function orphansEnded$1(seen, act) {
	const end = (machine) => act.machines.includes(machine.id) ? {
		...machine,
		state: "shutting-down"
	} : machine;
	const on = (color) => ({
		...seen.sides[color],
		machines: seen.sides[color].machines.map(end)
	});
	return {
		...seen,
		owned: seen.owned.map(end),
		sides: {
			blue: on("blue"),
			green: on("green")
		}
	};
}
function launched(seen, act, now) {
	const { attempt } = seen.memo;
	const have = attempt === void 0 ? 0 : require_counted.crew(seen, attempt).length;
	const told = scaled(seen, [act.color], (scaling) => ({
		...sizedFor(seen, act.color, scaling, act.count),
		attempt: act.attempt
	}));
	return joined(told, act.color, born(seen, act, act.count - have, have, now));
}
function raised$1(seen, act, now) {
	const { color, count } = act;
	const there = seen.sides[color].machines.filter(require_counted.alive);
	const { attempt, release } = there[0] ?? {
		attempt: "",
		release: "unknown"
	};
	const told = scaled(seen, [color], (scaling) => sizedFor(seen, color, scaling, Math.max(count, scaling.desired)));
	const machines = born(seen, {
		color,
		attempt,
		release
	}, count - there.length, there.length, now);
	const ids = machines.map(({ id }) => id);
	return withSide(joined(told, color, machines), color, (side) => ({
		...side,
		targets: [...side.targets, ...fresh(seen, color, ids)]
	}));
}
const joined = (seen, color, machines) => withSide(seen, color, (side) => ({
	...side,
	machines: [...side.machines, ...machines]
}));
function sizedFor(seen, color, scaling, count) {
	const opposite = seen.sides[require_counted.other(color)].scaling;
	const { min, max } = opposite !== void 0 && opposite.desired > 0 ? opposite : scaling;
	return {
		...scaling,
		min: Math.min(min, count),
		max: Math.max(max, count),
		desired: count
	};
}
const born = (seen, { color, attempt, release }, count, have, now) => Array.from({ length: Math.max(0, count) }, (_, i) => ({
	id: `i-${attempt}-${have + i + 1}-${seen.sides[color].machines.length}`,
	state: "pending",
	address: `${color} ${have + i + 1}`,
	publicAddress: void 0,
	zone: "",
	subnet: "",
	name: void 0,
	launched: now,
	ours: attempt !== "",
	origin: seen.sides[color].scaling === void 0 ? "launched" : "group",
	gate: "closed",
	attempt,
	release,
	stateReason: ""
}));
function kept$1(seen, act) {
	const taken = seen.sides[act.color].machines.filter(({ id }) => act.machines.includes(id));
	const moved = taken.map((machine) => ({
		...machine,
		state: act.stop ? "stopping" : machine.state
	}));
	return {
		...withSide(seen, act.color, (side) => ({
			...side,
			machines: side.machines.filter(({ id }) => !act.machines.includes(id)),
			scaling: side.scaling && {
				...side.scaling,
				attempt: "",
				guarded: false,
				protected: [],
				unprotected: [],
				shielded: [],
				kept: (side.scaling.kept ?? 0) + taken.length
			}
		})),
		kept: [...seen.kept, ...moved]
	};
}
function named$2(seen, act) {
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

// src/deploy/imagine/imagine.ts
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
		case "terminate": return ended$3(seen, act);
		case "end-orphans": return orphansEnded$1(seen, act);
		case "keep": return kept$1(seen, act);
		case "freeze": return scaled(seen, act.colors, frozen$1);
		case "thaw": return scaled(seen, act.colors, thawed$1);
		case "raise": return raised$1(seen, act, now);
		case "protect": return scaled(seen, [act.color], (scaling) => protectedAs(scaling, act.machines, act.on));
		case "gate": return gated(seen, act);
		case "adopt": return machinesOf(seen, act.color, act.machines, (machine) => ({
			...machine,
			ours: true,
			attempt: "adopted"
		}));
		case "leave": return machinesOf(seen, act.color, act.machines, (machine) => ({
			...machine,
			leaving: act.leaving
		}));
		case "name": return named$2(seen, act);
		case "unname": return withSide(seen, act.color, (side) => ({
			...side,
			records: side.records.filter(({ name }) => !act.records.some((record) => record.name === name))
		}));
		case "register": return withSide(seen, act.color, (side) => ({
			...side,
			scaling: side.scaling && {
				...side.scaling,
				attached: true
			},
			targets: [...side.targets.filter(({ id }) => !act.machines.includes(id)), ...fresh(seen, act.color, act.machines)]
		}));
		case "deregister": return withSide(seen, act.color, (side) => ({
			...side,
			scaling: side.scaling && {
				...side.scaling,
				attached: side.scaling.attached && act.only !== void 0
			},
			targets: side.targets.map((target) => leaves(target, act.only) ? {
				...target,
				state: "draining",
				said: ""
			} : target)
		}));
		case "preview": return previewed$1(seen, act);
		case "unpreview": return checked({
			...seen,
			preview: void 0
		});
		case "forward": return forwarded(seen, act);
	}
}
const leaves = (target, only) => !require_counted.isDraining(target) && (only === void 0 || only.includes(target.id));

// src/deploy/kept-findings.ts
const stale = {
	forward: [
		"proof",
		"watch",
		"compare",
		"preview",
		"counts",
		"alarms"
	],
	preview: ["preview"],
	launch: [
		"ready",
		"set-up",
		"release-test",
		"size"
	]
};
function withoutStale(findings, act) {
	const ended = stale[act.kind];
	return ended === void 0 ? findings : Object.fromEntries(Object.entries(findings).filter(([, { check }]) => !ended.includes(check)));
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

// src/deploy/run-seen.ts
const newRun = {
	attempt: void 0,
	inherited: [],
	ungated: void 0,
	entered: {},
	failure: void 0,
	cancelled: false,
	age: void 0
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
	if (!(attempt?.verdict === "open" && attempt.run === require_counted.runKey(goal.run)) || run.attempt === attempt.id) return run;
	return {
		...run,
		attempt: attempt.id,
		inherited: attempt.passed,
		entered: {}
	};
}
const waiting = {
	forward: [
		"switch traffic",
		"prove the switch",
		"prove the way back",
		"outlast the switch",
		"prove the rollback",
		"prove the agreement",
		"watch the release"
	],
	preview: ["prove the preview"]
};
const restarted = (run, act) => ({
	...run,
	entered: Object.fromEntries(Object.entries(run.entered).filter(([rung]) => waiting[act.kind]?.includes(rung) !== true))
});
const ungated = (run, said) => ({
	...run,
	ungated: said
});
const unraised = (run, said) => ({
	...run,
	unraised: said
});
const unpreviewed$2 = (run, said) => ({
	...run,
	unpreviewed: said
});
const failed = (run, said) => ({
	...run,
	failure: {
		said,
		count: (run.failure?.count ?? 0) + 1
	}
});

// src/deploy/aftermath.ts
const touched = (seen, act) => ({
	...seen,
	findings: withoutStale(seen.findings, act),
	run: restarted(seen.run, act)
});
function remembered(seen, goal, act, now) {
	const next = imagine(seen, act, now);
	return {
		...next,
		run: worksOn(next.run, goal, next.memo)
	};
}
function broken(seen, act, decision, why) {
	const { run } = seen;
	if (act.kind === "gate" && isWayBack(decision)) return {
		...seen,
		run: ungated(run, why)
	};
	if (act.kind === "raise") return {
		...seen,
		run: unraised(run, why)
	};
	if (act.kind === "preview" && decision.ladder === "rollback") return {
		...seen,
		run: unpreviewed$2(run, why)
	};
	if (decision.ladder === "leave") return {
		...seen,
		run: {
			...run,
			unthawed: why
		}
	};
	return {
		...seen,
		run: failed(run, why)
	};
}
const isWayBack = ({ ladder, rung }) => rung === "close the gate" && (ladder === "reject" || ladder === "rollback");

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
const check = (what, key, side, why, more = {}) => act({
	kind: "check",
	check: what,
	key,
	side,
	unlike: void 0,
	index: 0,
	again: false,
	against: "",
	...more
}, why);
const wait = (forMs, why, lastsMs = forMs) => ({
	kind: "wait",
	forMs,
	why,
	...lastsMs === forMs ? {} : { lastsMs }
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
	return leftMs > 0 ? wait(leftMs, why) : late(`${why}; not within ${require_counted.lasting(withinMs)}`);
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
const wholly = (color) => ({
	color,
	share: 100,
	from: 0,
	lent: []
});
const identity = ({ color, release, build, attempt, adopted, origin }) => ({
	color,
	release,
	build,
	attempt,
	adopted,
	...origin && { origin }
});
const liveNow = (seen, now) => {
	const color = require_counted.liveColor(seen.routes);
	if (seen.memo.live !== void 0 || color === void 0 || require_counted.registered(seen, color).length === 0) return seen.memo.live;
	return {
		...identity(require_counted.identityOf(seen.memo, color)),
		since: now
	};
};
function open(goal, seen, now, of) {
	const sequence = seen.memo.sequence + 1;
	const id = `a${sequence}`;
	const attempt = {
		...of(id),
		id,
		verdict: "open",
		parked: void 0,
		passed: [],
		reason: "",
		run: require_counted.runKey(goal.run)
	};
	return {
		...seen.memo,
		sequence,
		live: liveNow(seen, now),
		attempt,
		intent: void 0,
		terms: goal.holdTerms
	};
}
function claim(goal, seen, now) {
	const live = require_counted.liveColor(seen.routes) ?? "green";
	return open(goal, seen, now, (id) => ({
		color: require_counted.other(live),
		release: goal.release ?? "unknown",
		build: goal.build ?? "",
		attempt: id,
		adopted: false,
		...goal.origin && { origin: goal.origin },
		kind: "deploy",
		count: countFor(goal, seen, require_counted.other(live)),
		made: goal.made
	}));
}
function countFor(goal, seen, color) {
	const { fleet, count } = goal.terms;
	if (fleet === "existing") return seen.sides[color].machines.filter(isNamed).length;
	return count.live ? Math.max(count.atLeast, require_counted.sizeOf(seen, require_counted.other(color))) : count.atLeast;
}
const isNamed = (machine) => machine.origin === "named" && require_counted.alive(machine);
const claimSwitchover = (goal, seen, idle, now) => open(goal, seen, now, () => ({
	...identity(idle),
	kind: "switchover",
	count: require_counted.registered(seen, idle.color).length,
	made: ""
}));
const withAttempt = (memo, attempt, change) => ({
	...memo,
	attempt: {
		...attempt,
		...change
	}
});
const noted = (memo, attempt, note) => withAttempt(memo, attempt, { passed: [...attempt.passed, note] });
const ofMachines = /^(ready|set-up\.\d+|release-test|before-switch\.\d+)$/;
const unsettled = (attempt) => attempt.passed.filter((note) => !ofMachines.test(note));
const rejected = (memo, attempt, reason) => withAttempt(memo, attempt, {
	verdict: "rejected",
	parked: void 0,
	reason
});
const idleFrom = (goal, seen, side, standing, now, reason) => ({
	...identity(side),
	standing,
	due: void 0,
	approval: false,
	holdDefault: goal.terms.holdDefault,
	since: now,
	size: require_counted.registered(seen, side.color).length,
	run: require_counted.runKey(goal.run),
	by: goal.run.actor,
	reason
});
const termsFor = (goal, idle) => ({ terms: idle && goal.holdTerms });
function accepted$1(goal, seen, attempt, now) {
	const { hold } = goal;
	const before = require_counted.identityOf({
		...seen.memo,
		attempt: void 0,
		idle: void 0
	}, require_counted.other(attempt.color));
	const held = {
		...idleFrom(goal, seen, before, "held", now, goal.reason),
		due: hold.kind === "none" ? now : now + hold.ms,
		approval: hold.kind === "approval",
		holdDefault: hold.kind === "none" ? "retire" : goal.terms.holdDefault
	};
	const idle = require_counted.registered(seen, require_counted.other(attempt.color)).length === 0 ? void 0 : held;
	return {
		...seen.memo,
		live: {
			...identity(attempt),
			since: now
		},
		idle,
		attempt: void 0,
		intent: void 0,
		...termsFor(goal, idle)
	};
}
function ended$2(goal, seen, attempt, kept, now) {
	const stays = {
		...idleFrom(goal, seen, attempt, "rejected", now, attempt.reason),
		due: now + goal.terms.keepFailedMs
	};
	const idle = attempt.kind === "switchover" && !require_counted.intends(seen.memo, attempt.color) ? seen.memo.idle : kept ? stays : void 0;
	return {
		...seen.memo,
		idle,
		attempt: void 0,
		intent: void 0,
		...termsFor(goal, idle),
		rejected: {
			attempt: attempt.id,
			release: attempt.release,
			reason: attempt.reason
		}
	};
}
function whyBack({ command, reason }, seen, now) {
	if (command === "rollback") return reason;
	return require_found.rollbackDue(seen, now) === void 0 ? "a run that had begun the rollback died" : "the hold was over, and its default is rollback";
}
const retiring = (goal, { memo }, now, idle) => ({
	...memo,
	idle: {
		...idle,
		standing: "retiring",
		due: void 0,
		approval: false,
		since: now,
		run: require_counted.runKey(goal.run),
		by: goal.run.actor,
		reason: goal.reason
	}
});
function rolledBack(goal, seen, to, now) {
	const from = require_counted.identityOf({
		...seen.memo,
		idle: void 0
	}, require_counted.other(to.color));
	const kept = {
		...idleFrom(goal, seen, from, "rolled-back", now, whyBack(goal, seen, now)),
		due: now + goal.terms.keepFailedMs
	};
	const idle = seen.memo.live?.color === to.color ? seen.memo.idle : require_counted.registered(seen, from.color).length === 0 ? void 0 : kept;
	const live = {
		...identity(to),
		since: now
	};
	return {
		...seen.memo,
		live,
		idle,
		intent: void 0,
		...termsFor(goal, idle)
	};
}

// src/deploy/steps/on-attempt.ts
const onAttempt = (name, asks, next) => ({
	name,
	asks,
	next: (goal, seen, now) => seen.memo.attempt === void 0 ? pass : next(goal, seen, now, seen.memo.attempt, name)
});

// src/deploy/steps/accepted.ts
const accepted = onAttempt("accept the release", ["memo"], (goal, seen, now, attempt) => remember(accepted$1(goal, seen, attempt, now), `${attempt.release} ${isProven(seen, attempt) ? "is proven" : "stood for the minimum hold"} on ${attempt.color}; ${require_counted.other(attempt.color)} keeps ${require_counted.sideSaid(seen, require_counted.other(attempt.color))}`));
const isProven = ({ findings }, { color, adopted }) => !adopted && findings[`proof/${color}`]?.passed === true;
const parkedAt = (parked) => onAttempt("park the attempt", ["memo"], (_goal, seen, _now, attempt) => {
	if (attempt.parked === parked) return pass;
	return remember(withAttempt(seen.memo, attempt, { parked }), `${attempt.release} is ${parked} on ${attempt.color}`);
});

// src/deploy/steps/asked.ts
const switchedOn = [
	"targets",
	"machines",
	"routes",
	"preview",
	"alarms"
];
const againMs$1 = 250;
function ask(seen, now, question, late = reject) {
	const { rung, check: check$1, key, side, index = 0, again = false, withinMs } = question;
	const finding = seen.findings[key];
	if (finding?.passed) return "passed";
	if (finding !== void 0 && stoodMs(seen, rung, now) >= withinMs) return late(finding.said);
	if (finding !== void 0 && now - finding.at < againMs$1) return wait(againMs$1, finding.said);
	const unlike = require_counted.identityOf(seen.memo, require_counted.other(side.color));
	const why = finding?.said ?? `${side.color} must answer as ${side.release}`;
	return check(check$1, key, side, why, {
		unlike,
		index,
		again
	});
}
const isNoted = (attempt, note) => attempt.passed.includes(note);
const unreachableRounds = 3;
const isUnreached = (finding) => finding !== void 0 && !finding.passed && finding.streak >= 3 && finding.nodes.every(({ asked }) => !asked);

// src/deploy/steps/proven.ts
const leastCountedMs = 6e4;
function proof(goal, seen, now, rung, side, { late, lacking }) {
	const { terms } = goal;
	const key = `proof/${side.color}`;
	const held = (why) => {
		if (terms.proof?.required && lacking !== void 0) return lacking(why);
		const leftMs = terms.minimumHoldMs - stoodMs(seen, rung, now);
		return leftMs > 0 ? wait(leftMs, `${why}: minimum hold`) : counted(goal, seen, side);
	};
	const unlike = require_counted.identityOf(seen.memo, require_counted.other(side.color));
	if (terms.proof === void 0) return held("no proof is configured");
	const hasNoMark = side.adopted && !unlike.adopted;
	if (!hasNoMark && !require_counted.tellsApart(terms, side, unlike)) return held(`answers cannot tell ${side.color} from ${unlike.color}`);
	const finding = seen.findings[key];
	const unreached = finding === void 0 ? [] : routesUnreached(seen, finding);
	if (finding !== void 0 && unreached.length > 0 && finding.streak >= 3) {
		const which = unreached.length === seen.routes.length ? "" : ` of ${unreached.join(", ")}`;
		return terms.proof.required && lacking !== void 0 ? lacking(`no load-balancer node${which} could be asked: ${finding.said}`) : held(`no load-balancer node${which} could be asked`);
	}
	if (hasNoMark) return departed(seen, now, rung, side, terms.proof.withinMs, held);
	const answer = ask(seen, now, {
		rung,
		check: "proof",
		key,
		side,
		withinMs: terms.proof.withinMs
	}, late);
	return answer === "passed" ? pass : answer;
}
function routesUnreached({ routes }, { passed, nodes }) {
	const asked = nodes.filter((node) => node.asked);
	if (passed || asked.some(({ convergedMs }) => convergedMs === void 0)) return [];
	return routes.map(({ name }) => name).filter((name) => asked.every(({ route }) => route !== name));
}
function departed(seen, now, rung, side, withinMs, held) {
	const question = {
		rung,
		check: "proof",
		key: `proof/${side.color}`,
		side,
		withinMs
	};
	const answer = ask(seen, now, question, held);
	return answer === "passed" ? held(`${side.color} is not of our making`) : answer;
}
function counted({ terms }, seen, side) {
	const key = `counts/${side.color}`;
	if (terms.minimumHoldMs < leastCountedMs || seen.findings[key] !== void 0) return pass;
	return check("counts", key, side, `which side does CloudWatch count requests for?`);
}
const unproven = (why) => reject(`the switch could not be proven: ${why}`);
const proven = onAttempt("prove the switch", ["routes"], (goal, seen, now, attempt, rung) => proof(goal, seen, now, rung, attempt, {
	late: unproven,
	lacking: unproven
}));

// src/deploy/steps/compared.ts
const mostUnread = 3;
const againMs = 5e3;
const keyOf$2 = ({ id }, share) => `compare/${id}/${share}`;
const comparison = (seen, attempt, share) => seen.findings[keyOf$2(attempt, share)];
const isUncompared = (seen, attempt, share) => comparison(seen, attempt, share)?.passed === false;
const comparedSaid = (seen, attempt, share) => {
	const finding = comparison(seen, attempt, share);
	return finding === void 0 ? "" : `; ${finding.said}`;
};
function compared$1(goal, seen, now, attempt, { rung, share, under }) {
	const asked = goal.terms.watch?.compare;
	if (asked === void 0) return pass;
	const finding = comparison(seen, attempt, share);
	if (finding?.passed === false && finding.unread !== true) return reject(`${under}: ${finding.said}`);
	if (finding?.passed === false && finding.streak >= mostUnread) return fail(`${under}: ${finding.said}`);
	const since = now - stoodMs(seen, rung, now);
	const candidate = require_minutes.wholeSince(since, now);
	if (!require_minutes.hasMinutes(candidate, asked.minutes) || !isDue(finding, since, now)) return pass;
	return check("compare", keyOf$2(attempt, share), attempt, finding?.said ?? "how do both sides do?", {
		minutes: {
			candidate,
			baseline: baselineOf(seen, candidate, asked.baseline, share)
		},
		...share === 100 ? {} : { share }
	});
}
const isDue = (finding, since, now) => {
	if (finding === void 0) return true;
	if (!finding.passed) return now - finding.at >= againMs;
	return require_minutes.wholeSince(since, now).to > require_minutes.wholeSince(since, finding.at).to;
};
const baselineOf = ({ memo }, candidate, minutes, share) => {
	if (share < 100) return candidate;
	return memo.before && require_minutes.wholeBefore(memo.before.at, minutes);
};

// src/deploy/steps/watched.ts
const everyMs = 1e3;
const breaches = 3;
function saysAgainst({ terms: { pairs, watch } }, seen, attempt) {
	return [watch?.targetHealth === false || require_counted.healthy(seen, attempt.color, pairs).length >= attempt.count ? "" : require_counted.healthSaid(seen, attempt.color, pairs), require_counted.alarmsSaid(require_alarms.against(seen))].filter((part) => part !== "").join("; ");
}
const unheard = (seen) => [require_alarms.leftOutSaid(require_alarms.leftOut(seen)), require_alarms.unheardSaid(seen)].map((said) => said === "" ? "" : `; ${said}`).join("");
function looked(goal, seen, now, attempt, { rung, key, forMs, share }) {
	const finding = seen.findings[key];
	const under = share === 100 ? "under production traffic" : `under ${share} % of production traffic`;
	if (finding !== void 0 && !finding.passed && finding.streak >= breaches) return (require_alarms.against(seen).some(({ state }) => state === "unread") ? fail : reject)(`${under}: ${finding.said}`);
	const measured = compared$1(goal, seen, now, attempt, {
		rung,
		share,
		under
	});
	if (measured.kind !== "pass") return measured;
	const leftMs = forMs - stoodMs(seen, rung, now);
	if (leftMs <= 0 && finding?.passed && !isUncompared(seen, attempt, share)) return pass;
	const dueMs = finding === void 0 ? 0 : finding.at + everyMs - now;
	if (dueMs > 0) {
		const why = `${finding?.said}${unheard(seen)}${comparedSaid(seen, attempt, share)}; ${Math.ceil(Math.max(0, leftMs) / 1e3)} s left`;
		const atMostMs = Math.max(1, Math.min(dueMs, leftMs > 0 ? leftMs : dueMs));
		return wait(atMostMs, share === 100 ? why : `${share} %: ${why}`, Math.max(atMostMs, leftMs));
	}
	const first = share === 100 ? `for ${require_counted.lasting(forMs)}` : `${share} % for ${require_counted.lasting(forMs)}`;
	return check("watch", key, attempt, finding?.said ?? first, {
		against: saysAgainst(goal, seen, attempt),
		...share === 100 ? {} : { share }
	});
}
const watched = onAttempt("watch the release", [
	"routes",
	"targets",
	"alarms"
], (goal, seen, now, attempt, rung) => {
	const { watch } = goal.terms;
	if (watch === void 0) return pass;
	return looked(goal, seen, now, attempt, {
		rung,
		key: `watch/${attempt.id}`,
		forMs: watch.forMs,
		share: 100
	});
});

// src/deploy/steps/soaked.ts
const keysOf = ({ id }, share) => ({
	tests: `release-test/${id}/${share}`,
	watch: `watch/${id}/${share}`
});
const hasStood = ({ findings }, attempt, share) => Object.values(keysOf(attempt, share)).some((key) => findings[key] !== void 0);
function soaked(goal, seen, now, attempt, share, rung) {
	const unasked = withoutPreview(goal, seen, attempt);
	if (unasked !== void 0) return fail(unasked);
	const tests = testedAgain(goal, seen, now, attempt, share, rung);
	if (tests.kind !== "pass") return tests;
	const { watch: key } = keysOf(attempt, share);
	return looked(goal, seen, now, attempt, {
		rung,
		key,
		forMs: goal.terms.switch.everyMs,
		share
	});
}
function withoutPreview({ terms }, { preview }, { color }) {
	if (terms.watch?.http !== true && terms.testsByPreview === "none") return void 0;
	if (preview?.shows === color) return preview.shadowed;
	return "the preview rule was changed by somebody else: the candidate cannot be asked";
}
function testedAgain({ terms: { releaseTests } }, seen, now, attempt, share, rung) {
	if (attempt.kind === "switchover" || releaseTests.length === 0) return pass;
	const { tests: key } = keysOf(attempt, share);
	const question = {
		rung,
		check: "release-test",
		key,
		side: attempt,
		withinMs: 0
	};
	const late = (why) => reject(`under ${share} % of production traffic: ${why}`);
	const answer = ask(seen, now, question, late);
	if (answer === "passed") return pass;
	return answer.kind === "act" ? {
		...answer,
		why: `${share} %: ${releaseTests.join(", ")}`
	} : answer;
}

// src/deploy/steps/shifted.ts
function forwardAs(seen, intent) {
	const { color, share, lent } = intent;
	const off = require_counted.routesOff(seen, color, share);
	if (off.length === 0) return pass;
	return act({
		kind: "forward",
		color,
		...share === 100 ? {} : { share },
		...lent.length === 0 ? {} : { lent }
	}, `${off.map((route) => `${route.name}: ${route.said}`).join("; ")} → ${require_counted.intentSaid(intent)}${delaySaid(off, share)}`);
}
function delaySaid(routes, share) {
	const forMs = Math.max(0, ...routes.map(({ sticky }) => sticky?.forMs ?? 0));
	return share === 100 || forMs === 0 ? "" : `; sticky sessions delay the move: a client keeps the side that it was sent to for up to ${require_counted.lasting(forMs)}, until all of the traffic moves`;
}
const forwardTo = (seen, color) => forwardAs(seen, {
	...wholly(color),
	lent: seen.memo.intent?.lent ?? []
});
const shifted = onAttempt("switch traffic", [
	"routes",
	"targets",
	"preview",
	"alarms"
], (goal, seen, now, attempt, rung) => {
	const { intent } = seen.memo;
	if (intent === void 0 || !require_counted.intends(seen.memo, attempt.color)) return begun$2(goal, seen, now, attempt);
	const off = require_counted.routesOff(seen, attempt.color, intent.share);
	const moved = off.filter((route) => isMoved(goal, seen, attempt, intent, route));
	if (moved.length > 0) return reject(`${moved.map((route) => route.name).join(", ")} was moved${intent.share === 100 ? " back" : ""} by somebody else`);
	if (intent.from > 0 && seen.routes.every((route) => require_counted.shareOf(route, attempt.color) === 0)) return begun$2(goal, seen, now, attempt);
	if (off.length > 0 || intent.share === 100) return forwardAs(seen, intent);
	const soak = soaked(goal, seen, now, attempt, intent.share, rung);
	return soak.kind === "pass" ? stepped(goal, seen, intent) : soak;
});
function begun$2(goal, seen, now, attempt) {
	const weighted = !goal.allow.has("foreign-change");
	const stranger = require_counted.routesOff(seen, attempt.color).find(({ forwards }) => forwards === "foreign" || weighted && forwards === "mixed");
	if (stranger !== void 0 && seen.memo.intent === void 0) return fail(`${stranger.name} was changed by somebody else: ${stranger.said}`);
	const share = goal.terms.switch.steps[0] ?? 100;
	const needs = ({ sticky }) => share < 100 && sticky?.own === false;
	const lent = seen.routes.filter(needs).map(({ arn }) => require_counted.routeKey(arn));
	const intent = {
		color: attempt.color,
		share,
		from: 0,
		lent
	};
	const { before, said } = begins(goal, seen, now, attempt);
	return remember({
		...seen.memo,
		intent,
		before
	}, `every route is about to be set to ${require_counted.intentSaid(intent)}${said === "" ? "" : `; ${said}`}`);
}
function begins(goal, seen, now, attempt) {
	if (require_counted.hadTraffic(seen.memo, attempt) && seen.memo.before !== void 0) return {
		before: seen.memo.before,
		said: require_alarms.leftOutSaid(require_alarms.leftOut(seen))
	};
	const out = require_alarms.excused(goal, seen);
	return {
		before: {
			at: now,
			rang: out.map(({ name }) => require_alarms.alarmKey(name))
		},
		said: require_alarms.leftOutSaid(out)
	};
}
function stepped(goal, seen, before) {
	const share = goal.terms.switch.steps.find((step) => step > before.share) ?? 100;
	const intent = {
		...before,
		share,
		from: before.share
	};
	return remember({
		...seen.memo,
		intent
	}, `${before.share} % stood for ${require_counted.lasting(goal.terms.switch.everyMs)}: every route is about to be set to ${require_counted.intentSaid(intent)}`);
}
function isMoved(goal, seen, attempt, intent, route) {
	if (intent.share === 100 && seen.run.entered["prove the switch"] !== void 0) return true;
	if (hasStood(seen, attempt, intent.share)) return true;
	if (goal.allow.has("foreign-change") || intent.from === 0) return route.forwards === "foreign";
	return !require_counted.isMeant(seen.memo, route) && require_counted.shareOf(route, intent.color) !== 0;
}

// src/deploy/steps/agreed.ts
function agreedSide({ memo, routes }) {
	const color = require_counted.liveColor(routes) ?? memo.live?.color;
	if (color === void 0 || color === memo.live?.color) return memo.live;
	return require_counted.identityOf({
		...emptyMemo,
		idle: memo.idle
	}, color);
}
function agreedMemo(goal, seen, now) {
	const { memo } = seen;
	const side = agreedSide(seen);
	if (side === void 0) return memo;
	const { color, release, build, attempt, adopted, origin } = side;
	const live = {
		color,
		release,
		build,
		attempt,
		adopted,
		...origin && { origin },
		since: now
	};
	if (memo.live === void 0 || color === memo.live.color) return {
		...memo,
		live,
		intent: void 0
	};
	const size = require_counted.registered(seen, require_counted.other(color)).length;
	const idle = {
		...emptyIdle(goal.run.actor),
		...memo.live,
		standing: "held",
		since: now,
		size
	};
	return {
		...memo,
		live,
		idle: size > 0 ? idle : void 0,
		intent: void 0,
		terms: goal.holdTerms
	};
}
const emptyIdle = (by) => ({
	due: void 0,
	approval: true,
	holdDefault: "retire",
	run: "",
	by,
	reason: "found after a change from outside"
});
const agreed = {
	name: "agree with the routes",
	asks: ["routes"],
	next(_goal, seen) {
		const side = agreedSide(seen);
		if (side === void 0) return fail("no record tells which side is live");
		if (!require_counted.intends(seen.memo, side.color)) return remember({
			...seen.memo,
			intent: wholly(side.color)
		}, `every route is to be on ${side.color}`);
		return forwardTo(seen, side.color);
	}
};
const agreedProven = {
	name: "prove the agreement",
	asks: ["routes"],
	next(goal, seen, now) {
		const side = agreedSide(seen);
		const late = (why) => fail(`where traffic is could not be proven: ${why}`);
		return side === void 0 ? pass : proof(goal, seen, now, "prove the agreement", side, { late });
	}
};
const agreedNoted = {
	name: "note the agreement",
	asks: ["memo"],
	next: (goal, seen, now) => remember(agreedMemo(goal, seen, now), `every route is on ${agreedSide(seen)?.color}; the record follows`)
};

// src/deploy/steps/answering.ts
const asksWhileShared = ({ switch: { steps }, testsByPreview, watch }) => steps.length > 1 && (testsByPreview !== "none" || watch?.http === true);
const answering = onAttempt("prove the preview", ["preview", "routes"], (goal, seen, now, attempt, rung) => {
	const { proof, minimumHoldMs, testsByPreview } = goal.terms;
	if ((attempt.kind === "switchover" || attempt.passed.includes("release-test") || testsByPreview === "none") && !asksWhileShared(goal.terms)) return pass;
	if (seen.preview?.shadowed !== void 0) return fail(seen.preview.shadowed);
	const held = (why) => {
		const leftMs = minimumHoldMs - stoodMs(seen, rung, now);
		return leftMs > 0 ? wait(leftMs, `${why}: the preview is given the minimum hold`) : pass;
	};
	const live = require_counted.identityOf(seen.memo, require_counted.other(attempt.color));
	if (proof === void 0 || !require_counted.tellsApart(goal.terms, attempt, live)) return held("nothing tells the sides apart");
	const key = `preview/${attempt.id}`;
	if (testsByPreview === "maybe" && isUnreached(seen.findings[key])) return held("no load-balancer node can be reached from here");
	const question = {
		rung,
		check: "preview",
		key,
		side: attempt,
		withinMs: proof.withinMs
	};
	const answer = ask(seen, now, question);
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
				run: require_counted.runKey(goal.run),
				parked: void 0
			});
			return remember({
				...taken,
				terms: goal.holdTerms
			}, `${attempt.id} is open on ${attempt.color} → this run goes on with ${attempt.release}`);
		}
		if (goal.command === "switch" && idle !== void 0) {
			const memo = claimSwitchover(goal, seen, idle, now);
			return remember(memo, `${idle.color} stands ${idle.standing} with ${idle.release} → ${memo.attempt?.id}: switch to it`);
		}
		const memo = claim(goal, seen, now);
		const color = memo.attempt?.color ?? "blue";
		return remember(memo, `${color} has ${require_counted.sideSaid(seen, color)} → ${memo.attempt?.id}: ${memo.attempt?.count} × ${goal.release}`);
	}
};

// src/deploy/steps/batches.ts
const all = {
	name: void 0,
	ids: void 0
};
function batchesOf({ terms }, seen, color) {
	const { atOnce } = require_goal.retirementOf(terms, seen.memo);
	if (atOnce === "all") return [all];
	const { machines, targets } = seen.sides[color];
	const ours = machines.filter((machine) => machine.ours && require_counted.isThere(machine)).map(({ id }) => id);
	const left = [.../* @__PURE__ */ new Set([...ours, ...targets.map(({ id }) => id)])].sort();
	const zoneOf = new Map(machines.map(({ id, zone }) => [id, zone]));
	const nameOf = (id) => atOnce === "one" ? id : zoneOf.get(id) || "no zone";
	return [...Map.groupBy(left, nameOf)].sort(([a], [b]) => a < b ? -1 : 1).map(([name, ids]) => ({
		name,
		ids: new Set(ids)
	}));
}
const leaversOf = (seen, color, { ids }) => seen.sides[color].machines.filter((machine) => machine.ours && require_counted.isThere(machine) && (ids?.has(machine.id) ?? true));

// src/deploy/steps/leaving-side.ts
const longestDrainMs = 36e5;
const drainSlackMs = 3e5;
const drainLimitMs = (draining) => Math.max(...draining.map(({ drainsForMs = longestDrainMs }) => drainsForMs)) + drainSlackMs;
function staying(seen, color, left) {
	const ours = seen.sides[color].machines.filter((machine) => machine.ours).map(({ id }) => id);
	const strangers = left.filter((id) => !ours.includes(id));
	return strangers.length === 0 ? "" : `; not made by us, left running: ${strangers.join(", ")}`;
}
function drain(seen, color, rung, now, some) {
	const left = require_counted.registered(seen, color).filter((id) => some?.has(id) ?? true);
	if (left.length > 0) return act({
		kind: "deregister",
		color,
		only: some && left
	}, `${require_counted.counted(left.length, "target")} of ${color} → out of service${staying(seen, color, left)}`);
	const draining = seen.sides[color].targets.filter((target) => require_counted.isDraining(target) && (some?.has(target.id) ?? true));
	if (draining.length === 0) return pass;
	const said = `${require_counted.counted(draining.length, "target")} of ${color}`;
	return stoodMs(seen, rung, now) > drainLimitMs(draining) ? fail(`${said} still draining`) : wait(5e3, `${said} draining`);
}
function unname(seen, color, to) {
	const records = seen.sides[color].records.filter(({ values }) => to === void 0 || values.some((value) => to.has(value)));
	return records.length === 0 ? pass : act({
		kind: "unname",
		color,
		records
	}, require_counted.listed(records.map(({ name }) => name)));
}
const endLimitMs = 9e6;
function terminate(seen, color, rung, now, some) {
	const ids = seen.sides[color].machines.filter((machine) => machine.ours && require_counted.isThere(machine) && (some?.has(machine.id) ?? true)).map(({ id }) => id);
	if (ids.length === 0) return pass;
	const { scaling } = seen.sides[color];
	if (scaling === void 0 || !isToldToEnd(scaling)) return act({
		kind: "terminate",
		color,
		machines: ids
	}, `${require_counted.listed(ids)} of ${color}`);
	return endedBy$1(seen, scaling, ids.length, rung, now);
}
const isToldToEnd = ({ attempt, desired, kept = 0, ...scaling }) => (desired === 0 || attempt === "" && desired <= kept) && [...scaling.protected, ...scaling.shielded].length === 0;
function endedBy$1(seen, { group, said }, count, rung, now) {
	const why = [`${group} ends ${require_counted.counted(count, "machine")}`, said].filter(Boolean).join("; ");
	return waitWithin(seen, rung, now, endLimitMs, why, fail);
}

// src/deploy/steps/on-idle.ts
const onIdle$1 = (name, asks, next) => ({
	name,
	asks,
	next: (goal, seen, now) => seen.memo.idle === void 0 ? pass : next(goal, seen, now, seen.memo.idle, name)
});
const isAtWork = (goal, seen, idle) => seen.findings[`busy/${idle.color}`]?.passed === false && !goal.allow.has("busy");

// src/deploy/steps/emptied.ts
const emptied = {
	name: "empty the side",
	rungs: (goal, seen) => seen.memo.idle === void 0 ? [] : batchesOf(goal, seen, seen.memo.idle.color).flatMap((batch) => rungsFor(batch))
};
const rungsFor = (batch) => [
	lastGone(batch),
	drained$1(batch),
	hooked(batch),
	unnamed$1(batch),
	spared(batch),
	ended$1(batch)
];
const named$1 = (words, whole, { name }) => name === void 0 ? whole : `${words} ${name}`;
const lastGone = (batch) => {
	const name = named$1("see what ended gone before", "see what ended gone", batch);
	return onIdle$1(name, ["machines"], (_goal, seen, now, idle) => {
		if (batch.name === void 0) return pass;
		const going = [...seen.sides[idle.color].machines.filter(({ ours, state }) => ours && state === "shutting-down"), ...seen.kept.filter(({ state }) => state === "stopping")];
		if (going.length === 0) return pass;
		const said = `${require_counted.listed(going.map(({ id, state }) => `${id} is ${state}`))}; ${batch.name} is next`;
		return waitWithin(seen, name, now, endLimitMs, said, fail);
	});
};
const drained$1 = (batch) => onIdle$1(named$1("drain", "drain the side", batch), ["targets"], (_goal, seen, now, idle, rung) => drain(seen, idle.color, rung, now, batch.ids));
const hooked = (batch) => onIdle$1(named$1("run before the end of", "run before the end", batch), ["machines"], (goal, seen, _, idle) => {
	const leavers = leaversOf(seen, idle.color, batch);
	const { before } = goal.terms.retire;
	if (before.length === 0 || leavers.length === 0) return pass;
	const fresh = leavers.filter((machine) => !require_leaving.isLeaving(seen.memo, machine));
	if (fresh.length > 0) return begun$1(goal, seen, idle, fresh);
	for (const [index, label] of before.entries()) {
		const move = hook(seen, idle, batch, leavers, {
			index,
			label,
			of: before.length
		});
		if (move.kind !== "pass") return move;
	}
	return pass;
});
const idsOf$1 = (machines) => machines.map(({ id }) => id);
function begun$1(goal, seen, idle, machines) {
	const late = isAtWork(goal, seen, idle);
	const leaving = {
		passed: 0,
		late,
		since: require_leaving.leavesBeside(seen.memo)
	};
	const ids = idsOf$1(machines);
	const said = late ? "its time is over" : "no work is left";
	return act({
		kind: "leave",
		color: idle.color,
		machines: ids,
		leaving
	}, `${require_counted.listed(ids)}: ${said}`);
}
const hookKey = (idle, { name = "all" }, index) => `before-end/${idle.color}/${idle.attempt}/${name}/${index}`;
function hook(seen, idle, batch, leavers, { index, label, of }) {
	const due = leavers.filter(({ leaving }) => leaving?.passed === index);
	const [first] = due;
	if (first?.leaving === void 0) return pass;
	const key = hookKey(idle, batch, index);
	const finding = seen.findings[key];
	if (finding === void 0) {
		const machines = idsOf$1(due);
		return check("before-end", key, idle, `${label}: ${require_counted.listed(machines)}`, {
			index,
			machines
		});
	}
	const passed = idsOf$1(due).filter((id) => hasPassed(finding, id));
	if (passed.length === 0) return pass;
	const leaving = {
		...first.leaving,
		passed: index + 1
	};
	return act({
		kind: "leave",
		color: idle.color,
		machines: passed,
		leaving
	}, `${label}: ${index + 1} of ${of} done on ${require_counted.listed(passed)}`);
}
const hasPassed = ({ passed, machines }, id) => passed || machines.includes(id);
const unnamed$1 = (batch) => onIdle$1(named$1("remove the names of", "remove the names", batch), ["names", "machines"], (_goal, seen, _now, idle) => unname(seen, idle.color, batch.ids && addressesOf(seen, idle, batch)));
const addressesOf = (seen, { color }, batch) => new Set(leaversOf(seen, color, batch).flatMap(({ address, publicAddress, recorded }) => [
	address,
	publicAddress,
	recorded
].filter((value) => value !== void 0)));
const spared = (batch) => onIdle$1(named$1("keep what failed of", "keep what failed", batch), ["machines"], (goal, seen, _now, idle) => {
	const { before } = goal.terms.retire;
	const failed = leaversOf(seen, idle.color, batch).flatMap(({ id, leaving }) => {
		const index = leaving?.passed ?? 0;
		const finding = seen.findings[hookKey(idle, batch, index)];
		return index < before.length && finding !== void 0 ? [{
			id,
			label: before[index],
			finding
		}] : [];
	});
	if (failed.length === 0) return pass;
	const reasons = new Set(failed.map(({ label, finding }) => `${label}: ${finding.said}`));
	const machines = failed.map(({ id }) => id);
	const why = `${require_counted.listed(machines)}: kept, on no side; ${[...reasons].join("; ")}`;
	return act({
		kind: "keep",
		color: idle.color,
		machines,
		stop: false
	}, why);
});
const ended$1 = (batch) => onIdle$1(named$1("end", "end the machines", batch), ["machines"], (goal, seen, now, idle, rung) => {
	const { whenQuiet, atDeadline } = require_goal.retirementOf(goal.terms, seen.memo);
	const leavers = leaversOf(seen, idle.color, batch);
	const what = isAtWork(goal, seen, idle) || leavers.some((machine) => isLate(goal, seen, machine)) ? atDeadline : whenQuiet;
	if (what === "terminate") return terminate(seen, idle.color, rung, now, batch.ids);
	const ids = idsOf$1(leavers);
	if (ids.length === 0) return pass;
	const stop = what === "stop";
	const why = `${require_counted.listed(ids)}: ${stop ? "stopped" : "kept"}, on no side`;
	return act({
		kind: "keep",
		color: idle.color,
		machines: ids,
		stop
	}, why);
});
const isLate = (goal, seen, machine) => require_leaving.isLeaving(seen.memo, machine) && machine.leaving?.late === true && !goal.allow.has("busy");

// src/deploy/steps/last-words.ts
function lastWords(seen, attempt, occasion) {
	const key = `last-words/${attempt.id}/${occasion}`;
	const finding = seen.findings[key];
	if (finding !== void 0) return {
		kind: "said",
		said: finding.said
	};
	const why = `what do the machines of ${attempt.color} say?`;
	return {
		kind: "ask",
		move: check("last-words", key, attempt, why)
	};
}
const lastLineOf = (said, machine) => said.split("\n").findLast((line) => line.startsWith(`${machine}: `))?.slice(`${machine}: `.length);
const heard = onAttempt("hear last words", ["machines"], (_goal, seen, _now, attempt) => {
	if (!seen.sides[attempt.color].machines.some((machine) => machine.ours) || seen.run.cancelled || attempt.kind === "switchover") return pass;
	const words = lastWords(seen, attempt, "rejected");
	return words.kind === "ask" ? words.move : pass;
});

// src/deploy/steps/fleet.ts
const inState = (seen, attempt, ...states) => seen.sides[attempt.color].machines.filter((machine) => machine.ours && machine.attempt === attempt.attempt && states.includes(machine.state));
const dead = (seen, attempt) => inState(seen, attempt, "terminated", "shutting-down");
function launch(goal, seen, attempt, have, found) {
	const { color, release, count, made } = attempt;
	if (goal.command === "test" || goal.command === "switch") return fail(`${color} has ${have} of ${count} machines, and ${goal.command} launches none; run deploy or provision`);
	const passed = unsettled(attempt);
	if (passed.length < attempt.passed.length) return remember(withAttempt(seen.memo, attempt, { passed }), `${found}: what was found of the machines is asked again`);
	const stopped = goal.terms.fleet === "ec2" ? inState(seen, attempt, "stopping", "stopped") : [];
	if (stopped.length > 0) {
		const machines = stopped.map(({ id }) => id);
		return act({
			kind: "terminate",
			color,
			machines
		}, `${machines.join(", ")} stopped; ${found}`);
	}
	return act({
		kind: "launch",
		color,
		attempt: attempt.attempt,
		release,
		made,
		count
	}, `${found} → ${count} × ${release}`);
}
const isTold = (seen, { color, attempt, count }) => {
	const { scaling } = seen.sides[color];
	return scaling !== void 0 && scaling.attempt === attempt && scaling.desired >= count;
};
function missing(goal, seen, now, attempt, rung) {
	const { color, count } = attempt;
	const have = require_counted.crew(seen, attempt).length;
	const found = have === 0 ? `${color} is empty` : `${color} has ${have} of ${count}`;
	const lost = dead(seen, attempt);
	const last = lost.at(-1);
	const words = lastWords(seen, attempt, `${lost.length}`);
	if (last !== void 0 && words.kind === "ask") return words.move;
	const said = last === void 0 || words.kind === "ask" ? "" : deathSaid(last, words.said);
	if (lost.length > 2 * count) return fail(`${require_counted.counted(lost.length, "machine")} of ${attempt.id} died${said}`);
	if (!isTold(seen, attempt)) return launch(goal, seen, attempt, have, found + said);
	const why = [found + said, seen.sides[color].scaling?.said].filter(Boolean).join("; ");
	return waitWithin(seen, rung, now, goal.terms.healthWithinMs, why, fail);
}
function deathSaid({ id, stateReason }, words) {
	const end = lastLineOf(words, id);
	return `; ${id} died: ${stateReason}${end === void 0 || end === stateReason ? "" : `; its console ends: ${end}`}`;
}
function standing(seen, attempt) {
	const { color, count } = attempt;
	const there = require_counted.crew(seen, attempt).length;
	if (there >= count && there > 0) return pass;
	return fail(`${there} of the ${Math.max(1, count)} machines that the config names for ${color} run`);
}
const fleet = onAttempt("launch the fleet", ["machines"], (goal, seen, now, attempt, name) => {
	if (attempt.kind === "switchover") return pass;
	if (goal.terms.fleet === "existing") return standing(seen, attempt);
	const machines = require_counted.crew(seen, attempt);
	if (machines.length < attempt.count) return missing(goal, seen, now, attempt, name);
	const surplus = goal.terms.fleet === "ec2" ? machines.slice(attempt.count).map(({ id }) => id) : [];
	if (surplus.length > 0) return act({
		kind: "terminate",
		color: attempt.color,
		machines: surplus
	}, `${machines.length} machines, ${attempt.count} asked for`);
	const running = machines.filter(({ state }) => state === "running").length;
	if (running >= attempt.count) return pass;
	const why = `${running} of ${attempt.count} machines run`;
	return waitWithin(seen, name, now, goal.terms.healthWithinMs, why, fail);
});

// src/deploy/steps/previewed.ts
function showing(seen, color, attempt) {
	const names = [color, ...require_counted.registered(seen, require_counted.other(color)).length > 0 ? [require_counted.other(color)] : []];
	const { preview } = seen;
	if (preview?.shows === color && preview.names.length === names.length && names.every((name) => preview.names.includes(name))) return pass;
	const before = preview === void 0 ? "no preview rule" : preview.shows === void 0 ? "the preview rules do not agree" : `the preview shows ${preview.shows}`;
	return act({
		kind: "preview",
		shows: color,
		names,
		attempt
	}, `${before} → it shows ${color}`);
}
const previewed = onAttempt("set the preview", ["preview", "targets"], (_goal, seen, _now, attempt) => showing(seen, attempt.color, attempt.id));
const turned = onAttempt("turn the preview round", ["preview", "targets"], (_goal, seen, _now, attempt) => turnedTo(seen, require_counted.other(attempt.color), attempt.id));
function turnedTo(seen, color, attempt) {
	if (require_counted.registered(seen, color).length > 0) return showing(seen, color, attempt);
	return seen.preview === void 0 ? pass : act({ kind: "unpreview" }, `${color} is empty: nothing to preview`);
}

// src/deploy/steps/scaled.ts
const sidesWhere = (seen, is) => require_counted.colors.filter((color) => {
	const { scaling } = seen.sides[color];
	return scaling !== void 0 && is(scaling);
});
const frozen = onAttempt("freeze scaling", ["machines"], (_goal, seen) => {
	const sides = sidesWhere(seen, ({ loose }) => loose.length > 0);
	return sides.length === 0 ? pass : act({
		kind: "freeze",
		colors: sides
	}, `${sides.join(" and ")}: alarms and schedules wait`);
});
const thawed = {
	name: "give scaling back",
	asks: ["machines"],
	next(_goal, seen) {
		const held = sidesWhere(seen, ({ frozen }) => frozen.length > 0);
		return held.length === 0 ? pass : act({
			kind: "thaw",
			colors: held
		}, `${held.join(" and ")}: alarms and schedules act again`);
	}
};
const kept = onAttempt("protect from scale-in", ["machines"], (goal, seen) => {
	const [color] = goal.hold.kind === "none" ? [] : sidesWhere(seen, ({ unprotected }) => unprotected.length > 0);
	const machines = color === void 0 ? [] : seen.sides[color].scaling?.unprotected ?? [];
	return color === void 0 ? pass : act({
		kind: "protect",
		color,
		machines,
		on: true
	}, `${require_counted.counted(machines.length, "machine")} of ${color}`);
});
function raised(seen, color) {
	const { scaling } = seen.sides[color];
	const [from, count] = [scaling?.desired ?? 0, require_counted.sizeOf(seen, require_counted.other(color))];
	const isBack = seen.routes.some(({ forwards }) => forwards === color);
	if (scaling === void 0 || from >= count || isBack || seen.run.unraised !== void 0) return pass;
	return act({
		kind: "raise",
		color,
		count
	}, `${scaling.group}: ${from} → ${count}, as many as ${require_counted.other(color)} has`);
}
function release(seen) {
	const [color] = sidesWhere(seen, ({ guarded }) => guarded);
	if (color === void 0) return pass;
	const machines = seen.sides[color].scaling?.protected ?? [];
	return act({
		kind: "protect",
		color,
		machines,
		on: false
	}, `${require_counted.counted(machines.length, "machine")} of ${color}`);
}
const released$1 = {
	name: "allow scale-in",
	asks: ["machines"],
	next: (_goal, seen) => release(seen)
};

// src/deploy/steps/rolled-back.ts
function rollbackTo(goal, seen) {
	const { live, idle, intent } = seen.memo;
	if (goal.command === "sweep" && intent !== void 0) return require_counted.identityOf(seen.memo, intent.color);
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
const heldPreviewed = toHeld("set the preview", ["preview", "targets"], (seen, to) => seen.routes.some((route) => route.forwards === to.color) || seen.preview?.names.includes(to.color) || seen.run.unpreviewed !== void 0 ? pass : showing(seen, to.color, seen.preview?.attempt ?? to.attempt));
const heldRaised = toHeld("raise the held side", [
	"machines",
	"targets",
	"routes"
], (seen, to) => raised(seen, to.color));
const repair = "Repair it, or give allow: unhealthy-side.";
const unfit = (why) => fail(`${why.replace(/\.$/, "")}. ${repair}`);
const heldHealthy = toHeld("check the held side", ["targets", "machines"], (seen, to, goal, now) => {
	const { pairs, healthWithinMs } = goal.terms;
	const well = (color) => require_counted.healthy(seen, color, pairs).length;
	if (seen.routes.some(({ forwards }) => forwards === to.color)) return pass;
	const there = require_counted.registered(seen, to.color).length;
	if (there === 0) return fail(`${to.color} has no targets`);
	const asItIs = goal.allow.has("unhealthy-side");
	const { scaling, targets } = seen.sides[to.color];
	if (asItIs && !targets.some(({ state }) => state === "initial")) return pass;
	const needed = asItIs ? 1 : Math.max(1, well(require_counted.other(to.color)));
	if (well(to.color) >= needed) return pass;
	const { unraised, unpreviewed } = seen.run;
	const less = well(to.color) === 0 ? void 0 : `${require_counted.other(to.color)} has ${needed} healthy`;
	const why = [
		require_counted.healthSaid(seen, to.color, pairs),
		less,
		unraised,
		unpreviewed,
		scaling?.said
	].filter(Boolean).join("; ");
	if (unraised !== void 0 && there < needed) return unfit(why);
	if (unpreviewed !== void 0 && require_alarms.isUnchecked(seen, to.color)) return unfit(why);
	return waitWithin(seen, "check the held side", now, scaling === void 0 ? Math.min(healthWithinMs, 6e4) : healthWithinMs, why, asItIs ? () => pass : unfit);
});
const turnedBack = toHeld("roll traffic back", ["routes"], (seen, to) => {
	if (!require_counted.intends(seen.memo, to.color)) return remember({
		...seen.memo,
		intent: wholly(to.color)
	}, `every route is about to be set to ${to.color}`);
	return forwardTo(seen, to.color);
});
const heldProven = toHeld("prove the rollback", ["routes"], (seen, to, goal, now) => proof(goal, seen, now, "prove the rollback", to, { late: (why) => fail(`the rollback could not be proven: ${why}. Every route is set to ${to.color}; where the proof of today's config does not fit ${to.release}, run rollback from the commit that released it.`) }));
const heldTurned = toHeld("turn the preview round", ["preview", "targets"], (seen, to) => seen.run.unpreviewed === void 0 ? turnedTo(seen, require_counted.other(to.color), seen.preview?.attempt ?? to.attempt) : pass);
const marked = toHeld("mark the rollback", ["memo"], (seen, to, goal, now) => remember(rolledBack(goal, seen, to, now), `${to.color} serves ${to.release} again${leftSaid(seen, to)}`));
function leftSaid(seen, to) {
	const from = require_counted.other(to.color);
	const { release } = require_counted.identityOf({
		...seen.memo,
		idle: void 0
	}, from);
	const { unpreviewed } = seen.run;
	return [require_counted.registered(seen, from).length === 0 ? "" : `; ${release} is rolled back from`, unpreviewed === void 0 ? "" : `; the preview could not be set: ${unpreviewed}`].join("");
}

// src/deploy/steps/gated.ts
const told$1 = (goal, seen, color) => seen.sides[color].machines.filter((machine) => require_counted.alive(machine) && (machine.ours || goal.terms.gate.others));
const idsOf = (machines) => machines.map(({ id }) => id);
function closed(goal, seen, color, isOff = seen.gate !== color) {
	const machines = idsOf(told$1(goal, seen, color).filter(({ gate }) => gate === "open"));
	const parameter = goal.terms.gate.parameter && !isOff ? "none" : void 0;
	if (machines.length === 0 && parameter === void 0) return pass;
	return act({
		kind: "gate",
		color,
		machines,
		open: false,
		parameter
	}, `workers of ${color} → quiet`);
}
function opened(goal, seen, color, isOn = seen.gate === color) {
	if (require_counted.registered(seen, color).length === 0) return pass;
	const machines = idsOf(told$1(goal, seen, color).filter(({ gate }) => gate !== "open"));
	const parameter = goal.terms.gate.parameter && !isOn ? color : void 0;
	if (machines.length === 0 && parameter === void 0) return pass;
	return act({
		kind: "gate",
		color,
		machines,
		open: true,
		parameter
	}, `workers of ${color} → at work`);
}
function handedTo(goal, seen, color, isOn) {
	const close = () => closed(goal, seen, require_counted.other(color));
	const open = () => opened(goal, seen, color, isOn);
	const [first, second] = goal.terms.gate.overlap ? [open, close] : [close, open];
	const move = first();
	return move.kind === "pass" ? second() : move;
}
const asks = ["machines", "gate"];
const wasSet = ({ gate }) => gate === "none" || gate === "blue" || gate === "green";
const gateClosed = onAttempt("close the gate", asks, (goal, seen, _now, { color }) => {
	const { intent } = seen.memo;
	return (intent?.from === 0 ? intent.share : goal.terms.switch.steps[0] ?? 100) < 100 ? pass : handedOn(goal, seen, color);
});
const gateClosedAtLast = onAttempt("close the gate at the end", asks, (goal, seen, _now, { color }) => {
	const { intent } = seen.memo;
	const isLast = intent?.color === color && intent.from > 0 && intent.share === 100;
	const hasPart = seen.routes.some((route) => require_counted.shareOf(route, color) > 0);
	return isLast && hasPart && require_counted.routesOff(seen, color).length > 0 ? handedOn(goal, seen, color) : pass;
});
function handedOn(goal, seen, color) {
	if (goal.terms.gate.overlap) return opened(goal, seen, color);
	const old = require_counted.other(color);
	return closed(goal, seen, old, seen.gate !== old && wasSet(seen));
}
const gateOpened = onAttempt("open the gate", asks, (goal, seen, _now, { color }) => handedTo(goal, seen, color));
const gateAgreed = {
	name: "open the gate",
	asks,
	next(goal, seen) {
		const color = require_counted.liveColor(seen.routes);
		return color === void 0 ? pass : handedTo(goal, seen, color);
	}
};
const gateKept = {
	...gateAgreed,
	name: "keep the gate"
};
const backTo = (goal, seen) => seen.memo.attempt === void 0 ? rollbackTo(goal, seen)?.color : require_counted.homeColor(seen.memo);
const wayBack = (name, next) => ({
	name,
	asks,
	next(goal, seen) {
		const to = backTo(goal, seen);
		return to === void 0 ? pass : next(goal, seen, to);
	}
});
const gateClosedBack = wayBack("close the gate", (goal, seen, to) => goal.terms.gate.overlap || seen.run.ungated !== void 0 ? pass : closed(goal, seen, require_counted.other(to)));
const gateOpenedBack = wayBack("open the gate", (goal, seen, to) => handedBack(goal, seen, to));
function handedBack(goal, seen, to) {
	if (seen.memo.attempt === void 0) return handedTo(goal, seen, to);
	if (!isQuiet(goal, seen, to)) return closed(goal, seen, require_counted.other(to));
	return handedTo(goal, seen, to, seen.gate === to || !wasSet(seen));
}
const isQuiet = (goal, seen, color) => told$1(goal, seen, color).some(({ gate }) => gate === "closed") || goal.terms.gate.parameter && wasSet(seen) && seen.gate !== color && require_counted.registered(seen, color).length > 0;

// src/deploy/steps/healthy.ts
const healthy = onAttempt("wait for health", ["targets"], (goal, seen, now, attempt, name) => {
	const { color, count } = attempt;
	const { pairs, healthWithinMs } = goal.terms;
	const well = require_counted.healthy(seen, color, pairs).length;
	if (well > 0 && well >= count && well === require_counted.registered(seen, color).length) return pass;
	return waitWithin(seen, name, now, healthWithinMs, require_counted.healthSaid(seen, color, pairs), reject);
});

// src/deploy/steps/hooked.ts
const commandsOf = (name, check, labelsOf) => onAttempt(name, switchedOn, (goal, seen, now, attempt, rung) => {
	const labels = labelsOf(goal.terms);
	const index = labels.findIndex((_, at) => !isNoted(attempt, `${check}.${at + 1}`));
	const label = labels[index];
	if (label === void 0) return pass;
	const key = `${check}/${attempt.id}/${index}`;
	const answer = ask(seen, now, {
		rung,
		check,
		key,
		side: attempt,
		index,
		withinMs: 0
	});
	if (answer === "passed") return remember(noted(seen.memo, attempt, `${check}.${index + 1}`), `${label}: ${index + 1} of ${labels.length} done`);
	if (answer.kind === "wait") return answer;
	if (answer.kind !== "reject") return {
		...answer,
		why: label
	};
	const when = check === "before-switch" ? "before" : "after";
	return {
		...answer,
		why: `a command ${when} the switch failed: ${label}: ${answer.why}`
	};
});
const prepared = commandsOf("run before the switch", "before-switch", (terms) => terms.switch.before);
const followed = commandsOf("run after the switch", "after-switch", (terms) => terms.switch.after);

// src/deploy/finds/answers.ts
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
const dueSaid = ({ due }) => due === void 0 ? "until a person ends it" : `until ${require_counted.timeSaid(due)}`;
const heldSaid = (idle) => `${idle.color} is held with ${idle.release} ${dueSaid(idle)}`;
const nothing = "there is nothing to go to: the other side is empty";
const deployFirst = "Run deploy or provision first.";
const nothingToTest = () => refuse$1("no attempt is open: there is nothing to test", deployFirst);
const onIdle = (seen, next) => seen.memo.idle === void 0 ? go$1() : next(seen.memo.idle);
const leased = (seen) => ({
	kind: "refuse",
	why: `${seen.lease?.holder} holds the lease`,
	remedy: "Wait for that run to end, or give wait-for-lease.",
	...seen.lease === void 0 ? {} : { until: seen.lease.until }
});
const leftAlone = (holder, until) => ({
	kind: "unchanged",
	why: `left alone: ${holder} holds the lease until ${require_counted.timeSaid(until)}`
});
const foreign = (seen) => refuse$1(`a route forwards to a group that is not of this service: ${routesSaid(seen)}`, "Set the route to one of the two groups, or correct target-groups in the config.");
const changedRefused = (goal, seen) => goal.allow.has("foreign-change") ? refuse$1(changed(seen), "No record tells which side is live: set every route to that one.") : unless(goal, "foreign-change", changed(seen), "Set the routes back, or run rollback.");
const changedBefore = (seen) => refuse$1(changed(seen), "Set the routes back, or run rollback, before anything is retired.");
const changed = (seen) => {
	const { intent, attempt } = seen.memo;
	return [attempt === void 0 && intent !== void 0 ? `a run that set every route to ${intent.color} has not finished` : "somebody else changed the routes (foreign-change)", ...routeDiff(seen)].join("\n");
};
const routeDiff = (seen) => {
	const { live, intent } = seen.memo;
	const recorded = live === void 0 ? "nothing" : `${live.color} with ${live.release}`;
	const meant = intent === void 0 || intent.color === live?.color ? "" : `, on its way to ${require_counted.intentSaid(intent)}`;
	return seen.routes.map(({ name, said, forwards }) => forwards === live?.color && meant === "" ? `${name}: the record says ${recorded}; unchanged` : `${name}: the record says ${recorded}${meant} → ${said}`);
};
const anotherBuild = (seen) => refuse$1(`${attemptSaid(seen)}, which is not what this run names`, "Leave release out, or end that attempt with rollback.");
const beneath = (goal, seen, now) => {
	const { attempt, idle, intent } = seen.memo;
	return attempt?.kind === "switchover" && intent?.color !== attempt.color && require_found.heldOpen(idle, now) ? onIdle(seen, (under) => holdRefused(goal, under)) : go$1();
};
const holdRefused = (goal, idle) => {
	const answer = unless(goal, "early-retire", heldSaid(idle), whileHeld(goal, idle));
	return answer.kind === "refuse" && idle.due !== void 0 && !idle.approval ? {
		...answer,
		until: idle.due
	} : answer;
};
const whileHeld = ({ command }, { approval }) => {
	if (approval) return "Run retire, which is the answer that it waits for, or rollback.";
	return command === "retire" ? "Wait, or run rollback." : "Wait, give wait-for-hold, or run rollback.";
};
const keptRefused = (goal, idle) => {
	const why = `${idle.color} with ${idle.release} was ${idle.standing === "rejected" ? "rejected" : "rolled back from"}${idle.reason === "" ? "" : `: ${idle.reason}`}`;
	if (idle.standing === "rolled-back" && goal.allow.has("rolled-back")) return go$1();
	if (goal.command === "rollback") return refuse$1(why, `Traffic is on ${require_counted.other(idle.color)} already.`);
	return idle.standing === "rolled-back" ? unless(goal, "rolled-back", why, "Deploy a release instead.") : refuse$1(why, "Deploy a release instead.");
};
const unrecorded = (seen) => `${require_found.strangers(seen).join(", ")} on the idle side, which nothing recorded explains (foreign-change)`;

// src/deploy/live-quiet.ts
function isLiveQuiet(goal, seen) {
	const { attempt, intent, live } = seen.memo;
	if (goal.command === "status" || attempt !== void 0 || intent !== void 0 || live === void 0) return false;
	return require_counted.liveColor(seen.routes) === live.color && isQuiet(goal, seen, live.color);
}
const isFrozen = ({ sides }) => require_counted.colors.some((color) => (sides[color].scaling?.frozen ?? []).length > 0);

// src/deploy/room-in-group.ts
function groupIsFreed(goal, seen, now) {
	const { idle, live } = seen.memo;
	const back = require_found.rollbackDue(seen, now);
	const [leaves, serves] = back === void 0 ? [idle, live] : [live, back];
	const group = leaves && seen.sides[leaves.color].scaling?.group;
	if (leaves === void 0 || group === void 0 || goal.build === serves?.build) return go$1();
	const members = seen.sides[leaves.color].machines.filter((one) => one.origin === "group" && require_counted.isThere(one));
	const stays = (ours) => require_counted.listed(members.flatMap((one) => one.ours === ours ? [one.id] : []));
	const said = (ids, why) => `${leaves.color} is retired first, and ${group} would still hold ${ids}, ${why}`;
	const strangers = goal.allow.has("adopted") ? "" : stays(false);
	if (strangers !== "") return refuse$1(said(strangers, "which no attempt of ours launched"), "Give allow: adopted, which ends them too, or run retire and set the group to zero: min 0, desired 0.");
	const kept = require_goal.retirementOf(goal.terms, seen.memo).whenQuiet === "keep" ? stays(true) : "";
	return kept === "" ? go$1() : refuse$1(said(kept, "which it keeps (then: keep)"), "Run retire with allow: kept, which ends them too.");
}

// src/deploy/side-checks.ts
const go = { kind: "go" };
const refuse = (why, remedy) => ({
	kind: "refuse",
	why,
	remedy
});
function checkedSide(goal, seen, now) {
	const { attempt, idle, live } = seen.memo;
	const named = goal.command === "deploy" || goal.command === "provision" ? void 0 : goal.release;
	const there = attempt ?? idle ?? live;
	if (named !== void 0 && there !== void 0 && named !== there.release) return refuse(`release is ${named}, but ${there.color} has ${there.release}`, "Leave release out: this command acts on what is there.");
	if (goal.command === "sweep") return dueIsFit(goal, seen, now);
	const ready = canBeJudged(goal, seen);
	if (ready.kind !== "go") return ready;
	if (attempt !== void 0 && goal.command === "switch") return candidateIsFit(goal, seen, attempt);
	if (attempt !== void 0) return goal.command === "rollback" ? require_alarms.homeIsThere(goal, seen, attempt) : go;
	if (goal.command === "deploy" || goal.command === "provision") {
		const freed = groupIsFreed(goal, seen, now);
		if (freed.kind !== "go") return freed;
		const due = dueIsFit(goal, seen, now);
		return due.kind === "go" && require_found.rollbackDue(seen, now) === void 0 ? canBeSized(goal, seen) : due;
	}
	if (goal.command === "rollback") {
		if (require_counted.isDone(goal, seen, "rolled-back")) return go;
		const to = rollbackTo(goal, seen);
		return to === void 0 ? refuse("no side is known to roll back to", "Set the routes by hand and run status.") : require_alarms.heldIsFit(goal, seen, to);
	}
	if (goal.command === "switch" && idle !== void 0) return require_alarms.heldIsFit(goal, seen, idle);
	const serving = require_counted.liveColor(seen.routes);
	if (goal.command === "retire" && idle !== void 0 && serving !== void 0) return liveIsFit(goal, seen, serving);
	return go;
}
function dueIsFit(goal, seen, now) {
	const { attempt, intent, idle } = seen.memo;
	const live = require_counted.liveColor(seen.routes);
	if (attempt !== void 0 || intent !== void 0 || live === void 0) return go;
	if (idle === void 0 || !isAboutToEnd(goal, seen, now, idle)) return go;
	if (goal.command === "sweep" && (isLiveQuiet(goal, seen) || isFrozen(seen))) return go;
	if (require_found.rollbackDue(seen, now) !== void 0) return require_alarms.heldIsFit(goal, seen, idle);
	return maybeNeeded(goal, seen) ? liveIsFit(goal, seen, live) : go;
}
const isAboutToEnd = (goal, seen, now, idle) => goal.command === "sweep" ? require_found.isDue(idle, now) : goal.build === void 0 || goal.build !== seen.memo.live?.build || require_found.owes(goal, seen, now);
const maybeNeeded = ({ command }, { memo: { idle } }) => command === "retire" || command === "sweep" || idle?.standing === "held" || idle?.standing === "retiring";
function canBeJudged(goal, seen) {
	const { attempt, live } = seen.memo;
	if (!(goal.command === "deploy" || goal.command === "switch") || attempt?.verdict === "rejected") return go;
	if (attempt !== void 0 && require_counted.intends(seen.memo, attempt.color)) return go;
	const loud = require_alarms.deafening(goal, seen);
	if (loud.length > 0) return refuse(`${require_counted.alarmsSaid(loud)}: it could not tell anything about the release`, "Wait until it is OK, or name it in watch.may-ring, which leaves it out of this watch.");
	const { proof } = goal.terms;
	const isSame = goal.command === "deploy" && live !== void 0 && !live.adopted && goal.release === live.release;
	return proof?.required && isSame && proof.marks.every((mark) => mark === "release") ? refuse(`${goal.release} is live: answers cannot tell the sides apart, and proof.required is set`, "Expect {color} or {attempt} in the proof, or take `required` out.") : go;
}
function canBeSized(goal, seen) {
	const { fleet, count } = goal.terms;
	const live = require_counted.liveColor(seen.routes);
	const [size, there] = [live === void 0 ? 0 : require_counted.sizeOf(seen, live), countFor(goal, seen, require_counted.other(live ?? "green"))];
	if (fleet === "existing" && there < size && !goal.allow.has("smaller-side")) return refuse(`the config names ${there} running machines for ${require_counted.other(live ?? "green")}, the live ${live} has ${size}`, "Start or name further instances, or give allow: smaller-side.");
	if (fleet === "existing" || !count.live || count.atLeast > 0 || size > 0) return go;
	return refuse("nothing is live yet, so that its size cannot be taken over", "Give `count: { live: true, at-least: 2 }`, or a number.");
}
function candidateIsFit(goal, seen, { color, count, parked, verdict }) {
	if (parked === void 0 || verdict !== "open" || require_alarms.isUnchecked(seen, color)) return go;
	if (require_counted.healthy(seen, color, goal.terms.pairs).length >= count || goal.allow.has("unhealthy-side")) return go;
	return refuse(`${color} is not fit: ${require_counted.healthSaid(seen, color, goal.terms.pairs)}; ${count} are asked for`, "Run deploy, which repairs it, end the attempt with rollback, or give allow: unhealthy-side.");
}
function askedOf(goal, seen, live) {
	const { fleet, count } = goal.terms;
	const { scaling } = seen.sides[live];
	if (scaling !== void 0) return scaling.desired;
	if (fleet === "existing") return 1;
	const { idle, live: served } = seen.memo;
	if (require_found.makes(goal) && goal.build !== served?.build) return 1;
	const size = idle?.size ?? require_counted.registered(seen, require_counted.other(live)).length;
	const isBeside = idle?.standing === "held" || idle?.standing === "retiring";
	const follows = count.live && isBeside && !goal.allow.has("smaller-side");
	return Math.max(count.atLeast, follows ? size : 0);
}
function liveIsFit(goal, seen, live) {
	const { pairs } = goal.terms;
	const [well, all] = [require_counted.healthy(seen, live, pairs).length, require_counted.registered(seen, live).length];
	if (goal.allow.has("unhealthy-live")) return go;
	const loud = require_alarms.against(seen);
	if (loud.length > 0) return refuse(`the live side is not well: ${require_counted.alarmsSaid(loud)}`, "Run rollback, wait until it is OK, or give allow: unhealthy-live.");
	const asked = askedOf(goal, seen, live);
	if (all > 0 && well === all && well >= asked) return go;
	const short = well < asked && well === all ? `; ${asked} are to serve` : "";
	return refuse(`the live side is not well: ${live} has ${require_counted.healthSaid(seen, live, pairs)}${short}`, "Run rollback, repair it, or give allow: unhealthy-live.");
}

// src/deploy/steps/live-well.ts
const patienceMs = 6e4;
const name = "look at the live side";
const liveWell = {
	name,
	asks: [
		"routes",
		"targets",
		"alarms"
	],
	next(goal, seen, now) {
		const { idle } = seen.memo;
		if (idle === void 0 || require_counted.registered(seen, idle.color).length === 0) return pass;
		if (require_found.differs(seen)) return failing(changedBefore(seen));
		const live = require_counted.liveColor(seen.routes);
		if (live === void 0 || !maybeNeeded(goal, seen)) return pass;
		const found = liveIsFit(goal, seen, live);
		if (found.kind !== "refuse") return pass;
		const leftMs = (require_alarms.against(seen).length > 0 ? 0 : Math.min(patienceMs, goal.terms.healthWithinMs)) - stoodMs(seen, name, now);
		return leftMs > 0 ? wait(leftMs, found.why) : failing(found);
	}
};
function failing(answer) {
	if (answer.kind !== "refuse") return pass;
	const { why, remedy } = answer;
	return fail(why.includes("\n") ? `${why}\n${remedy}` : `${why}. ${remedy}`);
}

// src/deploy/steps/migrated.ts
const migrated = onAttempt("migrate", switchedOn, (goal, seen, now, attempt, rung) => {
	const label = goal.terms.migrate;
	if (label === void 0 || attempt.kind === "switchover" || isNoted(attempt, "migrate")) return pass;
	if (!isNoted(attempt, started)) return remember(noted(seen.memo, attempt, started), `${label} is about to run`);
	const again = seen.run.inherited.includes(started);
	const key = `migrate/${attempt.id}`;
	const answer = ask(seen, now, {
		rung,
		check: "migrate",
		key,
		side: attempt,
		again,
		withinMs: 0
	});
	if (answer === "passed") return remember(noted(seen.memo, attempt, "migrate"), `${label}: done`);
	if (answer.kind === "wait") return answer;
	if (answer.kind === "reject") return {
		...answer,
		why: `migration failed: ${label}: ${answer.why}`
	};
	return {
		...answer,
		why: again ? `${label}: started before, its end is not known` : label
	};
});
const started = "migrate-started";

// src/deploy/steps/named.ts
const nameAt = (naming, values, index) => require_placeholders.fill(naming.name, {
	...values,
	index: String(index)
});
function nameMachines(naming, values, crewed, side) {
	const candidates = Array.from({ length: side.length + crewed.length }, (_, i) => nameAt(naming, values, i + 1));
	const taken = new Set(side.filter(require_counted.alive).flatMap(({ name }) => name === void 0 ? [] : [name]));
	const free = candidates.filter((name) => !taken.has(name));
	const counts = naming.name.includes("{index}");
	return crewed.map((machine) => {
		return {
			machine,
			name: (machine.name !== void 0 && candidates.includes(machine.name) ? machine.name : counts ? free.shift() : candidates[0]) ?? machine.id
		};
	});
}
function recordFor(naming, values, name, machine) {
	const address = naming.record?.address === "public" ? machine.publicAddress : machine.address;
	if (naming.record === void 0 || address === void 0) return void 0;
	return {
		name: require_placeholders.fill(naming.record.template, {
			...values,
			name
		}),
		values: [address],
		ttl: naming.record.ttl
	};
}
const stands = (seen, wanted) => [...seen.sides.blue.records, ...seen.sides.green.records].some((record) => record.name === wanted.name && record.values.join() === wanted.values.join());
const named = onAttempt("name the machines", ["machines", "names"], (goal, seen, _now, attempt) => {
	const { naming } = goal.terms;
	if (naming === void 0 || attempt.kind === "switchover") return pass;
	const values = {
		service: goal.service,
		release: attempt.release,
		color: attempt.color,
		attempt: attempt.attempt
	};
	const machines = nameMachines(naming, values, require_counted.crew(seen, attempt), seen.sides[attempt.color].machines).map(({ machine, name }) => ({
		machine,
		name,
		record: recordFor(naming, values, name, machine)
	})).filter(({ machine, name, record }) => machine.name !== name || record !== void 0 && !stands(seen, record)).map(({ machine, name, record }) => ({
		id: machine.id,
		name,
		record
	}));
	if (machines.length === 0) return pass;
	const said = machines.map(({ id, name, record }) => `${id} → ${name}${record === void 0 ? "" : ` (${record.values[0]})`}`);
	return act({
		kind: "name",
		color: attempt.color,
		machines
	}, require_counted.listed(said));
});

// src/deploy/steps/quiet-alarms.ts
const keyOf$1 = ({ id }) => `alarms/${id}`;
const quietAlarms = onAttempt("look at the alarms", ["alarms"], (goal, seen, _now, attempt) => {
	if ((goal.terms.watch?.alarms ?? []).length === 0) return pass;
	if (seen.findings[keyOf$1(attempt)] === void 0) return check("alarms", keyOf$1(attempt), attempt, "does one ring before traffic moves?");
	const loud = require_alarms.deafening(goal, seen);
	return loud.length === 0 ? pass : fail(`before the switch ${require_counted.alarmsSaid(loud)}; run the command again when it is OK, or name it in watch.may-ring`);
});

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
	const answer = ask(seen, now, question);
	if (answer !== "passed") return answer;
	return remember(noted(seen.memo, attempt, "ready"), "every machine answers");
});

// src/deploy/steps/registered.ts
const registered = onAttempt("register the targets", ["targets", "machines"], (goal, seen, _now, attempt) => {
	if (attempt.kind === "switchover") return pass;
	const { color } = attempt;
	const wanted = require_counted.crew(seen, attempt).map(({ id }) => id);
	const strangers = require_counted.registered(seen, color).filter((id) => !wanted.includes(id));
	if (strangers.length > 0) return act({
		kind: "deregister",
		color,
		only: strangers
	}, `${strangers.join(", ")} on ${color} is not of ${attempt.id}`);
	const missing = wanted.filter((id) => seen.sides[color].targets.filter((target) => target.id === id && !require_counted.isDraining(target)).length < goal.terms.pairs);
	if (missing.length === 0 || seen.sides[color].scaling?.attached === true) return pass;
	return act({
		kind: "register",
		color,
		machines: missing
	}, `${require_counted.listed(missing)} → ${color}`);
});

// src/deploy/steps/replaced.ts
const replaced = onAttempt("end the former attempt", [], (goal, _seen, _now, attempt) => reject(goal.command === "rollback" ? `rolled back before ${attempt.release} was accepted` : `${goal.release} is deployed instead of ${attempt.release}`));

// src/deploy/steps/retired.ts
const aloneSince = (seen, idle) => Math.max(seen.memo.live?.since ?? 0, idle.standing === "retiring" ? 0 : idle.since);
const settled = onIdle$1("keep the minimum hold", [
	"routes",
	"targets",
	"alarms"
], (goal, seen, now, idle) => {
	const leftMs = aloneSince(seen, idle) + goal.terms.minimumHoldMs - now;
	return leftMs > 0 ? wait(leftMs, `the minimum hold lasts ${Math.ceil(leftMs / 1e3)} s more`) : pass;
});
function isToEnd(goal, seen, idle, now) {
	const { deadlineMs, atDeadline } = require_goal.retirementOf(goal.terms, seen.memo);
	return idle.standing === "retiring" && now >= idle.since + deadlineMs && atDeadline !== "keep";
}
function worksSaid({ terms }, seen, now, idle) {
	const lateMs = now - idle.since - require_goal.retirementOf(terms, seen.memo).deadlineMs;
	const late = idle.standing === "retiring" && lateMs >= 0 ? `, ${require_alarms.ageSaid(lateMs)} past its deadline, until retire with allow: busy ends it` : "";
	return `${idle.color} still works${late}: ${seen.findings[`busy/${idle.color}`]?.said}`;
}
const hasArrived = (goal, seen) => seen.run.attempt !== void 0 || goal.build !== void 0 && goal.build === seen.memo.live?.build;
const finished = onIdle$1("let work finish", [
	"routes",
	"targets",
	"machines",
	"alarms"
], (goal, seen, now, idle, rung) => {
	const works = seen.sides[idle.color].machines.some((machine) => require_counted.alive(machine) && !require_leaving.hasFinished(seen.memo, machine));
	const { busy, busyEveryMs } = goal.terms.retire;
	if (!busy || goal.allow.has("busy") || !works) return pass;
	const key = `busy/${idle.color}`;
	const finding = seen.findings[key];
	if (finding !== void 0 && (finding.passed || isToEnd(goal, seen, idle, now))) return pass;
	if (finding === void 0 || now - finding.at >= busyEveryMs) return check("busy", key, idle, finding?.said ?? `does ${idle.color} still work?`);
	if (idle.standing !== "retiring") return remember(retiring(goal, seen, now, idle), `${idle.color} still works → it is retiring`);
	if (stoodMs(seen, rung, now) < goal.waitMs) return wait(busyEveryMs, finding.said);
	return done(goal.command === "retire" || hasArrived(goal, seen) ? "retiring" : "failed", worksSaid(goal, seen, now, idle));
});
const begun = onIdle$1("begin the retirement", [], (goal, seen, now, idle) => {
	if (idle.standing === "held") return remember(retiring(goal, seen, now, idle), `${idle.color} with ${idle.release} is not held any more`);
	if (require_found.isDue(idle, now)) return pass;
	const due = {
		...seen.memo,
		idle: {
			...idle,
			due: now
		}
	};
	return remember(due, `${idle.color} with ${idle.release} is not kept any longer`);
});
const adopted = onIdle$1("adopt the machines", ["machines", "targets"], (goal, seen, _now, idle) => {
	const strangers = seen.sides[idle.color].machines.filter((machine) => !machine.ours && require_counted.isThere(machine)).map(({ id }) => id);
	if (goal.terms.fleet === "existing") return pass;
	if (!idle.adopted || !goal.allow.has("adopted") || strangers.length === 0) return pass;
	return act({
		kind: "adopt",
		color: idle.color,
		machines: strangers
	}, `${strangers.join(", ")}: allowed to end with ${idle.color}`);
});
const idleUnpreviewed = onIdle$1("remove the preview", ["preview"], (_goal, seen, _now, idle) => seen.preview === void 0 ? pass : act({ kind: "unpreview" }, `${idle.color} is about to be emptied`));
const idleUnnamed = onIdle$1("remove what names are left", ["names", "machines"], (_goal, seen, _now, idle) => unname(seen, idle.color));
const forgotten = onIdle$1("end the hold", ["memo"], (_goal, seen, _now, idle) => remember({
	...seen.memo,
	idle: void 0,
	intent: void 0
}, `${idle.color} is empty`));
const keptEnded = {
	name: "end what was kept",
	asks: ["machines"],
	next(goal, seen, now) {
		const ids = require_counted.keptIds(seen);
		if (!goal.allow.has("kept") || ids.length === 0) return pass;
		const idle = seen.memo.live && seen.sides[require_counted.other(seen.memo.live.color)].scaling;
		if (idle?.desired === 0) return endedBy$1(seen, idle, ids.length, "end what was kept", now);
		return act({
			kind: "terminate",
			color: "kept",
			machines: ids
		}, `${require_counted.listed(ids)}: kept before, allowed to end`);
	}
};

// src/deploy/steps/set-up.ts
const setUp = onAttempt("set the machines up", ["machines"], (goal, seen, now, attempt, rung) => {
	const labels = goal.terms.setUp;
	const index = labels.findIndex((_, at) => !isNoted(attempt, `set-up.${at + 1}`));
	const label = labels[index];
	if (attempt.kind === "switchover" || label === void 0) return pass;
	const key = `set-up/${attempt.id}/${index}`;
	const answer = ask(seen, now, {
		rung,
		check: "set-up",
		key,
		side: attempt,
		index,
		withinMs: 0
	});
	if (answer === "passed") return remember(noted(seen.memo, attempt, `set-up.${index + 1}`), `${label}: ${index + 1} of ${labels.length} done`);
	if (answer.kind === "wait") return answer;
	return {
		...answer,
		why: answer.kind === "reject" ? `set-up failed: ${label}: ${answer.why}` : label
	};
});

// src/deploy/steps/sized.ts
const follows = (goal, { kind }) => kind === "deploy" && goal.terms.count.live && goal.terms.fleet !== "existing";
const keyOf = ({ id }) => `size/${id}`;
const grown = (goal, seen, attempt) => {
	if (!follows(goal, attempt) || seen.findings[keyOf(attempt)] === void 0) return void 0;
	const wanted = countFor(goal, seen, attempt.color);
	return wanted > attempt.count ? wanted : void 0;
};
const sized = onAttempt("match the live side", ["targets"], (goal, seen, _now, attempt) => {
	const count = grown(goal, seen, attempt);
	if (count === void 0 || goal.allow.has("smaller-side")) return pass;
	const why = `${require_counted.other(attempt.color)} has ${count} now, ${attempt.count} were asked for`;
	if (goal.command === "switch") return fail(`${why}; run deploy, which adds what is missing, or give allow: smaller-side`);
	return remember(withAttempt(seen.memo, attempt, {
		count,
		passed: unsettled(attempt)
	}), why);
});
const compared = onAttempt("compare the sides", [
	"targets",
	"machines",
	"routes"
], (goal, seen, _now, attempt) => {
	if (!follows(goal, attempt) || seen.findings[keyOf(attempt)] !== void 0) return pass;
	return check("size", keyOf(attempt), attempt, `${attempt.count} on ${attempt.color}: has ${require_counted.other(attempt.color)} grown?`);
});

// src/deploy/steps/swept.ts
const abandoned = onAttempt("end the dead attempt", [], (_goal, _seen, _now, { run }) => reject(`its run ended without a verdict (${run})`));
const heldFit = {
	name: "look at the held side",
	asks: ["targets"],
	next(goal, seen) {
		const { idle, intent } = seen.memo;
		if (idle === void 0 || intent !== void 0) return pass;
		const found = require_alarms.heldIsFit(goal, seen, idle);
		return found.kind === "refuse" ? fail(`${found.why}. ${found.remedy}`) : pass;
	}
};
const unpreviewed$1 = {
	name: "remove the stray preview",
	asks: ["preview"],
	next: (_goal, seen) => isStray(seen) ? act({ kind: "unpreview" }, "no attempt is open and no side stands beside the live one") : pass
};
const isStray = ({ memo: { attempt, idle, intent }, preview }) => preview !== void 0 && attempt === void 0 && idle === void 0 && intent === void 0;
const orphansUnnamed = {
	name: "remove the names of orphans",
	asks: ["names", "machines"],
	next(goal, seen, now) {
		if (!goal.allow.has("orphans")) return pass;
		const addresses = new Set(require_alarms.orphansOf(seen, now).flatMap(({ recorded, address, publicAddress }) => [
			recorded,
			address,
			publicAddress
		]));
		const isTheirs = ({ values }) => values.every((value) => addresses.has(value));
		for (const color of require_counted.colors) {
			const records = seen.sides[color].records.filter(isTheirs);
			if (records.length > 0) return act({
				kind: "unname",
				color,
				records
			}, require_counted.listed(records.map(({ name }) => name)));
		}
		return pass;
	}
};
const orphansEnded = {
	name: "end the orphans",
	asks: ["owned", "targets"],
	next(goal, seen, now) {
		const ids = require_alarms.orphansOf(seen, now).map(({ id }) => id);
		if (!goal.allow.has("orphans") || ids.length === 0) return pass;
		return act({
			kind: "end-orphans",
			machines: ids
		}, `${require_counted.listed(ids)}: of no attempt that is open, live or kept`);
	}
};

// src/deploy/steps/tested.ts
const tested = onAttempt("test the release", switchedOn, (goal, seen, now, attempt, rung) => {
	const { releaseTests: labels, testsByPreview } = goal.terms;
	if (attempt.kind === "switchover" || labels.length === 0 || isNoted(attempt, "release-test")) return pass;
	const shadowed = seen.preview?.shadowed;
	if (shadowed !== void 0 && testsByPreview !== "none") return fail(shadowed);
	const key = `release-test/${attempt.id}`;
	const answer = ask(seen, now, {
		rung,
		check: "release-test",
		key,
		side: attempt,
		withinMs: 0
	});
	if (answer === "passed") return remember(noted(seen.memo, attempt, "release-test"), `${labels.length} of ${labels.length} release tests passed → noted`);
	return answer.kind === "act" ? {
		...answer,
		why: labels.join(", ")
	} : answer;
});

// src/deploy/steps/keeps.ts
const keeps = (goal, seen, attempt) => attempt.kind === "switchover" || goal.terms.keepRejected || require_counted.hadTraffic(seen.memo, attempt) && goal.terms.keepFailedMs > 0;

// src/deploy/steps/undone.ts
const home = (seen, attempt) => require_counted.homeColor(seen.memo) ?? require_counted.other(attempt.color);
const teardown = (name, asks, next) => onAttempt(name, asks, (goal, seen, now, attempt, rung) => keeps(goal, seen, attempt) ? pass : next(seen, attempt, now, rung));
function unlessCancelled({ run: { cancelled, failure } }, attempt, move) {
	if (!cancelled || move.kind !== "wait") return move;
	const left = `${move.why}: left to the next run`;
	return attempt.verdict === "rejected" ? done("rejected", `${attempt.reason}; ${left}`) : done("failed", `${failure?.said ?? "cancelled"}; ${left}`);
}
const raisedBack = onAttempt("raise the home side", [
	"machines",
	"targets",
	"routes"
], (goal, seen, _now, attempt) => goal.command === "rollback" && require_counted.liveColor(seen.routes) === attempt.color ? raised(seen, home(seen, attempt)) : pass);
const restored = onAttempt("put traffic back", ["routes"], (_goal, seen, _now, attempt) => {
	const { color } = attempt;
	if (require_counted.intends(seen.memo, color)) return forwardTo(seen, home(seen, attempt));
	const there = seen.routes.filter(({ forwards }) => forwards === color || forwards === "mixed");
	if (there.length === 0) return pass;
	return remember({
		...seen.memo,
		intent: wholly(color)
	}, `somebody else set ${there.map(({ name }) => name).join(", ")} to ${color}`);
});
const proveBack = "prove the way back";
const provenBack = onAttempt(proveBack, ["routes"], (goal, seen, now, attempt, rung) => {
	if (!require_counted.intends(seen.memo, attempt.color)) return pass;
	const side = require_counted.identityOf({
		...seen.memo,
		attempt: void 0
	}, home(seen, attempt));
	const late = (why) => fail(`the way back could not be proven: ${why}`);
	return proof(goal, seen, now, rung, side, { late });
});
const outlasted = onAttempt("outlast the switch", ["routes"], (goal, seen, now, attempt, rung) => {
	if (!require_counted.intends(seen.memo, attempt.color) || keeps(goal, seen, attempt)) return pass;
	const stoodFor = Math.max(stoodMs(seen, proveBack, now), stoodMs(seen, rung, now));
	const leftMs = goal.terms.minimumHoldMs - stoodFor;
	if (leftMs <= 0) return pass;
	const why = `every node answers; ${attempt.color} is emptied after the minimum hold`;
	return unlessCancelled(seen, attempt, wait(leftMs, why));
});
const unpreviewed = onAttempt("remove the preview", ["preview"], (goal, seen, _now, attempt) => {
	const bare = attempt.kind === "deploy" && !require_counted.hadTraffic(seen.memo, attempt);
	if (seen.preview === void 0 || keeps(goal, seen, attempt) && !bare) return pass;
	return act({ kind: "unpreview" }, `${attempt.color} is about to be emptied`);
});
const drained = onAttempt("drain the side", ["targets"], (goal, seen, now, attempt, rung) => {
	if (keeps(goal, seen, attempt)) return pass;
	const { color } = attempt;
	if (!require_counted.hadTraffic(seen.memo, attempt) && require_counted.registered(seen, color).length === 0) return pass;
	return unlessCancelled(seen, attempt, drain(seen, color, rung, now));
});
const unnamed = teardown("remove the names", ["names", "machines"], (seen, { color }) => unname(seen, color));
const terminated = teardown("terminate the machines", ["machines"], (seen, attempt, now, rung) => unlessCancelled(seen, attempt, terminate(seen, attempt.color, rung, now)));
const released = teardown("allow scale-in", ["machines"], (seen) => release(seen));
const ended = onAttempt("end the attempt", ["memo"], (goal, seen, now, attempt) => remember(ended$2(goal, seen, attempt, keeps(goal, seen, attempt), now), `${attempt.id} is rejected: ${attempt.reason}`));
const unintended = onAttempt("clear the intent", ["memo"], (_goal, seen, _now, attempt) => {
	if (seen.memo.intent === void 0) return pass;
	const passed = attempt.passed.includes("traffic") ? attempt.passed : [...attempt.passed, "traffic"];
	const memo = {
		...withAttempt(seen.memo, attempt, { passed }),
		intent: void 0
	};
	return remember(memo, "every route is where it was; the attempt stays open");
});

// src/deploy/ladders.ts
const end = (outcome, why = "") => ({
	name: "end",
	asks: [],
	next: () => done(outcome, why)
});
const provision = [
	claimed,
	sized,
	fleet,
	named,
	ready,
	setUp,
	registered,
	previewed,
	healthy
];
const test = [
	...provision,
	migrated,
	answering,
	tested
];
const steady = [
	frozen,
	compared,
	quietAlarms,
	prepared,
	gateClosed
];
const shift = [
	gateClosedAtLast,
	shifted,
	proven,
	gateOpened,
	kept,
	thawed,
	followed,
	watched,
	turned,
	accepted
];
const retire = [
	gateKept,
	settled,
	finished,
	liveWell,
	begun,
	adopted,
	idleUnpreviewed,
	emptied,
	idleUnnamed,
	released$1,
	thawed,
	forgotten,
	keptEnded
];
const rollback = [
	heldPreviewed,
	heldRaised,
	heldHealthy,
	gateClosedBack,
	turnedBack,
	heldProven,
	gateOpenedBack,
	thawed,
	heldTurned,
	marked
];
const ladders = {
	provision: {
		name: "provision",
		rungs: [
			...provision,
			thawed,
			parkedAt("provisioned"),
			end("provisioned")
		]
	},
	test: {
		name: "test",
		rungs: [
			...test,
			thawed,
			parkedAt("tested"),
			end("tested")
		]
	},
	deploy: {
		name: "deploy",
		rungs: [
			...test,
			...steady,
			...shift
		]
	},
	agree: {
		name: "agree",
		rungs: [
			agreed,
			agreedProven,
			gateAgreed,
			agreedNoted
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
			raisedBack,
			gateClosedBack,
			restored,
			provenBack,
			gateOpenedBack,
			thawed,
			outlasted,
			heard,
			unpreviewed,
			drained,
			unnamed,
			terminated,
			released,
			ended
		]
	},
	failed: {
		name: "put back",
		rungs: [
			restored,
			provenBack,
			gateOpenedBack,
			thawed,
			outlasted,
			unintended
		]
	},
	steadied: {
		name: "give back",
		rungs: [gateOpenedBack, thawed]
	},
	serving: {
		name: "give back",
		rungs: [gateAgreed]
	},
	thawed: {
		name: "give back",
		rungs: [thawed]
	},
	retire: {
		name: "retire",
		rungs: retire
	},
	overdue: {
		name: "retire",
		rungs: [liveWell, ...retire]
	},
	overdueBack: {
		name: "rollback",
		rungs: [heldFit, ...rollback]
	},
	abandoned: {
		name: "abandon",
		rungs: [abandoned]
	},
	tidied: {
		name: "tidy",
		rungs: [
			unpreviewed$1,
			orphansUnnamed,
			orphansEnded
		]
	},
	rollback: {
		name: "rollback",
		rungs: rollback
	}
};
const over = (outcome, why) => ({
	name: "end",
	rungs: [end(outcome, why)]
});
function forAttempt(goal, seen, inTransit) {
	const { attempt } = seen.memo;
	if (attempt !== void 0 && !require_counted.isSameBuild(goal, attempt)) return ladders.replace;
	if (inTransit) return ladders.shift;
	return goal.command === "provision" || goal.command === "test" ? ladders[goal.command] : ladders.deploy;
}

// src/deploy/left-open.ts
const whereItCan = (step) => ({
	...step,
	next: (goal, seen, now) => seen.run.unthawed === void 0 ? step.next(goal, seen, now) : pass
});
const leftOpen = {
	name: "leave",
	rungs: [
		whereItCan(kept),
		whereItCan(thawed),
		{
			name: "end",
			asks: [],
			next: (goal, seen) => done("failed", said$1(goal, seen))
		}
	]
};
const said$1 = (goal, seen) => {
	const { unthawed } = seen.run;
	return [
		"cancelled; traffic stays where it is, the attempt stays open.",
		...unthawed === void 0 ? [] : [`Alarms and schedules of the groups still wait: ${unthawed}.`],
		...isNobodyAtWork(goal, seen) ? ["No side’s workers may work before that goes on."] : [],
		"The same command, or a sweep, goes on with it: it may yet be accepted. To take it back: command rollback."
	].join(" ");
};
function isNobodyAtWork(goal, seen) {
	const { attempt } = seen.memo;
	if (attempt === void 0) return false;
	const { machines } = seen.sides[attempt.color];
	return !(seen.gate === attempt.color || machines.some(({ gate }) => gate === "open")) && isQuiet(goal, seen, require_counted.homeColor(seen.memo) ?? require_counted.other(attempt.color));
}

// src/deploy/step.ts
const rungsOf = ({ rungs }, goal, seen) => rungs.flatMap((rung) => "rungs" in rung ? rung.rungs(goal, seen) : [rung]);

// src/deploy/sweep.ts
function forSweep(goal, seen, now) {
	const { attempt, intent, idle } = seen.memo;
	if (attempt !== void 0 && attempt.parked === void 0) return require_found.isOnCandidate(seen) ? ladders.shift : ladders.abandoned;
	if (attempt === void 0 && intent !== void 0) return unfinished(seen);
	const back = require_found.rollbackDue(seen, now);
	if (back !== void 0 && require_alarms.heldIsFit(goal, seen, back).kind === "go") return ladders.overdueBack;
	if (isLiveQuiet(goal, seen)) return ladders.serving;
	if (attempt === void 0 && isFrozen(seen)) return ladders.thawed;
	if (back !== void 0) return ladders.overdueBack;
	if (attempt === void 0 && idle !== void 0 && require_found.isDue(idle, now) && !stillWorks(goal, seen, idle, now)) return ladders.overdue;
	return isStray(seen) || goal.allow.has("orphans") && require_alarms.orphansOf(seen, now).length > 0 ? ladders.tidied : over(outcomeOf(seen), said(goal, seen, now));
}
function unfinished({ memo: { intent, live, idle } }) {
	return intent?.color === live?.color || intent?.color === idle?.color && idle?.standing !== "rejected" ? ladders.rollback : ladders.agree;
}
const stillWorks = (goal, seen, idle, now) => idle.standing === "retiring" && seen.findings[`busy/${idle.color}`]?.passed === false && !isToEnd(goal, seen, idle, now);
function outcomeOf({ run: { entered } }) {
	if (entered["mark the rollback"] !== void 0) return "rolled-back";
	return entered["put traffic back"] === void 0 ? "swept" : "rejected";
}
const deeds = [
	["accept the release", ({ memo }) => `${memo.live?.release} is accepted`],
	["end the attempt", ({ memo }) => `${memo.rejected?.attempt} is rejected: ${memo.rejected?.reason}`],
	["mark the rollback", () => "the rollback is done"],
	["note the agreement", ({ memo }) => `the record follows the routes to ${memo.live?.color}`],
	["open the gate", ({ memo }) => `workers of ${memo.live?.color} work`],
	["end the hold", () => "the other side is gone"],
	["give scaling back", () => "scaling is given back"],
	["remove the stray preview", () => "the preview is removed"],
	["end the orphans", () => "orphans are ended"]
];
function said(goal, seen, now) {
	const { entered } = seen.run;
	const owed = [...deeds.flatMap(([rung, tell]) => entered[rung] === void 0 ? [] : [tell(seen)]), ...workSaid(goal, seen, now)];
	return [...owed.length === 0 ? ["nothing was owed"] : owed, ...left(seen, now)].join("; ");
}
function workSaid(goal, seen, now) {
	const { attempt, idle } = seen.memo;
	if (attempt !== void 0 || idle === void 0 || !stillWorks(goal, seen, idle, now)) return [];
	return [worksSaid(goal, seen, now, idle)];
}
function left(seen, now) {
	const orphans = require_alarms.orphansOf(seen, now).length;
	const kept = require_counted.keptIds(seen);
	return [
		...seen.memo.attempt === void 0 ? [] : [parkedSaid(seen, now)],
		...kept.length === 0 ? [] : [`kept: ${require_counted.listed(kept)}, which retire with allow: kept ends`],
		...orphans === 0 ? [] : [`${require_counted.counted(orphans, "orphan")} left, which allow: orphans ends`]
	];
}
function parkedSaid(seen, now) {
	const { attempt } = seen.memo;
	const last = attempt && require_counted.crew(seen, attempt).at(-1);
	const age = last === void 0 ? "" : `, for ${require_alarms.ageSaid(now - last.launched)} at most`;
	return `${attemptSaid(seen)} and waits as ${attempt?.parked}${age}`;
}

// src/deploy/decide.ts
function decide(goal, seen, now) {
	const ladder = ladderFor(goal, seen, now);
	for (const rung of rungsOf(ladder, goal, seen)) {
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
function ladderFor(goal, seen, now) {
	const { memo, run } = seen;
	if (run.failure !== void 0) return afterFailure(goal, seen, run.failure);
	if (memo.attempt?.verdict === "rejected") return ladders.rejected;
	const asked = commanded(goal, seen, now);
	return run.cancelled ? afterCancel(goal, seen, asked) : asked;
}
function commanded(goal, seen, now) {
	const { memo } = seen;
	switch (goal.command) {
		case "status": return over("status", "nothing was changed");
		case "retire":
			if (isLiveQuiet(goal, seen)) return ladders.serving;
			return memo.idle === void 0 && !endsKept(goal, seen) ? afterRetire(seen) : ladders.retire;
		case "rollback": return forRollback(goal, seen);
		case "sweep": return forSweep(goal, seen, now);
		case "provision":
		case "test":
		case "switch":
		case "deploy": return forward(goal, seen, now);
	}
}
function forward(goal, seen, now) {
	const { memo, run } = seen;
	if (memo.attempt !== void 0) return forAttempt(goal, seen, require_counted.moved(seen));
	if (run.attempt !== void 0 && memo.rejected?.attempt === run.attempt) return over("rejected", memo.rejected.reason);
	if (run.attempt !== void 0) return afterAcceptance(goal, seen, now);
	const goes = require_found.goesOn(goal, seen, now);
	if (goal.allow.has("foreign-change") && memo.live !== void 0 && require_found.differs(seen) && !goes) return ladders.agree;
	const begun = Math.min(now, ...Object.values(run.entered));
	if (require_found.makes(goal) && require_found.rollbackDue(seen, begun) !== void 0) return ladders.rollback;
	if (isLiveQuiet(goal, seen)) return ladders.serving;
	if (goal.build !== void 0 && memo.live?.build === goal.build) return afterAcceptance(goal, seen, now);
	if (memo.idle !== void 0 && goal.command !== "switch") return ladders.retire;
	return goal.command === "provision" || goal.command === "test" ? ladders[goal.command] : ladders.deploy;
}
function afterAcceptance(goal, seen, now) {
	const { memo, run } = seen;
	const { idle } = memo;
	const ended = run.entered["end the hold"] !== void 0;
	const ours = run.attempt !== void 0 || ended || require_counted.isDone(goal, seen, "held");
	if (idle === void 0) return over(ours ? "live" : "unchanged", ours ? "" : "this build is live already");
	const unwanted = goal.hold.kind === "none" && !idle.approval;
	const due = require_found.isOver(idle, now) && idle.holdDefault === "retire";
	if (idle.standing === "retiring" || idle.standing === "held" && (unwanted || due)) return ladders.retire;
	return over(ours ? "held" : "unchanged", ours ? "" : "this build is live already");
}
const endsKept = (goal, seen) => goal.allow.has("kept") && require_counted.keptIds(seen).length > 0;
const endings = [
	"end the hold",
	"end what was kept",
	"end the attempt"
];
const afterRetire = (seen) => endings.every((rung) => seen.run.entered[rung] === void 0) ? over("unchanged", "nothing is held") : over("retired", keptSaid(seen));
const keptSaid = (seen) => {
	const ids = require_counted.keptIds(seen);
	return ids.length === 0 ? "" : `kept: ${require_counted.listed(ids)}`;
};
function forRollback(goal, seen) {
	const { memo, run } = seen;
	if (memo.attempt !== void 0) return ladders.replace;
	if (!(require_counted.isDone(goal, seen, "rolled-back") || run.entered["mark the rollback"] !== void 0 || run.entered["end the attempt"] !== void 0) || memo.intent !== void 0) return ladders.rollback;
	if (memo.live === void 0) return over("rolled-back", "nothing was live before");
	const { entered } = run;
	const gotNothing = entered["end the attempt"] !== void 0 && entered["put traffic back"] === void 0 && entered["roll traffic back"] === void 0;
	return over("rolled-back", gotNothing && memo.rejected !== void 0 ? `${memo.rejected.release} (${memo.rejected.attempt}) is ended before it had traffic; what serves is as it was` : "");
}
function afterFailure(goal, seen, failure) {
	const { attempt, intent } = seen.memo;
	if (attempt?.verdict === "rejected") return over("stranded", failure.said);
	if (intent !== void 0 && isBack(goal, seen)) return over("stranded", failure.said);
	if (failure.count === 1 && isLiveQuiet(goal, seen)) return ladders.serving;
	if (attempt === void 0 || goal.command === "rollback") return over("failed", failure.said);
	if (intent !== void 0) return failure.count > 1 ? over("stranded", failure.said) : ladders.failed;
	return isHeldBack(goal, seen, attempt) && failure.count === 1 ? ladders.steadied : over("failed", failure.said);
}
const isBack = ({ command }, { memo: { attempt, intent, idle } }) => command === "rollback" || attempt === void 0 && (command === "sweep" || intent?.color === idle?.color && idle?.holdDefault === "rollback");
const isHeldBack = (goal, seen, attempt) => require_counted.colors.some((color) => (seen.sides[color].scaling?.frozen ?? []).length > 0) || isQuiet(goal, seen, require_counted.homeColor(seen.memo) ?? require_counted.other(attempt.color));
function afterCancel(goal, seen, asked) {
	const { attempt } = seen.memo;
	if (asked.name === "end") return asked;
	if (isLiveQuiet(goal, seen)) return ladders.serving;
	if (attempt === void 0 && seen.run.entered["end the attempt"] !== void 0) return over("rejected", seen.memo.rejected?.reason ?? "cancelled");
	const undo = goal.command !== "rollback" && goal.command !== "retire" && goal.command !== "sweep";
	if (attempt === void 0 || !undo) return over("failed", "cancelled; the next run goes on");
	if (attempt.parked !== void 0) return over("failed", "cancelled; the attempt stays as it is");
	if (require_counted.moved(seen) && !require_counted.isByParts(seen) && require_counted.liveColor(seen.routes) === attempt.color && goal.terms.watch?.onCancel !== "rollback") return leftOpen;
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

// src/deploy/recall.ts
function recall(seen, now) {
	const { memo } = seen;
	const live = require_counted.liveColor(seen.routes);
	if (memo.written > 0 || live === void 0) return memo;
	const [serving, waiting] = [made(seen, live), made(seen, require_counted.other(live))];
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
	const targets = require_counted.registered(seen, color);
	const ours = seen.sides[color].machines.filter((machine) => machine.ours && require_counted.alive(machine));
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

// src/deploy/first-look.ts
const everything = [
	"memo",
	"routes",
	"machines",
	"targets",
	"preview",
	"names",
	"gate",
	"alarms"
];
async function firstLook({ world, clock, cancel, cancelled }, also = []) {
	const seen = await world.observe([...everything, ...also], void 0, cancel);
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

// src/deploy/pace.ts
const firstMs = 250;
const lastMs = 5e3;
var Pace = class {
	#nextMs = firstMs;
	#last = [];
	next({ routes, sides, preview, memo }, atMostMs) {
		const shown = [
			routes,
			sides,
			preview,
			memo
		];
		this.#nextMs = isSame(shown, this.#last) ? Math.min(this.#nextMs * 1.3, lastMs) : firstMs;
		this.#last = shown;
		return Math.max(20, Math.min(this.#nextMs, atMostMs));
	}
};
var Repeats = class {
	#last = [];
	#count = 0;
	count({ rung, move }, { routes, sides, preview, memo }) {
		if (move.kind !== "act" || move.act.kind === "check") return 1;
		const found = [
			rung,
			move.act.kind,
			routes,
			sides,
			preview,
			{
				...memo,
				written: 0
			}
		];
		this.#count = isSame(found, this.#last) ? this.#count + 1 : 1;
		this.#last = found;
		return this.#count;
	}
};
function isSame(one, other) {
	if (one === other) return true;
	if (!isObject(one) || !isObject(other)) return false;
	const keys = Object.keys(one);
	if (keys.length !== Object.keys(other).length) return false;
	for (const key of keys) if (!isSame(one[key], other[key])) return false;
	return true;
}
const isObject = (value) => typeof value === "object" && value !== null;
const repeatPauseMs = (count) => 250 * 2 ** (count - 2);

// src/deploy/to-switch.ts
function isToSwitch({ command, build }, { memo, routes, run }) {
	if (command !== "deploy" && command !== "switch" || run.cancelled) return false;
	if (memo.intent !== void 0 || require_counted.liveColor(routes) === void 0) return false;
	return memo.attempt === void 0 ? build === void 0 || build !== memo.live?.build : memo.attempt.verdict === "open";
}

// src/deploy/converge.ts
const lastLookMs = 1e4;
const glanceMs = 1e3;
const endedBy = (error) => error instanceof require_goal.SwitchoverError ? {
	outcome: require_goal.isRefused(error) ? "refused" : "failed",
	why: require_goal.inWords(error)
} : void 0;
const ends = (error) => error instanceof require_goal.SwitchoverError && [
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
			const barred = await this.#tryRoutes();
			if (barred.length > 0) return this.#result("refused", told(barred));
			for (;;) {
				const result = await this.#tick();
				if (result !== void 0) return result;
			}
		} catch (error) {
			if (!(error instanceof require_goal.SwitchoverError)) throw error;
			return this.#broken(error);
		}
	}
	async #tryRoutes() {
		if (!isToSwitch(this.#goal, this.#seen)) return [];
		await this.#confirm();
		return this.#ports.world.tryRoutes(this.#seen, this.#stop);
	}
	async #broken(error) {
		const { reason } = this.#lease.signal;
		const why = reason instanceof require_goal.SwitchoverError ? reason : error;
		const { end } = this.#ports;
		if (end.aborted) await this.#look(everything, AbortSignal.timeout(glanceMs)).catch(() => void 0);
		else if (why.code === "lease-lost") {
			const soon = AbortSignal.any([end, AbortSignal.timeout(lastLookMs)]);
			await this.#look(everything, soon).catch(() => void 0);
		}
		return this.#result("failed", require_goal.inWords(why));
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
			if (!(error instanceof require_goal.SwitchoverError) || ends(error) || this.#stop.aborted) throw error;
			this.#seen = broken(this.#seen, act, decision, require_goal.inWords(error));
			await this.#look(everything);
		}
	}
	async #check(act, decision) {
		const { probes, clock, narrator, cancel } = this.#ports;
		const found = await this.#unlessCancelled(probes.run(act, this.#seen, this.#interruptible(cancel)));
		if (found === void 0) return;
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
		if (guarded.has(act.kind)) await this.#confirm();
		this.#stop.throwIfAborted();
		try {
			await world.act(act, this.#seen, this.#stop);
		} finally {
			this.#seen = touched(this.#seen, act);
			if (act.kind === "forward" || act.kind === "preview") probes.changed(act.kind);
		}
		this.#acts.push({
			rung: decision.rung,
			act,
			why: decision.move.kind === "act" ? decision.move.why : "",
			at: clock.now()
		});
		if (act.kind === "remember") this.#seen = remembered(this.#seen, this.#goal, act, clock.now());
		narrator.acted(decision, void 0, clock.now());
		if (act.kind !== "remember") await this.#look(act.kind === "end-orphans" ? [...everything, "owned"] : everything);
	}
	async #confirm() {
		if (await this.#lease.confirm(this.#stop)) return;
		throw new require_goal.SwitchoverError("lease-lost", "the lease is not ours any more", "Run the command again: it goes on from here.");
	}
	async #look(asks, signal = this.#stop) {
		const { findings, run, ...before } = this.#seen;
		const seen = await this.#ports.world.observe(asks, before, signal);
		this.#seen = {
			...seen,
			memo: recall(seen, this.#ports.clock.now()),
			findings,
			run
		};
	}
	async #sleep(ms) {
		const { clock, cancel } = this.#ports;
		await this.#unlessCancelled(clock.sleep(ms, this.#interruptible(cancel)));
	}
	#unlessCancelled(asked) {
		return asked.catch((error) => {
			if (!this.#ports.cancel.aborted || this.#seen.run.cancelled || this.#stop.aborted) throw error;
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
const told = (wrong) => {
	const remedies = new Set(wrong.map(({ remedy }) => remedy));
	return `${wrong.map(({ said }) => said).join("; ")}. ${[...remedies].join(" ")}`;
};

Object.defineProperty(exports, "agreedMemo", {
  enumerable: true,
  get: function () {
    return agreedMemo;
  }
});
Object.defineProperty(exports, "anotherBuild", {
  enumerable: true,
  get: function () {
    return anotherBuild;
  }
});
Object.defineProperty(exports, "attemptSaid", {
  enumerable: true,
  get: function () {
    return attemptSaid;
  }
});
Object.defineProperty(exports, "beneath", {
  enumerable: true,
  get: function () {
    return beneath;
  }
});
Object.defineProperty(exports, "changedBefore", {
  enumerable: true,
  get: function () {
    return changedBefore;
  }
});
Object.defineProperty(exports, "changedRefused", {
  enumerable: true,
  get: function () {
    return changedRefused;
  }
});
Object.defineProperty(exports, "checkedSide", {
  enumerable: true,
  get: function () {
    return checkedSide;
  }
});
Object.defineProperty(exports, "converge", {
  enumerable: true,
  get: function () {
    return converge;
  }
});
Object.defineProperty(exports, "decide", {
  enumerable: true,
  get: function () {
    return decide;
  }
});
Object.defineProperty(exports, "deployFirst", {
  enumerable: true,
  get: function () {
    return deployFirst;
  }
});
Object.defineProperty(exports, "endedBy", {
  enumerable: true,
  get: function () {
    return endedBy;
  }
});
Object.defineProperty(exports, "entered", {
  enumerable: true,
  get: function () {
    return entered;
  }
});
Object.defineProperty(exports, "firstLook", {
  enumerable: true,
  get: function () {
    return firstLook;
  }
});
Object.defineProperty(exports, "foreign", {
  enumerable: true,
  get: function () {
    return foreign;
  }
});
Object.defineProperty(exports, "fresh", {
  enumerable: true,
  get: function () {
    return fresh;
  }
});
Object.defineProperty(exports, "go", {
  enumerable: true,
  get: function () {
    return go$1;
  }
});
Object.defineProperty(exports, "holdRefused", {
  enumerable: true,
  get: function () {
    return holdRefused;
  }
});
Object.defineProperty(exports, "imagine", {
  enumerable: true,
  get: function () {
    return imagine;
  }
});
Object.defineProperty(exports, "imaginedFinding", {
  enumerable: true,
  get: function () {
    return imaginedFinding;
  }
});
Object.defineProperty(exports, "keptRefused", {
  enumerable: true,
  get: function () {
    return keptRefused;
  }
});
Object.defineProperty(exports, "leased", {
  enumerable: true,
  get: function () {
    return leased;
  }
});
Object.defineProperty(exports, "leftAlone", {
  enumerable: true,
  get: function () {
    return leftAlone;
  }
});
Object.defineProperty(exports, "nothing", {
  enumerable: true,
  get: function () {
    return nothing;
  }
});
Object.defineProperty(exports, "nothingToTest", {
  enumerable: true,
  get: function () {
    return nothingToTest;
  }
});
Object.defineProperty(exports, "onIdle", {
  enumerable: true,
  get: function () {
    return onIdle;
  }
});
Object.defineProperty(exports, "refuse", {
  enumerable: true,
  get: function () {
    return refuse$1;
  }
});
Object.defineProperty(exports, "restarted", {
  enumerable: true,
  get: function () {
    return restarted;
  }
});
Object.defineProperty(exports, "unless", {
  enumerable: true,
  get: function () {
    return unless;
  }
});
Object.defineProperty(exports, "unrecorded", {
  enumerable: true,
  get: function () {
    return unrecorded;
  }
});
Object.defineProperty(exports, "withFinding", {
  enumerable: true,
  get: function () {
    return withFinding;
  }
});
Object.defineProperty(exports, "withoutStale", {
  enumerable: true,
  get: function () {
    return withoutStale;
  }
});
Object.defineProperty(exports, "worksOn", {
  enumerable: true,
  get: function () {
    return worksOn;
  }
});