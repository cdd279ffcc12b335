const require_defaultProvider = require("./smithy-core.cjs");
const require_getDefaultSocketTimeout = require("./aws-sdk-core-getDefaultSocketTimeout.cjs");
const require_HttpInterceptingShapeSerializer = require("./smithy-core-HttpInterceptingShapeSerializer.cjs");
const require_XmlShapeDeserializer = require("./aws-sdk-core.cjs");
const require_clients = require("./clients.cjs");

// node_modules/@aws-sdk/xml-builder/dist-es/escape-attribute.js
const ATTR_ESCAPE_RE = /[&<>"]/g;
const ATTR_ESCAPE_MAP = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
function escapeAttribute(value) {
	return value.replace(ATTR_ESCAPE_RE, (ch) => ATTR_ESCAPE_MAP[ch]);
}

// node_modules/@aws-sdk/xml-builder/dist-es/escape-element.js
const ELEMENT_ESCAPE_RE = /[&"'<>\r\n\u0085\u2028]/g;
const ELEMENT_ESCAPE_MAP = {
	"&": "&amp;",
	"\"": "&quot;",
	"'": "&apos;",
	"<": "&lt;",
	">": "&gt;",
	"\r": "&#x0D;",
	"\n": "&#x0A;",
	"": "&#x85;",
	"\u2028": "&#x2028;"
};
function escapeElement(value) {
	return value.replace(ELEMENT_ESCAPE_RE, (ch) => ELEMENT_ESCAPE_MAP[ch]);
}

// node_modules/@aws-sdk/xml-builder/dist-es/XmlText.js
var XmlText = class {
	value;
	constructor(value) {
		this.value = value;
	}
	toString() {
		return escapeElement("" + this.value);
	}
};

// node_modules/@aws-sdk/xml-builder/dist-es/XmlNode.js
var XmlNode = class XmlNode {
	name;
	children;
	attributes = {};
	static of(name, childText, withName) {
		const node = new XmlNode(name);
		if (childText !== void 0) node.addChildNode(new XmlText(childText));
		if (withName !== void 0) node.withName(withName);
		return node;
	}
	constructor(name, children = []) {
		this.name = name;
		this.children = children;
	}
	withName(name) {
		this.name = name;
		return this;
	}
	addAttribute(name, value) {
		this.attributes[name] = value;
		return this;
	}
	addChildNode(child) {
		this.children.push(child);
		return this;
	}
	removeAttribute(name) {
		delete this.attributes[name];
		return this;
	}
	n(name) {
		this.name = name;
		return this;
	}
	c(child) {
		this.children.push(child);
		return this;
	}
	a(name, value) {
		if (value != null) this.attributes[name] = value;
		return this;
	}
	cc(input, field, withName = field) {
		if (input[field] != null) {
			const node = XmlNode.of(field, input[field]).withName(withName);
			this.c(node);
		}
	}
	l(input, listName, memberName, valueProvider) {
		if (input[listName] != null) valueProvider().map((node) => {
			node.withName(memberName);
			this.c(node);
		});
	}
	lc(input, listName, memberName, valueProvider) {
		if (input[listName] != null) {
			const nodes = valueProvider();
			const containerNode = new XmlNode(memberName);
			nodes.map((node) => {
				containerNode.c(node);
			});
			this.c(containerNode);
		}
	}
	toString() {
		const hasChildren = Boolean(this.children.length);
		let xmlText = `<${this.name}`;
		const attributes = this.attributes;
		for (const attributeName of Object.keys(attributes)) {
			const attribute = attributes[attributeName];
			if (attribute != null) xmlText += ` ${attributeName}="${escapeAttribute("" + attribute)}"`;
		}
		return xmlText += !hasChildren ? "/>" : `>${this.children.map((c) => c.toString()).join("")}</${this.name}>`;
	}
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/parseXmlBody.js
const loadRestXmlErrorCode = (output, data) => {
	if (data?.Error?.Code !== void 0) return data.Error.Code;
	if (data?.Code !== void 0) return data.Code;
	if (output.statusCode == 404) return "NotFound";
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/XmlShapeSerializer.js
var XmlShapeSerializer = class extends require_XmlShapeDeserializer.SerdeContextConfig {
	settings;
	stringBuffer;
	byteBuffer;
	buffer;
	constructor(settings) {
		super();
		this.settings = settings;
	}
	write(schema, value) {
		const ns = require_defaultProvider.NormalizedSchema.of(schema);
		if (ns.isStringSchema() && typeof value === "string") this.stringBuffer = value;
		else if (ns.isBlobSchema()) this.byteBuffer = "byteLength" in value ? value : (this.serdeContext?.base64Decoder ?? require_defaultProvider.fromBase64)(value);
		else {
			this.buffer = this.writeStruct(ns, value, void 0);
			const traits = ns.getMergedTraits();
			if (traits.httpPayload && !traits.xmlName) this.buffer.withName(ns.getName());
		}
	}
	flush() {
		if (this.byteBuffer !== void 0) {
			const bytes = this.byteBuffer;
			delete this.byteBuffer;
			return bytes;
		}
		if (this.stringBuffer !== void 0) {
			const str = this.stringBuffer;
			delete this.stringBuffer;
			return str;
		}
		const buffer = this.buffer;
		if (this.settings.xmlNamespace) {
			if (!buffer?.attributes?.["xmlns"]) buffer.addAttribute("xmlns", this.settings.xmlNamespace);
		}
		delete this.buffer;
		return buffer.toString();
	}
	writeStruct(ns, value, parentXmlns) {
		const traits = ns.getMergedTraits();
		const name = ns.isMemberSchema() && !traits.httpPayload ? ns.getMemberTraits().xmlName ?? ns.getMemberName() : traits.xmlName ?? ns.getName();
		if (!name || !ns.isStructSchema()) throw new Error(`@aws-sdk/core/protocols - xml serializer, cannot write struct with empty name or non-struct, schema=${ns.getName(true)}.`);
		const structXmlNode = XmlNode.of(name);
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(ns, parentXmlns);
		for (const [memberName, memberSchema] of ns.structIterator()) {
			const val = value[memberName];
			if (val != null || memberSchema.isIdempotencyToken()) {
				if (memberSchema.getMergedTraits().xmlAttribute) {
					structXmlNode.addAttribute(memberSchema.getMergedTraits().xmlName ?? memberName, this.writeSimple(memberSchema, val));
					continue;
				}
				if (memberSchema.isListSchema()) this.writeList(memberSchema, val, structXmlNode, xmlns);
				else if (memberSchema.isMapSchema()) this.writeMap(memberSchema, val, structXmlNode, xmlns);
				else if (memberSchema.isStructSchema()) structXmlNode.addChildNode(this.writeStruct(memberSchema, val, xmlns));
				else {
					const memberNode = XmlNode.of(memberSchema.getMergedTraits().xmlName ?? memberSchema.getMemberName());
					this.writeSimpleInto(memberSchema, val, memberNode, xmlns);
					structXmlNode.addChildNode(memberNode);
				}
			}
		}
		const { $unknown } = value;
		if ($unknown && ns.isUnionSchema() && Array.isArray($unknown) && Object.keys(value).length === 1) {
			const [k, v] = $unknown;
			const node = XmlNode.of(k);
			if (typeof v !== "string") {
				if (value instanceof XmlNode || value instanceof XmlText) structXmlNode.addChildNode(value);
				else throw new Error("@aws-sdk - $unknown union member in XML requires value of type string, @aws-sdk/xml-builder::XmlNode or XmlText.");
			}
			this.writeSimpleInto(0, v, node, xmlns);
			structXmlNode.addChildNode(node);
		}
		if (xmlns) structXmlNode.addAttribute(xmlnsAttr, xmlns);
		return structXmlNode;
	}
	writeList(listMember, array, container, parentXmlns) {
		if (!listMember.isMemberSchema()) throw new Error(`@aws-sdk/core/protocols - xml serializer, cannot write non-member list: ${listMember.getName(true)}`);
		const listTraits = listMember.getMergedTraits();
		const listValueSchema = listMember.getValueSchema();
		const listValueTraits = listValueSchema.getMergedTraits();
		const sparse = !!listValueTraits.sparse;
		const flat = !!listTraits.xmlFlattened;
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(listMember, parentXmlns);
		const writeItem = (container, value) => {
			if (listValueSchema.isListSchema()) this.writeList(listValueSchema, Array.isArray(value) ? value : [value], container, xmlns);
			else if (listValueSchema.isMapSchema()) this.writeMap(listValueSchema, value, container, xmlns);
			else if (listValueSchema.isStructSchema()) {
				const struct = this.writeStruct(listValueSchema, value, xmlns);
				container.addChildNode(struct.withName(flat ? listTraits.xmlName ?? listMember.getMemberName() : listValueTraits.xmlName ?? "member"));
			} else {
				const listItemNode = XmlNode.of(flat ? listTraits.xmlName ?? listMember.getMemberName() : listValueTraits.xmlName ?? "member");
				this.writeSimpleInto(listValueSchema, value, listItemNode, xmlns);
				container.addChildNode(listItemNode);
			}
		};
		if (flat) {
			for (const value of array) if (sparse || value != null) writeItem(container, value);
		} else {
			const listNode = XmlNode.of(listTraits.xmlName ?? listMember.getMemberName());
			if (xmlns) listNode.addAttribute(xmlnsAttr, xmlns);
			for (const value of array) if (sparse || value != null) writeItem(listNode, value);
			container.addChildNode(listNode);
		}
	}
	writeMap(mapMember, map, container, parentXmlns, containerIsMap = false) {
		if (!mapMember.isMemberSchema()) throw new Error(`@aws-sdk/core/protocols - xml serializer, cannot write non-member map: ${mapMember.getName(true)}`);
		const mapTraits = mapMember.getMergedTraits();
		const mapKeySchema = mapMember.getKeySchema();
		const keyTag = mapKeySchema.getMergedTraits().xmlName ?? "key";
		const mapValueSchema = mapMember.getValueSchema();
		const mapValueTraits = mapValueSchema.getMergedTraits();
		const valueTag = mapValueTraits.xmlName ?? "value";
		const sparse = !!mapValueTraits.sparse;
		const flat = !!mapTraits.xmlFlattened;
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(mapMember, parentXmlns);
		const addKeyValue = (entry, key, val) => {
			const keyNode = XmlNode.of(keyTag, key);
			const [keyXmlnsAttr, keyXmlns] = this.getXmlnsAttribute(mapKeySchema, xmlns);
			if (keyXmlns) keyNode.addAttribute(keyXmlnsAttr, keyXmlns);
			entry.addChildNode(keyNode);
			let valueNode = XmlNode.of(valueTag);
			if (mapValueSchema.isListSchema()) this.writeList(mapValueSchema, val, valueNode, xmlns);
			else if (mapValueSchema.isMapSchema()) this.writeMap(mapValueSchema, val, valueNode, xmlns, true);
			else if (mapValueSchema.isStructSchema()) valueNode = this.writeStruct(mapValueSchema, val, xmlns);
			else this.writeSimpleInto(mapValueSchema, val, valueNode, xmlns);
			entry.addChildNode(valueNode);
		};
		if (flat) for (const key in map) {
			const val = map[key];
			if (sparse || val != null) {
				const entry = XmlNode.of(mapTraits.xmlName ?? mapMember.getMemberName());
				addKeyValue(entry, key, val);
				container.addChildNode(entry);
			}
		}
		else {
			let mapNode;
			if (!containerIsMap) {
				mapNode = XmlNode.of(mapTraits.xmlName ?? mapMember.getMemberName());
				if (xmlns) mapNode.addAttribute(xmlnsAttr, xmlns);
				container.addChildNode(mapNode);
			}
			for (const key in map) {
				const val = map[key];
				if (sparse || val != null) {
					const entry = XmlNode.of("entry");
					addKeyValue(entry, key, val);
					(containerIsMap ? container : mapNode).addChildNode(entry);
				}
			}
		}
	}
	writeSimple(_schema, value) {
		if (null === value) throw new Error("@aws-sdk/core/protocols - (XML serializer) cannot write null value.");
		const ns = require_defaultProvider.NormalizedSchema.of(_schema);
		let nodeContents = null;
		if (value && typeof value === "object") {
			if (ns.isBlobSchema()) nodeContents = (this.serdeContext?.base64Encoder ?? require_defaultProvider.toBase64)(value);
			else if (ns.isTimestampSchema() && value instanceof Date) switch (require_defaultProvider.determineTimestampFormat(ns, this.settings)) {
				case 5:
					nodeContents = value.toISOString().replace(".000Z", "Z");
					break;
				case 6:
					nodeContents = require_defaultProvider.dateToUtcString(value);
					break;
				case 7:
					nodeContents = String(value.getTime() / 1e3);
					break;
				default:
					console.warn("Missing timestamp format, using http date", value);
					nodeContents = require_defaultProvider.dateToUtcString(value);
			}
			else if (ns.isBigDecimalSchema() && value) {
				if (value instanceof require_defaultProvider.NumericValue) return value.string;
				return String(value);
			} else if (ns.isMapSchema() || ns.isListSchema()) throw new Error("@aws-sdk/core/protocols - xml serializer, cannot call _write() on List/Map schema, call writeList or writeMap() instead.");
			else throw new Error(`@aws-sdk/core/protocols - xml serializer, unhandled schema type for object value and schema: ${ns.getName(true)}`);
		}
		if (ns.isBooleanSchema() || ns.isNumericSchema() || ns.isBigIntegerSchema() || ns.isBigDecimalSchema()) nodeContents = String(value);
		if (ns.isStringSchema()) {
			if (value === void 0 && ns.isIdempotencyToken()) nodeContents = require_defaultProvider.generateIdempotencyToken();
			else nodeContents = String(value);
		}
		if (nodeContents === null) throw new Error(`Unhandled schema-value pair ${ns.getName(true)}=${value}`);
		return nodeContents;
	}
	writeSimpleInto(_schema, value, into, parentXmlns) {
		const nodeContents = this.writeSimple(_schema, value);
		const ns = require_defaultProvider.NormalizedSchema.of(_schema);
		const content = new XmlText(nodeContents);
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(ns, parentXmlns);
		if (xmlns) into.addAttribute(xmlnsAttr, xmlns);
		into.addChildNode(content);
	}
	getXmlnsAttribute(ns, parentXmlns) {
		const [prefix, xmlns] = ns.getMergedTraits().xmlNamespace ?? [];
		if (xmlns && xmlns !== parentXmlns) return [prefix ? `xmlns:${prefix}` : "xmlns", xmlns];
		return [void 0, void 0];
	}
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/XmlCodec.js
var XmlCodec = class extends require_XmlShapeDeserializer.SerdeContextConfig {
	settings;
	constructor(settings) {
		super();
		this.settings = settings;
	}
	createSerializer() {
		const serializer = new XmlShapeSerializer(this.settings);
		serializer.setSerdeContext(this.serdeContext);
		return serializer;
	}
	createDeserializer() {
		const deserializer = new require_XmlShapeDeserializer.XmlShapeDeserializer(this.settings);
		deserializer.setSerdeContext(this.serdeContext);
		return deserializer;
	}
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/AwsRestXmlProtocol.js
var AwsRestXmlProtocol = class extends require_HttpInterceptingShapeSerializer.HttpBindingProtocol {
	codec;
	serializer;
	deserializer;
	mixin = new require_defaultProvider.ProtocolLib();
	constructor(options) {
		super(options);
		const settings = {
			timestampFormat: {
				useTrait: true,
				default: 5
			},
			httpBindings: true,
			xmlNamespace: options.xmlNamespace,
			serviceNamespace: options.defaultNamespace
		};
		this.codec = new XmlCodec(settings);
		this.serializer = new require_HttpInterceptingShapeSerializer.HttpInterceptingShapeSerializer(this.codec.createSerializer(), settings);
		this.deserializer = new require_HttpInterceptingShapeSerializer.HttpInterceptingShapeDeserializer(this.codec.createDeserializer(), settings);
	}
	getPayloadCodec() {
		return this.codec;
	}
	getShapeId() {
		return "aws.protocols#restXml";
	}
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		const inputSchema = require_defaultProvider.NormalizedSchema.of(operationSchema.input);
		if (!request.headers["content-type"]) {
			const contentType = this.mixin.resolveRestContentType(this.getDefaultContentType(), inputSchema);
			if (contentType) request.headers["content-type"] = contentType;
		}
		if (typeof request.body === "string" && request.headers["content-type"] === this.getDefaultContentType() && !request.body.startsWith("<?xml ") && !this.hasUnstructuredPayloadBinding(inputSchema)) request.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + request.body;
		return request;
	}
	async deserializeResponse(operationSchema, context, response) {
		return super.deserializeResponse(operationSchema, context, response);
	}
	async handleError(operationSchema, context, response, dataObject, metadata) {
		const errorIdentifier = loadRestXmlErrorCode(response, dataObject) ?? "Unknown";
		this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
		if (dataObject.Error && typeof dataObject.Error === "object") for (const key of Object.keys(dataObject.Error)) {
			dataObject[key] = dataObject.Error[key];
			if (key.toLowerCase() === "message") dataObject.message = dataObject.Error[key];
		}
		if (dataObject.RequestId && !metadata.requestId) metadata.requestId = dataObject.RequestId;
		const { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, dataObject, metadata);
		const ns = require_defaultProvider.NormalizedSchema.of(errorSchema);
		const message = dataObject.Error?.message ?? dataObject.Error?.Message ?? dataObject.message ?? dataObject.Message ?? "UnknownError";
		const exception = new ((this.compositeErrorRegistry.getErrorCtor(errorSchema)) ?? Error)({});
		await this.deserializeHttpMessage(errorSchema, context, response, dataObject);
		const output = {};
		const errorDeserializer = this.codec.createDeserializer();
		for (const [name, member] of ns.structIterator()) {
			const target = member.getMergedTraits().xmlName ?? name;
			const value = dataObject.Error?.[target] ?? dataObject[target];
			output[name] = errorDeserializer.readSchema(member, value);
		}
		throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
			$fault: ns.getMergedTraits().error,
			message
		}, output), dataObject);
	}
	getDefaultContentType() {
		return "application/xml";
	}
	hasUnstructuredPayloadBinding(ns) {
		for (const [, member] of ns.structIterator()) if (member.getMergedTraits().httpPayload) return !(member.isStructSchema() || member.isMapSchema() || member.isListSchema());
		return false;
	}
};

// node_modules/@aws-sdk/client-route-53/dist-es/auth/httpAuthSchemeProvider.js
const defaultRoute53HttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: require_defaultProvider.getSmithyContext(context).operation,
		region: await require_defaultProvider.normalizeProvider$1(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "route53",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultRoute53HttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = require_defaultProvider.resolveAwsSdkSigV4Config(config);
	return Object.assign(config_0, { authSchemePreference: require_defaultProvider.normalizeProvider$1(config.authSchemePreference ?? []) });
};

// node_modules/@aws-sdk/client-route-53/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "route53"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};

// node_modules/@aws-sdk/client-route-53/package.json
var version = "3.1169.0";

// node_modules/@aws-sdk/client-route-53/dist-es/endpoint/bdd.js
const s = "ref";
const t = "authSchemes";
const u = "name";
const v = "signingRegion";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "stringEquals";
const g = "getAttr";
const h = "sigv4";
const i = { [s]: "Endpoint" };
const j = {
	"fn": g,
	"argv": [{ [s]: d }, "name"]
};
const k = { [s]: d };
const l = { [t]: [{
	[u]: h,
	[v]: "us-east-1"
}] };
const m = { [t]: [{
	[u]: h,
	[v]: "cn-northwest-1"
}] };
const n = { [t]: [{
	[u]: h,
	[v]: "us-gov-west-1"
}] };
const o = { [t]: [{
	[u]: h,
	[v]: "eusc-de-east-1"
}] };
const p = { [t]: [{
	[u]: h,
	[v]: "{PartitionResult#implicitGlobalRegion}"
}] };
const q = [{ [s]: "Region" }];
const _data = {
	conditions: [
		[c, [i]],
		[c, q],
		[
			"aws.partition",
			q,
			d
		],
		[e, [{ [s]: "UseFIPS" }, b]],
		[f, [j, "aws"]],
		[f, [j, "aws-cn"]],
		[f, [j, "aws-us-gov"]],
		[e, [{ [s]: "UseDualStack" }, b]],
		[e, [{
			fn: g,
			argv: [k, "supportsFIPS"]
		}, b]],
		[f, [j, "aws-iso"]],
		[f, [j, "aws-iso-b"]],
		[f, [j, "aws-iso-e"]],
		[f, [j, "aws-iso-f"]],
		[f, [j, "aws-eusc"]],
		[e, [{
			fn: g,
			argv: [k, "supportsDualStack"]
		}, b]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[i, {}],
		["https://route53.amazonaws.com", l],
		["https://route53-fips.amazonaws.com", l],
		["https://route53.global.api.aws", l],
		["https://route53-fips.global.api.aws", l],
		["https://route53.amazonaws.com.cn", m],
		["https://route53.global.api.amazonwebservices.com.cn", m],
		["https://route53.us-gov.amazonaws.com", n],
		["https://route53.us-gov.api.aws", n],
		["https://route53.c2s.ic.gov", { [t]: [{
			[u]: h,
			[v]: "us-iso-east-1"
		}] }],
		["https://route53.sc2s.sgov.gov", { [t]: [{
			[u]: h,
			[v]: "us-isob-east-1"
		}] }],
		["https://route53.cloud.adc-e.uk", { [t]: [{
			[u]: h,
			[v]: "eu-isoe-west-1"
		}] }],
		["https://route53.csp.hci.ic.gov", { [t]: [{
			[u]: h,
			[v]: "us-isof-south-1"
		}] }],
		["https://route53.amazonaws.eu", o],
		["https://route53.global.api.amazonwebservices.eu", o],
		["https://route53-fips.{PartitionResult#dualStackDnsSuffix}", p],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://route53-fips.{PartitionResult#dnsSuffix}", p],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://route53.{PartitionResult#dualStackDnsSuffix}", p],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://route53.{PartitionResult#dnsSuffix}", p],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	27,
	3,
	1,
	4,
	100000025,
	2,
	5,
	100000025,
	3,
	19,
	6,
	4,
	18,
	7,
	5,
	17,
	8,
	6,
	25,
	9,
	7,
	15,
	10,
	9,
	100000012,
	11,
	10,
	100000013,
	12,
	11,
	100000014,
	13,
	12,
	100000015,
	14,
	13,
	100000016,
	100000024,
	13,
	100000017,
	16,
	14,
	100000022,
	100000023,
	7,
	100000009,
	100000008,
	7,
	100000006,
	100000004,
	4,
	26,
	20,
	6,
	25,
	21,
	7,
	23,
	22,
	8,
	100000020,
	100000021,
	8,
	24,
	100000019,
	14,
	100000018,
	100000019,
	7,
	100000011,
	100000010,
	7,
	100000007,
	100000005,
	3,
	100000001,
	28,
	7,
	100000002,
	100000003
]);
const bdd = require_defaultProvider.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);

// node_modules/@aws-sdk/client-route-53/dist-es/endpoint/endpointResolver.js
const cache = new require_defaultProvider.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => require_defaultProvider.decideEndpoint(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
require_defaultProvider.customEndpointFunctions.aws = require_defaultProvider.awsEndpointFunctions;

// node_modules/@aws-sdk/client-route-53/dist-es/models/Route53ServiceException.js
var Route53ServiceException = class Route53ServiceException extends require_defaultProvider.ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.route53#Route53ServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, Route53ServiceException.prototype);
	}
};

// node_modules/@aws-sdk/client-route-53/dist-es/models/errors.js
var ConcurrentModification = class ConcurrentModification extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#ConcurrentModification";
	name = "ConcurrentModification";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ConcurrentModification",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ConcurrentModification.prototype);
	}
};
var InvalidInput = class InvalidInput extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidInput";
	name = "InvalidInput";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidInput",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidInput.prototype);
	}
};
var InvalidKeySigningKeyStatus = class InvalidKeySigningKeyStatus extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidKeySigningKeyStatus";
	name = "InvalidKeySigningKeyStatus";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidKeySigningKeyStatus",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidKeySigningKeyStatus.prototype);
	}
};
var InvalidKMSArn = class InvalidKMSArn extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidKMSArn";
	name = "InvalidKMSArn";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidKMSArn",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidKMSArn.prototype);
	}
};
var InvalidSigningStatus = class InvalidSigningStatus extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidSigningStatus";
	name = "InvalidSigningStatus";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidSigningStatus",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidSigningStatus.prototype);
	}
};
var NoSuchKeySigningKey = class NoSuchKeySigningKey extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchKeySigningKey";
	name = "NoSuchKeySigningKey";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchKeySigningKey",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchKeySigningKey.prototype);
	}
};
var ConflictingDomainExists = class ConflictingDomainExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#ConflictingDomainExists";
	name = "ConflictingDomainExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ConflictingDomainExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ConflictingDomainExists.prototype);
	}
};
var InvalidVPCId = class InvalidVPCId extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidVPCId";
	name = "InvalidVPCId";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidVPCId",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidVPCId.prototype);
	}
};
var LimitsExceeded = class LimitsExceeded extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#LimitsExceeded";
	name = "LimitsExceeded";
	$fault = "client";
	constructor(opts) {
		super({
			name: "LimitsExceeded",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, LimitsExceeded.prototype);
	}
};
var NoSuchHostedZone = class NoSuchHostedZone extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchHostedZone";
	name = "NoSuchHostedZone";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchHostedZone",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchHostedZone.prototype);
	}
};
var NotAuthorizedException = class NotAuthorizedException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NotAuthorizedException";
	name = "NotAuthorizedException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NotAuthorizedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NotAuthorizedException.prototype);
	}
};
var PriorRequestNotComplete = class PriorRequestNotComplete extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#PriorRequestNotComplete";
	name = "PriorRequestNotComplete";
	$fault = "client";
	constructor(opts) {
		super({
			name: "PriorRequestNotComplete",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PriorRequestNotComplete.prototype);
	}
};
var PublicZoneVPCAssociation = class PublicZoneVPCAssociation extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#PublicZoneVPCAssociation";
	name = "PublicZoneVPCAssociation";
	$fault = "client";
	constructor(opts) {
		super({
			name: "PublicZoneVPCAssociation",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PublicZoneVPCAssociation.prototype);
	}
};
var CidrBlockInUseException = class CidrBlockInUseException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#CidrBlockInUseException";
	name = "CidrBlockInUseException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CidrBlockInUseException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CidrBlockInUseException.prototype);
		this.Message = opts.Message;
	}
};
var CidrCollectionVersionMismatchException = class CidrCollectionVersionMismatchException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#CidrCollectionVersionMismatchException";
	name = "CidrCollectionVersionMismatchException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CidrCollectionVersionMismatchException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CidrCollectionVersionMismatchException.prototype);
		this.Message = opts.Message;
	}
};
var NoSuchCidrCollectionException = class NoSuchCidrCollectionException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchCidrCollectionException";
	name = "NoSuchCidrCollectionException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "NoSuchCidrCollectionException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchCidrCollectionException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidChangeBatch = class InvalidChangeBatch extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidChangeBatch";
	name = "InvalidChangeBatch";
	$fault = "client";
	messages;
	constructor(opts) {
		super({
			name: "InvalidChangeBatch",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidChangeBatch.prototype);
		this.messages = opts.messages;
	}
};
var NoSuchHealthCheck = class NoSuchHealthCheck extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchHealthCheck";
	name = "NoSuchHealthCheck";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchHealthCheck",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchHealthCheck.prototype);
	}
};
var ThrottlingException = class ThrottlingException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#ThrottlingException";
	name = "ThrottlingException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ThrottlingException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ThrottlingException.prototype);
	}
};
var CidrCollectionAlreadyExistsException = class CidrCollectionAlreadyExistsException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#CidrCollectionAlreadyExistsException";
	name = "CidrCollectionAlreadyExistsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CidrCollectionAlreadyExistsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CidrCollectionAlreadyExistsException.prototype);
		this.Message = opts.Message;
	}
};
var HealthCheckAlreadyExists = class HealthCheckAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HealthCheckAlreadyExists";
	name = "HealthCheckAlreadyExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HealthCheckAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HealthCheckAlreadyExists.prototype);
	}
};
var TooManyHealthChecks = class TooManyHealthChecks extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyHealthChecks";
	name = "TooManyHealthChecks";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyHealthChecks",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyHealthChecks.prototype);
	}
};
var DelegationSetNotAvailable = class DelegationSetNotAvailable extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#DelegationSetNotAvailable";
	name = "DelegationSetNotAvailable";
	$fault = "client";
	constructor(opts) {
		super({
			name: "DelegationSetNotAvailable",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DelegationSetNotAvailable.prototype);
	}
};
var DelegationSetNotReusable = class DelegationSetNotReusable extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#DelegationSetNotReusable";
	name = "DelegationSetNotReusable";
	$fault = "client";
	constructor(opts) {
		super({
			name: "DelegationSetNotReusable",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DelegationSetNotReusable.prototype);
	}
};
var HostedZoneAlreadyExists = class HostedZoneAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HostedZoneAlreadyExists";
	name = "HostedZoneAlreadyExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HostedZoneAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HostedZoneAlreadyExists.prototype);
	}
};
var InvalidDomainName = class InvalidDomainName extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidDomainName";
	name = "InvalidDomainName";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidDomainName",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidDomainName.prototype);
	}
};
var NoSuchDelegationSet = class NoSuchDelegationSet extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchDelegationSet";
	name = "NoSuchDelegationSet";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchDelegationSet",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchDelegationSet.prototype);
	}
};
var TooManyHostedZones = class TooManyHostedZones extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyHostedZones";
	name = "TooManyHostedZones";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyHostedZones",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyHostedZones.prototype);
	}
};
var InvalidArgument = class InvalidArgument extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidArgument";
	name = "InvalidArgument";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidArgument",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidArgument.prototype);
	}
};
var InvalidKeySigningKeyName = class InvalidKeySigningKeyName extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidKeySigningKeyName";
	name = "InvalidKeySigningKeyName";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidKeySigningKeyName",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidKeySigningKeyName.prototype);
	}
};
var KeySigningKeyAlreadyExists = class KeySigningKeyAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#KeySigningKeyAlreadyExists";
	name = "KeySigningKeyAlreadyExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "KeySigningKeyAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, KeySigningKeyAlreadyExists.prototype);
	}
};
var TooManyKeySigningKeys = class TooManyKeySigningKeys extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyKeySigningKeys";
	name = "TooManyKeySigningKeys";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyKeySigningKeys",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyKeySigningKeys.prototype);
	}
};
var InsufficientCloudWatchLogsResourcePolicy = class InsufficientCloudWatchLogsResourcePolicy extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InsufficientCloudWatchLogsResourcePolicy";
	name = "InsufficientCloudWatchLogsResourcePolicy";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InsufficientCloudWatchLogsResourcePolicy",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InsufficientCloudWatchLogsResourcePolicy.prototype);
	}
};
var NoSuchCloudWatchLogsLogGroup = class NoSuchCloudWatchLogsLogGroup extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchCloudWatchLogsLogGroup";
	name = "NoSuchCloudWatchLogsLogGroup";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchCloudWatchLogsLogGroup",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchCloudWatchLogsLogGroup.prototype);
	}
};
var QueryLoggingConfigAlreadyExists = class QueryLoggingConfigAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#QueryLoggingConfigAlreadyExists";
	name = "QueryLoggingConfigAlreadyExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "QueryLoggingConfigAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, QueryLoggingConfigAlreadyExists.prototype);
	}
};
var InvalidResourceRecordSetProtectionBatch = class InvalidResourceRecordSetProtectionBatch extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidResourceRecordSetProtectionBatch";
	name = "InvalidResourceRecordSetProtectionBatch";
	$fault = "client";
	Message;
	Errors;
	constructor(opts) {
		super({
			name: "InvalidResourceRecordSetProtectionBatch",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidResourceRecordSetProtectionBatch.prototype);
		this.Message = opts.Message;
		this.Errors = opts.Errors;
	}
};
var ProtectionAlreadyExists = class ProtectionAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#ProtectionAlreadyExists";
	name = "ProtectionAlreadyExists";
	$fault = "client";
	Message;
	Errors;
	constructor(opts) {
		super({
			name: "ProtectionAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ProtectionAlreadyExists.prototype);
		this.Message = opts.Message;
		this.Errors = opts.Errors;
	}
};
var DelegationSetAlreadyCreated = class DelegationSetAlreadyCreated extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#DelegationSetAlreadyCreated";
	name = "DelegationSetAlreadyCreated";
	$fault = "client";
	constructor(opts) {
		super({
			name: "DelegationSetAlreadyCreated",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DelegationSetAlreadyCreated.prototype);
	}
};
var DelegationSetAlreadyReusable = class DelegationSetAlreadyReusable extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#DelegationSetAlreadyReusable";
	name = "DelegationSetAlreadyReusable";
	$fault = "client";
	constructor(opts) {
		super({
			name: "DelegationSetAlreadyReusable",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DelegationSetAlreadyReusable.prototype);
	}
};
var HostedZoneNotFound = class HostedZoneNotFound extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HostedZoneNotFound";
	name = "HostedZoneNotFound";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HostedZoneNotFound",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HostedZoneNotFound.prototype);
	}
};
var InvalidTrafficPolicyDocument = class InvalidTrafficPolicyDocument extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidTrafficPolicyDocument";
	name = "InvalidTrafficPolicyDocument";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidTrafficPolicyDocument",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidTrafficPolicyDocument.prototype);
	}
};
var TooManyTrafficPolicies = class TooManyTrafficPolicies extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyTrafficPolicies";
	name = "TooManyTrafficPolicies";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyTrafficPolicies",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTrafficPolicies.prototype);
	}
};
var TrafficPolicyAlreadyExists = class TrafficPolicyAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TrafficPolicyAlreadyExists";
	name = "TrafficPolicyAlreadyExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TrafficPolicyAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrafficPolicyAlreadyExists.prototype);
	}
};
var NoSuchTrafficPolicy = class NoSuchTrafficPolicy extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchTrafficPolicy";
	name = "NoSuchTrafficPolicy";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchTrafficPolicy",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchTrafficPolicy.prototype);
	}
};
var TooManyTrafficPolicyInstances = class TooManyTrafficPolicyInstances extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyTrafficPolicyInstances";
	name = "TooManyTrafficPolicyInstances";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyTrafficPolicyInstances",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTrafficPolicyInstances.prototype);
	}
};
var TrafficPolicyInstanceAlreadyExists = class TrafficPolicyInstanceAlreadyExists extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TrafficPolicyInstanceAlreadyExists";
	name = "TrafficPolicyInstanceAlreadyExists";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TrafficPolicyInstanceAlreadyExists",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrafficPolicyInstanceAlreadyExists.prototype);
	}
};
var TooManyTrafficPolicyVersionsForCurrentPolicy = class TooManyTrafficPolicyVersionsForCurrentPolicy extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyTrafficPolicyVersionsForCurrentPolicy";
	name = "TooManyTrafficPolicyVersionsForCurrentPolicy";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyTrafficPolicyVersionsForCurrentPolicy",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTrafficPolicyVersionsForCurrentPolicy.prototype);
	}
};
var TooManyVPCAssociationAuthorizations = class TooManyVPCAssociationAuthorizations extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TooManyVPCAssociationAuthorizations";
	name = "TooManyVPCAssociationAuthorizations";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyVPCAssociationAuthorizations",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyVPCAssociationAuthorizations.prototype);
	}
};
var KeySigningKeyInParentDSRecord = class KeySigningKeyInParentDSRecord extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#KeySigningKeyInParentDSRecord";
	name = "KeySigningKeyInParentDSRecord";
	$fault = "client";
	constructor(opts) {
		super({
			name: "KeySigningKeyInParentDSRecord",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, KeySigningKeyInParentDSRecord.prototype);
	}
};
var KeySigningKeyInUse = class KeySigningKeyInUse extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#KeySigningKeyInUse";
	name = "KeySigningKeyInUse";
	$fault = "client";
	constructor(opts) {
		super({
			name: "KeySigningKeyInUse",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, KeySigningKeyInUse.prototype);
	}
};
var CidrCollectionInUseException = class CidrCollectionInUseException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#CidrCollectionInUseException";
	name = "CidrCollectionInUseException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CidrCollectionInUseException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CidrCollectionInUseException.prototype);
		this.Message = opts.Message;
	}
};
var HealthCheckInUse = class HealthCheckInUse extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HealthCheckInUse";
	name = "HealthCheckInUse";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HealthCheckInUse",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HealthCheckInUse.prototype);
	}
};
var HostedZoneNotEmpty = class HostedZoneNotEmpty extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HostedZoneNotEmpty";
	name = "HostedZoneNotEmpty";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HostedZoneNotEmpty",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HostedZoneNotEmpty.prototype);
	}
};
var NoSuchQueryLoggingConfig = class NoSuchQueryLoggingConfig extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchQueryLoggingConfig";
	name = "NoSuchQueryLoggingConfig";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchQueryLoggingConfig",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchQueryLoggingConfig.prototype);
	}
};
var DelegationSetInUse = class DelegationSetInUse extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#DelegationSetInUse";
	name = "DelegationSetInUse";
	$fault = "client";
	constructor(opts) {
		super({
			name: "DelegationSetInUse",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DelegationSetInUse.prototype);
	}
};
var TrafficPolicyInUse = class TrafficPolicyInUse extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#TrafficPolicyInUse";
	name = "TrafficPolicyInUse";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TrafficPolicyInUse",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrafficPolicyInUse.prototype);
	}
};
var NoSuchTrafficPolicyInstance = class NoSuchTrafficPolicyInstance extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchTrafficPolicyInstance";
	name = "NoSuchTrafficPolicyInstance";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchTrafficPolicyInstance",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchTrafficPolicyInstance.prototype);
	}
};
var VPCAssociationAuthorizationNotFound = class VPCAssociationAuthorizationNotFound extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#VPCAssociationAuthorizationNotFound";
	name = "VPCAssociationAuthorizationNotFound";
	$fault = "client";
	constructor(opts) {
		super({
			name: "VPCAssociationAuthorizationNotFound",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, VPCAssociationAuthorizationNotFound.prototype);
	}
};
var DNSSECNotFound = class DNSSECNotFound extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#DNSSECNotFound";
	name = "DNSSECNotFound";
	$fault = "client";
	constructor(opts) {
		super({
			name: "DNSSECNotFound",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DNSSECNotFound.prototype);
	}
};
var LastVPCAssociation = class LastVPCAssociation extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#LastVPCAssociation";
	name = "LastVPCAssociation";
	$fault = "client";
	constructor(opts) {
		super({
			name: "LastVPCAssociation",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, LastVPCAssociation.prototype);
	}
};
var VPCAssociationNotFound = class VPCAssociationNotFound extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#VPCAssociationNotFound";
	name = "VPCAssociationNotFound";
	$fault = "client";
	constructor(opts) {
		super({
			name: "VPCAssociationNotFound",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, VPCAssociationNotFound.prototype);
	}
};
var HostedZonePartiallyDelegated = class HostedZonePartiallyDelegated extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HostedZonePartiallyDelegated";
	name = "HostedZonePartiallyDelegated";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HostedZonePartiallyDelegated",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HostedZonePartiallyDelegated.prototype);
	}
};
var KeySigningKeyWithActiveStatusNotFound = class KeySigningKeyWithActiveStatusNotFound extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#KeySigningKeyWithActiveStatusNotFound";
	name = "KeySigningKeyWithActiveStatusNotFound";
	$fault = "client";
	constructor(opts) {
		super({
			name: "KeySigningKeyWithActiveStatusNotFound",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, KeySigningKeyWithActiveStatusNotFound.prototype);
	}
};
var NoSuchChange = class NoSuchChange extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchChange";
	name = "NoSuchChange";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchChange",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchChange.prototype);
	}
};
var NoSuchGeoLocation = class NoSuchGeoLocation extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchGeoLocation";
	name = "NoSuchGeoLocation";
	$fault = "client";
	constructor(opts) {
		super({
			name: "NoSuchGeoLocation",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchGeoLocation.prototype);
	}
};
var IncompatibleVersion = class IncompatibleVersion extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#IncompatibleVersion";
	name = "IncompatibleVersion";
	$fault = "client";
	constructor(opts) {
		super({
			name: "IncompatibleVersion",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, IncompatibleVersion.prototype);
	}
};
var HostedZoneNotPrivate = class HostedZoneNotPrivate extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HostedZoneNotPrivate";
	name = "HostedZoneNotPrivate";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HostedZoneNotPrivate",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HostedZoneNotPrivate.prototype);
	}
};
var NoSuchCidrLocationException = class NoSuchCidrLocationException extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#NoSuchCidrLocationException";
	name = "NoSuchCidrLocationException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "NoSuchCidrLocationException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, NoSuchCidrLocationException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidPaginationToken = class InvalidPaginationToken extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#InvalidPaginationToken";
	name = "InvalidPaginationToken";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidPaginationToken",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidPaginationToken.prototype);
	}
};
var HealthCheckVersionMismatch = class HealthCheckVersionMismatch extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#HealthCheckVersionMismatch";
	name = "HealthCheckVersionMismatch";
	$fault = "client";
	constructor(opts) {
		super({
			name: "HealthCheckVersionMismatch",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, HealthCheckVersionMismatch.prototype);
	}
};
var ConflictingTypes = class ConflictingTypes extends Route53ServiceException {
	static shapeId = "com.amazonaws.route53#ConflictingTypes";
	name = "ConflictingTypes";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ConflictingTypes",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ConflictingTypes.prototype);
	}
};

