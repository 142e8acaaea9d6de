import {integer, list, map, required, structure, text} from '../../constraints/shape.ts';
import {groupsIn} from '../../engine/rules/resources.ts';
import {matchesGlob} from '../../glob.ts';
import {ServiceError} from '../../service-error.ts';
import type {ResourceGroup} from '../../world-definition.ts';
import {operation} from '../operation.ts';
import {groupArn} from './group.ts';

type Input = {
	Name: string;
	Description?: string;
	ResourceQuery?: {Type: string; Query: string};
	Tags?: Readonly<Record<string, string>>;
};

/** A new group of the caller's account and Region: by one tag, as Automation's targets use them. */
export const createGroup = operation<Input>({
	service: 'resource-groups',
	name: 'CreateGroup',
	http: {method: 'POST', path: '/groups'},
	input: structure({
		Name: required(text({min: 1, max: 300, pattern: '[a-zA-Z0-9_\\.-]+'})),
		Description: text({max: 1024, pattern: '[\\sa-zA-Z0-9_\\.-]*'}),
		ResourceQuery: structure(
			{
				Type: required(text({values: ['TAG_FILTERS_1_0', 'CLOUDFORMATION_STACK_1_0']})),
				Query: required(text({max: 4096, pattern: '[\\s\\S]*'})),
			},
			'ResourceQuery',
		),
		Tags: map(
			text({min: 1, max: 128, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'}),
			text({min: 0, max: 256, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'}),
		),
		Configuration: list(
			structure(
				{
					Type: required(text({max: 40, pattern: 'AWS::[a-zA-Z0-9]+::[a-zA-Z0-9]+'})),
					Parameters: list(
						structure(
							{
								Name: required(text({min: 1, max: 80, pattern: '[a-z-]+'})),
								Values: list(text({min: 1, max: 256, pattern: '[a-zA-Z0-9:\\/\\._-]+'})),
							},
							'GroupConfigurationParameter',
						),
					),
				},
				'GroupConfigurationItem',
			),
			{max: 2},
		),
		Criticality: integer(1, 10),
		Owner: text({min: 0, max: 300, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'}),
		DisplayName: text({min: 0, max: 300, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'}),
	}),
	handle({world, caller}, {Name, Description, ResourceQuery, Tags}) {
		const {accountId, region} = caller;
		if (groupsIn(world, accountId, region).some(({name}) => name === Name)) {
			throw new ServiceError('BadRequestException', `Cannot create group: group ${Name} already exists.`);
		}
		if (/^aws/i.test(Name)) {
			throw new ServiceError(
				'BadRequestException',
				'Invalid resource group name: a name cannot start with AWS or aws.',
			);
		}
		world.store.groups.set(`${accountId}/${region}/${Name}`, {
			name: Name,
			...(Description !== undefined && {description: Description}),
			where: [{account: accountId, region}],
			...readQuery(ResourceQuery),
			...(ResourceQuery && {written: ResourceQuery}),
		});
		return {
			Group: {GroupArn: groupArn(caller, Name), Name, Description},
			ResourceQuery,
			Tags,
		};
	},
});

/** @throws BadRequestException for a query that can't be read. */
function readQuery(query: Input['ResourceQuery']): Pick<ResourceGroup, 'query' | 'resourceType'> {
	const {TagFilters = [], ResourceTypeFilters = []} = parseQuery(query);
	const [filter] = TagFilters;
	const [type = 'AWS::AllSupported'] = ResourceTypeFilters;
	return {
		query: filter ? {tag: filter.Key, values: filter.Values ?? []} : {resources: []},
		resourceType: ResourceTypeFilters.some(one => matchesGlob('AWS::AllSupported', one)) ? 'AWS::AllSupported' : type,
	};
}

type TagQuery = {
	readonly TagFilters?: ReadonlyArray<{readonly Key: string; readonly Values?: readonly string[]}>;
	readonly ResourceTypeFilters?: readonly string[];
};

function parseQuery(query: Input['ResourceQuery']): TagQuery {
	if (query === undefined) {
		return {};
	}
	try {
		const parsed: unknown = JSON.parse(query.Query);
		if (typeof parsed === 'object' && parsed !== null && query.Type === 'TAG_FILTERS_1_0') {
			return parsed;
		}
	} catch {
		// Refused below.
	}
	throw new ServiceError('BadRequestException', 'Query not valid: check the syntax and try again.');
}
