import type {CloudWatchOutputConfig, CommandInvocation, GetCommandInvocationResult} from '@aws-sdk/client-ssm';
import type {Invocation, Printed} from '../../core/domain/invocation.ts';

/** One command on one instance, as `ListCommandInvocations` tells it. */
export function fromInvocation(one: CommandInvocation): Invocation {
	return {
		instanceId: one.InstanceId ?? '',
		instanceName: one.InstanceName ?? '',
		// Without a word nobody knows how it fared: the empty status is one that nobody knows, too.
		status: one.Status ?? '',
		statusDetails: one.StatusDetails ?? one.Status ?? '',
		plugins: (one.CommandPlugins ?? []).map(plugin => ({
			name: plugin.Name ?? '',
			status: plugin.Status ?? '',
			// -1 stands for one that has not begun, or that the instance never got.
			exitCode: plugin.ResponseCode === undefined || plugin.ResponseCode < 0 ? null : plugin.ResponseCode,
			startedAt: plugin.ResponseStartDateTime?.getTime() ?? null,
			endedAt: plugin.ResponseFinishDateTime?.getTime() ?? null,
			beginning: plugin.Output ?? '',
		})),
		logGroup: logGroupOf(one.CloudWatchOutputConfig),
	};
}

/** What was printed, as `GetCommandInvocation` tells it. */
export function fromPrinted(one: GetCommandInvocationResult): Printed {
	return {
		output: one.StandardOutputContent ?? '',
		error: one.StandardErrorContent ?? '',
		outputUrl: one.StandardOutputUrl || null,
		errorUrl: one.StandardErrorUrl || null,
		logGroup: logGroupOf(one.CloudWatchOutputConfig),
	};
}

/** Without a name of its own, AWS takes the one that it makes of the document's. */
function logGroupOf(config: CloudWatchOutputConfig | undefined): string | null {
	return config?.CloudWatchOutputEnabled ? config.CloudWatchLogGroupName || '/aws/ssm/<document>' : null;
}
