import {hex} from '../../engine/state/random.ts';
import {ownValue} from '../../own.ts';
import {iamManagedPolicy, iamPolicy, iamRole} from './iam.ts';
import {madeUpName, type ResourceType} from './resource-type.ts';

/** A resource that nothing else in this world reads: it only has a name. */
const anyOther: ResourceType = {
	put(place, properties, before) {
		const {world, accountId, region, stackId, logicalId} = place;
		const suffix = hex(world.seed, `${stackId}/${logicalId}`, 12).toUpperCase();
		const given = Object.entries(properties).find(([name, value]) => /Name$/.test(name) && typeof value === 'string');
		const physicalId = before ?? String(given?.[1] ?? madeUpName(place, suffix));
		return {physicalId, attributes: {Arn: `arn:aws:cloudformation:${region}:${accountId}:resource/${physicalId}`}};
	},
	remove() {
		// There is nothing to remove.
	},
};

const ofType: Readonly<Record<string, ResourceType>> = {
	'AWS::IAM::ManagedPolicy': iamManagedPolicy,
	'AWS::IAM::Policy': iamPolicy,
	'AWS::IAM::Role': iamRole,
};

export function resourceType(type: string): ResourceType {
	return ownValue(ofType, type) ?? anyOther;
}
