import {findStack, deleteStack as remove} from '../../cloudformation/run-stack.ts';
import {token} from '../../constraints/cloudformation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';

/** A stack that isn't there is gone already. */
export const deleteStack = operation<{StackName: string}>({
	service: 'cloudformation',
	name: 'DeleteStack',
	input: structure({
		StackName: required(text()),
		RetainResources: list(text()),
		RoleARN: text({min: 20, max: 2048}),
		ClientRequestToken: token,
		DeletionMode: text({values: ['STANDARD', 'FORCE_DELETE_STACK']}),
	}),
	handle({world, caller}, {StackName}) {
		const stack = findStack(world, caller.accountId, caller.region, StackName);
		if (stack !== undefined) {
			remove(world, stack);
		}
		return {};
	},
});
