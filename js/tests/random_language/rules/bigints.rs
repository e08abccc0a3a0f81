//! Bigints.

/// What stands for itself.
pub(super) const LEAVES: &[&str] =
    &["0n", "1n", "-1n", "10n", "255n", "123456789012345678901234567890n", "-7n", "2n ** 64n"];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "(§g + §g)",
    "(§g - §g)",
    "(§g * §g)",
    "(§g / §g)",
    "(§g % §g)",
    "(§g ** 3n)",
    "(§g & §g)",
    "(§g | §g)",
    "(§g ^ §g)",
    "(§g << 5n)",
    "(§g >> 3n)",
    "(~§g)",
    "(-(§g))",
    "BigInt(§x)",
    "BigInt.asUintN(§k, §g)",
    "BigInt.asIntN(§k, §g)",
    "(§b ? §g : §g)",
];
