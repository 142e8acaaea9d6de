import {unitId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandReader, demandUnit} from './organization.ts';
import {viewUnit} from './views.ts';

export const describeOrganizationalUnit = operation<{OrganizationalUnitId: string}>({
	service: 'organizations',
	name: 'DescribeOrganizationalUnit',
	input: structure({OrganizationalUnitId: required(unitId)}),
	handle(context, {OrganizationalUnitId}) {
		const organization = demandReader(context);
		const unit = demandUnit(organization, OrganizationalUnitId);
		return {OrganizationalUnit: viewUnit(organization, unit)};
	},
});
