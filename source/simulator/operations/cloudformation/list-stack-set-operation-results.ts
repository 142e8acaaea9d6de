import {callAs, page, stackSetName, token} from '../../constraints/cloudformation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {type CallAs, demandOperation, demandStackSet, type Paged, pageOf} from './stack-sets.ts';

type Input = CallAs &
	Paged & {StackSetName: string; OperationId: string; Filters?: ReadonlyArray<{Name?: string; Values?: string}>};

/** How far each account and Region of an operation has come. */
export const listStackSetOperationResults = operation<Input>({
	service: 'cloudformation',
	name: 'ListStackSetOperationResults',
	input: structure({
		StackSetName: stackSetName,
		OperationId: required(token),
		...page,
		CallAs: callAs,
		Filters: list(
			structure(
				{
					Name: text({values: ['OPERATION_RESULT_STATUS']}),
					Values: text({min: 6, max: 9, pattern: '^\\S{6,9}$'}),
				},
				'OperationResultFilter',
			),
			{max: 1},
		),
	}),
	pages: pagesOf('Summaries', 100),
	handle(context, input) {
		const {Filters = []} = input;
		const stackSet = demandStackSet(context, input);
		const {id, results} = demandOperation(stackSet, input.OperationId);
		const found = results.filter(({status}) => Filters.every(({Values}) => Values === status));
		const {items, NextToken} = pageOf(found, ['results', id, Filters], input);
		return {
			Summaries: items.map(({accountId, region, status, reason, unitId}) => ({
				Account: accountId,
				Region: region,
				Status: status,
				StatusReason: reason,
				AccountGateResult:
					status === 'PENDING' || status === 'CANCELLED'
						? undefined
						: {
								Status: 'SKIPPED',
								StatusReason: `Function not found: arn:aws:lambda:${region}:${accountId}:function:AWSCloudFormationStackSetAccountGate`,
							},
				OrganizationalUnitId: unitId,
			})),
			NextToken,
		};
	},
});
