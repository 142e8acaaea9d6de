import {readdirSync} from 'node:fs';
import process from 'node:process';
import {expect, test} from 'vitest';
import {withPrivateFolder} from '../../../source/adapters/system/private-folder.ts';
import {openPassingFolder} from '../../../source/cli/passing-folder.ts';
import {succeed} from '../../../source/core/domain/failure.ts';
import {atEnd} from '../../harness/at-end.ts';

/* Containers may have no folder for temporary files. */

function withoutTemporaryFiles(): void {
	const {TMPDIR} = process.env;
	process.env.TMPDIR = '/nowhere';
	atEnd(() => {
		if (TMPDIR === undefined) {
			delete process.env.TMPDIR;
		} else {
			process.env.TMPDIR = TMPDIR;
		}
	});
}

test('where no private folder can be made, that is a failure and nothing is run', async () => {
	withoutTemporaryFiles();
	expect(await withPrivateFolder(async folder => succeed(folder))).toMatchObject({
		ok: false,
		failure: {kind: 'local', because: expect.stringContaining('/nowhere/rollgrid-')},
	});
});

test('a state folder that passes is in memory where there is no folder for temporary files', () => {
	withoutTemporaryFiles();
	const folder = openPassingFolder('trial');
	expect(folder).toMatch(/^\/dev\/shm\/rollgrid-trial-/);
	expect(readdirSync(folder)).toEqual([]);
});
