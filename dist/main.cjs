const require_goal = require("./chunks/goal.cjs");
const require_finish = require("./chunks/finish.cjs");
const require_run = require("./chunks/run.cjs");

// src/main.ts
async function main() {
	const signals = require_goal.onSignals(require_goal.info);
	const context = require_goal.readContext();
	const { inputs, mistakes } = require_goal.readInputs(context);
	const endings = await require_run.run({
		context,
		inputs,
		mistakes,
		...signals,
		say: require_goal.info,
		begins
	});
	process.exitCode = await require_finish.finish(endings, context, inputs.secrets);
	if (!signals.end.aborted) require_goal.saveState("stage", "ended");
}
function begins(nonce) {
	require_goal.saveState("nonce", nonce);
	require_goal.saveState("stage", "started");
}
process.on("uncaughtExceptionMonitor", () => require_goal.saveState("stage", "ended"));
main().catch((error) => {
	console.error(error);
	require_goal.saveState("stage", "ended");
	process.exitCode = 1;
});
