import {invalid, neededCapability} from '../../cloudformation/template.ts';
import {template} from '../../constraints/cloudformation.ts';
import {structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {readGivenTemplate} from './stack-sets.ts';

export const validateTemplate = operation<{TemplateBody?: string; TemplateURL?: string}>({
	service: 'cloudformation',
	name: 'ValidateTemplate',
	input: structure(template),
	async handle(_, input) {
		const given = await readGivenTemplate(input);
		if (given === undefined) {
			throw invalid('Either Template URL or Template Body must be specified.');
		}
		const needed = neededCapability(given.template);
		return {
			Parameters: [...given.template.parameters].map(([ParameterKey, declared]) => ({
				ParameterKey,
				DefaultValue: declared.default,
				NoEcho: declared.isHidden,
				Description: declared.description,
			})),
			Description: given.template.description,
			Capabilities: needed === undefined ? undefined : [needed],
		};
	},
});
