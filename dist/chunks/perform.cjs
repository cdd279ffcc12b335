const require_work = require("./work.cjs");
const require_ending = require("./ending.cjs");
const require_orphans = require("./orphans.cjs");
const require_status_panel = require("./status-panel.cjs");
const require_wire = require("./wire.cjs");
const require_converge = require("./converge.cjs");
const require_found = require("./found.cjs");
const require_counted = require("./counted.cjs");
const require_goal = require("./goal.cjs");

// src/deploy/newer.ts
function isToBeNewer(goal, seen) {
	const live = require_counted.liveColor(seen.routes);
	if (!require_found.makes(goal) || goal.allow.has("older-release") || seen.run.cancelled || live === void 0) return false;
	return (seen.memo.live !== void 0 || require_counted.registered(seen, live).length > 0) && !require_found.same(goal, seen) && goal.build !== seen.memo.live?.build;
}
function newerOnly(goal, seen) {
	const { age } = seen.run;
	const live = require_counted.liveColor(seen.routes);
	if (!age?.older || !require_found.makes(goal) || live === void 0) return require_converge.go();
	return require_converge.unless(goal, "older-release", `${goal.release} is older than ${require_counted.identityOf(seen.memo, live).release}, which is live (older-release): ${age.said}`, "Release what is newer, or go back to a held side with rollback.");
}

// src/deploy/finds/idle-sides.ts
const idleSides = [
	{
		name: "the idle side is held, its window open",
		fits: (_goal, seen, now) => require_found.heldOpen(seen.memo.idle, now),
		deploy: (goal, seen) => require_converge.onIdle(seen, (idle) => require_converge.holdRefused(goal, idle)),
		test: require_converge.nothingToTest,
		switch: require_converge.go,
		rollback: require_converge.go,
		retire: (goal, seen) => require_converge.onIdle(seen, (idle) => idle.approval ? require_converge.go() : require_converge.holdRefused(goal, idle)),
		sweep: require_converge.go
	},
	{
		name: "the idle side is held, its window over",
		fits: (_goal, seen) => seen.memo.idle?.standing === "held" || seen.memo.idle?.standing === "retiring",
		deploy: require_converge.go,
		test: require_converge.nothingToTest,
		switch: require_converge.go,
		rollback: require_converge.go,
		retire: require_converge.go,
		sweep: require_converge.go
	},
	{
		name: "the idle side was rejected, or rolled back from",
		fits: (_goal, seen) => seen.memo.idle !== void 0,
		deploy: require_converge.go,
		test: require_converge.nothingToTest,
		switch: (goal, seen) => require_converge.onIdle(seen, (idle) => require_converge.keptRefused(goal, idle)),
		rollback: (goal, seen) => require_counted.isDone(goal, seen, "rolled-back") ? require_converge.go() : require_converge.onIdle(seen, (idle) => require_converge.keptRefused(goal, idle)),
		retire: require_converge.go,
		sweep: require_converge.go
	},
	{
		name: "targets on the idle side that nothing recorded explains",
		fits: (_goal, seen) => require_found.strangers(seen).length > 0,
		deploy: (goal, seen) => require_converge.unless(goal, "foreign-change", require_converge.unrecorded(seen), "Deregister them."),
		test: (_goal, seen) => require_converge.refuse(require_converge.unrecorded(seen), "Deregister them, then run deploy."),
		switch: (_goal, seen) => require_converge.refuse(require_converge.unrecorded(seen), "Deregister them, then run deploy."),
		rollback: (_goal, seen) => require_converge.refuse(require_converge.unrecorded(seen), "Deregister them."),
		retire: (_goal, seen) => require_converge.refuse(require_converge.unrecorded(seen), "Deregister them."),
		sweep: require_converge.go
	},
	{
		name: "the idle side is empty, nothing open",
		fits: (_goal, seen) => require_found.isEmpty(seen) || require_counted.liveColor(seen.routes) !== void 0,
		deploy: require_converge.go,
		test: require_converge.nothingToTest,
		switch: () => require_converge.refuse(require_converge.nothing, require_converge.deployFirst),
		rollback: () => require_converge.refuse(require_converge.nothing, "Nothing is held; run deploy with the release to go back to."),
		retire: (goal, seen) => goal.allow.has("kept") && seen.kept.length > 0 ? require_converge.go() : {
			kind: "unchanged",
			why: "nothing is held"
		},
		sweep: require_converge.go
	}
];

