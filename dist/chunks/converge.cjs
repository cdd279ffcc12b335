const require_goal = require("./goal.cjs");
const require_moves = require("./moves.cjs");
const require_listed = require("./listed.cjs");
const require_placeholders = require("./placeholders.cjs");

// src/deploy/found.ts
const parked = (seen) => seen.memo.attempt?.verdict === "open" && seen.memo.attempt.parked !== void 0;
const died = (seen) => seen.memo.attempt?.verdict === "open" && seen.memo.attempt.parked === void 0;
const same = (goal, seen) => seen.memo.attempt !== void 0 && require_goal.isSameBuild(goal, seen.memo.attempt);
function differs(seen) {
	const { live, idle, intent, attempt } = seen.memo;
	const whole = intent?.share === 100 ? intent.color : void 0;
	const expected = attempt === void 0 ? [live?.color] : [live?.color ?? require_goal.other(attempt.color), whole];
	if (seen.routes.some((route) => route.forwards === "mixed" && !require_goal.isMeant(seen.memo, route))) return true;
	if (attempt === void 0 && intent !== void 0 && intent.color === live?.color) return true;
	if (attempt === void 0 && idle !== void 0 && idle.color === require_goal.liveColor(seen.routes)) return true;
	if (expected.every((color) => color === void 0)) return require_goal.liveColor(seen.routes) === void 0;
	return seen.routes.some(({ forwards }) => forwards !== "mixed" && !expected.some((color) => color === forwards));
}
const isOver = (idle, now) => idle.due !== void 0 && idle.due <= now;
const heldOpen = (idle, now) => idle?.standing === "held" && !isOver(idle, now);
const strangers = (seen) => {
	const live = require_goal.liveColor(seen.routes);
	const { attempt, idle } = seen.memo;
	if (live === void 0 || attempt !== void 0 || idle !== void 0) return [];
	return seen.sides[require_goal.other(live)].targets.filter((target) => !require_goal.isDraining(target)).map(({ id }) => id);
};
const isEmpty = (seen) => {
	const live = require_goal.liveColor(seen.routes);
	return live !== void 0 && require_goal.registered(seen, require_goal.other(live)).length === 0;
};
const makes = (goal) => goal.command === "deploy" || goal.command === "provision";
function owes(goal, seen, now) {
	const { idle } = seen.memo;
	if (idle === void 0 || idle.standing === "rejected" || idle.standing === "rolled-back") return false;
	return idle.standing === "retiring" || !heldOpen(idle, now) || goal.hold.kind === "none" && !idle.approval;
}
const mayAgree = (goal, { memo }) => goal.allow.has("foreign-change") && goal.command !== "rollback" && goal.command !== "retire" && (memo.live !== void 0 || memo.attempt !== void 0);

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
	const color = require_goal.liveColor(seen.routes);
	if (seen.memo.live !== void 0 || color === void 0 || require_goal.registered(seen, color).length === 0) return seen.memo.live;
	return {
		...identity(require_goal.identityOf(seen.memo, color)),
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
		run: require_goal.runKey(goal.run)
	};
	return {
		...seen.memo,
		sequence,
		live: liveNow(seen, now),
		attempt,
		intent: void 0
	};
}
function claim(goal, seen, now) {
	const live = require_goal.liveColor(seen.routes) ?? "green";
	return open(goal, seen, now, (id) => ({
		color: require_goal.other(live),
		release: goal.release ?? "unknown",
		build: goal.build ?? "",
		attempt: id,
		adopted: false,
		...goal.origin && { origin: goal.origin },
		kind: "deploy",
		count: countFor(goal, seen, require_goal.other(live)),
		made: goal.made
	}));
}
function countFor(goal, seen, color) {
	const { fleet, count } = goal.terms;
	if (fleet === "existing") return seen.sides[color].machines.filter(isNamed$1).length;
	return count.live ? Math.max(count.atLeast, require_goal.sizeOf(seen, require_goal.other(color))) : count.atLeast;
}
const isNamed$1 = (machine) => machine.origin === "named" && require_goal.alive(machine);
const claimSwitchover = (goal, seen, idle, now) => open(goal, seen, now, () => ({
	...identity(idle),
	kind: "switchover",
	count: require_goal.registered(seen, idle.color).length,
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
const idleFrom = (goal, side, standing, now, reason) => ({
	...identity(side),
	standing,
	due: void 0,
	approval: false,
	holdDefault: goal.terms.holdDefault,
	since: now,
	run: require_goal.runKey(goal.run),
	by: goal.run.actor,
	reason
});
function accepted$1(goal, seen, attempt, now) {
	const { hold } = goal;
	const before = require_goal.identityOf({
		...seen.memo,
		attempt: void 0,
		idle: void 0
	}, require_goal.other(attempt.color));
	const held = {
		...idleFrom(goal, before, "held", now, goal.reason),
		due: hold.kind === "none" ? now : now + hold.ms,
		approval: hold.kind === "approval",
		holdDefault: hold.kind === "none" ? "retire" : goal.terms.holdDefault
	};
	const idle = require_goal.registered(seen, require_goal.other(attempt.color)).length === 0 ? void 0 : held;
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
function ended$2(goal, seen, attempt, kept, now) {
	const stays = {
		...idleFrom(goal, attempt, "rejected", now, attempt.reason),
		due: now + goal.terms.keepFailedMs
	};
	const untouched = attempt.kind === "switchover" && !require_goal.intends(seen.memo, attempt.color);
	return {
		...seen.memo,
		idle: untouched ? seen.memo.idle : kept ? stays : void 0,
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
	const from = require_goal.identityOf({
		...seen.memo,
		idle: void 0
	}, require_goal.other(to.color));
	const kept = {
		...idleFrom(goal, from, "rolled-back", now, goal.reason),
		due: now + goal.terms.keepFailedMs
	};
	const idle = seen.memo.live?.color === to.color ? seen.memo.idle : require_goal.registered(seen, from.color).length === 0 ? void 0 : kept;
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
	next: (goal, seen, now) => seen.memo.attempt === void 0 ? require_moves.pass : next(goal, seen, now, seen.memo.attempt, name)
});

// src/deploy/steps/accepted.ts
const accepted = onAttempt("accept the release", ["memo"], (goal, seen, now, attempt) => require_moves.remember(accepted$1(goal, seen, attempt, now), `${attempt.release} ${isProven(seen, attempt) ? "is proven" : "stood for the minimum hold"} on ${attempt.color}; ${require_goal.other(attempt.color)} keeps ${require_goal.sideSaid(seen, require_goal.other(attempt.color))}`));
const isProven = ({ findings }, { color, adopted }) => !adopted && findings[`proof/${color}`]?.passed === true;
const parkedAt = (parked) => onAttempt("park the attempt", ["memo"], (_goal, seen, _now, attempt) => {
	if (attempt.parked === parked) return require_moves.pass;
	return require_moves.remember(withAttempt(seen.memo, attempt, { parked }), `${attempt.release} is ${parked} on ${attempt.color}`);
});

// src/deploy/steps/asked.ts
const againMs = 250;
function ask(seen, now, question, late = require_moves.reject) {
	const { rung, check: check$1, key, side, index = 0, again = false, withinMs } = question;
	const finding = seen.findings[key];
	if (finding?.passed) return "passed";
	if (finding !== void 0 && require_moves.stoodMs(seen, rung, now) >= withinMs) return late(finding.said);
	if (finding !== void 0 && now - finding.at < againMs) return require_moves.wait(againMs, finding.said);
	const unlike = require_goal.identityOf(seen.memo, require_goal.other(side.color));
	const why = finding?.said ?? `${side.color} must answer as ${side.release}`;
	return require_moves.check(check$1, key, side, why, {
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
		const leftMs = terms.minimumHoldMs - require_moves.stoodMs(seen, rung, now);
		return leftMs > 0 ? require_moves.wait(leftMs, `${why}: minimum hold`) : counted(goal, seen, side);
	};
	const unlike = require_goal.identityOf(seen.memo, require_goal.other(side.color));
	if (terms.proof === void 0) return held("no proof is configured");
	if (side.adopted && !unlike.adopted) return departed(seen, now, rung, side, terms.proof.withinMs, held);
	if (!require_goal.tellsApart(terms, side, unlike)) return held(`answers cannot tell ${side.color} from ${unlike.color}`);
	const finding = seen.findings[key];
	const unreached = finding === void 0 ? [] : routesUnreached(seen, finding);
	if (finding !== void 0 && unreached.length > 0 && finding.streak >= 3) {
		const which = unreached.length === seen.routes.length ? "" : ` of ${unreached.join(", ")}`;
		return terms.proof.required && lacking !== void 0 ? lacking(`no load-balancer node${which} could be asked: ${finding.said}`) : held(`no load-balancer node${which} could be asked`);
	}
	const answer = ask(seen, now, {
		rung,
		check: "proof",
		key,
		side,
		withinMs: terms.proof.withinMs
	}, late);
	return answer === "passed" ? require_moves.pass : answer;
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
	if (terms.minimumHoldMs < leastCountedMs || seen.findings[key] !== void 0) return require_moves.pass;
	return require_moves.check("counts", key, side, `which side does CloudWatch count requests for?`);
}
const unproven = (why) => require_moves.reject(`the switch could not be proven: ${why}`);
const proven = onAttempt("prove the switch", ["routes"], (goal, seen, now, attempt, rung) => proof(goal, seen, now, rung, attempt, {
	late: unproven,
	lacking: unproven
}));

// src/deploy/steps/watched.ts
const everyMs = 1e3;
const breaches = 3;
function against({ terms: { pairs, watch } }, seen, attempt) {
	return [watch?.targetHealth === false || require_goal.healthy(seen, attempt.color, pairs).length >= attempt.count ? "" : require_goal.healthSaid(seen, attempt.color, pairs), require_goal.alarmsSaid(require_goal.ringing(seen))].filter((part) => part !== "").join("; ");
}
const unheard = (seen) => {
	const said = require_goal.alarmsSaid(seen.alarms.filter(({ state }) => state === "unknown"));
	return said === "" ? "" : `; ${said}`;
};
function looked(goal, seen, now, attempt, { rung, key, forMs, share }) {
	const finding = seen.findings[key];
	const under = share === 100 ? "under production traffic" : `under ${share} % of production traffic`;
	if (finding !== void 0 && !finding.passed && finding.streak >= breaches) return (seen.alarms.some(({ state }) => state === "unread") ? require_moves.fail : require_moves.reject)(`${under}: ${finding.said}`);
	const leftMs = forMs - require_moves.stoodMs(seen, rung, now);
	if (leftMs <= 0 && finding?.passed) return require_moves.pass;
	const dueMs = finding === void 0 ? 0 : finding.at + everyMs - now;
	if (dueMs > 0) {
		const why = `${finding?.said}${unheard(seen)}; ${Math.ceil(Math.max(0, leftMs) / 1e3)} s left`;
		const atMostMs = Math.max(1, Math.min(dueMs, leftMs > 0 ? leftMs : dueMs));
		return require_moves.wait(atMostMs, share === 100 ? why : `${share} %: ${why}`, Math.max(atMostMs, leftMs));
	}
	const first = share === 100 ? `for ${require_moves.seconds(forMs)}` : `${share} % for ${require_moves.seconds(forMs)}`;
	return require_moves.check("watch", key, attempt, finding?.said ?? first, {
		against: against(goal, seen, attempt),
		...share === 100 ? {} : { share }
	});
}
const watched = onAttempt("watch the release", [
	"routes",
	"targets",
	"alarms"
], (goal, seen, now, attempt, rung) => {
	const { watch } = goal.terms;
	if (watch === void 0) return require_moves.pass;
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
	if (unasked !== void 0) return require_moves.fail(unasked);
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
	if (attempt.kind === "switchover" || releaseTests.length === 0) return require_moves.pass;
	const { tests: key } = keysOf(attempt, share);
	const question = {
		rung,
		check: "release-test",
		key,
		side: attempt,
		withinMs: 0
	};
	const late = (why) => require_moves.reject(`under ${share} % of production traffic: ${why}`);
	const answer = ask(seen, now, question, late);
	if (answer === "passed") return require_moves.pass;
	return answer.kind === "act" ? {
		...answer,
		why: `${share} %: ${releaseTests.join(", ")}`
	} : answer;
}

// src/deploy/steps/shifted.ts
function forwardAs(seen, intent) {
	const { color, share, lent } = intent;
	const off = require_goal.routesOff(seen, color, share);
	if (off.length === 0) return require_moves.pass;
	return require_moves.act({
		kind: "forward",
		color,
		...share === 100 ? {} : { share },
		...lent.length === 0 ? {} : { lent }
	}, `${off.map((route) => `${route.name}: ${route.said}`).join("; ")} → ${require_goal.intentSaid(intent)}${delaySaid(off, share)}`);
}
function delaySaid(routes, share) {
	const forMs = Math.max(0, ...routes.map(({ sticky }) => sticky?.forMs ?? 0));
	return share === 100 || forMs === 0 ? "" : `; sticky sessions delay the move: a client keeps the side that it was sent to for up to ${require_moves.seconds(forMs)}, until all of the traffic moves`;
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
	if (intent === void 0 || !require_goal.intends(seen.memo, attempt.color)) return begun(goal, seen, attempt);
	const off = require_goal.routesOff(seen, attempt.color, intent.share);
	const moved = off.filter((route) => isMoved(goal, seen, attempt, intent, route));
	if (moved.length > 0) return require_moves.reject(`${moved.map((route) => route.name).join(", ")} was moved${intent.share === 100 ? " back" : ""} by somebody else`);
	if (intent.from > 0 && seen.routes.every((route) => require_goal.shareOf(route, attempt.color) === 0)) return begun(goal, seen, attempt);
	if (off.length > 0 || intent.share === 100) return forwardAs(seen, intent);
	const soak = soaked(goal, seen, now, attempt, intent.share, rung);
	return soak.kind === "pass" ? stepped(goal, seen, intent) : soak;
});
function begun(goal, seen, attempt) {
	const weighted = !goal.allow.has("foreign-change");
	const stranger = require_goal.routesOff(seen, attempt.color).find(({ forwards }) => forwards === "foreign" || weighted && forwards === "mixed");
	if (stranger !== void 0 && seen.memo.intent === void 0) return require_moves.fail(`${stranger.name} was changed by somebody else: ${stranger.said}`);
	const share = goal.terms.switch.steps[0] ?? 100;
	const needs = ({ sticky }) => share < 100 && sticky?.own === false;
	const lent = seen.routes.filter(needs).map(({ arn }) => require_goal.routeKey(arn));
	const intent = {
		color: attempt.color,
		share,
		from: 0,
		lent
	};
	return require_moves.remember({
		...seen.memo,
		intent
	}, `every route is about to be set to ${require_goal.intentSaid(intent)}`);
}
function stepped(goal, seen, before) {
	const share = goal.terms.switch.steps.find((step) => step > before.share) ?? 100;
	const intent = {
		...before,
		share,
		from: before.share
	};
	return require_moves.remember({
		...seen.memo,
		intent
	}, `${before.share} % stood for ${require_moves.seconds(goal.terms.switch.everyMs)}: every route is about to be set to ${require_goal.intentSaid(intent)}`);
}
function isMoved(goal, seen, attempt, intent, route) {
	if (intent.share === 100 && seen.run.entered["prove the switch"] !== void 0) return true;
	if (hasStood(seen, attempt, intent.share)) return true;
	if (goal.allow.has("foreign-change") || intent.from === 0) return route.forwards === "foreign";
	return !require_goal.isMeant(seen.memo, route) && require_goal.shareOf(route, intent.color) !== 0;
}

// src/deploy/steps/agreed.ts
function agreedSide({ memo, routes }) {
	const color = require_goal.liveColor(routes) ?? memo.live?.color;
	if (color === void 0 || color === memo.live?.color) return memo.live;
	return require_goal.identityOf({
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
	const stays = require_goal.registered(seen, require_goal.other(color)).length > 0;
	const idle = {
		...emptyIdle(goal.run.actor),
		...memo.live,
		standing: "held",
		since: now
	};
	return {
		...memo,
		live,
		idle: stays ? idle : void 0,
		intent: void 0
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
		if (side === void 0) return require_moves.fail("no record tells which side is live");
		if (!require_goal.intends(seen.memo, side.color)) return require_moves.remember({
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
		const late = (why) => require_moves.fail(`where traffic is could not be proven: ${why}`);
		return side === void 0 ? require_moves.pass : proof(goal, seen, now, "prove the agreement", side, { late });
	}
};
const agreedNoted = {
	name: "note the agreement",
	asks: ["memo"],
	next: (goal, seen, now) => require_moves.remember(agreedMemo(goal, seen, now), `every route is on ${agreedSide(seen)?.color}; the record follows`)
};

// src/deploy/steps/answering.ts
const asksWhileShared = ({ switch: { steps }, testsByPreview, watch }) => steps.length > 1 && (testsByPreview !== "none" || watch?.http === true);
const answering = onAttempt("prove the preview", ["preview", "routes"], (goal, seen, now, attempt, rung) => {
	const { proof, minimumHoldMs, testsByPreview } = goal.terms;
	if ((attempt.kind === "switchover" || attempt.passed.includes("release-test") || testsByPreview === "none") && !asksWhileShared(goal.terms)) return require_moves.pass;
	if (seen.preview?.shadowed !== void 0) return require_moves.fail(seen.preview.shadowed);
	const held = (why) => {
		const leftMs = minimumHoldMs - require_moves.stoodMs(seen, rung, now);
		return leftMs > 0 ? require_moves.wait(leftMs, `${why}: the preview is given the minimum hold`) : require_moves.pass;
	};
	const live = require_goal.identityOf(seen.memo, require_goal.other(attempt.color));
	if (proof === void 0 || !require_goal.tellsApart(goal.terms, attempt, live)) return held("nothing tells the sides apart");
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
	return answer === "passed" ? require_moves.pass : answer;
});

// src/deploy/steps/claimed.ts
const claimed = {
	name: "claim the attempt",
	asks: ["memo"],
	next(goal, seen, now) {
		const { attempt, idle } = seen.memo;
		if (attempt !== void 0) {
			if (seen.run.attempt === attempt.id) return require_moves.pass;
			const taken = withAttempt(seen.memo, attempt, {
				run: require_goal.runKey(goal.run),
				parked: void 0
			});
			return require_moves.remember(taken, `${attempt.id} is open on ${attempt.color} → this run goes on with ${attempt.release}`);
		}
		if (goal.command === "switch" && idle !== void 0) {
			const memo = claimSwitchover(goal, seen, idle, now);
			return require_moves.remember(memo, `${idle.color} stands ${idle.standing} with ${idle.release} → ${memo.attempt?.id}: switch to it`);
		}
		const memo = claim(goal, seen, now);
		const color = memo.attempt?.color ?? "blue";
		return require_moves.remember(memo, `${color} has ${require_goal.sideSaid(seen, color)} → ${memo.attempt?.id}: ${memo.attempt?.count} × ${goal.release}`);
	}
};

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
		move: require_moves.check("last-words", key, attempt, why)
	};
}
const lastLineOf = (said, machine) => said.split("\n").findLast((line) => line.startsWith(`${machine}: `))?.slice(`${machine}: `.length);
const heard = onAttempt("hear last words", ["machines"], (_goal, seen, _now, attempt) => {
	if (!seen.sides[attempt.color].machines.some((machine) => machine.ours) || seen.run.cancelled || attempt.kind === "switchover") return require_moves.pass;
	const words = lastWords(seen, attempt, "rejected");
	return words.kind === "ask" ? words.move : require_moves.pass;
});

// src/deploy/steps/fleet.ts
const inState = (seen, attempt, ...states) => seen.sides[attempt.color].machines.filter((machine) => machine.ours && machine.attempt === attempt.attempt && states.includes(machine.state));
const dead = (seen, attempt) => inState(seen, attempt, "terminated", "shutting-down");
function launch(goal, seen, attempt, have, found) {
	const { color, release, count, made } = attempt;
	if (goal.command === "test" || goal.command === "switch") return require_moves.fail(`${color} has ${have} of ${count} machines, and ${goal.command} launches none; run deploy or provision`);
	const passed = unsettled(attempt);
	if (passed.length < attempt.passed.length) return require_moves.remember(withAttempt(seen.memo, attempt, { passed }), `${found}: what was found of the machines is asked again`);
	const stopped = goal.terms.fleet === "ec2" ? inState(seen, attempt, "stopping", "stopped") : [];
	if (stopped.length > 0) {
		const machines = stopped.map(({ id }) => id);
		return require_moves.act({
			kind: "terminate",
			color,
			machines
		}, `${machines.join(", ")} stopped; ${found}`);
	}
	return require_moves.act({
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
	const have = require_goal.crew(seen, attempt).length;
	const found = have === 0 ? `${color} is empty` : `${color} has ${have} of ${count}`;
	const lost = dead(seen, attempt);
	const last = lost.at(-1);
	const words = lastWords(seen, attempt, `${lost.length}`);
	if (last !== void 0 && words.kind === "ask") return words.move;
	const said = last === void 0 || words.kind === "ask" ? "" : deathSaid(last, words.said);
	if (lost.length > 2 * count) return require_moves.fail(`${lost.length} machines of ${attempt.id} died${said}`);
	if (!isTold(seen, attempt)) return launch(goal, seen, attempt, have, found + said);
	const why = [found + said, seen.sides[color].scaling?.said].filter(Boolean).join("; ");
	return require_moves.waitWithin(seen, rung, now, goal.terms.healthWithinMs, why, require_moves.fail);
}
function deathSaid({ id, stateReason }, words) {
	const end = lastLineOf(words, id);
	return `; ${id} died: ${stateReason}${end === void 0 || end === stateReason ? "" : `; its console ends: ${end}`}`;
}
function standing(seen, attempt) {
	const { color, count } = attempt;
	const there = require_goal.crew(seen, attempt).length;
	if (there >= count && there > 0) return require_moves.pass;
	return require_moves.fail(`${there} of the ${Math.max(1, count)} machines that the config names for ${color} run`);
}
const fleet = onAttempt("launch the fleet", ["machines"], (goal, seen, now, attempt, name) => {
	if (attempt.kind === "switchover") return require_moves.pass;
	if (goal.terms.fleet === "existing") return standing(seen, attempt);
	const machines = require_goal.crew(seen, attempt);
	if (machines.length < attempt.count) return missing(goal, seen, now, attempt, name);
	const surplus = goal.terms.fleet === "ec2" ? machines.slice(attempt.count).map(({ id }) => id) : [];
	if (surplus.length > 0) return require_moves.act({
		kind: "terminate",
		color: attempt.color,
		machines: surplus
	}, `${machines.length} machines, ${attempt.count} asked for`);
	const running = machines.filter(({ state }) => state === "running").length;
	if (running >= attempt.count) return require_moves.pass;
	const why = `${running} of ${attempt.count} machines run`;
	return require_moves.waitWithin(seen, name, now, goal.terms.healthWithinMs, why, require_moves.fail);
});

// src/deploy/steps/previewed.ts
function showing(seen, color, attempt) {
	const names = [color, ...require_goal.registered(seen, require_goal.other(color)).length > 0 ? [require_goal.other(color)] : []];
	const { preview } = seen;
	if (preview?.shows === color && preview.names.length === names.length && names.every((name) => preview.names.includes(name))) return require_moves.pass;
	const before = preview === void 0 ? "no preview rule" : preview.shows === void 0 ? "the preview rules do not agree" : `the preview shows ${preview.shows}`;
	return require_moves.act({
		kind: "preview",
		shows: color,
		names,
		attempt
	}, `${before} → it shows ${color}`);
}
const previewed$1 = onAttempt("set the preview", ["preview", "targets"], (_goal, seen, _now, attempt) => showing(seen, attempt.color, attempt.id));
const turned = onAttempt("turn the preview round", ["preview", "targets"], (_goal, seen, _now, attempt) => turnedTo(seen, require_goal.other(attempt.color), attempt.id));
function turnedTo(seen, color, attempt) {
	if (require_goal.registered(seen, color).length > 0) return showing(seen, color, attempt);
	return seen.preview === void 0 ? require_moves.pass : require_moves.act({ kind: "unpreview" }, `${color} is empty: nothing to preview`);
}

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
		return to === void 0 ? require_moves.fail("no side is known to roll back to") : next(seen, to, goal, now);
	}
});
const heldPreviewed = toHeld("set the preview", ["preview", "targets"], (seen, to) => seen.routes.some((route) => route.forwards === to.color) || seen.preview?.names.includes(to.color) ? require_moves.pass : showing(seen, to.color, seen.preview?.attempt ?? to.attempt));
const heldHealthy = toHeld("check the held side", ["targets"], (seen, to, goal, now) => {
	if (seen.routes.some(({ forwards }) => forwards === to.color) || require_goal.healthy(seen, to.color, goal.terms.pairs).length > 0) return require_moves.pass;
	const said = require_goal.healthSaid(seen, to.color, goal.terms.pairs);
	if (require_goal.registered(seen, to.color).length === 0) return require_moves.fail(`${to.color} has no targets`);
	return require_moves.waitWithin(seen, "check the held side", now, Math.min(goal.terms.healthWithinMs, 6e4), said, require_moves.fail);
});
const turnedBack = toHeld("roll traffic back", ["routes"], (seen, to) => {
	if (!require_goal.intends(seen.memo, to.color)) return require_moves.remember({
		...seen.memo,
		intent: wholly(to.color)
	}, `every route is about to be set to ${to.color}`);
	return forwardTo(seen, to.color);
});
const heldProven = toHeld("prove the rollback", ["routes"], (seen, to, goal, now) => proof(goal, seen, now, "prove the rollback", to, { late: (why) => require_moves.fail(`the rollback could not be proven: ${why}`) }));
const heldTurned = toHeld("turn the preview round", ["preview", "targets"], (seen, to) => turnedTo(seen, require_goal.other(to.color), seen.preview?.attempt ?? to.attempt));
const marked = toHeld("mark the rollback", ["memo"], (seen, to, goal, now) => require_moves.remember(rolledBack(goal, seen, to, now), `${to.color} serves ${to.release} again; ${require_goal.identityOf({
	...seen.memo,
	idle: void 0
}, require_goal.other(to.color)).release} is rolled back from`));

// src/deploy/steps/gated.ts
const told = (goal, seen, color) => seen.sides[color].machines.filter((machine) => require_goal.alive(machine) && (machine.ours || goal.terms.gate.others));
const idsOf = (machines) => machines.map(({ id }) => id);
function closed(goal, seen, color, isOff = seen.gate !== color) {
	const machines = idsOf(told(goal, seen, color).filter(({ gate }) => gate === "open"));
	const parameter = goal.terms.gate.parameter && !isOff ? "none" : void 0;
	if (machines.length === 0 && parameter === void 0) return require_moves.pass;
	return require_moves.act({
		kind: "gate",
		color,
		machines,
		open: false,
		parameter
	}, `workers of ${color} → quiet`);
}
function opened(goal, seen, color, isOn = seen.gate === color) {
	if (require_goal.registered(seen, color).length === 0) return require_moves.pass;
	const machines = idsOf(told(goal, seen, color).filter(({ gate }) => gate !== "open"));
	const parameter = goal.terms.gate.parameter && !isOn ? color : void 0;
	if (machines.length === 0 && parameter === void 0) return require_moves.pass;
	return require_moves.act({
		kind: "gate",
		color,
		machines,
		open: true,
		parameter
	}, `workers of ${color} → at work`);
}
function handedTo(goal, seen, color, isOn) {
	const close = () => closed(goal, seen, require_goal.other(color));
	const open = () => opened(goal, seen, color, isOn);
	const [first, second] = goal.terms.gate.overlap ? [open, close] : [close, open];
	const move = first();
	return move.kind === "pass" ? second() : move;
}
const asks = ["machines", "gate"];
const wasSet = ({ gate }) => gate === "none" || gate === "blue" || gate === "green";
const gateClosed = onAttempt("close the gate", asks, (goal, seen, _now, { color }) => {
	const { intent } = seen.memo;
	return (intent?.from === 0 ? intent.share : goal.terms.switch.steps[0] ?? 100) < 100 ? require_moves.pass : handedOn(goal, seen, color);
});
const gateClosedAtLast = onAttempt("close the gate at the end", asks, (goal, seen, _now, { color }) => {
	const { intent } = seen.memo;
	const isLast = intent?.color === color && intent.from > 0 && intent.share === 100;
	const hasPart = seen.routes.some((route) => require_goal.shareOf(route, color) > 0);
	return isLast && hasPart && require_goal.routesOff(seen, color).length > 0 ? handedOn(goal, seen, color) : require_moves.pass;
});
function handedOn(goal, seen, color) {
	if (goal.terms.gate.overlap) return opened(goal, seen, color);
	const old = require_goal.other(color);
	return closed(goal, seen, old, seen.gate !== old && wasSet(seen));
}
const gateOpened = onAttempt("open the gate", asks, (goal, seen, _now, { color }) => handedTo(goal, seen, color));
const gateAgreed = {
	name: "open the gate",
	asks,
	next(goal, seen) {
		const color = require_goal.liveColor(seen.routes);
		return color === void 0 ? require_moves.pass : handedTo(goal, seen, color);
	}
};
const backTo = (goal, seen) => seen.memo.attempt === void 0 ? rollbackTo(goal, seen)?.color : require_goal.homeColor(seen.memo);
const wayBack = (name, next) => ({
	name,
	asks,
	next(goal, seen) {
		const to = backTo(goal, seen);
		return to === void 0 ? require_moves.pass : next(goal, seen, to);
	}
});
const gateClosedBack = wayBack("close the gate", (goal, seen, to) => goal.terms.gate.overlap || seen.run.ungated !== void 0 ? require_moves.pass : closed(goal, seen, require_goal.other(to)));
const gateOpenedBack = wayBack("open the gate", (goal, seen, to) => handedBack(goal, seen, to));
function handedBack(goal, seen, to) {
	if (seen.memo.attempt === void 0) return handedTo(goal, seen, to);
	if (!isQuiet(goal, seen, to)) return closed(goal, seen, require_goal.other(to));
	return handedTo(goal, seen, to, seen.gate === to || !wasSet(seen));
}
const isQuiet = (goal, seen, color) => told(goal, seen, color).some(({ gate }) => gate === "closed") || goal.terms.gate.parameter && wasSet(seen) && seen.gate !== color && require_goal.registered(seen, color).length > 0;

// src/deploy/steps/healthy.ts
const healthy = onAttempt("wait for health", ["targets"], (goal, seen, now, attempt, name) => {
	const { color, count } = attempt;
	const { pairs, healthWithinMs } = goal.terms;
	const well = require_goal.healthy(seen, color, pairs).length;
	if (well > 0 && well >= count && well === require_goal.registered(seen, color).length) return require_moves.pass;
	return require_moves.waitWithin(seen, name, now, healthWithinMs, require_goal.healthSaid(seen, color, pairs), require_moves.reject);
});

// src/deploy/steps/hooked.ts
const commandsOf = (name, check, labelsOf) => onAttempt(name, ["machines"], (goal, seen, now, attempt, rung) => {
	const labels = labelsOf(goal.terms);
	const index = labels.findIndex((_, at) => !isNoted(attempt, `${check}.${at + 1}`));
	const label = labels[index];
	if (label === void 0) return require_moves.pass;
	const key = `${check}/${attempt.id}/${index}`;
	const answer = ask(seen, now, {
		rung,
		check,
		key,
		side: attempt,
		index,
		withinMs: 0
	});
	if (answer === "passed") return require_moves.remember(noted(seen.memo, attempt, `${check}.${index + 1}`), `${label}: ${index + 1} of ${labels.length} done`);
	if (answer.kind === "wait") return answer;
	return {
		...answer,
		why: answer.kind === "reject" ? `${label}: ${answer.why}` : label
	};
});
const prepared = commandsOf("run before the switch", "before-switch", (terms) => terms.switch.before);
const followed = commandsOf("run after the switch", "after-switch", (terms) => terms.switch.after);

// src/deploy/steps/migrated.ts
const migrated = onAttempt("migrate", ["machines"], (goal, seen, now, attempt, rung) => {
	const label = goal.terms.migrate;
	if (label === void 0 || attempt.kind === "switchover" || isNoted(attempt, "migrate")) return require_moves.pass;
	if (!isNoted(attempt, started)) return require_moves.remember(noted(seen.memo, attempt, started), `${label} is about to run`);
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
	if (answer === "passed") return require_moves.remember(noted(seen.memo, attempt, "migrate"), `${label}: done`);
	if (answer.kind === "wait") return answer;
	if (answer.kind === "reject") return {
		...answer,
		why: `${label}: ${answer.why}`
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
	const taken = new Set(side.filter(require_goal.alive).flatMap(({ name }) => name === void 0 ? [] : [name]));
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
const named$1 = onAttempt("name the machines", ["machines", "names"], (goal, seen, _now, attempt) => {
	const { naming } = goal.terms;
	if (naming === void 0 || attempt.kind === "switchover") return require_moves.pass;
	const values = {
		service: goal.service,
		release: attempt.release,
		color: attempt.color,
		attempt: attempt.attempt
	};
	const machines = nameMachines(naming, values, require_goal.crew(seen, attempt), seen.sides[attempt.color].machines).map(({ machine, name }) => ({
		machine,
		name,
		record: recordFor(naming, values, name, machine)
	})).filter(({ machine, name, record }) => machine.name !== name || record !== void 0 && !stands(seen, record)).map(({ machine, name, record }) => ({
		id: machine.id,
		name,
		record
	}));
	if (machines.length === 0) return require_moves.pass;
	const said = machines.map(({ id, name, record }) => `${id} → ${name}${record === void 0 ? "" : ` (${record.values[0]})`}`);
	return require_moves.act({
		kind: "name",
		color: attempt.color,
		machines
	}, require_listed.listed(said));
});

// src/deploy/steps/quiet-alarms.ts
const keyOf$1 = ({ id }) => `alarms/${id}`;
const quietAlarms = onAttempt("look at the alarms", ["alarms"], (goal, seen, _now, attempt) => {
	if ((goal.terms.watch?.alarms ?? []).length === 0) return require_moves.pass;
	if (seen.findings[keyOf$1(attempt)] === void 0) return require_moves.check("alarms", keyOf$1(attempt), attempt, "does one ring before traffic moves?");
	const loud = require_goal.ringing(seen);
	return loud.length === 0 ? require_moves.pass : require_moves.fail(`before the switch ${require_goal.alarmsSaid(loud)}; run the command again when it is OK`);
});

// src/deploy/steps/ready.ts
const ready = onAttempt("ask the machines", ["machines"], (goal, seen, now, attempt, rung) => {
	if (goal.terms.ready === void 0 || attempt.kind === "switchover" || isNoted(attempt, "ready")) return require_moves.pass;
	const question = {
		rung,
		check: "ready",
		key: `ready/${attempt.id}`,
		side: attempt,
		withinMs: goal.terms.ready.withinMs
	};
	const answer = ask(seen, now, question);
	if (answer !== "passed") return answer;
	return require_moves.remember(noted(seen.memo, attempt, "ready"), "every machine answers");
});

// src/deploy/steps/registered.ts
const registered = onAttempt("register the targets", ["targets", "machines"], (goal, seen, _now, attempt) => {
	if (attempt.kind === "switchover") return require_moves.pass;
	const { color } = attempt;
	const wanted = require_goal.crew(seen, attempt).map(({ id }) => id);
	const strangers = require_goal.registered(seen, color).filter((id) => !wanted.includes(id));
	if (strangers.length > 0) return require_moves.act({
		kind: "deregister",
		color,
		only: strangers
	}, `${strangers.join(", ")} on ${color} is not of ${attempt.id}`);
	const missing = wanted.filter((id) => seen.sides[color].targets.filter((target) => target.id === id && !require_goal.isDraining(target)).length < goal.terms.pairs);
	if (missing.length === 0 || seen.sides[color].scaling?.attached === true) return require_moves.pass;
	return require_moves.act({
		kind: "register",
		color,
		machines: missing
	}, `${require_listed.listed(missing)} → ${color}`);
});

// src/deploy/steps/replaced.ts
const replaced = onAttempt("end the former attempt", [], (goal, _seen, _now, attempt) => require_moves.reject(goal.command === "rollback" ? `rolled back before ${attempt.release} was accepted` : `${goal.release} is deployed instead of ${attempt.release}`));

// src/deploy/steps/keeps.ts
const keeps = (goal, seen, attempt) => attempt.kind === "switchover" || goal.terms.keepRejected || require_goal.hadTraffic(seen.memo, attempt) && goal.terms.keepFailedMs > 0;

// src/deploy/steps/scaled.ts
const sidesWhere = (seen, is) => require_goal.colors.filter((color) => {
	const { scaling } = seen.sides[color];
	return scaling !== void 0 && is(scaling);
});
const frozen$1 = onAttempt("freeze scaling", ["machines"], (_goal, seen) => {
	const sides = sidesWhere(seen, ({ loose }) => loose.length > 0);
	return sides.length === 0 ? require_moves.pass : require_moves.act({
		kind: "freeze",
		colors: sides
	}, `${sides.join(" and ")}: alarms and schedules wait`);
});
const thawed$1 = {
	name: "give scaling back",
	asks: ["machines"],
	next(_goal, seen) {
		const held = sidesWhere(seen, ({ frozen }) => frozen.length > 0);
		return held.length === 0 ? require_moves.pass : require_moves.act({
			kind: "thaw",
			colors: held
		}, `${held.join(" and ")}: alarms and schedules act again`);
	}
};
const kept$1 = onAttempt("protect from scale-in", ["machines"], (goal, seen) => {
	const [color] = goal.hold.kind === "none" ? [] : sidesWhere(seen, ({ unprotected }) => unprotected.length > 0);
	const machines = color === void 0 ? [] : seen.sides[color].scaling?.unprotected ?? [];
	return color === void 0 ? require_moves.pass : require_moves.act({
		kind: "protect",
		color,
		machines,
		on: true
	}, `${machines.length} machines of ${color}`);
});
function release(seen) {
	const [color] = sidesWhere(seen, ({ guarded }) => guarded);
	if (color === void 0) return require_moves.pass;
	const machines = seen.sides[color].scaling?.protected ?? [];
	return require_moves.act({
		kind: "protect",
		color,
		machines,
		on: false
	}, `${machines.length} machines of ${color}`);
}
const released$1 = {
	name: "allow scale-in",
	asks: ["machines"],
	next: (_goal, seen) => release(seen)
};

// src/deploy/steps/undone.ts
const home = (seen, attempt) => require_goal.homeColor(seen.memo) ?? require_goal.other(attempt.color);
const teardown = (name, asks, next) => onAttempt(name, asks, (goal, seen, now, attempt, rung) => keeps(goal, seen, attempt) ? require_moves.pass : next(seen, attempt, now, rung));
const unlessCancelled = (seen, attempt, move) => seen.run.cancelled && move.kind === "wait" ? require_moves.done("rejected", `${attempt.reason}; ${move.why}: left to the next run`) : move;
const restored = onAttempt("put traffic back", ["routes"], (_goal, seen, _now, attempt) => {
	const { color } = attempt;
	if (require_goal.intends(seen.memo, color)) return forwardTo(seen, home(seen, attempt));
	const there = seen.routes.filter(({ forwards }) => forwards === color || forwards === "mixed");
	if (there.length === 0) return require_moves.pass;
	return require_moves.remember({
		...seen.memo,
		intent: wholly(color)
	}, `somebody else set ${there.map(({ name }) => name).join(", ")} to ${color}`);
});
const proveBack = "prove the way back";
const provenBack = onAttempt(proveBack, ["routes"], (goal, seen, now, attempt, rung) => {
	if (!require_goal.intends(seen.memo, attempt.color)) return require_moves.pass;
	const side = require_goal.identityOf({
		...seen.memo,
		attempt: void 0
	}, home(seen, attempt));
	const late = (why) => require_moves.fail(`the way back could not be proven: ${why}`);
	return proof(goal, seen, now, rung, side, { late });
});
const outlasted = onAttempt("outlast the switch", ["routes"], (goal, seen, now, attempt) => {
	if (!require_goal.intends(seen.memo, attempt.color) || keeps(goal, seen, attempt)) return require_moves.pass;
	const leftMs = goal.terms.minimumHoldMs - require_moves.stoodMs(seen, proveBack, now);
	if (leftMs <= 0) return require_moves.pass;
	const why = `every node answers; ${attempt.color} is emptied after the minimum hold`;
	return unlessCancelled(seen, attempt, require_moves.wait(leftMs, why));
});
const unpreviewed = onAttempt("remove the preview", ["preview"], (goal, seen, _now, attempt) => {
	const bare = attempt.kind === "deploy" && !require_goal.hadTraffic(seen.memo, attempt);
	if (seen.preview === void 0 || keeps(goal, seen, attempt) && !bare) return require_moves.pass;
	return require_moves.act({ kind: "unpreview" }, `${attempt.color} is about to be emptied`);
});
const drained = onAttempt("drain the side", ["targets"], (goal, seen, now, attempt, rung) => {
	if (keeps(goal, seen, attempt)) return require_moves.pass;
	const { color } = attempt;
	if (!require_goal.hadTraffic(seen.memo, attempt) && require_goal.registered(seen, color).length === 0) return require_moves.pass;
	return unlessCancelled(seen, attempt, drain(seen, color, rung, now));
});
const drainLimitMs = 45e5;
function staying(seen, color, left) {
	const ours = seen.sides[color].machines.filter((machine) => machine.ours).map(({ id }) => id);
	const strangers = left.filter((id) => !ours.includes(id));
	return strangers.length === 0 ? "" : `; not made by us, left running: ${strangers.join(", ")}`;
}
function drain(seen, color, rung, now) {
	const left = require_goal.registered(seen, color);
	if (left.length > 0) return require_moves.act({
		kind: "deregister",
		color,
		only: void 0
	}, `${left.length} targets of ${color} → out of service${staying(seen, color, left)}`);
	const draining = seen.sides[color].targets.filter(require_goal.isDraining).length;
	if (draining === 0) return require_moves.pass;
	return require_moves.stoodMs(seen, rung, now) > drainLimitMs ? require_moves.fail(`${draining} targets of ${color} still drain`) : require_moves.wait(5e3, `${draining} targets of ${color} drain`);
}
const unnamed = teardown("remove the names", ["names", "machines"], (seen, { color }) => unname(seen, color));
function unname(seen, color) {
	const { records } = seen.sides[color];
	return records.length === 0 ? require_moves.pass : require_moves.act({
		kind: "unname",
		color,
		records
	}, require_listed.listed(records.map(({ name }) => name)));
}
const terminated = teardown("terminate the machines", ["machines"], (seen, attempt, now, rung) => unlessCancelled(seen, attempt, terminate(seen, attempt.color, rung, now)));
const endLimitMs = 9e6;
function terminate(seen, color, rung, now) {
	const ids = seen.sides[color].machines.filter((machine) => machine.ours && require_goal.isThere(machine)).map(({ id }) => id);
	if (ids.length === 0) return require_moves.pass;
	const { scaling } = seen.sides[color];
	if (!(scaling?.desired === 0 && [...scaling.protected, ...scaling.shielded].length === 0)) return require_moves.act({
		kind: "terminate",
		color,
		machines: ids
	}, `${require_listed.listed(ids)} of ${color}`);
	return endedBy(seen, scaling, ids.length, rung, now);
}
function endedBy(seen, { group, said }, count, rung, now) {
	const why = [`${group} ends ${count} machines`, said].filter(Boolean).join("; ");
	return require_moves.waitWithin(seen, rung, now, endLimitMs, why, require_moves.fail);
}
const released = teardown("allow scale-in", ["machines"], (seen) => release(seen));
const ended$1 = onAttempt("end the attempt", ["memo"], (goal, seen, now, attempt) => require_moves.remember(ended$2(goal, seen, attempt, keeps(goal, seen, attempt), now), `${attempt.id} is rejected: ${attempt.reason}`));
const unintended = onAttempt("clear the intent", ["memo"], (_goal, seen, _now, attempt) => {
	if (seen.memo.intent === void 0) return require_moves.pass;
	const passed = attempt.passed.includes("traffic") ? attempt.passed : [...attempt.passed, "traffic"];
	const memo = {
		...withAttempt(seen.memo, attempt, { passed }),
		intent: void 0
	};
	return require_moves.remember(memo, "every route is where it was; the attempt stays open");
});

// src/deploy/steps/retired.ts
const onIdle = (name, asks, next) => ({
	name,
	asks,
	next: (goal, seen, now) => seen.memo.idle === void 0 ? require_moves.pass : next(goal, seen, now, seen.memo.idle, name)
});
const aloneSince = (seen, idle) => Math.max(seen.memo.live?.since ?? 0, idle.standing === "retiring" ? 0 : idle.since);
const settled = onIdle("keep the minimum hold", ["routes"], (goal, seen, now, idle) => {
	const leftMs = aloneSince(seen, idle) + goal.terms.minimumHoldMs - now;
	return leftMs > 0 ? require_moves.wait(leftMs, `the minimum hold lasts ${Math.ceil(leftMs / 1e3)} s more`) : require_moves.pass;
});
function atDeadline(goal, idle, now) {
	if (idle.standing !== "retiring" || now < idle.since + goal.terms.retire.deadlineMs) return "not yet";
	return goal.terms.retire.atDeadline === "keep" ? "keep" : "go on";
}
const hasArrived = (goal, seen) => seen.run.attempt !== void 0 || goal.build !== void 0 && goal.build === seen.memo.live?.build;
const finished = onIdle("let work finish", ["targets", "machines"], (goal, seen, now, idle, rung) => {
	const works = seen.sides[idle.color].machines.some(require_goal.alive);
	if (!goal.terms.retire.busy || goal.allow.has("busy") || !works) return require_moves.pass;
	const key = `busy/${idle.color}`;
	const finding = seen.findings[key];
	if (finding !== void 0 && (finding.passed || atDeadline(goal, idle, now) === "go on")) return require_moves.pass;
	if (finding === void 0 || now - finding.at >= 1e3) return require_moves.check("busy", key, idle, finding?.said ?? `does ${idle.color} still work?`);
	if (idle.standing !== "retiring") {
		const retiring = {
			...idle,
			standing: "retiring",
			since: now,
			due: void 0
		};
		return require_moves.remember({
			...seen.memo,
			idle: retiring
		}, `${idle.color} still works: ${finding.said}`);
	}
	if (require_moves.stoodMs(seen, rung, now) < goal.waitMs) return require_moves.wait(1e3, finding.said);
	return require_moves.done(goal.command === "retire" || hasArrived(goal, seen) ? "retiring" : "failed", `${idle.color} still works: ${finding.said}`);
});
const adopted = onIdle("adopt the machines", ["machines", "targets"], (goal, seen, _now, idle) => {
	const strangers = seen.sides[idle.color].machines.filter((machine) => !machine.ours && require_goal.isThere(machine)).map(({ id }) => id);
	if (goal.terms.fleet === "existing") return require_moves.pass;
	if (!idle.adopted || !goal.allow.has("adopted") || strangers.length === 0) return require_moves.pass;
	return require_moves.act({
		kind: "adopt",
		color: idle.color,
		machines: strangers
	}, `${strangers.join(", ")}: allowed to end with ${idle.color}`);
});
const idleUnpreviewed = onIdle("remove the preview", ["preview"], (_goal, seen, _now, idle) => seen.preview === void 0 ? require_moves.pass : require_moves.act({ kind: "unpreview" }, `${idle.color} is about to be emptied`));
const idleDrained = onIdle("drain the side", ["targets"], (_goal, seen, now, idle, rung) => drain(seen, idle.color, rung, now));
const idleUnnamed = onIdle("remove the names", ["names", "machines"], (_goal, seen, _now, idle) => unname(seen, idle.color));
const idleEnded = onIdle("end the machines", ["machines"], (goal, seen, now, idle, rung) => {
	const { whenQuiet, atDeadline: late } = goal.terms.retire;
	const what = seen.findings[`busy/${idle.color}`]?.passed === false && !goal.allow.has("busy") ? late : whenQuiet;
	if (what === "terminate") return terminate(seen, idle.color, rung, now);
	const ids = seen.sides[idle.color].machines.filter((machine) => machine.ours && require_goal.isThere(machine)).map(({ id }) => id);
	const stop = what === "stop";
	return ids.length === 0 ? require_moves.pass : require_moves.act({
		kind: "keep",
		color: idle.color,
		machines: ids,
		stop
	}, `${require_listed.listed(ids)}: ${stop ? "stopped" : "kept"}, on no side`);
});
const forgotten = onIdle("end the hold", ["memo"], (_goal, seen, _now, idle) => require_moves.remember({
	...seen.memo,
	idle: void 0,
	intent: void 0
}, `${idle.color} is empty`));
const keptEnded = {
	name: "end what was kept",
	asks: ["machines"],
	next(goal, seen, now) {
		const ids = seen.kept.filter(require_goal.isThere).map(({ id }) => id);
		if (!goal.allow.has("kept") || ids.length === 0) return require_moves.pass;
		const idle = seen.memo.live && seen.sides[require_goal.other(seen.memo.live.color)].scaling;
		if (idle?.desired === 0) return endedBy(seen, idle, ids.length, "end what was kept", now);
		return require_moves.act({
			kind: "terminate",
			color: "kept",
			machines: ids
		}, `${require_listed.listed(ids)}: kept before, allowed to end`);
	}
};

// src/deploy/steps/set-up.ts
const setUp = onAttempt("set the machines up", ["machines"], (goal, seen, now, attempt, rung) => {
	const labels = goal.terms.setUp;
	const index = labels.findIndex((_, at) => !isNoted(attempt, `set-up.${at + 1}`));
	const label = labels[index];
	if (attempt.kind === "switchover" || label === void 0) return require_moves.pass;
	const key = `set-up/${attempt.id}/${index}`;
	const answer = ask(seen, now, {
		rung,
		check: "set-up",
		key,
		side: attempt,
		index,
		withinMs: 0
	});
	if (answer === "passed") return require_moves.remember(noted(seen.memo, attempt, `set-up.${index + 1}`), `${label}: ${index + 1} of ${labels.length} done`);
	if (answer.kind === "wait") return answer;
	return {
		...answer,
		why: answer.kind === "reject" ? `${label}: ${answer.why}` : label
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
	if (count === void 0 || goal.allow.has("smaller-side")) return require_moves.pass;
	const why = `${require_goal.other(attempt.color)} has ${count} now, ${attempt.count} were asked for`;
	if (goal.command === "switch") return require_moves.fail(`${why}; run deploy, which adds what is missing, or give allow: smaller-side`);
	return require_moves.remember(withAttempt(seen.memo, attempt, {
		count,
		passed: unsettled(attempt)
	}), why);
});
const compared = onAttempt("compare the sides", [
	"targets",
	"machines",
	"routes"
], (goal, seen, _now, attempt) => {
	if (!follows(goal, attempt) || seen.findings[keyOf(attempt)] !== void 0) return require_moves.pass;
	return require_moves.check("size", keyOf(attempt), attempt, `${attempt.count} on ${attempt.color}: has ${require_goal.other(attempt.color)} grown?`);
});

// src/deploy/steps/tested.ts
const tested = onAttempt("test the release", [
	"targets",
	"machines",
	"routes",
	"preview"
], (goal, seen, now, attempt, rung) => {
	const { releaseTests: labels, testsByPreview } = goal.terms;
	if (attempt.kind === "switchover" || labels.length === 0 || isNoted(attempt, "release-test")) return require_moves.pass;
	const shadowed = seen.preview?.shadowed;
	if (shadowed !== void 0 && testsByPreview !== "none") return require_moves.fail(shadowed);
	const key = `release-test/${attempt.id}`;
	const answer = ask(seen, now, {
		rung,
		check: "release-test",
		key,
		side: attempt,
		withinMs: 0
	});
	if (answer === "passed") return require_moves.remember(noted(seen.memo, attempt, "release-test"), `${labels.length} of ${labels.length} release tests passed`);
	return answer.kind === "act" ? {
		...answer,
		why: labels.join(", ")
	} : answer;
});

// src/deploy/ladders.ts
const end = (outcome, why) => ({
	name: "end",
	asks: [],
	next: (_goal, seen) => require_moves.done(outcome, why(seen))
});
const provision = [
	claimed,
	sized,
	fleet,
	named$1,
	ready,
	setUp,
	registered,
	previewed$1,
	healthy
];
const test = [
	...provision,
	migrated,
	answering,
	tested
];
const steady = [
	frozen$1,
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
	kept$1,
	thawed$1,
	followed,
	watched,
	turned,
	accepted
];
const candidate = (seen) => `${seen.memo.attempt?.color} has ${seen.memo.attempt?.release}`;
const retire = [
	settled,
	finished,
	adopted,
	idleUnpreviewed,
	idleDrained,
	idleUnnamed,
	idleEnded,
	released$1,
	thawed$1,
	forgotten,
	keptEnded
];
const ladders = {
	provision: {
		name: "provision",
		rungs: [
			...provision,
			thawed$1,
			parkedAt("provisioned"),
			end("provisioned", candidate)
		]
	},
	test: {
		name: "test",
		rungs: [
			...test,
			thawed$1,
			parkedAt("tested"),
			end("tested", candidate)
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
			gateClosedBack,
			restored,
			provenBack,
			gateOpenedBack,
			thawed$1,
			outlasted,
			heard,
			unpreviewed,
			drained,
			unnamed,
			terminated,
			released,
			ended$1
		]
	},
	failed: {
		name: "put back",
		rungs: [
			restored,
			provenBack,
			gateOpenedBack,
			thawed$1,
			outlasted,
			unintended
		]
	},
	steadied: {
		name: "give back",
		rungs: [gateOpenedBack, thawed$1]
	},
	serving: {
		name: "give back",
		rungs: [gateAgreed]
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
			gateClosedBack,
			turnedBack,
			heldProven,
			gateOpenedBack,
			thawed$1,
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
	if (attempt !== void 0 && !require_goal.isSameBuild(goal, attempt)) return ladders.replace;
	if (inTransit) return ladders.shift;
	return goal.command === "provision" || goal.command === "test" ? ladders[goal.command] : ladders.deploy;
}

// src/deploy/decide.ts
function decide(goal, seen, now) {
	const ladder = ladderFor(goal, seen, now);
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
	return attempt === void 0 ? require_moves.fail(move.why) : require_moves.remember(rejected(seen.memo, attempt, move.why), `rejected: ${move.why}`);
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
		case "provision":
		case "test":
		case "switch":
		case "deploy": return forward(goal, seen, now);
	}
}
function forward(goal, seen, now) {
	const { memo, run } = seen;
	if (memo.attempt !== void 0) return forAttempt(goal, seen, require_goal.moved(seen));
	if (run.attempt !== void 0 && memo.rejected?.attempt === run.attempt) return over("rejected", memo.rejected.reason);
	if (run.attempt !== void 0) return afterAcceptance(goal, seen, now);
	if (goal.allow.has("foreign-change") && memo.live !== void 0 && differs(seen)) return ladders.agree;
	if (isLiveQuiet(goal, seen)) return ladders.serving;
	if (goal.build !== void 0 && memo.live?.build === goal.build) return afterAcceptance(goal, seen, now);
	if (memo.idle !== void 0 && goal.command !== "switch") return ladders.retire;
	return goal.command === "provision" || goal.command === "test" ? ladders[goal.command] : ladders.deploy;
}
const isLiveQuiet = (goal, seen) => {
	const { attempt, intent, live } = seen.memo;
	if (goal.command === "status" || attempt !== void 0 || intent !== void 0 || live === void 0) return false;
	return require_goal.liveColor(seen.routes) === live.color && isQuiet(goal, seen, live.color);
};
function afterAcceptance(goal, seen, now) {
	const { memo, run } = seen;
	const { idle } = memo;
	const ended = run.entered["end the hold"] !== void 0;
	const ours = run.attempt !== void 0 || ended || require_goal.isDone(goal, seen, "held");
	if (idle === void 0) return over(ours ? "live" : "unchanged", `${memo.live?.release} is live, nothing is held`);
	const unwanted = goal.hold.kind === "none" && !idle.approval;
	const due = isOver(idle, now) && idle.holdDefault === "retire";
	if (idle.standing === "retiring" || idle.standing === "held" && (unwanted || due)) return ladders.retire;
	return over(ours ? "held" : "unchanged", `${memo.live?.release} is live, ${idle.color} stands ${idle.standing}`);
}
const endsKept = (goal, seen) => goal.allow.has("kept") && seen.kept.some(require_goal.isThere);
const endings = [
	"end the hold",
	"end what was kept",
	"end the attempt"
];
const afterRetire = (seen) => endings.every((rung) => seen.run.entered[rung] === void 0) ? over("unchanged", "nothing is held") : over("retired", `${seen.memo.live?.release ?? "nothing"} is live, the other side is gone`);
function forRollback(goal, seen) {
	const { memo, run } = seen;
	if (memo.attempt !== void 0) return ladders.replace;
	if (!(require_goal.isDone(goal, seen, "rolled-back") || run.entered["mark the rollback"] !== void 0 || run.entered["end the attempt"] !== void 0) || memo.intent !== void 0) return ladders.rollback;
	const { live } = memo;
	const why = live === void 0 ? "nothing was live before" : `${live.color} serves ${live.release}`;
	return over("rolled-back", why);
}
function afterFailure(goal, seen, failure) {
	const { attempt, intent } = seen.memo;
	if (attempt?.verdict === "rejected") return over("stranded", failure.said);
	if (goal.command === "rollback" && intent !== void 0) return over("stranded", failure.said);
	if (failure.count === 1 && isLiveQuiet(goal, seen)) return ladders.serving;
	if (attempt === void 0 || goal.command === "rollback") return over("failed", failure.said);
	if (intent !== void 0) return failure.count > 1 ? over("stranded", failure.said) : ladders.failed;
	return isHeldBack(goal, seen, attempt) && failure.count === 1 ? ladders.steadied : over("failed", failure.said);
}
const isHeldBack = (goal, seen, attempt) => require_goal.colors.some((color) => (seen.sides[color].scaling?.frozen ?? []).length > 0) || isQuiet(goal, seen, require_goal.homeColor(seen.memo) ?? require_goal.other(attempt.color));
function afterCancel(goal, seen, asked) {
	const { attempt } = seen.memo;
	if (asked.name === "end") return asked;
	if (isLiveQuiet(goal, seen)) return ladders.serving;
	if (attempt === void 0 && seen.run.entered["end the attempt"] !== void 0) return over("rejected", seen.memo.rejected?.reason ?? "cancelled");
	const undo = goal.command !== "rollback" && goal.command !== "retire";
	if (attempt === void 0 || !undo) return over("failed", "cancelled; the next run goes on");
	if (attempt.parked !== void 0) return over("failed", "cancelled; the attempt stays as it is");
	if (require_goal.moved(seen) && !require_goal.isByParts(seen) && require_goal.liveColor(seen.routes) === attempt.color && goal.terms.watch?.onCancel !== "rollback") return over("failed", "cancelled; traffic stays where it is, the attempt stays open");
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

// src/deploy/findings.ts
const stale = {
	forward: [
		"proof",
		"watch",
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

// src/deploy/imagine/fleet.ts
const frozen = (scaling) => ({
	...scaling,
	frozen: [.../* @__PURE__ */ new Set([...scaling.frozen, ...scaling.loose])].sort(),
	loose: []
});
const thawed = (scaling) => ({
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
function ended(seen, act) {
	const going = machinesOf(seen, act.color, act.machines, (machine) => ({
		...machine,
		state: "shutting-down"
	}));
	if (act.color === "kept") return going;
	return scaled(going, [act.color], (scaling) => ({
		...scaling,
		min: 0,
		desired: 0,
		guarded: false,
		protected: [],
		unprotected: [],
		shielded: []
	}));
}
function launched(seen, act, now) {
	const { attempt } = seen.memo;
	const have = attempt === void 0 ? 0 : require_goal.crew(seen, attempt).length;
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
		origin: seen.sides[act.color].scaling === void 0 ? "launched" : "group",
		gate: "closed",
		attempt: act.attempt,
		release: act.release,
		stateReason: ""
	}));
	const opposite = seen.sides[require_goal.other(act.color)].scaling;
	const told = scaled(seen, [act.color], (scaling) => {
		const { min, max } = opposite !== void 0 && opposite.desired > 0 ? opposite : scaling;
		const sizes = {
			min: Math.min(min, act.count),
			max: Math.max(max, act.count),
			desired: act.count
		};
		return {
			...scaling,
			...sizes,
			attempt: act.attempt
		};
	});
	return withSide(told, act.color, (side) => ({
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
			machines: side.machines.filter(({ id }) => !act.machines.includes(id)),
			scaling: side.scaling && {
				...side.scaling,
				attempt: "",
				guarded: false,
				protected: [],
				unprotected: [],
				shielded: []
			}
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

// src/deploy/imagine/traffic.ts
const isNamed = (seen, color, pair) => seen.routes.some((route) => route.pair === pair && (route.forwards === color || route.forwards === "mixed")) || seen.preview?.names.includes(color) === true;
const fresh = (seen, color, ids) => pairsOf(seen).flatMap((pair) => ids.map((id) => {
	return {
		id,
		port: 0,
		pair,
		group: "",
		state: isNamed(seen, color, pair) ? "initial" : "unused",
		said: ""
	};
}));
const pairsOf = (seen) => [...new Set(seen.routes.map(({ pair }) => pair))];
function checked(seen) {
	const begin = (side, color) => ({
		...side,
		targets: side.targets.map((target) => {
			if (require_goal.isDraining(target)) return target;
			if (!isNamed(seen, color, target.pair)) return {
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
function previewed(seen, act) {
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
			said: `${require_goal.other(color)} ${100 - share}, ${color} ${share}`
		};
	};
	return checked({
		...seen,
		routes: seen.routes.map(set)
	});
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
		case "terminate": return ended(seen, act);
		case "keep": return kept(seen, act);
		case "freeze": return scaled(seen, act.colors, frozen);
		case "thaw": return scaled(seen, act.colors, thawed);
		case "protect": return scaled(seen, [act.color], (scaling) => protectedAs(scaling, act.machines, act.on));
		case "gate": return gated(seen, act);
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
		case "preview": return previewed(seen, act);
		case "unpreview": return checked({
			...seen,
			preview: void 0
		});
		case "forward": return forwarded(seen, act);
	}
}
const leaves = (target, only) => !require_goal.isDraining(target) && (only === void 0 || only.includes(target.id));

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

// src/deploy/recall.ts
function recall(seen, now) {
	const { memo } = seen;
	const live = require_goal.liveColor(seen.routes);
	if (memo.written > 0 || live === void 0) return memo;
	const [serving, waiting] = [made(seen, live), made(seen, require_goal.other(live))];
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
	const targets = require_goal.registered(seen, color);
	const ours = seen.sides[color].machines.filter((machine) => machine.ours && require_goal.alive(machine));
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
	if (!(attempt?.verdict === "open" && attempt.run === require_goal.runKey(goal.run)) || run.attempt === attempt.id) return run;
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
const failed = (run, said) => ({
	...run,
	failure: {
		said,
		count: (run.failure?.count ?? 0) + 1
	}
});

// src/deploy/to-switch.ts
function isToSwitch({ command, build }, { memo, routes, run }) {
	if (command !== "deploy" && command !== "switch" || run.cancelled) return false;
	if (memo.intent !== void 0 || require_goal.liveColor(routes) === void 0) return false;
	return memo.attempt === void 0 ? build === void 0 || build !== memo.live?.build : memo.attempt.verdict === "open";
}

// src/deploy/converge.ts
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
const lastLookMs = 1e4;
const glanceMs = 1e3;
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
			if (barred.length > 0) return this.#result("refused", `${barred.join("; ")}. ${mayNot}`);
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
			if (act.kind === "gate" && isWayBack(decision)) this.#seen = {
				...this.#seen,
				run: ungated(this.#seen.run, require_goal.inWords(error))
			};
			else this.#fail(require_goal.inWords(error));
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
		await world.act(act, this.#seen, this.#stop);
		this.#acts.push({
			rung: decision.rung,
			act,
			why: decision.move.kind === "act" ? decision.move.why : "",
			at: clock.now()
		});
		if (act.kind === "forward" || act.kind === "preview") probes.changed(act.kind);
		const { findings, run } = this.#seen;
		this.#seen = {
			...this.#seen,
			findings: withoutStale(findings, act),
			run: restarted(run, act)
		};
		if (act.kind === "remember") this.#seen = this.#remembered(act);
		narrator.acted(decision, void 0, clock.now());
		if (act.kind !== "remember") await this.#look(everything);
	}
	async #confirm() {
		if (await this.#lease.confirm(this.#stop)) return;
		throw new require_goal.SwitchoverError("lease-lost", "the lease is not ours any more", "Run the command again: it goes on from here.");
	}
	#remembered(act) {
		const next = imagine(this.#seen, act, this.#ports.clock.now());
		return {
			...next,
			run: worksOn(next.run, this.#goal, next.memo)
		};
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
const mayNot = "Give the role what is missing, and run the command again.";
const isWayBack = ({ ladder, rung }) => rung === "close the gate" && (ladder === "reject" || ladder === "rollback");
const guarded = /* @__PURE__ */ new Set([
	"forward",
	"preview",
	"unpreview",
	"deregister",
	"terminate",
	"keep"
]);

Object.defineProperty(exports, "agreedMemo", {
  enumerable: true,
  get: function () {
    return agreedMemo;
  }
});
Object.defineProperty(exports, "converge", {
  enumerable: true,
  get: function () {
    return converge;
  }
});
Object.defineProperty(exports, "countFor", {
  enumerable: true,
  get: function () {
    return countFor;
  }
});
Object.defineProperty(exports, "decide", {
  enumerable: true,
  get: function () {
    return decide;
  }
});
Object.defineProperty(exports, "died", {
  enumerable: true,
  get: function () {
    return died;
  }
});
Object.defineProperty(exports, "differs", {
  enumerable: true,
  get: function () {
    return differs;
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
Object.defineProperty(exports, "fresh", {
  enumerable: true,
  get: function () {
    return fresh;
  }
});
Object.defineProperty(exports, "heldOpen", {
  enumerable: true,
  get: function () {
    return heldOpen;
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
Object.defineProperty(exports, "isEmpty", {
  enumerable: true,
  get: function () {
    return isEmpty;
  }
});
Object.defineProperty(exports, "makes", {
  enumerable: true,
  get: function () {
    return makes;
  }
});
Object.defineProperty(exports, "mayAgree", {
  enumerable: true,
  get: function () {
    return mayAgree;
  }
});
Object.defineProperty(exports, "owes", {
  enumerable: true,
  get: function () {
    return owes;
  }
});
Object.defineProperty(exports, "parked", {
  enumerable: true,
  get: function () {
    return parked;
  }
});
Object.defineProperty(exports, "restarted", {
  enumerable: true,
  get: function () {
    return restarted;
  }
});
Object.defineProperty(exports, "rollbackTo", {
  enumerable: true,
  get: function () {
    return rollbackTo;
  }
});
Object.defineProperty(exports, "same", {
  enumerable: true,
  get: function () {
    return same;
  }
});
Object.defineProperty(exports, "strangers", {
  enumerable: true,
  get: function () {
    return strangers;
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