// node_modules/@aws-sdk/client-route-53/dist-es/schemas/schemas_0.js
const _A = "Action";
const _AR = "AcceleratedRecovery";
const _ARS = "AcceleratedRecoveryStatus";
const _AT = "AliasTarget";
const _AWSR = "AWSRegion";
const _B = "Bias";
const _C = "Comment";
const _CB = "ChangeBatch";
const _CBIUE = "CidrBlockInUseException";
const _CCAEE = "CidrCollectionAlreadyExistsException";
const _CCIUE = "CidrCollectionInUseException";
const _CCVME = "CidrCollectionVersionMismatchException";
const _CCo = "ContinentCode";
const _CCou = "CountryCode";
const _CDE = "ConflictingDomainExists";
const _CI = "ChangeInfo";
const _CIo = "CollectionId";
const _CM = "ConcurrentModification";
const _CR = "CallerReference";
const _CRC = "CidrRoutingConfig";
const _CRRS = "ChangeResourceRecordSets";
const _CRRSR = "ChangeResourceRecordSetsRequest";
const _CRRSRh = "ChangeResourceRecordSetsResponse";
const _CT = "ConflictingTypes";
const _Ch = "Change";
const _Cha = "Changes";
const _Co = "Coordinates";
const _Cod = "Code";
const _Con = "Config";
const _DNSN = "DNSName";
const _DNSSECNF = "DNSSECNotFound";
const _DS = "DelegationSet";
const _DSAC = "DelegationSetAlreadyCreated";
const _DSAR = "DelegationSetAlreadyReusable";
const _DSIU = "DelegationSetInUse";
const _DSNA = "DelegationSetNotAvailable";
const _DSNR = "DelegationSetNotReusable";
const _DSNS = "DelegationSetNameServers";
const _De = "Description";
const _E = "Errors";
const _EM = "ErrorMessages";
const _ETH = "EvaluateTargetHealth";
const _F = "Features";
const _FR = "FailureReasons";
const _Fa = "Failover";
const _GC = "GetChange";
const _GCR = "GetChangeRequest";
const _GCRe = "GetChangeResponse";
const _GHZ = "GetHostedZone";
const _GHZR = "GetHostedZoneRequest";
const _GHZRe = "GetHostedZoneResponse";
const _GL = "GeoLocation";
const _GPL = "GeoProximityLocation";
const _HCAE = "HealthCheckAlreadyExists";
const _HCI = "HealthCheckId";
const _HCIU = "HealthCheckInUse";
const _HCVM = "HealthCheckVersionMismatch";
const _HZ = "HostedZone";
const _HZAE = "HostedZoneAlreadyExists";
const _HZC = "HostedZoneConfig";
const _HZF = "HostedZoneFeatures";
const _HZFR = "HostedZoneFailureReasons";
const _HZI = "HostedZoneId";
const _HZNE = "HostedZoneNotEmpty";
const _HZNF = "HostedZoneNotFound";
const _HZNP = "HostedZoneNotPrivate";
const _HZPD = "HostedZonePartiallyDelegated";
const _I = "Id";
const _IA = "InvalidArgument";
const _ICB = "InvalidChangeBatch";
const _ICWLRP = "InsufficientCloudWatchLogsResourcePolicy";
const _IDN = "InvalidDomainName";
const _II = "InvalidInput";
const _IKMSA = "InvalidKMSArn";
const _IKSKN = "InvalidKeySigningKeyName";
const _IKSKS = "InvalidKeySigningKeyStatus";
const _IPT = "InvalidPaginationToken";
const _IRRSPB = "InvalidResourceRecordSetProtectionBatch";
const _ISS = "InvalidSigningStatus";
const _IT = "IsTruncated";
const _ITPD = "InvalidTrafficPolicyDocument";
const _IV = "IncompatibleVersion";
const _IVPCI = "InvalidVPCId";
const _KSKAE = "KeySigningKeyAlreadyExists";
const _KSKIPDSR = "KeySigningKeyInParentDSRecord";
const _KSKIU = "KeySigningKeyInUse";
const _KSKWASNF = "KeySigningKeyWithActiveStatusNotFound";
const _L = "Latitude";
const _LE = "LimitsExceeded";
const _LN = "LocationName";
const _LRRS = "ListResourceRecordSets";
const _LRRSR = "ListResourceRecordSetsRequest";
const _LRRSRi = "ListResourceRecordSetsResponse";
const _LS = "LinkedService";
const _LVPCA = "LastVPCAssociation";
const _LZG = "LocalZoneGroup";
const _Lo = "Longitude";
const _M = "Message";
const _MI = "MaxItems";
const _MVA = "MultiValueAnswer";
const _N = "Name";
const _NAE = "NotAuthorizedException";
const _NRI = "NextRecordIdentifier";
const _NRN = "NextRecordName";
const _NRT = "NextRecordType";
const _NS = "NameServers";
const _NSC = "NoSuchChange";
const _NSCCE = "NoSuchCidrCollectionException";
const _NSCLE = "NoSuchCidrLocationException";
const _NSCWLLG = "NoSuchCloudWatchLogsLogGroup";
const _NSDS = "NoSuchDelegationSet";
const _NSGL = "NoSuchGeoLocation";
const _NSHC = "NoSuchHealthCheck";
const _NSHZ = "NoSuchHostedZone";
const _NSKSK = "NoSuchKeySigningKey";
const _NSQLC = "NoSuchQueryLoggingConfig";
const _NSTP = "NoSuchTrafficPolicy";
const _NSTPI = "NoSuchTrafficPolicyInstance";
const _NSa = "NameServer";
const _PAE = "ProtectionAlreadyExists";
const _PE = "ProtectionError";
const _PEr = "ProtectionErrors";
const _PRNC = "PriorRequestNotComplete";
const _PZ = "PrivateZone";
const _PZVPCA = "PublicZoneVPCAssociation";
const _QLCAE = "QueryLoggingConfigAlreadyExists";
const _R = "Region";
const _RN = "RecordName";
const _RR = "ResourceRecord";
const _RRS = "ResourceRecordSet";
const _RRSC = "ResourceRecordSetCount";
const _RRSe = "ResourceRecordSets";
const _RRe = "ResourceRecords";
const _RTe = "RecordType";
const _S = "Status";
const _SA = "SubmittedAt";
const _SC = "SubdivisionCode";
const _SI = "SetIdentifier";
const _SP = "ServicePrincipal";
const _SRI = "StartRecordIdentifier";
const _SRN = "StartRecordName";
const _SRT = "StartRecordType";
const _T = "Type";
const _TE = "ThrottlingException";
const _TMHC = "TooManyHealthChecks";
const _TMHZ = "TooManyHostedZones";
const _TMKSK = "TooManyKeySigningKeys";
const _TMTP = "TooManyTrafficPolicies";
const _TMTPI = "TooManyTrafficPolicyInstances";
const _TMTPVFCP = "TooManyTrafficPolicyVersionsForCurrentPolicy";
const _TMVPCAA = "TooManyVPCAssociationAuthorizations";
const _TPAE = "TrafficPolicyAlreadyExists";
const _TPIAE = "TrafficPolicyInstanceAlreadyExists";
const _TPII = "TrafficPolicyInstanceId";
const _TPIU = "TrafficPolicyInUse";
const _TTL = "TTL";
const _V = "Value";
const _VPC = "VPC";
const _VPCAANF = "VPCAssociationAuthorizationNotFound";
const _VPCANF = "VPCAssociationNotFound";
const _VPCI = "VPCId";
const _VPCR = "VPCRegion";
const _VPCs = "VPCs";
const _W = "Weight";
const _aQE = "awsQueryError";
const _c = "client";
const _e = "error";
const _hE = "httpError";
const _hQ = "httpQuery";
const _ht = "http";
const _i = "identifier";
const _m = "message";
const _max = "maxitems";
const _me = "messages";
const _na = "name";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.route53";
const _t = "type";
const _xN = "xmlName";
const n0 = "com.amazonaws.route53";
const _s_registry = new require_defaultProvider.TypeRegistry(_s);
var Route53ServiceException$ = [
	-3,
	_s,
	"Route53ServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(Route53ServiceException$, Route53ServiceException);
const n0_registry = new require_defaultProvider.TypeRegistry(n0);
var CidrBlockInUseException$ = [
	-3,
	n0,
	_CBIUE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CidrBlockInUseException$, CidrBlockInUseException);
var CidrCollectionAlreadyExistsException$ = [
	-3,
	n0,
	_CCAEE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(CidrCollectionAlreadyExistsException$, CidrCollectionAlreadyExistsException);
var CidrCollectionInUseException$ = [
	-3,
	n0,
	_CCIUE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CidrCollectionInUseException$, CidrCollectionInUseException);
var CidrCollectionVersionMismatchException$ = [
	-3,
	n0,
	_CCVME,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_M],
	[0]
];
n0_registry.registerError(CidrCollectionVersionMismatchException$, CidrCollectionVersionMismatchException);
var ConcurrentModification$ = [
	-3,
	n0,
	_CM,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(ConcurrentModification$, ConcurrentModification);
var ConflictingDomainExists$ = [
	-3,
	n0,
	_CDE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(ConflictingDomainExists$, ConflictingDomainExists);
var ConflictingTypes$ = [
	-3,
	n0,
	_CT,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(ConflictingTypes$, ConflictingTypes);
var DelegationSetAlreadyCreated$ = [
	-3,
	n0,
	_DSAC,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(DelegationSetAlreadyCreated$, DelegationSetAlreadyCreated);
var DelegationSetAlreadyReusable$ = [
	-3,
	n0,
	_DSAR,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(DelegationSetAlreadyReusable$, DelegationSetAlreadyReusable);
var DelegationSetInUse$ = [
	-3,
	n0,
	_DSIU,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(DelegationSetInUse$, DelegationSetInUse);
var DelegationSetNotAvailable$ = [
	-3,
	n0,
	_DSNA,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(DelegationSetNotAvailable$, DelegationSetNotAvailable);
var DelegationSetNotReusable$ = [
	-3,
	n0,
	_DSNR,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(DelegationSetNotReusable$, DelegationSetNotReusable);
var DNSSECNotFound$ = [
	-3,
	n0,
	_DNSSECNF,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(DNSSECNotFound$, DNSSECNotFound);
var HealthCheckAlreadyExists$ = [
	-3,
	n0,
	_HCAE,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(HealthCheckAlreadyExists$, HealthCheckAlreadyExists);
var HealthCheckInUse$ = [
	-3,
	n0,
	_HCIU,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(HealthCheckInUse$, HealthCheckInUse);
var HealthCheckVersionMismatch$ = [
	-3,
	n0,
	_HCVM,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(HealthCheckVersionMismatch$, HealthCheckVersionMismatch);
var HostedZoneAlreadyExists$ = [
	-3,
	n0,
	_HZAE,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(HostedZoneAlreadyExists$, HostedZoneAlreadyExists);
var HostedZoneNotEmpty$ = [
	-3,
	n0,
	_HZNE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(HostedZoneNotEmpty$, HostedZoneNotEmpty);
var HostedZoneNotFound$ = [
	-3,
	n0,
	_HZNF,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(HostedZoneNotFound$, HostedZoneNotFound);
var HostedZoneNotPrivate$ = [
	-3,
	n0,
	_HZNP,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(HostedZoneNotPrivate$, HostedZoneNotPrivate);
var HostedZonePartiallyDelegated$ = [
	-3,
	n0,
	_HZPD,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(HostedZonePartiallyDelegated$, HostedZonePartiallyDelegated);
var IncompatibleVersion$ = [
	-3,
	n0,
	_IV,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(IncompatibleVersion$, IncompatibleVersion);
var InsufficientCloudWatchLogsResourcePolicy$ = [
	-3,
	n0,
	_ICWLRP,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InsufficientCloudWatchLogsResourcePolicy$, InsufficientCloudWatchLogsResourcePolicy);
var InvalidArgument$ = [
	-3,
	n0,
	_IA,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(InvalidArgument$, InvalidArgument);
var InvalidChangeBatch$ = [
	-3,
	n0,
	_ICB,
	{ [_e]: _c },
	[_me, _m],
	[[() => ErrorMessages, 0], 0]
];
n0_registry.registerError(InvalidChangeBatch$, InvalidChangeBatch);
var InvalidDomainName$ = [
	-3,
	n0,
	_IDN,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidDomainName$, InvalidDomainName);
var InvalidInput$ = [
	-3,
	n0,
	_II,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidInput$, InvalidInput);
var InvalidKeySigningKeyName$ = [
	-3,
	n0,
	_IKSKN,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidKeySigningKeyName$, InvalidKeySigningKeyName);
var InvalidKeySigningKeyStatus$ = [
	-3,
	n0,
	_IKSKS,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidKeySigningKeyStatus$, InvalidKeySigningKeyStatus);
var InvalidKMSArn$ = [
	-3,
	n0,
	_IKMSA,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(InvalidKMSArn$, InvalidKMSArn);
var InvalidPaginationToken$ = [
	-3,
	n0,
	_IPT,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidPaginationToken$, InvalidPaginationToken);
var InvalidResourceRecordSetProtectionBatch$ = [
	-3,
	n0,
	_IRRSPB,
	{
		[_aQE]: [`InvalidResourceRecordSetProtectionBatch`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_E, _M],
	[[() => ProtectionErrors, 0], 0],
	1
];
n0_registry.registerError(InvalidResourceRecordSetProtectionBatch$, InvalidResourceRecordSetProtectionBatch);
var InvalidSigningStatus$ = [
	-3,
	n0,
	_ISS,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(InvalidSigningStatus$, InvalidSigningStatus);
var InvalidTrafficPolicyDocument$ = [
	-3,
	n0,
	_ITPD,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidTrafficPolicyDocument$, InvalidTrafficPolicyDocument);
var InvalidVPCId$ = [
	-3,
	n0,
	_IVPCI,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidVPCId$, InvalidVPCId);
var KeySigningKeyAlreadyExists$ = [
	-3,
	n0,
	_KSKAE,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(KeySigningKeyAlreadyExists$, KeySigningKeyAlreadyExists);
var KeySigningKeyInParentDSRecord$ = [
	-3,
	n0,
	_KSKIPDSR,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(KeySigningKeyInParentDSRecord$, KeySigningKeyInParentDSRecord);
var KeySigningKeyInUse$ = [
	-3,
	n0,
	_KSKIU,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(KeySigningKeyInUse$, KeySigningKeyInUse);
var KeySigningKeyWithActiveStatusNotFound$ = [
	-3,
	n0,
	_KSKWASNF,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(KeySigningKeyWithActiveStatusNotFound$, KeySigningKeyWithActiveStatusNotFound);
var LastVPCAssociation$ = [
	-3,
	n0,
	_LVPCA,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(LastVPCAssociation$, LastVPCAssociation);
var LimitsExceeded$ = [
	-3,
	n0,
	_LE,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(LimitsExceeded$, LimitsExceeded);
var NoSuchChange$ = [
	-3,
	n0,
	_NSC,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchChange$, NoSuchChange);
var NoSuchCidrCollectionException$ = [
	-3,
	n0,
	_NSCCE,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_M],
	[0]
];
n0_registry.registerError(NoSuchCidrCollectionException$, NoSuchCidrCollectionException);
var NoSuchCidrLocationException$ = [
	-3,
	n0,
	_NSCLE,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_M],
	[0]
];
n0_registry.registerError(NoSuchCidrLocationException$, NoSuchCidrLocationException);
var NoSuchCloudWatchLogsLogGroup$ = [
	-3,
	n0,
	_NSCWLLG,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchCloudWatchLogsLogGroup$, NoSuchCloudWatchLogsLogGroup);
var NoSuchDelegationSet$ = [
	-3,
	n0,
	_NSDS,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(NoSuchDelegationSet$, NoSuchDelegationSet);
var NoSuchGeoLocation$ = [
	-3,
	n0,
	_NSGL,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchGeoLocation$, NoSuchGeoLocation);
var NoSuchHealthCheck$ = [
	-3,
	n0,
	_NSHC,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchHealthCheck$, NoSuchHealthCheck);
var NoSuchHostedZone$ = [
	-3,
	n0,
	_NSHZ,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchHostedZone$, NoSuchHostedZone);
var NoSuchKeySigningKey$ = [
	-3,
	n0,
	_NSKSK,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchKeySigningKey$, NoSuchKeySigningKey);
var NoSuchQueryLoggingConfig$ = [
	-3,
	n0,
	_NSQLC,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchQueryLoggingConfig$, NoSuchQueryLoggingConfig);
var NoSuchTrafficPolicy$ = [
	-3,
	n0,
	_NSTP,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchTrafficPolicy$, NoSuchTrafficPolicy);
var NoSuchTrafficPolicyInstance$ = [
	-3,
	n0,
	_NSTPI,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(NoSuchTrafficPolicyInstance$, NoSuchTrafficPolicyInstance);
var NotAuthorizedException$ = [
	-3,
	n0,
	_NAE,
	{
		[_e]: _c,
		[_hE]: 401
	},
	[_m],
	[0]
];
n0_registry.registerError(NotAuthorizedException$, NotAuthorizedException);
var PriorRequestNotComplete$ = [
	-3,
	n0,
	_PRNC,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(PriorRequestNotComplete$, PriorRequestNotComplete);
var ProtectionAlreadyExists$ = [
	-3,
	n0,
	_PAE,
	{
		[_aQE]: [`ProtectionAlreadyExists`, 409],
		[_e]: _c,
		[_hE]: 409
	},
	[_E, _M],
	[[() => ProtectionErrors, 0], 0],
	1
];
n0_registry.registerError(ProtectionAlreadyExists$, ProtectionAlreadyExists);
var PublicZoneVPCAssociation$ = [
	-3,
	n0,
	_PZVPCA,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(PublicZoneVPCAssociation$, PublicZoneVPCAssociation);
var QueryLoggingConfigAlreadyExists$ = [
	-3,
	n0,
	_QLCAE,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(QueryLoggingConfigAlreadyExists$, QueryLoggingConfigAlreadyExists);
var ThrottlingException$ = [
	-3,
	n0,
	_TE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(ThrottlingException$, ThrottlingException);
var TooManyHealthChecks$ = [
	-3,
	n0,
	_TMHC,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(TooManyHealthChecks$, TooManyHealthChecks);
var TooManyHostedZones$ = [
	-3,
	n0,
	_TMHZ,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(TooManyHostedZones$, TooManyHostedZones);
var TooManyKeySigningKeys$ = [
	-3,
	n0,
	_TMKSK,
	{ [_e]: _c },
	[_m],
	[0]
];
n0_registry.registerError(TooManyKeySigningKeys$, TooManyKeySigningKeys);
var TooManyTrafficPolicies$ = [
	-3,
	n0,
	_TMTP,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(TooManyTrafficPolicies$, TooManyTrafficPolicies);
var TooManyTrafficPolicyInstances$ = [
	-3,
	n0,
	_TMTPI,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(TooManyTrafficPolicyInstances$, TooManyTrafficPolicyInstances);
var TooManyTrafficPolicyVersionsForCurrentPolicy$ = [
	-3,
	n0,
	_TMTPVFCP,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(TooManyTrafficPolicyVersionsForCurrentPolicy$, TooManyTrafficPolicyVersionsForCurrentPolicy);
var TooManyVPCAssociationAuthorizations$ = [
	-3,
	n0,
	_TMVPCAA,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(TooManyVPCAssociationAuthorizations$, TooManyVPCAssociationAuthorizations);
var TrafficPolicyAlreadyExists$ = [
	-3,
	n0,
	_TPAE,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(TrafficPolicyAlreadyExists$, TrafficPolicyAlreadyExists);
var TrafficPolicyInstanceAlreadyExists$ = [
	-3,
	n0,
	_TPIAE,
	{
		[_e]: _c,
		[_hE]: 409
	},
	[_m],
	[0]
];
n0_registry.registerError(TrafficPolicyInstanceAlreadyExists$, TrafficPolicyInstanceAlreadyExists);
var TrafficPolicyInUse$ = [
	-3,
	n0,
	_TPIU,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(TrafficPolicyInUse$, TrafficPolicyInUse);
var VPCAssociationAuthorizationNotFound$ = [
	-3,
	n0,
	_VPCAANF,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(VPCAssociationAuthorizationNotFound$, VPCAssociationAuthorizationNotFound);
var VPCAssociationNotFound$ = [
	-3,
	n0,
	_VPCANF,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(VPCAssociationNotFound$, VPCAssociationNotFound);
const errorTypeRegistries = [_s_registry, n0_registry];
var AliasTarget$ = [
	3,
	n0,
	_AT,
	0,
	[
		_HZI,
		_DNSN,
		_ETH
	],
	[
		0,
		0,
		2
	],
	3
];
var Change$ = [
	3,
	n0,
	_Ch,
	0,
	[_A, _RRS],
	[0, [() => ResourceRecordSet$, 0]],
	2
];
var ChangeBatch$ = [
	3,
	n0,
	_CB,
	0,
	[_Cha, _C],
	[[() => Changes, 0], 0],
	1
];
var ChangeInfo$ = [
	3,
	n0,
	_CI,
	0,
	[
		_I,
		_S,
		_SA,
		_C
	],
	[
		0,
		0,
		4,
		0
	],
	3
];
var ChangeResourceRecordSetsRequest$ = [
	3,
	n0,
	_CRRSR,
	0,
	[_HZI, _CB],
	[[0, 1], [() => ChangeBatch$, 0]],
	2
];
var ChangeResourceRecordSetsResponse$ = [
	3,
	n0,
	_CRRSRh,
	0,
	[_CI],
	[() => ChangeInfo$],
	1
];
var CidrRoutingConfig$ = [
	3,
	n0,
	_CRC,
	0,
	[_CIo, _LN],
	[0, 0],
	2
];
var Coordinates$ = [
	3,
	n0,
	_Co,
	0,
	[_L, _Lo],
	[0, 0],
	2
];
var DelegationSet$ = [
	3,
	n0,
	_DS,
	0,
	[
		_NS,
		_I,
		_CR
	],
	[
		[() => DelegationSetNameServers, 0],
		0,
		0
	],
	1
];
var GeoLocation$ = [
	3,
	n0,
	_GL,
	0,
	[
		_CCo,
		_CCou,
		_SC
	],
	[
		0,
		0,
		0
	]
];
var GeoProximityLocation$ = [
	3,
	n0,
	_GPL,
	0,
	[
		_AWSR,
		_LZG,
		_Co,
		_B
	],
	[
		0,
		0,
		() => Coordinates$,
		1
	]
];
var GetChangeRequest$ = [
	3,
	n0,
	_GCR,
	0,
	[_I],
	[[0, 1]],
	1
];
var GetChangeResponse$ = [
	3,
	n0,
	_GCRe,
	0,
	[_CI],
	[() => ChangeInfo$],
	1
];
var GetHostedZoneRequest$ = [
	3,
	n0,
	_GHZR,
	0,
	[_I],
	[[0, 1]],
	1
];
var GetHostedZoneResponse$ = [
	3,
	n0,
	_GHZRe,
	0,
	[
		_HZ,
		_DS,
		_VPCs
	],
	[
		() => HostedZone$,
		[() => DelegationSet$, 0],
		[() => VPCs, 0]
	],
	1
];
var HostedZone$ = [
	3,
	n0,
	_HZ,
	0,
	[
		_I,
		_N,
		_CR,
		_Con,
		_RRSC,
		_LS,
		_F
	],
	[
		0,
		0,
		0,
		() => HostedZoneConfig$,
		1,
		() => LinkedService$,
		() => HostedZoneFeatures$
	],
	3
];
var HostedZoneConfig$ = [
	3,
	n0,
	_HZC,
	0,
	[_C, _PZ],
	[0, 2]
];
var HostedZoneFailureReasons$ = [
	3,
	n0,
	_HZFR,
	0,
	[_AR],
	[0]
];
var HostedZoneFeatures$ = [
	3,
	n0,
	_HZF,
	0,
	[_ARS, _FR],
	[0, () => HostedZoneFailureReasons$]
];
var LinkedService$ = [
	3,
	n0,
	_LS,
	0,
	[_SP, _De],
	[0, 0]
];
var ListResourceRecordSetsRequest$ = [
	3,
	n0,
	_LRRSR,
	0,
	[
		_HZI,
		_SRN,
		_SRT,
		_SRI,
		_MI
	],
	[
		[0, 1],
		[0, { [_hQ]: _na }],
		[0, { [_hQ]: _t }],
		[0, { [_hQ]: _i }],
		[1, { [_hQ]: _max }]
	],
	1
];
var ListResourceRecordSetsResponse$ = [
	3,
	n0,
	_LRRSRi,
	0,
	[
		_RRSe,
		_IT,
		_MI,
		_NRN,
		_NRT,
		_NRI
	],
	[
		[() => ResourceRecordSets, 0],
		2,
		1,
		0,
		0,
		0
	],
	3
];
var ProtectionError$ = [
	3,
	n0,
	_PE,
	0,
	[
		_RN,
		_RTe,
		_Cod,
		_M
	],
	[
		0,
		0,
		0,
		0
	],
	4
];
var ResourceRecord$ = [
	3,
	n0,
	_RR,
	0,
	[_V],
	[0],
	1
];
var ResourceRecordSet$ = [
	3,
	n0,
	_RRS,
	0,
	[
		_N,
		_T,
		_SI,
		_W,
		_R,
		_GL,
		_Fa,
		_MVA,
		_TTL,
		_RRe,
		_AT,
		_HCI,
		_TPII,
		_CRC,
		_GPL
	],
	[
		0,
		0,
		0,
		1,
		0,
		() => GeoLocation$,
		0,
		2,
		1,
		[() => ResourceRecords, 0],
		() => AliasTarget$,
		0,
		0,
		() => CidrRoutingConfig$,
		() => GeoProximityLocation$
	],
	2
];
var VPC$ = [
	3,
	n0,
	_VPC,
	0,
	[_VPCR, _VPCI],
	[0, 0]
];
var Changes = [
	1,
	n0,
	_Cha,
	0,
	[() => Change$, { [_xN]: _Ch }]
];
var DelegationSetNameServers = [
	1,
	n0,
	_DSNS,
	0,
	[0, { [_xN]: _NSa }]
];
var ErrorMessages = [
	1,
	n0,
	_EM,
	0,
	[0, { [_xN]: _M }]
];
var ProtectionErrors = [
	1,
	n0,
	_PEr,
	0,
	[() => ProtectionError$, { [_xN]: _PE }]
];
var ResourceRecords = [
	1,
	n0,
	_RRe,
	0,
	[() => ResourceRecord$, { [_xN]: _RR }]
];
var ResourceRecordSets = [
	1,
	n0,
	_RRSe,
	0,
	[() => ResourceRecordSet$, { [_xN]: _RRS }]
];
var VPCs = [
	1,
	n0,
	_VPCs,
	0,
	[() => VPC$, { [_xN]: _VPC }]
];
var ChangeResourceRecordSets$ = [
	9,
	n0,
	_CRRS,
	{ [_ht]: [
		"POST",
		"/2013-04-01/hostedzone/{HostedZoneId}/rrset",
		200
	] },
	() => ChangeResourceRecordSetsRequest$,
	() => ChangeResourceRecordSetsResponse$
];
var GetChange$ = [
	9,
	n0,
	_GC,
	{ [_ht]: [
		"GET",
		"/2013-04-01/change/{Id}",
		200
	] },
	() => GetChangeRequest$,
	() => GetChangeResponse$
];
var GetHostedZone$ = [
	9,
	n0,
	_GHZ,
	{ [_ht]: [
		"GET",
		"/2013-04-01/hostedzone/{Id}",
		200
	] },
	() => GetHostedZoneRequest$,
	() => GetHostedZoneResponse$
];
var ListResourceRecordSets$ = [
	9,
	n0,
	_LRRS,
	{ [_ht]: [
		"GET",
		"/2013-04-01/hostedzone/{HostedZoneId}/rrset",
		200
	] },
	() => ListResourceRecordSetsRequest$,
	() => ListResourceRecordSetsResponse$
];

// node_modules/@aws-sdk/client-route-53/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2013-04-01",
		base64Decoder: config?.base64Decoder ?? require_defaultProvider.fromBase64,
		base64Encoder: config?.base64Encoder ?? require_defaultProvider.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultRoute53HttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new require_defaultProvider.AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new require_defaultProvider.NoOpLogger(),
		protocol: config?.protocol ?? AwsRestXmlProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.route53",
			errorTypeRegistries,
			xmlNamespace: "https://route53.amazonaws.com/doc/2013-04-01/",
			version: "2013-04-01",
			serviceTarget: "AWSDnsV20130401"
		},
		serviceId: config?.serviceId ?? "Route 53",
		sha256: config?.sha256 ?? require_defaultProvider.Sha256Node,
		urlParser: config?.urlParser ?? require_defaultProvider.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? require_defaultProvider.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? require_defaultProvider.toUtf8
	};
};

// node_modules/@aws-sdk/client-route-53/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	require_defaultProvider.emitWarningIfUnsupportedVersion(process.version);
	const defaultsMode = require_defaultProvider.resolveDefaultsModeConfig(config);
	const defaultConfigProvider = () => defaultsMode().then(require_defaultProvider.loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	require_defaultProvider.emitWarningIfUnsupportedVersion$1(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? require_defaultProvider.calculateBodyLength,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? require_defaultProvider.defaultProvider,
		defaultSocketTimeout: require_getDefaultSocketTimeout.getDefaultSocketTimeout(config?.requestHandler, 3e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? require_defaultProvider.createDefaultUserAgentProvider({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		maxAttempts: config?.maxAttempts ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_REGION_CONFIG_OPTIONS, {
			...require_defaultProvider.NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: require_defaultProvider.NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? require_defaultProvider.loadConfig({
			...require_defaultProvider.NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || require_defaultProvider.DEFAULT_RETRY_MODE
		}, config),
		streamCollector: config?.streamCollector ?? require_defaultProvider.streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};

// node_modules/@aws-sdk/client-route-53/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
	const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
	let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
	let _credentials = runtimeConfig.credentials;
	return {
		setHttpAuthScheme(httpAuthScheme) {
			const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
			if (index === -1) _httpAuthSchemes.push(httpAuthScheme);
			else _httpAuthSchemes.splice(index, 1, httpAuthScheme);
		},
		httpAuthSchemes() {
			return _httpAuthSchemes;
		},
		setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
			_httpAuthSchemeProvider = httpAuthSchemeProvider;
		},
		httpAuthSchemeProvider() {
			return _httpAuthSchemeProvider;
		},
		setCredentials(credentials) {
			_credentials = credentials;
		},
		credentials() {
			return _credentials;
		}
	};
};
const resolveHttpAuthRuntimeConfig = (config) => {
	return {
		httpAuthSchemes: config.httpAuthSchemes(),
		httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
		credentials: config.credentials()
	};
};

// node_modules/@aws-sdk/client-route-53/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign(require_defaultProvider.getAwsRegionExtensionConfiguration(runtimeConfig), require_defaultProvider.getDefaultExtensionConfiguration(runtimeConfig), require_defaultProvider.getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, require_defaultProvider.resolveAwsRegionExtensionConfiguration(extensionConfiguration), require_defaultProvider.resolveDefaultRuntimeConfig(extensionConfiguration), require_defaultProvider.resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-route-53/dist-es/Route53Client.js
var Route53Client = class extends require_defaultProvider.Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = require_defaultProvider.resolveUserAgentConfig(_config_1);
		const _config_3 = require_defaultProvider.resolveRetryConfig(_config_2);
		const _config_4 = require_defaultProvider.resolveRegionConfig(_config_3);
		const _config_5 = require_defaultProvider.resolveHostHeaderConfig(_config_4);
		const _config_6 = require_defaultProvider.resolveEndpointConfig(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use(require_defaultProvider.getSchemaSerdePlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getUserAgentPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getRetryPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getContentLengthPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getHostHeaderPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getLoggerPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getRecursionDetectionPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
			httpAuthSchemeParametersProvider: defaultRoute53HttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new require_defaultProvider.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use(require_defaultProvider.getHttpSigningPlugin(this.config));
	}
	destroy() {
		super.destroy();
	}
};

// node_modules/@aws-sdk/middleware-sdk-route53/dist-es/constants.js
const IDENTIFIER_PREFIX_PATTERN = /^\/(hostedzone|change|delegationset)\//;

// node_modules/@aws-sdk/middleware-sdk-route53/dist-es/change-resource-record-sets.js
function changeResourceRecordSetsMiddleware() {
	return (next) => async (args) => {
		const { ChangeBatch } = args.input;
		const Changes = [];
		for (const change of ChangeBatch?.Changes ?? []) {
			const { AliasTarget } = change.ResourceRecordSet ?? {};
			if (AliasTarget) Changes.push({
				...change,
				ResourceRecordSet: {
					...change.ResourceRecordSet,
					AliasTarget: {
						...AliasTarget,
						HostedZoneId: AliasTarget.HostedZoneId.replace(IDENTIFIER_PREFIX_PATTERN, "")
					}
				}
			});
			else Changes.push(change);
		}
		return next({
			...args,
			input: {
				...args.input,
				ChangeBatch: {
					...ChangeBatch,
					Changes
				}
			}
		});
	};
}
const changeResourceRecordSetsMiddlewareOptions = {
	step: "initialize",
	tags: ["ROUTE53_IDS", "CHANGE_RESOURCE_RECORD_SETS"],
	name: "changeResourceRecordSetsMiddleware",
	override: true
};
const getChangeResourceRecordSetsPlugin = (unused) => ({ applyToStack: (clientStack) => {
	clientStack.add(changeResourceRecordSetsMiddleware(), changeResourceRecordSetsMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-route53/dist-es/id-normalizer.js
const IDENTIFIER_PARAMETERS = [
	"DelegationSetId",
	"HostedZoneId",
	"Id"
];
function idNormalizerMiddleware() {
	return (next) => async (args) => {
		const input = { ...args.input };
		for (const paramName of IDENTIFIER_PARAMETERS) {
			const param = input[paramName];
			if (param) input[paramName] = param.replace(IDENTIFIER_PREFIX_PATTERN, "");
		}
		return next({
			...args,
			input
		});
	};
}
const idNormalizerMiddlewareOptions = {
	step: "initialize",
	tags: ["ROUTE53_IDS"],
	name: "idNormalizerMiddleware",
	override: true
};
const getIdNormalizerPlugin = (unused) => ({ applyToStack: (clientStack) => {
	clientStack.add(idNormalizerMiddleware(), idNormalizerMiddlewareOptions);
} });

// node_modules/@aws-sdk/client-route-53/dist-es/commandBuilder.js
const command = require_defaultProvider.makeBuilder(commonParams, "AWSDnsV20130401", "Route53Client", require_defaultProvider.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [getIdNormalizerPlugin(config)];
const _mw1 = (Command, cs, config, o) => [getChangeResourceRecordSetsPlugin(config), getIdNormalizerPlugin(config)];

// node_modules/@aws-sdk/client-route-53/dist-es/commands/ChangeResourceRecordSetsCommand.js
var ChangeResourceRecordSetsCommand = class extends command(_ep0, _mw1, "ChangeResourceRecordSets", ChangeResourceRecordSets$) {};

// node_modules/@aws-sdk/client-route-53/dist-es/commands/GetChangeCommand.js
var GetChangeCommand = class extends command(_ep0, _mw0, "GetChange", GetChange$) {};

// node_modules/@aws-sdk/client-route-53/dist-es/commands/GetHostedZoneCommand.js
var GetHostedZoneCommand = class extends command(_ep0, _mw0, "GetHostedZone", GetHostedZone$) {};

// node_modules/@aws-sdk/client-route-53/dist-es/commands/ListResourceRecordSetsCommand.js
var ListResourceRecordSetsCommand = class extends command(_ep0, _mw0, "ListResourceRecordSets", ListResourceRecordSets$) {};

// src/aws/sdk/route53.ts
const connectRoute53 = (connection) => {
	const client = new Route53Client(connection.config);
	const call = require_clients.callsOf(client, connection);
	return {
		changeRecordSets: call("ChangeResourceRecordSets", ChangeResourceRecordSetsCommand),
		getChange: call("GetChange", GetChangeCommand),
		getHostedZone: call("GetHostedZone", GetHostedZoneCommand),
		listRecordSets: call("ListResourceRecordSets", ListResourceRecordSetsCommand)
	};
};

exports.connectRoute53 = connectRoute53;