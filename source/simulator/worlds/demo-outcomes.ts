import {type LocationPattern, type OutcomeRule, plainRule} from '../world-definition.ts';

/** A rule about one step of the demo's fan-out, of which only what is said is decided. */
function rule(where: readonly string[], step: string | undefined, rest: Partial<OutcomeRule>): OutcomeRule {
	return {...plainRule, where: where.map(toPattern), document: 'Acme-PatchFleet', step, ...rest};
}

function toPattern(text: string): LocationPattern {
	const [account = '*', region = '*'] = text.split('/');
	return {account, region};
}

const patchedText =
	"/usr/bin/python3\nUsing python binary: 'python3'\nPatchGroup            : fleet-default\nBaselineId            : pb-0c10e65780EXAMPLE\nOperationType         : Install\nInstalledCount        : 14\nFailedCount           : 0\nInstalledPendingRebootCount : 0";
const patched = 'AL2023-2025.6.20';

/**
What happens in the demo's fan-out: most of it succeeds in about 19 seconds a location.

Some locations fail for three causes, some run into a timeout, three wait for a person, some are slow. The acquired account has no execution role, which is no rule but a fact of the world.
*/
export const demoOutcomes: readonly OutcomeRule[] = [
	// The first cause: a quota. A retry fails again.
	rule(['media-prod/eu-*', 'media-prod/us-east-1'], 'createSnapshots', {
		status: 'Failed',
		takesMs: 3000,
		message:
			'An error occurred (SnapshotLimitExceeded) when calling the CreateSnapshots operation: Maximum allowed in-progress snapshots for a single volume exceeded',
	}),
	// The second: a mirror that was down for a while. A retry succeeds.
	rule(['*-staging/ap-southeast-2', 'load-test/ap-southeast-2'], 'installPatches', {
		status: 'Failed',
		times: 1,
		takesMs: 8000,
		message:
			"Run Command ended with status Failed: InvocationId 5f9f1b2e, ExitCode 156: Error: Failed to download metadata for repo 'amazonlinux': Cannot download repomd.xml: All mirrors were tried",
		prints: {
			output:
				"/usr/bin/python3\nUsing python binary: 'python3'\n11/26 09:14:02 [INFO]: Downloading the baseline snapshot\n11/26 09:14:03 [INFO]: Patch operation Install began\n",
			error:
				"Amazon Linux 2023 repository        0.0  B/s |   0  B     00:30\nErrors during downloading metadata for repository 'amazonlinux':\n  - Curl error (28): Timeout was reached for https://al2023-repos-{region}.example.com/core/mirrors/repomd.xml\nError: Failed to download metadata for repo 'amazonlinux': Cannot download repomd.xml: All mirrors were tried",
			exitCode: 156,
			nodes: 2,
		},
	}),
	// The third: a node that needs one more restart.
	rule(
		['orders-prod/us-west-2', 'search-prod/eu-central-1', 'ledger-prod/ca-central-1', 'acme-build/eu-west-1'],
		'verify',
		{
			status: 'Failed',
			times: 1,
			takesMs: 3500,
			failureType: 'Verification',
			failureStage: 'PostVerification',
			message:
				'Failure happened while executing the script: NonCompliantNodes: 1 of 6 nodes reports INSTALLED_PENDING_REBOOT (kernel-6.1.141)',
		},
	),
	rule(['catalog-prod/ap-northeast-1', 'identity-staging/us-west-2', 'acme-backup/eu-central-1'], 'installPatches', {
		status: 'TimedOut',
	}),
	// Not healthy, so somebody has to decide. Where nobody does, the approval runs into its timeout.
	rule(['payments-prod/us-east-1', 'vault-prod/eu-west-1', 'checkout-prod/ap-southeast-1'], 'checkHealth', {
		status: 'Failed',
		takesMs: 2500,
		message:
			'Failure happened while executing the script: UnhealthyNodes: 2 of 9 nodes have less than 2 GB left on /var',
	}),
	rule(['acme-network/ap-*', 'mobile-api-prod/eu-*', 'load-test/us-*'], undefined, {slow: 2.6}),
	rule(['catalog-staging/eu-west-1', 'acme-observability/us-east-1'], 'verify', {
		outputs: {PatchLevel: ['AL2023-2025.4.11'], CompliantNodes: ['5']},
	}),
	rule(['*'], 'verify', {takesMs: 3200, outputs: {PatchLevel: [patched], CompliantNodes: ['6']}}),
	rule(['*'], 'checkHealth', {takesMs: 2200}),
	rule(['*'], 'createSnapshots', {takesMs: 4200}),
	rule(['*'], 'installPatches', {
		takesMs: 7000,
		outputs: {Output: ['Installed: 14, Failed: 0, PendingReboot: 0']},
		prints: {output: `${patchedText}\n`, error: ''},
	}),
	{...rule(['*-staging/us-west-2'], 'installAgent', {status: 'TimedOut'}), document: 'Acme-RotateAgents'},
	{
		...rule(['identity-prod/eu-west-1'], 'installAgent', {
			status: 'Failed',
			message: 'Run Command ended with status Failed: ExitCode 1: no space left on device',
			prints: {
				output: 'Downloading the agent for {instance}\n',
				error: 'tar: agent/bin/agent: Cannot write: No space left on device',
			},
		}),
		document: 'Acme-RotateAgents',
	},
];
