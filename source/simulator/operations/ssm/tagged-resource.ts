import {documentArn} from '../../documents/document.ts';
import {findDocument} from '../../documents/find.ts';
import {ServiceError} from '../../service-error.ts';
import {parameterKey} from '../../store/parameters.ts';
import type {Context} from '../operation.ts';

export type TaggedResource = {readonly ResourceType: string; readonly ResourceId: string};

/** The tags of something, to be read and to be replaced. */
export type Tagged = {
	readonly tags: ReadonlyMap<string, string>;
	readonly replace: (tags: Map<string, string>) => void;
};

/**
What a tagging operation is about: an automation, a document, a parameter or an association.

@throws InvalidResourceType, InvalidResourceId. The model gives neither a message.
*/
export function findTagged(context: Context, {ResourceType, ResourceId}: TaggedResource): Tagged {
	switch (ResourceType) {
		case 'Automation':
			return taggedExecution(context, ResourceId);
		case 'Document':
			return taggedDocument(context, ResourceId);
		case 'Parameter':
			return taggedParameter(context, ResourceId);
		case 'Association':
			return context.world.store.associations.has(ResourceId)
				? inStore(context, `association/${ResourceId}`, {})
				: notThere();
		default:
			throw new ServiceError('InvalidResourceType', '');
	}
}

function taggedExecution({world, caller}: Context, id: string): Tagged {
	const execution = world.engine.executions.get(id);
	if (execution?.accountId !== caller.accountId || execution.region !== caller.region) {
		return notThere();
	}
	return {
		tags: execution.tags ?? new Map(),
		replace: tags => {
			execution.tags = tags;
		},
	};
}

function taggedDocument(context: Context, name: string): Tagged {
	const {world, caller} = context;
	const document = findDocument(world, caller, name);
	return document ? inStore(context, documentArn(document, caller.region), document.tags) : notThere();
}

function taggedParameter({world, caller}: Context, name: string): Tagged {
	const key = parameterKey(caller, name);
	const parameter = world.store.parameters.get(key);
	return parameter
		? {tags: parameter.tags, replace: tags => world.store.parameters.set(key, {...parameter, tags})}
		: notThere();
}

/** What the world's definition says is what it begins with. */
function inStore({world}: Context, key: string, beginning: Readonly<Record<string, string>>): Tagged {
	return {
		tags: world.store.tags.get(key) ?? new Map(Object.entries(beginning)),
		replace: tags => world.store.tags.set(key, tags),
	};
}

function notThere(): never {
	throw new ServiceError('InvalidResourceId', '');
}
