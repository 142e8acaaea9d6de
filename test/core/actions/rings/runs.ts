import type {Run, RunHead} from '../../../../source/core/actions/rings/run.ts';
import {type Gate, plainGate} from '../../../../source/core/planning/rings/ring.ts';

/** What a run of so many rings begins with, a few locations each. */
export function headOf(gates: readonly Partial<Gate>[], locations: number | readonly number[] = 2): RunHead {
	return {
		runId: '11111111-2222-4333-a444-555555555555',
		where: {accountId: '123456789012', region: 'us-east-1'},
		begunAt: 0,
		request: {DocumentName: 'PatchFleet'},
		isWhole: true,
		rings: gates.map((gate, ring) => {
			const count = typeof locations === 'number' ? locations : locations[ring]!;
			const Accounts = Array.from({length: count}, (_, index) => String(100_000_000_000 + ring * 1000 + index));
			return {
				name: `ring ${ring}`,
				gate: {...plainGate, ...gate},
				locations: count,
				turns: [{turn: 0, locations: count, targetLocations: [{Accounts, Regions: ['eu-west-1']}]}],
			};
		}),
	};
}

/** The phases of a run's rings. */
export function phasesOf({rings}: Run): readonly string[] {
	return rings.map(({phase}) => phase);
}
