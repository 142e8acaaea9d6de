export {wrapText} from '../../core/status/wrap-text.ts';
