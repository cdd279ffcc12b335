// node_modules/@aws-sdk/core/dist-es/submodules/client/setCredentialFeature.js
function setCredentialFeature(credentials, feature, value) {
	if (!credentials.$source) credentials.$source = {};
	credentials.$source[feature] = value;
	return credentials;
}

Object.defineProperty(exports, "setCredentialFeature", {
  enumerable: true,
  get: function () {
    return setCredentialFeature;
  }
});