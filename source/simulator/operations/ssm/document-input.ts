import {documentName, documentVersionName} from '../../constraints/automation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';

/** What creating and updating a document take alike. */
export const documentInput = {
	Content: required(text({min: 1})),
	Attachments: list(
		structure(
			{
				Key: text({values: ['SourceUrl', 'S3FileUrl', 'AttachmentReference']}),
				Values: list(text({min: 1, max: 1024}), {min: 1, max: 1}),
				Name: documentName,
			},
			'AttachmentsSource',
		),
		{min: 0, max: 20},
	),
	Name: required(documentName),
	DisplayName: text({max: 1024, pattern: '^[\\w.\\-:/ ]*$'}),
	VersionName: documentVersionName,
	DocumentFormat: text({values: ['YAML', 'JSON', 'TEXT']}),
	TargetType: text({max: 200, pattern: '^/[\\w.\\-:/]*$'}),
};
