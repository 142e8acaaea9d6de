import type {AwsOptions} from '../adapters/aws/create-aws.ts';
import type {GlobalValues} from '../commands/line/global-flags.ts';
import type {Origin} from '../core/domain/setup.ts';

/** Set the flags to the chosen identity and Region. */
export function actAs(flags: GlobalValues, origin: Origin): GlobalValues {
	return {...flags, ...awsOrigin(flags, origin)};
}

/** Profile and Region of a choice: an unchosen one stays as it was. */
export function awsOrigin(
	{profile, region}: Pick<AwsOptions, 'profile' | 'region'>,
	origin: Origin,
): Pick<AwsOptions, 'profile' | 'region'> {
	return {
		profile: origin.profile === null ? profile : (origin.profile.name ?? undefined),
		region: origin.region ?? region,
	};
}
