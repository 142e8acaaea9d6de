import {parentId, tags} from '../../constraints/organizations.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {setUnits} from '../../directory/change-world.ts';
import {hash} from '../../engine/state/random.ts';
import {operation} from '../operation.ts';
import {demandFreeName, demandManagement, demandParent} from './organization.ts';
import {viewUnit} from './views.ts';

export const createOrganizationalUnit = operation<{ParentId: string; Name: string}>({
	service: 'organizations',
	name: 'CreateOrganizationalUnit',
	input: structure({
		ParentId: required(parentId),
		Name: required(text({min: 1, max: 128, pattern: '[\\s\\S]*'})),
		Tags: tags,
	}),
	handle(context, {ParentId, Name}) {
		const {world} = context;
		const organization = demandManagement(context);
		demandParent(organization, ParentId);
		demandFreeName(organization, ParentId, Name);
		const [, rootPart = ''] = (organization.roots[0]?.id ?? 'r-0000').split('-');
		const part = hash(world.seed, `${world.fingerprint} unit ${ParentId}/${Name}`)
			.toString(36)
			.padStart(8, '0')
			.slice(0, 8);
		const unit = {id: `ou-${rootPart}-${part}`, name: Name, parentId: ParentId};
		setUnits(world, [...organization.units.values(), unit]);
		return {OrganizationalUnit: viewUnit(organization, unit)};
	},
});
