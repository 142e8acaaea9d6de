import {partitionOf} from '../partition.ts';
import type {World} from '../world.ts';
import {holds, resolve, type Scope} from './resolve.ts';
import {resourceType} from './resources/all.ts';
import {type Place, ResourceFailure} from './resources/resource-type.ts';
import type {Stack, StackResource} from './stack.ts';
import {referencesIn, type Template} from './template.ts';

/** The result of applying a template: what exists now, and what failed. */
export type Applied = {
	readonly resources: readonly StackResource[];
	readonly outputs: Stack['outputs'];
	/** The first resource that couldn't be created; resources created before it stay until the caller rolls back. */
	readonly failed: {readonly logicalId: string; readonly type: string; readonly reason: string} | undefined;
};

type Base = Pick<Stack, 'id' | 'name' | 'accountId' | 'region' | 'parameters' | 'resources'>;

/** Create, change and remove a stack's resources as a template says, in the order of their references. */
export function applyTemplate(world: World, stack: Base, template: Template): Applied {
	const made = new Map<string, StackResource>();
	const scope = scopeOf(world, stack, template, made);
	const wanted = [...template.resources].filter(
		([, {condition}]) => condition === undefined || holds(condition, scope),
	);
	for (const logicalId of inOrder(
		template,
		wanted.map(([name]) => name),
	)) {
		const {type, properties} = template.resources.get(logicalId)!;
		const before = stack.resources.find(one => one.logicalId === logicalId && one.type === type);
		try {
			const resolved = (resolve(properties, scope) ?? {}) as Readonly<Record<string, unknown>>;
			const put = resourceType(type).put(placeOf(world, stack, logicalId), resolved, before?.physicalId);
			made.set(logicalId, {
				logicalId,
				type,
				...put,
				status: before ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE',
				reason: undefined,
				changedAtMs: world.nowMs,
			});
		} catch (error) {
			if (!(error instanceof ResourceFailure)) {
				throw error;
			}
			return {resources: [...made.values()], outputs: [], failed: {logicalId, type, reason: error.message}};
		}
	}
	removeResources(
		world,
		stack,
		stack.resources.filter(({logicalId}) => !made.has(logicalId)),
		template,
	);
	return {resources: [...made.values()], outputs: outputsOf(template, scope), failed: undefined};
}

/** Remove resources, the last created first; resources that the template retains stay. */
export function removeResources(
	world: World,
	stack: Base,
	resources: readonly StackResource[],
	template: Template | undefined,
): void {
	for (const {logicalId, type, physicalId} of resources.toReversed()) {
		if (template?.resources.get(logicalId)?.deletionPolicy !== 'Retain') {
			resourceType(type).remove(placeOf(world, stack, logicalId), physicalId);
		}
	}
}

function placeOf(world: World, {id, name, accountId, region}: Base, logicalId: string): Place {
	return {world, accountId, region, stackName: name, stackId: id, logicalId};
}

function scopeOf(
	world: World,
	{id, name, accountId, region, parameters}: Base,
	template: Template,
	made: ReadonlyMap<string, StackResource>,
): Scope {
	return {
		template,
		parameters,
		pseudo: {
			'AWS::AccountId': accountId,
			// The world's ARNs use the partition `aws`; responses use the world's own.
			'AWS::Partition': 'aws',
			'AWS::Region': region,
			'AWS::StackId': id,
			'AWS::StackName': name,
			'AWS::URLSuffix': partitionOf(world.central.region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
			'AWS::NotificationARNs': [],
		},
		resource(logicalId, attribute) {
			const resource = made.get(logicalId);
			return attribute === undefined
				? resource?.physicalId
				: (resource?.attributes[attribute] ?? resource?.attributes.Arn ?? resource?.physicalId);
		},
	};
}

/** Sort the resources: each after those that it refers to. */
function inOrder({resources}: Template, names: readonly string[]): readonly string[] {
	const order: string[] = [];
	const seen = new Set<string>();
	const visit = (name: string): void => {
		const resource = resources.get(name);
		if (seen.has(name) || resource === undefined || !names.includes(name)) {
			return;
		}
		seen.add(name);
		for (const other of [...resource.dependsOn, ...referencesIn(resource.properties)]) {
			visit(other);
		}
		order.push(name);
	};
	for (const name of names) {
		visit(name);
	}
	return order;
}

function outputsOf({outputs}: Template, scope: Scope): Stack['outputs'] {
	return Object.entries(outputs).flatMap(([OutputKey, {Value, Description, Condition}]) =>
		Condition !== undefined && !holds(String(Condition), scope)
			? []
			: [
					{
						OutputKey,
						OutputValue: String(resolve(Value, scope)),
						...(Description !== undefined && {Description: String(Description)}),
					},
				],
	);
}
