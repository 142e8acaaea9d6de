import {describe, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {makeCertificates} from './certificates.ts';
import {list} from './open-shell.ts';
import {matrixRows, runRow} from './run-row.ts';

/** The same host, Region and access key arrive of rollgrid as of the AWS CLI in the same shell, or rollgrid says why not. What arrives of the AWS CLI stands in each row; `npm run acceptance` holds the rows against the AWS CLI itself. */

const certificates = makeCertificates();
const command = [...node, buildProgram(), ...list];

describe.each(matrixRows)('%s', (_, rows) => {
	test.each(rows)('$name', async row => {
		const {aws, rollgrid = aws, sts = '', says} = row;
		const ours = await runRow(row, certificates, command);
		expect(ours, ours.stderr).toMatchObject({ssm: rollgrid === null ? null : ours.fill(rollgrid), sts});
		if (says === undefined) {
			expect(ours.stderr).toBe('');
		} else {
			expect(ours.stderr).toMatch(says);
		}
	});
});
