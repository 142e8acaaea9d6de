import {invalid} from '../../cloudformation/template.ts';
import {structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandStack} from './stacks.ts';

export const getTemplate = operation<{StackName?: string}>({
	service: 'cloudformation',
	name: 'GetTemplate',
	input: structure({StackName: text(), TemplateStage: text({values: ['Original', 'Processed']})}),
	handle(context, {StackName}) {
		if (StackName === undefined) {
			throw invalid('StackName is required if ChangeSetName is not specified.');
		}
		return {TemplateBody: demandStack(context, StackName).templateText, StagesAvailable: ['Original', 'Processed']};
	},
});
