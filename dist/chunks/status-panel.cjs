const require_ending = require("./ending.cjs");
const require_seen = require("./seen.cjs");
const require_orphans = require("./orphans.cjs");

// src/action/status-panel.ts
function statusPanel(service, seen, now, price) {
	const wrong = require_ending.disagreements(seen);
	const hold = require_orphans.holdSaid(seen, now, price);
	const rows = [
		...require_ending.sidesSaid(seen).map((side) => [sideName(seen, side), sideLine(seen, side, hold)]),
		...holdRows(hold),
		...originOf(seen),
		...seen.routes.map(({ name, said }) => ["route", `${name} → ${said}`]),
		["preview", previewSaid(seen)],
		...leaseRows(seen),
		...seen.kept.map(({ id, state, release }) => ["kept", `${id} ${state}, ${release}`]),
		...require_orphans.orphansSaid(seen, now).map((orphan) => ["orphan", require_orphans.orphanSaid(orphan)]),
		...lastRejection(seen),
		["agrees", wrong.length === 0 ? "yes: routes, sides and record say the same" : "NO"],
		...wrong.map((said) => ["", said])
	];
	return [`service ${service}`, ...rows.map(([name, text]) => `  ${name.padEnd(8)} ${require_ending.oneLine(text)}`)].map((text) => text.trimEnd());
}
function leaseRows({ lease }) {
	if (lease === void 0) return [];
	const { arn, holder, until, over } = lease;
	return [["lease", `${holder} until ${time(until)}${over ? ", over" : ""}`], ["", arn]];
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
function originOf({ memo: { live } }) {
	if (live?.origin === void 0) return [];
	const { commit, workflow, number } = live.origin;
	const run = workflow === "" ? "" : `run ${number} of ${workflow}`;
	const known = [commit === "" ? "" : `commit ${commit}`, run].filter((part) => part !== "");
	return known.length === 0 ? [] : [["from", known.join(", ")]];
}
const sideName = (seen, { color }) => {
	const live = require_seen.servingColor(seen);
	return live === void 0 ? "side" : color === live ? "live" : "idle";
};
function sideLine(seen, { color, identity, standing }, hold) {
	if (identity === void 0) return `${color}  empty`;
	return [
		color,
		`${identity.release}${identity.attempt === "" ? "" : ` (${identity.attempt})`}`,
		`${standing}${seen.memo.idle?.color === color && standing !== "live" ? idleSaid(seen, hold?.overdue ?? "") : ""}`,
		targetsSaid(seen, color)
	].filter((part) => part !== "").join("  ");
}
function idleSaid(seen, overdue) {
	const { idle } = seen.memo;
	if (idle === void 0) return "";
	const by = `since ${time(idle.since)} by ${idle.by}${idle.reason === "" ? "" : `: ${idle.reason}`}`;
	if (idle.due === void 0) return ` ${by}, until a person ends it`;
	const what = idle.standing === "held" ? idle.holdDefault : "retire";
	const approval = idle.approval ? "waits for approval; " : "";
	return overdue === "" ? ` ${by}, ${approval}${what} due ${require_ending.heldUntil(seen) || time(idle.due)}` : ` ${by}, OVERDUE by ${overdue} since ${time(idle.due)}: ${approval}${what} is due`;
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