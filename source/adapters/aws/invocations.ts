import type {CloudWatchOutputConfig, CommandInvocation, GetCommandInvocationResult} from '@aws-sdk/client-ssm';
import type {Invocation, Printed} from '../../core/domain/invocation.ts';

/** Convert one command on one instance, from `ListCommandInvocations`. */
export function fromInvocation(one: CommandInvocation): Invocation {
	return {
		instanceId: one.InstanceId ?? '',
		instanceName: one.InstanceName ?? '',
		// A missing status is unknown: so is the empty one.
		status: one.Status ?? '',
		statusDetails: one.StatusDetails ?? one.Status ?? '',
		plugins: (one.CommandPlugins ?? []).map(plugin => ({
			name: plugin.Name ?? '',
			status: plugin.Status ?? '',
			// -1 means that it has not begun, or that the instance never got it.
			exitCode: plugin.ResponseCode === undefined || plugin.ResponseCode < 0 ? null : plugin.ResponseCode,
			startedAt: plugin.ResponseStartDateTime?.getTime() ?? null,
			endedAt: plugin.ResponseFinishDateTime?.getTime() ?? null,
			beginning: plugin.Output ?? '',
		})),
		logGroup: logGroupOf(one.CloudWatchOutputConfig),
	};
}

/** Convert an output, from `GetCommandInvocation`. */
export function fromPrinted(one: GetCommandInvocationResult): Printed {
	return {
		output: one.StandardOutputContent ?? '',
		error: one.StandardErrorContent ?? '',
		outputUrl: one.StandardOutputUrl || null,
		errorUrl: one.StandardErrorUrl || null,
		logGroup: logGroupOf(one.CloudWatchOutputConfig),
	};
}

/** Without a name of its own, AWS takes one derived from the document's. */
function logGroupOf(config: CloudWatchOutputConfig | undefined): string | null {
	return config?.CloudWatchOutputEnabled ? config.CloudWatchLogGroupName || '/aws/ssm/<document>' : null;
}
