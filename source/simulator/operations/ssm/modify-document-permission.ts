import {documentName} from '../../constraints/automation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import {setDocument} from '../../documents/change-documents.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandOwnDocument} from './change-document.ts';

type Input = {
	Name: string;
	PermissionType: 'Share';
	AccountIdsToAdd?: readonly string[];
	AccountIdsToRemove?: readonly string[];
	SharedDocumentVersion?: string;
};

/** How many accounts a document may be shared with one by one. @see https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const mostShares = 1000;

/** Share a document with accounts, or take it back; 20 of each in a request. Sharing twice changes nothing. */
export const modifyDocumentPermission = operation<Input>({
	service: 'ssm',
	name: 'ModifyDocumentPermission',
	input: structure({
		Name: required(documentName),
		PermissionType: required(text({values: ['Share']})),
		AccountIdsToAdd: list(text({pattern: '[Aa][Ll][Ll]|[0-9]{12}'}), {max: 20}),
		AccountIdsToRemove: list(text({pattern: '[Aa][Ll][Ll]|[0-9]{12}'}), {max: 20}),
		SharedDocumentVersion: text({max: 8, pattern: '([$]LATEST|[$]DEFAULT|[$]ALL)'}),
	}),
	handle(context, input) {
		const document = demandOwnDocument(context, input.Name);
		const added = (input.AccountIdsToAdd ?? []).map(id => id.toLowerCase());
		const removed = (input.AccountIdsToRemove ?? []).map(id => id.toLowerCase());
		const sharedWith = [...new Set([...document.sharedWith, ...added])].filter(id => !removed.includes(id));
		if (sharedWith.length > mostShares) {
			throw new ServiceError(
				'DocumentPermissionLimit',
				`The document can't be shared with more than ${mostShares} AWS accounts.`,
			);
		}
		const versions = new Map([...(document.sharedVersions ?? [])].filter(([id]) => !removed.includes(id)));
		for (const id of added) {
			versions.set(id, input.SharedDocumentVersion ?? '$DEFAULT');
		}
		setDocument(context.world, {...document, sharedWith, sharedVersions: versions});
		return {};
	},
});
