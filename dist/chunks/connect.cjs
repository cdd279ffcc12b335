const require_errors = require("./errors.cjs");
const require_placeholders = require("./placeholders.cjs");
const require_model = require("./model.cjs");
let node_util = require("node:util");
let node_crypto = require("node:crypto");
let node_timers_promises = require("node:timers/promises");

// src/aws/faults.ts
const awsCode = (error) => {
	const foreign = foreignOf(error instanceof require_errors.SwitchoverError ? error.cause : error);
	if (foreign === void 0) return void 0;
	const code = text(foreign.Code) ?? text(foreign.name);
	return code === "Unknown" && foreign.$metadata?.httpStatusCode === 400 ? "InvalidChangeBatch" : code;
};
const isMissing = (error) => /^NoSuch|NotFound|\.Malformed$/.test(awsCode(error) ?? "");
const stoppedBy = (signal) => signal.reason instanceof require_errors.SwitchoverError ? signal.reason : new require_errors.SwitchoverError("cancelled", "the run was stopped", remedies.cancelled, signal.reason);
const faultOf = (error, call, input, signal) => {
	if (signal.aborted) return stoppedBy(signal);
	if (error instanceof require_errors.SwitchoverError) return error;
	const code = awsCode(error) ?? "UnknownError";
	const words = text(foreignOf(error)?.message) ?? String(error);
	const kind = kindOf(code, foreignOf(error), words);
	const about = subjectOf(input);
	const message = `${call}${about === "" ? "" : ` ${about}`}: ${code}: ${words}`;
	return new require_errors.SwitchoverError(kind, message, remedies[kind], error);
};
const foreignOf = (error) => typeof error === "object" && error !== null ? error : void 0;
const text = (value) => typeof value === "string" && value !== "" ? value : void 0;
const denied = /^(AccessDenied(Exception)?|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthFailure|SignatureDoesNotMatch|UnrecognizedClient(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|OptInRequired|CredentialsProviderError|InvalidSignatureException)$/;
const expired = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/;
const kindOf = (code, error, words) => {
	if (expired.test(code)) return "expired";
	if (denied.test(code)) return "denied";
	if (/Region is missing/.test(words)) return "bad-input";
	return error?.$metadata?.httpStatusCode === void 0 ? "unreachable" : "aws";
};
const remedies = {
	denied: "Give the role this permission, or check which credentials the job uses.",
	expired: "Get new credentials and run the same command again: it goes on where this run stopped.",
	aws: "Mend what AWS names and run the same command again: it goes on where this run stopped.",
	unreachable: "Check the network, the proxy and AWS_REGION, and run the same command again.",
	cancelled: "Run the same command again to go on.",
	"bad-input": "Set AWS_REGION to the Region of the load balancer."
};
const telling = [
	"ListenerArn",
	"RuleArn",
	"TargetGroupArn",
	"ResourceArns",
	"ListenerArns",
	"RuleArns",
	"TargetGroupArns",
	"LoadBalancerArn",
	"HostedZoneId",
	"SubnetId",
	"ImageId",
	"ImageIds",
	"InstanceIds",
	"Resources",
	"LaunchTemplateId",
	"Id"
];
const subjectOf = (input) => {
	const members = new Map(Object.entries(input));
	const value = telling.map((member) => members.get(member)).find((member) => member !== void 0);
	if (Array.isArray(value)) {
		const rest = value.length > 3 ? ` and ${value.length - 3} more` : "";
		return value.slice(0, 3).join(", ") + rest;
	}
	return typeof value === "string" ? value : "";
};

// src/aws/clock.ts
const jitterMs = 1500;
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
			if (set === void 0 || Math.abs(ahead) > jitterMs && !late) set = {
				date,
				at: monotonic()
			};
		},
		sleep: (ms, signal) => (0, node_timers_promises.setTimeout)(Math.max(0, ms), void 0, { signal }).catch(() => {
			throw stoppedBy(signal);
		})
	};
};

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
		fault: faultOf
	};
	return {
		clock,
		elbv2: once(async () => (await Promise.resolve().then(() => require("./elbv2.cjs"))).connectElbv2(connection)),
		ec2: once(async () => (await Promise.resolve().then(() => require("./ec2.cjs"))).connectEc2(connection)),
		route53: once(async () => (await Promise.resolve().then(() => require("./route53.cjs"))).connectRoute53(connection)),
		sts: once(async () => (await Promise.resolve().then(() => require("./sts.cjs"))).connectSts(connection))
	};
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

// node_modules/yocto-queue/index.js
var Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
};
var Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		const node = new Node(value);
		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}
		this.#size++;
	}
	dequeue() {
		const current = this.#head;
		if (!current) return;
		this.#head = this.#head.next;
		this.#size--;
		if (!this.#head) this.#tail = void 0;
		return current.value;
	}
	peek() {
		if (!this.#head) return;
		return this.#head.value;
	}
	clear() {
		this.#head = void 0;
		this.#tail = void 0;
		this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		while (current) {
			yield current.value;
			current = current.next;
		}
	}
	*drain() {
		while (this.#head) yield this.dequeue();
	}
};

// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = false;
	if (typeof concurrency === "object") ({concurrency, rejectOnClear = false} = concurrency);
	validateConcurrency(concurrency);
	if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
	const queue = new Queue();
	let activeCount = 0;
	const resumeNext = () => {
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};
	const next = () => {
		activeCount--;
		resumeNext();
	};
	const run = async (function_, resolve, arguments_) => {
		const result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	};
	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_));
		if (activeCount < concurrency) resumeNext();
	};
	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			const abortError = AbortSignal.abort().reason;
			while (queue.size > 0) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;
				queueMicrotask(() => {
					while (activeCount < concurrency && queue.size > 0) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			const promises = [];
			try {
				Array.from(iterable, (value, index) => {
					const promise = generator(function_, value, index);
					promises.push(promise);
					return promise;
				});
			} catch (error) {
				for (const promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	});
	return generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
}

// src/aws/scope.ts
const keys = {
	owner: "switchover:owner",
	rule: "switchover:rule",
	attempt: "switchover:attempt",
	previewOf: "switchover:preview-of",
	color: "switchover:color",
	release: "switchover:release"
};
const tagList = (tags) => Object.entries(tags).map(([Key, Value]) => ({
	Key,
	Value
}));
const tagRecord = (tags) => Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));

