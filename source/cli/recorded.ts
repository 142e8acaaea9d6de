import type {Aws} from '../adapters/aws/create-aws.ts';
import {closedPort, recordedDirectory} from '../adapters/state-folder/recorded-aws.ts';
import {succeed} from '../core/domain/failure.ts';
import type {OpenedRecord} from '../core/follow/record-reader.ts';

/** What the console has in place of AWS. */
export function recordedAws({where, accounts}: OpenedRecord): Aws {
	const identity = {accountId: where.accountId, arn: 'a record, not AWS'};
	return {
		automation: closedPort(),
		directory: recordedDirectory(accounts),
		catalog: closedPort(),
		choices: closedPort(),
		roles: closedPort(),
		stackSets: closedPort(),
		documents: closedPort(),
		readiness: closedPort(),
		sessions: closedPort(),
		stacks: closedPort(),
		hints: undefined,
		measureClockSkew: () => Promise.resolve(succeed(0)),
		locateCentral: () => Promise.resolve(succeed({identity, central: where})),
		readSetup: () => Promise.reject(new Error('a record has no setup')),
	};
}
