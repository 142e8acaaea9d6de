import type {Execution} from '../../engine/state/execution.ts';
import {findExecution} from '../../engine/state/find.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';

export type TaggedResource = {readonly ResourceType: string; readonly ResourceId: string};

/**
The automation that a tagging operation is about; tags of automations are all that this world keeps.

@throws InvalidResourceType, InvalidResourceId. The model gives neither a message.
*/
export function findTagged({world, caller}: Context, {ResourceType, ResourceId}: TaggedResource): Execution {
	if (ResourceType !== 'Automation') {
		throw new ServiceError('InvalidResourceType', '');
	}

	try {
		return findExecution(world, caller.accountId, caller.region, ResourceId);
	} catch {
		throw new ServiceError('InvalidResourceId', '');
	}
}
