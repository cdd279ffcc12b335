const require_goal = require("./goal.cjs");
const require_ending = require("./ending.cjs");
const require_reach_aws = require("./reach-aws.cjs");
let node_crypto = require("node:crypto");
let node_v8 = require("node:v8");

// src/action/broken.ts
function broken(service, command, error) {
	if (!(error instanceof require_goal.SwitchoverError)) throw error;
	return require_ending.withoutLook(service, command, require_goal.isRefused(error) ? "refused" : "failed", require_goal.inWords(error));
}

// src/work.ts
async function work({ inputs, context, cancel, end, takeLease, say, begins }, config, names) {
	const nonce = (0, node_crypto.randomUUID)();
	begins?.(nonce);
	try {
		const aws = await require_reach_aws.reachAws(cancel);
		const { account, region, role } = aws.identity;
		say(`AWS account ${require_ending.oneLine(account)} in ${require_ending.oneLine(region)} as ${require_ending.oneLine(role)}`);
		beSmall();
		const { perform } = await Promise.resolve().then(() => require("./perform.cjs"));
		return await perform({
			inputs,
			context,
			config,
			aws,
			nonce,
			cancel,
			end,
			say,
			takeLease,
			cancelled: false,
			told: /* @__PURE__ */ new Set()
		}, names);
	} catch (error) {
		return names.map((name) => broken(name, inputs.command, error));
	}
}
function beSmall() {
	for (const flag of [
		"--no-opt",
		"--heap-growing-percent=20",
		"--semi-space-growth-factor=1"
	]) (0, node_v8.setFlagsFromString)(flag);
}

exports.broken = broken;
exports.work = work;