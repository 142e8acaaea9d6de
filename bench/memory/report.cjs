/* Loaded before the program that is measured (`node --require`): a client of the socket that MEMORY_REPORT names gets the parts of its memory as JSON, before and after garbage is collected. */
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
	// The process stays after its end, so that it can be measured.
	process.exit = () => setInterval(() => undefined, 60_000);
}
