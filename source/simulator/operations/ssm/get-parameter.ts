import {boolean, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {findParameter, nameLimits} from './parameter.ts';

export const getParameter = operation<{Name: string}>({
	service: 'ssm',
	name: 'GetParameter',
	input: structure({Name: required(text(nameLimits)), WithDecryption: boolean}),
	handle(context, {Name}) {
		const Parameter = findParameter(context, Name);
		if (Parameter === undefined) {
			throw new ServiceError('ParameterNotFound', '');
		}

		return {Parameter};
	},
});
