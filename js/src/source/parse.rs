//! Parsing: which grammar a program follows.

use oxc_allocator::Allocator;
use oxc_parser::{ParseOptions, Parser, ParserReturn};
use oxc_span::SourceType;

/// How a program is run, which decides its grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A classic script: a page's `<script>`.
    Script,
    /// The body of a function, as Node's CommonJS modules are: `return` is allowed at the top.
    CommonJs,
    /// An ES module: strict, with top-level `await`.
    Module,
}

impl Kind {
    fn source_type(self) -> SourceType {
        match self {
            Self::Script => SourceType::script(),
            Self::CommonJs => SourceType::cjs(),
            Self::Module => SourceType::mjs(),
        }
    }
}

/// Parses `source` into `allocator`.
pub(super) fn parse<'a>(allocator: &'a Allocator, source: &'a str, kind: Kind) -> ParserReturn<'a> {
    let options = ParseOptions {
        parse_regular_expression: true,
        allow_return_outside_function: kind == Kind::CommonJs,
        ..Default::default()
    };
    Parser::new(allocator, source, kind.source_type()).with_options(options).parse()
}
