import type {Services} from './services.ts';

/** A signal that is raised when the operator interrupts. */
export function untilInterrupted({interrupted}: Pick<Services, 'interrupted'>): AbortSignal {
	const controller = new AbortController();
	void interrupted.then(() => controller.abort());
	return controller.signal;
}
