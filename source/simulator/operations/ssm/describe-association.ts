import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandAssociation, viewAssociation} from './association.ts';

export const describeAssociation = operation<{AssociationId?: string}>({
	service: 'ssm',
	name: 'DescribeAssociation',
	input: structure({
		Name: text({pattern: '^[a-zA-Z0-9_\\-.:/]{3,128}$'}),
		InstanceId: text({pattern: '(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)'}),
		AssociationId: text({pattern: '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'}),
		AssociationVersion: text({pattern: '([$]LATEST)|([1-9][0-9]*)'}),
	}),
	handle: (context, {AssociationId}) => ({
		AssociationDescription: viewAssociation(context, demandAssociation(context, AssociationId)),
	}),
});
