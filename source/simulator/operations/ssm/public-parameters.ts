import type {RegionInfo} from '../../directory/regions.ts';
import {ServiceError} from '../../service-error.ts';
import type {World} from '../../world.ts';
import type {Context} from '../operation.ts';

/** What every operation on parameters takes as a name. */
export const nameLimits = {min: 1, max: 2048} as const;

const root = '/aws/service/global-infrastructure';

const known = new WeakMap<World, ReadonlyMap<string, string>>();

/**
The public parameters that tell the Regions: of AWS, of Systems Manager, and their long names.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
*/
export function publicParameters({world}: Context): ReadonlyMap<string, string> {
	const made = known.get(world) ?? new Map([...world.regions.values()].sort(inNoOrder).flatMap(ofRegion));
	known.set(world, made);
	return made;
}

function ofRegion({code, longName, partition}: RegionInfo): ReadonlyArray<readonly [string, string]> {
	return [
		[`${root}/regions/${code}`, code],
		[`${root}/regions/${code}/longName`, longName],
		[`${root}/regions/${code}/partition`, partition],
		[`${root}/services/ssm/regions/${code}`, code],
	];
}

/** AWS lists them in no order that one could rely on: this one is by code turned round. */
function inNoOrder(a: RegionInfo, b: RegionInfo): number {
	return reverse(a.code) < reverse(b.code) ? -1 : 1;
}

function reverse(text: string): string {
	return [...text].reverse().join('');
}

/** `Parameter`. A public one belongs to no account. */
export function viewParameter({world, caller}: Context, name: string, value: string): object {
	return {
		Name: name,
		Type: 'String',
		Value: value,
		Version: 1,
		LastModifiedDate: world.startMs / 1000,
		ARN: `arn:aws:ssm:${caller.region}::parameter${name}`,
		DataType: 'text',
	};
}

/**
A parameter by its name, its ARN, or either with a version behind a colon.

@returns `undefined` where there is none of that name.
@throws ParameterVersionNotFound for any version but the first, which is all that a public parameter has.
*/
export function findParameter(context: Context, nameOrArn: string): object | undefined {
	const withVersion = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
	const [name = '', version] = withVersion.split(':', 2);
	const value = publicParameters(context).get(name);
	if (value !== undefined && version !== undefined && version !== '1') {
		throw new ServiceError(
			'ParameterVersionNotFound',
			`Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
		);
	}

	return value === undefined ? undefined : viewParameter(context, name, value);
}
