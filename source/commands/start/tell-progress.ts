import type {Preflight} from '../../core/actions/preflight/preflight.ts';
import type {ExamineOptions} from '../../runtime/preflight/ports.ts';
import type {Services} from '../services.ts';

/** The number of locations from which the check takes long enough to report progress. */
const manyLocations = 50;
/** A line for each share of this size. */
const share = 0.1;

/** Report the progress of a preflight: a line when it begins to check locations, and, where there are many, one for each tenth. */
export function tellProgress({tell}: Pick<Services, 'tell'>): NonNullable<ExamineOptions['onProgress']> {
	let told = 0;
	return ({total, done}: Preflight) => {
		if (total <= manyLocations) {
			return;
		}

		if (told === 0) {
			tell(`Looking at ${total} locations…`);
			told = share;
		} else if (done / total >= told && done < total) {
			tell(`${done} of ${total} looked at`);
			told = (Math.floor(done / total / share) + 1) * share;
		}
	};
}
