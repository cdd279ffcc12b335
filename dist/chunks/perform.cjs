const require_goal = require("./goal.cjs");
const require_wire = require("./wire.cjs");
const require_status_panel = require("./status-panel.cjs");
const require_converge = require("./converge.cjs");

// src/deploy/answers.ts
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
const dueSaid = ({ due }) => due === void 0 ? "until a person ends it" : `until ${new Date(due).toISOString()}`;
const heldSaid = (idle) => `${idle.color} is held with ${idle.release} ${dueSaid(idle)}`;
const nothing = "there is nothing to go to: the other side is empty";
const deployFirst = "Run deploy or provision first.";
const onIdle = (seen, next) => seen.memo.idle === void 0 ? go$1() : next(seen.memo.idle);
const leased = (seen) => ({
	kind: "refuse",
	why: `${seen.lease?.holder} holds the lease`,
	remedy: "Wait for that run to end, or give wait-for-lease.",
	...seen.lease === void 0 ? {} : { until: seen.lease.until }
});
const foreign = (seen) => refuse$1(`a route forwards to a group that is not of this service: ${routesSaid(seen)}`, "Set the route to one of the two groups, or correct target-groups in the config.");
const changedRefused = (goal, seen) => goal.allow.has("foreign-change") ? refuse$1(changed(seen), "No record tells which side is live: set every route to that one.") : unless(goal, "foreign-change", changed(seen), "Set the routes back, or run rollback.");
const changed = (seen) => {
	const { intent, attempt } = seen.memo;
	return [attempt === void 0 && intent !== void 0 ? `a run that set every route to ${intent.color} has not finished` : "somebody else changed the routes (foreign-change)", ...routeDiff(seen)].join("\n");
};
const routeDiff = (seen) => {
	const { live, intent } = seen.memo;
	const recorded = live === void 0 ? "nothing" : `${live.color} with ${live.release}`;
	const meant = intent === void 0 || intent.color === live?.color ? "" : `, on its way to ${require_goal.intentSaid(intent)}`;
	return seen.routes.map(({ name, said, forwards }) => forwards === live?.color && meant === "" ? `${name}: the record says ${recorded}; unchanged` : `${name}: the record says ${recorded}${meant} → ${said}`);
};
const anotherBuild = (seen) => refuse$1(`${attemptSaid(seen)}, which is not what this run names`, "Leave release out, or end that attempt with rollback.");
const beneath = (goal, seen, now) => {
	const { attempt, idle, intent } = seen.memo;
	return attempt?.kind === "switchover" && intent?.color !== attempt.color && require_converge.heldOpen(idle, now) ? onIdle(seen, (under) => holdRefused(goal, under)) : go$1();
};
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
const unrecorded = (seen) => `${require_converge.strangers(seen).join(", ")} on the idle side, which nothing recorded explains (foreign-change)`;

// src/deploy/newer.ts
function isToBeNewer(goal, seen) {
	const live = require_goal.liveColor(seen.routes);
	if (!require_converge.makes(goal) || goal.allow.has("older-release") || seen.run.cancelled || live === void 0) return false;
	return (seen.memo.live !== void 0 || require_goal.registered(seen, live).length > 0) && !require_converge.same(goal, seen) && goal.build !== seen.memo.live?.build;
}
function newerOnly(goal, seen) {
	const { age } = seen.run;
	const live = require_goal.liveColor(seen.routes);
	if (!age?.older || !require_converge.makes(goal) || live === void 0) return go$1();
	return unless(goal, "older-release", `${goal.release} is older than ${require_goal.identityOf(seen.memo, live).release}, which is live (older-release): ${age.said}`, "Release what is newer, or go back to a held side with rollback.");
}

