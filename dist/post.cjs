const require_goal = require("./chunks/goal.cjs");

// src/post.ts
const withinMs = 6e4;
const settledMs = 5e3;
async function post() {
	if (require_goal.getState("stage") !== "started") return;
	const { cancel } = require_goal.onSignals(require_goal.info);
	const context = require_goal.readContext();
	const { inputs, mistakes } = require_goal.readInputs(context);
	if (inputs.command === "status" || inputs.dryRun) return;
	require_goal.info("The step was ended before it could answer the cancel; this goes on for it.");
	const config = await require_goal.readConfig(inputs.config, context.workspace);
	const chosen = require_goal.chooseServices(inputs.services, config);
	const [wrong] = [
		...mistakes,
		...config.mistakes,
		...chosen.mistakes
	];
	if (wrong !== void 0) throw new Error(`${wrong.path}: ${wrong.said}`);
	const endings = await goOn({
		inputs,
		context,
		config,
		names: chosen.names,
		cancel
	});
	if (endings.length === 0) return;
	const { finish } = await Promise.resolve().then(() => require("./chunks/finish.cjs")).then((n) => n.finish_exports);
	await finish(endings, context, inputs.secrets);
}
async function goOn({ names, cancel, ...left }) {
	const [{ reachAws }, { cleanUp }, { endingOf, wire }] = await Promise.all([
		Promise.resolve().then(() => require("./chunks/reach-aws.cjs")),
		Promise.resolve().then(() => require("./chunks/clean-up.cjs")),
		Promise.resolve().then(() => require("./chunks/wire.cjs"))
	]);
	const end = AbortSignal.any([cancel, AbortSignal.timeout(withinMs)]);
	const aws = await reachAws(end);
	await aws.clock.sleep(settledMs, end);
	const run = {
		...left,
		aws,
		end,
		cancel: end,
		cancelled: true,
		nonce: require_goal.getState("nonce"),
		told: /* @__PURE__ */ new Set(),
		say: require_goal.info,
		takeLease: void 0
	};
	const cleaned = async (name) => {
		const service = await wire(name, run);
		const result = await cleanUp(service.task);
		if (result !== void 0) return [endingOf(service, {
			...result,
			plan: void 0,
			row: ""
		})];
		require_goal.info(`${name}: nothing of this run is left to undo`);
		return [];
	};
	return (await Promise.all(names.map((name) => cleaned(name).catch(leave)))).flat();
}
function leave(error) {
	require_goal.info(`Left to the next run: ${error instanceof Error ? error.message : String(error)}`);
	return [];
}
post().catch(leave);
