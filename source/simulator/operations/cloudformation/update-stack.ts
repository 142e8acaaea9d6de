import {updateStack as update} from '../../cloudformation/run-stack.ts';
import {demandCapabilities, invalid, parameterValues} from '../../cloudformation/template.ts';
import {boolean, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {readGivenTemplate} from './stack-sets.ts';
import {demandStack, type StackInput, stackInput} from './stacks.ts';

export const updateStack = operation<StackInput & {UsePreviousTemplate?: boolean}>({
	service: 'cloudformation',
	name: 'UpdateStack',
	input: structure({...stackInput, UsePreviousTemplate: boolean}),
	async handle(context, input) {
		const {world, caller} = context;
		const before = demandStack(context, input.StackName);
		const given = await readGivenTemplate(
			input.UsePreviousTemplate === true ? {TemplateBody: before.templateText} : input,
		);
		if (given === undefined) {
			throw invalid('Either Template URL or Template Body must be specified.');
		}
		demandCapabilities(given.template, input.Capabilities);
		const stack = demandStack(context, input.StackName);
		const {id} = update(world, stack, {
			name: stack.name,
			accountId: caller.accountId,
			region: caller.region,
			templateText: given.text,
			template: given.template,
			parameters: parameterValues(given.template, input.Parameters, stack.parameters),
			capabilities: input.Capabilities ?? stack.capabilities,
			tags: input.Tags ?? stack.tags,
			token: input.ClientRequestToken,
		});
		return {StackId: id};
	},
});
