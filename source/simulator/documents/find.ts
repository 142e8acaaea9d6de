import type {World} from '../world.ts';
import type {AutomationDocument, DocumentVersion} from './document.ts';

/**
Find a document as a caller may name it: by name where it is the caller's own or AWS's, by ARN where another account shares it.

@returns `undefined` also where the document exists but is not shared with the caller.
*/
export function findDocument(
	world: World,
	caller: {readonly accountId: string; readonly region: string},
	nameOrArn: string,
): AutomationDocument | undefined {
	const arn = /^arn:[^:]+:ssm:([^:]+):(\d{12})?:(?:document|automation-definition)\/([^:]+)/.exec(nameOrArn);
	if (!arn) {
		return world.documents.find(
			document =>
				document.name === nameOrArn &&
				(document.owner === 'Amazon' || (document.owner === caller.accountId && document.region === caller.region)),
		);
	}
	const [, region, owner, name] = arn;
	return world.documents.find(
		document =>
			document.name === name &&
			(owner === undefined ? document.owner === 'Amazon' : document.owner === owner && document.region === region) &&
			isVisible(document, caller),
	);
}

/** Every document that an account can see in a Region: its own, AWS's, and those shared with it or with everybody. */
export function visibleDocuments(world: World, accountId: string, region: string): readonly AutomationDocument[] {
	return world.documents.filter(document => isVisible(document, {accountId, region}));
}

/** A version of a document: `$DEFAULT`, `$LATEST` or its number; the default one where none is named. */
export function findVersion(document: AutomationDocument, version = '$DEFAULT'): DocumentVersion | undefined {
	if (version === '$LATEST') {
		return document.versions.at(-1);
	}
	const wanted = version === '$DEFAULT' ? document.defaultVersion : version;
	return document.versions.find(candidate => candidate.version === wanted);
}

function isVisible(
	document: AutomationDocument,
	caller: {readonly accountId: string; readonly region: string},
): boolean {
	if (document.owner === 'Amazon') {
		return true;
	}
	if (document.region !== caller.region) {
		return false;
	}
	return (
		document.owner === caller.accountId ||
		document.sharedWith.includes('all') ||
		document.sharedWith.includes(caller.accountId)
	);
}
