import {managedPolicyDocument} from '../../auth/managed-policies.ts';
import {parsePolicy} from '../../auth/policy-document.ts';
import {parseTrust} from '../../auth/role-policies.ts';
import {setRole} from '../../directory/change-world.ts';
import {type Role, roleArn} from '../../directory/roles.ts';
import {hex} from '../../engine/state/random.ts';
import {ServiceError} from '../../service-error.ts';
import {asMap, asText} from '../template.ts';
import {madeUpName, type Place, ResourceFailure, type ResourceType} from './resource-type.ts';

/** `AWS::IAM::Role`: a role of the world, which can be assumed from then on. */
export const iamRole: ResourceType = {
	put(place, properties, before) {
		const {world, accountId} = place;
		const name = asText(properties.RoleName) ?? before ?? madeUpName(place, suffixOf(place));
		const known = world.accounts.get(accountId)?.roles.get(name);
		if (known !== undefined && before !== name) {
			throw new ResourceFailure(`${name} already exists in stack or account`);
		}
		const role = roleFrom(place, name, properties, known);
		for (const arn of [...(role.attached ?? []), ...(role.boundary === undefined ? [] : [role.boundary])]) {
			if (managedPolicyDocument(world, arn) === undefined) {
				throw new ResourceFailure(
					`Policy ${arn} does not exist or is not attachable. (Service: Iam, Status Code: 404)`,
				);
			}
		}
		setRole(world, accountId, name, role);
		if (before !== undefined && before !== name) {
			setRole(world, accountId, before, undefined);
		}
		return {
			physicalId: name,
			attributes: {
				Arn: roleArn(accountId, role),
				RoleId: `AROA${hex(world.seed, roleArn(accountId, role), 17).toUpperCase()}`,
			},
		};
	},
	remove({world, accountId}, physicalId) {
		setRole(world, accountId, physicalId, undefined);
	},
};

/** `AWS::IAM::ManagedPolicy` */
export const iamManagedPolicy: ResourceType = {
	put(place, properties, before) {
		const {world, accountId} = place;
		const name =
			asText(properties.ManagedPolicyName) ?? before?.split('/').at(-1) ?? madeUpName(place, suffixOf(place));
		const path = asText(properties.Path) ?? '/';
		const arn = `arn:aws:iam::${accountId}:policy${path}${name}`;
		if (world.store.policies.has(arn) && before !== arn) {
			throw new ResourceFailure(`A policy called ${name} already exists. Duplicate names are not allowed.`);
		}
		const document = JSON.stringify(properties.PolicyDocument ?? {});
		sound(() => parsePolicy(document));
		world.store.policies.set(arn, {
			arn,
			name,
			path,
			document,
			description: asText(properties.Description),
			createdAtMs: world.nowMs,
		});
		for (const roleName of textsOf(properties.Roles)) {
			const role = world.accounts.get(accountId)?.roles.get(roleName);
			if (role) {
				setRole(world, accountId, roleName, {...role, attached: [...new Set([...(role.attached ?? []), arn])]});
			}
		}
		return {physicalId: arn, attributes: {PolicyArn: arn}};
	},
	remove({world}, physicalId) {
		world.store.policies.delete(physicalId);
	},
};

/** `AWS::IAM::Policy`: an inline policy of existing roles. */
export const iamPolicy: ResourceType = {
	put(place, properties) {
		const {world, accountId} = place;
		const name = asText(properties.PolicyName) ?? place.logicalId;
		for (const roleName of textsOf(properties.Roles)) {
			const role = world.accounts.get(accountId)?.roles.get(roleName);
			if (role === undefined) {
				throw new ResourceFailure(`The role with name ${roleName} cannot be found.`);
			}
			const document = JSON.stringify(properties.PolicyDocument ?? {});
			sound(() => parsePolicy(document));
			setRole(world, accountId, roleName, {...role, policies: new Map([...(role.policies ?? []), [name, document]])});
		}
		return {physicalId: `${place.stackName.slice(0, 8)}-${name}`, attributes: {}};
	},
	remove() {
		// Roles of the stack are removed with their policies; a role outside of it keeps this one.
	},
};

function roleFrom(
	{world}: Place,
	name: string,
	properties: Readonly<Record<string, unknown>>,
	known: Role | undefined,
): Role {
	const trustDocument = JSON.stringify(properties.AssumeRolePolicyDocument ?? {});
	const policies = (Array.isArray(properties.Policies) ? properties.Policies : []).map(
		(policy): readonly [string, string] => {
			const {PolicyName, PolicyDocument} = asMap(policy);
			const document = JSON.stringify(PolicyDocument ?? {});
			sound(() => parsePolicy(document));
			return [String(PolicyName), document];
		},
	);
	const tags = (Array.isArray(properties.Tags) ? properties.Tags : []).map((tag): readonly [string, string] => {
		const {Key, Value} = asMap(tag);
		return [String(Key), String(Value)];
	});
	const description = asText(properties.Description);
	const boundary = asText(properties.PermissionsBoundary);
	return {
		name,
		path: asText(properties.Path) ?? '/',
		trust: sound(() => parseTrust(trustDocument)),
		trustDocument,
		rights: [],
		maxSessionSeconds: Number(properties.MaxSessionDuration ?? 3600),
		...(description !== undefined && {description}),
		...(boundary !== undefined && {boundary}),
		policies: new Map(policies),
		attached: textsOf(properties.ManagedPolicyArns),
		tags: new Map(tags),
		createdAtMs: known?.createdAtMs ?? world.nowMs,
	};
}

/** Where IAM refuses, the stack's resource fails with the same message. */
function sound<T>(parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		if (error instanceof ServiceError) {
			throw new ResourceFailure(`${error.message} (Service: Iam, Status Code: ${error.status})`);
		}
		throw error;
	}
}

function textsOf(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function suffixOf({world, stackId, logicalId}: Place): string {
	return hex(world.seed, `${stackId}/${logicalId}`, 12).toUpperCase();
}