// src/deploy/finds/row.ts
const everyCommand = (ask) => ({
	deploy: ask,
	test: ask,
	switch: ask,
	rollback: ask,
	retire: ask,
	sweep: ask
});

// src/deploy/finds/live-builds.ts
const ofMakers = (name, fits, deploy) => ({
	name,
	fits: (goal, seen, now) => require_found.makes(goal) && fits(goal, seen, now),
	...everyCommand(require_converge.go),
	deploy
});
const liveBuilds = [ofMakers("the build is live, accepted, nothing is owed", (goal, seen, now) => goal.build !== void 0 && goal.build === seen.memo.live?.build && !require_found.owes(goal, seen, now), (goal, seen) => require_counted.isDone(goal, seen, "held") ? require_converge.go() : {
	kind: "unchanged",
	why: "this build is live already"
}), ofMakers("the release is live with another build", (goal, seen) => goal.release === seen.memo.live?.release && goal.build !== seen.memo.live?.build && !goal.allow.has("same-release"), (goal, seen) => require_converge.refuse(`${goal.release} is live as build ${seen.memo.live?.build || "unknown"}; this is build ${goal.build} (commit, image, template, user data, tests or count differ)`, "Give the build a release name of its own, or give allow: same-release."))];

// src/deploy/finds/open-attempts.ts
const finishOrEnd = "Finish it with deploy, or end it with rollback.";
const goOnOrEnd = "Go on with switch, or end it with rollback.";
const finishRejection = "Finish its rejection with rollback.";
const rejectedSaid = (seen) => `${require_converge.attemptSaid(seen)}; it is rejected: ${seen.memo.attempt?.reason}`;
const openAttempts = [
	{
		name: "an attempt whose run died, same build",
		fits: (goal, seen) => require_found.died(seen) && require_found.same(goal, seen),
		deploy: require_converge.go,
		test: require_converge.go,
		switch: require_converge.go,
		rollback: require_converge.go,
		retire: (_goal, seen) => require_converge.refuse(require_converge.attemptSaid(seen), finishOrEnd),
		sweep: require_converge.go
	},
	{
		name: "an attempt whose run died, another build",
		fits: (_goal, seen) => require_found.died(seen),
		deploy: require_converge.beneath,
		test: (_goal, seen) => require_converge.anotherBuild(seen),
		switch: (_goal, seen) => require_converge.anotherBuild(seen),
		rollback: require_converge.go,
		retire: (_goal, seen) => require_converge.refuse(require_converge.attemptSaid(seen), finishOrEnd),
		sweep: require_converge.go
	},
	{
		name: "a rejection that could not finish",
		fits: (_goal, seen) => seen.memo.attempt?.verdict === "rejected",
		deploy: require_converge.beneath,
		test: (_goal, seen) => require_converge.refuse(rejectedSaid(seen), finishRejection),
		switch: (_goal, seen) => require_converge.refuse(rejectedSaid(seen), finishRejection),
		rollback: require_converge.go,
		retire: require_converge.go,
		sweep: require_converge.go
	},
	{
		name: "an attempt parked where its command ended, same build or none named",
		fits: (goal, seen) => require_found.parked(seen) && require_found.same(goal, seen),
		deploy: require_converge.go,
		test: require_converge.go,
		switch: require_converge.go,
		rollback: require_converge.go,
		retire: (_goal, seen) => require_converge.refuse(require_converge.attemptSaid(seen), goOnOrEnd),
		sweep: require_converge.go
	},
	{
		name: "an attempt parked where its command ended, another build",
		fits: (_goal, seen) => require_found.parked(seen),
		deploy: (goal, seen) => require_converge.unless(goal, "replace", require_converge.attemptSaid(seen), goOnOrEnd),
		test: (_goal, seen) => require_converge.anotherBuild(seen),
		switch: (_goal, seen) => require_converge.anotherBuild(seen),
		rollback: require_converge.go,
		retire: (_goal, seen) => require_converge.refuse(require_converge.attemptSaid(seen), goOnOrEnd),
		sweep: require_converge.go
	}
];