// src/aws/arns.ts
const partsOf = (arn) => {
	const [, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
	return {
		partition,
		service,
		region,
		account,
		resource: rest.join(":")
	};
};
const listenerOf = (arn) => arn.includes(":listener-rule/") ? arn.replace(":listener-rule/", ":listener/").split("/").slice(0, 5).join("/") : arn;
const loadBalancerOf = (arn) => listenerOf(arn).replace(":listener/", ":loadbalancer/").split("/").slice(0, 4).join("/");
const isApplication = (arn) => /:listener(-rule)?\/app\//.test(arn);
const groupName = (arn) => partsOf(arn).resource.split("/")[1] ?? arn;

// src/aws/identity.ts
const identify = async (clients, signal) => (await clients.sts()).callerIdentity(signal);
const ownerOf = (account, region, targetGroupArns) => (0, node_crypto.createHash)("sha256").update([
	account,
	region,
	...[...new Set(targetGroupArns)].sort()
].join("\n")).digest("hex").slice(0, 16);
const groupsOf = (settings) => settings.pairs.flatMap(({ blue, green }) => [blue, green]);
const namedArns = (settings) => [...settings.routes.map(({ path, arn }) => ({
	path,
	arn
})), ...settings.pairs.flatMap((pair, index) => [{
	path: `${pairPath(settings, index)}.blue`,
	arn: pair.blue
}, {
	path: `${pairPath(settings, index)}.green`,
	arn: pair.green
}])];
const pairPath = (settings, pair) => {
	const route = settings.routes.find((one) => one.pair === pair);
	return `${pair === 0 || route === void 0 ? `services.${settings.service}` : route.path}.target-groups`;
};
const foreignArns = (settings, identity) => namedArns(settings).flatMap(({ path, arn }) => {
	const { account, region } = partsOf(arn);
	if (account === identity.account && region === identity.region) return [];
	return [{
		path,
		said: `${arn} is in account ${account}, Region ${region}; the credentials are for account ${identity.account}, Region ${identity.region} (${identity.role})`,
		remedy: "Use credentials and AWS_REGION of the account and Region that the ARN names, or correct it."
	}];
});

// src/aws/traffic/check-groups.ts
const existingGroups = async (scope, signal) => {
	const arns = [...new Set(groupsOf(scope.settings))];
	const elbv2 = await scope.clients.elbv2();
	const ask = async (some) => (await elbv2.describeTargetGroups({ TargetGroupArns: some }, signal)).TargetGroups ?? [];
	const found = await ask(arns).catch((error) => {
		if (!isMissing(error)) throw error;
		return Promise.all(arns.map((arn) => ask([arn]).catch(emptyIfMissing))).then((each) => each.flat());
	});
	return new Map(found.map((group) => [group.TargetGroupArn ?? "", group]));
};
const emptyIfMissing = (error) => {
	if (isMissing(error)) return [];
	throw error;
};
const checkGroups = async (scope, signal) => {
	const groups = await existingGroups(scope, signal);
	return scope.settings.pairs.flatMap((pair, index) => {
		const path = pairPath(scope.settings, index);
		return [...require_model.colors.flatMap((color) => checkGroup(scope, `${path}.${color}`, index, pair[color], groups)), ...checkTwins(path, groups.get(pair.blue), groups.get(pair.green))];
	});
};
const checkGroup = (scope, path, pair, arn, groups) => {
	const group = groups.get(arn);
	if (group === void 0) return [{
		path,
		said: `the target group ${arn} does not exist`,
		remedy: "Name a target group that exists, by its whole ARN."
	}];
	return [...checkAttached(scope, path, pair, group), ...checkType(path, group)];
};
const checkAttached = (scope, path, pair, group) => {
	const balancers = scope.settings.routes.filter((route) => route.pair === pair).map(({ arn }) => loadBalancerOf(arn));
	const elsewhere = (group.LoadBalancerArns ?? []).filter((arn) => !balancers.includes(arn));
	if (elsewhere.length === 0) return [];
	return [{
		path,
		said: `${group.TargetGroupName} belongs to another load balancer than its routes: ${elsewhere.join(", ")}`,
		remedy: "A target group serves one load balancer only: name the group of the load balancer that the routes are on."
	}];
};
const usable = ["instance", "ip"];
const checkType = (path, { TargetGroupName, TargetType }) => usable.includes(TargetType) ? [] : [{
	path,
	said: `${TargetGroupName} takes targets of type ${TargetType}`,
	remedy: "Use target groups of type instance or ip: instances of the fleet are registered in them."
}];
const checkTwins = (path, blue, green) => {
	if (blue === void 0 || green === void 0) return [];
	if (blue.TargetGroupArn === green.TargetGroupArn) return [{
		path,
		said: `blue and green are the same target group ${groupName(blue.TargetGroupArn ?? "")}`,
		remedy: "Give each side a target group of its own."
	}];
	return [
		[
			"protocol",
			blue.Protocol,
			green.Protocol
		],
		[
			"protocol version",
			blue.ProtocolVersion,
			green.ProtocolVersion
		],
		[
			"target type",
			blue.TargetType,
			green.TargetType
		],
		[
			"VPC",
			blue.VpcId,
			green.VpcId
		]
	].filter(([, one, another]) => one !== another).map(([what, one, another]) => ({
		path,
		said: `blue and green differ in ${what}: ${one} and ${another}`,
		remedy: "Make the two target groups alike: the one takes over the work of the other."
	}));
};

// src/aws/fleet/check-fleet.ts
const checkFleet = async (scope, signal) => (await Promise.all([
	checkImage(scope, signal),
	checkTemplate(scope, signal),
	checkNetwork(scope, signal),
	checkZone(scope, signal)
])).flat();
const at = (scope, key) => `services.${scope.settings.service}.${key}`;
const absent = (path, what, id) => ({
	path,
	said: `the ${what} ${id} does not exist`,
	remedy: `Name a ${what} of this account and Region.`
});
const unlessMissing = (mistake) => (error) => {
	if (isMissing(error)) return [mistake];
	throw error;
};
const checkImage = async (scope, signal) => {
	const { image } = scope.settings.fleet;
	if (image === void 0) return [];
	const missing = absent(at(scope, "fleet.ec2.image"), "image", image);
	return (await scope.clients.ec2()).describeImages({ ImageIds: [image] }, signal).then(({ Images }) => Images?.length === 0 ? [missing] : [], unlessMissing(missing));
};
const checkTemplate = async (scope, signal) => {
	const { launchTemplate: wanted, image } = scope.settings.fleet;
	const path = at(scope, "fleet.ec2.launch-template");
	if (wanted === void 0) return [];
	const missing = absent(path, "launch template", `${wanted.id} version ${wanted.version}`);
	const ec2 = await scope.clients.ec2();
	const asked = {
		LaunchTemplateId: wanted.id,
		Versions: [wanted.version]
	};
	return ec2.describeLaunchTemplateVersions(asked, signal).then(({ LaunchTemplateVersions }) => {
		const version = LaunchTemplateVersions?.[0];
		if (version === void 0) return [missing];
		if (image !== void 0 || version.LaunchTemplateData?.ImageId !== void 0) return [];
		return [{
			path,
			said: `${wanted.id} version ${wanted.version} names no image`,
			remedy: "Name an image beside the launch template, or a version that has one."
		}];
	}, unlessMissing(missing));
};
const checkNetwork = async (scope, signal) => {
	const { subnets, securityGroups } = scope.settings.fleet;
	const ec2 = await scope.clients.ec2();
	const [groups, places, firewalls] = await Promise.all([
		existingGroups(scope, signal),
		subnets.length === 0 ? [] : ec2.describeSubnets({ Filters: [{
			Name: "subnet-id",
			Values: [...subnets]
		}] }, signal).then(({ Subnets }) => Subnets ?? []),
		securityGroups.length === 0 ? [] : ec2.describeSecurityGroups({ Filters: [{
			Name: "group-id",
			Values: [...securityGroups]
		}] }, signal).then(({ SecurityGroups }) => SecurityGroups ?? [])
	]);
	const homes = new Set([...groups.values()].map(({ VpcId }) => VpcId));
	const subnetVpcs = new Map(places.map(({ SubnetId, VpcId }) => [SubnetId, VpcId]));
	const groupVpcs = new Map(firewalls.map(({ GroupId, VpcId }) => [GroupId, VpcId]));
	return [...subnets.flatMap((id, index) => checkPlace(at(scope, `fleet.ec2.subnets[${index}]`), "subnet", id, subnetVpcs, homes)), ...securityGroups.flatMap((id, index) => checkPlace(at(scope, `fleet.ec2.security-groups[${index}]`), "security group", id, groupVpcs, homes))];
};
const checkPlace = (path, what, id, vpcs, homes) => {
	if (!vpcs.has(id)) return [absent(path, what, id)];
	const its = vpcs.get(id);
	if (homes.size === 0 || homes.has(its)) return [];
	const remedy = `Name a ${what} of the VPC that the target groups are in.`;
	return [{
		path,
		said: `the ${what} ${id} is in ${its}, the target groups are in ${[...homes].join(" and ")}`,
		remedy
	}];
};
const checkZone = async (scope, signal) => {
	const { dns, service } = scope.settings;
	if (dns === void 0) return [];
	const route53 = await scope.clients.route53();
	const missing = absent(at(scope, "dns.zone"), "hosted zone", dns.zone);
	return route53.getHostedZone({ Id: dns.zone }, signal).then(({ HostedZone }) => {
		const zone = (HostedZone?.Name ?? "").replace(/\.$/, "").toLowerCase();
		const sample = {
			name: "web-1",
			service,
			color: "blue",
			release: "v1",
			attempt: "a1",
			index: "1"
		};
		const record = require_placeholders.fill(dns.record, sample).replace(/\.$/, "").toLowerCase();
		if (record === zone || record.endsWith(`.${zone}`)) return [];
		const remedy = `End the record's name in .${zone}, or name the zone that it belongs to.`;
		return [{
			path: at(scope, "dns.record"),
			said: `${dns.record} is not in the zone ${zone}`,
			remedy
		}];
	}, unlessMissing(missing));
};

// src/aws/fleet/lag.ts
const lagMs = 6e4;
const createLag = () => {
	const launched = /* @__PURE__ */ new Map();
	const changed = /* @__PURE__ */ new Map();
	const isFresh = ({ at }) => performance.now() - at < lagMs;
	return {
		noteLaunched(machine, place) {
			launched.set(machine.id, {
				machine,
				place,
				at: performance.now()
			});
		},
		noteChanged(id, change, place) {
			const before = changed.get(id);
			const both = {
				...before?.change,
				...change
			};
			const moved = place ?? before?.place;
			changed.set(id, {
				at: performance.now(),
				change: both,
				...moved && { place: moved }
			});
		},
		cover(shown) {
			const ids = new Set(shown.map(({ machine }) => machine.id));
			const missing = [...launched.values()].filter((one) => isFresh(one) && !ids.has(one.machine.id));
			return [...shown, ...missing].map(({ machine, place }) => {
				const done = changed.get(machine.id);
				if (done === void 0 || !isFresh(done)) return {
					machine,
					place
				};
				return {
					machine: covered(machine, done.change),
					place: done.place ?? place
				};
			});
		}
	};
};
const covered = (machine, change) => {
	const { state = machine.state, ...rest } = change;
	const later = state === "shutting-down" ? ["terminated"] : [
		"stopped",
		"shutting-down",
		"terminated"
	];
	return {
		...machine,
		...rest,
		state: later.includes(machine.state) ? machine.state : state
	};
};

// src/aws/fleet/machines.ts
const pageSize = 100;
const valuesAFilter = 200;
const instancesTagged = (ec2, key, value, signal) => instancesBy(ec2, `tag:${key}`, [value], signal);
const instancesById = async (ec2, ids, signal) => {
	const starts = Array.from({ length: Math.ceil(ids.length / valuesAFilter) }, (_, index) => index * valuesAFilter);
	return (await Promise.all(starts.map((start) => instancesBy(ec2, "instance-id", ids.slice(start, start + valuesAFilter), signal)))).flat();
};
const instancesBy = async (ec2, filter, values, signal) => {
	const found = [];
	let token;
	do {
		const page = await ec2.describeInstances({
			Filters: [{
				Name: filter,
				Values: values
			}],
			MaxResults: pageSize,
			NextToken: token
		}, signal);
		found.push(...(page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []));
		token = page.NextToken;
	} while (token);
	return found;
};
const toMachine = (instance, owner) => {
	const tags = tagRecord(instance.Tags);
	const ours = isOurs(tags, owner);
	return {
		id: instance.InstanceId ?? "",
		state: instance.State?.Name ?? "pending",
		address: instance.PrivateIpAddress,
		publicAddress: instance.PublicIpAddress,
		zone: instance.Placement?.AvailabilityZone ?? "",
		subnet: instance.SubnetId ?? "",
		name: tags["Name"],
		launched: instance.LaunchTime?.getTime() ?? 0,
		ours,
		attempt: ours ? tags[keys.attempt] ?? "" : "",
		release: ours ? tags[keys.release] ?? "" : "",
		stateReason: instance.StateReason?.Message ?? ""
	};
};
const isOurs = (tags, owner) => tags[keys.owner] === owner && Boolean(tags[keys.attempt]);
const keptColor = "kept";
const sideOfInstance = (instance) => {
	const color = tagRecord(instance.Tags)[keys.color];
	return color === "blue" || color === "green" || color === "kept" ? color : void 0;
};

// src/aws/fleet/order.ts
const launchInput = (scope, act, { type, subnet, count }, template) => {
	const { fleet } = scope.settings;
	const userData = filledUserData(scope, act);
	const tags = tagList(launchTags(scope, act));
	return {
		...template && { LaunchTemplate: {
			LaunchTemplateId: template.id,
			Version: template.version
		} },
		...fleet.image !== void 0 && { ImageId: fleet.image },
		...type !== void 0 && { InstanceType: instanceType(type) },
		...fleet.keyName !== void 0 && { KeyName: fleet.keyName },
		...fleet.instanceProfile !== void 0 && { IamInstanceProfile: profile(fleet.instanceProfile) },
		...userData !== void 0 && { UserData: Buffer.from(userData).toString("base64") },
		...network(scope, subnet),
		MinCount: count,
		MaxCount: count,
		MetadataOptions: {
			HttpTokens: "required",
			HttpEndpoint: "enabled"
		},
		TagSpecifications: [{
			ResourceType: "instance",
			Tags: tags
		}, {
			ResourceType: "volume",
			Tags: tags
		}]
	};
};
const clientToken = (scope, act, input, round) => (0, node_crypto.createHash)("sha256").update(JSON.stringify([
	scope.owner,
	act.attempt,
	input,
	round
])).digest("hex");
const instanceType = (name) => name;
const profile = (named) => named.startsWith("arn:") ? { Arn: named } : { Name: named };
const network = (scope, subnet) => {
	const { publicIp, securityGroups } = scope.settings.fleet;
	const groups = securityGroups.length > 0 ? [...securityGroups] : void 0;
	if (publicIp) return { NetworkInterfaces: [{
		DeviceIndex: 0,
		AssociatePublicIpAddress: true,
		...subnet !== void 0 && { SubnetId: subnet },
		...groups && { Groups: groups }
	}] };
	return {
		...subnet !== void 0 && { SubnetId: subnet },
		...groups && { SecurityGroupIds: groups }
	};
};
const filledUserData = (scope, { release, color, attempt }) => {
	const { fleet, service } = scope.settings;
	return fleet.userData === void 0 ? void 0 : require_placeholders.fill(fleet.userData, {
		service,
		release,
		color,
		attempt
	});
};
const launchTags = (scope, { release, color, attempt }) => {
	const { fleet, service } = scope.settings;
	const { name } = fleet;
	return {
		...name === void 0 || require_placeholders.asksFor(name, "index") ? {} : { Name: require_placeholders.fill(name, {
			service,
			release,
			color,
			attempt
		}) },
		Service: service,
		Color: color,
		Release: release,
		...fleet.tags,
		[keys.owner]: scope.owner,
		[keys.attempt]: attempt,
		[keys.color]: color,
		[keys.release]: release
	};
};

// src/aws/fleet/spread.ts
const spread = (missing, places, present) => {
	const plan = places.map((place) => ({
		place,
		before: present(place),
		count: 0
	}));
	for (let left = missing; left > 0; left -= 1) {
		const emptiest = plan.reduce((best, one) => best === void 0 || one.before + one.count < best.before + best.count ? one : best, void 0);
		if (emptiest === void 0) break;
		emptiest.count += 1;
	}
	return plan.filter(({ count }) => count > 0).map(({ place, count }) => ({
		place,
		count
	}));
};

// src/aws/fleet/launch.ts
const instancesACall = 100;
const maxRounds = 10;
const noCapacity = /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientFreeAddressesInSubnet|Unsupported)$/;
const launch = async (scope, act, template, signal) => {
	const work = {
		scope,
		act,
		template,
		alive: /* @__PURE__ */ new Map()
	};
	await lookAgain(work, signal);
	let subnets = scope.settings.fleet.subnets.length > 0 ? scope.settings.fleet.subnets : [void 0];
	while (work.alive.size < act.count) {
		const full = await fillSubnets(work, subnets, signal);
		if (full.length === subnets.length) throw nowhere(work, full[0]?.error);
		subnets = subnets.filter((subnet) => !full.some((one) => one.subnet === subnet));
	}
	return [...work.alive.values()];
};
const fillSubnets = async (work, subnets, signal) => {
	const full = [];
	const present = (subnet) => [...work.alive.values()].filter(({ SubnetId }) => SubnetId === subnet).length;
	for (const { place, count } of spread(work.act.count - work.alive.size, subnets, present)) try {
		await launchIn(work, place, count, signal);
	} catch (error) {
		if (!noCapacity.test(awsCode(error) ?? "")) throw error;
		full.push({
			subnet: place,
			error
		});
	}
	return full;
};
const launchIn = async (work, subnet, count, signal) => {
	for (let left = count; left > 0; left -= instancesACall) await launchTypes(work, subnet, Math.min(left, instancesACall), signal);
};
const launchTypes = async (work, subnet, count, signal) => {
	const { types } = work.scope.settings.fleet;
	const wanted = types.length > 0 ? types : [void 0];
	for (const [index, type] of wanted.entries()) try {
		return await launchOrder(work, {
			type,
			subnet,
			count
		}, signal);
	} catch (error) {
		if (!noCapacity.test(awsCode(error) ?? "") || index === wanted.length - 1) throw error;
	}
};
const launchOrder = async (work, order, signal) => {
	const { scope, act, alive } = work;
	const ec2 = await scope.clients.ec2();
	const input = launchInput(scope, act, order, work.template);
	for (let round = 0; round < maxRounds; round += 1) {
		const token = clientToken(scope, act, input, round);
		try {
			const { Instances } = await ec2.runInstances({
				...input,
				ClientToken: token
			}, signal);
			const fresh = (Instances ?? []).filter((one) => isAlive(one) && !alive.has(one.InstanceId ?? ""));
			for (const instance of fresh) alive.set(instance.InstanceId ?? "", instance);
			if (fresh.length > 0) return;
		} catch (error) {
			if (!/^Idempotent(ParameterMismatch|InstanceTerminated)$/.test(awsCode(error) ?? "")) throw error;
			const before = alive.size;
			await lookAgain(work, signal);
			if (alive.size !== before) return;
		}
	}
	throw new require_errors.SwitchoverError("aws", `${maxRounds} launches for attempt ${act.attempt} in ${order.subnet ?? "the default subnet"} gave no instance that lives`, "Look at the state reasons of the terminated instances in EC2, mend what they say and run the command again.");
};
const lookAgain = async ({ scope, act, alive }, signal) => {
	const ec2 = await scope.clients.ec2();
	for (const instance of await instancesTagged(ec2, keys.owner, scope.owner, signal)) {
		const { ours, attempt, id } = toMachine(instance, scope.owner);
		if (!ours || attempt !== act.attempt || sideOfInstance(instance) !== act.color) continue;
		if (isAlive(instance)) alive.set(id, instance);
		else alive.delete(id);
	}
};
const isAlive = ({ State }) => State?.Name === "pending" || State?.Name === "running";
const nowhere = (work, cause) => new require_errors.SwitchoverError("aws", `no subnet has room: ${work.alive.size} of ${work.act.count} instances were launched${cause instanceof Error ? `; ${cause.message}` : ""}`, "Name further instance types or subnets, or run the command again later: it adds what is missing.", cause);

