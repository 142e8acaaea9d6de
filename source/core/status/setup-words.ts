import type {Failure} from '../domain/failure.ts';
import type {Setup, SetupProfile} from '../domain/setup.ts';

/** How many profiles are named in a line; more are counted. */
const namedProfiles = 4;

/**
Print a failure for lack of a Region, of credentials or of a profile, in three lines: what is missing and why, what was found, what to do.

@param setup - `null` where it couldn't be read: then the failure stays as it is.
*/
export function explainMissing(failure: Failure, setup: Setup | null): Failure {
	if (failure.missing === undefined || setup === null) {
		return failure;
	}

	const {what, because, next = ''} = failure;
	return {
		...failure,
		what: because === undefined ? what : `${what}: ${because}`,
		because: sayFound(setup),
		next: [next, ...suggestProfile(failure, setup), 'Without AWS: rollgrid demo.'].filter(Boolean).join(' '),
	};
}

/** `found: profiles dev (SSO, eu-west-1), ops (keys, no Region) in ~/.aws/config; AWS_PROFILE=dev`. */
function sayFound({profiles, variables, passedOver, configPath, credentialsPath}: Setup): string {
	const named = profiles.slice(0, namedProfiles).map(sayProfile).join(', ');
	const more = profiles.length > namedProfiles ? ` and ${profiles.length - namedProfiles} more` : '';
	const found =
		profiles.length === 0
			? `no profile in ${configPath} or ${credentialsPath}`
			: `${profiles.length === 1 ? 'profile' : 'profiles'} ${named}${more}`;
	return `found: ${found}; ${sayVariables({variables, passedOver})}`;
}

/** `set: AWS_PROFILE=dev; passed over: …`. */
export function sayVariables({variables, passedOver}: Pick<Setup, 'variables' | 'passedOver'>): string {
	const set = variables.map(({name, value}) => (value === '' ? name : `${name}=${value}`)).join(', ');
	return [
		set === '' ? 'no variable of AWS is set' : `set: ${set}`,
		passedOver.length === 0 ? '' : `passed over: ${passedOver.join(', ')}`,
	]
		.filter(Boolean)
		.join('; ');
}

function sayProfile({name, by, region}: SetupProfile): string {
	return `${name} (${by ?? 'no credentials'}, ${region ?? 'no Region'})`;
}

function suggestProfile({missing}: Failure, {profiles}: Setup): readonly string[] {
	const whole = profiles.find(({by, region}) => by !== null && region !== null);
	return missing === 'profile' || whole === undefined ? [] : [`Or --profile ${whole.name}, which has both.`];
}

/** Say that the instance metadata service is being queried, and how to avoid that; `null` where it isn't. */
export function sayAskingMachine({asksMachineFor}: Setup): string | null {
	return asksMachineFor.length === 0
		? null
		: `Asking the instance metadata service for ${asksMachineFor.join(' and ')}, as nothing else names ${asksMachineFor.length === 1 ? 'one' : 'any'}; AWS_EC2_METADATA_DISABLED=true skips that`;
}
