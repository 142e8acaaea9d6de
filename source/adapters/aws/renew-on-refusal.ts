import type {Signer} from './way.ts';

type Next = (args: object) => Promise<object>;

/** The part of an SDK client that middleware is added to. */
type Stackable = {
	readonly middlewareStack: {
		add(
			// biome-ignore lint/complexity/noBannedTypes: the SDK types its middleware by each client's own inputs; ours reads none of them
			middleware: Function,
			options: {
				readonly step: 'initialize' | 'finalizeRequest';
				readonly name: string;
				readonly priority: 'low' | 'high';
			},
		): void;
	};
};

/** Codes by which AWS says that it doesn't know a key, or no longer. */
const refusals =
	/^(ExpiredToken|ExpiredTokenException|UnrecognizedClientException|InvalidClientTokenId|RequestExpired|AuthFailure)$/;

/** Whether AWS refused the credentials themselves, whatever they were to be used for. */
function isRefusedKey(error: unknown): boolean {
	return refusals.test((error as {readonly name?: string}).name ?? '');
}

/** Where AWS doesn't take the credentials of a call, get others and try it once more. Nothing was carried out by the first try. */
export function renewOnRefusal(client: object, signer: Signer): void {
	const {middlewareStack} = client as Stackable;
	middlewareStack.add(
		(next: Next): Next =>
			async args => {
				// The same that sign: the SDK asks for them right after.
				const {accessKeyId} = await signer.provide();
				try {
					return await next(args);
				} catch (error) {
					const isExpired = /Expired/.test((error as {readonly name?: string}).name ?? '');
					if (isRefusedKey(error) && (await signer.renew(accessKeyId, isExpired))) {
						return next(args);
					}

					throw error;
				}
			},
		{step: 'initialize', name: 'rollgridRenewOnRefusal', priority: 'high'},
	);
}
