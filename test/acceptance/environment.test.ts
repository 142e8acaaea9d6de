import {describe, expect, test} from 'vitest';
import {makeCertificates} from '../environment/certificates.ts';
import {matrixRows, runRow} from '../environment/run-row.ts';
import {chooseAwsCli, findAwsClis} from './aws-clis.ts';

/* What each row of the environment's matrix says of the AWS CLI is so: the same shells, with the AWS CLI in them. `npm test` holds rollgrid against the same rows. */

const certificates = makeCertificates();
const clis = findAwsClis();

test('there is an AWS CLI to hold the rows against', () => {
	expect(chooseAwsCli(clis, undefined)).toBeDefined();
});

describe.each(matrixRows)('%s', (_, rows) => {
	// What only a newer version does can't be seen where there is none.
	const seen = rows.flatMap(row => {
		const cli = chooseAwsCli(clis, row.since);
		return cli === undefined ? [] : [{...row, path: cli.path}];
	});
	test.concurrent.each(seen)('$name', async ({path, ...row}) => {
		const {aws, sts = ''} = row;
		const theirs = await runRow(row, certificates, [path, 'ssm', 'describe-automation-executions']);
		expect(theirs, theirs.stderr).toMatchObject({ssm: aws === null ? null : theirs.fill(aws), sts});
	});
});
