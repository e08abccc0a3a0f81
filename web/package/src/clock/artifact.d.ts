/** The module's bytes as text (see `decode` in `loop.ts`), written by `cargo xtask build`. */
export const artifact: string;
