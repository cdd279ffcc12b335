const require_goal = require("./goal.cjs");
let node_crypto = require("node:crypto");

// src/aws/faults.ts
const awsCode = (error) => {
	const foreign = foreignOf(error instanceof require_goal.SwitchoverError ? error.cause : error);
	if (foreign === void 0) return void 0;
	const code = text(foreign.Code) ?? text(foreign.name);
	return code === "Unknown" && foreign.$metadata?.httpStatusCode === 400 ? "InvalidChangeBatch" : code;
};
const encoded = /Encoded authorization failure message: (\S+)/;
const encodedFailure = (error) => {
	const foreign = foreignOf(error instanceof require_goal.SwitchoverError ? error.cause : error);
	return encoded.exec(text(foreign?.message) ?? "")?.[1];
};
const isMissing = (error) => /^NoSuch|NotFound|\.Malformed$/.test(awsCode(error) ?? "");
const stoppedBy = (signal) => signal.reason instanceof require_goal.SwitchoverError ? signal.reason : new require_goal.SwitchoverError("cancelled", "the run was stopped", remedies.cancelled, signal.reason);
const faultOf = (error, call, input, signal) => {
	if (signal.aborted) return stoppedBy(signal);
	if (error instanceof require_goal.SwitchoverError) return error;
	const code = awsCode(error) ?? "UnknownError";
	const words = (text(foreignOf(error)?.message) ?? String(error)).replace(encoded, "").trim();
	const kind = kindOf(code, foreignOf(error), words);
	const about = subjectOf(input);
	const message = `${call}${about === "" ? "" : ` ${about}`}: ${code}: ${words}`;
	return new require_goal.SwitchoverError(kind, message, remedyFor(code) ?? remedies[kind], error);
};
const foreignOf = (error) => typeof error === "object" && error !== null ? error : void 0;
const text = (value) => typeof value === "string" && value !== "" ? value : void 0;
const denied = /^(AccessDenied(Exception)?|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthFailure|SignatureDoesNotMatch|UnrecognizedClient(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|OptInRequired|InvalidSignatureException)$/;
const none = /^(CredentialsProvider|TokenProvider|Provider)Error$/;
const expired = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/;
const unknown = /^(AuthFailure|SignatureDoesNotMatch|UnrecognizedClient(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|InvalidSignatureException)$/;
const kindOf = (code, error, words) => {
	if (expired.test(code) || none.test(code)) return "expired";
	if (denied.test(code)) return "denied";
	if (/Region is missing/.test(words)) return "bad-input";
	return error?.$metadata?.httpStatusCode === void 0 ? "unreachable" : "aws";
};
const remedies = {
	denied: "Give the role this permission (the README’s section “The AWS role” has all that it needs), or check which credentials are used.",
	expired: "Get new credentials and run the same command again: it goes on where this run stopped.",
	aws: "Mend what AWS names and run the same command again: it goes on where this run stopped.",
	unreachable: "Check the network, the proxy and AWS_REGION, and run the same command again.",
	cancelled: "Run the same command again to go on.",
	"bad-input": "Set AWS_REGION to the Region of the load balancer."
};
const remedyFor = (code) => {
	if (none.test(code)) return "In a workflow take on the role in a step before this one; in a terminal sign on (aws sso login), or set AWS_PROFILE.";
	return unknown.test(code) ? "AWS does not know these credentials: check which are used, and renew them." : void 0;
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
	"RoleArn",
	"InstanceId",
	"Name",
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
const balancerName = (arn) => loadBalancerOf(arn).split("/")[2] ?? arn;
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

Object.defineProperty(exports, "awsCode", {
  enumerable: true,
  get: function () {
    return awsCode;
  }
});
Object.defineProperty(exports, "balancerName", {
  enumerable: true,
  get: function () {
    return balancerName;
  }
});
Object.defineProperty(exports, "encodedFailure", {
  enumerable: true,
  get: function () {
    return encodedFailure;
  }
});
Object.defineProperty(exports, "faultOf", {
  enumerable: true,
  get: function () {
    return faultOf;
  }
});
Object.defineProperty(exports, "foreignArns", {
  enumerable: true,
  get: function () {
    return foreignArns;
  }
});
Object.defineProperty(exports, "groupName", {
  enumerable: true,
  get: function () {
    return groupName;
  }
});
Object.defineProperty(exports, "groupsOf", {
  enumerable: true,
  get: function () {
    return groupsOf;
  }
});
Object.defineProperty(exports, "identify", {
  enumerable: true,
  get: function () {
    return identify;
  }
});
Object.defineProperty(exports, "isApplication", {
  enumerable: true,
  get: function () {
    return isApplication;
  }
});
Object.defineProperty(exports, "isMissing", {
  enumerable: true,
  get: function () {
    return isMissing;
  }
});
Object.defineProperty(exports, "listenerOf", {
  enumerable: true,
  get: function () {
    return listenerOf;
  }
});
Object.defineProperty(exports, "loadBalancerOf", {
  enumerable: true,
  get: function () {
    return loadBalancerOf;
  }
});
Object.defineProperty(exports, "ownerOf", {
  enumerable: true,
  get: function () {
    return ownerOf;
  }
});
Object.defineProperty(exports, "pairPath", {
  enumerable: true,
  get: function () {
    return pairPath;
  }
});
Object.defineProperty(exports, "partsOf", {
  enumerable: true,
  get: function () {
    return partsOf;
  }
});
Object.defineProperty(exports, "stoppedBy", {
  enumerable: true,
  get: function () {
    return stoppedBy;
  }
});