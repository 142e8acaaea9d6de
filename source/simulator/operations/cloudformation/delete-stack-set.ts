import {callAs, stackSetName} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandRoom} from './begin-operation.ts';
import {type CallAs, visibleStackSets} from './stack-sets.ts';

/** A set without instances goes; one that isn't there is gone already. */
export const deleteStackSet = operation<CallAs & {StackSetName: string}>({
	service: 'cloudformation',
	name: 'DeleteStackSet',
	input: structure({StackSetName: stackSetName, CallAs: callAs}),
	handle(context, input) {
		const stackSet = visibleStackSets(context, input).find(
			({name, id, status}) => status === 'ACTIVE' && [name, id].includes(input.StackSetName),
		);
		if (stackSet === undefined) {
			return {};
		}
		if (stackSet.instances.size > 0) {
			throw new ServiceError('StackSetNotEmptyException', 'StackSet is not empty', 409);
		}
		demandRoom({...stackSet, isManaged: false}, undefined);
		stackSet.status = 'DELETED';
		return {};
	},
});
