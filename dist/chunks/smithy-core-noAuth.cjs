// node_modules/@smithy/core/dist-es/legacy-root-exports/util-identity-and-auth/httpAuthSchemes/noAuth.js
var NoAuthSigner = class {
	async sign(httpRequest, identity, signingProperties) {
		return httpRequest;
	}
};

Object.defineProperty(exports, "NoAuthSigner", {
  enumerable: true,
  get: function () {
    return NoAuthSigner;
  }
});