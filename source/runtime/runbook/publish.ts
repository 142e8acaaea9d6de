import type {FoundDocument, PublishStep, WantedDocument} from '../../core/actions/publish/plan-publish.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {ChangeJournal} from '../../ports/change-journal.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Documents} from '../../ports/documents.ts';

export type PublishPorts = {
	readonly documents: Documents;
	readonly changes: ChangeJournal;
	readonly clock: Clock;
	readonly createId: () => string;
};

/** A runbook as it was read in one Region; `null` where it isn't there. */
export async function readFound(
	documents: Documents,
	where: Location,
	name: string,
): Promise<Outcome<FoundDocument | null>> {
	const latest = await documents.readDocument(where, name, '$LATEST');
	if (!latest.ok || latest.value === null) {
		return latest.ok ? succeed(null) : latest;
	}

	const shares = await documents.listShares(where, name);
	const {latestVersion, defaultVersion, content} = latest.value;
	return shares.ok ? succeed({latestVersion, defaultVersion, latestContent: content, shares: shares.value}) : shares;
}

/**
Perform the steps of one Region, each in the journal before it is sent. After a lost response rollgrid reads what AWS has done, so no call is made twice blindly.

@returns How many steps were performed, and the failure that ended it.
*/
export async function publishIn(
	ports: PublishPorts,
	where: Location,
	wanted: WantedDocument,
	steps: readonly PublishStep[],
): Promise<Outcome<number>> {
	let added: string | null = null;
	let made = 0;
	for (const step of steps) {
		const id = ports.createId();
		const {changes, clock} = ports;
		const written = await changes.write({
			id,
			where,
			subject: wanted.name,
			step: step.type,
			writtenAt: clock.now(),
		});
		if (!written.ok) {
			return written;
		}

		const sent = await send(ports.documents, where, wanted, step, added);
		if (!sent.ok) {
			await changes.settle(id, 'refused', sent.failure.because ?? sent.failure.what);
			return fail(sent.failure);
		}

		added = sent.value ?? added;
		const settled = await changes.settle(id, 'done', null);
		if (!settled.ok) {
			return settled;
		}

		made++;
	}

	return succeed(made);
}

/** @returns The version that was added, where one was. */
async function send(
	documents: Documents,
	where: Location,
	wanted: WantedDocument,
	step: PublishStep,
	added: string | null,
): Promise<Outcome<string | null>> {
	const {name} = wanted;
	switch (step.type) {
		case 'create':
			return sure(documents, where, wanted, without(await documents.createDocument(where, wanted)));
		case 'add-version':
			return sure(documents, where, wanted, await documents.addVersion(where, wanted));
		case 'set-default': {
			const set = await documents.setDefaultVersion(where, name, step.version ?? added ?? '');
			return set.ok ? succeed(null) : set;
		}

		case 'share': {
			const shared = await documents.share(where, name, step.add, step.remove);
			return shared.ok ? succeed(null) : shared;
		}
	}
}

function without(outcome: Outcome<void>): Outcome<null> {
	return outcome.ok ? succeed(null) : outcome;
}

/** After a lost response, or a refusal because it exists already, what AWS has decides. */
async function sure(
	documents: Documents,
	where: Location,
	{name, content}: WantedDocument,
	sent: Outcome<string | null>,
): Promise<Outcome<string | null>> {
	if (sent.ok) {
		return sent;
	}

	const {kind, code = ''} = sent.failure;
	const isUnsure = kind === 'unreachable' || kind === 'service' || /AlreadyExists|DuplicateDocumentContent/.test(code);
	const latest = isUnsure ? await documents.readDocument(where, name, '$LATEST') : null;
	return latest?.ok && latest.value?.content === content ? succeed(latest.value.version) : fail(sent.failure);
}
