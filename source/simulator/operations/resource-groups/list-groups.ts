import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import {groupsIn} from '../../engine/rules/resources.ts';
import type {ResourceGroup} from '../../world-definition.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {groupArn, tokenLimits} from './group.ts';

type Input = {
	Filters?: ReadonlyArray<{Name: string; Values: readonly string[]}>;
	MaxResults?: number;
	NextToken?: string;
};

/** The groups of the caller's own account and Region. */
export const listGroups = operation<Input>({
	service: 'resource-groups',
	name: 'ListGroups',
	http: {method: 'POST', path: '/groups-list', query: {maxResults: 'MaxResults', nextToken: 'NextToken'}},
	input: structure({
		Filters: list(
			structure(
				{
					Name: required(
						text({values: ['resource-type', 'configuration-type', 'owner', 'display-name', 'criticality']}),
					),
					Values: required(
						list(
							text({
								min: 1,
								max: 300,
								pattern: 'AWS::(AllSupported|[a-zA-Z0-9]+::[a-zA-Z0-9]+)|[\\s\\p{L}0-9_\\.-]*',
							}),
							{min: 1, max: 5},
						),
					),
				},
				'GroupFilter',
			),
		),
		MaxResults: integer(1, 50),
		NextToken: text(tokenLimits),
	}),
	pages: pagesOf('GroupIdentifiers', 50),
	handle({world, caller}, {Filters = [], MaxResults = 50, NextToken}) {
		const {accountId, region} = caller;
		const found = groupsIn(world, accountId, region).filter(group => Filters.every(filter => passes(group, filter)));
		const request = ['groups', accountId, region, Filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults, 'BadRequestException');
		const views = items.map(({name, description}) => ({
			GroupArn: groupArn(caller, name),
			Description: description,
			name,
		}));
		return {
			GroupIdentifiers: views.map(({name, ...view}) => ({GroupName: name, ...view})),
			Groups: views.map(({name, ...view}) => ({Name: name, ...view})),
			NextToken: next,
		};
	},
});

/** The groups of this world have a type of resource, and nothing else that one could filter by. */
function passes({resourceType}: ResourceGroup, {Name, Values}: {Name: string; Values: readonly string[]}): boolean {
	return Name === 'resource-type' && (Values.includes(resourceType) || Values.includes('AWS::AllSupported'));
}
