export {toPrintableLine} from '../../core/status/printable.ts';
