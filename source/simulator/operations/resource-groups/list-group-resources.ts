import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import {groupMembers, groupsIn} from '../../engine/rules/resources.ts';
import {ServiceError} from '../../service-error.ts';
import type {Resource} from '../../world-definition.ts';
import {type Context, operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {groupArnPattern, groupNamePattern, tokenLimits} from './group.ts';

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
		const name = Group?.slice(Group.lastIndexOf(':group/') + (Group.includes(':group/') ? ':group/'.length : 1));
		if (name === undefined) {
			throw new ServiceError('BadRequestException', 'A group name or ARN must be provided');
		}

		const group = groupsIn(world, accountId, region).find(one => one.name === name);
		if (group === undefined) {
			throw new ServiceError('NotFoundException', `Cannot find group ${name}`, 404);
		}

		const found = groupMembers(world, accountId, region, group).filter(({type}) =>
			Filters.every(({Values}) => Values.includes(type)),
		);
		const request = ['members', accountId, region, name, Filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults, 'BadRequestException');
		const identifiers = items.map(resource => ({
			ResourceArn: resourceArn(context, resource),
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

/** The ARN of a resource, made from its type where the world has only its ID. */
function resourceArn({caller}: Context, {id, type}: Resource): string {
	if (id.startsWith('arn:')) {
		return id;
	}

	const [, service = '', kind = ''] = type.split('::');
	return `arn:aws:${service.toLowerCase()}:${caller.region}:${caller.accountId}:${kind.toLowerCase()}/${id}`;
}