// src/deploy/finds/others-at-work.ts
const othersAtWork = [
	{
		name: "a live lease of another run",
		fits: (_goal, seen) => seen.lease !== void 0 && !seen.lease.over,
		...everyCommand((_goal, seen) => require_converge.leased(seen)),
		sweep: (_goal, seen) => require_converge.leftAlone(seen.lease?.holder ?? "", seen.lease?.until ?? 0)
	},
	{
		name: "a route on a third group, or on neither of ours",
		fits: (_goal, seen) => seen.routes.some((route) => route.forwards === "foreign"),
		...everyCommand((_goal, seen) => require_converge.foreign(seen))
	},
	{
		name: "routes that disagree, or differ from the record",
		fits: (goal, seen) => require_found.differs(seen) && !require_found.mayAgree(goal, seen),
		deploy: (goal, seen, now) => require_found.goesOn(goal, seen, now) ? require_converge.go() : require_converge.changedRefused(goal, seen),
		test: (goal, seen) => require_converge.changedRefused(goal, seen),
		switch: (goal, seen) => require_converge.changedRefused(goal, seen),
		rollback: require_converge.go,
		retire: (_goal, seen) => require_converge.changedBefore(seen),
		sweep: (goal, seen, now) => require_found.goesOn(goal, seen, now) ? require_converge.go() : require_converge.changedBefore(seen)
	}
];

// src/deploy/finds/table.ts
const rows = [
	...othersAtWork,
	...openAttempts,
	...liveBuilds,
	...idleSides
];
function answer(row, goal, seen, now) {
	const { command } = goal;
	if (command === "status") return require_converge.go();
	return row[command === "provision" ? "deploy" : command](goal, seen, now);
}

