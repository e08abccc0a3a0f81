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
    /// `power(base, exponent)`: the operator `**`.
    pub power: String,
    /// `resources()`: an object that knows the resources of a block, and disposes of them.
    pub resources: String,
    /// The word in every insertion; the other names begin with it.
    pub(super) prefix: String,
}

impl Names {
    /// Names that do not occur in `source`.
    #[must_use]
    pub fn for_source(source: &str) -> Self {
        let mut prefix = String::from("$L");
        let mut n = 0;
        while source.contains(&prefix) {
            n += 1;
            prefix = format!("$L{n}_");
        }
        Self {
            mark: format!("{prefix}m"),
            await_: format!("{prefix}w"),
            caught: format!("{prefix}f"),
            power: format!("{prefix}p"),
            resources: format!("{prefix}u"),
            prefix,
        }
    }

    /// What a `catch` with a pattern binds instead.
    pub(super) fn bound(&self) -> String {
        format!("{}t", self.prefix)
    }

    /// A block's resources.
    pub(super) fn stack(&self, number: u32) -> String {
        format!("{}s{number}", self.prefix)
    }

    /// What a `catch` that is not the program's binds.
    pub(super) fn error(&self) -> String {
        format!("{}e", self.prefix)
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
