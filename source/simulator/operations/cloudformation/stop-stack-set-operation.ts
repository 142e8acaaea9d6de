import {stopOperation} from '../../cloudformation/run-operation.ts';
import {callAs, stackSetName, token} from '../../constraints/cloudformation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {type CallAs, demandOperation, demandStackSet} from './stack-sets.ts';

export const stopStackSetOperation = operation<CallAs & {StackSetName: string; OperationId: string}>({
	service: 'cloudformation',
	name: 'StopStackSetOperation',
	input: structure({StackSetName: stackSetName, OperationId: required(token), CallAs: callAs}),
	handle(context, input) {
		const stackSet = demandStackSet(context, input);
		const found = demandOperation(stackSet, input.OperationId);
		if (found.status !== 'RUNNING' && found.status !== 'QUEUED') {
			throw new ServiceError(
				'InvalidOperationException',
				`Operation ${found.id} is in ${found.status} state and cannot be stopped`,
			);
		}
		stopOperation(context.world, stackSet, found);
		return {};
	},
});
