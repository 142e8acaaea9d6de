import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {startAwsStub} from './aws-stub.ts';
import {type Certificates, makeCertificates} from './certificates.ts';
import type {MatrixRow} from './matrix-row.ts';
import {type Ended, prepareShell, run} from './run-in-shell.ts';

const closing: Array<() => Promise<void>> = [];
afterAll(async () => {
	await Promise.all(closing.map(close => close()));
});

let certificates: Certificates | undefined;

/** A shell with a home folder of its own, in which the built program reaches nothing but a stub of AWS, through its proxy. */
export async function openShell(row: Pick<MatrixRow, 'env' | 'config' | 'credentials' | 'files'> = {}) {
	certificates ??= makeCertificates();
	const {caFile} = certificates;
	const stub = await startAwsStub(certificates);
	closing.push(stub.close);
	const {env, home, fill} = prepareShell(row, stub, caFile);
	const program = buildProgram();
	return {
		stub,
		home,
		env,
		caFile,
		program,
		/** Run rollgrid without a terminal, with variables set or, where `undefined`, taken away. */
		rollgrid: (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> =>
			run(node[0], [...node.slice(1), program, ...args], {...env, ...more}, home),
		/** Write a file of the home folder anew. */
		write(name: string, text: string): void {
			const path = join(home, name);
			mkdirSync(dirname(path), {recursive: true});
			writeFileSync(path, fill(text));
		},
		/** How often an operation came. */
		count: (operation: string) => stub.arrivals.filter(one => one.operation === operation).length,
	};
}

/** A list is the shortest way to Systems Manager. */
export const list = ['list', '--json', '--timeout', '10'];
