//! The words that instrumentation writes into a program, none of which the program itself contains.

/// The global functions that instrumented code calls. The host defines them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// `mark(id)`: the point `id` is about to run.
    pub mark: String,
    /// `await_(id, value)` returns `value`: the `await` at the point `id` is about to take it.
    pub await_: String,
    /// `caught(error)`: a `catch` clause received `error`.
    pub caught: String,
    /// `evaluated(text)` gives the text that the engine is to see: `eval` is about to take it.
    pub evaluated: String,
    /// `deep()`: something is about to be evaluated that may call its way back here, outside of any function's body.
    pub deep: String,
    /// `defined(class, site)`: the class whose text stands at `site` is being made.
    pub defined: String,
    /// `power(base, exponent)`: the operator `**`.
    pub power: String,
    /// `measured(text, times)`: `text`, which is about to be put together with itself.
    pub measured: String,
    /// `resources()`: an object that knows the resources of a block, and disposes of them.
    pub resources: String,
    /// `guarded(function)`: a function that a promise's constructor may call.
    pub guarded: String,
    /// The word in every insertion; the other names begin with it.
    pub(super) prefix: String,
}

impl Names {
    /// Names that do not occur in `source`, nor in any text that it could put together and have evaluated: a program
    /// cannot name what hangs on the whole of its own text.
    #[must_use]
    pub fn for_source(source: &str) -> Self {
        let evaluates =
            source.contains("eval") || source.contains("Function") || source.contains("constructor");
        let mut prefix = if evaluates { format!("$L{:x}_", digest(source)) } else { String::from("$L") };
        let mut n = 0;
        while source.contains(&prefix) {
            n += 1;
            prefix = format!("$L{n}_");
        }
        // In a `with` the object is asked first for every name; nobody is asked for a property of a number. And among
        // thousands of names the engine looks for each by going through them all.
        let holder = if has_with(source) || has_many_names(source) { "0.." } else { "" };
        let name = |letter: char| format!("{holder}{prefix}{letter}");
        Self {
            mark: name('m'),
            await_: name('w'),
            caught: name('f'),
            evaluated: name('e'),
            deep: name('d'),
            defined: name('k'),
            power: name('p'),
            measured: name('l'),
            resources: name('u'),
            guarded: name('g'),
            prefix,
        }
    }

    /// Whether any of them occurs in `text`.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        text.contains(&self.prefix)
    }

    /// Whether the functions are properties of every number and not variables.
    #[must_use]
    pub fn are_properties(&self) -> bool {
        self.mark.starts_with("0..")
    }

    /// The names alone, as they are defined.
    pub(crate) fn plain(name: &str) -> &str {
        name.trim_start_matches("0..")
    }

    /// What a `catch` with a pattern binds instead.
    pub(super) fn bound(&self) -> String {
        format!("{}t", self.prefix)
    }

    /// A block's resources.
    pub(super) fn stack(&self, number: u32) -> String {
        format!("{}s{number}", self.prefix)
    }

    /// The computed key of a method that begins at `at`.
    pub(super) fn key(&self, at: u32) -> String {
        format!("{}c{at}", self.prefix)
    }

    /// What a `catch` that is not the program's binds.
    pub(super) fn error(&self) -> String {
        format!("{}x", self.prefix)
    }

    /// The private method by which a field's initializer reads from `super`.
    pub(super) fn parent(&self) -> String {
        format!("#{}s", self.prefix)
    }

    /// What the properties before a rest are bound to once more; a number follows.
    pub(super) fn rest(&self) -> String {
        format!("{}r", self.prefix)
    }

    /// Inserted text that the program has no part in.
    pub(super) fn aside(&self, text: &str) -> String {
        format!("/*{0}{{*/{text}/*{0}}}*/", self.prefix)
    }

    /// Inserted punctuation that opens something. The comment tells it from the program's own.
    pub(super) fn open(&self, punctuation: &str) -> String {
        format!("{punctuation}/*{}<*/", self.prefix)
    }

    /// Inserted punctuation that closes something.
    pub(super) fn close(&self, punctuation: &str) -> String {
        format!("/*{}>*/{punctuation}", self.prefix)
    }

    /// The two halves that turn a closing parenthesis of the program into a comment.
    pub(super) fn hide(&self) -> (String, String) {
        (format!("/*{}#", self.prefix), format!("#{}*/", self.prefix))
    }
}

/// Whether there may be a `with` statement.
fn has_with(source: &str) -> bool {
    source.match_indices("with").any(|(at, word)| {
        let before = source[..at].chars().next_back();
        let after = source[at + word.len()..].trim_start();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'))
            && (after.starts_with('(') || after.starts_with("/*") || after.starts_with("//"))
    })
}

/// Whether some scope may have thousands of names.
fn has_many_names(source: &str) -> bool {
    let declares = ["var ", "let ", "const ", "function ", "class "];
    source.len() > 16 * MANY_NAMES
        && declares.iter().map(|word| source.matches(word).count()).sum::<usize>() > MANY_NAMES
}

const MANY_NAMES: usize = 2_000;

/// FNV-1a, folded to 32 bits.
fn digest(text: &str) -> u32 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}
