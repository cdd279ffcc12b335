const require_inputs = require("./inputs.cjs");
const require_wire = require("./wire.cjs");
const require_main = require("../main.cjs");
const require_connect = require("./connect.cjs");
const require_operate = require("./operate.cjs");
const require_errors = require("./errors.cjs");
let node_crypto = require("node:crypto");

// src/work.ts
async function work(inputs, context, config, names, cancel) {
	const nonce = (0, node_crypto.randomUUID)();
	require_inputs.saveState("nonce", nonce);
	require_inputs.saveState("stage", "started");
	try {
		const aws = await require_connect.reachAws(cancel);
		const { account, region, role } = aws.identity;
		require_inputs.info(`AWS account ${require_inputs.oneLine(account)} in ${require_inputs.oneLine(region)} as ${require_inputs.oneLine(role)}`);
		const run = {
			inputs,
			context,
			config,
			aws,
			nonce,
			cancel,
			cancelled: false,
			end: new AbortController().signal,
			told: /* @__PURE__ */ new Set()
		};
		const services = await Promise.all(names.map((name) => require_wire.wire(name, run)));
		const wrong = (await Promise.all(services.map(require_wire.mistakesOf))).flat();
		if (wrong.length > 0) return [require_inputs.withoutLook(names.join(","), inputs.command, "refused", whyNot(wrong), wrong)];
		return await perform(inputs, services);
	} catch (error) {
		if (!(error instanceof require_errors.SwitchoverError)) throw error;
		const outcome = error.code === "bad-world" || error.code === "bad-input" || error.code === "leased" ? "refused" : "failed";
		return names.map((name) => require_inputs.withoutLook(name, inputs.command, outcome, require_errors.inWords(error)));
	}
}
async function perform(inputs, services) {
	const tasks = services.map(({ task }) => task);
	const operated = inputs.command === "status" ? await Promise.all(tasks.map(require_operate.status)) : inputs.dryRun ? await Promise.all(tasks.map(require_operate.rehearse)) : await require_operate.operate(tasks);
	return services.flatMap((service, i) => {
		const result = operated[i];
		if (result === void 0) return [];
		if (inputs.command === "status") for (const text of require_main.statusPanel(service.name, result.seen, service.connected.clock.now())) require_inputs.info(text);
		if (result.plan !== void 0) for (const text of require_wire.planLines(result.plan.decisions)) require_inputs.info(text);
		return [require_wire.endingOf(service, result)];
	});
}
function whyNot(mistakes) {
	const paths = new Set(mistakes.map(({ path }) => path));
	const [only] = paths.size === 1 ? paths : [];
	if (only === "permissions") return "the role may not do what this run needs";
	return only === "credentials" ? "the credentials end too early" : "the config does not fit what is in AWS";
}

exports.work = work;