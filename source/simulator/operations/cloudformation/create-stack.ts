import {createStack as create} from '../../cloudformation/run-stack.ts';
import {demandCapabilities, invalid, parameterValues} from '../../cloudformation/template.ts';
import {boolean, integer, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {readGivenTemplate} from './stack-sets.ts';
import {type StackInput, stackInput} from './stacks.ts';

/** A new stack, which is there after a while. Its roles are roles of the world. */
export const createStack = operation<StackInput>({
	service: 'cloudformation',
	name: 'CreateStack',
	input: structure({
		...stackInput,
		TimeoutInMinutes: integer(1, 2_147_483_647),
		OnFailure: text({values: ['DO_NOTHING', 'ROLLBACK', 'DELETE']}),
		EnableTerminationProtection: boolean,
	}),
	async handle({world, caller}, input) {
		const given = await readGivenTemplate(input);
		if (given === undefined) {
			throw invalid('Either Template URL or Template Body must be specified.');
		}
		if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(input.StackName)) {
			throw invalid(
				`1 validation error detected: Value '${input.StackName}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
			);
		}
		demandCapabilities(given.template, input.Capabilities);
		const {id} = create(world, {
			name: input.StackName,
			accountId: caller.accountId,
			region: caller.region,
			templateText: given.text,
			template: given.template,
			parameters: parameterValues(given.template, input.Parameters),
			capabilities: input.Capabilities ?? [],
			tags: input.Tags ?? [],
			token: input.ClientRequestToken,
		});
		return {StackId: id};
	},
});
