const require_getSSOTokenFromFile = require("./smithy-core-getSSOTokenFromFile.cjs");
const require_readFile = require("./smithy-core-readFile.cjs");

// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/externalDataInterceptor.js
const externalDataInterceptor = {
	getFileRecord() {
		return require_readFile.fileIntercept;
	},
	interceptFile(path, contents) {
		require_readFile.fileIntercept[path] = Promise.resolve(contents);
	},
	getTokenRecord() {
		return require_getSSOTokenFromFile.tokenIntercept;
	},
	interceptToken(id, contents) {
		require_getSSOTokenFromFile.tokenIntercept[id] = contents;
	}
};

Object.defineProperty(exports, "externalDataInterceptor", {
  enumerable: true,
  get: function () {
    return externalDataInterceptor;
  }
});