import {unitId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {setUnits} from '../../directory/change-world.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandManagement, demandUnit} from './organization.ts';

export const deleteOrganizationalUnit = operation<{OrganizationalUnitId: string}>({
	service: 'organizations',
	name: 'DeleteOrganizationalUnit',
	input: structure({OrganizationalUnitId: required(unitId)}),
	handle(context, {OrganizationalUnitId}) {
		const organization = demandManagement(context);
		const unit = demandUnit(organization, OrganizationalUnitId);
		const {accountsByParent, unitsByParent} = organization;
		if (accountsByParent.get(unit.id)?.length || unitsByParent.get(unit.id)?.length) {
			throw new ServiceError(
				'OrganizationalUnitNotEmptyException',
				'The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.',
			);
		}
		setUnits(
			context.world,
			[...organization.units.values()].filter(one => one !== unit),
		);
		return {};
	},
});