// src/aws/fleet/template.ts
const templateOf = (scope) => {
	let resolved;
	return (signal) => {
		resolved ??= resolve(scope, signal).catch((error) => {
			resolved = void 0;
			throw error;
		});
		return resolved;
	};
};
const resolve = async (scope, signal) => {
	const wanted = scope.settings.fleet.launchTemplate;
	if (wanted === void 0) return void 0;
	const { LaunchTemplateVersions } = await (await scope.clients.ec2()).describeLaunchTemplateVersions({
		LaunchTemplateId: wanted.id,
		Versions: [wanted.version]
	}, signal);
	const version = LaunchTemplateVersions?.[0];
	if (version?.VersionNumber === void 0) throw new require_errors.SwitchoverError("bad-world", `the launch template ${wanted.id} has no version ${wanted.version}`, "Name a version that the launch template has.");
	return {
		id: wanted.id,
		version: String(version.VersionNumber),
		data: version.LaunchTemplateData ?? {}
	};
};

// src/aws/fleet/zone.ts
const namesOneByOne = 20;
const atOnce$1 = 5;
const changesACall = 500;
const insyncMs = 18e4;
const readRecords = async (scope, zone, names, signal) => {
	const asked = new Map(names.map((name) => [name.toLowerCase(), name]));
	if (asked.size === 0) return [];
	const limit = pLimit(atOnce$1);
	return (asked.size > namesOneByOne ? await wholeZone(scope, zone, signal) : (await Promise.all([...asked.keys()].map((name) => limit(() => setsFrom(scope, zone, name, signal))))).flatMap((from, i) => from.filter((set) => plainName(set) === [...asked.keys()][i]))).flatMap((set) => {
		const name = asked.get(plainName(set));
		if (name === void 0 || set.Type !== "A" || set.SetIdentifier !== void 0 || set.AliasTarget !== void 0) return [];
		return [{
			name,
			values: (set.ResourceRecords ?? []).map(({ Value }) => Value ?? ""),
			ttl: set.TTL ?? 0
		}];
	});
};
const plainName = ({ Name = "" }) => Name.replace(/\.$/, "").replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))).toLowerCase();
const setsFrom = async (scope, zone, name, signal) => {
	const { ResourceRecordSets } = await (await scope.clients.route53()).listRecordSets({
		HostedZoneId: zone,
		StartRecordName: name,
		StartRecordType: "A",
		MaxItems: 1
	}, signal);
	return ResourceRecordSets ?? [];
};
const wholeZone = async (scope, zone, signal) => {
	const route53 = await scope.clients.route53();
	const sets = [];
	let from = {};
	for (;;) {
		const page = await route53.listRecordSets({
			HostedZoneId: zone,
			...from
		}, signal);
		sets.push(...page.ResourceRecordSets ?? []);
		if (!page.IsTruncated) return sets;
		from = {
			StartRecordName: page.NextRecordName,
			StartRecordType: page.NextRecordType
		};
	}
};
const setRecords = async (scope, zone, records, signal) => change$1(scope, zone, "UPSERT", records, signal);
const removeRecords = async (scope, zone, records, signal) => {
	for (let tries = 1;; tries += 1) {
		const names = records.map(({ name }) => name);
		const same = (await readRecords(scope, zone, names, signal)).filter((record) => records.some((old) => isSame(old, record)));
		try {
			return await change$1(scope, zone, "DELETE", same, signal);
		} catch (error) {
			if (awsCode(error) !== "InvalidChangeBatch" || tries === 3) throw error;
		}
	}
};
const isSame = (one, another) => one.name === another.name && [...one.values].sort().join() === [...another.values].sort().join();
const change$1 = async (scope, zone, action, records, signal) => {
	const route53 = await scope.clients.route53();
	for (let start = 0; start < records.length; start += changesACall) {
		const changes = records.slice(start, start + changesACall).map((record) => toChange(action, record));
		const { ChangeInfo } = await route53.changeRecordSets({
			HostedZoneId: zone,
			ChangeBatch: { Changes: changes }
		}, signal);
		await insync(scope, ChangeInfo?.Id ?? "", signal);
	}
};
const toChange = (action, { name, ttl, values }) => ({
	Action: action,
	ResourceRecordSet: {
		Name: name,
		Type: "A",
		TTL: ttl,
		ResourceRecords: values.map((Value) => ({ Value }))
	}
});
const insync = async (scope, id, signal) => {
	const route53 = await scope.clients.route53();
	const until = performance.now() + insyncMs;
	for (let pause = 250;; pause = Math.min(5e3, pause * 1.3)) {
		const { ChangeInfo } = await route53.getChange({ Id: id }, signal);
		if (ChangeInfo?.Status === "INSYNC") return;
		if (performance.now() > until) throw new require_errors.SwitchoverError("aws", `Route 53 has had the change ${id} pending for ${insyncMs / 1e3} s`, "Run the same command again: it looks whether the records are there by then.");
		await scope.clients.clock.sleep(pause, signal);
	}
};

// src/aws/fleet/ec2.ts
const createEc2Fleet = (scope) => {
	const template = templateOf(scope);
	const lag = createLag();
	const act = async (wanted, signal) => {
		switch (wanted.kind) {
			case "launch": {
				const instances = await launch(scope, wanted, await template(signal), signal);
				for (const instance of instances) lag.noteLaunched(toMachine(instance, scope.owner), wanted.color);
				return;
			}
			case "terminate": return terminate(scope, lag, wanted.machines, signal);
			case "adopt": return adopt(scope, wanted, signal);
			case "keep": return keep(scope, lag, wanted, signal);
			case "name": return name(scope, lag, wanted, signal);
			case "unname": return removeRecords(scope, zoneOf(scope), wanted.records, signal);
		}
	};
	return {
		async machines(signal) {
			const ec2 = await scope.clients.ec2();
			const shown = (await instancesTagged(ec2, keys.owner, scope.owner, signal)).flatMap((instance) => {
				const place = sideOfInstance(instance);
				return place === void 0 ? [] : [{
					machine: toMachine(instance, scope.owner),
					place
				}];
			});
			const all = lag.cover(shown);
			const on = (wanted) => all.flatMap(({ machine, place }) => place === wanted ? [machine] : []);
			return {
				blue: on("blue"),
				green: on("green"),
				kept: on(keptColor)
			};
		},
		async strangers(ids, signal) {
			const wanted = ids.filter((id) => id.startsWith("i-"));
			if (wanted.length === 0) return [];
			return (await instancesById(await scope.clients.ec2(), wanted, signal)).map((instance) => toMachine(instance, scope.owner));
		},
		async records(names, signal) {
			return scope.settings.dns === void 0 ? [] : readRecords(scope, scope.settings.dns.zone, names, signal);
		},
		act,
		check: (signal) => checkFleet(scope, signal),
		ingredients: async (signal) => ingredients(scope, await template(signal))
	};
};
const zoneOf = (scope) => scope.settings.dns?.zone ?? "";
const ownOnly = async (scope, ids, signal) => {
	const instances = await instancesById(await scope.clients.ec2(), ids, signal);
	const foreign = instances.filter(({ Tags }) => !isOurs(tagRecord(Tags), scope.owner));
	if (foreign.length > 0) throw new require_errors.SwitchoverError("bad-world", `${foreign.map(({ InstanceId }) => InstanceId).join(", ")}: not made by us (no tags ${keys.owner} and ${keys.attempt} of this service)`, "End these instances yourself, or run retire with allow: adopted.");
	return instances;
};
const idsACall = 1e3;
const inChunks = async (ids, once) => {
	for (let start = 0; start < ids.length; start += idsACall) await once(ids.slice(start, start + idsACall));
};
const terminate = async (scope, lag, machines, signal) => {
	const ec2 = await scope.clients.ec2();
	const ids = (await ownOnly(scope, machines, signal)).filter(({ State }) => State?.Name !== "terminated" && State?.Name !== "shutting-down").map(({ InstanceId }) => InstanceId ?? "");
	await inChunks(ids, (some) => ec2.terminateInstances({ InstanceIds: some }, signal));
	for (const id of ids) lag.noteChanged(id, { state: "shutting-down" });
};
const keep = async (scope, lag, { machines, stop }, signal) => {
	const ec2 = await scope.clients.ec2();
	const own = await ownOnly(scope, machines, signal);
	const running = own.filter(({ State }) => State?.Name === "running" || State?.Name === "pending");
	if (stop) {
		const ids = running.map(({ InstanceId }) => InstanceId ?? "");
		await inChunks(ids, (some) => ec2.stopInstances({ InstanceIds: some }, signal));
		for (const id of ids) lag.noteChanged(id, { state: "stopping" });
	}
	const tags = tagList({ [keys.color]: keptColor });
	const ids = own.map(({ InstanceId }) => InstanceId ?? "");
	await inChunks(ids, (some) => ec2.createTags({
		Resources: some,
		Tags: tags
	}, signal));
	for (const id of ids) lag.noteChanged(id, {}, keptColor);
};
const adopt = async (scope, { machines, color }, signal) => {
	const ec2 = await scope.clients.ec2();
	const tags = tagList({
		[keys.owner]: scope.owner,
		[keys.attempt]: "adopted",
		[keys.color]: color
	});
	await inChunks(machines, (some) => ec2.createTags({
		Resources: some,
		Tags: tags
	}, signal));
	const until = performance.now() + adoptedMs;
	while (performance.now() < until) {
		if ((await instancesById(ec2, machines, signal)).every(({ Tags }) => isOurs(tagRecord(Tags), scope.owner))) return;
		await scope.clients.clock.sleep(250, signal);
	}
};
const adoptedMs = 3e4;
const tagsAtOnce = 5;
const name = async (scope, lag, { machines }, signal) => {
	const ec2 = await scope.clients.ec2();
	const limit = pLimit(tagsAtOnce);
	await Promise.all(machines.map((machine) => limit(() => ec2.createTags({
		Resources: [machine.id],
		Tags: tagList({ Name: machine.name })
	}, signal))));
	for (const machine of machines) lag.noteChanged(machine.id, { name: machine.name });
	const records = machines.flatMap(({ record }) => record === void 0 ? [] : [record]);
	if (records.length > 0) await setRecords(scope, zoneOf(scope), records, signal);
};
const ingredients = (scope, template) => {
	const { image, types, keyName, instanceProfile, userData } = scope.settings.fleet;
	const hash = userData === void 0 ? "" : (0, node_crypto.createHash)("sha256").update(userData).digest("hex");
	return [
		`image ${image ?? template?.data.ImageId ?? ""}`,
		`launch-template ${template === void 0 ? "" : `${template.id}:${template.version}`}`,
		`types ${types.join(" ")}`,
		`user-data ${hash}`,
		`instance-profile ${instanceProfile ?? ""}`,
		`key-name ${keyName ?? ""}`
	];
};

