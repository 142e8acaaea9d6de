export const packagesAsNeeded: Readonly<Record<string, string>>;
export function requireAsNeeded(code: string): string;
