// src/deploy/listed.ts
const most = 5;
const listed = (texts) => texts.length <= most ? texts.join(", ") : `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;

Object.defineProperty(exports, "listed", {
  enumerable: true,
  get: function () {
    return listed;
  }
});