// src/aws/traffic/reading.ts
const rulesOf = async (elbv2, listener, signal) => {
	const rules = [];
	let marker;
	do {
		const page = await elbv2.describeRules({
			ListenerArn: listener,
			Marker: marker
		}, signal);
		rules.push(...page.Rules ?? []);
		marker = page.NextMarker;
	} while (marker);
	return rules;
};
const rulesByArn = async (elbv2, arns, signal) => arns.length === 0 ? [] : (await elbv2.describeRules({ RuleArns: [...arns] }, signal)).Rules ?? [];
const listenersOf = async (elbv2, loadBalancer, signal) => {
	const listeners = [];
	let marker;
	do {
		const page = await elbv2.describeListeners({
			LoadBalancerArn: loadBalancer,
			Marker: marker
		}, signal);
		listeners.push(...page.Listeners ?? []);
		marker = page.NextMarker;
	} while (marker);
	return listeners;
};
const tagsACall = 20;
const tagsOf = async (elbv2, arns, signal) => {
	const starts = Array.from({ length: Math.ceil(arns.length / tagsACall) }, (_, index) => index * tagsACall);
	const all = (await Promise.all(starts.map((start) => elbv2.describeTags({ ResourceArns: arns.slice(start, start + tagsACall) }, signal)))).flatMap(({ TagDescriptions }) => TagDescriptions ?? []);
	return new Map(all.map(({ ResourceArn, Tags }) => [ResourceArn ?? "", tagRecord(Tags)]));
};

// src/aws/traffic/reserved.ts
const leaseHeader = "X-Switchover-Lease";
const firstListener = (scope) => listenerOf(scope.settings.routes[0]?.arn ?? "");
const readReserved = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (let tries = 1;; tries += 1) {
		const rules = await rulesOf(elbv2, firstListener(scope), signal);
		const standing = rules.filter((rule) => priorities(scope).includes(Number(rule.Priority)));
		try {
			const tags = await tagsOf(elbv2, standing.map((rule) => rule.RuleArn ?? "").filter((arn) => !scope.wrote.has(arn)), signal);
			return sorted(scope, rules, standing, tags);
		} catch (error) {
			if (awsCode(error) !== "RuleNotFound" || tries === 3) throw error;
		}
	}
};
const priorities = (scope) => [scope.settings.preview.priority, scope.settings.preview.priority + 1];
const taken = (scope, strangers) => new require_errors.SwitchoverError("bad-world", takenSaid(scope, strangers), "Set preview.priority to a number that is free together with the one after it.");
const takenSaid = (scope, strangers) => `priorities ${priorities(scope).join(" and ")} are taken by ${strangers.map(ruleSaid).join(" and ")}`;
const ruleSaid = (rule) => {
	const conditions = (rule.Conditions ?? []).map((condition) => `${condition.Field} ${(condition.Values ?? condition.PathPatternConfig?.Values ?? condition.HostHeaderConfig?.Values ?? condition.HttpHeaderConfig?.Values ?? []).join(" or ")}`);
	return `${rule.RuleArn} (priority ${rule.Priority}: ${conditions.join(", ")})`;
};
const sorted = (scope, rules, standing, tags) => {
	const own = standing.map((rule) => {
		const arn = rule.RuleArn ?? "";
		return {
			arn,
			rule,
			tags: {
				...tags.get(arn),
				...scope.wrote.get(arn)
			}
		};
	});
	const [previewAt, leaseAt] = priorities(scope);
	const find = (kind, priority) => own.find(({ rule, tags }) => Number(rule.Priority) === priority && tags[keys.owner] === scope.owner && tags[keys.rule] === kind);
	const [preview, lease] = [find("preview", previewAt), find("lease", leaseAt)];
	const ours = [preview?.rule, lease?.rule];
	return {
		rules,
		preview,
		lease,
		strangers: standing.filter((rule) => !ours.includes(rule))
	};
};

// src/aws/lease/standing.ts
const leaseTags = (scope, holder, nonce, expires) => ({
	[keys.owner]: scope.owner,
	[keys.rule]: "lease",
	"switchover:repository": holder.repository,
	"switchover:run": holder.id,
	"switchover:run-attempt": String(holder.attempt),
	"switchover:nonce": nonce,
	...expiryTags(scope, expires)
});
const expiryTags = (scope, expires) => ({
	"switchover:expires": new Date(expires).toISOString(),
	"switchover:length": String(scope.settings.leaseMs)
});
const toStanding = ({ arn, tags }) => ({
	arn,
	nonce: tags["switchover:nonce"] ?? "",
	repository: tags["switchover:repository"] ?? "",
	run: tags["switchover:run"] ?? "",
	attempt: Number(tags["switchover:run-attempt"] ?? 0),
	expires: Date.parse(tags["switchover:expires"] ?? "") || 0,
	lengthMs: Number(tags["switchover:length"] ?? 0)
});
const holderSaid = (lease) => `${lease.repository} run ${lease.run} attempt ${lease.attempt}`;
const isEarlierAttempt = (lease, holder) => lease.repository === holder.repository && lease.run === holder.id && lease.attempt < holder.attempt;
const otherLease = (rule, holder, nonce, now) => {
	if (rule === void 0) return void 0;
	const lease = toStanding(rule);
	if (lease.nonce === nonce) return void 0;
	return {
		holder: holderSaid(lease),
		until: lease.expires,
		over: isEarlierAttempt(lease, holder) || lease.expires <= now
	};
};
const unseenLease = (scope, reserved) => reserved.strangers.find((rule) => Number(rule.Priority) === priorities(scope)[1] && rule.Conditions?.some(({ HttpHeaderConfig }) => HttpHeaderConfig?.HttpHeaderName === "X-Switchover-Lease"));

// src/aws/lease/rule.ts
const createLeaseRule = async (scope, holder, nonce, expires, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const tags = leaseTags(scope, holder, nonce, expires);
	try {
		const { Rules } = await elbv2.createRule({
			ListenerArn: firstListener(scope),
			Priority: priorities(scope)[1],
			Conditions: [{
				Field: "http-header",
				HttpHeaderConfig: {
					HttpHeaderName: leaseHeader,
					Values: [nonce]
				}
			}],
			Actions: [{
				Type: "fixed-response",
				FixedResponseConfig: { StatusCode: "404" }
			}],
			Tags: tagList(tags)
		}, signal);
		const arn = Rules?.[0]?.RuleArn ?? "";
		scope.wrote.set(arn, tags);
		return arn;
	} catch (error) {
		if (awsCode(error) === "PriorityInUse") return void 0;
		throw error;
	}
};
const renewLeaseRule = async (scope, arn, expires, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.addTags({
			ResourceArns: [arn],
			Tags: tagList(expiryTags(scope, expires))
		}, signal);
		scope.wrote.set(arn, {
			...scope.wrote.get(arn),
			...expiryTags(scope, expires)
		});
		return true;
	} catch (error) {
		if (awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};
const leaseRuleStands = async (scope, arn, signal) => {
	try {
		return (await rulesByArn(await scope.clients.elbv2(), [arn], signal)).length > 0;
	} catch (error) {
		if (awsCode(error) === "RuleNotFound") return false;
		throw error;
	}
};
const deleteLeaseRule = async (scope, arn, signal) => {
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.deleteRule({ RuleArn: arn }, signal);
	} catch (error) {
		if (awsCode(error) !== "RuleNotFound") throw error;
	}
};

