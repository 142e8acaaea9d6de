import type {Effect} from '../core/state/effect.ts';
import type {Ask} from './perform-configure.ts';
import type {Ports} from './ports.ts';

/** Read what earlier runs have saved: records of fan-outs, and typed lines. */
export type KeptEffect = Extract<
	Effect,
	{type: 'list-known' | 'read-record' | 'read-history' | 'read-preflight' | 'read-lines' | 'keep-line'}
>;

type Performers = {readonly [T in KeptEffect['type']]: (effect: Extract<KeptEffect, {type: T}>) => void};

/** One function for each kind of these effects. Without saved data nothing is read. */
export function keptPerformers(ports: Ports, ask: Ask): Performers {
	return {
		'list-known': ({where}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.listKnown(where), outcome => ({type: 'known-read', outcome}));
			}
		},
		'read-record': ({where, executionId}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.read(where, executionId), outcome => ({type: 'record-found', executionId, outcome}));
			}
		},
		'read-history': ({where, executionId, to}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.readLines(where, executionId), outcome => ({type: 'history-found', executionId, to, outcome}));
			}
		},
		'read-preflight': ({where, executionId}) => {
			const {records} = ports;
			if (records !== undefined) {
				ask(records.readPreflight(where, executionId), outcome => ({type: 'preflight-found', executionId, outcome}));
			}
		},
		'read-lines': () => {
			const {lines} = ports;
			if (lines !== undefined) {
				ask(lines.read(), outcome => ({type: 'lines-read', outcome}));
			}
		},
		'keep-line': ({kind, text}) => {
			// A line that can't be saved is only missing the next time; reading the lines reports that then.
			void ports.lines?.keep(kind, text);
		},
	};
}
