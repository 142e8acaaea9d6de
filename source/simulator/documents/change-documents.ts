import type {World} from '../world.ts';
import type {AutomationDocument} from './document.ts';

/** Add a document, or replace the one with the same name, owner and Region. Own documents come first, as the search finds the first. */
export function setDocument(world: World, document: AutomationDocument): void {
	world.documents = world.documents.some(one => isSame(one, document))
		? world.documents.map(one => (isSame(one, document) ? document : one))
		: [document, ...world.documents];
}

export function removeDocument(world: World, document: AutomationDocument): void {
	world.documents = world.documents.filter(one => !isSame(one, document));
}

function isSame(a: AutomationDocument, b: AutomationDocument): boolean {
	return a.name === b.name && a.owner === b.owner && a.region === b.region;
}
