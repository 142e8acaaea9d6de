import {unitId} from '../../constraints/organizations.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {setUnits} from '../../directory/change-world.ts';
import {operation} from '../operation.ts';
import {demandFreeName, demandManagement, demandUnit} from './organization.ts';
import {viewUnit} from './views.ts';

export const updateOrganizationalUnit = operation<{OrganizationalUnitId: string; Name?: string}>({
	service: 'organizations',
	name: 'UpdateOrganizationalUnit',
	input: structure({OrganizationalUnitId: required(unitId), Name: text({min: 1, max: 128, pattern: '[\\s\\S]*'})}),
	handle(context, {OrganizationalUnitId, Name}) {
		const organization = demandManagement(context);
		const old = demandUnit(organization, OrganizationalUnitId);
		const unit = {...old, name: Name ?? old.name};
		if (unit.name !== old.name) {
			demandFreeName(organization, old.parentId, unit.name);
			setUnits(
				context.world,
				[...organization.units.values()].map(one => (one === old ? unit : one)),
			);
		}
		return {OrganizationalUnit: viewUnit(organization, unit)};
	},
});
