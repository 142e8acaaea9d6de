import {ServiceError} from '../../service-error.ts';
import {readParameter} from '../../store/parameters.ts';
import type {StoredParameter} from '../../store/store.ts';
import type {Context} from '../operation.ts';

/** What every operation on parameters takes as a name. */
export const nameLimits = {min: 1, max: 2048} as const;

/** `Parameter`. A public one belongs to no account. */
export function viewParameter({world, caller}: Context, parameter: StoredParameter): object {
	const {name, type, value, version, changedAtMs, dataType} = parameter;
	return {
		Name: name,
		Type: type,
		Value: value,
		Version: version,
		LastModifiedDate: world.scale.shown(changedAtMs) / 1000,
		ARN: parameterArn(caller, parameter),
		DataType: dataType,
	};
}

export function parameterArn({region, accountId}: Context['caller'], {name, isPublic}: StoredParameter): string {
	return `arn:aws:ssm:${region}:${isPublic ? '' : accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

/**
A parameter by its name, its ARN, or either with a version behind a colon.

@returns `undefined` where there is none of that name.
@throws ParameterVersionNotFound for a version that there never was, or that is too old to be kept.
*/
export function findParameter(context: Context, nameOrArn: string): object | undefined {
	const withVersion = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
	const [name = '', version] = withVersion.split(':', 2);
	const {world, caller} = context;
	// An ARN has a slash before the name, whether the name begins with one or not.
	const parameter =
		readParameter(world, caller, name) ??
		(withVersion === nameOrArn ? undefined : readParameter(world, caller, name.slice(1)));
	if (parameter === undefined || version === undefined) {
		return parameter && viewParameter(context, parameter);
	}
	const wanted = [parameter, ...parameter.earlier].find(one => String(one.version) === version);
	if (wanted === undefined) {
		throw new ServiceError(
			'ParameterVersionNotFound',
			`Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
		);
	}
	return {...viewParameter(context, wanted), Selector: `:${version}`};
}
