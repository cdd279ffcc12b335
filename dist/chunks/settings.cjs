// src/settings.ts
const bytesMark = "data:;base64,";
const everyTest = (tests) => tests.flatMap((test) => [test, ...everyTest(test.next)]);

Object.defineProperty(exports, "bytesMark", {
  enumerable: true,
  get: function () {
    return bytesMark;
  }
});
Object.defineProperty(exports, "everyTest", {
  enumerable: true,
  get: function () {
    return everyTest;
  }
});