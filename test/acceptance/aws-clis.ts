import {spawnSync} from 'node:child_process';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import type {MatrixRow} from '../environment/matrix-row.ts';

type AwsCli = {readonly path: string; readonly major: number; readonly minor: number};

/** Every AWS CLI on this machine. */
export function findAwsClis(): readonly AwsCli[] {
	const folders = [...new Set([...(process.env.PATH ?? '').split(delimiter), '/usr/bin'])];
	return folders.flatMap(folder => {
		const path = join(folder, 'aws');
		const {stdout} = spawnSync(path, ['--version'], {encoding: 'utf8'});
		const [, major, minor] = /aws-cli\/(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
		return major === undefined ? [] : [{path, major: Number(major), minor: Number(minor)}];
	});
}

/** One that does as a row has it: version 2, new enough; for what version 1 does the same way, that. */
export function chooseAwsCli(clis: readonly AwsCli[], since: MatrixRow['since']): AwsCli | undefined {
	const least = since === undefined ? 0 : 13;
	const second = clis.find(({major, minor}) => major === 2 && minor >= least);
	return second ?? (since === undefined ? undefined : clis.find(({major, minor}) => major === 1 && minor >= 29));
}
