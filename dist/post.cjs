const require_wire = require("./chunks/wire.cjs");

// src/post.ts
const withinMs = 6e4;
async function post() {
	if (require_wire.getState("stage") !== "started") return;
	const context = require_wire.readContext();
	const { inputs, mistakes } = require_wire.readInputs(context);
	const undoes = require_wire.makesBuild(inputs) || inputs.command === "test" || inputs.command === "switch";
	if (mistakes.length > 0 || inputs.dryRun || !undoes) return;
	const config = await require_wire.readConfig(inputs.config, context.workspace);
	const end = AbortSignal.timeout(withinMs);
	const run = {
		inputs,
		context,
		config,
		aws: await require_wire.reachAws(end),
		nonce: require_wire.getState("nonce"),
		cancel: end,
		cancelled: true,
		end
	};
	const services = await Promise.all(require_wire.chooseServices(inputs.services, config).names.map((name) => require_wire.wire(name, run)));
	require_wire.info("The step was ended before it could answer the cancel; this goes on for it.");
	const operated = await require_wire.operate(services.map(({ task }) => task));
	for (const [i, service] of services.entries()) {
		const result = operated[i];
		if (result !== void 0) require_wire.info(require_wire.resultLine(require_wire.endingOf(service, result)));
	}
}
post().catch((error) => require_wire.info(`Left to the next run: ${error instanceof Error ? error.message : String(error)}`));
