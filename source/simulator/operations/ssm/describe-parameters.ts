import {boolean, integer, list, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {listParameters} from '../../store/parameters.ts';
import type {StoredParameter} from '../../store/store.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {parameterArn} from './parameter.ts';

type Filter = {Key: string; Option?: string; Values?: readonly string[]};
type Input = {
	Filters?: readonly Filter[];
	ParameterFilters?: readonly Filter[];
	MaxResults?: number;
	NextToken?: string;
};

/** The parameters of the caller's own account and Region, without their values. */
export const describeParameters = operation<Input>({
	service: 'ssm',
	name: 'DescribeParameters',
	input: structure({
		Filters: list(
			structure(
				{
					Key: required(text({values: ['Name', 'Type', 'KeyId']})),
					Values: required(list(text({min: 1, max: 1024}), {min: 1, max: 50})),
				},
				'ParametersFilter',
			),
		),
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
		MaxResults: integer(1, 50),
		NextToken: text(),
		Shared: boolean,
	}),
	pages: pagesOf('Parameters', 50),
	handle({world, caller}, {Filters = [], ParameterFilters = [], MaxResults = 50, NextToken}) {
		const filters = [...Filters, ...ParameterFilters];
		const found = listParameters(world, caller, '').filter(parameter =>
			filters.every(filter => passes(parameter, filter)),
		);
		const request = ['parameters', caller.accountId, caller.region, filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults);
		return {
			Parameters: items.map(parameter => ({
				Name: parameter.name,
				ARN: parameterArn(caller, parameter),
				Type: parameter.type,
				LastModifiedDate: world.scale.shown(parameter.changedAtMs) / 1000,
				Description: parameter.description,
				AllowedPattern: parameter.allowedPattern,
				Version: parameter.version,
				Tier: parameter.tier,
				Policies: [],
				DataType: parameter.dataType,
			})),
			NextToken: next,
		};
	},
});

/** @throws InvalidFilterOption. */
function passes(parameter: StoredParameter, {Key, Option = 'Equals', Values = []}: Filter): boolean {
	const compare = options.get(Option);
	if (!compare) {
		throw new ServiceError(
			'InvalidFilterOption',
			`The following filter option is not valid: ${Option}. Valid options include: [${[...options.keys()].join(', ')}].`,
		);
	}
	return valuesOf(parameter, Key).some(value => Values.length === 0 || Values.some(wanted => compare(value, wanted)));
}

const options: ReadonlyMap<string, (value: string, wanted: string) => boolean> = new Map([
	['BeginsWith', (value: string, wanted: string) => value.startsWith(wanted)],
	['Contains', (value: string, wanted: string) => value.includes(wanted)],
	['Equals', (value: string, wanted: string) => value === wanted],
	['OneLevel', (value: string, wanted: string) => value.slice(0, value.lastIndexOf('/')) === wanted.replace(/\/$/, '')],
	['Recursive', (value: string, wanted: string) => value.startsWith(wanted.endsWith('/') ? wanted : `${wanted}/`)],
]);

function valuesOf({name, type, tier, dataType, tags}: StoredParameter, key: string): readonly string[] {
	if (key.startsWith('tag:')) {
		const value = tags.get(key.slice('tag:'.length));
		return value === undefined ? [] : [value];
	}
	const known: ReadonlyMap<string, readonly string[]> = new Map([
		['Name', [name]],
		['Path', [name]],
		['Type', [type]],
		['Tier', [tier]],
		['DataType', [dataType]],
	]);
	return known.get(key) ?? [];
}
