//! What a person types as a program's output, line by line.

/// The lines of a text, without what cannot be seen at their ends.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The answer's lines. One typed in a single line is taken apart where nothing that the program prints speaks against it.
pub(super) fn read(answer: &str, expected: &[String]) -> Vec<String> {
    let typed = lines(answer);
    let [only] = typed.as_slice() else { return typed };
    if expected.iter().any(|line| line == only) && expected.len() == 1 {
        return typed;
    }
    let printed = |of: fn(char) -> bool| expected.iter().any(|line| line.contains(of));
    let apart: Vec<String> = if only.contains(',') {
        if printed(|c| c == ',') {
            return typed;
        }
        only.split(',').map(|line| line.trim().to_owned()).collect()
    } else if !printed(char::is_whitespace) {
        only.split_whitespace().map(str::to_owned).collect()
    } else {
        return typed;
    };
    lines(&apart.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_for(answer: &str, program_prints: &str) -> String {
        read(answer, &lines(program_prints)).join("|")
    }

    #[test]
    fn lines_are_lines() {
        assert_eq!(read_for("a b\r\nc, d  \n\n", "x\ny"), "a b|c, d");
        assert_eq!(read_for("", "x"), "");
    }

    #[test]
    fn one_line_is_taken_apart_only_if_that_is_clear() {
        assert_eq!(read_for("a, b,c", "a\nb\nc"), "a|b|c");
        assert_eq!(read_for("a b  c", "a\nb\nc"), "a|b|c");
        assert_eq!(read_for("then 1, then 2", "then 2\nthen 1"), "then 1|then 2");
        assert_eq!(read_for("then 1 then 2", "then 2\nthen 1"), "then 1 then 2");
        assert_eq!(read_for("1, 2", "[1, 2]\n3"), "1, 2");
        assert_eq!(read_for("a b", "b a"), "a b");
    }
}
