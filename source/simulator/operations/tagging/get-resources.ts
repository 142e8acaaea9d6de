import {boolean, list, number, structure, text} from '../../constraints/shape.ts';
import {resourcesIn} from '../../engine/rules/resources.ts';
import type {Resource} from '../../world-definition.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {resourceArn} from '../resource-arn.ts';

type Input = {
	PaginationToken?: string;
	TagFilters?: ReadonlyArray<{Key?: string; Values?: readonly string[]}>;
	ResourcesPerPage?: number;
	ResourceTypeFilters?: readonly string[];
	ResourceARNList?: readonly string[];
};

/** What has tags in the caller's account and Region. */
export const getResources = operation<Input>({
	service: 'tagging',
	name: 'GetResources',
	input: structure({
		PaginationToken: text({min: 0, max: 2048, pattern: '[\\s\\S]*'}),
		TagFilters: list(
			structure(
				{
					Key: text({min: 1, max: 128, pattern: '[\\s\\S]*'}),
					Values: list(text({min: 0, max: 256, pattern: '[\\s\\S]*'}), {min: 0, max: 20}),
				},
				'TagFilter',
			),
			{min: 0, max: 50},
		),
		ResourcesPerPage: number,
		TagsPerPage: number,
		ResourceTypeFilters: list(text({min: 0, max: 256, pattern: '[\\s\\S]*'})),
		IncludeComplianceDetails: boolean,
		ExcludeCompliantResources: boolean,
		ResourceARNList: list(text({min: 1, max: 1011, pattern: '[\\s\\S]*'}), {min: 1, max: 100}),
	}),
	pages: {items: 'ResourceTagMappingList', limit: 'ResourcesPerPage', most: 100, token: 'PaginationToken'},
	handle({world, caller}, input) {
		const {PaginationToken, TagFilters = [], ResourcesPerPage = 50, ResourceTypeFilters, ResourceARNList} = input;
		const found = resourcesIn(world, caller.accountId, caller.region).filter(
			resource =>
				Object.keys(resource.tags).length > 0 &&
				TagFilters.every(filter => hasTag(resource, filter)) &&
				(ResourceTypeFilters?.some(type => isOfType(resource, type)) ?? true) &&
				(ResourceARNList?.includes(resourceArn(caller, resource)) ?? true),
		);
		const request = ['tagged', caller.accountId, caller.region, TagFilters, ResourceTypeFilters, ResourceARNList];
		const limit = Math.min(100, Math.max(1, ResourcesPerPage));
		const {items, NextToken} = takePage(found, request, PaginationToken, limit, 'InvalidParameterException');
		return {
			// An empty text is the last page, as AWS has it here.
			PaginationToken: NextToken ?? '',
			ResourceTagMappingList: items.map(resource => ({
				ResourceARN: resourceArn(caller, resource),
				Tags: Object.entries(resource.tags).map(([Key, Value]) => ({Key, Value})),
			})),
		};
	},
});

function hasTag({tags}: Resource, {Key = '', Values = []}: {Key?: string; Values?: readonly string[]}): boolean {
	return Object.hasOwn(tags, Key) && (Values.length === 0 || Values.includes(tags[Key]!));
}

/** `ec2:instance` or `ec2`, for `AWS::EC2::Instance`. */
function isOfType({type}: Resource, wanted: string): boolean {
	const [, service = '', kind = ''] = type.toLowerCase().split('::');
	return wanted === service || wanted === `${service}:${kind}`;
}
