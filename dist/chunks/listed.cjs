// src/deploy/leaving.ts
const leavesBeside = ({ live }) => live?.since ?? 0;
const isLeaving = (memo, { leaving }) => leaving !== void 0 && leaving.since === leavesBeside(memo);
const hasFinished = (memo, machine) => isLeaving(memo, machine) && machine.leaving?.late === false;

// src/deploy/listed.ts
const most = 5;
const listed = (texts) => texts.length <= most ? texts.join(", ") : `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;

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
Object.defineProperty(exports, "listed", {
  enumerable: true,
  get: function () {
    return listed;
  }
});