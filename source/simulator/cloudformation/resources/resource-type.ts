import type {World} from '../../world.ts';

/** Where a stack's resources are made. */
export type Place = {
	readonly world: World;
	readonly accountId: string;
	readonly region: string;
	readonly stackName: string;
	readonly stackId: string;
	readonly logicalId: string;
};

/** What a resource is known by, once it is there. */
export type Made = {readonly physicalId: string; readonly attributes: Readonly<Record<string, string>>};

/** A refusal of the service that a resource is of. */
export class ResourceFailure extends Error {}

/** What CloudFormation does with the resources of one type. Every function throws `ResourceFailure`. */
export type ResourceType = {
	/** @param before - The physical ID that it has where it is there already. */
	put(place: Place, properties: Readonly<Record<string, unknown>>, before: string | undefined): Made;
	remove(place: Place, physicalId: string): void;
};

/** A name as CloudFormation makes it up: `stack-Logical-1A2B3C4D5E6F`. */
export function madeUpName({stackName, logicalId}: Place, suffix: string): string {
	return `${stackName.slice(0, 24)}-${logicalId.slice(0, 24)}-${suffix}`;
}
