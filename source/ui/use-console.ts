import {createContext, useContext, useSyncExternalStore} from 'react';
import type {Event} from '../core/console/event.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {type Appearance, themes} from './theme.ts';

/** What a screen needs of the store: the runtime's store is one. */
export type ConsoleStore = {
	getState(): ConsoleState;
	dispatch(event: Event): void;
	subscribe(listener: () => void): () => void;
};

/** The state as it is now; draws again after every event. */
export function useConsole(store: ConsoleStore): ConsoleState {
	return useSyncExternalStore(store.subscribe, store.getState);
}

const AppearanceContext = createContext<Appearance>({palette: themes.dark, isAscii: false, hasColor: true});
export const AppearanceProvider = AppearanceContext.Provider;

const SearchContext = createContext('');
export const SearchProvider = SearchContext.Provider;

/** The search of the shown screen; empty for none. */
export function useSearch(): string {
	return useContext(SearchContext);
}

/** Theme, glyphs and whether there is colour. */
export function useAppearance(): Appearance {
	return useContext(AppearanceContext);
}
