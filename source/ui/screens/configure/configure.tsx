import {Box} from 'ink';
import {
	type Configure,
	configureFrame,
	selectConfigure,
	selectForm,
	selectReview,
	selectRunbooks,
	selectSections,
} from '../../../core/screens/configure/select.ts';
import {Form} from '../../components/form.tsx';
import {Painted} from '../../components/painted.tsx';
import {ReviewPane} from '../../components/review-pane.tsx';
import {RunbookPicker} from '../../components/runbook-picker.tsx';
import {SectionBar, SectionList} from '../../components/section-list.tsx';
import type {ScreenProps} from '../../screen-props.ts';

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
	const configure = selectConfigure(state);
	if (configure === null) {
		return null;
	}

	const {isWide, list, body} = configureFrame(state);
	const sections = selectSections(state, configure);
	const open = (
		<OpenSection
			state={state}
			configure={configure}
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

type OpenSectionProps = ConfigureScreenProps & {readonly configure: Configure};

function OpenSection({state, configure, width, height, matrix}: OpenSectionProps) {
	switch (configure.section) {
		case 'runbook':
			return <RunbookPicker screen={selectRunbooks(configure)} width={width} height={height} />;
		case 'places':
			return matrix === undefined ? null : <Painted rows={matrix} />;
		case 'review':
			return (
				<ReviewPane screen={selectReview(state, configure)} top={configure.review.top} width={width} height={height} />
			);
		default:
			return <Form screen={selectForm(state, configure)} width={width} height={height} />;
	}
}
