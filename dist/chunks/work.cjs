const require_goal = require("./goal.cjs");
const require_reach_aws = require("./reach-aws.cjs");
let node_crypto = require("node:crypto");
let node_v8 = require("node:v8");

// src/work.ts
async function work({ inputs, context, cancel, end, takeLease, say, begins }, config, names) {
	const nonce = (0, node_crypto.randomUUID)();
	begins?.(nonce);
	try {
		const aws = await require_reach_aws.reachAws(cancel);
		const { account, region, role } = aws.identity;
		say(`AWS account ${require_goal.oneLine(account)} in ${require_goal.oneLine(region)} as ${require_goal.oneLine(role)}`);
		saveMemory();
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
		if (!(error instanceof require_goal.SwitchoverError)) throw error;
		const outcome = error.code === "bad-world" || error.code === "bad-input" || error.code === "leased" ? "refused" : "failed";
		return names.map((name) => require_goal.withoutLook(name, inputs.command, outcome, require_goal.inWords(error)));
	}
}
function saveMemory() {
	for (const flag of ["--optimize-for-size", "--semi-space-growth-factor=1"]) (0, node_v8.setFlagsFromString)(flag);
}

exports.work = work;