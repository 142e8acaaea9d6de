import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';

type Input = {
	AssociationFilterList?: ReadonlyArray<{key: string; value: string}>;
	MaxResults?: number;
	NextToken?: string;
};

export const listAssociations = operation<Input>({
	service: 'ssm',
	name: 'ListAssociations',
	input: structure({
		AssociationFilterList: list(
			structure(
				{
					key: required(
						text({
							values: [
								'InstanceId',
								'Name',
								'AssociationId',
								'AssociationStatusName',
								'LastExecutedBefore',
								'LastExecutedAfter',
								'AssociationName',
								'ResourceGroupName',
							],
						}),
					),
					value: required(text({min: 1})),
				},
				'AssociationFilter',
			),
			{min: 1},
		),
		MaxResults: integer(1, 50),
		NextToken: text(),
	}),
	pages: pagesOf('Associations', 50),
	handle({world, caller}, {AssociationFilterList = [], MaxResults = 50, NextToken}) {
		const views = [...world.store.associations.values()]
			.filter(({accountId, region}) => accountId === caller.accountId && region === caller.region)
			.map(({id, name, request, scheduleExpression, lastExecutedAtMs}) => ({
				Name: request.DocumentName,
				AssociationId: id,
				AssociationVersion: '1',
				DocumentVersion: request.DocumentVersion,
				Targets: request.Targets,
				LastExecutionDate: lastExecutedAtMs === undefined ? undefined : world.scale.shown(lastExecutedAtMs) / 1000,
				ScheduleExpression: scheduleExpression,
				AssociationName: name,
			}));
		const found = views.filter(view =>
			AssociationFilterList.every(({key, value}) => new Map<string, unknown>(Object.entries(view)).get(key) === value),
		);
		const request = ['associations', caller.accountId, caller.region, AssociationFilterList];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults);
		return {Associations: items, NextToken: next};
	},
});
