import {required, structure, text} from '../../constraints/shape.ts';
import {getPreview} from '../../engine/run/preview.ts';
import {operation} from '../operation.ts';

export const getExecutionPreview = operation<{ExecutionPreviewId: string}>({
	service: 'ssm',
	name: 'GetExecutionPreview',
	input: structure({
		ExecutionPreviewId: required(
			text({
				min: 36,
				max: 36,
				pattern: '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}',
			}),
		),
	}),
	handle: ({world, caller}, {ExecutionPreviewId}) =>
		getPreview(world, caller.accountId, caller.region, ExecutionPreviewId),
});
