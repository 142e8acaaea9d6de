import {arn} from '../../constraints/iam.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandPolicy, viewPolicy} from './policy.ts';

/** The one version that a policy has here. */
export const getPolicyVersion = operation<{PolicyArn: string; VersionId: string}>({
	service: 'iam',
	name: 'GetPolicyVersion',
	input: structure({
		PolicyArn: required(arn),
		VersionId: required(text({pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?'})),
	}),
	resource: (_, {PolicyArn}) => PolicyArn,
	handle({world}, {PolicyArn, VersionId}) {
		const document = demandPolicy(world, PolicyArn);
		if (VersionId !== 'v1') {
			throw new ServiceError(
				'NoSuchEntity',
				`Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
				404,
			);
		}
		return {
			PolicyVersion: {
				// IAM encodes the document as in a URL.
				Document: encodeURIComponent(document),
				VersionId,
				IsDefaultVersion: true,
				CreateDate: viewPolicy(world, PolicyArn).CreateDate,
			},
		};
	},
});
