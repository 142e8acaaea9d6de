import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {viewServiceSetting} from './service-setting.ts';

export const getServiceSetting = operation<{SettingId: string}>({
	service: 'ssm',
	name: 'GetServiceSetting',
	input: structure({SettingId: required(text({min: 1, max: 1000}))}),
	handle: (context, {SettingId}) => ({ServiceSetting: viewServiceSetting(context, SettingId)}),
});
