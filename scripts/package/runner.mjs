import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';

/** Debian's packages of an emulator and of the libraries that Node links, for a machine of another kind: qemu-user (or qemu-user-static) and libstdc++6-arm64-cross. */
const emulators = {
	'linux-arm64': [
		['qemu-aarch64', '-L', '/usr/aarch64-linux-gnu'],
		['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu'],
	],
};

/**
Find how this machine runs the Node of a target: by itself, or in an emulator.

@returns The command, to be followed by arguments of Node; `undefined` where this machine can't run it.
*/
export function findRunner(target, node) {
	const path = resolve(node);
	// Where the Node is of another machine, the system may take it for a script.
	return [[path], ...(emulators[target] ?? []).map(emulator => [...emulator, path])].find(([command, ...args]) =>
		spawnSync(command, [...args, '--version'], {encoding: 'utf8'}).stdout?.startsWith('v'),
	);
}
