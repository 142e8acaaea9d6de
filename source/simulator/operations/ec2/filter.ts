import {matchesGlob} from '../../glob.ts';
import {refuse, services} from '../../services.ts';

/** A filter of EC2: its values are globs, one of which has to match. */
export type Ec2Filter = {readonly Name?: string; readonly Values?: readonly string[]};

/**
Whether something passes all filters.

@param values - What it is looked at for, by the filter's name; `tag:<key>` too.
@throws InvalidParameterValue for a filter that there isn't.
*/
export function passesAll(
	filters: readonly Ec2Filter[] | undefined,
	values: Readonly<Record<string, readonly string[]>>,
): boolean {
	return (filters ?? []).every(({Name = '', Values = []}) => {
		const known = Object.hasOwn(values, Name) ? values[Name]! : undefined;
		if (known === undefined && !Name.startsWith('tag:')) {
			throw refuse(services.ec2, 'invalid', `The filter '${Name}' is invalid`);
		}
		return Values.some(glob => known?.some(value => matchesGlob(glob, value)) ?? false);
	});
}