// src/deploy/imagine/arrived.ts
function arrived(seen) {
	const settle = (color) => {
		const side = seen.sides[color];
		const machines = side.machines.map((machine) => ({
			...machine,
			state: settled(machine.state)
		}));
		const targets = [...side.targets, ...joining(seen, color)].filter((target) => !require_goal.isDraining(target)).map((target) => target.state === "initial" ? {
			...target,
			state: "healthy"
		} : target);
		return {
			...side,
			machines,
			targets,
			scaling: side.scaling && serving(side.scaling, machines)
		};
	};
	return {
		...seen,
		sides: {
			blue: settle("blue"),
			green: settle("green")
		}
	};
}
function joining(seen, color) {
	const { scaling, machines, targets } = seen.sides[color];
	if (scaling?.attached !== true) return [];
	const known = targets.map(({ id }) => id);
	const joins = (machine) => machine.ours && require_goal.alive(machine) && !known.includes(machine.id);
	return require_converge.fresh(seen, color, machines.filter(joins).map(({ id }) => id));
}
const serving = (scaling, machines) => ({
	...scaling,
	unprotected: machines.filter((machine) => machine.origin === "group" && require_goal.alive(machine)).map(({ id }) => id).filter((id) => !scaling.protected.includes(id))
});
const settled = (state) => state === "pending" ? "running" : state === "shutting-down" ? "terminated" : state === "stopping" ? "stopped" : state;

// src/deploy/plan.ts
const limit = 400;
function plan(goal, first, start) {
	const decisions = [];
	let seen = first;
	let now = start;
	for (let tick = 0; tick < limit; tick++) {
		const decision = require_converge.decide(goal, seen, now);
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
			run: require_converge.entered(seen.run, decision.rung, now)
		};
		if (move.kind === "wait") {
			now += Math.max(1, move.lastsMs ?? move.forMs);
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
		findings: require_converge.withFinding(seen.findings, require_converge.imaginedFinding(act, now))
	};
	const next = require_converge.imagine(seen, act, now);
	const run = require_converge.worksOn(require_converge.restarted(next.run, act), goal, next.memo);
	return {
		...next,
		findings: require_converge.withoutStale(next.findings, act),
		run
	};
}

