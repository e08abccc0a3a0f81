//! Programs as trees of text, in which only so much is known of JavaScript as making one smaller takes.

use std::rc::Rc;

/// Pieces that several programs share: one that is a step smaller is the same nearly everywhere.
type Parts = Rc<[Tree]>;

/// A piece of a program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    /// Text that stays as it is.
    Text(Rc<str>),
    /// Pieces, one behind the other.
    Join(Parts),
    /// An expression: a smaller one inside it, or `0`, may stand in its place.
    Expression(Parts),
    /// Things with commas between them, any of which may be left out.
    Items(Parts),
    /// Statements, any of which may be left out or replaced by the statements inside it.
    Statements(Parts),
}

/// What stands for a piece in a template.
const HOLE: char = '§';

/// An expression: each `§` of `template` is the next of `parts`.
pub(crate) fn expression(template: &str, parts: Vec<Tree>) -> Tree {
    Tree::Expression(pieces(template, parts).into())
}

/// Any other text with pieces in it.
pub(crate) fn join(template: &str, parts: Vec<Tree>) -> Tree {
    Tree::Join(pieces(template, parts).into())
}

pub(crate) fn text(text: impl Into<Rc<str>>) -> Tree {
    Tree::Text(text.into())
}

pub(crate) fn items(items: Vec<Tree>) -> Tree {
    Tree::Items(items.into())
}

pub(crate) fn statements(statements: Vec<Tree>) -> Tree {
    Tree::Statements(statements.into())
}

fn pieces(template: &str, parts: Vec<Tree>) -> Vec<Tree> {
    let mut texts = template.split(HOLE);
    let mut pieces = vec![text(texts.next().unwrap_or_default())];
    let mut parts = parts.into_iter();
    for (part, behind) in parts.by_ref().zip(texts.by_ref()) {
        pieces.push(part);
        pieces.push(text(behind));
    }
    assert!(parts.next().is_none() && texts.next().is_none(), "a template with other holes: {template}");
    pieces
}

impl Tree {
    /// Its text.
    pub(crate) fn render(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Join(parts) | Self::Expression(parts) => parts.iter().for_each(|part| part.write(out)),
            Self::Items(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    item.write(out);
                }
            }
            Self::Statements(statements) => {
                for statement in statements.iter() {
                    statement.write(out);
                    out.push('\n');
                }
            }
        }
    }

    fn parts(&self) -> &[Self] {
        match self {
            Self::Text(_) => &[],
            Self::Join(parts) | Self::Expression(parts) | Self::Items(parts) | Self::Statements(parts) => {
                parts
            }
        }
    }

    fn with_parts(&self, parts: Vec<Self>) -> Self {
        let parts = parts.into();
        match self {
            Self::Text(_) => self.clone(),
            Self::Join(_) => Self::Join(parts),
            Self::Expression(_) => Self::Expression(parts),
            Self::Items(_) => Self::Items(parts),
            Self::Statements(_) => Self::Statements(parts),
        }
    }

    /// How large it is.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            _ => self.parts().iter().map(|part| 1 + part.size()).sum(),
        }
    }

    /// Every tree that is one step smaller.
    pub(crate) fn smaller(&self) -> Vec<Self> {
        let mut all = Vec::new();
        match self {
            Self::Statements(statements) => all.extend(fewer(statements).into_iter().map(self::statements)),
            Self::Items(items) => all.extend(fewer(items).into_iter().map(self::items)),
            Self::Expression(parts) => {
                all.extend(parts.iter().flat_map(Self::expressions));
                all.push(text("0"));
            }
            Self::Text(_) | Self::Join(_) => {}
        }
        for (index, part) in self.parts().iter().enumerate() {
            for part in part.smaller() {
                let mut parts = self.parts().to_vec();
                parts[index] = part;
                all.push(self.with_parts(parts));
            }
        }
        let size = self.size();
        all.retain(|tree| tree.size() < size);
        all
    }

    /// The outermost expressions in it.
    fn expressions(&self) -> Vec<Self> {
        match self {
            Self::Expression(_) => vec![self.clone()],
            _ => self.parts().iter().flat_map(Self::expressions).collect(),
        }
    }

    /// The outermost statements inside one of its statements.
    fn inner_statements(&self) -> Vec<Self> {
        match self {
            Self::Statements(statements) => statements.to_vec(),
            _ => self.parts().iter().flat_map(Self::inner_statements).collect(),
        }
    }
}

/// The list without a half, a quarter … or one of its members, or with what is inside one in its place.
fn fewer(list: &[Tree]) -> Vec<Vec<Tree>> {
    let mut all = Vec::new();
    let mut length = list.len() / 2;
    while length > 1 {
        all.extend((0..list.len()).step_by(length).map(|at| without(list, at, length)));
        length /= 2;
    }
    for (index, member) in list.iter().enumerate() {
        all.push(without(list, index, 1));
        let inside = member.inner_statements();
        if !inside.is_empty() {
            all.push([&list[..index], &inside, &list[index + 1..]].concat());
        }
    }
    all
}

fn without(list: &[Tree], at: usize, count: usize) -> Vec<Tree> {
    [&list[..at], &list[(at + count).min(list.len())..]].concat()
}

/// The smallest tree found for which `fails` still holds; at most `most` are tried.
pub(crate) fn shrink(tree: &Tree, most: usize, mut fails: impl FnMut(&[Tree]) -> Option<usize>) -> Tree {
    let mut smallest = tree.clone();
    let mut tried = 0;
    'smaller: loop {
        let mut all = smallest.smaller();
        all.sort_by_cached_key(Tree::size);
        for batch in all.chunks(16) {
            tried += batch.len();
            if tried > most {
                return smallest;
            }
            if let Some(found) = fails(batch) {
                smallest = batch[found].clone();
                continue 'smaller;
            }
        }
        return smallest;
    }
}
