import {list, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandAssociation, startAssociation} from './association.ts';

export const startAssociationsOnce = operation<{AssociationIds: readonly string[]}>({
	service: 'ssm',
	name: 'StartAssociationsOnce',
	input: structure({
		AssociationIds: required(
			list(text({pattern: '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'}), {
				min: 1,
				max: 10,
			}),
		),
	}),
	handle(context, {AssociationIds}) {
		const associations = AssociationIds.map(id => demandAssociation(context, id));
		for (const association of associations) {
			startAssociation(context.world, association);
		}
		return {};
	},
});
