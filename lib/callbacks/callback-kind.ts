/** The calls that Toss makes to a partner. @internal */
export type CallbackKind = 'unlink' | 'subscription';
