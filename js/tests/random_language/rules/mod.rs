//! What expressions of each kind may be, a file for a kind. A hole `§` is followed by the letter of the kind that stands in
//! it; see [`Generator::hole`](crate::generator::Generator).

mod any;
mod arrays;
mod bigints;
mod booleans;
mod dates;
mod functions;
mod iterables;
mod numbers;
mod objects;
mod promises;
mod regexps;
mod strings;
mod symbols;
mod typed_arrays;

/// The kinds: anything, number, string, boolean, array, object, function, bigint, symbol, regular expression, date, typed
/// array, iterable, promise.
pub(crate) const KINDS: &str = "nsbaofgyrdtip";

/// The rules for a kind.
pub(crate) fn of(kind: char) -> &'static [&'static str] {
    match kind {
        'n' => numbers::RULES,
        's' => strings::RULES,
        'b' => booleans::RULES,
        'a' => arrays::RULES,
        'o' => objects::RULES,
        'f' => functions::RULES,
        'g' => bigints::RULES,
        'y' => symbols::RULES,
        'r' => regexps::RULES,
        'd' => dates::RULES,
        't' => typed_arrays::RULES,
        'i' => iterables::RULES,
        'p' => promises::RULES,
        _ => any::RULES,
    }
}

/// Literals and other leaves of a kind.
pub(crate) fn leaves(kind: char) -> &'static [&'static str] {
    match kind {
        'n' => numbers::LEAVES,
        's' => strings::LEAVES,
        'b' => booleans::LEAVES,
        'a' => arrays::LEAVES,
        'o' => objects::LEAVES,
        'f' => functions::LEAVES,
        'g' => bigints::LEAVES,
        'y' => symbols::LEAVES,
        'r' => regexps::LEAVES,
        'd' => dates::LEAVES,
        't' => typed_arrays::LEAVES,
        'i' => iterables::LEAVES,
        'p' => promises::LEAVES,
        _ => any::LEAVES,
    }
}
