import type {Caller} from '../engine/state/api.ts';
import type {Resource} from '../world-definition.ts';

/** The ARN of a resource, made from its type where the world has only its ID. */
export function resourceArn(caller: Caller, {id, type}: Resource): string {
	if (id.startsWith('arn:')) {
		return id;
	}

	const [, service = '', kind = ''] = type.split('::');
	return `arn:aws:${service.toLowerCase()}:${caller.region}:${caller.accountId}:${kind.toLowerCase()}/${id}`;
}
