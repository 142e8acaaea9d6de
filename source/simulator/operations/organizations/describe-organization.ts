import {structure} from '../../constraints/shape.ts';
import {accountArn} from '../../directory/organization.ts';
import {operation} from '../operation.ts';
import {demandOrganization} from './organization.ts';

export const describeOrganization = operation<Record<string, unknown>>({
	service: 'organizations',
	name: 'DescribeOrganization',
	input: structure({}),
	handle(context) {
		const organization = demandOrganization(context);
		const {id, managementAccountId, featureSet} = organization;
		return {
			Organization: {
				Id: id,
				Arn: `arn:aws:organizations::${managementAccountId}:organization/${id}`,
				FeatureSet: featureSet,
				MasterAccountArn: accountArn(organization, managementAccountId),
				MasterAccountId: managementAccountId,
				MasterAccountEmail: context.world.accounts.get(managementAccountId)?.email,
				AvailablePolicyTypes: [{Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED'}],
			},
		};
	},
});
