import {parsePolicy} from '../../auth/policy-document.ts';
import {policyDocument, policyPath} from '../../constraints/iam.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {viewPolicy} from './policy.ts';

type Input = {PolicyName: string; Path?: string; PolicyDocument: string; Description?: string};

/** A managed policy of the caller's account. It has one version. */
export const createPolicy = operation<Input>({
	service: 'iam',
	name: 'CreatePolicy',
	input: structure({
		PolicyName: required(text({min: 1, max: 128, pattern: '[\\w+=,.@-]+'})),
		Path: policyPath,
		PolicyDocument: required(policyDocument),
		Description: text({max: 1000}),
	}),
	handle({world, caller}, {PolicyName, Path = '/', PolicyDocument, Description}) {
		const arn = `arn:aws:iam::${caller.accountId}:policy${Path}${PolicyName}`;
		if (world.store.policies.has(arn)) {
			throw new ServiceError('EntityAlreadyExists', `A policy called ${PolicyName} already exists.`, 409);
		}
		parsePolicy(PolicyDocument);
		world.store.policies.set(arn, {
			arn,
			name: PolicyName,
			path: Path,
			document: PolicyDocument,
			description: Description,
			createdAtMs: world.nowMs,
		});
		return {Policy: viewPolicy(world, arn)};
	},
});
