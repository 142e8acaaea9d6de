import {recordFormat, reportFormats} from '../core/actions/report/formats.ts';
import {redactions} from '../core/actions/report/redactor.ts';
import {defineCommand} from './line/command.ts';
import {many, one, required} from './line/flag.ts';
import {choice, choices, executionOrRecord, isRecordFile, outputFile} from './line/kinds.ts';
import {tellFailure} from './services.ts';

/** Write what happened in a fan-out, to hand on. */
export const report = defineCommand(
	{
		name: 'report',
		arguments: {'execution-id': required(executionOrRecord)},
		text: 'write what happened in a fan-out, to hand on; of the file of a record, too',
		flags: {
			format: one(
				choice('<format>', [...reportFormats, recordFormat] as const),
				'html, md, csv, json, junit, or record for rollgrid replay; by the file’s ending (.xml is junit, .record a record), else html; md where it is printed. All but csv, which has the locations alone, also tell what happened: who did what, notes, gates (junit in the output of its last suite)',
			),
			redact: many(
				choices('<what>', redactions),
				'leave out, in every format: accounts and names become others, messages, comments and notes go',
			),
			output: one(
				outputFile,
				'the file to write, whole or not at all, - for standard output; one that is there is replaced only with --yes',
				'o',
			),
		},
		check: ({flags: {json, format}}) =>
			json && format !== undefined && format !== 'json' ? [`--json and --format ${format} don’t go together`] : [],
	},
	async (app, {flags, args}) => {
		const options = {
			executionId: args['execution-id'],
			format: flags.json ? ('json' as const) : flags.format,
			output: flags.output,
			isYes: flags.yes,
			redactions: flags.redact.flat(),
		};
		const {report: write, reportRecord} = await import('./report/run.ts');
		if (isRecordFile(options.executionId)) {
			const read = await app.readRecord(options.executionId);
			return read.ok ? reportRecord(app, read.value, options) : tellFailure(app, read.failure);
		}

		const [{settleAfter}, services] = await Promise.all([import('./start/settle.ts'), app.openStartServices()]);
		return settleAfter(services, write({...services, files: app.files}, options));
	},
);
