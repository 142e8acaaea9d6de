import {unitId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandReader} from './organization.ts';
import {viewUnit} from './views.ts';

export const describeOrganizationalUnit = operation<{OrganizationalUnitId: string}>({
	service: 'organizations',
	name: 'DescribeOrganizationalUnit',
	input: structure({OrganizationalUnitId: required(unitId)}),
	handle(context, {OrganizationalUnitId}) {
		const organization = demandReader(context);
		const unit = organization.units.get(OrganizationalUnitId);
		if (unit === undefined) {
			throw new ServiceError(
				'OrganizationalUnitNotFoundException',
				"You specified an organizational unit that doesn't exist.",
			);
		}

		return {OrganizationalUnit: viewUnit(organization, unit)};
	},
});
