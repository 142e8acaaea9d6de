import {Box} from 'ink';
import type {Configuring} from '../../../core/screens/configure/configuring.ts';
import {selectForm} from '../../../core/screens/configure/form/select.ts';
import {selectPreflight} from '../../../core/screens/configure/preflight/select.ts';
import {selectReview} from '../../../core/screens/configure/review/select.ts';
import {selectRunbooks} from '../../../core/screens/configure/runbook/select.ts';
import {configureFrame, selectConfigure} from '../../../core/screens/configure/select.ts';
import {selectSections} from '../../../core/screens/configure/select-sections.ts';
import {Painted} from '../../components/painted.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {Form} from './form.tsx';
import {PreflightPane} from './preflight-pane.tsx';
import {ReviewPane} from './review-pane.tsx';
import {RunbookPicker} from './runbook-picker.tsx';
import {SectionBar, SectionList} from './section-list.tsx';

export type ConfigureScreenProps = {
	readonly state: ScreenProps['state'];
	readonly width: number;
	/** Less than the frame's where a question lies over it. */
	readonly height: number;
	/** The matrix of locations as the painter drew it, where no painter's layer shows it. */
	readonly matrix?: readonly string[] | undefined;
};

/** A launch being configured: its sections, and the one that is open. The matrix of locations is the painter's. */
export function ConfigureScreen({state, width, height, matrix}: ConfigureScreenProps) {
	const configuring = selectConfigure(state);
	if (configuring === null) {
		return null;
	}

	const {isWide, list, body} = configureFrame(state);
	const sections = selectSections(configuring);
	const open = (
		<OpenSection
			configuring={configuring}
			width={body.columns}
			height={isWide ? height : Math.max(1, height - list.rows)}
			matrix={matrix}
		/>
	);
	return isWide ? (
		<Box width={width} height={height}>
			<SectionList sections={sections} width={list.columns} height={height} />
			<Box paddingLeft={1}>{open}</Box>
		</Box>
	) : (
		<Box flexDirection="column" width={width} height={height}>
			<SectionBar sections={sections} width={width} height={list.rows} />
			{open}
		</Box>
	);
}

type OpenSectionProps = Omit<ConfigureScreenProps, 'state'> & {readonly configuring: Configuring};

function OpenSection({configuring, width, height, matrix}: OpenSectionProps) {
	const {configure} = configuring;
	switch (configure.section) {
		case 'runbook':
			return <RunbookPicker screen={selectRunbooks(configure)} width={width} height={height} />;
		case 'places':
			return matrix === undefined ? null : <Painted rows={matrix} />;
		case 'preflight':
			return <PreflightPane screen={selectPreflight(configuring)} width={width} height={height} />;
		case 'review':
			return <ReviewPane screen={selectReview(configuring)} top={configure.review.top} width={width} height={height} />;
		default:
			return <Form screen={selectForm(configuring)} width={width} height={height} />;
	}
}
