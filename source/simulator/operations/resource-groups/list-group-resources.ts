import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import {groupMembers} from '../../engine/rules/resources.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {resourceArn} from '../resource-arn.ts';
import {demandGroup, groupArnPattern, groupNamePattern, tokenLimits} from './group.ts';

type Input = {
	GroupName?: string;
	Group?: string;
	Filters?: ReadonlyArray<{Name: string; Values: readonly string[]}>;
	MaxResults?: number;
	NextToken?: string;
};

export const listGroupResources = operation<Input>({
	service: 'resource-groups',
	name: 'ListGroupResources',
	http: {method: 'POST', path: '/list-group-resources'},
	input: structure({
		GroupName: text({min: 1, max: 300, pattern: groupNamePattern}),
		Group: text({min: 1, max: 1600, pattern: `${groupNamePattern}|${groupArnPattern}`}),
		Filters: list(
			structure(
				{
					Name: required(text({values: ['resource-type']})),
					Values: required(
						list(text({min: 1, max: 128, pattern: 'AWS::[a-zA-Z0-9]+::[a-zA-Z0-9]+'}), {min: 1, max: 5}),
					),
				},
				'ResourceFilter',
			),
		),
		MaxResults: integer(1, 50),
		NextToken: text(tokenLimits),
	}),
	pages: pagesOf('ResourceIdentifiers', 50),
	handle(context, {GroupName, Group = GroupName, Filters = [], MaxResults = 50, NextToken}) {
		const {world, caller} = context;
		const {accountId, region} = caller;
		const group = demandGroup(context, Group === undefined ? {} : {Group});
		const found = groupMembers(world, accountId, region, group).filter(({type}) =>
			Filters.every(({Values}) => Values.includes(type)),
		);
		const request = ['members', accountId, region, group.name, Filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults, 'BadRequestException');
		const identifiers = items.map(resource => ({
			ResourceArn: resourceArn(caller, resource),
			ResourceType: resource.type,
		}));
		return {
			Resources: identifiers.map(Identifier => ({Identifier})),
			ResourceIdentifiers: identifiers,
			QueryErrors: [],
			NextToken: next,
		};
	},
});
