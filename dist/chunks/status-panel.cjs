const require_ending = require("./ending.cjs");
const require_alarms = require("./alarms.cjs");
const require_counted = require("./counted.cjs");
const require_orphans = require("./orphans.cjs");
const require_found = require("./found.cjs");

// src/action/what-now.ts
function whatNow(seen, now) {
	const { lease, memo, routes } = seen;
	const { attempt, intent, idle } = memo;
	if (lease !== void 0 && !lease.over) return "that run works on it: cancel it, or wait for its end";
	if (routes.some(({ forwards }) => forwards === "foreign")) return "set that route to one of the two target groups: until then every command is refused";
	if (attempt?.verdict === "rejected") return "command rollback finishes the rejection";
	if (attempt !== void 0) return attempt.parked === void 0 ? "the same command goes on with the attempt; undo: command rollback" : "command switch goes on with the attempt; undo: command rollback";
	if (intent !== void 0) return `a run that set every route to ${intent.color} has not finished: command ${intent.color === idle?.color ? "rollback" : "sweep"} goes on`;
	if (require_found.differs(seen)) return idle?.standing === "held" ? `command rollback sets every route to ${idle.color}; or set them back` : "set the routes back, or run rollback";
	return idle === void 0 ? "" : beside(seen, idle, now);
}
function beside(seen, idle, now) {
	const back = `command rollback goes back to ${idle.release}`;
	if (idle.standing === "retiring") return `command retire, or a sweep, goes on; ${back} while it still serves`;
	if (idle.standing !== "held") return "the next deploy replaces what stands idle";
	if (isAiling(seen, require_counted.servingColor(seen))) return `what is live is not well: ${back}`;
	if (require_orphans.overdueMs(idle, now) === 0) return `undo: command rollback; end the hold: command retire`;
	return idle.holdDefault === "rollback" ? "the next sweep or deploy rolls back, and so does command rollback; keep what is live: command retire" : `the next sweep or deploy retires it; until then ${back}`;
}
const isAiling = (seen, live) => live !== void 0 && (require_alarms.against(seen).some(({ state }) => state === "ringing") || require_counted.registered(seen, live).length === 0 || seen.sides[live].targets.some((target) => !require_counted.isDraining(target) && target.state !== "healthy"));

// src/action/status-panel.ts
function statusPanel(service, seen, now, price) {
	const wrong = require_ending.disagreements(seen);
	const hold = require_orphans.holdSaid(seen, now, price);
	const rows = [
		...require_ending.sidesSaid(seen).map((side) => [sideName(seen, side), sideLine(seen, side, hold)]),
		...uncheckedRow(seen),
		...holdRows(hold),
		...originOf(seen),
		...seen.routes.map(({ name, said }) => ["route", `${name} → ${said}`]),
		["preview", previewSaid(seen)],
		...leaseRows(seen),
		...seen.kept.map(({ id, state, release }) => ["kept", `${id} ${state}, ${release}`]),
		...require_orphans.orphansSaid(seen, now).map((orphan) => ["orphan", require_orphans.orphanSaid(orphan)]),
		...lastRejection(seen),
		...alarmRows(seen),
		...nextRow(whatNow(seen, now)),
		["agrees", wrong.length === 0 ? "yes: routes, sides and record say the same" : "NO"],
		...wrong.map((said) => ["", said])
	];
	return [`service ${service}`, ...rows.map(([name, text]) => `  ${name.padEnd(8)} ${require_ending.oneLine(text)}`)].map((text) => text.trimEnd());
}
const nextRow = (said) => said === "" ? [] : [["next", said]];
function alarmRows(seen) {
	const out = require_alarms.leftOut(seen);
	return seen.alarms.filter(({ state }) => state !== "ok").map((alarm) => ["alarm", `${require_counted.alarmsSaid([alarm]).replace(/^alarm /, "")}${out.includes(alarm) ? "; it rang before the switch, and is left out" : ""}`]);
}
function uncheckedRow(seen) {
	const { idle } = seen.memo;
	if (idle?.standing !== "held" || !require_alarms.isUnchecked(seen, idle.color)) return [];
	return [["health", `not checked: no rule leads to ${idle.color}; rollback puts the preview back and looks`]];
}
function leaseRows({ lease }) {
	if (lease === void 0) return [];
	const { arn, holder, until, over } = lease;
	return [["lease", `${holder} until ${require_counted.timeSaid(until)}${over ? ", over" : ""}`], ["", arn]];
}
function holdRows(hold) {
	if (hold === void 0) return [];
	const { lost, cost, terms } = hold;
	return [
		...lost === "" ? [] : [["lost", lost]],
		...cost === void 0 ? [] : [["cost", require_orphans.costSaid(cost)]],
		...terms === "" ? [] : [["terms", terms]]
	];
}
function originOf(seen) {
	const { live } = seen.memo;
	if (live?.origin === void 0 || live.color !== require_counted.servingColor(seen)) return [];
	const { commit, workflow, number } = live.origin;
	const run = workflow === "" ? "" : `run ${number} of ${workflow}`;
	const known = [commit === "" ? "" : `commit ${commit}`, run].filter((part) => part !== "");
	return known.length === 0 ? [] : [["from", known.join(", ")]];
}
const sideName = (seen, { color }) => {
	const live = require_counted.servingColor(seen);
	return live === void 0 ? "side" : color === live ? "live" : "idle";
};
function sideLine(seen, { color, identity, standing }, hold) {
	if (identity === void 0) return `${color}  empty`;
	return [
		color,
		`${identity.release}${identity.attempt === "" ? "" : ` (${identity.attempt})`}`,
		`${standing}${seen.memo.idle?.color === color && standing !== "live" ? idleSaid(seen, hold) : ""}`,
		targetsSaid(seen, color)
	].filter((part) => part !== "").join("  ");
}
function idleSaid(seen, hold) {
	const { idle } = seen.memo;
	const { overdue = "", deadline = "" } = hold ?? {};
	if (idle === void 0) return "";
	const by = `since ${require_counted.timeSaid(idle.since)} by ${idle.by}${idle.reason === "" ? "" : `: ${idle.reason}`}`;
	if (idle.standing === "retiring") return ` ${[`${by}, the next retire or sweep goes on`, deadline].filter((part) => part !== "").join("; ")}`;
	if (idle.due === void 0) return ` ${by}, until a person ends it`;
	const what = idle.standing === "held" ? idle.holdDefault : "retire";
	const approval = idle.approval ? "waits for approval; " : "";
	return overdue === "" ? ` ${by}, ${approval}${what} due ${require_counted.timeSaid(idle.due)}` : ` ${by}, OVERDUE by ${overdue} since ${require_counted.timeSaid(idle.due)}: ${approval}${what} is due`;
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

Object.defineProperty(exports, "statusPanel", {
  enumerable: true,
  get: function () {
    return statusPanel;
  }
});
Object.defineProperty(exports, "targetsSaid", {
  enumerable: true,
  get: function () {
    return targetsSaid;
  }
});