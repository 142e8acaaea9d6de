import {boolean, integer, list, required, structure, text} from '../../constraints/shape.ts';
import {FrontEndError, ServiceError} from '../../service-error.ts';
import {listParameters} from '../../store/parameters.ts';
import type {StoredParameter} from '../../store/store.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {nameLimits, viewParameter} from './parameter.ts';

type Input = {
	Path: string;
	Recursive?: boolean;
	ParameterFilters?: ReadonlyArray<{Key: string; Option?: string; Values?: readonly string[]}>;
	MaxResults?: number;
	NextToken?: string;
};

export const getParametersByPath = operation<Input>({
	service: 'ssm',
	name: 'GetParametersByPath',
	input: structure({
		Path: required(text(nameLimits)),
		Recursive: boolean,
		ParameterFilters: list(
			structure(
				{
					Key: required(text({min: 1, max: 132, pattern: 'tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType'})),
					Option: text({min: 1, max: 10}),
					Values: list(text({min: 1, max: 1024}), {min: 1, max: 50}),
				},
				'ParameterStringFilter',
			),
		),
		WithDecryption: boolean,
		MaxResults: integer(1, 10),
		NextToken: text(),
	}),
	pages: pagesOf('Parameters', 10),
	handle(context, {Path, Recursive = false, ParameterFilters = [], MaxResults = 10, NextToken}) {
		if (!Path.startsWith('/')) {
			throw new FrontEndError(
				'ValidationException',
				'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
			);
		}

		const prefix = Path.endsWith('/') ? Path : `${Path}/`;
		const found = listParameters(context.world, context.caller, prefix).filter(
			parameter =>
				(Recursive || !parameter.name.slice(prefix.length).includes('/')) &&
				ParameterFilters.every(filter => passes(parameter, filter)),
		);
		const request = ['by-path', Path, Recursive, ParameterFilters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults);
		return {Parameters: items.map(parameter => viewParameter(context, parameter)), NextToken: next};
	},
});

type Filter = {Key: string; Option?: string; Values?: readonly string[]};

/** @throws InvalidFilterKey, InvalidFilterOption. */
function passes({type, dataType, tier}: StoredParameter, {Key, Option = 'Equals', Values = []}: Filter): boolean {
	const values: ReadonlyMap<string, string> = new Map([
		['Type', type],
		['DataType', dataType],
		['Tier', tier],
		['KeyId', ''],
		['Label', ''],
	]);
	const value = values.get(Key);
	if (value === undefined) {
		throw new ServiceError('InvalidFilterKey', '');
	}
	if (Option !== 'Equals' && Option !== 'BeginsWith') {
		throw new ServiceError(
			'InvalidFilterOption',
			`The following filter option is not valid: ${Option}. Valid options include: [BeginsWith, Equals].`,
		);
	}
	return Values.some(wanted => (Option === 'Equals' ? value === wanted : value.startsWith(wanted)));
}
