// src/aws/sdk/connection.ts
const callsOf = (client, connection) => {
	client.middlewareStack.add(connection.noteDate, {
		step: "deserialize",
		priority: "low",
		name: "noteDate"
	});
	return (name, Wanted) => (input, signal) => client.send(new Wanted(input), { abortSignal: signal }).catch((error) => {
		throw connection.fault(error, name, input, signal);
	});
};

Object.defineProperty(exports, "callsOf", {
  enumerable: true,
  get: function () {
    return callsOf;
  }
});