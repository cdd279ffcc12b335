const require_clients = require("./clients.cjs");
const require_identity = require("./identity.cjs");

// src/aws/shared-reads.ts
const withSharedReads = (clients) => {
	let shared;
	return {
		...clients,
		elbv2() {
			shared ??= clients.elbv2().then(sharing);
			return shared;
		}
	};
};
const sharing = (elbv2) => {
	const asked = /* @__PURE__ */ new Map();
	return new Proxy(elbv2, { get(target, name) {
		const call = Reflect.get(target, name);
		if (typeof call !== "function" || !String(name).startsWith("describe")) return call;
		return (input, signal) => {
			const question = `${String(name)} ${JSON.stringify(input)}`;
			const known = asked.get(question);
			if (known !== void 0) return known;
			const answer = call(input, signal);
			asked.set(question, answer);
			answer.catch(() => asked.delete(question));
			return answer;
		};
	} });
};

// src/aws/reach-aws.ts
const reachAws = async (signal, clients = require_clients.createClients()) => ({
	clients,
	reads: withSharedReads(clients),
	clock: clients.clock,
	identity: await require_identity.identify(clients, signal)
});

exports.reachAws = reachAws;