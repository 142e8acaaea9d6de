import {Writable} from 'node:stream';
import {expect, test} from 'vitest';
import {Output} from '../../source/terminal/output.ts';

/** A standard output whose handle notes how it is set. */
function openStdout(fd: number | undefined, handleFd: number | undefined) {
	const set: boolean[] = [];
	const stdout = Object.assign(new Writable({write: (_, __, done) => done()}), {
		...(fd === undefined ? {} : {fd}),
		_handle: {
			...(handleFd === undefined ? {} : {fd: handleFd}),
			setBlocking: (isBlocking: boolean) => set.push(isBlocking),
		},
	});
	return {stdout, set};
}

test('a terminal that Node has opened for itself is written to without waiting, and set back', () => {
	const {stdout, set} = openStdout(1, 17);
	new Output(stdout).close();
	expect(set).toEqual([false, true]);
});

test('a descriptor that the shell shares is never set not to wait', () => {
	const {stdout, set} = openStdout(1, 1);
	new Output(stdout).close();
	expect(set).toEqual([]);
});
