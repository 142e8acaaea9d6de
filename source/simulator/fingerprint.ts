import {createHash} from 'node:crypto';
import type {Role} from './directory/roles.ts';
import type {WorldDefinition} from './world-definition.ts';

/**
What tells a world from every other: 16 hexadecimal digits from its seed and its contents.

IDs are drawn from it, so that the same world gives the same IDs again and two worlds share none: who keeps records of executions would take one for the other.
*/
export function fingerprintOf(definition: WorldDefinition): string {
	const {accounts, documents, people, resourcesIn: _, ...rest} = definition;
	// Thousands of accounts share few lists of roles.
	const named = new Map<ReadonlyMap<string, Role>, string>();
	const namesOf = (roles: ReadonlyMap<string, Role>) => {
		const names = named.get(roles) ?? [...roles.keys()].join();
		named.set(roles, names);
		return names;
	};
	const hashed = createHash('sha256');
	// One hash call for each account would take long, and one for all of them megabytes.
	let text = JSON.stringify(rest);
	const add = (line: string) => {
		text += `\n${line}`;
		if (text.length > chunkLength) {
			hashed.update(text);
			text = '';
		}
	};
	for (const {id, name, parentId, state, roles} of accounts) {
		add(`${id} ${name} ${parentId} ${state} ${namesOf(roles)}`);
	}
	for (const {principalArn, rights} of people) {
		add(`${principalArn} ${rights}`);
	}
	// AWS's own are the same in every world.
	for (const {name, versions} of documents.filter(({owner}) => owner !== 'Amazon')) {
		add(`${name} ${versions.map(({content}) => content)}`);
	}
	return hashed.update(text).digest('hex').slice(0, 16);
}

const chunkLength = 2048;
