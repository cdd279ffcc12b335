const require_inputs = require("./chunks/inputs.cjs");

// src/post.ts
const withinMs = 6e4;
async function post() {
	if (require_inputs.getState("stage") !== "started") return;
	const context = require_inputs.readContext();
	const { inputs, mistakes } = require_inputs.readInputs(context);
	const undoes = require_inputs.makesBuild(inputs) || inputs.command === "test" || inputs.command === "switch";
	if (mistakes.length > 0 || inputs.dryRun || !undoes) return;
	const [{ reachAws }, { operate }, { endingOf, wire }] = await Promise.all([
		Promise.resolve().then(() => require("./chunks/connect.cjs")),
		Promise.resolve().then(() => require("./chunks/operate.cjs")),
		Promise.resolve().then(() => require("./chunks/wire.cjs"))
	]);
	const config = await require_inputs.readConfig(inputs.config, context.workspace);
	const end = AbortSignal.timeout(withinMs);
	const run = {
		inputs,
		context,
		config,
		aws: await reachAws(end),
		nonce: require_inputs.getState("nonce"),
		cancel: end,
		cancelled: true,
		end,
		told: /* @__PURE__ */ new Set()
	};
	const services = await Promise.all(require_inputs.chooseServices(inputs.services, config).names.map((name) => wire(name, run)));
	require_inputs.info("The step was ended before it could answer the cancel; this goes on for it.");
	const operated = await operate(services.map(({ task }) => task));
	for (const [i, service] of services.entries()) {
		const result = operated[i];
		if (result !== void 0) require_inputs.info(require_inputs.resultLine(endingOf(service, result)));
	}
}
post().catch((error) => require_inputs.info(`Left to the next run: ${error instanceof Error ? error.message : String(error)}`));
