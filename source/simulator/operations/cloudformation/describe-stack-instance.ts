import {account, callAs, region, stackSetName} from '../../constraints/cloudformation.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {viewInstance} from './instance-view.ts';
import {type CallAs, demandStackSet} from './stack-sets.ts';

type Input = CallAs & {StackSetName: string; StackInstanceAccount: string; StackInstanceRegion: string};

export const describeStackInstance = operation<Input>({
	service: 'cloudformation',
	name: 'DescribeStackInstance',
	input: structure({
		StackSetName: stackSetName,
		StackInstanceAccount: required(account),
		StackInstanceRegion: required(region),
		CallAs: callAs,
	}),
	handle(context, input) {
		const {StackInstanceAccount, StackInstanceRegion} = input;
		const stackSet = demandStackSet(context, input);
		const instance = stackSet.instances.get(`${StackInstanceAccount}/${StackInstanceRegion}`);
		if (instance === undefined) {
			throw new ServiceError(
				'StackInstanceNotFoundException',
				`Stack instance for account ${StackInstanceAccount} and region ${StackInstanceRegion} not found`,
				404,
			);
		}
		return {StackInstance: {...viewInstance(stackSet, instance), ParameterOverrides: instance.overrides}};
	},
});
