//! Dates.

/// What stands for itself.
pub(super) const LEAVES: &[&str] = &[
    "new Date(0)",
    "new Date(1e12)",
    "new Date(NaN)",
    "new Date(2020, 1, 29, 12, 30, 15, 500)",
    "new Date('2021-03-04T05:06:07.089Z')",
    "new Date(8.64e15)",
    "new Date(-1)",
    "new Date(1999, 11, 31, 23, 59, 59)",
    "new Date('Tue Mar 01 2022 10:00:00 GMT+0100')",
    "new Date(2019, 0)",
    "new Date('2024-02-30')",
    "new Date(-62198755200000)",
];

/// What has parts.
pub(super) const RULES: &[&str] = &[
    "new Date(§n)",
    "new Date(§n, §n, §n)",
    "new Date(§x)",
    "new Date(§d)",
    "new Date(§s)",
    "new Date(2000, §n, §n, §n, §n)",
    "new Date(§D)",
    "new Date(§D)",
];
