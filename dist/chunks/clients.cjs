const require_identity = require("./identity.cjs");
let node_timers_promises = require("node:timers/promises");

// src/aws/clock.ts
const createClock = (monotonic = () => performance.now()) => {
	let set;
	const now = () => set === void 0 ? Date.now() : Math.floor(set.date + monotonic() - set.at);
	return {
		now,
		heard(header, sentAt) {
			const date = Date.parse(header);
			if (Number.isNaN(date)) return;
			const ahead = date - now();
			const late = set !== void 0 && ahead < 0 && sentAt < set.at;
			if (set === void 0 || ahead > 0 || ahead < -1500 && !late) set = {
				date,
				at: monotonic()
			};
		},
		sleep: (ms, signal) => (0, node_timers_promises.setTimeout)(Math.max(0, ms), void 0, { signal }).catch(() => {
			throw require_identity.stoppedBy(signal);
		})
	};
};

// src/aws/sdk/permit.ts
const free = /^(Describe|Get|List|Simulate|Cancel)/;
const isFree = (name, input) => free.test(name) || Reflect.get(input, "DryRun") === true;
const permitted = (command, permit) => command.middlewareStack.add((next) => (args) => permit.send(() => next(args)), {
	step: "deserialize",
	priority: "low",
	name: "permit"
});

// src/aws/sdk/connection.ts
const callsOf = (client, connection) => {
	client.middlewareStack.remove("loggerMiddleware");
	client.middlewareStack.add(connection.noteDate, {
		step: "deserialize",
		priority: "low",
		name: "noteDate"
	});
	return (name, Wanted) => (input, signal, permit) => {
		const command = new Wanted(input);
		const asks = permit !== void 0 && !isFree(name, input);
		if (asks) permitted(command, permit);
		const abortSignal = asks ? AbortSignal.any([signal, permit.signal]) : signal;
		return client.send(command, { abortSignal }).catch((error) => {
			throw connection.fault(error, name, input, abortSignal);
		});
	};
};
const under = (calls, permit) => new Proxy(calls, { get(target, name) {
	const call = Reflect.get(target, name);
	if (typeof call !== "function") return call;
	return (input, signal) => call(input, signal, permit);
} });

// src/aws/clients.ts
const createClients = (chosen = {}) => {
	const clock = createClock();
	const connection = {
		config: {
			maxAttempts: 8,
			retryMode: "standard",
			requestHandler: requestHandler(),
			...chosen
		},
		noteDate: (next) => async (args) => {
			const sentAt = performance.now();
			const answer = await next(args);
			const date = dateOf(answer.response);
			if (date !== void 0) clock.heard(date, sentAt);
			return answer;
		},
		fault: require_identity.faultOf
	};
	const sts = once(async () => (await Promise.resolve().then(() => require("./sts.cjs"))).connectSts(connection));
	const credentials = async () => (await sts()).credentials();
	const signedOn = {
		...connection,
		config: {
			...connection.config,
			credentials
		}
	};
	const others = /* @__PURE__ */ new Map();
	return {
		clock,
		elbv2: once(async () => (await Promise.resolve().then(() => require("./elbv2.cjs"))).connectElbv2(signedOn)),
		ec2: once(async () => (await Promise.resolve().then(() => require("./ec2.cjs"))).connectEc2(signedOn)),
		route53: once(async () => (await Promise.resolve().then(() => require("./route53.cjs"))).connectRoute53(signedOn)),
		route53As(role) {
			const known = others.get(role) ?? connectAs(connection, role, sts);
			others.set(role, known);
			return known;
		},
		autoScaling: once(async () => (await Promise.resolve().then(() => require("./auto-scaling.cjs"))).connectAutoScaling(signedOn)),
		cloudWatch: once(async () => (await Promise.resolve().then(() => require("./cloudwatch.cjs"))).connectCloudWatch(signedOn)),
		ssm: once(async () => (await Promise.resolve().then(() => require("./ssm.cjs"))).connectSsm(signedOn)),
		sts,
		iam: once(async () => (await Promise.resolve().then(() => require("./iam.cjs"))).connectIam(signedOn))
	};
};
const permittedClients = (clients, permit) => ({
	...clients,
	elbv2: once(async () => under(await clients.elbv2(), permit)),
	ec2: once(async () => under(await clients.ec2(), permit)),
	route53: once(async () => under(await clients.route53(), permit)),
	route53As: async (role) => under(await clients.route53As(role), permit),
	autoScaling: once(async () => under(await clients.autoScaling(), permit)),
	ssm: once(async () => under(await clients.ssm(), permit))
});
const connectAs = async (connection, role, sts) => {
	const credentials = async () => (await sts()).assumeRole(role);
	const { connectRoute53 } = await Promise.resolve().then(() => require("./route53.cjs"));
	return connectRoute53({
		...connection,
		config: {
			...connection.config,
			credentials
		}
	});
};
const once = (make) => {
	let made;
	return () => {
		made ??= make();
		return made;
	};
};
const timeouts = {
	connectionTimeout: 5e3,
	requestTimeout: 3e4,
	throwOnRequestTimeout: true
};
const requestHandler = () => {
	const proxied = [
		"HTTPS_PROXY",
		"https_proxy",
		"HTTP_PROXY",
		"http_proxy"
	].some((name) => process.env[name]);
	const agent = {
		keepAlive: true,
		maxSockets: 50,
		proxyEnv: process.env
	};
	return proxied ? {
		...timeouts,
		httpAgent: agent,
		httpsAgent: agent
	} : timeouts;
};
const dateOf = (response) => {
	const headers = member(response, "headers");
	const date = member(headers, "date");
	return typeof date === "string" ? date : void 0;
};
const member = (value, name) => typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;

Object.defineProperty(exports, "callsOf", {
  enumerable: true,
  get: function () {
    return callsOf;
  }
});
Object.defineProperty(exports, "createClients", {
  enumerable: true,
  get: function () {
    return createClients;
  }
});
Object.defineProperty(exports, "permittedClients", {
  enumerable: true,
  get: function () {
    return permittedClients;
  }
});