// src/deploy/preflight.ts
function preflight(goal, look, now) {
	if (goal.command === "status") return {
		row: "status",
		kind: "go"
	};
	if (isOutdated(goal, look)) return {
		row: "a record that says other terms",
		...outdated
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
	const side = require_converge.checkedSide(goal, seen, now);
	return {
		row: row.name,
		...side.kind === "go" ? newerOnly(goal, look) : side
	};
}
function isOutdated({ command, bound, holdTerms }, { memo }) {
	const told = require_goal.boundTerms(command, memo);
	return bound !== void 0 && told !== void 0 && !require_goal.isSameGround(told, bound.terms ?? holdTerms);
}
const outdated = require_converge.refuse("the record names other routes, groups or names than when this run began", "Run it again.");
function asAgreed(goal, seen, now) {
	if (!require_found.mayAgree(goal, seen) || seen.memo.attempt !== void 0 || !require_found.differs(seen)) return seen;
	if (require_found.goesOn(goal, seen, now)) return seen;
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

// src/deploy/admitted.ts
async function admitted(task, mayWait) {
	const { clock, cancel, goal } = task;
	const deadline = clock.now() + goal.waitForHoldMs;
	for (;;) {
		const { seen, found } = await looked$1(task, ({ lease }) => mayWait ? void 0 : lease);
		if (found.kind === "go") return mayWait ? await within(task, seen, found.row) : seen;
		const until = found.kind === "refuse" ? found.until : void 0;
		if (!(mayWait && until !== void 0 && until <= deadline)) return mayWait && seen.lease !== void 0 ? seen : turnedAway(found, seen, goal);
		await clock.sleep(Math.min(5e3, Math.max(250, until - clock.now())), cancel);
	}
}
async function looked$1(task, leaseOf) {
	const { goal, clock, cancel, lineage } = task;
	const judged = (seen) => preflight(goal, {
		...seen,
		lease: leaseOf(seen)
	}, clock.now());
	const seen = await require_converge.firstLook(task, goal.command === "sweep" ? ["owned"] : []);
	const found = judged(seen);
	const color = require_counted.liveColor(seen.routes);
	if (found.kind !== "go" || color === void 0 || !isToBeNewer(goal, seen)) return {
		seen,
		found
	};
	const age = await lineage.age(require_counted.identityOf(seen.memo, color), cancel);
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
const isOver = (seen) => seen !== void 0 && "outcome" in seen;
const isRefusal = (seen) => isOver(seen) && seen.outcome === "refused";
function turnedAway(found, seen, { command }) {
	const why = found.kind === "refuse" ? refusal(found.why, found.remedy) : found.kind === "unchanged" ? found.why : "";
	const stays = command === "sweep" ? "swept" : "unchanged";
	return {
		outcome: found.kind === "unchanged" ? stays : "refused",
		why,
		seen,
		acts: [],
		plan: void 0,
		row: found.row
	};
}
const refusal = (why, remedy) => why.includes("\n") ? `${why}\n${remedy}` : `${why}. ${remedy}`;

// src/deploy/imagine/arrived.ts
function arrived(seen) {
	const settle = (color) => {
		const side = seen.sides[color];
		const machines = side.machines.map((machine) => ({
			...machine,
			state: settled(machine.state)
		}));
		const targets = [...side.targets, ...joining(seen, color)].filter((target) => !require_counted.isDraining(target)).map((target) => target.state === "initial" ? {
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
	const kept = seen.kept.map((machine) => ({
		...machine,
		state: settled(machine.state)
	}));
	return {
		...seen,
		kept,
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
	const joins = (machine) => machine.ours && require_counted.alive(machine) && !known.includes(machine.id);
	return require_converge.fresh(seen, color, machines.filter(joins).map(({ id }) => id));
}
const serving = (scaling, machines) => ({
	...scaling,
	unprotected: machines.filter((machine) => machine.origin === "group" && require_counted.alive(machine)).map(({ id }) => id).filter((id) => !scaling.protected.includes(id))
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

// src/deploy/operate.ts
async function status(task) {
	return {
		outcome: "status",
		why: "",
		seen: await require_converge.firstLook(task, ["owned"]),
		acts: [],
		plan: void 0,
		row: "status"
	};
}
async function rehearse(task) {
	const { seen, found } = await looked$1(task, ({ lease }) => lease);
	const now = task.clock.now();
	if (found.kind !== "go") return turnedAway(found, seen, task.goal);
	const reached = await within(task, seen, found.row);
	if (isOver(reached)) return reached;
	const planned = plan(task.goal, seen, now);
	return {
		outcome: "planned",
		why: `would end as ${planned.outcome}${planned.why === "" ? "" : `: ${planned.why}`}`,
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
	const leases = [];
	await using stack = new AsyncDisposableStack();
	stack.defer(async () => void await Promise.all(leases.map((lease) => lease[Symbol.asyncDispose]())));
	const held = await takeAll(going, leases).catch((error) => ({ error }));
	if ("error" in held) return tasks.map((task) => keptFrom(first.get(task), held.error));
	if ("task" in held) {
		const { task, found } = held;
		return tasks.map((each) => overOr(first.get(each), (seen) => each === task ? turnedAway(found, seen, task.goal) : skipped(seen)));
	}
	return await inTurn(tasks, first, held);
}
async function takeAll(tasks, taken) {
	const held = /* @__PURE__ */ new Map();
	const sorted = [...tasks].sort((a, b) => a.leases.heldOn < b.leases.heldOn ? -1 : 1);
	for (const task of sorted) {
		const lease = await task.leases.take(task.goal.run, task.goal.waitForLeaseMs, task.cancel);
		if (!("confirm" in lease)) return {
			task,
			found: heldBy(lease.holder, lease.until, task.goal)
		};
		taken.push(lease);
		held.set(task, lease);
	}
	return held;
}
async function inTurn(tasks, first, held) {
	const done = [];
	for (const task of tasks) {
		const lease = held.get(task);
		const before = first.get(task);
		if (done.some(({ outcome }) => failing.has(outcome)) || lease === void 0) done.push(overOr(before, skipped));
		else done.push(await one(task, lease).catch((error) => keptFrom(before, error)));
	}
	return done;
}
function keptFrom(before, error) {
	const ended = require_converge.endedBy(error);
	if (ended === void 0) throw error;
	return overOr(before, (seen) => ({
		...skipped(seen),
		...ended
	}));
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
const heldBy = (holder, until, { waitForLeaseMs }) => ({
	row: "a live lease of another run",
	kind: "refuse",
	why: `${holder} holds the lease`,
	remedy: `Wait for that run to end, or give ${waitForLeaseMs > 0 ? "a longer wait-for-lease" : "wait-for-lease"}.`,
	until
});
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

// src/deploy/sweep-alone.ts
async function sweepAlone(task) {
	const { goal, cancel, leases } = task;
	const { seen, found } = await looked$1(task, () => void 0);
	if (seen.lease === void 0) {
		if (found.kind !== "go") return turnedAway(found, seen, goal);
		const idle = ifNothingIsOwed(task, seen, found.row);
		if (idle !== void 0) return idle;
	}
	const taken = await leases.take(goal.run, goal.waitForLeaseMs, cancel).catch((error) => ({ error }));
	if ("error" in taken) return keptFrom(seen, taken.error);
	if (!("confirm" in taken)) return turnedAway({
		row: "a live lease of another run",
		...require_converge.leftAlone(taken.holder, taken.until)
	}, seen, goal);
	await using lease = taken;
	return await one(task, lease).catch((error) => keptFrom(seen, error));
}
function ifNothingIsOwed({ goal, clock }, seen, row) {
	const { move } = require_converge.decide(goal, seen, clock.now());
	if (move.kind !== "done") return void 0;
	return {
		outcome: move.outcome,
		why: move.why,
		seen,
		acts: [],
		plan: void 0,
		row
	};
}

// src/perform.ts
async function perform(run, names) {
	if (run.inputs.command === "sweep") return sweepEach(run, names);
	const { services, wrong } = await looked(run, names).catch(async (error) => {
		const denied = await deniedOf(run, names, error);
		if (denied.length === 0) throw error;
		return {
			services: [],
			wrong: denied
		};
	});
	return wrong.length > 0 ? [refused(names.join(","), run, wrong)] : carryOut(run, services);
}
async function looked(run, names) {
	const runs = headed(run, names);
	const services = await Promise.all(names.map((name) => require_wire.wire(name, runs(name))));
	const asked = [namedLeaseMistakes(services, run), ...services.map((one, at) => require_wire.mistakesOf(one, services.slice(0, at)))];
	return {
		services,
		wrong: (await Promise.all(asked)).flat()
	};
}
async function deniedOf(run, names, error) {
	if (!(error instanceof require_goal.SwitchoverError) || error.code !== "denied") return [];
	const { config, context, aws, nonce, cancel } = run;
	const asked = names.flatMap((name) => {
		const service = config.services[name];
		return service ? [require_wire.connect(service.settings, context.run, aws, nonce).deniedReads(cancel)] : [];
	});
	const found = (await Promise.all(asked)).flat();
	if (found.length === 0) return [];
	return [{
		path: "permissions",
		said: error.message,
		remedy: error.remedy
	}, ...new Map(found.map((one) => [one.said, one])).values()];
}
async function sweepEach(run, names) {
	const { inputs } = run;
	const runs = headed(run, names);
	const wired = await Promise.allSettled(names.map((name) => require_wire.wire(name, runs(name))));
	const wrong = await namedLeaseMistakes(wired.flatMap((one) => one.status === "fulfilled" ? [one.value] : []), run);
	if (wrong.length > 0) return [refused(names.join(","), run, wrong)];
	const endings = [];
	for (const [at, name] of names.entries()) {
		const one = wired[at];
		const ending = one?.status === "fulfilled" ? swept(run, one.value) : Promise.reject(one?.reason);
		endings.push(await ending.catch((error) => require_work.broken(name, inputs.command, error)));
	}
	return endings;
}
function headed(run, names) {
	if (names.length === 1) return () => run;
	let last = "";
	return (name) => ({
		...run,
		say(text) {
			if (last !== name) run.say(`service ${require_ending.oneLine(name)}`);
			last = name;
			run.say(text);
		}
	});
}
const refused = (service, { inputs: { command } }, wrong) => require_ending.withoutLook(service, command, "refused", whyNot(wrong), wrong);
async function swept(run, service) {
	const { inputs } = run;
	const { say } = service;
	const wrong = await require_wire.mistakesOf(service);
	if (wrong.length > 0) return refused(service.name, run, wrong);
	const result = await (inputs.dryRun ? rehearse(service.task) : sweepAlone(service.task));
	if (result.plan !== void 0) for (const text of require_orphans.planLines(result.plan.decisions)) say(text);
	const ending = require_wire.endingOf(service, result);
	for (const text of require_orphans.orphanLines(ending.orphans)) say(text);
	return ending;
}
async function carryOut({ inputs, say }, services) {
	const tasks = services.map(({ task }) => task);
	const operated = inputs.command === "status" ? await Promise.all(tasks.map(status)) : inputs.dryRun ? await Promise.all(tasks.map(rehearse)) : await operate(tasks);
	return services.flatMap((service, i) => {
		const result = operated[i];
		if (result === void 0) return [];
		if (inputs.command === "status") for (const text of require_status_panel.statusPanel(service.name, result.seen, service.connected.clock.now(), service.service.price)) say(text);
		if (result.plan !== void 0) for (const text of require_orphans.planLines(result.plan.decisions)) service.say(text);
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