import {boolean, integer, list, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {type Context, operation} from '../operation.ts';
import {takePage} from '../page-token.ts';

const root = '/aws/service/global-infrastructure';

/** The public parameters that tell the Regions: of AWS, of Systems Manager, and their long names. */
function publicParameters({world}: Context): ReadonlyMap<string, string> {
	const parameters = new Map<string, string>();
	// AWS lists them in no order that one could rely on: this one is by code turned round.
	const regions = [...world.regions.values()].sort((a, b) => (reverse(a.code) < reverse(b.code) ? -1 : 1));
	for (const {code, longName, partition} of regions) {
		parameters.set(`${root}/regions/${code}`, code);
		parameters.set(`${root}/regions/${code}/longName`, longName);
		parameters.set(`${root}/regions/${code}/partition`, partition);
		parameters.set(`${root}/services/ssm/regions/${code}`, code);
	}

	return parameters;
}

function reverse(text: string): string {
	return [...text].reverse().join('');
}

function view({world, caller}: Context, name: string, value: string): object {
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

type ByPathInput = {Path: string; Recursive?: boolean; MaxResults?: number; NextToken?: string};

export const getParametersByPath = operation<ByPathInput>({
	service: 'ssm',
	name: 'GetParametersByPath',
	input: structure({
		Path: required(text({min: 1, max: 2048})),
		Recursive: boolean,
		WithDecryption: boolean,
		MaxResults: integer(1, 10),
		NextToken: text(),
	}),
	handle(context, {Path, Recursive = false, MaxResults = 10, NextToken}) {
		if (!Path.startsWith('/')) {
			throw new ServiceError(
				'ValidationException',
				'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/".',
			);
		}

		const prefix = Path.endsWith('/') ? Path : `${Path}/`;
		const found = [...publicParameters(context)].filter(
			([name]) => name.startsWith(prefix) && (Recursive || !name.slice(prefix.length).includes('/')),
		);
		const {items, NextToken: next} = takePage(found, ['by-path', Path, Recursive], NextToken, MaxResults);
		return {Parameters: items.map(([name, value]) => view(context, name, value)), NextToken: next};
	},
});

export const getParameters = operation<{Names: readonly string[]}>({
	service: 'ssm',
	name: 'GetParameters',
	input: structure({Names: required(list(text({min: 1, max: 2048}), {min: 1, max: 10})), WithDecryption: boolean}),
	handle(context, {Names}) {
		const parameters = publicParameters(context);
		return {
			Parameters: Names.filter(name => parameters.has(name)).map(name => view(context, name, parameters.get(name)!)),
			InvalidParameters: Names.filter(name => !parameters.has(name)),
		};
	},
});

export const getParameter = operation<{Name: string}>({
	service: 'ssm',
	name: 'GetParameter',
	input: structure({Name: required(text({min: 1, max: 2048})), WithDecryption: boolean}),
	handle(context, {Name}) {
		const value = publicParameters(context).get(Name);
		if (value === undefined) {
			throw new ServiceError('ParameterNotFound', '');
		}

		return {Parameter: view(context, Name, value)};
	},
});
