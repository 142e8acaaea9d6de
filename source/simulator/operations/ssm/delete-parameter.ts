import {required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {parameterKey} from '../../store/parameters.ts';
import {operation} from '../operation.ts';
import {nameLimits} from './parameter.ts';

export const deleteParameter = operation<{Name: string}>({
	service: 'ssm',
	name: 'DeleteParameter',
	input: structure({Name: required(text(nameLimits))}),
	handle({world, caller}, {Name}) {
		if (!world.store.parameters.delete(parameterKey(caller, Name))) {
			throw new ServiceError('ParameterNotFound', '');
		}
		return {};
	},
});
