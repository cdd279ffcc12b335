const require_converge = require("./converge.cjs");
const require_counted = require("./counted.cjs");

// src/deploy/clean-up.ts
async function cleanUp(task) {
	const first = await require_converge.firstLook(task);
	if (first.lease !== void 0 && !first.lease.over) return void 0;
	const taken = await task.leases.take(task.goal.run, 0, task.cancel);
	if (!("confirm" in taken)) return void 0;
	await using lease = taken;
	return await undo(task, lease);
}
async function undo(task, lease) {
	const { goal, world, end } = task;
	const seen = await require_converge.firstLook(task);
	if (!undoes(goal) || !isOwn(goal, seen)) return void 0;
	const result = await require_converge.converge(task, goal, seen, lease);
	if (result.acts.length > 0) await world.settle(end).catch(() => void 0);
	return result;
}
const undoes = ({ command }) => command === "provision" || command === "test" || command === "switch" || command === "deploy";
const isOwn = (goal, { memo: { attempt } }) => attempt !== void 0 && attempt.parked === void 0 && attempt.run === require_counted.runKey(goal.run);

exports.cleanUp = cleanUp;