// src/aws/lease/held-lease.ts
const renewals = 4;
const giveBackMs = 5e3;
var HeldLease = class {
	#scope;
	#holder;
	#nonce;
	#lost = new AbortController();
	#over = new AbortController();
	#arn;
	#expires;
	#timer;
	#renewing = Promise.resolve();
	#lastRenewal;
	constructor(scope, holder, nonce, arn, expires) {
		this.#scope = scope;
		this.#holder = holder;
		this.#nonce = nonce;
		this.#arn = arn;
		this.#expires = expires;
		this.#lastRenewal = {
			aws: scope.clients.clock.now(),
			here: performance.now()
		};
		this.#schedule(1);
	}
	get signal() {
		return this.#lost.signal;
	}
	async confirm(signal) {
		if (this.#lost.signal.aborted) return false;
		const { clock } = this.#scope.clients;
		if (await leaseRuleStands(this.#scope, this.#arn, signal)) {
			if (this.#expires - clock.now() > this.#lengthMs / 2) return true;
			return this.#prolong(signal);
		}
		return this.#takeAgain(signal);
	}
	async [Symbol.asyncDispose]() {
		clearTimeout(this.#timer);
		this.#over.abort();
		await this.#renewing;
		this.#scope.wrote.delete(this.#arn);
		await deleteLeaseRule(this.#scope, this.#arn, AbortSignal.timeout(giveBackMs)).catch(() => void 0);
	}
	get #lengthMs() {
		return this.#scope.settings.leaseMs;
	}
	#schedule(rate) {
		const delay = Math.max(20, this.#lengthMs / renewals / rate);
		this.#timer = setTimeout(() => {
			this.#renewing = this.#renew();
		}, delay);
		this.#timer.unref();
	}
	async #renew() {
		try {
			const before = this.#lastRenewal;
			if (!await this.#prolong(this.#over.signal)) throw lost(void 0);
			const here = this.#lastRenewal.here - before.here;
			this.#schedule(Math.max(1, (this.#lastRenewal.aws - before.aws) / here));
		} catch (error) {
			if (!this.#over.signal.aborted) this.#lost.abort(lost(error));
		}
	}
	async #prolong(signal) {
		const expires = this.#scope.clients.clock.now() + this.#lengthMs;
		if (!await renewLeaseRule(this.#scope, this.#arn, expires, signal)) return this.#takeAgain(signal);
		this.#note(expires);
		return true;
	}
	#note(expires) {
		this.#expires = expires;
		this.#lastRenewal = {
			aws: this.#scope.clients.clock.now(),
			here: performance.now()
		};
	}
	async #takeAgain(signal) {
		const now = this.#scope.clients.clock.now();
		if (this.#expires <= now) return false;
		const expires = now + this.#lengthMs;
		const mine = await createLeaseRule(this.#scope, this.#holder, this.#nonce, expires, signal) ?? await this.#findMine(signal);
		if (mine === void 0) return false;
		this.#arn = mine;
		this.#note(expires);
		return true;
	}
	async #findMine(signal) {
		const { lease } = await readReserved(this.#scope, signal);
		return lease !== void 0 && toStanding(lease).nonce === this.#nonce ? lease.arn : void 0;
	}
};
const lost = (cause) => new require_errors.SwitchoverError("lease-lost", `the lease could not be renewed${cause instanceof Error ? `: ${cause.message}` : ": another run took it over"}`, "Run the same command again: it goes on where this run stopped.", cause);

// src/aws/lease/leases.ts
const settledMs = 5e3;
const unseenMs = 15e3;
const createLeases = (scope, self, nonce) => {
	const now = () => scope.clients.clock.now();
	return {
		other: (rule) => otherLease(rule, self, nonce, now()),
		take: (holder, waitMs, signal) => take({
			scope,
			holder,
			nonce
		}, waitMs, signal)
	};
};
const take = async (taking, waitMs, signal) => {
	const { scope, holder, nonce } = taking;
	const { clock } = scope.clients;
	const giveUp = clock.now() + waitMs;
	let lastRenewal = 0;
	for (;;) {
		const expires = clock.now() + scope.settings.leaseMs;
		const arn = await createLeaseRule(scope, holder, nonce, expires, signal);
		if (arn !== void 0) return settle$1(taking, arn, expires, lastRenewal, signal);
		const found = await ended(taking, giveUp, signal);
		if (found === "free") continue;
		if ("holder" in found) return found;
		if (found.nonce === nonce) return settle$1(taking, found.arn, found.expires, lastRenewal, signal);
		lastRenewal = found.expires - found.lengthMs;
		await deleteLeaseRule(scope, found.arn, signal);
	}
};
const ended = async (taking, giveUp, signal) => {
	const { clock } = taking.scope.clients;
	const sawRenewal = createWatch();
	for (;;) {
		const found = await standing(taking, signal);
		if (found === void 0) return "free";
		if (isEarlierAttempt(found, taking.holder) || found.expires <= clock.now() || found.nonce === taking.nonce) return found;
		if (sawRenewal(found) && clock.now() >= giveUp) return {
			holder: holderSaid(found),
			until: found.expires
		};
		await clock.sleep(pollMs(found), signal);
	}
};
const settle$1 = async ({ scope, holder, nonce }, arn, expires, lastRenewal, signal) => {
	const { clock } = scope.clients;
	const lease = new HeldLease(scope, holder, nonce, arn, expires);
	try {
		while (lastRenewal + settledMs > clock.now()) await clock.sleep(Math.min(500, lastRenewal + settledMs - clock.now()), signal);
		return lease;
	} catch (error) {
		await lease[Symbol.asyncDispose]();
		throw error;
	}
};
const standing = async ({ scope }, signal) => {
	const { clock } = scope.clients;
	const until = performance.now() + unseenMs;
	for (;;) {
		const reserved = await readReserved(scope, signal);
		if (reserved.lease !== void 0) return toStanding(reserved.lease);
		const unseen = unseenLease(scope, reserved);
		if (unseen === void 0 && reserved.strangers.length === 0) return void 0;
		if (unseen === void 0 || performance.now() > until) throw taken(scope, reserved.strangers);
		await clock.sleep(250, signal);
	}
};
const pollMs = ({ lengthMs }) => Math.min(2e3, Math.max(50, lengthMs / 8));
const createWatch = () => {
	let seen;
	return (lease) => {
		if (seen?.arn !== lease.arn) seen = lease;
		return lease.expires > seen.expires;
	};
};

// src/aws/records/words.ts
const valueLimit = 255;
const nothing = "-";
const toWord = (text) => {
	if (text === "") return "-";
	if (text === "-") return "=2D";
	return text.replace(/[^A-Za-z0-9_.:/+@-]+/g, (run) => [...Buffer.from(run)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
};
const fromWord = (word) => {
	if (word === "-") return "";
	return word.replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString());
};
const toProse = (text, limit = 255) => {
	if (text === "") return "-";
	const room = Math.floor(limit * 3 / 4);
	let bytes = Buffer.from(text);
	if (bytes.length > room) {
		let end = room;
		while (end > 0 && ((bytes[end] ?? 0) & 192) === 128) end -= 1;
		bytes = bytes.subarray(0, end);
	}
	return bytes.toString("base64url");
};
const fromProse = (value) => value === "-" ? "" : Buffer.from(value, "base64url").toString();

// src/aws/records/tag-reader.ts
const prefix = "switchover:";
var TagReader = class {
	#fact;
	#value;
	#words;
	constructor(fact, value) {
		this.#fact = fact;
		this.#value = value;
		this.#words = value.split(" ");
	}
	word() {
		const word = this.#words.shift();
		if (word === void 0 || word === "") throw this.unreadable("ends too early");
		return word;
	}
	text() {
		return fromWord(this.word());
	}
	number() {
		const number = Number(this.word());
		if (!Number.isSafeInteger(number) || number < 0) throw this.unreadable("has no count where one belongs");
		return number;
	}
	instant() {
		const instant = Date.parse(this.word());
		if (Number.isNaN(instant)) throw this.unreadable("has no date where one belongs");
		return instant;
	}
	instantOrNothing() {
		return this.orNothing(() => this.instant());
	}
	orNothing(read) {
		if (this.#words[0] !== "-") return read();
		this.#words.shift();
	}
	oneOf(allowed) {
		const word = this.word();
		const found = allowed.find((one) => one === word);
		if (found === void 0) throw this.unreadable(`has ${word} where ${allowed.join(" or ")} belongs`);
		return found;
	}
	flag(name) {
		if (this.#words[0] !== name) return false;
		this.#words.shift();
		return true;
	}
	rest() {
		return this.#words.splice(0).map(fromWord);
	}
	end() {
		if (this.#words.length > 0) throw this.unreadable(`goes on with ${this.#words.join(" ")}`);
	}
	unreadable(why) {
		return new require_errors.SwitchoverError("bad-world", `the record cannot be read: the tag ${prefix}${this.#fact} = "${this.#value}" ${why}`, `Restore the tag, or remove every tag that begins with ${prefix} from the target groups and the preview rule to go by what the routes show.`);
	}
};

// src/aws/records/memo-tags.ts
const encodeMemo = (memo) => {
	const { live, idle, attempt, rejected } = memo;
	return fitting({
		written: `${memo.written} ${memo.sequence}`,
		live: live ? identityWords(live, instantWord(live.since)) : "-",
		idle: idle ? identityWords(idle, instantWord(idle.since)) : "-",
		hold: idle ? holdWords(idle) : "-",
		"idle-run": idle ? words(idle.run, idle.by) : "-",
		"idle-reason": toProse(idle?.reason ?? ""),
		attempt: attempt ? identityWords(attempt) : "-",
		"attempt-state": attempt ? stateWords(attempt) : "-",
		passed: attempt && attempt.passed.length > 0 ? words(...attempt.passed) : "-",
		"attempt-reason": toProse(attempt?.reason ?? ""),
		intent: memo.intent ?? "-",
		rejected: rejected ? rejectedWords(rejected) : "-"
	});
};
const decodeMemo = (tags) => {
	const read = (fact) => {
		const value = tags[prefix + fact];
		return value === void 0 || value === "-" ? void 0 : new TagReader(fact, value);
	};
	const written = read("written");
	if (written === void 0) return void 0;
	return {
		written: written.number(),
		sequence: written.number(),
		live: whole(read("live"), (it) => ({
			...identity(it),
			since: it.instant(),
			adopted: it.flag("adopted")
		})),
		idle: whole(read("idle"), (it) => idleMemo(it, read("hold"), read("idle-run"), read("idle-reason"))),
		attempt: whole(read("attempt"), (it) => attemptMemo(it, read("attempt-state"), read("passed"), read("attempt-reason"))),
		intent: whole(read("intent"), (it) => it.oneOf(["blue", "green"])),
		rejected: whole(read("rejected"), (it) => ({
			attempt: it.text(),
			release: it.text(),
			reason: fromProse(it.word())
		}))
	};
};
const words = (...texts) => texts.map(toWord).join(" ");
const instantWord = (instant) => instant === void 0 ? "-" : new Date(instant).toISOString();
const identityWords = (it, ...more) => [
	words(it.color, it.attempt, it.release, it.build),
	...more,
	...it.adopted ? ["adopted"] : []
].join(" ");
const holdWords = (idle) => [
	idle.standing,
	instantWord(idle.due),
	idle.approval ? "approval" : "duration",
	idle.holdDefault
].join(" ");
const stateWords = (attempt) => [
	toWord(attempt.id),
	attempt.kind,
	attempt.verdict,
	attempt.parked ?? "-",
	attempt.count,
	toWord(attempt.run)
].join(" ");
const rejectedWords = (rejected) => {
	const start = words(rejected.attempt, rejected.release);
	return `${start} ${toProse(rejected.reason, 255 - start.length - 1)}`;
};
const fitting = (facts) => {
	const tags = Object.entries(facts).map(([fact, value]) => [prefix + fact, value]);
	for (const [key, value] of tags) if (value.length > 255) throw new require_errors.SwitchoverError("bad-input", `the tag ${key} would take ${value.length} of ${255} characters: ${value}`, "Choose a shorter name for the release.");
	return Object.fromEntries(tags);
};
const whole = (reader, decode) => {
	if (reader === void 0) return void 0;
	const fact = decode(reader);
	reader.end();
	return fact;
};
const colors = ["blue", "green"];
const identity = (it) => ({
	color: it.oneOf(colors),
	attempt: it.text(),
	release: it.text(),
	build: it.text()
});
const idleMemo = (it, hold, run, reason) => ({
	...identity(it),
	since: it.instant(),
	adopted: it.flag("adopted"),
	...whole(hold, holdTerms) ?? {
		standing: "held",
		due: void 0,
		approval: true,
		holdDefault: "retire"
	},
	...whole(run, (words) => ({
		run: words.text(),
		by: words.text()
	})) ?? {
		run: "",
		by: ""
	},
	reason: whole(reason, (value) => fromProse(value.word())) ?? ""
});
const holdTerms = (it) => ({
	standing: it.oneOf([
		"held",
		"retiring",
		"rejected",
		"rolled-back"
	]),
	due: it.instantOrNothing(),
	approval: it.oneOf(["duration", "approval"]) === "approval",
	holdDefault: it.oneOf(["retire", "rollback"])
});
const attemptMemo = (it, state, passed, reason) => {
	if (state === void 0) throw it.unreadable(`has no ${prefix}attempt-state beside it`);
	return {
		...identity(it),
		adopted: it.flag("adopted"),
		id: state.text(),
		kind: state.oneOf(["deploy", "switchover"]),
		verdict: state.oneOf(["open", "rejected"]),
		parked: state.orNothing(() => state.oneOf(["provisioned", "tested"])),
		count: state.number(),
		run: state.text(),
		passed: whole(passed, (words) => words.rest()) ?? [],
		reason: whole(reason, (value) => fromProse(value.word())) ?? ""
	};
};

// src/aws/records/records.ts
const createRecords = (scope) => {
	const groups = [...new Set(groupsOf(scope.settings))];
	let preview;
	let looked = false;
	let newest;
	const places = async (signal) => {
		if (!looked) {
			preview = (await readReserved(scope, signal)).preview?.arn;
			looked = true;
		}
		return preview === void 0 ? groups : [...groups, preview];
	};
	const everywhere = async (signal, once) => {
		try {
			return await once(await places(signal));
		} catch (error) {
			if (preview === void 0 || awsCode(error) !== "RuleNotFound") throw error;
			preview = void 0;
			return once(groups);
		}
	};
	return {
		notePreview(arn) {
			preview = arn;
			looked = true;
		},
		previewChanged() {
			looked = false;
		},
		async read(machines, signal) {
			const elbv2 = await scope.clients.elbv2();
			const copies = [...(await everywhere(signal, (arns) => tagsOf(elbv2, arns, signal))).values()].map(decodeMemo).filter((memo) => memo !== void 0);
			newest = latest([...copies, ...newest === void 0 ? [] : [newest]]);
			return newest ?? forgotten(require_model.colors.flatMap((color) => machines[color]));
		},
		async write(memo, signal) {
			const elbv2 = await scope.clients.elbv2();
			const next = {
				...memo,
				written: Math.max(memo.written, (newest?.written ?? 0) + 1)
			};
			const tags = tagList(encodeMemo(next));
			await everywhere(signal, (arns) => elbv2.addTags({
				ResourceArns: arns,
				Tags: tags
			}, signal));
			newest = next;
		},
		async isShown(signal) {
			if (newest === void 0) return true;
			const elbv2 = await scope.clients.elbv2();
			const tags = await everywhere(signal, (arns) => tagsOf(elbv2, arns, signal));
			const written = newest.written;
			return [...tags.values()].every((copy) => decodeMemo(copy)?.written === written);
		}
	};
};
const latest = (memos) => memos.reduce((best, memo) => best === void 0 || memo.written >= best.written ? memo : best, void 0);
const forgotten = (machines) => ({
	written: 0,
	sequence: Math.max(0, ...machines.map(({ attempt }) => Number(/^a(\d+)$/.exec(attempt)?.[1] ?? 0))),
	live: void 0,
	idle: void 0,
	attempt: void 0,
	intent: void 0,
	rejected: void 0
});

// src/aws/traffic/forwards.ts
const weightsOf = (actions) => {
	const forward = actions?.find(({ Type }) => Type === "forward");
	if (forward === void 0) return void 0;
	const groups = forward.ForwardConfig?.TargetGroups ?? [];
	if (groups.length === 0) return /* @__PURE__ */ new Map([[forward.TargetGroupArn ?? "", 1]]);
	return new Map(groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn ?? "", Weight ?? 1]));
};
const fedBy = (actions) => [...weightsOf(actions) ?? []].filter(([, weight]) => weight > 0).map(([arn]) => arn);
const sideOf = (actions, pair) => {
	const fed = fedBy(actions);
	const ours = require_model.colors.filter((color) => fed.includes(pair[color]));
	if (ours.length === 0 || ours.length < fed.length) return "foreign";
	return ours.length === 2 ? "mixed" : ours[0] ?? "foreign";
};
const forwardSaid = (actions) => {
	const weights = weightsOf(actions);
	if (weights === void 0) return actions?.at(-1)?.Type ?? "nothing";
	const parts = [...weights].filter(([, weight]) => weight > 0);
	const [only] = parts;
	if (only !== void 0 && parts.length === 1) return groupName(only[0]);
	return [...weights].map(([arn, weight]) => `${groupName(arn)} ${weight}`).join(", ");
};
const withForward = (actions, group) => actions.map((action) => {
	if (action.Type === "forward") return forwardTo(action, group);
	const { AuthenticateOidcConfig: oidc, ...rest } = action;
	if (oidc === void 0) return rest;
	const { ClientSecret: _, ...shown } = oidc;
	return {
		...rest,
		AuthenticateOidcConfig: {
			...shown,
			UseExistingClientSecret: true
		}
	};
});
const forwardTo = (action, group) => {
	const order = action.Order === void 0 ? {} : { Order: action.Order };
	const sticky = action.ForwardConfig?.TargetGroupStickinessConfig;
	if (!sticky?.Enabled) return {
		Type: "forward",
		...order,
		TargetGroupArn: group
	};
	const groups = [{
		TargetGroupArn: group,
		Weight: 1
	}];
	return {
		Type: "forward",
		...order,
		ForwardConfig: {
			TargetGroups: groups,
			TargetGroupStickinessConfig: sticky
		}
	};
};

// src/aws/traffic/target-names.ts
const addressesOf = async (scope, machines, signal) => {
	const ids = machines.filter((id) => id.startsWith("i-"));
	const instances = ids.length === 0 ? [] : await instancesById(await scope.clients.ec2(), ids, signal);
	return new Map(instances.flatMap(({ InstanceId = "", PrivateIpAddress: address }) => address === void 0 ? [] : [[InstanceId, address]]));
};
const targetNames = async (scope, group, machines, signal) => {
	const { TargetGroups } = await (await scope.clients.elbv2()).describeTargetGroups({ TargetGroupArns: [group] }, signal);
	if (TargetGroups?.[0]?.TargetType !== "ip") return machines;
	const addresses = await addressesOf(scope, machines, signal);
	return machines.map((id) => addresses.get(id) ?? id);
};

// src/aws/traffic/registration.ts
const targetsACall = 200;
const readTargets = async (scope, signal) => {
	const [blue, green] = await Promise.all(require_model.colors.map((color) => targetsOf$1(scope, color, signal)));
	return {
		blue: blue ?? [],
		green: green ?? []
	};
};
const targetsOf$1 = async (scope, color, signal) => {
	return (await Promise.all(scope.settings.pairs.map(async (pair, index) => {
		return (await healthOf(scope, pair[color], signal)).map((description) => toTarget(description, index));
	}))).flat();
};
const healthOf = async (scope, group, signal) => {
	const { TargetHealthDescriptions } = await (await scope.clients.elbv2()).describeTargetHealth({ TargetGroupArn: group }, signal);
	return TargetHealthDescriptions ?? [];
};
const toTarget = ({ Target: target, TargetHealth: health }, pair) => ({
	id: target?.Id ?? "",
	port: target?.Port ?? 0,
	pair,
	state: health?.State ?? "unavailable",
	said: [health?.Reason, health?.Description].filter((part) => part !== void 0).join(": ")
});
const register = async (scope, color, machines, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (const pair of scope.settings.pairs) {
		const targets = (await targetNames(scope, pair[color], machines, signal)).map((name) => ({ Id: name }));
		for (const chunk of chunks(targets)) await elbv2.registerTargets({
			TargetGroupArn: pair[color],
			Targets: chunk
		}, signal);
	}
};
const deregister = async (scope, color, only, signal) => {
	const elbv2 = await scope.clients.elbv2();
	for (const pair of scope.settings.pairs) {
		const found = await healthOf(scope, pair[color], signal);
		const names = only && await targetNames(scope, pair[color], only, signal);
		const targets = found.filter(({ TargetHealth }) => !TargetHealth?.State?.includes("draining")).flatMap(({ Target: target }) => target === void 0 ? [] : [target]).filter(({ Id }) => names === void 0 || names.includes(Id ?? ""));
		for (const chunk of chunks(targets)) await elbv2.deregisterTargets({
			TargetGroupArn: pair[color],
			Targets: chunk
		}, signal);
	}
};
const chunks = (targets) => Array.from({ length: Math.ceil(targets.length / targetsACall) }, (_, index) => targets.slice(index * targetsACall, (index + 1) * targetsACall));

// src/aws/traffic/carries.ts
const atOnce = 8;
const carriesTraffic = async (scope, color, machines, signal) => {
	const [fed, side] = await Promise.all([fedGroups(scope, signal), machines ?? idsOn(scope, color, signal)]);
	const limit = pLimit(atOnce);
	const busy = await Promise.all([...fed].map((group) => limit(() => idsIn(scope, group, signal))));
	const busyIds = new Set(busy.flat());
	const addresses = [...busyIds].some((id) => !id.startsWith("i-")) ? await addressesOf(scope, side, signal) : /* @__PURE__ */ new Map();
	return side.filter((id) => busyIds.has(id) || busyIds.has(addresses.get(id) ?? id));
};
const idsOn = async (scope, color, signal) => {
	const groups = await Promise.all(scope.settings.pairs.map((pair) => idsIn(scope, pair[color], signal)));
	return [...new Set(groups.flat())];
};
const idsIn = async (scope, group, signal) => (await healthOf(scope, group, signal)).map(({ Target }) => Target?.Id ?? "");
const fedGroups = async (scope, signal) => {
	const [balancers, reserved] = await Promise.all([balancersOf(scope, signal), readReserved(scope, signal)]);
	const elbv2 = await scope.clients.elbv2();
	const limit = pLimit(atOnce);
	const listeners = (await Promise.all(balancers.map((arn) => listenersOf(elbv2, arn, signal)))).flat();
	const others = (await Promise.all(listeners.map(({ ListenerArn }) => limit(() => rulesOf(elbv2, ListenerArn ?? "", signal))))).flat().filter(({ RuleArn }) => RuleArn !== reserved.preview?.arn);
	return /* @__PURE__ */ new Set([...others.flatMap(({ Actions }) => fedBy(Actions)), ...listeners.flatMap(({ DefaultActions }) => fedBy(DefaultActions))]);
};
const balancersOf = async (scope, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const groups = [...groupsOf(scope.settings)];
	const { TargetGroups } = await elbv2.describeTargetGroups({ TargetGroupArns: groups }, signal);
	return [.../* @__PURE__ */ new Set([...scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)), ...(TargetGroups ?? []).flatMap(({ LoadBalancerArns }) => LoadBalancerArns ?? [])])];
};

// src/aws/traffic/conditions.ts
const meets = (conditions, asked) => (conditions ?? []).every((condition) => meetsOne(condition, asked));
const meetsOne = (condition, asked) => {
	const [path = "", query = ""] = asked.path.split("?");
	switch (condition.Field) {
		case "host-header": return fits(hostPatterns(condition), condition.HostHeaderConfig?.RegexValues, asked.host, "i");
		case "path-pattern": return fits(condition.PathPatternConfig?.Values ?? condition.Values, condition.PathPatternConfig?.RegexValues, path, "");
		case "http-request-method": return (condition.HttpRequestMethodConfig?.Values ?? []).includes(asked.method);
		case "http-header": {
			const { HttpHeaderName: name = "", Values: values, RegexValues } = condition.HttpHeaderConfig ?? {};
			const value = asked.headers[name.toLowerCase()];
			return value !== void 0 && fits(values, RegexValues, value, "i");
		}
		case "query-string": return meetsQuery(condition, query);
		default: return true;
	}
};
const meetsQuery = (condition, query) => (condition.QueryStringConfig?.Values ?? []).some((wanted) => [...new URLSearchParams(query)].some(([key, value]) => (wanted.Key === void 0 || glob(wanted.Key, "i").test(key)) && glob(wanted.Value ?? "*", "i").test(value)));
const hostPatterns = (condition) => condition.HostHeaderConfig?.Values ?? condition.Values ?? [];
const fits = (patterns, expressions, value, flags) => (patterns ?? []).some((pattern) => glob(pattern, flags).test(value)) || (expressions ?? []).some((source) => mayFit(source, value, flags));
const glob = (pattern, flags) => {
	const source = pattern.replace(/[\\^$.|+()[\]{}]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
	return new RegExp(`^${source}$`, `${flags}s`);
};
const mayFit = (source, value, flags) => {
	try {
		return new RegExp(source, flags).test(value);
	} catch {
		return true;
	}
};

// src/aws/traffic/routes.ts
const findRoutes = async (scope, firstRules, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const { routes } = scope.settings;
	const listenerArns = [...new Set(routes.map(({ arn }) => listenerOf(arn)))];
	const elsewhere = routes.filter(({ kind, arn }) => kind === "rule" && listenerOf(arn) !== firstListener(scope));
	const [listeners, rules] = await Promise.all([elbv2.describeListeners({ ListenerArns: listenerArns }, signal), Promise.all([firstRules, rulesByArn(elbv2, elsewhere.map(({ arn }) => arn), signal)])]);
	return routes.map((route) => found(scope, route, listeners.Listeners ?? [], rules.flat()));
};
const found = (scope, settings, listeners, rules) => {
	const listener = listeners.find(({ ListenerArn }) => ListenerArn === listenerOf(settings.arn));
	const rule = rules.find(({ RuleArn }) => RuleArn === settings.arn);
	const pair = scope.settings.pairs[settings.pair];
	if (listener === void 0 || pair === void 0 || settings.kind === "rule" && rule === void 0) throw new require_errors.SwitchoverError("bad-world", `${settings.path}: the ${settings.kind} ${settings.arn} does not exist`, "Name a listener or rule that exists.");
	const actions = (settings.kind === "rule" ? rule?.Actions : listener.DefaultActions) ?? [];
	return {
		settings,
		listener,
		rule: settings.kind === "rule" ? rule : void 0,
		actions,
		pair
	};
};
const routeName = ({ listener, rule }) => rule === void 0 ? `${listener.Port}` : `${listener.Port} rule ${rule.Priority}`;
const toRoute = (route) => ({
	arn: route.settings.arn,
	name: routeName(route),
	forwards: sideOf(route.actions, route.pair),
	said: forwardSaid(route.actions)
});

// src/aws/traffic/endpoints.ts
const toEndpoints = (scope, routes, balancers) => routes.map((route, index) => ({
	route: routeName(route),
	arn: route.settings.arn,
	dnsName: balancers.get(loadBalancerOf(route.settings.arn))?.DNSName ?? "",
	port: route.listener.Port ?? 0,
	protocol: route.listener.Protocol === "HTTPS" ? "https" : "http",
	host: hostOf(scope, route),
	path: route.settings.proofPath,
	firstRoute: index === 0
}));
const hostOf = (scope, route) => route.settings.host ?? plainHost(route.rule?.Conditions) ?? scope.settings.host;
const plainHost = (conditions) => conditions?.filter(({ Field }) => Field === "host-header").flatMap(hostPatterns).find((pattern) => !/[*?]/.test(pattern));
const nodeAddresses = async (scope, signal) => {
	const names = [...new Set(scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)))].map((arn) => `ELB ${arn.split(":loadbalancer/")[1] ?? ""}`);
	const ec2 = await scope.clients.ec2();
	const filters = [{
		Name: "description",
		Values: names
	}];
	const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ Filters: filters }, signal).catch(() => {
		signal.throwIfAborted();
		return {};
	});
	return (NetworkInterfaces ?? []).map(({ Association, PrivateIpAddress }) => Association?.PublicIp ?? PrivateIpAddress).filter((address) => address !== void 0);
};

