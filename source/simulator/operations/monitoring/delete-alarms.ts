import {list, required, structure, text} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';

export const deleteAlarms = operation<{AlarmNames: readonly string[]}>({
	service: 'monitoring',
	name: 'DeleteAlarms',
	input: structure({AlarmNames: required(list(text({min: 1, max: 255}), {max: 100}))}),
	handle({world, caller}, {AlarmNames}) {
		const keys = AlarmNames.map(name => `${caller.accountId}/${caller.region}/${name}`);
		if (!keys.every(key => world.store.alarms.has(key))) {
			throw new ServiceError('ResourceNotFound', '', 404);
		}
		for (const key of keys) {
			world.store.alarms.delete(key);
		}
		return {};
	},
});
