import {createHash} from 'node:crypto';
import type {WorldDefinition} from './world-definition.ts';

/**
What tells a world from every other: 16 hexadecimal digits from its seed and its contents.

IDs are drawn from it, so that the same world gives the same IDs again and two worlds share none: who keeps records of executions would take one for the other.
*/
export function fingerprintOf(definition: WorldDefinition): string {
	const {accounts, documents, people, resourcesIn: _, ...rest} = definition;
	const texts = [
		JSON.stringify(rest),
		...accounts.map(({id, name, parentId, state, roles}) => `${id} ${name} ${parentId} ${state} ${[...roles.keys()]}`),
		...people.map(({principalArn, rights}) => `${principalArn} ${rights}`),
		// AWS's own are the same in every world.
		...documents
			.filter(({owner}) => owner !== 'Amazon')
			.map(({name, owner, versions}) => `${name} ${owner} ${versions.map(({content}) => content)}`),
	];
	return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
}