// src/deploy/finds.ts
const rows = [
	{
		name: "a live lease of another run",
		fits: (_goal, seen) => seen.lease !== void 0 && !seen.lease.over,
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
		fits: (goal, seen) => require_converge.differs(seen) && !require_converge.mayAgree(goal, seen),
		deploy: (goal, seen) => changedRefused(goal, seen),
		switch: (goal, seen) => changedRefused(goal, seen),
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(changed(seen), "Set the routes back, or run rollback, before anything is retired.")
	},
	{
		name: "an attempt whose run died, same build",
		fits: (goal, seen) => require_converge.died(seen) && require_converge.same(goal, seen),
		deploy: go$1,
		switch: go$1,
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Finish it with deploy, or end it with rollback.")
	},
	{
		name: "an attempt whose run died, another build",
		fits: (_goal, seen) => require_converge.died(seen),
		deploy: (goal, seen, now) => goal.command === "test" ? anotherBuild(seen) : beneath(goal, seen, now),
		switch: (_goal, seen) => anotherBuild(seen),
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Finish it with deploy, or end it with rollback.")
	},
	{
		name: "a rejection that could not finish",
		fits: (_goal, seen) => seen.memo.attempt?.verdict === "rejected",
		deploy: (goal, seen, now) => goal.command === "test" ? refuse$1(attemptSaid(seen), "Finish its rejection with rollback.") : beneath(goal, seen, now),
		switch: (_goal, seen) => refuse$1(`${attemptSaid(seen)}; it is rejected: ${seen.memo.attempt?.reason}`, "Finish its rejection with rollback."),
		rollback: go$1,
		retire: go$1
	},
	{
		name: "an attempt parked where its command ended, same build or none named",
		fits: (goal, seen) => require_converge.parked(seen) && require_converge.same(goal, seen),
		deploy: go$1,
		switch: go$1,
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Go on with switch, or end it with rollback.")
	},
	{
		name: "an attempt parked where its command ended, another build",
		fits: (_goal, seen) => require_converge.parked(seen),
		deploy: (goal, seen) => goal.command === "test" ? anotherBuild(seen) : unless(goal, "replace", attemptSaid(seen), "Go on with switch, or end it with rollback."),
		switch: (_goal, seen) => anotherBuild(seen),
		rollback: go$1,
		retire: (_goal, seen) => refuse$1(attemptSaid(seen), "Go on with switch, or end it with rollback.")
	},
	{
		name: "the build is live, accepted, nothing is owed",
		fits: (goal, seen, now) => require_converge.makes(goal) && goal.build !== void 0 && goal.build === seen.memo.live?.build && !require_converge.owes(goal, seen, now),
		deploy: (goal, seen) => require_goal.isDone(goal, seen, "held") ? go$1() : {
			kind: "unchanged",
			why: `${seen.memo.live?.release} is live on ${seen.memo.live?.color}`
		},
		switch: go$1,
		rollback: go$1,
		retire: go$1
	},
	{
		name: "the release is live with another build",
		fits: (goal, seen) => require_converge.makes(goal) && goal.release === seen.memo.live?.release && goal.build !== seen.memo.live?.build && !goal.allow.has("same-release"),
		deploy: (goal, seen) => refuse$1(`${goal.release} is live as build ${seen.memo.live?.build || "unknown"}; this is build ${goal.build} (commit, image, template, user data, tests or count differ)`, "Give the build a release name of its own, or give allow: same-release."),
		switch: go$1,
		rollback: go$1,
		retire: go$1
	},
	{
		name: "the idle side is held, its window open",
		fits: (_goal, seen, now) => require_converge.heldOpen(seen.memo.idle, now),
		deploy: (goal, seen) => onIdle(seen, (idle) => holdRefused(goal, idle)),
		switch: go$1,
		rollback: go$1,
		retire: (goal, seen) => onIdle(seen, (idle) => idle.approval ? go$1() : holdRefused(goal, idle))
	},
	{
		name: "the idle side is held, its window over",
		fits: (_goal, seen) => seen.memo.idle?.standing === "held" || seen.memo.idle?.standing === "retiring",
		deploy: (_goal, seen) => onIdle(seen, overdue),
		switch: go$1,
		rollback: go$1,
		retire: go$1
	},
	{
		name: "the idle side was rejected, or rolled back from",
		fits: (_goal, seen) => seen.memo.idle !== void 0,
		deploy: go$1,
		switch: (goal, seen) => onIdle(seen, (idle) => keptRefused(goal, idle)),
		rollback: (goal, seen) => require_goal.isDone(goal, seen, "rolled-back") ? go$1() : onIdle(seen, (idle) => keptRefused(goal, idle)),
		retire: go$1
	},
	{
		name: "targets on the idle side that nothing recorded explains",
		fits: (_goal, seen) => require_converge.strangers(seen).length > 0,
		deploy: (goal, seen) => unless(goal, "foreign-change", unrecorded(seen), "Deregister them."),
		switch: (_goal, seen) => refuse$1(unrecorded(seen), "Deregister them, then run deploy."),
		rollback: (_goal, seen) => refuse$1(unrecorded(seen), "Deregister them."),
		retire: (_goal, seen) => refuse$1(unrecorded(seen), "Deregister them.")
	},
	{
		name: "the idle side is empty, nothing open",
		fits: (_goal, seen) => require_converge.isEmpty(seen) || require_goal.liveColor(seen.routes) !== void 0,
		deploy: go$1,
		switch: () => refuse$1(nothing, deployFirst),
		rollback: () => refuse$1(nothing, "Nothing is held; run deploy with the release to go back to."),
		retire: (goal, seen) => goal.allow.has("kept") && seen.kept.length > 0 ? go$1() : {
			kind: "unchanged",
			why: "nothing is held"
		}
	}
];
function answer(row, goal, seen, now) {
	switch (goal.command) {
		case "status": return go$1();
		case "deploy":
		case "provision": return row.deploy(goal, seen, now);
		case "test": {
			const found = row.deploy(goal, seen, now);
			return found.kind === "go" && seen.memo.attempt === void 0 ? refuse$1(nothing, deployFirst) : found;
		}
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
	const ready = canBeJudged(goal, seen);
	if (ready.kind !== "go") return ready;
	if (attempt !== void 0) return goal.command === "switch" ? candidateIsFit(goal, seen, attempt) : go;
	if (goal.command === "deploy" || goal.command === "provision") return canBeSized(goal, seen);
	if (goal.command === "rollback") {
		if (require_goal.isDone(goal, seen, "rolled-back")) return go;
		const to = require_converge.rollbackTo(goal, seen);
		return to === void 0 ? refuse("no side is known to roll back to", "Set the routes by hand and run status.") : heldIsFit(goal, seen, to);
	}
	if (goal.command === "switch" && idle !== void 0) return heldIsFit(goal, seen, idle);
	const serving = require_goal.liveColor(seen.routes);
	if (goal.command === "retire" && idle !== void 0 && serving !== void 0) return liveIsFit(goal, seen, serving);
	return go;
}
function canBeJudged(goal, seen) {
	const { attempt, live } = seen.memo;
	if (!(goal.command === "deploy" || goal.command === "switch") || attempt?.verdict === "rejected") return go;
	if (attempt !== void 0 && require_goal.intends(seen.memo, attempt.color)) return go;
	const loud = require_goal.ringing(seen);
	if (loud.length > 0) return refuse(`${require_goal.alarmsSaid(loud)}: it could not tell anything about the release`, "Wait until it is OK, or take it out of watch.alarms.");
	const { proof } = goal.terms;
	const isSame = goal.command === "deploy" && live !== void 0 && !live.adopted && goal.release === live.release;
	return proof?.required && isSame && proof.marks.every((mark) => mark === "release") ? refuse(`${goal.release} is live: answers cannot tell the sides apart, and proof.required is set`, "Expect {color} or {attempt} in the proof, or take `required` out.") : go;
}
function canBeSized(goal, seen) {
	const { fleet, count } = goal.terms;
	const live = require_goal.liveColor(seen.routes);
	const [size, there] = [live === void 0 ? 0 : require_goal.sizeOf(seen, live), require_converge.countFor(goal, seen, require_goal.other(live ?? "green"))];
	if (fleet === "existing" && there < size && !goal.allow.has("smaller-side")) return refuse(`the config names ${there} running machines for ${require_goal.other(live ?? "green")}, the live ${live} has ${size}`, "Start or name further instances, or give allow: smaller-side.");
	if (fleet === "existing" || !count.live || count.atLeast > 0 || size > 0) return go;
	return refuse("nothing is live yet, so that its size cannot be taken over", "Give `count: { live: true, at-least: 2 }`, or a number.");
}
function candidateIsFit(goal, seen, { color, count, parked, verdict }) {
	if (parked === void 0 || verdict !== "open" || isUnchecked(seen, color)) return go;
	if (require_goal.healthy(seen, color, goal.terms.pairs).length >= count || goal.allow.has("unhealthy-side")) return go;
	return refuse(`${color} is not fit: ${require_goal.healthSaid(seen, color, goal.terms.pairs)}; ${count} are asked for`, "Run deploy, which repairs it, end the attempt with rollback, or give allow: unhealthy-side.");
}
const isUnchecked = (seen, color) => {
	const states = seen.sides[color].targets.map(({ state }) => state);
	return seen.preview?.names.includes(color) !== true && states.includes("unused") && states.every((state) => state === "unused" || state === "healthy");
};
function heldIsFit(goal, seen, to) {
	const { pairs } = goal.terms;
	const [well, all] = [require_goal.healthy(seen, to.color, pairs).length, require_goal.registered(seen, to.color).length];
	const [liveWell, liveAll] = [require_goal.healthy(seen, require_goal.other(to.color), pairs).length, require_goal.registered(seen, require_goal.other(to.color)).length];
	if (all === 0) return refuse(`${to.color} has no targets`, "Deploy the release to go back to.");
	if (!isUnchecked(seen, to.color) && (well === 0 || well < liveWell) && !goal.allow.has("unhealthy-side")) return refuse(`${to.color} is not fit: ${require_goal.healthSaid(seen, to.color, pairs)}; ${require_goal.other(to.color)} has ${liveWell} healthy`, "Repair it, or give allow: unhealthy-side.");
	if (liveWell === liveAll && all < liveAll && !goal.allow.has("smaller-side")) return refuse(`${to.color} has ${all} targets, the healthy ${require_goal.other(to.color)} has ${liveAll}`, "Make it as large, or give allow: smaller-side.");
	return go;
}
function liveIsFit(goal, seen, live) {
	const { pairs } = goal.terms;
	const [well, all] = [require_goal.healthy(seen, live, pairs).length, require_goal.registered(seen, live).length];
	if (goal.allow.has("unhealthy-live")) return go;
	const loud = require_goal.ringing(seen);
	if (loud.length > 0) return refuse(`the live side is not well: ${require_goal.alarmsSaid(loud)}`, "Run rollback, wait until it is OK, or give allow: unhealthy-live.");
	if (all > 0 && well === all) return go;
	return refuse(`the live side is not well: ${live} has ${require_goal.healthSaid(seen, live, pairs)}`, "Run rollback, repair it, or give allow: unhealthy-live.");
}

// src/deploy/preflight.ts
function preflight(goal, look, now) {
	if (goal.command === "status") return {
		row: "status",
		kind: "go"
	};
	const seen = asAgreed(goal, look, now);
	const row = rows.find(({ fits }) => fits(goal, seen, now));
	if (row === void 0) return {
		row: "no row",
		kind: "refuse",
		why: "what is there fits no known state",
		remedy: "Run status and look at both sides."
	};
	const found = answer(row, goal, seen, now);
	if (found.kind === "unchanged" && seen !== look) return {
		row: row.name,
		kind: "go"
	};
	if (found.kind !== "go") return {
		row: row.name,
		...found
	};
	const side = checkedSide(goal, seen);
	return {
		row: row.name,
		...side.kind === "go" ? newerOnly(goal, look) : side
	};
}
function asAgreed(goal, seen, now) {
	if (!require_converge.mayAgree(goal, seen) || seen.memo.attempt !== void 0 || !require_converge.differs(seen)) return seen;
	const memo = require_converge.agreedMemo(goal, seen, now);
	const color = memo.live?.color;
	return color === void 0 ? seen : require_converge.imagine({
		...seen,
		memo
	}, {
		kind: "forward",
		color
	}, now);
}

// src/deploy/operate.ts
async function status(task) {
	return {
		outcome: "status",
		why: "",
		seen: await require_converge.firstLook(task),
		acts: [],
		plan: void 0,
		row: "status"
	};
}
async function rehearse(task) {
	const { seen, found } = await looked(task, ({ lease }) => lease);
	const now = task.clock.now();
	if (found.kind !== "go") return turnedAway(found, seen);
	const reached = await within(task, seen, found.row);
	if (isOver(reached)) return reached;
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
	const result = await require_converge.converge(task, task.goal, seen, lease);
	if (result.acts.length > 0) await task.world.settle(task.end).catch(() => void 0);
	return {
		...result,
		plan: void 0,
		row
	};
}
async function admitted(task, mayWait) {
	const { clock, cancel, goal } = task;
	const deadline = clock.now() + goal.waitForHoldMs;
	for (;;) {
		const { seen, found } = await looked(task, ({ lease }) => mayWait ? void 0 : lease);
		if (found.kind === "go") return mayWait ? await within(task, seen, found.row) : seen;
		const until = found.kind === "refuse" ? found.until : void 0;
		if (!(mayWait && until !== void 0 && until <= deadline)) return mayWait && seen.lease !== void 0 ? seen : turnedAway(found, seen);
		await clock.sleep(Math.min(5e3, Math.max(250, until - clock.now())), cancel);
	}
}
async function looked(task, leaseOf) {
	const { goal, clock, cancel, lineage } = task;
	const judged = (seen) => preflight(goal, {
		...seen,
		lease: leaseOf(seen)
	}, clock.now());
	const seen = await require_converge.firstLook(task);
	const found = judged(seen);
	const color = require_goal.liveColor(seen.routes);
	if (found.kind !== "go" || color === void 0 || !isToBeNewer(goal, seen)) return {
		seen,
		found
	};
	const age = await lineage.age(require_goal.identityOf(seen.memo, color), cancel);
	const aged = {
		...seen,
		run: {
			...seen.run,
			age
		}
	};
	return {
		seen: aged,
		found: judged(aged)
	};
}
async function within(task, seen, row) {
	const mistakes = await task.reach?.(seen, task.cancel) ?? [];
	return mistakes.length === 0 ? seen : {
		outcome: "refused",
		why: "what has to be asked of the release cannot be asked from here",
		seen,
		acts: [],
		plan: void 0,
		row,
		mistakes
	};
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
	const why = found.kind === "refuse" ? refusal(found.why, found.remedy) : found.kind === "unchanged" ? found.why : "";
	return {
		outcome: found.kind === "unchanged" ? "unchanged" : "refused",
		why,
		seen,
		acts: [],
		plan: void 0,
		row: found.row
	};
}
const refusal = (why, remedy) => why.includes("\n") ? `${why}\n${remedy}` : `${why}. ${remedy}`;

// src/perform.ts
async function perform(run, names) {
	const { inputs } = run;
	const services = await Promise.all(names.map((name) => require_wire.wire(name, run)));
	const asked = [namedLeaseMistakes(services, run), ...services.map(require_wire.mistakesOf)];
	const wrong = (await Promise.all(asked)).flat();
	if (wrong.length > 0) return [require_goal.withoutLook(names.join(","), inputs.command, "refused", whyNot(wrong), wrong)];
	return carryOut(run, services);
}
async function carryOut({ inputs, say }, services) {
	const tasks = services.map(({ task }) => task);
	const operated = inputs.command === "status" ? await Promise.all(tasks.map(status)) : inputs.dryRun ? await Promise.all(tasks.map(rehearse)) : await operate(tasks);
	return services.flatMap((service, i) => {
		const result = operated[i];
		if (result === void 0) return [];
		if (inputs.command === "status") for (const text of require_status_panel.statusPanel(service.name, result.seen, service.connected.clock.now())) say(text);
		if (result.plan !== void 0) for (const text of require_wire.planLines(result.plan.decisions)) say(text);
		return [require_wire.endingOf(service, result)];
	});
}
async function namedLeaseMistakes(services, { takeLease, cancel }) {
	if (takeLease === void 0) return [];
	const found = services.map(({ connected }) => connected.notTheLease(takeLease, cancel));
	const wrong = (await Promise.all(found)).filter((said) => said !== void 0);
	if (wrong.length < services.length) return [];
	const remedy = "Look at `status`: it shows the lease that stands. Where none does, leave it out.";
	return wrong.map((said) => ({
		path: "take-lease",
		said,
		remedy
	}));
}
function whyNot(mistakes) {
	const paths = new Set(mistakes.map(({ path }) => path));
	const [only] = paths.size === 1 ? paths : [];
	if (only === "take-lease") return "what is named is not the lease that stands";
	if (only === "permissions") return "the role may not do what this run needs";
	return only === "credentials" ? "the credentials end too early" : "the config does not fit what is in AWS";
}

exports.perform = perform;