// src/aws/traffic/check-preview.ts
const checkPreview = (scope, first, reserved) => {
	if (first === void 0) return [];
	return [
		...checkFree(scope, reserved),
		...checkShadow(scope, first, reserved),
		...checkOpen(scope, first)
	];
};
const checkFree = (scope, { strangers }) => strangers.length === 0 ? [] : [{
	path: previewPath(scope, "priority"),
	said: takenSaid(scope, strangers),
	remedy: "Choose a priority that is free together with the one after it."
}];
const checkShadow = (scope, first, { rules }) => {
	const asked = previewQuestions(scope, hostOf(scope, first));
	return rules.filter(({ Priority }) => Number(Priority) < priorities(scope)[0]).flatMap((rule) => {
		const question = asked.find((one) => meets(rule.Conditions, one));
		return question === void 0 ? [] : [shadowed(scope, rule, question)];
	});
};
const shadowed = (scope, rule, { method, host, path }) => ({
	path: previewPath(scope, "priority"),
	said: `the rule ${ruleSaid(rule)} would take ${method} ${host}${path} before the preview rule does`,
	remedy: "Choose a priority before that rule: a test of the idle side would be answered by another."
});
const previewQuestions = (scope, host) => {
	const { proof, releaseTests, preview, routes } = scope.settings;
	const questions = [...releaseTests.flatMap((test) => test.kind === "http" && test.via === "preview" ? [test.http] : []), ...proof === void 0 ? [] : [{
		...proof.http,
		path: routes[0]?.proofPath ?? proof.http.path
	}]];
	return (questions.length === 0 ? [{
		method: "GET",
		path: "/",
		requestHeaders: {}
	}] : questions).map(({ method, path, requestHeaders }) => ({
		method,
		host: Object.entries(requestHeaders).find(([name]) => name.toLowerCase() === "host")?.[1] ?? host,
		path,
		headers: Object.fromEntries([...Object.entries(requestHeaders), [preview.header, "the-value"]].map(([name, value]) => [name.toLowerCase(), value]))
	}));
};
const authenticating = [
	"authenticate-oidc",
	"authenticate-cognito",
	"jwt-validation"
];
const checkOpen = (scope, first) => {
	const asks = first.actions.find(({ Type }) => authenticating.includes(Type));
	if (asks === void 0) return [];
	return [{
		path: `services.${scope.settings.service}.preview`,
		said: `the first route authenticates its visitors (${asks.Type}); a preview by header would pass them by`,
		remedy: "Put a route first that does not authenticate: a standing preview is needed there."
	}];
};
const previewPath = (scope, key) => `services.${scope.settings.service}.preview.${key}`;

