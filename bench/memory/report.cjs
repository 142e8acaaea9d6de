/* Loaded before the program that is measured (`node --require`): whoever connects to the socket that MEMORY_REPORT names gets what its memory is made of, as JSON: as it is, then with what is no longer needed collected. */
const {createServer} = require('node:net');
const v8 = require('node:v8');
const vm = require('node:vm');

createServer(socket => {
	const resting = process.memoryUsage();
	v8.setFlagsFromString('--expose-gc');
	vm.runInNewContext('gc')();
	if (process.env.MEMORY_SNAPSHOT) {
		v8.writeHeapSnapshot(process.env.MEMORY_SNAPSHOT);
	}

	socket.end(JSON.stringify({resting, live: process.memoryUsage()}));
})
	.listen(process.env.MEMORY_REPORT)
	.unref();

if (process.env.MEMORY_HOLD) {
	// A program that has come to its end stays, so that there is something to measure.
	process.exit = () => setInterval(() => undefined, 60_000);
}
