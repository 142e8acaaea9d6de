import {managedPolicyDocument, managedPolicyName} from '../../auth/managed-policies.ts';
import {hex} from '../../engine/state/random.ts';
import {ServiceError} from '../../service-error.ts';
import type {World} from '../../world.ts';

/** What a managed policy says: AWS's, or an account's own. @throws NoSuchEntity. */
export function demandPolicy(world: World, arn: string): string {
	const document = managedPolicyDocument(world, arn);
	if (document === undefined) {
		throw new ServiceError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
	}
	return document;
}

/** A managed policy as IAM describes it. */
export function viewPolicy(world: World, arn: string) {
	const own = world.store.policies.get(arn);
	const roles = [...world.accounts.values()].flatMap(({roles: all}) => [...all.values()]);
	const created = new Date(world.scale.shown(own?.createdAtMs ?? Date.UTC(2019, 0, 1)));
	return {
		PolicyName: own?.name ?? managedPolicyName(arn),
		PolicyId: `ANPA${hex(world.seed, arn, 17).toUpperCase()}`,
		Arn: arn,
		Path: own?.path ?? (arn.includes('/service-role/') ? '/service-role/' : '/'),
		DefaultVersionId: 'v1',
		AttachmentCount: roles.filter(({attached}) => attached?.includes(arn)).length,
		PermissionsBoundaryUsageCount: roles.filter(({boundary}) => boundary === arn).length,
		IsAttachable: true,
		Description: own?.description,
		CreateDate: created,
		UpdateDate: created,
	};
}