// src/aws/traffic/check-routes.ts
const checkRoutes = async (scope, signal) => {
	const looked = await Promise.all(scope.settings.routes.map((route) => lookAt(scope, route, signal)));
	const found = looked.flatMap((look) => "listener" in look ? [look] : []);
	return {
		found,
		mistakes: [...looked.flatMap((look) => "said" in look ? [look] : []), ...found.flatMap((route) => checkRoute(scope, route))]
	};
};
const lookAt = async (scope, settings, signal) => {
	const missing = {
		path: settings.path,
		said: `the ${settings.kind} ${settings.arn} does not exist`,
		remedy: `Name a ${settings.kind} that exists, by its whole ARN.`
	};
	const pair = scope.settings.pairs[settings.pair];
	if (pair === void 0) return missing;
	if (!isApplication(settings.arn)) return notApplication(settings);
	try {
		const [listener, rule] = await readRoute(scope, settings, signal);
		if (listener === void 0 || settings.kind === "rule" && rule === void 0) return missing;
		return {
			settings,
			listener,
			rule,
			actions: (settings.kind === "rule" ? rule?.Actions : listener.DefaultActions) ?? [],
			pair
		};
	} catch (error) {
		if (isMissing(error)) return missing;
		throw error;
	}
};
const readRoute = async (scope, { kind, arn }, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const [listeners, rules] = await Promise.all([elbv2.describeListeners({ ListenerArns: [listenerOf(arn)] }, signal), rulesByArn(elbv2, kind === "rule" ? [arn] : [], signal)]);
	return [listeners.Listeners?.[0], rules[0]];
};
const notApplication = ({ path, arn }) => ({
	path,
	said: `${arn} is not of an Application Load Balancer`,
	remedy: "Name a listener or rule of an Application Load Balancer."
});
const checkRoute = (scope, route) => [
	...checkForward(route),
	...checkProof(scope, route),
	...checkBalancer(scope, route)
];
const checkForward = (route) => {
	const { path, kind } = route.settings;
	const what = kind === "rule" ? "the rule" : "the listener's default action";
	if (weightsOf(route.actions) === void 0) return [{
		path,
		said: `${what} is a ${route.actions.at(-1)?.Type ?? "nothing"}`,
		remedy: "Leave it out of the routes: it forwards nothing."
	}];
	const fed = fedBy(route.actions);
	if (fed.includes(route.pair.blue) || fed.includes(route.pair.green)) return [];
	return [{
		path,
		said: `${what} forwards to neither of the two target groups, but to ${fed.join(", ") || "nothing"}`,
		remedy: "Name the target groups that this route forwards to, or let it forward to one of those named."
	}];
};
const checkProof = (scope, route) => {
	const proof = scope.settings.proof?.http;
	if (proof === void 0 || route.rule === void 0) return [];
	const path = route.settings.proofPath ?? proof.path;
	const host = hostOf(scope, route);
	const headers = Object.fromEntries(Object.entries(proof.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]));
	if (meets(route.rule.Conditions, {
		method: proof.method,
		host,
		path,
		headers
	})) return [];
	return [{
		path: route.settings.path,
		said: `the rule's conditions do not match its proof, ${proof.method} ${host}${path}`,
		remedy: "Give this route a proof with a path, and a host, that its rule matches."
	}];
};
const checkBalancer = (scope, { settings }) => {
	const first = scope.settings.routes[0];
	if (first === void 0 || loadBalancerOf(first.arn) === loadBalancerOf(settings.arn)) return [];
	return [{
		path: settings.path,
		said: `${settings.arn} is on another load balancer than the first route`,
		remedy: "Make it a service of its own: the preview rule reaches one load balancer only."
	}];
};

// src/aws/traffic/forward.ts
const setRoutes = async (scope, color, signal, note) => {
	const first = readReserved(scope, signal).then(({ rules }) => rules);
	const routes = await findRoutes(scope, first, signal);
	for (const route of routes) if (sideOf(route.actions, route.pair) !== color) note(await setRoute(scope, route, color, signal));
};
const setRoute = async (scope, route, color, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const actions = withForward(route.actions, route.pair[color]);
	if (route.rule === void 0) {
		const { Listeners } = await elbv2.modifyListener({
			ListenerArn: route.settings.arn,
			DefaultActions: actions
		}, signal);
		return diff(route, Listeners?.[0]?.DefaultActions ?? actions, route.listener, Listeners?.[0]);
	}
	const { Rules } = await elbv2.modifyRule({
		RuleArn: route.settings.arn,
		Actions: actions
	}, signal);
	return diff(route, Rules?.[0]?.Actions ?? actions, route.rule, Rules?.[0]);
};
const diff = (route, actions, before, after) => {
	const changed = changedMembers(before, after ?? before);
	if (!(0, node_util.isDeepStrictEqual)(others(route.actions), others(actions))) changed.push("its other actions");
	const rest = changed.length === 0 ? "nothing else changed" : `changed with it: ${changed.join(", ")}`;
	return `${routeName(route)}: ${forwardSaid(route.actions)} → ${forwardSaid(actions)}; ${rest}`;
};
const others = (actions) => actions.filter(({ Type }) => Type !== "forward");
const changedMembers = (before, after) => Object.entries(before).filter(([member]) => member !== "DefaultActions" && member !== "Actions").filter(([member, value]) => !(0, node_util.isDeepStrictEqual)(value, Reflect.get(after, member))).map(([member]) => member);

// src/aws/traffic/load-balancers.ts
const loadBalancers = (scope) => {
	let read;
	return async (signal) => {
		read ??= readAll(scope, signal).catch((error) => {
			read = void 0;
			throw error;
		});
		return read;
	};
};
const readAll = async (scope, signal) => {
	const arns = [...new Set(scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)))];
	const { LoadBalancers } = await (await scope.clients.elbv2()).describeLoadBalancers({ LoadBalancerArns: arns }, signal);
	return new Map((LoadBalancers ?? []).map((balancer) => [balancer.LoadBalancerArn ?? "", balancer]));
};

// src/aws/traffic/preview.ts
const toPreview = (scope, own, url) => {
	const pair = scope.settings.pairs[0];
	if (own === void 0 || pair === void 0) return void 0;
	const named = [...weightsOf(own.rule.Actions)?.keys() ?? []];
	const fed = fedBy(own.rule.Actions);
	const shows = require_model.colors.find((color) => fed.includes(pair[color]));
	const value = headerValue(own.rule.Conditions, scope.settings.preview.header);
	if (shows === void 0 || fed.length !== 1 || value === void 0) return void 0;
	return {
		arn: own.arn,
		shows,
		names: require_model.colors.filter((color) => named.includes(pair[color])),
		attempt: own.tags[keys.previewOf] ?? "",
		header: {
			name: scope.settings.preview.header,
			value
		},
		url
	};
};
const headerValue = (conditions, name) => {
	const [only, ...others] = conditions ?? [];
	const config = only?.HttpHeaderConfig;
	if (others.length > 0 || config?.HttpHeaderName?.toLowerCase() !== name.toLowerCase()) return void 0;
	return config.Values?.length === 1 ? config.Values[0] : void 0;
};
const previewUrl = (listener, balancer) => {
	const scheme = listener?.Protocol === "HTTPS" ? "https" : "http";
	const usual = scheme === "https" ? 443 : 80;
	return `${scheme}://${balancer?.DNSName ?? ""}${listener?.Port === usual ? "" : `:${listener?.Port}`}/`;
};
const setPreview = async (scope, act, signal) => {
	const actions = [await forwardAction(scope, act.shows, act.names, signal)];
	const standing = await readReserved(scope, signal);
	if (standing.preview !== void 0) return change(scope, standing.preview, act.attempt, actions, signal);
	if (!await create(scope, act.attempt, actions, signal)) {
		const again = await readReserved(scope, signal);
		if (again.preview === void 0) throw taken(scope, strangersAt(scope, again));
		await change(scope, again.preview, act.attempt, actions, signal);
	}
};
const strangersAt = (scope, reserved) => reserved.strangers.filter((rule) => Number(rule.Priority) === priorities(scope)[0]);
const removePreview = async (scope, signal) => {
	const { preview } = await readReserved(scope, signal);
	if (preview === void 0) return;
	const elbv2 = await scope.clients.elbv2();
	try {
		await elbv2.deleteRule({ RuleArn: preview.arn }, signal);
	} catch (error) {
		if (awsCode(error) !== "RuleNotFound") throw error;
	}
};
const create = async (scope, attempt, actions, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const tags = ownTags(scope, attempt);
	const value = randomValue();
	try {
		const { Rules } = await elbv2.createRule({
			ListenerArn: firstListener(scope),
			Priority: priorities(scope)[0],
			Conditions: headerCondition(scope, value),
			Actions: actions,
			Tags: tagList(tags)
		}, signal);
		const arn = Rules?.[0]?.RuleArn;
		if (arn !== void 0) scope.wrote.set(arn, tags);
		return true;
	} catch (error) {
		if (awsCode(error) === "PriorityInUse") return false;
		throw error;
	}
};
const change = async (scope, { arn, rule, tags }, attempt, actions, signal) => {
	const elbv2 = await scope.clients.elbv2();
	const value = headerValue(rule.Conditions, scope.settings.preview.header);
	const fresh = tags[keys.previewOf] !== attempt || value === void 0;
	const conditions = fresh ? { Conditions: headerCondition(scope, randomValue()) } : {};
	await elbv2.modifyRule({
		RuleArn: arn,
		...conditions,
		Actions: actions
	}, signal);
	if (!fresh) return;
	await elbv2.addTags({
		ResourceArns: [arn],
		Tags: tagList(ownTags(scope, attempt))
	}, signal);
	scope.wrote.set(arn, {
		...scope.wrote.get(arn),
		...ownTags(scope, attempt)
	});
};
const ownTags = (scope, attempt) => ({
	[keys.owner]: scope.owner,
	[keys.rule]: "preview",
	[keys.previewOf]: attempt
});
const headerCondition = (scope, value) => [{
	Field: "http-header",
	HttpHeaderConfig: {
		HttpHeaderName: scope.settings.preview.header,
		Values: [value]
	}
}];
const randomValue = () => Array.from({ length: 32 }, () => (0, node_crypto.randomInt)(36).toString(36)).join("");
const forwardAction = async (scope, shows, names, signal) => {
	const shown = scope.settings.pairs[0]?.[shows] ?? "";
	const named = /* @__PURE__ */ new Set([...scope.settings.pairs.flatMap((pair) => names.map((color) => pair[color]))]);
	named.delete(shown);
	if (named.size === 0) return {
		Type: "forward",
		TargetGroupArn: shown
	};
	return {
		Type: "forward",
		ForwardConfig: {
			TargetGroups: [{
				TargetGroupArn: shown,
				Weight: 1
			}, ...[...named].map((arn) => ({
				TargetGroupArn: arn,
				Weight: 0
			}))],
			...await anySticky(scope, [shown, ...named], signal) ? { TargetGroupStickinessConfig: {
				Enabled: true,
				DurationSeconds: 1
			} } : {}
		}
	};
};
const anySticky = async (scope, groups, signal) => {
	const elbv2 = await scope.clients.elbv2();
	return (await Promise.all(groups.map((arn) => elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn }, signal)))).some(({ Attributes }) => Attributes?.some(({ Key, Value }) => Key === "stickiness.enabled" && Value === "true"));
};

