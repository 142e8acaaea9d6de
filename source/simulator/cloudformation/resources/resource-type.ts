import type {World} from '../../world.ts';

/** Where a stack's resources are created. */
export type Place = {
	readonly world: World;
	readonly accountId: string;
	readonly region: string;
	readonly stackName: string;
	readonly stackId: string;
	readonly logicalId: string;
};

/** How others refer to an existing resource. */
export type Made = {readonly physicalId: string; readonly attributes: Readonly<Record<string, string>>};

/** The service's refusal to create or change a resource. */
export class ResourceFailure extends Error {}

/** How CloudFormation creates, changes and deletes the resources of one type. Every function throws `ResourceFailure`. */
export type ResourceType = {
	/** @param before - The physical ID of the existing resource. */
	put(place: Place, properties: Readonly<Record<string, unknown>>, before: string | undefined): Made;
	remove(place: Place, physicalId: string): void;
};

/** Make up a name as CloudFormation does: `stack-Logical-1A2B3C4D5E6F`. */
export function madeUpName({stackName, logicalId}: Place, suffix: string): string {
	return `${stackName.slice(0, 24)}-${logicalId.slice(0, 24)}-${suffix}`;
}
