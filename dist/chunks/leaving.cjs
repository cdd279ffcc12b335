// src/deploy/leaving.ts
const leavesBeside = ({ live }) => live?.since ?? 0;
const isLeaving = (memo, { leaving }) => leaving !== void 0 && leaving.since === leavesBeside(memo);
const hasFinished = (memo, machine) => isLeaving(memo, machine) && machine.leaving?.late === false;

Object.defineProperty(exports, "hasFinished", {
  enumerable: true,
  get: function () {
    return hasFinished;
  }
});
Object.defineProperty(exports, "isLeaving", {
  enumerable: true,
  get: function () {
    return isLeaving;
  }
});
Object.defineProperty(exports, "leavesBeside", {
  enumerable: true,
  get: function () {
    return leavesBeside;
  }
});