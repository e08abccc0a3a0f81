//! DEVIATION (belief): a program whose `await` is a call that blocks.

use super::instrumented::Instrumented;

const AWAIT: &str = "await";

/// Takes the word `await` away where a marker follows it, so that the marker's call stands alone: `await $Lw(3,p())`
/// becomes `      $Lw(3,p())`. What stands where stays, and so does the map to the original.
///
/// Left alone: `for await`, whose marker takes an iterable; and an `await` with a line break or a comment of the program's
/// behind it, where `return` might lose its operand.
pub(crate) fn block_awaits(program: &mut Instrumented) {
    let call = format!("{}(", program.names.await_);
    let aside = program.names.open("");
    let mut from = 0;
    while let Some(found) = program.code[from..].find(&call) {
        let at = from + found;
        from = at + call.len();
        let before = program.code[..at].trim_end_matches(' ');
        let before = before.strip_suffix(aside.as_str()).unwrap_or(before).trim_end_matches(' ');
        if let Some(before) = before.strip_suffix(AWAIT) {
            let start = before.len();
            program.code.replace_range(start..start + AWAIT.len(), "     ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Kind, instrument};

    #[test]
    fn only_the_word_goes() {
        let source = "async function f() { return await g(await 1) + await\n2; for await (const x of y); }";
        let before = instrument(source, Kind::Script).expect("it parses");
        let mut after = before.clone();
        block_awaits(&mut after);
        assert_eq!(after.code.len(), before.code.len());
        assert_eq!(before.code.matches("await").count(), 4);
        assert_eq!(after.code.matches("await").count(), 2, "{}", after.code);
    }
}