// src/aws/traffic/traffic.ts
const createTraffic = (scope, leaseOf) => {
	const balancers = loadBalancers(scope);
	const diffs = [];
	let endpoints;
	let url;
	const toSeen = ({ preview, lease }, at) => ({
		preview: toPreview(scope, preview, at),
		previewArn: preview?.arn,
		lease: leaseOf(lease)
	});
	const look = async (signal) => {
		const reading = readReserved(scope, signal);
		const [found, reserved, known] = await Promise.all([
			findRoutes(scope, reading.then(({ rules }) => rules), signal),
			reading,
			balancers(signal)
		]);
		const [first] = found;
		url = previewUrl(first?.listener, known.get(loadBalancerOf(first?.settings.arn ?? "")));
		return {
			routes: found.map(toRoute),
			...toSeen(reserved, url)
		};
	};
	const lookAtRules = async (signal) => url === void 0 ? look(signal) : toSeen(await readReserved(scope, signal), url);
	const act = async (wanted, signal) => {
		switch (wanted.kind) {
			case "register": return register(scope, wanted.color, wanted.machines, signal);
			case "deregister": return deregister(scope, wanted.color, wanted.only, signal);
			case "preview": return setPreview(scope, wanted, signal);
			case "unpreview": return removePreview(scope, signal);
			case "forward": await setRoutes(scope, wanted.color, signal, (said) => diffs.push(said));
		}
	};
	const readEndpoints = async (signal) => {
		const first = readReserved(scope, signal).then(({ rules }) => rules);
		return toEndpoints(scope, await findRoutes(scope, first, signal), await balancers(signal));
	};
	return {
		look,
		lookAtRules,
		routes: look,
		targets: (signal) => readTargets(scope, signal),
		act,
		check: (signal) => checkTraffic(scope, signal),
		carriesTraffic: (color, machines, signal) => carriesTraffic(scope, color, machines, signal),
		nodes: (signal) => nodeAddresses(scope, signal),
		endpoints(signal) {
			endpoints ??= readEndpoints(signal).catch((error) => {
				endpoints = void 0;
				throw error;
			});
			return endpoints;
		},
		diffs
	};
};
const checkTraffic = async (scope, signal) => {
	const [routes, groups, reserved] = await Promise.all([
		checkRoutes(scope, signal),
		checkGroups(scope, signal),
		readReserved(scope, signal).catch((error) => {
			if (isMissing(error)) return void 0;
			throw error;
		})
	]);
	const first = routes.found.find(({ settings }) => settings.arn === scope.settings.routes[0]?.arn);
	const preview = reserved === void 0 ? [] : checkPreview(scope, first, reserved);
	return [
		...routes.mistakes,
		...groups,
		...preview
	];
};

// src/aws/guard.ts
const refuseLiveSide = async (traffic, act, signal) => {
	if (act.kind === "keep" && !act.stop) return;
	const machines = act.kind === "deregister" ? act.only : act.machines;
	const color = act.color === "kept" ? "blue" : act.color;
	const busy = await traffic.carriesTraffic(color, machines, signal);
	if (busy.length === 0) return;
	throw new require_errors.SwitchoverError("live-side", `${act.kind} ${act.color}: ${busy.join(", ")} ${busy.length === 1 ? "takes" : "take"} production traffic`, "Look at the routes with command status: somebody may have changed them. Nothing was taken away.");
};

// src/aws/sides.ts
const byMachine = (targets, machines) => {
	const ids = new Map(machines.flatMap(({ id, address }) => address === void 0 ? [] : [[address, id]]));
	const on = (color) => targets[color].map((target) => ({
		...target,
		id: ids.get(target.id) ?? target.id
	}));
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const strangersOf = async (fleet, made, targets, known, signal) => {
	const ours = new Set([
		...made.blue,
		...made.green,
		...made.kept
	].map(({ id }) => id));
	const ids = new Set(require_model.colors.flatMap((color) => targets[color].map(({ id }) => id)).filter((id) => !ours.has(id)));
	const before = known.filter(({ id }) => ids.has(id));
	const unknown = [...ids].filter((id) => !before.some((machine) => machine.id === id));
	return unknown.length === 0 ? before : [...before, ...await fleet.strangers(unknown, signal)];
};
const machinesBySide = (made, strangers, targets) => {
	const all = new Map([
		...strangers,
		...made.blue,
		...made.green
	].map((machine) => [machine.id, machine]));
	const on = (color) => {
		const registered = targets[color].flatMap(({ id }) => all.get(id) ?? []);
		return [...new Map([...made[color], ...registered].map((machine) => [machine.id, machine])).values()];
	};
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const recordsBySide = async (settings, fleet, machines, signal) => {
	const names = {
		blue: namesOf(settings, "blue", machines.blue),
		green: namesOf(settings, "green", machines.green)
	};
	const found = await fleet.records([.../* @__PURE__ */ new Set([...names.blue, ...names.green])], signal);
	const on = (color) => found.filter(({ name }) => names[color].includes(name));
	return {
		blue: on("blue"),
		green: on("green")
	};
};
const namesOf = (settings, color, machines) => {
	const { dns, service } = settings;
	if (dns === void 0) return [];
	return machines.flatMap(({ name, release, attempt, ours }) => name === void 0 || !ours ? [] : [require_placeholders.fill(dns.record, {
		name,
		service,
		color,
		release,
		attempt
	})]);
};
const toSide = (color, machines, targets, records) => ({
	machines: machines[color],
	targets: targets[color],
	records: records[color]
});

// src/aws/world.ts
const createWorld = (parts) => {
	let known = {
		made: {
			blue: [],
			green: [],
			kept: []
		},
		strangers: []
	};
	return {
		async observe(asks, previous, signal) {
			const [seen, found] = await look(parts, previous === void 0 ? everything : asks, previous, known, signal);
			known = found;
			return seen;
		},
		act: (act, _seen, signal) => perform(parts, act, signal),
		settle: (signal) => settle(parts, signal)
	};
};
const everything = [
	"memo",
	"routes",
	"machines",
	"targets",
	"preview",
	"names"
];
const look = async ({ scope, fleet, traffic, records }, asks, previous, known, signal) => {
	const asked = new Set(asks);
	const [road, made, shown] = await Promise.all([
		roadOf(traffic, asked, previous, signal),
		asked.has("machines") ? fleet.machines(signal) : known.made,
		previous === void 0 || asked.has("targets") ? traffic.targets(signal) : targetsOf(previous)
	]);
	if (asked.has("routes") || asked.has("preview")) records.notePreview(road.previewArn);
	const targets = byMachine(shown, [...made.blue, ...made.green]);
	const familiar = asked.has("machines") ? [] : known.strangers;
	const [memo, strangers] = await Promise.all([previous === void 0 || asked.has("memo") ? records.read(made, signal) : previous.memo, strangersOf(fleet, made, targets, familiar, signal)]);
	const machines = machinesBySide(made, strangers, targets);
	const names = previous === void 0 || asked.has("names") ? await recordsBySide(scope.settings, fleet, machines, signal) : {
		blue: previous.sides.blue.records,
		green: previous.sides.green.records
	};
	const { routes, preview, lease } = road;
	return [{
		memo,
		routes,
		sides: {
			blue: toSide("blue", machines, targets, names),
			green: toSide("green", machines, targets, names)
		},
		preview,
		kept: made.kept,
		lease
	}, {
		made,
		strangers
	}];
};
const roadOf = async (traffic, asked, previous, signal) => {
	if (previous === void 0 || asked.has("routes")) return traffic.look(signal);
	const { routes, preview, lease } = previous;
	if (asked.has("preview")) return {
		routes,
		...await traffic.lookAtRules(signal)
	};
	return {
		routes,
		preview,
		lease,
		previewArn: preview?.arn
	};
};
const settleMs = 1e4;
const settle = async ({ scope, records }, signal) => {
	const until = performance.now() + settleMs;
	while (performance.now() < until && !await records.isShown(signal)) await scope.clients.clock.sleep(250, signal);
};
const targetsOf = ({ sides }) => ({
	blue: sides.blue.targets,
	green: sides.green.targets
});
const perform = async ({ fleet, traffic, records }, act, signal) => {
	switch (act.kind) {
		case "terminate":
		case "keep":
			await refuseLiveSide(traffic, act, signal);
			return fleet.act(act, signal);
		case "launch":
		case "adopt":
		case "name":
		case "unname": return fleet.act(act, signal);
		case "deregister":
			await refuseLiveSide(traffic, act, signal);
			return traffic.act(act, signal);
		case "register":
		case "forward": return traffic.act(act, signal);
		case "preview":
		case "unpreview":
			await traffic.act(act, signal);
			records.previewChanged();
			return;
		case "remember": return records.write(act.memo, signal);
	}
};

// src/aws/connect.ts
const reachAws = async (signal, clients = createClients()) => ({
	clients,
	clock: clients.clock,
	identity: await identify(clients, signal)
});
const connect = (settings, run, { clients, clock, identity }, nonce) => {
	const foreign = foreignArns(settings, identity);
	const scope = {
		clients,
		settings,
		owner: ownerOf(identity.account, identity.region, groupsOf(settings)),
		wrote: /* @__PURE__ */ new Map()
	};
	const leases = createLeases(scope, run, nonce);
	const fleet = createEc2Fleet(scope);
	const traffic = createTraffic(scope, leases.other);
	const records = createRecords(scope);
	return {
		world: createWorld({
			scope,
			fleet,
			traffic,
			records
		}),
		leases,
		clock,
		traffic,
		fleet,
		identity,
		foreign,
		async check(signal) {
			if (foreign.length > 0) return foreign;
			return (await Promise.all([traffic.check(signal), fleet.check(signal)])).flat();
		}
	};
};

exports.connect = connect;
exports.pLimit = pLimit;
exports.reachAws = reachAws;