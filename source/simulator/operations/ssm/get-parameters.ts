import {boolean, list, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {findParameter, nameLimits} from './parameter.ts';

export const getParameters = operation<{Names: readonly string[]}>({
	service: 'ssm',
	name: 'GetParameters',
	input: structure({Names: required(list(text(nameLimits), {min: 1, max: 10})), WithDecryption: boolean}),
	handle(context, {Names}) {
		const found = Names.map(name => [name, findParameter(context, name)] as const);
		return {
			Parameters: found.flatMap(([, parameter]) => (parameter === undefined ? [] : [parameter])),
			InvalidParameters: found.flatMap(([name, parameter]) => (parameter === undefined ? [name] : [])),
		};
	},
});
