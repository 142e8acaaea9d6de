import type {Effect} from '../core/state/effect.ts';
import type {Ask} from './perform-configure.ts';
import type {Ports} from './ports.ts';

/** The effects about who acts, and where. */
export type OriginEffect = Extract<
	Effect,
	{type: 'identify' | 'read-setup' | 'choose-origin' | 'list-accounts' | 'list-regions'}
>;

type Performers = {readonly [T in OriginEffect['type']]: (effect: Extract<OriginEffect, {type: T}>) => void};

/** One function for each kind of these effects. */
export function originPerformers(ports: Ports, ask: Ask): Performers {
	return {
		identify: () => ask(ports.locateCentral(), outcome => ({type: 'identified', outcome})),
		'read-setup': () => {
			const {setup} = ports;
			if (setup !== undefined) {
				ask(setup.read(), found => ({type: 'setup-read', setup: found}));
			}
		},
		'choose-origin': ({origin}) => {
			const {setup} = ports;
			if (setup !== undefined) {
				ask(setup.choose(origin), watchCommand => ({type: 'origin-chosen', watchCommand}));
			}
		},
		'list-accounts': () => ask(ports.directory.listAccounts(), outcome => ({type: 'accounts-read', outcome})),
		'list-regions': () => ask(ports.directory.listRegions(), outcome => ({type: 'regions-read', outcome})),
	};
}
