import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandAssociation} from './association.ts';

export const deleteAssociation = operation<{AssociationId?: string}>({
	service: 'ssm',
	name: 'DeleteAssociation',
	input: structure({
		Name: text({pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$'}),
		InstanceId: text({pattern: '(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)'}),
		AssociationId: text({pattern: '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'}),
	}),
	handle(context, {AssociationId}) {
		context.world.store.associations.delete(demandAssociation(context, AssociationId).id);
		return {};
	},
});
