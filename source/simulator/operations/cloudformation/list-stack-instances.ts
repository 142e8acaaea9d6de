import {account, callAs, page, region, stackSetName} from '../../constraints/cloudformation.ts';
import {list, structure, text} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {viewInstance} from './instance-view.ts';
import {type CallAs, demandStackSet, type Paged, pageOf} from './stack-sets.ts';

type Input = CallAs &
	Paged & {
		StackSetName: string;
		Filters?: ReadonlyArray<{Name?: string; Values?: string}>;
		StackInstanceAccount?: string;
		StackInstanceRegion?: string;
	};

export const listStackInstances = operation<Input>({
	service: 'cloudformation',
	name: 'ListStackInstances',
	input: structure({
		StackSetName: stackSetName,
		...page,
		Filters: list(
			structure(
				{
					Name: text({values: ['DETAILED_STATUS', 'LAST_OPERATION_ID', 'DRIFT_STATUS']}),
					Values: text({min: 1, max: 128, pattern: '^\\S{1,128}$'}),
				},
				'StackInstanceFilter',
			),
			{max: 3},
		),
		StackInstanceAccount: account,
		StackInstanceRegion: region,
		CallAs: callAs,
	}),
	pages: pagesOf('Summaries', 100),
	handle(context, input) {
		const {StackInstanceAccount, StackInstanceRegion, Filters = []} = input;
		const stackSet = demandStackSet(context, input);
		const found = [...stackSet.instances.values()].filter(
			instance =>
				(StackInstanceAccount === undefined || instance.accountId === StackInstanceAccount) &&
				(StackInstanceRegion === undefined || instance.region === StackInstanceRegion) &&
				Filters.every(({Name, Values}) => {
					switch (Name) {
						case 'DETAILED_STATUS':
							return instance.detailedStatus === Values;
						case 'LAST_OPERATION_ID':
							return instance.lastOperationId === Values;
						default:
							return Values === 'NOT_CHECKED';
					}
				}),
		);
		const request = ['instances', stackSet.id, StackInstanceAccount, StackInstanceRegion, Filters];
		const {items, NextToken} = pageOf(found, request, input);
		return {Summaries: items.map(instance => viewInstance(stackSet, instance)), NextToken};
	},
});
